"""Scorers of the labelled rows on typography, shares, spelling and abbreviations."""

from __future__ import annotations

from collections.abc import Callable

from generator.language.shares import change_of_share
from generator.language.typography import typeset

Row = dict[str, str]


def answers(row: Row, column: str = "expected") -> list[str]:
    """The accepted answers of a row, `␣` read as a no-break space, ё as е."""
    return [_plain(answer) for answer in row[column].split(" || ")]


def score_typography(row: Row) -> bool:
    return _plain(typeset(row["input"].replace("␣", "\u00a0"))) in answers(row)


def score_percent_points(row: Row) -> bool:
    return _plain(change_of_share(row["before"], row["after"])) in answers(row)


def _plain(text: str) -> str:
    return text.replace("␣", "\u00a0").replace("ё", "е").replace("Ё", "Е")


SCORERS: dict[str, Callable[[Row], bool]] = {
    "typography": score_typography,
    "percent_points": score_percent_points,
}
