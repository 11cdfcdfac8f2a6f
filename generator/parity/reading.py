"""Follows a paper through the pages of its PDF, letter by letter.

Text comes in the order of the tree but for rows that break over pages: there each page holds a part of every cell, the
parts in the order of the cells, below the table's head if it is repeated. A cell over several rows may also stand
below any of them: typst draws it above the last that a page holds. Where a cell's part ends is not marked, so the
reader tries: first the whole cell, then its longest part, then shorter ones; a table of what was tried keeps the search
short. Exactly one reading has to use up all letters of both sides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from generator.parity.outline import Piece
from generator.parity.pdf import Stream
from generator.parity.strands import SHOWN, Item, Strand

PATIENCE = 200_000  # states to try before the reader gives up
LEADER = re.compile(r"[.·…_]*")

Rows = Mapping[int, Sequence[Strand]]  # the strands that begin in each row of a head, by the index of its item


class Part(NamedTuple):
    """A strand that has begun, or was left wholly to later: which one, and how many letters are done.

    One that `waits` is a cell over several rows of which this page has shown no letter yet.
    """

    item: int
    strand: int
    done: int
    waits: bool = False


class State(NamedTuple):
    """Where the reader stands.

    `open` are the strands that are not done; the first `turn` of them have had their turn on this page. `item` and
    `strand` come next.
    """

    page: int
    offset: int
    open: tuple[Part, ...]
    turn: int
    item: int
    strand: int


class Spot(NamedTuple):
    """An offset on a page (from 0)."""

    page: int
    offset: int


class Mismatch(NamedTuple):
    """The farthest place that a reading reached: what comes next in the tree and what stands there."""

    page: int
    expected: str
    found: str
    piece: Piece | None


@dataclass(slots=True)
class Reader:
    """Reads items off pages.

    After `mismatch()` returned None, `began` has the page (from 1) of each heading by anchor, `listed` the page that
    the contents name for it.
    """

    items: Sequence[Item]
    pages: Sequence[Stream]
    began: dict[str, int] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    _farthest: Spot = field(default=Spot(-1, -1))
    _mismatch: Mismatch | None = None
    _heads: dict[int, list[list[Strand]]] = field(default_factory=dict)  # by table: the orders it may be drawn in

    def __post_init__(self) -> None:
        begins: dict[int, dict[int, list[Strand]]] = defaultdict(dict)
        for number, item in enumerate(self.items):
            if item.head:
                begins[item.table][number] = list(item.strands)
        self._heads = {table: [_in_order(rows), _drawn_late(rows)] for table, rows in begins.items()}

    def mismatch(self) -> Mismatch | None:
        """None when the pages say what the items say, else the place where they part."""
        tried: set[State] = set()
        trail = [iter([State(0, 0, (), 0, 0, 0)])]
        while trail and len(tried) < PATIENCE:
            state = next(trail[-1], None)
            if state is None:
                trail.pop()
            elif self._finished(state):
                return None
            elif state not in tried:
                tried.add(state)
                trail.append(self._moves(state))
        return self._mismatch

    def _finished(self, state: State) -> bool:
        if state.item < len(self.items) or state.open:
            return False
        if state.offset < len(self.pages[state.page].solid):
            self._note(Spot(state.page, state.offset), None, 0)
            return False
        return state.page == len(self.pages) - 1

    def _moves(self, state: State) -> Iterator[State]:
        if state.turn < len(state.open):
            yield from self._continue(state, state.turn)
            return
        if state.strand == 0:
            for number, part in enumerate(state.open):
                if part.waits:
                    yield from self._continue(state, number)
        if state.item < len(self.items) and self._may_begin(state):
            yield from self._begin(state)
        if state.offset == len(self.pages[state.page].solid) and state.page + 1 < len(self.pages):
            yield from self._turn_page(state)

    def _may_begin(self, state: State) -> bool:
        """A new line begins only below all that stand beside it."""
        return state.strand > 0 or all(self._strand(part).last >= state.item for part in state.open)

    def _continue(self, state: State, number: int) -> Iterator[State]:
        """An open strand goes on, or is done, on this page."""
        part, turn = state.open[number], state.turn
        before, after = state.open[:number], state.open[number + 1 :]
        for length, offset in self._portions(state, part):
            if length is None:
                yield state._replace(offset=offset, open=before + after, turn=turn - part.waits)
            elif length or not part.waits:
                yield state._replace(
                    offset=offset,
                    open=(*before, self._shown(part, length), *after),
                    turn=turn + (not part.waits),
                )

    def _shown(self, part: Part, length: int) -> Part:
        """The part after so many more letters."""
        waits = not length and self._strand(part).last > part.item
        return part._replace(done=part.done + length, waits=waits)

    def _begin(self, state: State) -> Iterator[State]:
        """The next strand begins; what does not stand on this page stays open."""
        strands = self.items[state.item].strands
        after = state._replace(strand=state.strand + 1)
        if after.strand >= len(strands):
            after = state._replace(item=state.item + 1, strand=0)
        if not strands:
            yield after
            return
        part = Part(state.item, state.strand, 0)
        for length, offset in self._portions(state, part):
            if length is None:
                yield after._replace(offset=offset)
            else:
                rest = (*state.open, self._shown(part, length))
                yield after._replace(offset=offset, open=rest, turn=len(rest))

    def _portions(self, state: State, part: Part) -> Iterator[tuple[int | None, int]]:
        """Ways to read a strand from here: letters (None: to its end) and the offset behind them; the longest first."""
        page, strand, item = self.pages[state.page], self._strand(part), self.items[part.item]
        length = strand.advance(part.done, page, state.offset)
        reached = state.offset + length
        self._meet(state.page, part, length)
        whole = part.done + length == len(strand.solid)
        if whole:
            end = self._entry_end(state.page, item, reached) if item.entry else reached
            if end is not None:
                yield None, end
        else:
            self._note(Spot(state.page, reached), strand, part.done + length)
            if length and reached == len(page.solid):
                yield length, reached
        has_others = any(other[:2] != part[:2] for other in state.open)
        if len(item.strands) > 1 or has_others or strand.last > part.item:
            cuts = page.between(state.offset, reached if whole else reached + 1)
            yield from ((cut - state.offset, cut) for cut in reversed(cuts))
            yield 0, state.offset
        elif not length and reached == len(page.solid):
            yield 0, reached

    def _meet(self, page: int, part: Part, length: int) -> None:
        """Remembers the page on which a heading begins."""
        if length and not part.done and not self.items[part.item].entry:
            self.began.update((piece.anchor, page + 1) for piece in self._strand(part).pieces if piece.anchor)

    def _entry_end(self, number: int, item: Item, offset: int) -> int | None:
        """The offset behind the leader and the page number of a line of the contents."""
        page = self.pages[number]
        leader = LEADER.match(page.solid, offset)
        begin = leader.end() if leader else offset
        digits = "".join(takewhile(str.isdigit, page.solid[begin : begin + 5]))
        digits = digits[: min((gap - begin for gap in page.between(begin, begin + len(digits))), default=len(digits))]
        if not digits or (begin == offset and not page.is_edge(offset)):
            self._note(Spot(number, offset), item.strands[0], 0)
            return None
        self.listed[item.entry] = digits
        return begin + len(digits)

    def _turn_page(self, state: State) -> Iterator[State]:
        waiting = tuple(part._replace(waits=False) for part in state.open)
        fresh = state._replace(page=state.page + 1, offset=0, turn=0, open=waiting)
        offset = self._repeated_head(fresh)
        if offset:
            yield fresh._replace(offset=offset)
        yield fresh

    def _repeated_head(self, state: State) -> int:
        """The offset behind the head of the table that goes on here, 0 where it is not repeated."""
        coming = state.open[0].item if state.open else state.item
        if coming == len(self.items) or self.items[coming].head:
            return 0
        orders = self._heads.get(self.items[coming].table, ())
        return max((_end_of(strands, self.pages[state.page]) for strands in orders), default=0)

    def _strand(self, part: Part) -> Strand:
        return self.items[part.item].strands[part.strand]

    def _note(self, spot: Spot, strand: Strand | None, done: int) -> None:
        """Keeps the farthest place where tree and page part."""
        if spot <= self._farthest:
            return
        self._farthest = spot
        page = self.pages[spot.page]
        expected, piece = (strand.words(done), strand.piece(done)) if strand else ("", None)
        begins = done == 0 and page.is_edge(spot.offset)
        start = spot.offset if begins else page.word_start(spot.offset)
        found = page.words(start, max(len(expected), SHOWN // 2)) if spot.offset < len(page.solid) else ""
        self._mismatch = Mismatch(spot.page + 1, expected, found, piece)


def _in_order(rows: Rows) -> list[Strand]:
    return [strand for strands in rows.values() for strand in strands]


def _drawn_late(rows: Rows) -> list[Strand]:
    """The strands as they follow where a cell over several rows stands above the last of them."""
    placed = [(strand.last, number == strand.last, strand) for number, strands in rows.items() for strand in strands]
    return [strand for *_, strand in sorted(placed, key=lambda one: one[:2])]


def _end_of(strands: Iterable[Strand], page: Stream) -> int:
    """The offset behind strands that stand whole at the top of a page, 0 where they do not."""
    offset = 0
    for strand in strands:
        length = strand.advance(0, page, offset)
        if length < len(strand.solid):
            return 0
        offset += length
    return offset
