"""Tables of controlled HTML: widths, spans and the check that rows fill the grid exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.content.flow import Flow
from generator.content.spaces import collapse
from generator.content.tree import Cell, Paragraph, Row, Table
from generator.content.xhtml import Element, Source

Blocks: TypeAlias = tuple[Paragraph, ...]
ReadCell: TypeAlias = Callable[[Element, str], Blocks]  # a cell and its role -> its paragraphs

MOST_COLUMNS = 63  # Word holds no more
ORDER = ("caption", "colgroup", "thead", "tbody")
SUM_SLACK = 0.5  # percent that the widths may miss 100 by

_WIDTH = re.compile(r"[0-9]{1,3}(\.[0-9]+)?%")


def read_table(flow: Flow, element: Element, read_cell: ReadCell) -> Table:
    """The table with its grid checked; raises `BadTemplate`."""
    source = flow.source
    if "grid" not in source.classes(element):
        raise source.fault("TPL022", element, "У таблицы нет класса grid")
    sections = list(_sections(source, element))
    widths = _widths(source, element, sections)
    caption = next((flow.worded(part, "table-caption") for part in sections if part.tag == "caption"), None)
    rows = [
        row
        for part in sections
        if part.tag in ("thead", "tbody")
        for row in _Section(source, part, len(widths), read_cell).rows()
    ]
    if not rows:
        raise source.fault("TPL023", element, "В таблице нет строк")
    title = collapse(source.attribute(element, "title") or (caption.text if caption else ""))
    return Table(widths, tuple(rows), caption, "splittable" in source.classes(element), title)


def _sections(source: Source, element: Element) -> Iterator[Element]:
    last = 0
    for part in source.children(element, *ORDER):
        rank = ORDER.index(str(part.tag)) + 1
        if rank < last or (rank == last and part.tag != "tbody"):
            raise source.fault("TPL021", part, "Части таблицы идут так: caption, colgroup, thead, tbody")
        last = rank
        yield part


def _widths(source: Source, element: Element, sections: list[Element]) -> tuple[float, ...]:
    group = next((part for part in sections if part.tag == "colgroup"), None)
    if group is None:
        raise source.fault("TPL023", element, "У таблицы нет colgroup с ширинами столбцов")
    columns = list(source.children(group, "col"))
    if not 0 < len(columns) <= MOST_COLUMNS:
        raise source.fault("TPL031", group, f"Столбцов может быть от 1 до {MOST_COLUMNS}, здесь {len(columns)}")
    widths = [_width(source, column) for column in columns]
    total = sum(widths)
    if abs(total - 100) > SUM_SLACK:
        raise source.fault("TPL031", group, f"Ширины столбцов дают вместе {total:g} %, а не 100 %")
    return tuple(width * 100 / total for width in widths)


def _width(source: Source, element: Element) -> float:
    said = source.attribute(element, "width")
    if not _WIDTH.fullmatch(said) or not float(said[:-1]):
        raise source.fault("TPL031", element, f"Ширина столбца — число процентов, например 12.5%, а не «{said}»")
    return float(said[:-1])


class _Section:
    """A thead or tbody: places cells on the grid row by row."""

    def __init__(self, source: Source, element: Element, columns: int, read_cell: ReadCell) -> None:
        self.source = source
        self.element = element
        self.head = element.tag == "thead"
        self.read_cell = read_cell
        self.covered = [0] * columns  # rows below that a span still covers, by column

    def rows(self) -> Iterator[Row]:
        """The rows; raises `BadTemplate` where the grid has holes or overlaps."""
        rows = list(self.source.children(self.element, "tr"))
        for number, row in enumerate(rows):
            yield self._row(row, len(rows) - number)

    def _row(self, row: Element, rows_left: int) -> Row:
        group = "group" in self.source.classes(row)
        if group and self.head:
            raise self.source.fault("TPL022", row, "Строка group бывает только в tbody")
        free = [max(0, rows - 1) for rows in self.covered]
        taken = [rows > 0 for rows in self.covered]
        cells = [self._cell(cell, group, taken, free, rows_left) for cell in self.source.children(row, "th", "td")]
        if not all(taken):
            raise self.source.fault("TPL030", row, f"В строке не хватает ячеек: столбец {taken.index(False) + 1} пуст")
        if not cells:
            raise self.source.fault("TPL030", row, "В строке нет ни одной своей ячейки")
        self.covered = free
        return Row(tuple(cells), self.head, group)

    def _cell(self, cell: Element, group: bool, taken: list[bool], below: list[int], rows_left: int) -> Cell:
        colspan = self.source.whole(cell, "colspan", 1, 1, MOST_COLUMNS)
        rowspan = self.source.whole(cell, "rowspan", 1, 1, 999_999)
        column = next((at for at, full in enumerate(taken) if not full), len(taken))
        if column + colspan > len(taken) or any(taken[column : column + colspan]):
            raise self.source.fault("TPL030", cell, f"Ячейке нет места: столбцов {len(taken)}")
        if rowspan > rows_left:
            part = "шапки" if self.head else "тела"
            message = f"rowspan={rowspan} выходит за конец {part} таблицы, строк осталось {rows_left}"
            raise self.source.fault("TPL030", cell, message)
        for at in range(column, column + colspan):
            taken[at], below[at] = True, rowspan - 1
        scope = self._scope(cell)
        return Cell(self.read_cell(cell, self._role(scope, group)), column, colspan, rowspan, scope)

    def _scope(self, cell: Element) -> str:
        said = self.source.attribute(cell, "scope")
        if cell.tag == "td":
            return ""
        if said not in ("", "row", "col") or (said == "col" and not self.head):
            raise self.source.fault("TPL022", cell, f"scope бывает row, а в шапке и col, а не «{said}»")
        if not said and not self.head:
            raise self.source.fault("TPL022", cell, 'У <th> в теле таблицы нужен scope="row"', "Или это <td>.")
        return said or "col"

    def _role(self, scope: str, group: bool) -> str:
        if group:
            return "group"
        if self.head and scope:
            return "head"
        return "row-head" if scope == "row" else "cell"
