"""When things happen: terms of measures and stages as intervals, how often, how many events in a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from generator.language.term_recurrence import Recurrence, Unit
from generator.language.terms import Interval, TermError, read_term
from generator.reading.values import Text
from generator.schema.types import Date, Years

Record = dict[str, Any]
LENGTHS = {  # days of a unit, and how many of them a year has
    Unit.DAY: (1, 365),
    Unit.WEEK: (7, 52),
    Unit.MONTH: (31, 12),
    Unit.QUARTER: (92, 4),
    Unit.SCHOOL_QUARTER: (92, 4),
    Unit.HALF: (184, 2),
    Unit.YEAR: (366, 1),
}


def intervals_of(record: Record) -> tuple[Interval, ...]:
    """When a measure, task or stage goes on: as its term says, else from its own dates; empty when it is not known."""
    period = record.get("period")
    if isinstance(period, Years) and period.term is not None:
        return period.term.intervals
    begin, end = _day(record.get("begin")), _day(record.get("finish"))
    return (Interval(begin, end),) if begin or end else ()


def recurrence_of(record: Record) -> Recurrence | None:
    """How often a measure recurs, None when its term does not tell; «постоянно» is no recurrence."""
    period = record.get("period")
    found = period.term.recurrence if isinstance(period, Years) and period.term is not None else None
    return None if found is None or found.unit is Unit.ALWAYS else found


def _day(value: Any) -> date | None:
    return value.value if isinstance(value, Date) else None


def first_day(interval: Interval) -> date | None:
    """The first day that is known: of a bare deadline, its last one."""
    return interval.begin or interval.end


def last_day(interval: Interval) -> date | None:
    """The last day that is known."""
    return interval.end or interval.begin


def days_in(interval: Interval) -> int:
    """How many days lie in it; 0 where an end is open."""
    return (interval.end - interval.begin).days + 1 if interval.begin and interval.end else 0


def years_of(interval: Interval) -> range:
    """The calendar years that an interval with both ends touches."""
    assert interval.begin and interval.end
    return range(interval.begin.year, interval.end.year + 1)


def year_within(year: int, whole: Interval) -> Interval | None:
    """The part of a calendar year that lies within an interval with both ends."""
    assert whole.begin and whole.end
    begin, end = max(date(year, 1, 1), whole.begin), min(date(year, 12, 31), whole.end)
    return Interval(begin, end) if begin <= end else None


def touches(interval: Interval, other: Interval) -> bool:
    """Whether two intervals have a day in common; a bare deadline is its last day."""
    begin, end = first_day(interval), last_day(interval)
    return bool(begin and end and other.begin and other.end and begin <= other.end and end >= other.begin)


def is_whole(record: Record, programme: Interval, share: float = 0.9) -> bool:
    """Whether a measure goes on for that share of the programme's term in one stretch."""
    return any(days_in(one) >= share * days_in(programme) for one in intervals_of(record))


def milestones_of(measure: Record, programme: Interval | None) -> list[tuple[Text, Interval | None]]:
    """The milestones of a measure, each with the time before its first dash, None when there is none."""
    return [
        (line["text"], written_days(line["text"], programme))
        for line in measure.get("milestones") or ()
        if isinstance(line.get("text"), Text)
    ]


def written_days(text: str, programme: Interval | None = None) -> Interval | None:
    """The time that a text begins with («15.03.2027 — …», «май 2027 – …»), else the first date that stands in it."""
    return _written(str(text), programme)


@lru_cache(maxsize=1024)  # a milestone is asked for once a year
def _written(text: str, programme: Interval | None) -> Interval | None:
    head = re.split(r"\s[—–-]\s", text, maxsplit=1)[0]
    for piece in (head, *re.findall(r"(?<!\d)\d{1,2}\.\d{2}\.\d{4}(?!\d)", text)):
        try:
            found = read_term(piece, programme=programme).intervals
        except TermError:
            continue
        if len(found) == 1:
            return found[0]
    return None


def yearly(recurrence: Recurrence) -> float:
    """How many times a year: 2 of «2 раза в год», 12 of «ежемесячно»."""
    return recurrence.count * LENGTHS[recurrence.unit][1] / recurrence.step if recurrence.unit in LENGTHS else 0


def events_in(measure: Record, part: Interval) -> int:
    """How many events a measure gives within a part of a year: its dated terms that begin there, or its recurrence.

    A stretch of more than a year without recurrence is no event; milestones are events of their own.
    """
    recurrence = recurrence_of(measure)
    found = sum(_events(one, recurrence, part) for one in intervals_of(measure))
    days = [interval for _, interval in milestones_of(measure, None) if interval]
    return found + sum(touches(Interval(last_day(one), last_day(one)), part) for one in days)


def _events(interval: Interval, recurrence: Recurrence | None, part: Interval) -> int:
    if not touches(interval, part):
        return 0
    assert part.begin and part.end
    if recurrence and days_in(interval) > LENGTHS[recurrence.unit][0] * recurrence.step:
        begin, end = max(interval.begin or part.begin, part.begin), min(interval.end or part.end, part.end)
        return max(1, round(yearly(recurrence) * ((end - begin) + timedelta(1)).days / 365))
    first = first_day(interval)
    return int(days_in(interval) <= LONGEST_EVENT and first is not None and part.begin <= first <= part.end)


LONGEST_EVENT = 366  # days
