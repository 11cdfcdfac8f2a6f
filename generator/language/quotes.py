"""Quotation marks by nesting: «» outside, „“ inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.language.untouched import GAP

LEVELS = (("«", "»"), ("„", "“"))

_MARK = re.compile('["«»„“”]')
PIECE = re.compile(rf"\n(?={GAP}*(?:\n|[-–—•]{GAP}|\d{{1,9}}[.)]{GAP}|\|))")  # paragraph, list item, row of a table
_OPENERS = frozenset(" \t\u00a0\n([{«„-–—/|\u2003\u2009\u202f")  # an opening mark may stand after these
_CLOSERS = frozenset(" \t\u00a0\n)]}»“”.,;:!?…-–—/|\u2003\u2009\u202f")  # a closing mark may stand before these


def quote_marks(text: str) -> Iterator[tuple[int, str]]:
    """Offsets of quotation marks with the marks that should stand there; unpaired inch marks are left out."""
    if not _MARK.search(text):
        return
    start = 0
    for end in [*(match.start() for match in PIECE.finditer(text)), len(text)]:
        marks = [match.start() for match in _MARK.finditer(text, start, end)]
        if marks:
            yield from _Piece(text, start, end).read(marks)
        start = end


@dataclass(slots=True)
class _Piece:
    """A paragraph or list item: its marks are paired among themselves."""

    text: str
    start: int
    end: int
    open: list[int] = field(default_factory=list)  # offsets of marks not closed yet
    pairs: dict[int, int] = field(default_factory=dict)  # offset of the opening mark -> of the closing one

    def read(self, marks: list[int]) -> Iterator[tuple[int, str]]:
        """The marks as they should be. An opening mark without its pair is no level: «ООО «Ромашка» stays so."""
        for mark in marks:
            if self._opens(mark):
                self.open.append(mark)
            elif self.open:
                self.pairs[self.open.pop()] = mark
        closings: list[int] = []
        for first, last in sorted(self.pairs.items()):
            while closings and closings[-1] < first:
                closings.pop()
            opening, closing = LEVELS[len(closings) % len(LEVELS)]
            closings.append(last)
            yield first, opening
            yield last, closing
        yield from ((mark, LEVELS[0][0]) for mark in self.open if self.text[mark] == '"')

    def _opens(self, mark: int) -> bool:
        sign = self.text[mark]
        if sign in "«„":
            return True
        if sign in "»”":
            return False
        before, after = self._neighbour(mark, -1), self._neighbour(mark, 1)
        may_open = (before in _OPENERS or self._is_open(mark - 1)) and not after.isspace()
        may_close = not before.isspace() and after in _CLOSERS
        if may_open != may_close:
            return may_open
        return sign == '"' and not self.open and after.isalnum()  # 9"А", школа"Успех"

    def _is_open(self, mark: int) -> bool:
        return bool(self.open) and self.open[-1] == mark

    def _neighbour(self, mark: int, step: int) -> str:
        """The character beside the mark, stars of bold and italic passed over; a line break at the ends."""
        at = mark + step
        while self.start <= at < self.end and self.text[at] == "*":
            at += step
        return self.text[at] if self.start <= at < self.end else "\n"
