"""Tables of the tree, ruled and unruled, as `w:tbl`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from generator.content.tree import Cell, Columns, Paragraph, Table
from generator.word.columns import column_widths, whole_widths
from generator.word.look import Look
from generator.word.ooxml import Markup, dxa, element, flag, valued
from generator.word.paragraphs import Paragraphs
from generator.word.rows import keeps_next, may_break


def ruled(table: Table, style: str, paragraphs: Paragraphs, landscape: bool) -> Markup:
    """The table without its caption; `style` is the id of the frame's table style."""
    grid = whole_widths(table.widths, paragraphs.look.page.text_width(landscape))
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style),
        *_size(grid),
        _margins(table, paragraphs.look),
        _look(table),
        *_alternative(table),
    )
    writer = _Rows(table, grid, paragraphs, landscape)
    rows = (writer.row(number, cells) for number, cells in enumerate(_filled(table)))
    return element("w:tbl", None, properties, _grid(grid), *rows)


def unruled(columns: Columns, paragraphs: Paragraphs, landscape: bool) -> Markup:
    """Side-by-side paragraphs as a table of one row without borders."""
    grid = whole_widths(column_widths(paragraphs.look, columns.role, len(columns.cells), landscape))
    sides = (element(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("top", "left", "bottom", "right"))
    properties = element("w:tblPr", None, *_size(grid), element("w:tblCellMar", None, *sides))
    cells = [
        element(
            "w:tc",
            None,
            element("w:tcPr", None, _width(width), valued("w:vAlign", place)),
            *(paragraphs.write(paragraph) for paragraph in blocks or (Paragraph(columns.role),)),
        )
        for width, place, blocks in zip(grid, columns.vertical or repeat("bottom"), columns.cells, strict=False)
    ]
    kept = element("w:trPr", None, element("w:cantSplit")) if columns.keep_together else None
    return element("w:tbl", None, properties, _grid(grid), element("w:tr", None, kept, *cells))


# the grid


def _grid(grid: Iterable[int]) -> Markup:
    return element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for width in grid))


def _size(grid: Sequence[int]) -> tuple[Markup, Markup]:
    return element("w:tblW", {"w:w": sum(grid), "w:type": "dxa"}), element("w:tblLayout", {"w:type": "fixed"})


def _width(width: int) -> Markup:
    return element("w:tcW", {"w:w": width, "w:type": "dxa"})


def _margins(table: Table, look: Look) -> Markup | None:
    """The margins of cells, where they are not the table style's."""
    if not table.tight:
        return None
    sides = zip(("left", "right"), look.grid.margins(table.tight), strict=True)
    return element(
        "w:tblCellMar", None, *(element(f"w:{side}", {"w:w": dxa(width), "w:type": "dxa"}) for side, width in sides)
    )


# what screen readers are told


def _look(table: Table) -> Markup:
    """Says that the first row and the first column are headings, where they are."""
    first_row = any(row.head for row in table.rows)
    first_column = any(cell.scope == "row" and cell.column == 0 for row in table.rows for cell in row.cells)
    marks = {"firstRow": first_row, "lastRow": False, "firstColumn": first_column, "lastColumn": False}
    bits = 0x0020 * first_row + 0x0080 * first_column + 0x0200 + 0x0400
    said = {f"w:{name}": int(on) for name, on in (marks | {"noHBand": True, "noVBand": True}).items()}
    return element("w:tblLook", {"w:val": f"{bits:04X}", **said})


def _alternative(table: Table) -> Iterable[Markup]:
    caption = table.caption.text if table.caption else ""
    title = table.title or caption
    if title:
        yield valued("w:tblCaption", title)
        yield valued("w:tblDescription", caption or title)


# rows and cells


def _filled(table: Table) -> Iterable[list[tuple[Cell, str]]]:
    """All cells of each row from left to right, cells that go on from above among them, and how they merge."""
    above: dict[int, tuple[Cell, int]] = {}  # by column: the cell and how many rows it still covers
    for row in table.rows:
        cells = [(_covered(cell), "continue") for cell, _ in above.values()]
        cells += [(cell, "restart" if cell.rowspan > 1 else "") for cell in row.cells]
        yield sorted(cells, key=lambda pair: pair[0].column)
        above |= {cell.column: (cell, cell.rowspan) for cell in row.cells}
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}


def _covered(cell: Cell) -> Cell:
    return replace(cell, blocks=(Paragraph(cell.blocks[0].role if cell.blocks else "cell"),))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table; `grid` are the widths of its columns."""

    table: Table
    grid: Sequence[int]
    paragraphs: Paragraphs
    landscape: bool

    def row(self, number: int, cells: Iterable[tuple[Cell, str]]) -> Markup:
        """A row as `w:tr`; head rows are kept with the row below."""
        row, look = self.table.rows[number], self.paragraphs.look
        loose = may_break(row, self.table, look, self.landscape)
        kept = row.head or keeps_next(number, self.table, look, self.landscape)
        marks = [flag("w:cantSplit", not loose), flag("w:tblHeader", row.head)]
        properties = element("w:trPr", None, *marks) if any(mark is not None for mark in marks) else None
        return element("w:tr", None, properties, *(self._cell(cell, merge, row.head, kept) for cell, merge in cells))

    def _cell(self, cell: Cell, merge: str, head: bool, kept: bool) -> Markup:
        properties = element(
            "w:tcPr",
            None,
            _width(sum(self.grid[cell.column : cell.column + cell.colspan])),
            valued("w:gridSpan", cell.colspan) if cell.colspan > 1 else None,
            valued("w:vMerge", merge) if merge else None,
        )
        blocks = cell.blocks or (Paragraph("head" if head else "cell"),)
        written = (self.paragraphs.write(replace(block, keep_next=block.keep_next or kept)) for block in blocks)
        return element("w:tc", None, properties, *written)
