"""Оценочный лист неверен

Что проверяет
    - Веса критериев, которые записаны долями, в сумме дают 1, а записанные процентами — 100 %.
    - Сумма баллов, названная в листе словами («набрала 19 баллов»), равна той, которая получается из баллов.

    Балл вне шкалы, пропущенный и неизвестный критерий, два листа одного эксперта — ошибки описания EXP010–EXP014:
    с ними лист не печатается. Суммы, средние и места считает программа.

Зачем
    Арифметика листа решает судьбу программы.

Плохо
    вид: экспертная оценка
    баллы:
      замысел: 2
      исполнение: 1
    сильные стороны:
      - Программа набрала 4 балла

Хорошо
    вид: экспертная оценка
    баллы:
      замысел: 2
      исполнение: 1
    сильные стороны:
      - Программа набрала 3 балла

Осторожно
    Веса больше единицы («вес: 2») — множители, их сумма может быть любой.

Как исправить
    Исправьте вес или число в тексте; сумму в тексте лучше не писать вовсе — её печатает лист.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from generator.derive.score_figures import points
from generator.derive.scoring import PERCENT, Form, Sheet, form_of, fraction
from generator.findings import Severity
from generator.rules.assessed import own_sheet
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Number

TOTAL = re.compile(
    r"(?:набра\w+|сумм\w+|итог\w*|всего|получил\w*)\W+(?:\w+\W+){0,2}?(\d+(?:,\d+)?)[ \u00a0]балл", re.IGNORECASE
)


def subjects(draft: Draft) -> Sequence[Form | Sheet] | Missing:
    """The form of criteria, or the sheet."""
    return [form_of(draft.record)] if draft.kind == "criteria" else own_sheet(draft)


def check(subject: Form | Sheet, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on the weights of a form, on the totals that a sheet tells in words."""
    yield from _weights(subject) if isinstance(subject, Form) else _totals(subject, draft)


def _weights(form: Form) -> Iterator[Mark]:
    given = [weight for one in form.criteria.values() if isinstance(weight := one.record["weight"], Number)]
    if not given or min(one.value for one in given) <= 0:  # such a weight is an error of the form itself
        return
    in_percent = [one for one in given if one.unit == PERCENT]
    whole = 100 if in_percent else 1
    is_parts = bool(in_percent) or (all(one.value <= 1 for one in given) and any(one.value < 1 for one in given))
    numbers: list[Any] = [fraction(one) or Fraction() for one in given]
    total = sum(numbers, Fraction()) + (len(form.criteria) - len(given)) * whole
    if is_parts and total != whole:
        message = f"Веса критериев дают вместе {points(total)}{' %' if in_percent else ''}, а не {whole}"
        hint = "Доли складываются в 1, проценты — в 100 %; у критерия без «вес:» он равен единице."
        odd = in_percent if 0 < len(in_percent) < len(given) else given
        if odd is in_percent:
            hint = f"Одни веса в процентах, другие — числами: пишите все одинаково. {hint}"
        yield Mark(message, odd[0], hint, "группы, вес", "weights")


def _totals(sheet: Sheet, draft: Draft) -> Iterator[Mark]:
    right = points(sheet.total)
    for leaf in draft.texts:
        for found in TOTAL.finditer(leaf.value):
            if found[1] != right:
                message = f"Сумма баллов листа {right}, а в тексте {found[1]}"
                place = leaf.value.at(found.start(1), len(found[1]))
                yield Mark(message, place, "Уберите число из текста: сумму печатает сам лист.", leaf.path, "total")


RULE = Rule(
    code="EVL004",
    name="score-sheet",
    severity=Severity.ERROR,
    criterion="K11",
    gate=True,
    manual=__doc__,
    kinds=("criteria", "evaluation"),
    subjects=subjects,
    check=check,
)
