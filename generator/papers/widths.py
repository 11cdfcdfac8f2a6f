"""Widths of table columns: shared so that rows stay low. Words that do not fit are seen to when the look is known."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from generator.papers.context import Desk
from generator.papers.defaults import shares
from generator.reading.values import Text

Record = dict[str, Any]

SHORTEST = 3  # letters: the weight of a cell that says less


def column_widths(columns: Sequence[Sequence[str]], *, sparse: bool = False) -> list[str]:
    """Percents of the text width for columns with these cell texts; their sum is 100.

    In a `sparse` table a column that few rows fill is widened for those rows.
    """
    weights = [_weight(texts) for texts in columns]
    if sparse:
        filled = [_weight([text for text in texts if text]) for texts in columns]
        weights = [sqrt(one * own) for one, own in zip(weights, filled, strict=True)]
    return shares(weights)


def _weight(texts: Sequence[str]) -> float:
    """The square root of a typical length: a cell's height is its length by its width."""
    lengths = [max(len(text), SHORTEST) for text in texts] or [SHORTEST]
    return sqrt(sqrt(sum(length**2 for length in lengths) / len(lengths)))


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
