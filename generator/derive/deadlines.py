"""By when the goal of a programme is to be reached: its date, else the words of the goal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.language.terms import TermError, read_term
from generator.reading.values import Text
from generator.schema.types import Date

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and where the author says it: a text, the offset and the length of the words in it.

    `is_vague` marks «к 2024 году», which may mean the end of the year before or any day of the year itself.
    """

    day: date
    text: Text
    offset: int
    length: int
    is_vague: bool = False

    @property
    def said(self) -> str:
        """The words themselves."""
        return self.text[self.offset : self.offset + self.length]


_WORDS = re.compile(
    r"\b(?:к|ко|до)\s+(?:(?:\d{1,2}\.\d{2}\.(?:19|20)\d\d)|(?:\d{1,2}\s+)?(?:[а-яё]+\s+){0,3}(?:19|20)\d\d(?:\s+(?:год[а-я]*|г\.))?)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:к|до)\s+(\d{4})(?:\s+(?:год[а-я]*|г\.))?", re.IGNORECASE)


def deadline_of(programme: Record) -> Deadline | None:
    """The deadline of the goal; None when neither its date nor its words tell one."""
    given, goal = programme.get("goal_date"), programme.get("goal")
    if isinstance(given, Date) and given.value:
        return Deadline(given.value, given, 0, len(given))
    return _spoken(goal) if isinstance(goal, Text) else None


def _spoken(goal: Text) -> Deadline | None:
    for found in _WORDS.finditer(goal.replace("\u00a0", " ")):
        if vague := _VAGUE.fullmatch(found[0]):
            day = date(int(vague[1]), 1, 1)
        else:
            read = last_day_said(found[0])
            if read is None:
                continue
            day = read
        return Deadline(day, goal, found.start(), len(found[0]), bool(vague))
    return None


def last_day_said(words: str) -> date | None:
    """The last day of a term in words; None where they tell none, or several."""
    try:
        intervals = read_term(words).intervals
    except TermError:
        return None
    return intervals[0].end if len(intervals) == 1 else None
