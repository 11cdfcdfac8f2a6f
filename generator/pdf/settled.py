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
        """Tells the rows of the tables among the records, in place."""
        for block in blocks:
            for row in block.get("rows", ()):
                if row.get("anchor") in self.loose:
                    row |= {"kind": "row", "whole": False}
                elif row.get("anchor") in self.kept:
                    row["kind"] = "kept"


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
