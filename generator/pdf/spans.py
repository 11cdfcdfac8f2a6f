"""Cells over several rows, cut where a page ends.

WeasyPrint draws such a cell on its first page only, and there no lower than its text: rules are missing, and the
tables' tags do not close. So the pages are laid out, and where one ends inside a cell it is cut in two, the lower half
empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from generator.content.tree import Block, Cell, Row, Table, Tree
from generator.pdf.rows import row_anchor, tables

Cuts = Mapping[int, set[int]]  # by the number of the table in the tree: rows that begin a page


def spanned_rows(table: Table) -> set[int]:
    """Rows of the body that a cell from above reaches into, and the rows where such cells begin."""
    return {
        number
        for start, row in enumerate(table.rows)
        for cell in row.cells
        if cell.rowspan > 1 and not row.head
        for number in range(start, start + cell.rowspan)
    }


def page_cuts(tree: Tree, pages: Mapping[str, int]) -> Cuts:
    """Where the pages end inside spanning cells; `pages` are page numbers by anchor."""
    cuts: dict[int, set[int]] = defaultdict(set)
    for number, table in enumerate(tables(tree)):
        for above, below in pairwise(sorted(spanned_rows(table))):
            apart = below == above + 1 and pages[row_anchor(number, above)] < pages[row_anchor(number, below)]
            if apart and _reaches(table, below):
                cuts[number].add(below)
    return cuts


def cut_spans(tree: Tree, cuts: Cuts) -> Tree:
    """The tree with cells cut before these rows; its text is the same."""
    numbers = iter(range(sum(1 for _ in tables(tree))))

    def cut(block: Block) -> Block:
        return _cut_table(block, cuts.get(next(numbers), set())) if isinstance(block, Table) else block

    parts = tuple(replace(part, blocks=tuple(cut(block) for block in part.blocks)) for part in tree.parts)
    return replace(tree, parts=parts)


def _reaches(table: Table, row: int) -> bool:
    """Whether a cell from above reaches into the row."""
    return any(start + cell.rowspan > row for start in range(row) for cell in table.rows[start].cells)


def _cut_table(table: Table, cuts: set[int]) -> Table:
    rows: list[list[Cell]] = [[] for _ in table.rows]
    for start, row in enumerate(table.rows):
        for cell in row.cells:
            end = start + cell.rowspan
            edges = [start, *sorted(number for number in cuts if start < number < end), end]
            for top, bottom in pairwise(edges):
                blocks = cell.blocks if top == start else ()
                rows[top].append(replace(cell, blocks=blocks, rowspan=bottom - top))
    cells = (tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)
    return replace(table, rows=tuple(Row(own, row.head, row.group) for own, row in zip(cells, table.rows, strict=True)))
