"""Thresholds that an indicator's words tell: «не менее 90 %», «не выше 3»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """Which side of a value is promised; the Russian key of the indicator's field."""

    AT_LEAST = "не менее"
    AT_MOST = "не более"
    EXACTLY = "значение"


FIELDS = {Bound.AT_LEAST: "at_least", Bound.AT_MOST: "at_most", Bound.EXACTLY: "exactly"}
WORDS = {  # what stands after «не»
    "менее": Bound.AT_LEAST,
    "меньше": Bound.AT_LEAST,
    "ниже": Bound.AT_LEAST,
    "более": Bound.AT_MOST,
    "больше": Bound.AT_MOST,
    "выше": Bound.AT_MOST,
}
_SPOKEN = re.compile(
    rf"\bне\s+(?P<word>{'|'.join(WORDS)})\s+(?:чем\s+)?"
    r"(?P<number>\d+(?:[.,]\d+)?)(?:\s*(?P<unit>%|[^\W\d_]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A threshold found in a text, from `start`, as it is `said` there; `unit` is «%» or the word after the number."""

    bound: Bound
    value: Decimal
    unit: str
    said: str
    start: int


def spoken_thresholds(text: str) -> list[Spoken]:
    """The thresholds of the text in their order."""
    return [
        Spoken(
            WORDS[found["word"].lower()],
            Decimal(found["number"].replace(",", ".")),
            plain_unit(found["unit"] or ""),
            found[0] if found["unit"] == "%" else found[0][: found.end("number") - found.start()],
            found.start(),
        )
        for found in _SPOKEN.finditer(text)
    ]


def plain_unit(unit: str) -> str:
    """A unit of measure to compare by: «%» for per cent in words too, small letters."""
    plain = " ".join(unit.lower().replace("\u00a0", " ").split()).strip(" .")
    return "%" if plain.startswith("процент") and "пункт" not in plain else plain


def same_unit(one: str, other: str) -> bool:
    """Whether two units may be the same: one of them is not said, or their words begin alike («школ», «школы»)."""
    one, other = plain_unit(one), plain_unit(other)
    return not one or not other or one[:_ALIKE] == other[:_ALIKE]


_ALIKE = 3  # letters by which forms of one unit agree
