"""Workbooks of Excel for tests, and the book of the example: python -m tests.books writes it from its CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

SCHOOLS = Path(__file__).parent.parent / "examples" / "округ" / "школы.csv"


def book(
    rows: Iterable[Sequence[Any]], sheet: str = "Школы", merged: str = "", hidden: Iterable[int] = (), **formats: str
) -> bytes:
    """A workbook of one sheet; `formats` are number formats of its cells by address."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for address, number_format in formats.items():
        page[address].number_format = number_format
    for number in hidden:
        page.row_dimensions[number].hidden = True
    if merged:
        page.merge_cells(merged)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def typed(cell: str) -> Any:
    """The cell as Excel keeps it: a number, a day, else a text."""
    if re.fullmatch(r"[1-9]\d*", cell):
        return int(cell)
    if re.fullmatch(r"\d\d\.\d\d\.\d{4}", cell):
        return datetime.strptime(cell, "%d.%m.%Y").date()
    return cell


def schools() -> bytes:
    """The table of the example as a workbook."""
    with SCHOOLS.open(encoding="utf-8", newline="") as stream:
        rows = [[typed(cell) for cell in row] for row in csv.reader(stream, delimiter=";")]
    days = {
        f"{chr(ord('A') + column)}{number}": "DD.MM.YYYY"
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if isinstance(cell, date)
    }
    return book(rows, **days)


if __name__ == "__main__":
    SCHOOLS.with_suffix(".xlsx").write_bytes(schools())
