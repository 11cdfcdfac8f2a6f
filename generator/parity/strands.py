"""The tree's side as a reader of pages needs it: strands of letters with the places where white space must be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.parity.outline import Cell, Line, Piece
from generator.parity.pdf import Stream, letters

SHOWN = 80  # letters of context in a message


@dataclass(frozen=True, slots=True)
class Strand:
    """The text of one cell without white space; `gaps` are offsets where white space must be.

    `loose` pieces set letters apart, so that white space may be anywhere in them. `last` is the index of the last item
    the cell reaches down to. `starts` are the offsets at which `pieces` begin.
    """

    solid: str
    gaps: tuple[int, ...]
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    last: int
    loose: bool

    def piece(self, offset: int) -> Piece:
        """The piece that holds the letter at an offset."""
        return self.pieces[max(0, bisect_right(self.starts, offset) - 1)]

    def words(self, offset: int) -> str:
        """Readable text of the piece from the word before an offset."""
        start = max((gap for gap in self.gaps if gap < offset), default=0)
        start = max(start, self.starts[bisect_right(self.starts, offset) - 1])
        after = [begin for begin in self.starts if begin > offset]
        end = min(start + SHOWN, after[0] if after else len(self.solid))
        edges = [start, *(gap for gap in self.gaps if start < gap < end), end]
        return " ".join(self.solid[a:b] for a, b in pairwise(edges))

    def advance(self, done: int, page: Stream, offset: int) -> int:
        """How many letters from `done` on stand at `offset` of a page, white space where it must be and only there."""
        if offset and not page.is_edge(offset):
            return 0
        length = min(len(self.solid) - done, len(page.solid) - offset)
        if not page.solid.startswith(self.solid[done : done + length], offset):
            pairs = zip(self.solid[done : done + length], page.solid[offset : offset + length], strict=True)
            length = next(index for index, (own, other) in enumerate(pairs) if own != other)
        shift = offset - done
        due = [gap + shift for gap in self.gaps[bisect_right(self.gaps, done) : bisect_left(self.gaps, done + length)]]
        seen = page.between(offset, offset + length)
        return length if due == seen else self._agreed(due, seen, page, offset + length) - offset

    def _agreed(self, due: list[int], seen: list[int], page: Stream, end: int) -> int:
        missing = set(due).difference(seen)
        spare = set() if self.loose else set(seen).difference(due, page.ends, page.accents(seen))
        return min((*missing, *spare, end))


@dataclass(frozen=True, slots=True)
class Item:
    """Strands that stand side by side. `table` is 0 outside of tables; `entry` marks a line of the contents."""

    strands: tuple[Strand, ...]
    table: int = 0
    head: bool = False
    entry: str = ""  # the anchor of the heading that the line names


def items_of(lines: Iterable[Line]) -> list[Item]:
    """The lines of a paper as items; a line without letters is an item without strands."""
    items: list[Item] = []
    for line in lines:
        strands = (_strand(cell, len(items) + cell.rows - 1) for cell in line.cells)
        items.append(Item(tuple(strand for strand in strands if strand.solid), line.table, line.head))
        for entry in line.entries or ():
            items.append(Item((_strand(Cell((entry,)), len(items)),), entry=entry.anchor))
    return items


def _strand(cell: Cell, last: int) -> Strand:
    words: list[str] = []
    gaps: list[int] = []
    starts: list[int] = []
    offset = 0
    for piece in cell.pieces:
        starts.append(offset)
        for word in letters(piece.printed).split():
            gaps.append(offset)
            words.append(word)
            offset += len(word)
    loose = any(piece.spaced for piece in cell.pieces)
    return Strand("".join(words), tuple(gaps[1:]), cell.pieces, tuple(starts), last, loose)
