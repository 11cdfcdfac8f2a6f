"""Widths of table columns: no word of a column is broken, and the rest is shared so that rows stay low."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt
from typing import Any

from generator.papers.context import Desk
from generator.papers.defaults import shares
from generator.reading.values import Text

Record = dict[str, Any]

ACROSS = {False: 84, True: 127}  # characters of table text in a line of A4: upright, on its side
PADDING = 2.6  # characters that the margins of a cell take
BOLD = 1.1  # a heading's letters are wider
WIDE_LETTERS, WIDE = "мшщжфыю%№—", 0.4  # and by how much they are wider
WIDEST_WORD = 24  # longer words (addresses) may break


def column_widths(labels: Sequence[str], columns: Sequence[Sequence[str]], landscape: bool = False) -> list[str]:
    """Percents of the text width for columns with these headings and cell texts; their sum is 100."""
    line = ACROSS[landscape]
    least = [
        (max(_longest_word([label]) * BOLD, _longest_word(texts)) + PADDING) / line
        for label, texts in zip(labels, columns, strict=True)
    ]
    weights = [_weight(texts) for texts in columns]
    return shares(_shared(least, weights))


def _longest_word(texts: Sequence[str]) -> float:
    """The longest unbreakable piece, in usual letters."""
    words = (word for text in texts for word in re.split("[ \\n]+", text))
    return max((min(_size(word), WIDEST_WORD) for word in words), default=1)


def _size(word: str) -> float:
    return len(word) + WIDE * sum(letter in WIDE_LETTERS for letter in word.lower())


def _weight(texts: Sequence[str]) -> float:
    """The square root of a typical length: a cell's height is its length by its width."""
    lengths = [max(len(text), 3) for text in texts] or [3]
    return sqrt(sqrt(sum(length**2 for length in lengths) / len(lengths)))


def _shared(least: list[float], weights: list[float]) -> list[float]:
    """Shares of 1 after the weights, none below its least while there is room."""
    fixed: set[int] = set()
    while True:
        room = 1 - sum(least[n] for n in fixed)
        total = sum(weight for n, weight in enumerate(weights) if n not in fixed)
        found = [least[n] if n in fixed else room * weight / total for n, weight in enumerate(weights)]
        narrow = {n for n, share in enumerate(found) if share < least[n]} - fixed
        if not narrow:
            return found
        fixed |= narrow
        if len(fixed) == len(weights):
            return least


def cell_text(cell: Record, desk: Desk) -> str:
    """What a cell prints, about: enough to measure it."""
    value = cell["value"]
    if cell["shape"] == "stack":
        return " ".join(cell_text(one, desk) for one in value)
    if cell["shape"] == "entry":
        return str(value["text"])
    if cell["shape"] == "names":
        return ", ".join(str(desk.name(one)) for one in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if isinstance(part, Text))
    if isinstance(value, list):
        return " ".join(str(one.get("text") or "") if isinstance(one, dict) else str(one) for one in value)
    return str(value)
