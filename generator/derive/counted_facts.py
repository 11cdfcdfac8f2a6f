"""Which facts of a road map a certificate counts, and where the measures stand on the certificate's day.

The certificate's day is the earliest of the day of the map (`на дату:`), the certificate's own date and the last day
of its term. The day of a fact is its `дата:`, of an event its own, else the fact's; what bears none has the day of the
map, which tells it as of then. Counted is what has its day within the term and not after the certificate's day.

Of the certificate are the measures whose time touches its term or is not known, and those with a fact that is counted;
one settled before the term belongs to an earlier certificate. A status told for a later day says nothing yet: then the
measure stands as its term says, going on where it has begun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.derive.intervals import first_day, intervals_of
from generator.derive.progress import (
    SETTLED,
    State,
    Status,
    Window,
    day_of,
    events_of,
    facts_by,
    is_of_term,
    measures_shown,
    state_of,
    states_of,
    told_status,
)
from generator.reading.values import Text
from generator.schema.types import Date
from generator.workspace.plans import Numbered, measures_in
from generator.workspace.terms import programme_interval

Record = dict[str, Any]


def window_of(certificate: Record, roadmap: Record) -> Window:
    """The term of a certificate (the map's, where it has none) and its day; no day where the map tells of none."""
    term, told_on = programme_interval(certificate) or programme_interval(roadmap), day_of(roadmap)
    others = (_day(certificate["date"]), term.end if term is not None else None)
    known = [one for one in others if one is not None]
    return Window(term, min([told_on, *known]) if told_on is not None else None)


def counted_states(certificate: Record, roadmap: Record) -> list[State]:
    """The measures of a road map that a certificate counts, in the order of the plan, with what it counts of facts."""
    window, told_on = window_of(certificate, roadmap), day_of(roadmap)
    if told_on is None:
        return states_of(roadmap)
    facts = facts_by(measures_in(roadmap), roadmap["facts"])
    found = (_state(one, facts.get(id(one.measure)), told_on, window) for one in measures_shown(roadmap))
    return [state for state in found if state is not None]


def _state(which: Numbered, fact: Record | None, told_on: date, window: Window) -> State | None:
    """Where a measure stands on the certificate's day; None for one that is none of the certificate's."""
    by_term, is_own = state_of(which, None, None, window), is_of_term(which.measure, window.term)
    if fact is None:
        return by_term if is_own else None
    said, told, part = _day(fact["date"]) or told_on, told_status(fact), _part(fact, told_on, window)
    if (told in SETTLED and _is_before(said, window)) or not (is_own or part["done"] or _holds(said, window)):
        return None
    if not _is_after(said, window):
        return state_of(which, part, told, window)
    is_begun = bool(part["done"]) or _is_begun(which.measure, window)
    goes_on = is_begun and told is not Status.PLANNED and not by_term.is_past
    return replace(by_term, fact=part if part["done"] else None, status=Status.GOING if goes_on else by_term.status)


OF_THE_DAY = ("date", "participants", "cause", "decision", "evidence")  # what a fact tells of its own day


def _part(fact: Record, told_on: date, window: Window) -> Record:
    """A fact with what is counted of it alone; participants told for all of it are not told for a part."""
    said, done = _day(fact["date"]) or told_on, fact["done"] or {}
    kept = {noun: part for noun, held in done.items() if (part := _held(held, said, window)) is not None}
    if not _holds(said, window):
        return {**fact, **dict.fromkeys(OF_THE_DAY), "done": kept}
    is_whole = all(kept.get(noun) is held for noun, held in done.items())
    return {**fact, "done": kept, "participants": fact["participants"] if is_whole else None}


def _held(held: Record, said: date, window: Window) -> Record | None:
    """What there was of one sort within the window: its events that are, or all of a number told for a day in it."""
    if not held["events"]:
        return held if _holds(said, window) else None
    kept = [event for event in held["events"] if _holds(_day(event["date"]) or said, window)]
    if len(kept) == len(held["events"]):
        return held
    return {**held, "events": kept} if kept else None


def _is_begun(measure: Record, window: Window) -> bool:
    days = (first_day(one) for one in intervals_of(measure))
    return window.day is not None and any(day <= window.day for day in days if day is not None)


def _holds(day: date, window: Window) -> bool:
    return not _is_before(day, window) and not _is_after(day, window)


def _is_before(day: date, window: Window) -> bool:
    return window.term is not None and window.term.begin is not None and day < window.term.begin


def _is_after(day: date, window: Window) -> bool:
    return window.day is not None and day > window.day


@dataclass(frozen=True, slots=True, eq=False)
class Uncounted:
    """A fact of a road map of which a certificate counts nothing or not all: its key, the first day that is outside.

    `said` is None where it bears no day at all, so that the day of the map is meant.
    """

    key: Text
    said: Date | None


def uncounted(certificate: Record, roadmap: Record) -> Iterator[Uncounted]:
    """The facts of a road map that lie outside of what a certificate counts, in their order."""
    window, told_on = window_of(certificate, roadmap), day_of(roadmap)
    if told_on is None:
        return
    for key, fact in (roadmap["facts"] or {}).items():
        dates = _dates(fact)
        outside = [said for said in dates if not _holds(_day(said) or told_on, window)]
        if outside:
            yield Uncounted(key, next((said for said in outside if said is not None), None))


def _dates(fact: Record) -> list[Date | None]:
    """The days that a fact is told for: of its events, and its own where it has one, or tells more than events."""
    own = fact["date"] if _day(fact["date"]) else None
    events = [event["date"] if _day(event["date"]) else own for event in events_of(fact)]
    return [*events, own] if own is not None or not events or told_status(fact) in SETTLED else events


def _day(value: Any) -> date | None:
    return value.value if isinstance(value, Date) else None
