"""How rows about people are judged: row -> is our answer right."""

from __future__ import annotations

from collections.abc import Callable

from generator.language.cases import Case, Gender, LanguageError
from generator.language.people import decline_name, gender_of, initials, same_person


def _plain(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е").replace("\u00a0", " ")


def _allowed(answer: str, expected: str) -> bool:
    return _plain(answer) in [_plain(variant) for variant in expected.split(" || ")]


def name_is_right(row: dict[str, str]) -> bool:
    form = decline_name(row["input"], Case.read(row["case"]), Gender.read(row["gender"]))
    return _allowed(form, row["expected"])


def gender_is_right(row: dict[str, str]) -> bool:
    try:
        answer = str(gender_of(row["input"]))
    except LanguageError:
        answer = "?"
    return answer == row["expected"]


def initials_are_right(row: dict[str, str]) -> bool:
    before, after = initials(row["full"], first=True), initials(row["full"])
    return _allowed(before, row["short_io_first"]) and _allowed(after, row["short_surname_first"])


def match_is_right(row: dict[str, str]) -> bool:
    return same_person(row["short"], row["full"]) == (row["same_person"] == "да")


SCORERS: dict[str, Callable[[dict[str, str]], bool]] = {
    "names": name_is_right,
    "gender": gender_is_right,
    "initials": initials_are_right,
    "initials_match": match_is_right,
}
