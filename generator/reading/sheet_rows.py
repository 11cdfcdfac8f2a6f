"""Rows of a sheet of Excel: the values stored in it, as a person sees them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place, Related, Severity
from generator.reading.cells import seen
from generator.reading.numbers import listed
from generator.reading.sheet_survey import Survey, survey

MOST_COLUMNS = 500
MOST_UNPACKED = 500_000_000
# What openpyxl and the libraries below it raise for a file that is no sound workbook.
_DAMAGED = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)
_SAVE_ANEW = "Откройте файл в Excel и сохраните как «Книга Excel (.xlsx)», без пароля."


def sheet_rows(path: Path, name: str, sheet: str, findings: list[Finding]) -> Iterator[tuple[Place, list[str]]]:
    """The rows of the wanted sheet, or of the first visible one, with their places; faults join the findings.

    The workbook is read twice side by side: a formula shows in one reading, its stored value in the other.
    """
    try:
        yield from _rows(path, name, sheet, findings)
    except _DAMAGED as error:
        message = f"Таблица «{name}» не читается: это не целая книга Excel"
        if type(error).__module__.startswith("defusedxml"):
            message = f"Таблица «{name}» не читается: в ней недопустимый XML"
        findings.append(Finding("TAB001", message, Place(name), hint=_SAVE_ANEW))


def _rows(path: Path, name: str, wanted: str, findings: list[Finding]) -> Iterator[tuple[Place, list[str]]]:
    from openpyxl import load_workbook

    if _unpacked(path) > MOST_UNPACKED:
        findings.append(Finding("TAB001", f"Таблица «{name}» слишком велика", Place(name), hint=_SAVE_ANEW))
        return
    with ExitStack() as stack:
        values: Any = stack.enter_context(closing(load_workbook(path, read_only=True, data_only=True)))
        typed: Any = stack.enter_context(closing(load_workbook(path, read_only=True)))
        sheet = _sheet(values, name, wanted, findings)
        if sheet is None:
            return
        other = typed[sheet.title]
        with values._archive.open(sheet._worksheet_path) as part:
            seen_first = survey(part)
        findings += _oddities(seen_first, sheet.title, name)
        for one in (sheet, other):
            one.reset_dimensions()
        pairs = islice(zip(sheet.iter_rows(), other.iter_rows(), strict=True), seen_first.last)
        for number, (row, source) in enumerate(pairs, 1):
            if row:  # a million rows that are not there at all may lie above the last one
                place = Place(name, number, sheet=sheet.title)
                yield place, _cells(row, source, place, findings)


def _cells(row: Sequence[Any], source: Sequence[Any], place: Place, findings: list[Finding]) -> list[str]:
    """What the cells of a row show, none of them empty at its end."""
    pairs = zip(row[:MOST_COLUMNS], source[:MOST_COLUMNS], strict=True)
    cells = [_shown(cell, typed, place, column, findings) for column, (cell, typed) in enumerate(pairs, 1)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def _sheet(book: Any, name: str, wanted: str, findings: list[Finding]) -> Any:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not wanted:
        if not visible:
            findings.append(Finding("TAB001", f"В книге «{name}» нет листов", Place(name), hint=_SAVE_ANEW))
        return visible[0] if visible else None
    found = [sheet for sheet in book.worksheets if sheet.title.strip().casefold() == wanted.strip().casefold()]
    if not found:
        there = ", ".join(f"«{sheet.title}»" for sheet in visible)
        message = f"В книге «{name}» нет листа «{wanted}»"
        findings.append(Finding("TAB001", message, Place(name), hint=f"Есть листы: {there}."))
    return found[0] if found else None


def _shown(cell: Any, typed: Any, row: Place, column: int, findings: list[Finding]) -> str:
    if cell.value is None and typed.data_type == "f":
        message = "В ячейке формула, а её значение не сохранено"
        hint = "Откройте таблицу в Excel, дождитесь расчёта и сохраните её, или впишите само значение."
        findings.append(Finding("TAB005", message, replace(row, column=column), hint=hint))
        return ""
    if cell.value is not None and cell.data_type == "e":
        message = f"В ячейке ошибка Excel: {cell.value}"
        hint = "Исправьте формулу или впишите само значение."
        findings.append(Finding("TAB005", message, replace(row, column=column), hint=hint))
        return ""
    return seen(cell.value, cell.number_format) if cell.value is not None else ""


def _oddities(found: Survey, sheet: str, name: str) -> Iterator[Finding]:
    """A fault for each range of merged cells, since all but the first hold nothing; a warning of hidden rows."""
    from openpyxl.utils import column_index_from_string

    for one in found.merged:
        hint = "Снимите объединение и впишите значение в каждую ячейку."
        corners = ((one.top, one.first), (one.end, one.last))
        place, last = (Place(name, row, column_index_from_string(column), sheet=sheet) for row, column in corners)
        related = (Related(last, "последняя из них"),)
        yield Finding("TAB006", f"Ячейки {one} объединены", place, hint=hint, related=related)
    if found.hidden:
        rows = f"Строка {found.hidden[0]} скрыта" if len(found.hidden) == 1 else f"Строки {listed(found.hidden)} скрыты"
        hint = "Лишние удалите; если они нужны, снимите фильтр или отобразите их."
        place = Place(name, found.hidden[0], sheet=sheet)
        message = f"{rows}, но читаются наравне с остальными"
        yield Finding("TAB008", message, place, hint=hint, severity=Severity.WARNING)
