"""Числа не сходятся

Что проверяет
    - Доли в тексте: «16 из 48 (33,3 %)», «47 % (94 из 200)», «Из 231 учителя категорию имеют 118 (51,1 %)» —
      с точностью до половины последней показанной цифры.
    - Суммы в тексте: «47 педагогов (31 учитель и 16 наставников)», «10 организаций: 7 средних школ и 3 основные»,
      «31 + 16 = 47».
    - Строки «Всего» и «Итого» таблиц — против суммы столбца.
    - Сумма ресурса — против сумм по годам.

Зачем
    Одна неверная сумма ставит под сомнение все прочие числа.

Плохо
    идея: В школах района работают 48 педагогов (31 учитель и 16 наставников).

Хорошо
    идея: В школах района работают 47 педагогов (31 учитель и 16 наставников).

Осторожно
    «В том числе», «из них», «например» и неточные числа («более 40») не складываются. Разные вещи — тоже: «3 школы (20
    учителей и 4 завуча)». Столбцы с долями, баллами и годами не суммируются.

Как исправить
    Пересчитайте по первичным данным и исправьте итог или слагаемое. Правка, которую предлагает проверка, ставит
    вычисленное число на место итога; верно ли это, решать вам.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive.figures import Figure, shares_in
from generator.derive.sums import sums_in
from generator.derive.totals import total_of_resource, totals_in_table
from generator.findings import Fix, Severity
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Missing, Options, Rule


def subjects(draft: Draft) -> Sequence[tuple[Figure, str]] | Missing:
    """All figures that can be reckoned again, with their paths."""
    found = [(one, leaf.path) for leaf in draft.texts for find in (shares_in, sums_in) for one in find(leaf.value)]
    found += [(one, "таблица") for table in _tables(draft.record) for one in totals_in_table(table)]
    found += [(one, item.path) for item in draft.items("resources") for one in total_of_resource(item.record)]
    return found or Missing("нет сумм и долей, которые можно пересчитать")


def _tables(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in ("sections", "appendices"):
        for part in record.get(field) or ():
            yield from (block["table"] for block in part["content"] or () if block["table"])


def check(subject: tuple[Figure, str], draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of a figure that is not what its parts make."""
    figure, path = subject
    if figure.agrees:
        return
    at = figure.text.at(figure.offset, len(figure.shown))
    fix = Fix(at, figure.shown, figure.right, safe=False)
    if figure.unit == "%":
        message = f"{figure.formula} — это {figure.right} %, в тексте {figure.shown} %"
        yield Mark(message, at, "Пересчитайте долю или исправьте числа.", path, "share", fix=fix)
    else:
        message = f"{figure.formula} = {figure.right}, в тексте {figure.shown}"
        yield Mark(message, at, "Пересчитайте сумму или исправьте слагаемое.", path, "sum", fix=fix)


RULE = Rule(
    code="FIG001",
    name="arithmetic",
    severity=Severity.ERROR,
    criterion="K9",
    gate=True,
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "report"),
    subjects=subjects,
    check=check,
)
