"""Dates of the papers: printed in the styles that papers use, read in the notations that people type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from generator.language.cases import Case, Gender, LanguageError
from generator.language.numbers import ordinal

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = tuple(month + "а" if month[-1] == "т" else month[:-1] + "я" for month in MONTHS)
MONTHS_PREPOSITIONAL = tuple(month + "е" if month[-1] == "т" else month[:-1] + "е" for month in MONTHS)
ROMAN = ("I", "II", "III", "IV")

_ACADEMIC_YEAR_STARTS = (9, 1)
_FIRST_YEAR = 1000  # «0221» is a slip of the hand
_CENTURY_PIVOT = 69  # as strptime does: 69–99 are 1969–1999, 00–68 are 2000–2068


def quarter(day: date) -> int:
    """The quarter of the calendar year, 1–4."""
    return (day.month + 2) // 3


def academic_year(day: date, starts: tuple[int, int] = _ACADEMIC_YEAR_STARTS) -> tuple[int, int]:
    """The two calendar years of the academic year; `starts` is its first day as (month, day)."""
    first = day.year if (day.month, day.day) >= starts else day.year - 1
    return first, first + 1


def _genitive(day: date) -> str:
    return MONTHS_GENITIVE[day.month - 1]


def _in_words(day: date) -> str:
    number = ordinal(day.day, Gender.NEUTER)
    return f"{number} {_genitive(day)} {ordinal(day.year, Gender.MASCULINE, Case.GENITIVE)} года"


def _academic(day: date) -> str:
    return "{}/{} учебный год".format(*academic_year(day))


_STYLES: dict[str, Callable[[date], str]] = {
    "полная": lambda day: f"{day.day} {_genitive(day)} {day.year} г.",
    "полная0": lambda day: f"{day.day:02d} {_genitive(day)} {day.year} г.",
    "полная_года": lambda day: f"{day.day} {_genitive(day)} {day.year} года",
    "с_кавычками": lambda day: f"«{day.day:02d}» {_genitive(day)} {day.year} г.",
    "цифрами": lambda day: f"{day.day:02d}.{day.month:02d}.{day.year}",
    "прописью": _in_words,
    "день_месяц": lambda day: f"{day.day} {_genitive(day)}",
    "месяц": lambda day: MONTHS[day.month - 1],
    "месяц_год": lambda day: f"{MONTHS[day.month - 1]} {day.year} г.",
    "месяц_год_род": lambda day: f"{_genitive(day)} {day.year} г.",
    "месяц_год_пр": lambda day: f"{MONTHS_PREPOSITIONAL[day.month - 1]} {day.year} г.",
    "квартал": lambda day: f"{ROMAN[quarter(day) - 1]} квартал",
    "квартал_год": lambda day: f"{ROMAN[quarter(day) - 1]} квартал {day.year} г.",
    "полугодие": lambda day: f"{ROMAN[day.month > 6]} полугодие",
    "полугодие_год": lambda day: f"{ROMAN[day.month > 6]} полугодие {day.year} г.",
    "год": lambda day: f"{day.year} г.",
    "уч_год": _academic,
    "iso": date.isoformat,
}
_STYLES |= {"числовая": _STYLES["цифрами"], "краткая": _STYLES["цифрами"]}


def format_date(day: date, style: str = "полная") -> str:
    """The date in a named style: «12 апреля 2021 г.» (полная), «12.04.2021» (цифрами), «II квартал» (квартал) …

    Raises `LanguageError` for an unknown style, naming those that exist.
    """
    printed = _STYLES.get(style.strip().lower())
    if printed is None:
        raise LanguageError(f"Неизвестный вид даты «{style}»", f"Можно: {', '.join(_STYLES)}.")
    return printed(day)


_MONTH_NUMBERS = {name: number for names in (MONTHS_GENITIVE, MONTHS) for number, name in enumerate(names, start=1)}
# Сокращения по ГОСТ Р 7.0.12: янв., февр., апр., авг., сент., окт., нояб., дек.; in use are three letters as well.
_MONTH_NUMBERS |= {
    short: number
    for number, shorts in enumerate(
        ("янв", "фев февр", "мар", "апр", "", "июн", "июл", "авг", "сен сент", "окт", "ноя нояб", "дек"), start=1
    )
    for short in shorts.split()
}

_YEAR = r"(?P<year>\d{4}|\d\d)(?:\s?(?:г\.?|года?))?\.?"
_NOTATIONS = tuple(
    re.compile(notation, re.ASCII)
    for notation in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\s?([.]|[/]|-)\s?(?P<month>\d{{1,2}})\s?\2\s?{_YEAR}",
        rf"[«\"]?\s?(?P<day>\d{{1,2}})(?:-?(?:го|е))?\s?[»\"]?\s?(?P<name>[а-я]+)\.?,?\s?{_YEAR}",
    )
)
_HINT = "Пишите 28.08.2026, 28 августа 2026 г. или 2026-08-28; дата, которая ещё не известна, — «__.__.2026»."
_BLANK_SIGNS = re.compile(r"[\w\s.«»\"/-]*")
_BLANK_WORDS = frozenset(("от", "г", "год", "года", *_MONTH_NUMBERS))


def parse_date(text: str) -> date | None:
    """The date written in figures, with the month's name or as ISO; None for a blank such as «___» ________ 2020 г.

    A year of two digits is one of 1969–2068. Raises `LanguageError` for a date that is not in the calendar and for
    text that is no date: a month alone, a date without a year.
    """
    plain = " ".join(text.casefold().replace("ё", "е").split()).replace("“", '"').replace("”", '"')
    if _is_blank(plain):
        return None
    parts = _parts(plain.removeprefix("от "))
    if parts is None:
        raise LanguageError(f"«{text}» не читается как дата", _HINT)
    try:
        if parts[0] < _FIRST_YEAR:
            raise ValueError
        return date(*parts)
    except ValueError:
        raise LanguageError(f"Даты «{text}» нет в календаре", "Проверьте день, месяц и год.") from None


def _is_blank(plain: str) -> bool:
    """Whether the date is left to be filled in by hand: underscores stand for its day or month, or for all of it."""
    if plain and "_" not in plain:
        return False
    words = re.findall(r"[^\W\d_]+", plain)
    return _BLANK_SIGNS.fullmatch(plain) is not None and all(word in _BLANK_WORDS for word in words)


def _parts(plain: str) -> tuple[int, int, int] | None:
    """Year, month and day as written; None for no notation of ours. A month's unknown name is no date either."""
    for notation in _NOTATIONS:
        found = notation.fullmatch(plain)
        if found is None:
            continue
        named = found.groupdict()
        month = int(named["month"]) if named.get("month") else _MONTH_NUMBERS.get(named["name"])
        return None if month is None else (full_year(named["year"]), month, int(named["day"]))
    return None


def full_year(year: str) -> int:
    """The year of two or four digits: 69–99 are of the last century."""
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= _CENTURY_PIVOT else 2000)
