"""Мероприятие без задачи

Что проверяет
    Каждое мероприятие плана называет хотя бы одну задачу (поле «задачи»). Если план с задачами не связан вовсе,
    замечание одно — на весь план.

Зачем
    Эксперт спросит, зачем это мероприятие в программе.

Плохо
    мероприятия:
      - мероприятие: Спартакиада школьников
        срок: 2027
      - мероприятие: Тренинг оценивания
        срок: 2027
        задачи: [учить]

Хорошо
    мероприятия:
      - мероприятие: Создание рабочей группы
        срок: 2026
        организационное: да
      - мероприятие: Тренинг оценивания
        срок: 2027
        задачи: [учить]

Осторожно
    Мероприятия, которые служат всей программе (приказ, рабочая группа, отчёт), отмечают полем «организационное: да».

Как исправить
    Назовите код задачи в поле «задачи», отметьте мероприятие организационным или уберите его из плана.
"""

from __future__ import annotations

from generator.derive.emptiness import reason_for
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, check_of, subjects_of
from generator.rules.rule import Rule
from generator.schema.types import Flag


def _is_aimless(measure: Item, draft: Draft) -> bool:
    flag = measure["governance"]
    is_for_all = isinstance(flag, Flag) and flag.value
    return not (is_for_all or draft.linked(measure["tasks"]) or reason_for(measure.record, "tasks"))


AIMLESS = Lack(
    "measures",
    _is_aimless,
    "не связано ни с одной задачей",
    "Ни одно мероприятие плана не связано с задачами",
    "Назовите задачу: «задачи: [код или номер]»; для приказа или рабочей группы — «организационное: да».",
)

RULE = Rule(
    code="TRC002",
    name="measure-without-task",
    severity=Severity.ERROR,
    criterion="K5",
    manual=__doc__,
    needs=("measures",),
    subjects=subjects_of(AIMLESS),
    check=check_of(AIMLESS),
)
