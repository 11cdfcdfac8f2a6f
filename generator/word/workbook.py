"""The workbook inside a chart: its numbers as Word's «Изменить данные» opens them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from generator.content.tree import Chart
from generator.word.package import pack, unpack

SHEET = "Данные"
CORE = "docProps/core.xml"


def workbook(chart: Chart, number_format: str, stamp: datetime) -> bytes:
    """An .xlsx file: categories in column A, a series in each further one, names in row 1; equal input, equal bytes."""
    from openpyxl import Workbook
    from openpyxl.xml.functions import tostring

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.column_dimensions["A"].width = 40
    heads = [(1, column, one.name) for column, one in enumerate(chart.series, 2)]
    for row, column, text in [*heads, *((row, 1, text) for row, text in enumerate(chart.categories, 2))]:
        sheet.cell(row, column, text).data_type = "s"  # a text that begins with «=» is no formula
    for column, one in enumerate(chart.series, 2):
        for row, value in enumerate(one.values, 2):
            if value is not None:
                sheet.cell(row, column, value).number_format = number_format
    target = BytesIO()
    book.save(target)
    parts = unpack(target.getvalue())
    book.properties.creator = None
    moment = stamp if stamp.tzinfo is None else stamp.astimezone(UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = moment
    parts[CORE] = tostring(book.properties.to_tree())  # saving has put the clock's time there
    return pack(parts)


def names(row: int, column: int, last_row: int | None = None) -> str:
    """A cell, or cells one below another, as the formulas of a chart name them; counted from 1."""
    letter = chr(ord("A") + column - 1)
    end = f":${letter}${last_row}" if last_row else ""
    return f"'{SHEET}'!${letter}${row}{end}"
