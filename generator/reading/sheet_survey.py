"""A first look over a sheet of Excel, at its XML: how far it goes, which cells are merged, which rows are hidden.

openpyxl, when it reads row by row, tells none of this, and takes long over a million rows that are only formatted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

_CHUNK = 1 << 20
_TAG = re.compile(
    rb"<(?:\w+:)?(?:row(?P<row>\s[^>]*)?>|(?P<value>v|is|f)[\s>]"
    rb'|mergeCell\s[^>]*?ref="(?P<first>[A-Z]+)(?P<top>[0-9]+):(?P<last>[A-Z]+)(?P<end>[0-9]+)")'
)
_NUMBER = re.compile(rb'\sr="([0-9]+)"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')


@dataclass(frozen=True, slots=True)
class Range:
    """Merged cells: letters of the first column and of the last, numbers of the first row and of the last."""

    first: str
    top: int
    last: str
    end: int

    def __str__(self) -> str:
        return f"{self.first}{self.top}:{self.last}{self.end}"


@dataclass
class Survey:
    """What a sheet is like: `last` is its last row that holds anything, 0 where none does; `hidden` hold something."""

    last: int = 0
    merged: list[Range] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


def survey(part: IO[bytes]) -> Survey:
    """A first look over the XML of a sheet."""
    found = Survey()
    row, is_hidden = 0, False
    for tag in _tags(part):
        if tag["value"]:
            if is_hidden and found.last != row:
                found.hidden.append(row)
            found.last = row
        elif tag["top"]:
            found.merged.append(Range(tag["first"].decode(), int(tag["top"]), tag["last"].decode(), int(tag["end"])))
        else:
            own = tag["row"] or b""
            number = _NUMBER.search(own)
            row, is_hidden = int(number[1]) if number else row + 1, bool(_HIDDEN.search(own))
    return found


def _tags(part: IO[bytes]) -> Iterator[re.Match[bytes]]:
    """The tags that matter; a piece that is read ends where a tag does."""
    rest = b""
    while chunk := part.read(_CHUNK):
        data = rest + chunk
        end = data.rfind(b">") + 1
        rest = data[end:]
        yield from _TAG.finditer(data[:end])
