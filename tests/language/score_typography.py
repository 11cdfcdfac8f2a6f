"""Scorers of the labelled rows on typography, shares, spelling and abbreviations: whether the answer is right."""

from __future__ import annotations

from collections.abc import Callable

from generator.language.abbreviations import unexpanded
from generator.language.shares import change_of_share
from generator.language.typography import typeset
from generator.language.words import unknown_words

Row = dict[str, str]


def score_typography(row: Row) -> bool:
    return _plain(typeset(row["input"].replace("␣", "\u00a0"))) in _accepted(row)


def score_percent_points(row: Row) -> bool:
    return _plain(change_of_share(row["before"], row["after"])) in _accepted(row)


def score_spelling(row: Row) -> bool:
    return bool(unknown_words(row["word"])) == (row["label"] == "typo")


def score_abbreviations(row: Row) -> bool:
    return ", ".join(each.text for each in unexpanded(row["text"])) == row["never_expanded"]


def _accepted(row: Row) -> list[str]:
    return [_plain(answer) for answer in row["expected"].split(" || ")]


def _plain(text: str) -> str:
    """The text as it is compared: `␣` is a no-break space, ё is е."""
    return text.replace("␣", "\u00a0").replace("ё", "е").replace("Ё", "Е")


SCORERS: dict[str, Callable[[Row], bool]] = {
    "typography": score_typography,
    "percent_points": score_percent_points,
    "spelling": score_spelling,
    "abbreviations": score_abbreviations,
}
