"""Scorers of the labelled rows on counting, numbers and dates: whether the answer to a row is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.language.cases import Case, Gender, LanguageError
from generator.language.counting import counted, verb_counted
from generator.language.dates import format_date, parse_date
from generator.language.numbers import fraction, in_words, ordinal, read_number, roubles

Row = dict[str, str]


def answer_counts(row: Row) -> str:
    return counted(read_number(row["number"]), row["noun"], Case.read(row["case"]))


def answer_verbs(row: Row) -> str:
    return verb_counted(row["participle_m"], read_number(row["number"]), row["noun"])


def answer_numwords(row: Row) -> str:
    """The mode is «дробь», «руб», a gender or «порядк.» with a gender, each with an optional case after a comma."""
    number = read_number(row["number"])
    mode, _, case_name = row["mode"].partition(",")
    case = Case.read(case_name) if case_name else Case.NOMINATIVE
    if mode == "дробь":
        return fraction(number, case)
    if mode == "руб":
        return roubles(number, case)
    if mode.startswith("порядк."):
        return ordinal(number, Gender.read(mode.removeprefix("порядк.")), case)
    return in_words(number, Gender.read(mode), case)


def answer_dates_format(row: Row) -> str:
    return format_date(date.fromisoformat(row["iso"]), row["style"])


def answer_dates_parse(row: Row) -> str:
    try:
        found = parse_date(row["input"])
    except LanguageError:
        return "ERR"
    return "EMPTY" if found is None else found.isoformat()


ANSWERS: dict[str, Callable[[Row], str]] = {
    "counts": answer_counts,
    "verbs": answer_verbs,
    "numwords": answer_numwords,
    "dates_format": answer_dates_format,
    "dates_parse": answer_dates_parse,
}


def is_right(answer: str, expected: str) -> bool:
    """Whether the answer is one of the accepted ones, ё and е alike."""
    return answer.replace("ё", "е") in expected.replace("ё", "е").split(" || ")


def _scorer(answered: Callable[[Row], str]) -> Callable[[Row], bool]:
    def score(row: Row) -> bool:
        try:
            return is_right(answered(row), row["expected"])
        except LanguageError:
            return False

    return score


SCORERS: dict[str, Callable[[Row], bool]] = {stem: _scorer(answered) for stem, answered in ANSWERS.items()}
