"""Проблема без задачи или без доказательства

Что проверяет
    Каждую проблему решает хотя бы одна задача (поле «проблемы» задачи), и у проблемы есть подтверждение: поле
    «подтверждение» или число прямо в её словах. Если задачи с проблемами не связаны вовсе, замечание одно.

Зачем
    Названная и забытая проблема — первый вопрос защиты; проблема без данных — мнение.

Плохо
    проблемы:
      - проблема: Дети мало читают
        код: чтение
        подтверждение: диагностика 2026 года — 41 ученик из 120
      - проблема: В трёх школах нет психолога
        код: психолог
        подтверждение: кадровый отчёт на 1 июня 2026 года
    задачи:
      - задача: Учить чтению
        проблемы: [чтение]

Хорошо
    проблемы:
      - проблема: Дети мало читают
        код: чтение
        подтверждение: диагностика 2026 года — 41 ученик из 120
      - проблема: В трёх школах нет психолога
        код: психолог
        подтверждение: кадровый отчёт на 1 июня 2026 года
        вне полномочий: ставки вводит учредитель
    задачи:
      - задача: Учить чтению
        проблемы: [чтение]

Осторожно
    Проблему, которую автор решить не вправе, отмечают полем «вне полномочий:» с причиной.

Как исправить
    Назовите проблему в поле «проблемы» задачи, а в поле «подтверждение» — число, опрос или акт проверки.
"""

from __future__ import annotations

import re

from generator.derive.coverage import naming
from generator.derive.emptiness import reason_for
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, check_of, subjects_of
from generator.rules.rule import Rule


def _is_forgotten(problem: Item, draft: Draft) -> bool:
    return not problem.holds("beyond") and not naming(
        problem.record, [item.record for item in draft.items("tasks")], "problems"
    )


def _is_unproved(problem: Item, draft: Draft) -> bool:
    is_proved = problem.holds("evidence") or reason_for(problem.record, "evidence")
    return not (is_proved or re.search(r"\d", problem.text))


FORGOTTEN = Lack(
    "problems",
    _is_forgotten,
    "ни одна задача её не решает",
    "Ни одну проблему не решает ни одна задача",
    "Назовите проблему в поле «проблемы» задачи; если она не в ваших силах — «вне полномочий:» и причина.",
    "no-task",
)
UNPROVED = Lack(
    "problems",
    _is_unproved,
    "нет подтверждения",
    "Ни одна проблема не подтверждена",
    "Добавьте «подтверждение:» — число с датой, опрос, акт проверки.",
    "no-evidence",
    Severity.WARNING,
)

RULE = Rule(
    code="TRC005",
    name="problem-without-task",
    severity=Severity.ERROR,
    criterion="K1",
    manual=__doc__,
    needs=("problems",),
    subjects=subjects_of(FORGOTTEN, UNPROVED),
    check=check_of(FORGOTTEN, UNPROVED),
)
