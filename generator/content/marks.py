"""Marks that carry an author's place through Jinja and HTML to the tree.

An author's text is wrapped in private-use characters, `OPEN index MIDDLE text CLOSE`; the tree takes them off again
and keeps the place on the run.
"""

from __future__ import annotations

import re

from generator.errors import FaultyDescription
from generator.findings import Place
from generator.reading.values import Text

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"

_MARK = re.compile("[\ue000-\ue002]")
_WRAPPED = re.compile("\ue000([0-9]+)\ue001([^\ue000-\ue002]*)\ue002")


class StrayMark(ValueError):
    """A mark character that opens or closes nothing."""


class PlaceMarks:
    """The places of one paper, by index; wraps author text and takes the marks off again."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def __getitem__(self, index: int) -> Place:
        return self._places[index]

    def wrap(self, text: str) -> str:
        """The text between marks when it knows its place, a plain string as it is.

        Raises `FaultyDescription` when the author's own text holds a mark character.
        """
        if not isinstance(text, Text):
            return text
        if own := _MARK.search(text):
            raise _reserved(text, own.start())
        self._places.append(text.place)
        return f"{OPEN}{len(self._places) - 1}{MIDDLE}{text!s}{CLOSE}"

    def split(self, marked: str) -> list[tuple[str, Place | None]]:
        """The pieces of a marked text in order, none empty, each with its place; raises `StrayMark`."""
        if not _MARK.search(marked):  # as most texts of a template
            return [(marked, None)] if marked else []
        pieces: list[tuple[str, Place | None]] = []
        end = 0
        for match in _WRAPPED.finditer(marked):
            pieces += ((_clean(marked[end : match.start()]), None), (match[2], self._place(int(match[1]))))
            end = match.end()
        return [piece for piece in (*pieces, (_clean(marked[end:]), None)) if piece[0]]

    def strip(self, marked: str) -> str:
        """The text without marks; raises `StrayMark`."""
        return "".join(piece for piece, _ in self.split(marked))

    def first_place(self, marked: str) -> Place | None:
        """The place of the first wrapped piece, stray marks overlooked."""
        known = (int(match[1]) for match in _WRAPPED.finditer(marked))
        return next((self._places[index] for index in known if index < len(self._places)), None)

    def _place(self, index: int) -> Place:
        try:
            return self._places[index]
        except IndexError:
            raise StrayMark(index) from None


def without_marks(marked: str) -> str:
    """The text as a message may show it: whole marks and stray mark characters dropped, nothing raised."""
    return _MARK.sub("", re.sub("\ue000[0-9]+\ue001", "", marked))


def _clean(piece: str) -> str:
    if _MARK.search(piece):
        raise StrayMark(piece)
    return piece


def _reserved(text: Text, offset: int) -> FaultyDescription:
    return FaultyDescription(
        "TPL010",
        f"В тексте стоит служебный знак U+{ord(text[offset]):04X}, печатать его нечем",
        text.at(offset),
        "Удалите этот невидимый знак: обычно он попадает в текст при копировании значка из другой программы.",
    )
