"""What only laid out pages show of rows, and what the next attempt does about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.content.tree import Table, Tree
from generator.pdf.lines import Record
from generator.pdf.rows import row_anchor
from generator.word.look import Look
from generator.word.rows import keeps_next

SLACK = 0.5  # pt


class Spot(NamedTuple):
    """Where a cell ends: its row, its page, how far below the upper edge, and where its page must end."""

    row: str
    page: int
    depth: float
    limit: float


@dataclass(frozen=True, slots=True)
class Settled:
    """Rows by their anchors: `loose` ones break, for no page holds them; `kept` ones move on with the row below."""

    loose: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def after(self, spots: Iterable[Spot], tree: Tree, look: Look) -> Settled:
        """What is settled after these pages; the same as before when they are well."""
        seen: dict[str, list[Spot]] = defaultdict(list)
        for spot in spots:
            seen[spot.row].append(spot)
        tall = {row for row, cells in seen.items() if any(cell.depth > cell.limit + SLACK for cell in cells)}
        lonely = {above for above, last in _last_pairs(tree, look) if _are_apart(seen[above], seen[last])}
        return Settled(self.loose | tall, self.kept | lonely)

    def apply(self, blocks: Iterable[Record]) -> None:
        """Tells the tables among the records, in place."""
        for block in blocks:
            for row in block.get("rows", ()):
                if row.get("anchor") in self.loose:
                    row |= {"kind": "row", "whole": False}
            if block["kind"] == "table" and block["rows"][-2:][0].get("anchor") in self.kept - self.loose:
                _tie_last_rows(block)


def _tie_last_rows(table: Record) -> None:
    """An empty cell without width that reaches over the last two rows, and may not be broken: typst moves them as one.

    The first cells of all other rows are broad enough to leave no other empty cell; where they are not such, the row
    becomes a sub-head, which typst never leaves alone.
    """
    *others, above, last = table["rows"]
    if any(cell.get("tie") for cell in above["cells"]):
        return
    if not all(_opens(row) and "rows" not in row["cells"][0] for row in (above, last)):
        above["kind"] = "kept"
        return
    table["widths"].insert(0, 0.0)
    for row in others:
        if _opens(row):
            row["cells"][0]["columns"] = row["cells"][0].get("columns", 1) + 1
    above["cells"].insert(0, {"rows": 2, "blocks": [], "tie": True})


def _opens(row: Record) -> bool:
    """Whether the first column of a row is its own, and not of a cell above."""
    return bool(row["cells"]) and bool(row["cells"][0].get("opens"))


def _last_pairs(tree: Tree, look: Look) -> Iterator[tuple[str, str]]:
    """The last two rows of each table that stand on one page where they can."""
    number = 0
    for part in tree.parts:
        for block in part.blocks:
            if isinstance(block, Table):
                above = len(block.rows) - 2
                if above >= 0 and keeps_next(above, block, look, part.landscape):
                    yield row_anchor(number, above), row_anchor(number, above + 1)
                number += 1


def _are_apart(above: list[Spot], below: list[Spot]) -> bool:
    return bool(above and below) and max(spot.page for spot in above) < min(spot.page for spot in below)
