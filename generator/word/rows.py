"""Which rows of a table may break over pages, and which keep together. One answer for all writers.

A row that must stay whole and is about as tall as a page does harm in every program: LibreOffice cuts its last lines
off, WeasyPrint leaves out the table's head. So rows that leave most of a page empty when they are kept whole break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.content.tree import Cell, Paragraph, Row, Table
from generator.word.look import Look
from generator.word.measure import line_count

TALL = 2 / 3  # of the page: rows are measured only about, and a head stands above them
SHORT = 1 / 3  # of the page: rows that may leave so much of it empty
FEW = 6  # rows, the head among them: a table that breaks looks forgotten

WIDE = 0.7  # of the size: letters of a long text are narrower on average
LABEL = 6  # letters of a list label

LineCount = Callable[[Paragraph, float, Look], int]


def may_break(row: Row, table: Table, look: Look, landscape: bool) -> bool:
    """Whether a row may begin on one page and end on another."""
    if row.head or table.splittable:
        return not row.head
    return are_taller([row], table, look, landscape, TALL)


def keeps_next(number: int, table: Table, look: Look, landscape: bool) -> bool:
    """Whether a row stands on one page with the next: in a table of few rows each, else a group with its first row,
    the last with the one before."""
    row, left = table.rows[number], len(table.rows) - 1 - number
    if row.group or row.head or not left:
        return row.group
    if stands_whole(table, look, landscape):
        return True
    return left == 1 and not are_taller(table.rows[-2:], table, look, landscape, SHORT)


def stands_whole(table: Table, look: Look, landscape: bool) -> bool:
    """Whether a table of few rows, none of them tall, never breaks over pages."""
    is_small = len(table.rows) <= FEW and not table.splittable
    return is_small and not are_taller(table.rows, table, look, landscape, SHORT)


def are_taller(rows: Sequence[Row], table: Table, look: Look, landscape: bool, share: float) -> bool:
    """Whether rows together are about taller than a share of the page."""
    limit = share * look.page.text_height(landscape)
    for height in (_rough_height, row_height):
        if sum(height(row, table, look, landscape) for row in rows) <= limit:
            return False
    return True


def row_height(row: Row, table: Table, look: Look, landscape: bool) -> float:
    """About how tall a row is, in points."""
    return max((_height(cell, table, look, landscape, line_count) / cell.rowspan for cell in row.cells), default=0.0)


def _rough_height(row: Row, table: Table, look: Look, landscape: bool) -> float:
    """No row is taller: measured by the number of letters alone, which takes no time."""
    return max((_height(cell, table, look, landscape, _most_lines) / cell.rowspan for cell in row.cells), default=0.0)


def _most_lines(paragraph: Paragraph, width: float, look: Look) -> int:
    """More lines than a paragraph can take: two that follow each other hold together more than one line's width."""
    style = look.style(paragraph.role)
    room = max(style.size, width - style.left - style.right)
    text = paragraph.text
    return 1 + text.count("\n") + int(2 * (len(text) + LABEL) * (WIDE * style.size + style.letter_spacing) / room)


def _height(cell: Cell, table: Table, look: Look, landscape: bool, lines: LineCount) -> float:
    """About how tall the text of a cell is, in points."""
    share = sum(table.widths[cell.column : cell.column + cell.colspan]) / sum(table.widths)
    width = share * look.page.text_width(landscape) - sum(look.grid.margins(table.tight))
    return text_height(cell.blocks, width, look, lines)


def text_height(paragraphs: Iterable[Paragraph], width: float, look: Look, lines: LineCount = line_count) -> float:
    """About how tall paragraphs stand one below another on `width`, in points."""
    return sum(_paragraph_height(paragraph, width, look, lines) for paragraph in paragraphs)


def _paragraph_height(paragraph: Paragraph, width: float, look: Look, lines: LineCount) -> float:
    style = look.style(paragraph.role)
    return style.before + lines(paragraph, width, look) * style.pitch + style.after
