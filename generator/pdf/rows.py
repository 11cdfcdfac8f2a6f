"""Heads that WeasyPrint left out, found by laying the pages out.

Where a row does not fit on a page below the table's head, WeasyPrint prints it without the head, even where the head
should stand first (its issue 2679). So rows bear anchors, the pages are laid out, and the rows that did it are let
loose: they break where the page ends. A head that leaves no room for any row is let loose too: it is printed once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.content.tree import Table, Tree

PREFIX = "row:"

Pages = Sequence[Collection[str]]  # by page: the anchors that stand on it


def row_anchor(table: int, row: int) -> str:
    """The anchor of a row, counted from 0 as its table is in the tree."""
    return f"{PREFIX}{table}:{row}"


def tables(tree: Tree) -> Iterator[Table]:
    """The tables of a tree in the order of their anchors."""
    return (block for block in tree.blocks if isinstance(block, Table))


def tall_rows(tree: Tree, pages: Pages, loose: Collection[str]) -> set[str]:
    """Anchors of rows, not yet loose, that a page could not hold; empty when all is well."""
    return {
        anchor
        for number, table in enumerate(tables(tree))
        for anchor in _headless(number, table, pages, loose)
        if anchor not in loose
    }


def _headless(number: int, table: Table, pages: Pages, loose: Collection[str]) -> Iterator[str]:
    """What the head had to give way to: the rows that begin a page without it, or else the head itself."""
    head = {row_anchor(number, index) for index, row in enumerate(table.rows) if row.head}
    if head <= set(loose):
        return
    for page in pages:
        here = [index for index, row in enumerate(table.rows) if not row.head and row_anchor(number, index) in page]
        if here and not head <= set(page):
            groups = next((n for n, index in enumerate(here) if not table.rows[index].group), len(here))
            first = {row_anchor(number, index) for index in here[: groups + 1]}
            yield from head if first <= set(loose) else first
