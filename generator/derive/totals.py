"""Totals that data show: rows «Всего» of tables, sums of resources with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.derive.figures import Figure, read, shown
from generator.reading.values import Text
from generator.schema.types import Number

Record = dict[str, Any]
Cell = tuple[int, Text, Decimal]  # its row, the text, the number

_TOTAL = re.compile(r"\s*\**(?:всего|итого)\b", re.IGNORECASE)
_PARTIAL = re.compile(r"\s*(?:[-–—]\s*)?(?:в\s+том\s+числе|из\s+них)", re.IGNORECASE)
_NOT_SUMMED = re.compile(r"%|дол[яи]|процент|средн|балл|рейтинг|\bгод|стаж|индекс|№|номер|класс", re.IGNORECASE)
_PLAIN = re.compile(r"\s*\**(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\**\s*")


def totals_in_table(table: Record) -> Iterator[Figure]:
    """The totals of a table's columns of plain numbers; none of a table that tells parts of parts («в том числе»)."""
    lines = [line for line in table["lines"] or () if line]
    if any(_PARTIAL.match(line[0]) for line in lines):
        return
    rows = [number for number, line in enumerate(lines) if _TOTAL.match(line[0])]
    for column, head in enumerate(table["columns"] or ()):
        if column and rows and not _NOT_SUMMED.search(head):
            yield from _column(_cells(lines, column), rows, len(lines))


def _cells(lines: Sequence[Sequence[Text]], column: int) -> list[Cell]:
    found = ((row, line[column]) for row, line in enumerate(lines) if column < len(line))
    return [(row, text, read(match[1])) for row, text in found if (match := _PLAIN.fullmatch(text))]


def _column(cells: list[Cell], totals: list[int], height: int) -> Iterator[Figure]:
    """Every total is the sum of the rows above it, of those since the last total, or of the totals before it."""
    if len(cells) != height:
        return  # a cell without a number leaves the sum open
    for place in totals:
        row, text, number = cells[place]
        above = [cell for cell in cells[:place] if cell[0] not in totals]
        since = [cell for cell in above if cell[0] > max((one for one in totals if one < row), default=-1)]
        before = [cell for cell in cells[:place] if cell[0] in totals]
        sums = [_sum(text, part) for part in (since, above, before) if len(part) > 1]
        if sums and (any(one.agrees for one in sums) or number > max(cell[2] for cell in above)):
            yield next((one for one in sums if one.agrees), sums[0])


def _sum(text: Text, parts: Sequence[Cell]) -> Figure:
    match = _PLAIN.fullmatch(text)
    assert match
    formula = " + ".join(shown(number) for _, _, number in parts)
    return Figure(text, match.start(1), match[1], sum((number for _, _, number in parts), Decimal()), formula)


MULTIPLES = {"тыс": 1000, "млн": 1_000_000, "млрд": 1_000_000_000}


def total_of_resource(resource: Record) -> Iterator[Figure]:
    """The sum of a resource over its years, where all are in like units."""
    amount = resource.get("amount")
    years = [entry["value"] for entry in (resource.get("amounts") or {}).values() if entry]
    if not isinstance(amount, Number) or not years or not all(isinstance(one, Number) for one in years):
        return
    if len({_unit(one.unit)[0] for one in (amount, *years) if one.unit}) > 1:
        return
    own = _multiple(amount, amount)
    parts = [one.value * _multiple(one, amount) / own for one in years]
    found = re.match(r"[\d\s\u00a0\u202f]*\d(?:[.,]\d+)?", amount)
    if found:
        yield Figure(amount, 0, found[0], sum(parts, Decimal()), " + ".join(shown(one.normalize()) for one in parts))


def _multiple(number: Number, otherwise: Number) -> Decimal:
    return Decimal(_unit(number.unit or otherwise.unit)[1])


def _unit(unit: str) -> tuple[str, int]:
    """The unit without its multiple («руб»), and the multiple."""
    words = re.findall(r"[^\W\d_]+|%", unit.lower())
    multiple = next((MULTIPLES[word] for word in words if word in MULTIPLES), 1)
    rest = [word[:3] for word in words if word not in MULTIPLES]
    return " ".join(rest), multiple
