"""How far a road map has come: each of its measures with its fact and its status on the day the map tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from generator.derive.intervals import intervals_of, last_day, touches
from generator.language.terms import Interval
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.types import Date, Number
from generator.workspace.naming import by_code_and_number
from generator.workspace.plans import Numbered, measures_in, numbered_measures
from generator.workspace.terms import programme_interval

Record = dict[str, Any]


class Status(StrEnum):
    """Where a measure stands; the words of the language."""

    PLANNED = "запланировано"
    GOING = "идёт по графику"
    DONE = "выполнено"
    OVERDUE = "просрочено"
    CANCELLED = "отменено"


SETTLED = (Status.DONE, Status.OVERDUE, Status.CANCELLED)  # nothing more is waited for


@dataclass(frozen=True, slots=True)
class Window:
    """The time that facts are told for: a term, and the day of which it is said where measures stand."""

    term: Interval | None
    day: date | None


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A measure of a road map on a day.

    `due` is the last day of its term; None where the term goes beyond that of the map, or is not known. `fact` is None
    where nothing is told: then the status follows from the term. `is_early` says that the outcome is known before its
    term has come.
    """

    which: Numbered
    fact: Record | None
    status: Status
    due: date | None
    is_past: bool
    is_early: bool

    @property
    def measure(self) -> Record:
        """The measure itself."""
        return self.which.measure

    @property
    def is_due(self) -> bool:
        """Whether it could have been done by the day."""
        return self.is_past or self.status in SETTLED

    @property
    def planned(self) -> dict[Text, int]:
        """How many of what were to be: as the fact says for the map's term, else as the measure does."""
        told = (self.fact or {}).get("planned") or self.measure["planned"] or {}
        return {noun: _number(one["number"]) for noun, one in told.items()}

    @property
    def done(self) -> dict[Text, int]:
        """How many of what there were, by noun."""
        return {noun: held_number(one) for noun, one in ((self.fact or {}).get("done") or {}).items()}

    @property
    def participants(self) -> int | None:
        """How many took part: as the fact says, else the sum of its events; None where nothing tells."""
        own = (self.fact or {}).get("participants")
        told = [own] if own is not None else [one["participants"] for one in events_of(self.fact)]
        known = [_number(one) for one in told if one is not None]
        return sum(known) if known else None


def states_of(roadmap: Record) -> list[State]:
    """The measures of a road map in the order of the plan, as they stand on its day."""
    facts, window = (
        facts_by(measures_in(roadmap), roadmap["facts"]),
        Window(programme_interval(roadmap), day_of(roadmap)),
    )
    found = ((one, facts.get(id(one.measure))) for one in measures_shown(roadmap))
    return [state_of(one, fact, told_status(fact), window) for one, fact in found]


def measures_shown(record: Record) -> list[Numbered]:
    """The measures that a plan shows: of a programme all, of a road map those of its term and those with a fact."""
    if "facts" not in record:
        return list(numbered_measures(record))
    facts, term = facts_by(measures_in(record), record["facts"]), programme_interval(record)
    found = numbered_measures(record)
    return [one for one in found if id(one.measure) in facts or is_of_term(one.measure, term)]


def is_of_term(measure: Record, term: Interval | None) -> bool:
    """Whether a measure goes on within a term; one whose own time is not known does."""
    own = intervals_of(measure)
    return term is None or not own or any(touches(one, term) for one in own)


def state_of(which: Numbered, fact: Record | None, told: Status | None, window: Window) -> State:
    """Where a measure stands: as told, else by its term."""
    due = due_day(which.measure, window.term)
    is_past = due is not None and window.day is not None and due < window.day
    has_come = due is not None and window.day is not None and due <= window.day
    status = told or (Status.OVERDUE if is_past else Status.PLANNED)
    return State(which, fact, status, due, is_past, is_early=status in SETTLED and not has_come)


def told_status(fact: Record | None) -> Status | None:
    """The status that a fact tells; None where it tells none of the language's."""
    told = fact["status"] if fact is not None else None
    return Status(str(told)) if told in tuple(Status) else None


def due_day(measure: Record, term: Interval | None) -> date | None:
    """The last day of a measure within the term of its map; None where it goes on after it, or is not known."""
    own = [one for one in intervals_of(measure) if term is None or touches(one, term)]
    last = max((day for one in own if (day := last_day(one)) is not None), default=None)
    if last is None or any(one.end is None for one in own):
        return None
    return None if term is not None and term.end is not None and last > term.end else last


def day_of(roadmap: Record) -> date | None:
    """The day that a road map tells of."""
    day = roadmap["state_on"]
    return day.value if isinstance(day, Date) else None


def facts_by(items: Iterable[Record], facts: Mapping[Text, Record] | None) -> dict[int, Record]:
    """Facts by the identity of the items that they tell of by code or number, the first of several about one."""
    known = by_code_and_number(items)
    found: dict[int, Record] = {}
    for key, fact in (facts or {}).items():
        if (item := known.get(str(key))) is not None:
            found.setdefault(id(item), fact)
    return found


def events_of(fact: Record | None) -> list[Record]:
    """The events that a fact lists, of all sorts, in their order."""
    return [event for one in ((fact or {}).get("done") or {}).values() for event in one["events"] or ()]


def held_number(held: Record) -> int:
    """How many there were of one sort: as told, else as many as events are listed."""
    return _number(held["number"]) if held["number"] is not None else len(held["events"] or ())


def _number(value: Text) -> int:
    return int(value.value) if isinstance(value, Number) else 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what: the noun as first written, and the sum."""

    noun: str
    number: int


def tallied(counts: Iterable[dict[Text, int]]) -> dict[str, Tally]:
    """The sums by noun, in the order of first mention; spellings that differ in case alone are one."""
    found: dict[str, Tally] = {}
    for one in counts:
        for noun, number in one.items():
            known = found.get(plain_key(noun), Tally(str(noun), 0))
            found[plain_key(noun)] = Tally(known.noun, known.number + number)
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int


def counted_by_status(states: Iterable[State]) -> dict[Status, int]:
    """How many measures stand where, every status named."""
    found = dict.fromkeys(Status, 0)
    for state in states:
        found[state.status] += 1
    return found
