"""Rows of a sheet of Excel: the values stored in it, as a person sees them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place
from generator.reading.cells import seen

MOST_COLUMNS = 500
MOST_UNPACKED = 500_000_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_CHUNK = 1 << 20
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
        findings += _merged(values, sheet, name)
        for one in (sheet, other):
            one.reset_dimensions()
        for number, (row, source) in enumerate(zip(sheet.iter_rows(), other.iter_rows(), strict=True), 1):
            pairs = zip(row[:MOST_COLUMNS], source[:MOST_COLUMNS], strict=True)
            cells = [
                _shown(cell, as_typed, Place(name, number, column, sheet=sheet.title), findings)
                for column, (cell, as_typed) in enumerate(pairs, 1)
            ]
            while cells and not cells[-1]:
                cells.pop()
            yield Place(name, number, sheet=sheet.title), cells


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


def _shown(cell: Any, typed: Any, place: Place, findings: list[Finding]) -> str:
    if cell.value is None and typed.data_type == "f":
        message = "В ячейке формула, а её значение не сохранено"
        hint = "Откройте таблицу в Excel, дождитесь расчёта и сохраните её, или впишите само значение."
        findings.append(Finding("TAB005", message, place, hint=hint))
        return ""
    if cell.value is not None and cell.data_type == "e":
        message = f"В ячейке ошибка Excel: {cell.value}"
        findings.append(Finding("TAB005", message, place, hint="Исправьте формулу или впишите само значение."))
        return ""
    return seen(cell.value, cell.number_format) if cell.value is not None else ""


def _merged(book: Any, sheet: Any, name: str) -> Iterator[Finding]:
    """A fault for each range of merged cells: all but the first of them hold nothing.

    Read off the part itself: openpyxl, when it reads row by row, does not tell.
    """
    from openpyxl.utils import column_index_from_string

    tail = b""
    told = set[bytes]()
    with book._archive.open(sheet._worksheet_path) as part:
        while chunk := part.read(_CHUNK):
            tail = tail[-200:] + chunk
            for match in _MERGED.finditer(tail):
                if match[0] in told:
                    continue
                told.add(match[0])
                first, row, last, end = (piece.decode() for piece in match.groups())
                message = f"Ячейки {first}{row}:{last}{end} объединены"
                hint = "Снимите объединение и впишите значение в каждую ячейку."
                place = Place(name, int(row), column_index_from_string(first), sheet=sheet.title)
                yield Finding("TAB006", message, place, hint=hint)
