"""Which rows of a table may break over pages, and which keep together. One answer for all writers.

A row that must stay whole and is about as tall as a page does harm in every program: LibreOffice cuts its last lines
off, WeasyPrint leaves out the table's head. So rows that leave most of a page empty when they are kept whole break.
"""

from __future__ import annotations

from generator.content.tree import Cell, Paragraph, Row, Table
from generator.word.look import Look
from generator.word.measure import line_count

TALL = 2 / 3  # of the page: rows are measured only about, and a head stands above them
SHORT = 1 / 3  # of the page: two rows that may leave so much of it empty


def may_break(row: Row, table: Table, look: Look, landscape: bool) -> bool:
    """Whether a row may begin on one page and end on another."""
    if row.head or table.splittable:
        return not row.head
    return _row_height(row, table, look, landscape) > TALL * look.page.text_height(landscape)


def keeps_next(number: int, table: Table, look: Look, landscape: bool) -> bool:
    """Whether a row stands on one page with the next: a group with its first row, the last with the one before."""
    row, last_two = table.rows[number], table.rows[-2:]
    if row.group or row.head or number != len(table.rows) - 2:
        return row.group
    height = sum(_row_height(one, table, look, landscape) for one in last_two)
    return height < SHORT * look.page.text_height(landscape)


def _row_height(row: Row, table: Table, look: Look, landscape: bool) -> float:
    return max((_height(cell, table, look, landscape) / cell.rowspan for cell in row.cells), default=0.0)


def _height(cell: Cell, table: Table, look: Look, landscape: bool) -> float:
    """About how tall the text of a cell is, in points."""
    share = sum(table.widths[cell.column : cell.column + cell.colspan]) / sum(table.widths)
    width = share * look.page.text_width(landscape) - sum(look.grid.margins(table.tight))
    return sum(_paragraph_height(paragraph, width, look) for paragraph in cell.blocks)


def _paragraph_height(paragraph: Paragraph, width: float, look: Look) -> float:
    style = look.style(paragraph.role)
    return style.before + line_count(paragraph, width, look) * style.pitch + style.after
