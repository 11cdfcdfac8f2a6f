"""Changes of a file's own text: where the words of a fix stand in it, whatever typography has made of them."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.findings import Fix, Place

_LINE_END = re.compile(r"\r\n?|\n")
# Signs of set type and what an author may have typed in their place.
_TYPED = {
    " ": r"\s+",
    "\n": r"(?:\r\n?|\n)[ \t]*",
    **dict.fromkeys("\u00a0\u202f", r"\s*"),
    **dict.fromkeys("«»„“”\"'", r"(?:[«»„“”\"]|''?)"),
    **dict.fromkeys("-‑–—−", "[-‑–—−]"),
    "…": r"(?:…|\.\.\.)",
}


@dataclass(frozen=True)
class Source:
    """The text of a file with its own line ends, its byte order mark apart."""

    mark: bytes
    text: str

    @classmethod
    def read(cls, file: Path | str) -> Source | None:
        """The text of a file, or None where there is none to change."""
        try:
            data = Path(file).read_bytes()
            mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
            return cls(mark, data.removeprefix(mark).decode("utf-8"))
        except (OSError, ValueError):
            return None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.mark + self.text.encode("utf-8")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def offset(self, place: Place) -> int | None:
        """Where a place stands in the text, None beyond its end."""
        start = self._starts[place.line - 1] + place.column - 1 if place.line <= len(self._starts) else len(self.text)
        return start if start < len(self.text) else None

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def changed(self, edits: list[Edit]) -> Source:
        """The text with edits made that stand in order and apart."""
        pieces: list[str] = []
        end = 0
        for edit in edits:
            pieces += (self.text[end : edit.start], edit.new)
            end = edit.end
        return Source(self.mark, "".join(pieces) + self.text[end:])


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands between two offsets of a text becomes new."""

    start: int
    end: int
    new: str

    def meets(self, other: Edit) -> bool:
        """Whether the two cannot both be made: they share a sign or begin at one."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


@dataclass(frozen=True, slots=True)
class Region:
    """An edit as other programs make it: what stands from one line and column to another, and what comes there."""

    line: int
    column: int
    end_line: int
    end_column: int
    old: str
    new: str


class Sources:
    """Texts of files, each read once."""

    def __init__(self) -> None:
        self._read = cache(Source.read)

    def region(self, fix: Fix) -> Region | None:
        """Where a fix is to be made, or None where its words do not stand at its place."""
        source = self._read(fix.place.file)
        edit = edit_of(fix, source) if source is not None else None
        if source is None or edit is None:
            return None
        start, end = source.position(edit.start), source.position(edit.end)
        return Region(*start, *end, source.text[edit.start : edit.end], edit.new)


def edit_of(fix: Fix, source: Source) -> Edit | None:
    """The least edit that makes a fix, or None where the words it speaks of do not stand at its place.

    What the old and the new words share at both ends stays as the author typed it.
    """
    start = source.offset(fix.place)
    if start is None:
        return None
    before = _shared(fix.old, fix.new)
    after = _shared(fix.old[before:][::-1], fix.new[before:][::-1])
    cuts = (slice(0, before), slice(before, len(fix.old) - after), slice(len(fix.old) - after, None))
    found = re.compile("".join(f"({_pattern(fix.old[cut])})" for cut in cuts)).match(source.text, start)
    if found is None:
        return None
    return Edit(*found.span(2), _with_line_ends(fix.new[before : len(fix.new) - after], source, fix.place))


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _pattern(words: str) -> str:
    return "".join(_TYPED.get(sign) or re.escape(sign) for sign in words)


def _with_line_ends(words: str, source: Source, place: Place) -> str:
    """The words with line ends of the file, and each new line as deep as the one where they begin."""
    if "\n" not in words:
        return words
    start = (source.offset(place) or 0) - place.column + 1
    line = source.text[start : start + place.column - 1]
    first = _LINE_END.search(source.text)
    return words.replace("\n", (first[0] if first else "\n") + " " * (len(line) - len(line.lstrip(" "))))
