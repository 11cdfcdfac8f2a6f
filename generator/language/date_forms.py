"""How dates are written in a text: in figures of one sort or another, or with the month's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.language.cases import LanguageError
from generator.language.dates import MONTHS_GENITIVE, format_date, parse_date

WORDS = "28 августа 2026 года"
FIGURES = "28.08.2026"
SHORT_FIGURES = "5.9.2026"
SHORT_YEAR = "28.08.26"
SLASHES = "28/08/2026"
ISO = "2026-08-28"

_GAP = r"[ \u00a0]"
_YEAR_WORD = rf"(?:{_GAP}?(?:года|год|г\.?)(?![А-Яа-яё]))"
_DATE = re.compile(
    r"(?<![\w.,/–-])(?:"
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<slashes>\d\d?/\d\d?/\d{{4}})"
    rf"|(?P<figures>\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)){_YEAR_WORD}?"
    rf"|(?P<words>\d\d?{_GAP}(?:{'|'.join(MONTHS_GENITIVE)}){_GAP}\d{{4}}){_YEAR_WORD}?"
    r")(?![\w/–-]|\.\d)"
)
_ACT_AHEAD = re.compile(rf"{_GAP}*(?:№|N\b|\()")
_ACT_BEFORE = re.compile(rf"\bот{_GAP}\Z")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as typed; `forms` are those it fits, `in_act`: it tells an act apart (от 28.08.2026 № 97)."""

    offset: int
    shown: str
    day: date
    forms: tuple[str, ...]
    in_act: bool

    def written(self, form: str) -> str:
        """The same day in another form."""
        if form == WORDS:
            return format_date(self.day, "полная_года")
        return {ISO: self.day.isoformat(), SLASHES: f"{self.day:%d/%m/%Y}", SHORT_YEAR: f"{self.day:%d.%m.%y}"}.get(
            form, format_date(self.day, "цифрами")
        )


def dates_in(text: str) -> Iterator[WrittenDate]:
    """The whole dates of a text; those no calendar has are left out."""
    for match in _DATE.finditer(text):
        sort = str(match.lastgroup)
        typed = match[sort]
        try:
            day = parse_date(typed)
        except LanguageError:
            continue
        if day is None:
            continue
        is_act = bool(
            _ACT_AHEAD.match(text, match.end())
            or _ACT_BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        )
        yield WrittenDate(match.start(), match[0], day, _forms(sort, typed), is_act)


def _forms(sort: str, typed: str) -> tuple[str, ...]:
    if sort != "figures":
        return ({"iso": ISO, "slashes": SLASHES, "words": WORDS}[sort],)
    day, month, year = typed.split(".")
    if len(year) == 2:
        return (SHORT_YEAR,)
    if len(day) == 2 and len(month) == 2:
        may_be_short = not (day.startswith("0") or month.startswith("0"))
        return (FIGURES, SHORT_FIGURES) if may_be_short else (FIGURES,)
    return (SHORT_FIGURES,)
