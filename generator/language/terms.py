"""Written terms: «сентябрь 2026 (3 неделя)», «2 раза в год», «октябрь – март ежегодно» -> intervals and recurrence.

A term that leaves room for doubt is refused with the piece that was not understood; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from generator.language.term_expansion import lay_out, whole
from generator.language.term_grammar import HOW_TO_WRITE, read_sentence
from generator.language.term_intervals import Calendar, Interval
from generator.language.term_recurrence import Recurrence, one_recurrence
from generator.language.term_settings import MonthDay, TermSettings, WeekRule
from generator.language.term_tokens import NoSuchTime, Place, TermError

__all__ = [
    "DEFAULT_SETTINGS",
    "Interval",
    "MonthDay",
    "NoSuchTime",
    "Recurrence",
    "Term",
    "TermError",
    "TermKind",
    "TermSettings",
    "WeekRule",
    "read_term",
]


DEFAULT_SETTINGS = TermSettings()


class TermKind(StrEnum):
    """What a term fixes: days, only the last day, or nothing («по мере необходимости»)."""

    EXACT = "точный"
    DEADLINE = "крайний срок"
    NONE = "без интервала"


@dataclass(frozen=True, slots=True)
class Term:
    """A term read: intervals in the order of the text, the text as written, the conventions it was read by."""

    intervals: tuple[Interval, ...]
    recurrence: Recurrence | None
    kind: TermKind
    text: str
    conventions: tuple[str, ...] = ()


@lru_cache(maxsize=2048)  # a plan says the same few terms over and over, a table those of each row
def read_term(
    text: str,
    *,
    programme: Interval | None = None,
    settings: TermSettings = DEFAULT_SETTINGS,
    begin: date | None = None,
    end: date | None = None,
) -> Term:
    """The term that the text says; `begin` and `end` (written beside it) win over the words.

    Without `programme`, words that need its bounds are refused, and a bare recurrence has open bounds.
    Raises `TermError` with the offset and length of the piece that is not understood or has no year, `NoSuchTime` for
    one that the calendar has not.
    """
    if begin and end:
        return _given(text, Interval(begin, end), programme, settings)
    read = _read(text, Calendar(settings, _narrowed(programme, begin, end), {}))
    return read if begin is None and end is None else _moved(read, programme, begin, end)


def _read(text: str, calendar: Calendar) -> Term:
    sentence = read_sentence(text)
    place = Place(text, 0, len(text))
    recurrence = one_recurrence(sentence.recurrences)
    intervals = lay_out(sentence, calendar) or whole(sentence.recurrences, calendar)
    if not intervals and not sentence.conditions:
        raise place.error("Срок пуст", HOW_TO_WRITE)
    if intervals:
        for condition in sentence.conditions:
            calendar.note(f"без дат: «{condition.piece}»")
    return Term(tuple(intervals), recurrence, _kind(intervals), text, tuple(calendar.notes))


def _kind(intervals: Sequence[Interval]) -> TermKind:
    if not intervals:
        return TermKind.NONE
    deadlines = all(interval.begin is None and interval.end is not None for interval in intervals)
    return TermKind.DEADLINE if deadlines else TermKind.EXACT


def _given(text: str, given: Interval, programme: Interval | None, settings: TermSettings) -> Term:
    """The term whose both ends are written: the words only tell how often, if they can be read.

    Raises `NoSuchTime` for words that name a day the calendar has not.
    """
    _check_order(text, given)
    try:
        recurrence = _read(text, Calendar(settings, programme, {})).recurrence
    except NoSuchTime:
        raise
    except TermError:
        recurrence = None
    return Term((given,), recurrence, TermKind.EXACT, text, (_WRITTEN,))


_WRITTEN = "начало и конец заданы рядом со сроком"


def _narrowed(programme: Interval | None, begin: date | None, end: date | None) -> Interval | None:
    if programme is None:
        return Interval(begin, end) if begin or end else None
    return Interval(begin or programme.begin, end or programme.end)


def _moved(term: Term, programme: Interval | None, begin: date | None, end: date | None) -> Term:
    """The term with one end written beside it: it replaces that end, and cuts off what lies beyond it."""
    intervals = term.intervals or (Interval(begin, programme.end if programme and begin else end),)
    if len(intervals) == 1:
        kept = [Interval(begin or intervals[0].begin, end or intervals[0].end)]
        _check_order(term.text, kept[0])
    else:
        kept = [_cut(interval, begin, end) for interval in intervals if not _is_beyond(interval, begin, end)]
    if not kept:
        raise Place(term.text, 0, len(term.text)).error("Срок весь лежит вне начала или конца, заданных рядом", _ORDER)
    return Term(tuple(kept), term.recurrence, _kind(kept), term.text, (*term.conventions, _WRITTEN))


_ORDER = "Проверьте «начало:» и «конец:»."


def _cut(interval: Interval, begin: date | None, end: date | None) -> Interval:
    first = max(filter(None, (interval.begin, begin)), default=None) if interval.begin else None
    return Interval(first, min(filter(None, (interval.end, end)), default=None))


def _is_beyond(interval: Interval, begin: date | None, end: date | None) -> bool:
    early = begin is not None and interval.end is not None and interval.end < begin
    first = interval.begin or interval.end
    return early or (end is not None and first is not None and first > end)


def _check_order(text: str, given: Interval) -> None:
    if given.begin and given.end and given.begin > given.end:
        raise Place(text, 0, len(text)).error(
            f"Начало позже конца: {given.begin:%d.%m.%Y} – {given.end:%d.%m.%Y}", _ORDER
        )
