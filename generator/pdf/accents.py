"""Marks over letters («за́мок»), set by themselves: typst writes a letter with its mark twice into the text of a PDF.

Where a mark stands is what the font says (the `mark` feature of its GPOS table); lengths are shares of the size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class Accent(NamedTuple):
    """A mark, and how far it is moved from where the pen stands behind its letter."""

    sign: str
    right: float
    down: float


def split_marks(text: str, font: Path) -> Iterator[str | Accent]:
    """The text in pieces: letters, and the marks over the letters before them. Marks that have letters of their own
    with them (й) are no pieces.
    """
    plain, base = "", ""
    for char in unicodedata.normalize("NFC", text):
        if not unicodedata.combining(char):
            plain, base = plain + char, char
            continue
        if plain:
            yield plain
        yield Accent(char, *_shift(font, base, char))
        plain = ""
    if plain:
        yield plain


def has_marks(text: str) -> bool:
    """Whether marks stand over letters in the text."""
    return not text.isascii() and any(map(unicodedata.combining, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=256)
def _shift(font: Path, base: str, mark: str) -> tuple[float, float]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as file:
        glyphs, size = file.getBestCmap(), file["head"].unitsPerEm
        letter, sign = glyphs.get(ord(base)) if base else None, glyphs.get(ord(mark))
        found = next(_offsets(file, letter, sign), None)
        if found is None:
            return 0.0, 0.0
        return (found[0] - file["hmtx"][letter][0]) / size, -found[1] / size


def _offsets(file: Any, letter: str | None, sign: str | None) -> Iterator[tuple[float, float]]:
    """From the origin of the letter to that of its mark, in units of the font."""
    if "GPOS" not in file:
        return
    for lookup in file["GPOS"].table.LookupList.Lookup:
        for table in (getattr(part, "ExtSubTable", part) for part in lookup.SubTable):
            if table.LookupType == 4 and letter in table.BaseCoverage.glyphs and sign in table.MarkCoverage.glyphs:
                mark = table.MarkArray.MarkRecord[table.MarkCoverage.glyphs.index(sign)]
                base = table.BaseArray.BaseRecord[table.BaseCoverage.glyphs.index(letter)].BaseAnchor[mark.Class]
                if base is not None:
                    yield base.XCoordinate - mark.MarkAnchor.XCoordinate, base.YCoordinate - mark.MarkAnchor.YCoordinate
