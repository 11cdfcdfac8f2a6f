"""The series of an indicator: where it starts, where it goes year by year, what is promised at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.reading.values import Text
from generator.schema.types import Number
from generator.workspace.thresholds import FIELDS, Bound, plain_unit, same_unit, spoken_thresholds

Record = dict[str, Any]


class Direction(StrEnum):
    """Which way the values of an indicator should go."""

    UP = "рост"
    DOWN = "снижение"


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value of a series: its number, its unit as compared, the year it is of, the author's text."""

    number: Decimal
    unit: str
    year: int | None
    said: Text


@dataclass(frozen=True, slots=True, eq=False)
class Threshold:
    """What is promised: at least, at most or exactly so much; `in_words` when the indicator's own text says it."""

    bound: Bound
    number: Decimal
    unit: str
    said: Text
    in_words: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The values of an indicator. `targets` and `facts` run by year; `unit` is empty where none is said."""

    base: Value | None
    targets: tuple[Value, ...]
    facts: tuple[Value, ...]
    threshold: Threshold | None
    unit: str
    is_share: bool
    direction: Direction | None

    @property
    def last(self) -> Value | None:
        """The target of the last year."""
        return self.targets[-1] if self.targets else None

    @property
    def is_measured(self) -> bool:
        """Whether there is a number to reach, by a year or at the end."""
        return bool(self.targets) or self.threshold is not None


def series_of(indicator: Record) -> Series:
    """The series of an indicator's record; what is not given stays None or empty."""
    base = _value(indicator["base"], None)
    targets, facts = _by_year(indicator["targets"]), _by_year(indicator["facts"])
    units = [indicator["unit"], *(one.unit for one in (base, *targets, *facts) if one)]
    unit = next((plain_unit(one) for one in units if one), "")
    threshold = _given(indicator) or _spoken(indicator["text"], unit)
    unit = unit or (threshold.unit if threshold else "")
    return Series(
        base=base,
        targets=targets,
        facts=facts,
        threshold=threshold,
        unit=unit,
        is_share=_is_share(indicator["text"] or "", unit),
        direction=_direction(indicator["text"] or "", base, targets, threshold),
    )


def year_in(text: str) -> int | None:
    """The year that a text names, the later one of a school year: «2026», «на 01.06.2026», «2025/26»."""
    school = re.search(r"\b((?:19|20)\d\d)\s*[/–-]\s*(?:(?:19|20)?\d\d)\b", text)
    if school:
        return int(school[1]) + 1
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return int(found[0]) if found else None


def _value(said: Text | None, year: int | None) -> Value | None:
    if not isinstance(said, Number):
        return None
    return Value(said.value, plain_unit(said.unit), year or year_in(said.note), said)


def _by_year(entries: Record | None) -> tuple[Value, ...]:
    found = (_value((entry or {}).get("value"), int(year)) for year, entry in (entries or {}).items() if year.isdigit())
    return tuple(sorted((one for one in found if one), key=lambda one: one.year or 0))


def _given(indicator: Record) -> Threshold | None:
    for bound, field in FIELDS.items():
        if isinstance(value := indicator[field], Number):
            return Threshold(bound, value.value, plain_unit(value.unit), value)
    return None


def _spoken(text: Text | None, unit: str) -> Threshold | None:
    """The threshold that the words tell: «не менее 90 %», else a number behind the last dash or before all words."""
    fitting = [one for one in spoken_thresholds(text or "") if same_unit(one.unit, unit)]
    if text and fitting:
        one = fitting[-1]
        return Threshold(one.bound, one.value, one.unit, text, in_words=True)
    found = re.search(_AT_THE_END, text or "") or re.match(_AT_THE_START, text or "")
    if text is None or not found or not same_unit(found["unit"] or "", unit):
        return None
    number = Decimal(found["number"].replace(",", "."))
    return Threshold(Bound.EXACTLY, number, plain_unit(found["unit"] or ""), text, in_words=True)


_SHOWN = r"(?P<number>\d+(?:[.,]\d+)?)\s*"
_AT_THE_END = rf"\s[—–-]\s+{_SHOWN}(?P<unit>%|процент\w*|[^\W\d_]+)?[\s.;]*$"
_AT_THE_START = rf"\s*(?:[Вв]\s+)?{_SHOWN}(?P<unit>%)"

_CHANGE = re.compile(
    r"\s*(?:прирост|рост|увеличени|повышени|снижени|сокращени|уменьшени|темп|индекс|отношени|соотношени|выполнени)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:доля|удельный\s+вес|процент)\b", re.IGNORECASE)


def _is_share(text: str, unit: str) -> bool:
    """Whether values lie between 0 and 100: per cent of a whole, and not of a change."""
    if _CHANGE.match(text):
        return False
    return unit == "%" or (not unit and bool(_SHARE.match(text)))


_WAYS = {Bound.AT_LEAST: Direction.UP, Bound.AT_MOST: Direction.DOWN}


def _direction(
    text: str, base: Value | None, targets: Iterable[Value], threshold: Threshold | None
) -> Direction | None:
    """By the threshold's side, else by the first word, else from the first value that is known to the last."""
    if threshold and threshold.bound in _WAYS:
        return _WAYS[threshold.bound]
    for words, way in _FIRST_WORDS.items():
        if re.match(rf"\s*(?:{words})", text, re.IGNORECASE):
            return way
    known = [one.number for one in (base, *targets) if one]
    known += [threshold.number] if threshold and base else []
    if len(known) < 2 or known[0] == known[-1]:
        return None
    return Direction.UP if known[-1] > known[0] else Direction.DOWN


_FIRST_WORDS = {
    "увеличени|повышени|рост|прирост": Direction.UP,
    "снижени|сокращени|уменьшени": Direction.DOWN,
}
