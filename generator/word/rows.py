"""Which rows of a table may break over pages. One answer for all writers.

A row that must stay whole and is about as tall as a page does harm in every program: LibreOffice cuts its last lines
off, WeasyPrint leaves out the table's head. So rows that leave most of a page empty when they are kept whole break.
"""

from __future__ import annotations

from generator.content.tree import Cell, Paragraph, Row, Table
from generator.word.look import Look

TALL = 2 / 3  # of the page: rows are measured only about, and a head stands above them
LETTER = 0.5  # of the size: the width of a usual letter, a space among them


def may_break(row: Row, table: Table, look: Look, landscape: bool) -> bool:
    """Whether a row may begin on one page and end on another."""
    if row.head or table.splittable:
        return not row.head
    height = max((_height(cell, table, look, landscape) / cell.rowspan for cell in row.cells), default=0)
    return height > TALL * look.page.text_height(landscape)


def _height(cell: Cell, table: Table, look: Look, landscape: bool) -> float:
    """About how tall the text of a cell is, in points."""
    share = sum(table.widths[cell.column : cell.column + cell.colspan]) / sum(table.widths)
    width = share * look.page.text_width(landscape) - look.grid.left - look.grid.right
    return sum(_paragraph_height(paragraph, width, look) for paragraph in cell.blocks)


def _paragraph_height(paragraph: Paragraph, width: float, look: Look) -> float:
    style = look.style(paragraph.role)
    room = max(1, int((width - style.left - style.right) / (LETTER * style.size)))
    lines = sum(_lines(line, room) for line in paragraph.text.split("\n"))
    return style.before + lines * style.pitch + style.after


def _lines(text: str, room: int) -> int:
    """How many lines of so many letters a text takes when it breaks between words."""
    lines, filled = 1, 0
    for word in text.split():
        if filled and filled + 1 + len(word) > room:
            lines, filled = lines + 1, 0
        lines += (len(word) - 1) // room
        filled += len(word) + (1 if filled else 0)
    return lines
