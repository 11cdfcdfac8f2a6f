"""Font files (TrueType, OpenType) read by their own tables: what fontTools tells, without loading its whole library."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

MAGIC = (b"\0\1\0\0", b"OTTO", b"true")
UNICODE = (
    (3, 10),
    (0, 6),
    (0, 4),
    (3, 1),
    (0, 3),
    (0, 2),
    (0, 1),
    (0, 0),
)  # of cmap, as HarfBuzz prefers them

_FAMILY_NAME = 1  # of the name table: the family of four faces that Word's list shows
_MAC, _MAC_ROMAN = 1, 0  # the one platform of names that is not UTF-16, and its Latin script
_BOLD, _ITALIC = 1 << 5, 1 << 0  # of OS/2 fsSelection

Advances = dict[int, float]


@dataclass(frozen=True)
class Sfnt:
    """The tables of a font file.

    Raises `ValueError`, where a table is read, of bytes that are not such a file or end too early.
    """

    raw: bytes

    @cached_property
    def tables(self) -> Mapping[bytes, bytes]:
        if self.raw[:4] not in MAGIC:
            raise ValueError("not a TrueType or OpenType font")
        records = (_read(">4s4xLL", self.raw, 12 + 16 * number) for number in range(_read(">H", self.raw, 4)[0]))
        return {tag: self.raw[start : start + length] for tag, start, length in records}

    @property
    def families(self) -> set[str]:
        """Its family names in all languages, in lower case."""
        table = self._table(b"name")
        count, storage = _read(">2xHH", table, 0)
        found = set()
        for number in range(count):
            platform, script, _, name, length, start = _read(">6H", table, 6 + 12 * number)
            if name == _FAMILY_NAME and (platform != _MAC or script == _MAC_ROMAN):
                said = table[storage + start : storage + start + length]
                found.add(said.decode("mac_roman" if platform == _MAC else "utf-16-be", "replace").casefold())
        return found

    @property
    def style(self) -> tuple[bool, bool]:
        """Whether it is bold, and italic."""
        (flags,) = _read(">H", self._table(b"OS/2"), 62)
        return bool(flags & _BOLD), bool(flags & _ITALIC)

    @property
    def heights(self) -> tuple[float, float, float]:
        """How far a line goes above and below its base, and the gap between lines, as shares of the size."""
        up, down, gap = _read(">3h", self._table(b"hhea"), 4)
        return up / self._em, -down / self._em, gap / self._em

    @property
    def advances(self) -> Advances:
        """How wide the glyph of each code point is, as a share of the size."""
        (number,) = _read(">H", self._table(b"hhea"), 34)
        if not 0 < 4 * number <= len(self._table(b"hmtx")):
            raise ValueError("a table ends too early")
        widths = [width / self._em for width in _numbers(self._table(b"hmtx")[: 4 * number])[::2]]
        last = len(widths) - 1  # glyphs beyond it are as wide
        return {char: widths[min(glyph, last)] for char, glyph in self._glyphs() if glyph}

    @cached_property
    def _em(self) -> int:
        (em,) = _read(">H", self._table(b"head"), 18)
        return int(em) or 1  # of a broken font

    def _glyphs(self) -> Iterator[tuple[int, int]]:
        table = self._table(b"cmap")
        (count,) = _read(">2xH", table, 0)
        records = [_read(">HHL", table, 4 + 8 * number) for number in range(count)]
        starts = {(platform, script): start for platform, script, start in records}
        best = next((starts[one] for one in UNICODE if one in starts), None)
        if best is None:
            return iter(())
        (kind,) = _read(">H", table, best)
        if kind not in _READERS:
            raise ValueError(f"a character map of kind {kind}")
        return _READERS[kind](table[best:])

    def _table(self, tag: bytes) -> bytes:
        if tag not in self.tables:
            raise ValueError(f"no table {tag.decode('latin-1')}")
        return self.tables[tag]


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Kind 4, the usual one: segments of code points, their glyphs in a row or listed."""
    (twice,) = _read(">H", table, 6)
    numbers = _numbers(table[14 : len(table) // 2 * 2])
    count = twice // 2
    ends, starts = numbers[:count], numbers[count + 1 : 2 * count + 1]
    deltas, offsets = numbers[2 * count + 1 : 3 * count + 1], numbers[3 * count + 1 : 4 * count + 1]
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if start == end == 0xFFFF:  # the last one says only that there are no more
            continue
        if not offset:
            yield from ((char, (char + delta) & 0xFFFF) for char in range(start, end + 1))
            continue
        first = 3 * count + 1 + number + offset // 2
        for char, glyph in zip(range(start, end + 1), numbers[first : first + end - start + 1], strict=True):
            yield char, (glyph + delta) & 0xFFFF if glyph else 0


def _trimmed(table: bytes) -> Iterator[tuple[int, int]]:
    """Kind 6: one run of code points."""
    first, count = _read(">HH", table, 6)
    return zip(range(first, first + count), _numbers(table[10 : 10 + 2 * count]), strict=True)


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Kind 12: code points beyond 0xFFFF too, in runs whose glyphs are in a row."""
    (count,) = _read(">L", table, 12)
    for number in range(count):
        start, end, glyph = _read(">3L", table, 16 + 12 * number)
        if end > sys.maxunicode:
            raise ValueError("a code point that no character has")
        yield from zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)


_READERS = {4: _segments, 6: _trimmed, 12: _groups}


def _read(form: str, table: bytes, start: int) -> tuple[Any, ...]:
    try:
        return struct.unpack_from(form, table, start)
    except struct.error as error:
        raise ValueError("a table ends too early") from error


def _numbers(table: bytes) -> array[int]:
    numbers = array("H", table)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
