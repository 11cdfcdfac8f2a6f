"""Values of a description: text, maps and lists that know where they stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import Self, TypeAlias, TypeVar

from generator.findings import Place

Kind = TypeVar("Kind", bound="Text")


class Text(str):
    """A scalar exactly as typed, never converted.

    `place` is where its first character stands (after a quote, or the first line of a block). `lines` maps
    offsets in the text to lines of the file: (offset, line, column), first offset first; one entry for text of a
    single line. `style` is YAML's: "" plain, "'" or '"' quoted, "|" literal, ">" folded.
    """

    __slots__ = ("_lines", "place", "style", "typed")  # a workspace holds texts by the hundred thousand

    place: Place
    style: str
    typed: Text | None  # what its author typed, where it has been rewritten and that still counts
    _lines: tuple[tuple[int, int, int], ...]

    def __new__(cls, value: str, place: Place, style: str = "", lines: tuple[tuple[int, int, int], ...] = ()) -> Text:
        text = super().__new__(cls, value)
        text.place = place
        text.style = style
        text.typed = None
        text._lines = lines
        return text

    @property
    def lines(self) -> tuple[tuple[int, int, int], ...]:
        """Offsets in the text and the lines of the file they stand on."""
        return self._lines or ((0, self.place.line, self.place.column),)

    def at(self, offset: int, length: int = 1) -> Place:
        """The place in the file of the character at `offset`; of a text in a cell, the cell."""
        if self.place.in_table:
            return self.place
        start, line, column = self.lines[max(0, bisect_right(self.lines, (offset, 1 << 60, 0)) - 1)]
        return Place(self.place.file, line, column + offset - start, length)

    def recast(self, kind: type[Kind]) -> Kind:
        """The same text as one of another kind."""
        return kind(str(self), self.place, self.style, self._lines)

    def rewritten(self, value: str, lines: tuple[tuple[int, int, int], ...] = ()) -> Self:
        """The same text in other words, of the same kind and with all that it knows; its lines too, unless given."""
        text = type(self)(value, self.place, self.style, lines or self._lines)
        text.typed = self.typed
        for name in type(self).__slots__ if type(self) is not Text else ():
            setattr(text, name, getattr(self, name))
        return text

    def with_value(self, value: str) -> Text:
        """Another text that stands at the same place."""
        return Text(value, self.place, self.style, self._lines)


class Map(dict[Text, "Value"]):
    """A map in the order written. Keys are texts with their own places; `place` is the first key's."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def key_place(self, key: str) -> Place:
        """Where the key stands (the map's own place when it is not there)."""
        return next((own.place for own in self if own == key), self.place)


class List(list["Value"]):
    """A list in the order written; `place` is its first dash."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


Value: TypeAlias = Text | Map | List
