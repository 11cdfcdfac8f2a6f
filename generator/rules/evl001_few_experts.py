"""Мало экспертов

Что проверяет
    У каждой программы, которую оценили, не меньше двух экспертных листов разных экспертов. Сколько нужно на самом
    деле, говорит поле «нужно экспертов» критериев. Кворум заседания проверяет EXP020.

Зачем
    Один эксперт — мнение, а не экспертиза.

Плохо
    вид: экспертная оценка
    эксперт: петров

Хорошо
    вид: экспертная оценка
    эксперт: петров
    --- лист-2
    вид: экспертная оценка
    критерии: форма
    программа: чтение
    эксперт: иванова
    баллы:
      замысел: 2
      исполнение: 2

Осторожно
    Предварительной оценке («этап: предварительная») хватает одного эксперта.

Как исправить
    Добавьте лист ещё одного эксперта.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.results import Result
from generator.findings import Severity
from generator.rules.assessed import first_of_its_programme, programme_name
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Options, Rule
from generator.schema.types import Number

USUAL = 2
PRELIMINARY = "предварительная"


def check(result: Result, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark when a programme has fewer sheets than its criteria want."""
    given = result.form.record["experts_needed"]
    needed = int(given.value) if isinstance(given, Number) else USUAL
    if len(result.sheets) + result.left_out < needed and not any(
        one.record["stage"] == PRELIMINARY for one in result.sheets
    ):
        name = programme_name(result.programme.record)
        message = f"Программа {name}: экспертов {len(result.sheets) + result.left_out}, нужно {needed}"
        yield Mark(message, draft.record["programme"], "Добавьте лист ещё одного эксперта.", "программа")


RULE = Rule(
    code="EVL001",
    name="few-experts",
    severity=Severity.ERROR,
    criterion="K11",
    gate=True,
    manual=__doc__,
    kinds=("evaluation",),
    subjects=first_of_its_programme,
    check=check,
)
