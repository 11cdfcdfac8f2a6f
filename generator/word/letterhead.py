"""Tables of a frame's letterhead: without rules they become side-by-side columns, fully ruled ones stay tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from generator.content.tree import Block, Cell, Columns, Paragraph, Row, Table
from generator.word.draft import Unsupported, read_border
from generator.word.look import Page, Style, TabStop
from generator.word.opening import Relation
from generator.word.styles import GRID_EDGES, StyleSheet
from generator.word.wordml import Element, child, children, local, points, value, whole


class BlockReader(Protocol):
    """Reads what stands in cells, and keeps the looks."""

    sheet: StyleSheet
    page: Page
    styles: dict[str, Style]

    def blocks(self, items: Iterable[Element], relations: Mapping[str, Relation], table: str = "") -> tuple[Block, ...]:
        """Paragraphs and tables in order."""

    def role(self, style: Style) -> str:
        """The key of a style."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a row: what stands in it, its edges from the left margin, its inner margins."""

    element: Element
    column: int
    span: int
    start: float
    end: float
    margins: Mapping[str, float]


TOLERANCE = 2.0  # points a table's width may differ from the text's
VERTICAL = {"top": "top", "center": "center", "bottom": "bottom", "both": "top"}
REFUSED = {
    "tblpPr": "таблица с обтеканием",
    "bidiVisual": "таблица справа налево",
    "tblCellSpacing": "промежутки между ячейками таблицы",
    "trHeight": "заданная высота строки таблицы (снимите её: «Свойства таблицы», «Строка»)",
    "gridBefore": "сдвинутая строка таблицы",
    "gridAfter": "укороченная строка таблицы",
    "hidden": "скрытая строка таблицы",
    "vMerge": "ячейки таблицы, объединённые по вертикали",
    "hMerge": "ячейки таблицы, объединённые по-старому",
    "textDirection": "поворот текста в ячейке",
    "tblStylePr": "условное оформление таблицы (выберите стиль «Обычная таблица» или «Сетка таблицы»)",
}


def read_table(reader: BlockReader, table: Element, relations: Mapping[str, Relation]) -> list[Block]:
    """A table of the letterhead as blocks of the tree. Raises `Unsupported` for rules on some sides only."""
    style = value(child(table, "tblPr", "tblStyle")) or reader.sheet.ids.get(("table", "normal table"), "")
    sources = [*reader.sheet.chain(style), table]
    _refuse(element for source in sources for element in (source, child(source, "tblPr")))
    rows = [_placed(reader, row, table, sources) for row in children(table) if local(row) == "tr"]
    borders = reader.sheet.table_borders(sources)
    if _has_cell_rules(rows) or len(borders) not in {0, len(GRID_EDGES)}:
        raise Unsupported("таблица с линиями не со всех сторон (черту можно сделать нижней границей абзаца)")
    if not borders:
        return [_columns(reader, row, relations, style) for row in rows]
    grid = reader.sheet.grid()
    if set(borders.values()) != {grid.rule}:
        raise Unsupported("таблица, линии которой не такие, как в стиле «Table Grid»")
    return [_ruled(reader, rows, relations, style)]


def _refuse(elements: Iterable[Element | None]) -> None:
    for element in elements:
        for item in children(element):
            if local(item) in REFUSED:
                raise Unsupported(REFUSED[local(item)])
            if local(item) == "shd" and (value(item, "fill") or "auto") not in {"auto", "FFFFFF"}:
                raise Unsupported("заливка таблицы")


def _placed(reader: BlockReader, row: Element, table: Element, sources: Sequence[Element]) -> list[Placed]:
    widths = [points(column, "w") or 0.0 for column in children(child(table, "tblGrid"))]
    margins = reader.sheet.cell_margins(sources)
    left, column, placed = _left_edge(sources, sum(widths), reader.page.text_width()), 0, []
    _refuse([child(row, "trPr")])
    for cell in (item for item in row if local(item) == "tc"):
        properties = child(cell, "tcPr")
        _refuse([properties])
        span = whole(value(child(properties, "gridSpan")), 1)
        start, end = left + sum(widths[:column]), left + sum(widths[: column + span])
        own = {local(side): points(side, "w") or 0.0 for side in children(child(properties, "tcMar"))}
        placed.append(Placed(cell, column, span, start, end, {**margins, **own}))
        column += span
    return placed


def _left_edge(sources: Iterable[Element], width: float, room: float) -> float:
    """Where the table begins, from the left margin."""
    indent, align = 0.0, "left"
    for source in sources:
        properties = child(source, "tblPr")
        indent = points(child(properties, "tblInd"), "w") or indent
        align = value(child(properties, "jc")) or align
    return {"center": (room - width) / 2, "right": room - width, "end": room - width}.get(align, indent)


def _has_cell_rules(rows: Iterable[Iterable[Placed]]) -> bool:
    rules = (rule for row in rows for cell in row for rule in children(child(cell.element, "tcPr", "tcBorders")))
    return any(read_border(rule) is not None for rule in rules)


def _columns(reader: BlockReader, row: Sequence[Placed], relations: Mapping[str, Relation], table: str) -> Columns:
    """A row without rules. Its role's tab stops part the cells; cell margins become indents of the paragraphs."""
    room = reader.page.text_width()
    cells = []
    for number, cell in enumerate(row):
        left = cell.margins["left"] + (cell.start if number == 0 else 0.0)
        right = cell.margins["right"] + (room - cell.end if number == len(row) - 1 else 0.0)
        cells.append(tuple(_inset(reader, _paragraphs(reader, cell, relations, table), cell, left, right)))
    edges = tuple(TabStop(cell.start) for cell in row[1:])
    id = reader.sheet.default_paragraph
    line = replace(reader.sheet.finish(reader.sheet.draft(id), id), tabs=edges)
    return Columns(reader.role(line), tuple(cells), vertical=tuple(_vertical(cell) for cell in row))


def _vertical(cell: Placed) -> str:
    kind = value(child(cell.element, "tcPr", "vAlign")) or "top"
    if kind not in VERTICAL:
        raise Unsupported(f"выравнивание ячейки «{kind}»")
    return VERTICAL[kind]


def _ruled(
    reader: BlockReader, rows: Sequence[Sequence[Placed]], relations: Mapping[str, Relation], table: str
) -> Table:
    grid, room = reader.sheet.grid(), reader.page.text_width()
    own = {"top": grid.top, "right": grid.right, "bottom": grid.bottom, "left": grid.left}
    edges = sorted({edge for row in rows for cell in row for edge in (cell.start, cell.end)})
    if abs(edges[0]) > TOLERANCE or abs(edges[-1] - room) > TOLERANCE:
        raise Unsupported("таблица с линиями не во всю ширину текста")
    if any(cell.margins != own for row in rows for cell in row):
        raise Unsupported("таблица, поля ячеек которой не такие, как в стиле «Table Grid»")
    widths = tuple((end - start) / (edges[-1] - edges[0]) * 100 for start, end in pairwise(edges))
    return Table(widths, tuple(Row(tuple(_cells(reader, row, edges, relations, table))) for row in rows))


def _cells(
    reader: BlockReader, row: Iterable[Placed], edges: Sequence[float], relations: Mapping[str, Relation], table: str
) -> Iterator[Cell]:
    for cell in row:
        column, end = edges.index(cell.start), edges.index(cell.end)
        yield Cell(_paragraphs(reader, cell, relations, table), column, colspan=end - column)


def _paragraphs(
    reader: BlockReader, cell: Placed, relations: Mapping[str, Relation], table: str
) -> tuple[Paragraph, ...]:
    items = [item for item in cell.element if local(item) != "tcPr"]
    blocks = reader.blocks(items, relations, table)
    paragraphs = tuple(block for block in blocks if isinstance(block, Paragraph))
    if len(paragraphs) != len(blocks):
        raise Unsupported("таблица внутри таблицы")
    return paragraphs


def _inset(
    reader: BlockReader, paragraphs: Sequence[Paragraph], cell: Placed, left: float, right: float
) -> Iterator[Paragraph]:
    """The paragraphs moved in by the cell's margins."""
    for number, paragraph in enumerate(paragraphs):
        style = reader.styles[paragraph.role]
        moved = replace(
            style,
            left=round(style.left + left, 2),
            right=round(style.right + right, 2),
            before=style.before + (cell.margins["top"] if number == 0 else 0.0),
            after=style.after + (cell.margins["bottom"] if number == len(paragraphs) - 1 else 0.0),
            tabs=tuple(replace(stop, position=stop.position + left) for stop in style.tabs),
        )
        yield replace(paragraph, role=reader.role(moved))
