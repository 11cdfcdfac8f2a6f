"""Conventions by which written terms are read: where offices differ, the workspace decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from generator.language.cases import LanguageError


class MonthDay(NamedTuple):
    """A day of any year."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day:02}.{self.month:02}"


class WeekRule(StrEnum):
    """What «2 неделя сентября» means: the calendar week by its Thursday, or the days 8–14."""

    THURSDAY = "четверг"
    SEVEN_DAYS = "семидневка"


Bounds = tuple[MonthDay, MonthDay]

_SCHOOL_YEAR = (MonthDay(9, 1), MonthDay(8, 31))
_SCHOOL_QUARTERS = (
    (MonthDay(9, 1), MonthDay(10, 31)),
    (MonthDay(11, 1), MonthDay(12, 31)),
    (MonthDay(1, 1), MonthDay(3, 31)),
    (MonthDay(4, 1), MonthDay(5, 31)),
)


@dataclass(frozen=True, slots=True)
class TermSettings:
    """The conventions; both bounds of a pair are inclusive. Raises `LanguageError` for days that do not exist.

    A half of the school year is two of its quarters. `until_day_inclusive` is for «до 1 октября»,
    `until_period_inclusive` for «к 2024 году» and «до мая»; `clip_to_programme` cuts yearly periods at its end.
    """

    school_year: Bounds = _SCHOOL_YEAR
    school_quarters: tuple[Bounds, ...] = _SCHOOL_QUARTERS
    week: WeekRule = WeekRule.THURSDAY
    until_day_inclusive: bool = True
    until_period_inclusive: bool = False
    clip_to_programme: bool = False

    def __post_init__(self) -> None:
        if len(self.school_quarters) != 4:
            raise LanguageError(f"Учебных четвертей задано {len(self.school_quarters)}", "Их должно быть четыре.")
        for bounds in (self.school_year, *self.school_quarters):
            for day in bounds:
                _check_day(day)


def _check_day(day: MonthDay) -> None:
    try:
        date(2001, day.month, day.day)
    except ValueError:
        raise LanguageError(f"Нет такого дня: {day}", "День и месяц, которые есть в каждом году: 01.09.") from None
