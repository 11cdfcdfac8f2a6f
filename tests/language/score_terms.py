"""Scores `terms.tsv`: a row is right if its intervals (in any order) and recurrence are; a hard one may be refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.language.terms import Interval, TermError, TermSettings, read_term

PROGRAMME = Interval(date(2020, 1, 1), date(2023, 12, 31))
REFUSED = "ОШИБКА"
NONE = "НЕТ"


def answer(text: str, settings: TermSettings | None = None) -> tuple[str, str]:
    """Intervals and recurrence as the rows write them; `REFUSED` and nothing where the term is refused."""
    try:
        term = read_term(text, programme=PROGRAMME, settings=settings or TermSettings())
    except TermError:
        return REFUSED, ""
    return ";".join(str(interval) for interval in term.intervals) or NONE, str(term.recurrence or "")


def same_intervals(found: str, expected: str) -> bool:
    """Whether the intervals are those of any of the admitted answers; their order says nothing."""
    return any(sorted(found.split(";")) == sorted(admitted.split(";")) for admitted in expected.split(" || "))


def is_right(row: dict[str, str]) -> bool:
    """Whether the row is read as labelled, or refused where it is marked as hard."""
    intervals, recurrence = answer(row["input"])
    if intervals == REFUSED:
        return row["intervals"] == REFUSED or "трудный" in row["tags"]
    return same_intervals(intervals, row["intervals"]) and recurrence in row["recurrence"].split(" || ")


SCORERS: dict[str, Callable[[dict[str, str]], bool]] = {"terms": is_right}
