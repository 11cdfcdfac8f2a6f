"""Forms of one word of a person's name: our table of endings first, then pytrovich."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from generator.language.cases import Case, Gender

_OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
_FOREIGN_FORMS = ("а", "у", "а", "ом", "е")
_LETTER_CLASSES = {"C": "[бвгджзклмнпрстфхцчшщ]", "V": "[аеёиоуыэюя]", "H": "[жчшщ]"}


class Part(StrEnum):
    """What a word of a name is; values as in the table of endings."""

    SURNAME = "фамилия"
    GIVEN = "имя"
    PATRONYMIC = "отчество"
    FIXED = "неизменно"


@dataclass(frozen=True)
class _Rule:
    """The matched group of `pattern` is replaced by the form of the case; a lone full stop leaves the word alone."""

    pattern: re.Pattern[str]
    forms: tuple[str, ...]

    def apply(self, word: str, case: Case) -> str | None:
        found = self.pattern.search(word.lower())
        if found is None:
            return None
        form = self.forms[_OBLIQUE.index(case)]
        return word if form == "." else word[: found.start(1)] + form


def read_data(name: str) -> str:
    """The text of a data file of the language package."""
    return (files("generator.language") / "data" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=4096)
def inflect(word: str, part: Part, gender: Gender, case: Case, foreign: bool = False) -> str:
    """The word in the case; double names by their pieces, letter case kept.

    `foreign`: the person is a foreigner, so a surname on -ин has the instrumental on -ом.
    """
    if case is Case.NOMINATIVE or part is Part.FIXED:
        return word
    pieces = word.split("-")
    last = len(pieces) - 1
    forms = [
        piece if index < last and _stays(piece, part, gender) else _inflect_piece(piece, part, gender, case, foreign)
        for index, piece in enumerate(pieces)
    ]
    return "-".join(forms)


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a data file, in lower case; lines that start with # are remarks."""
    lines = [line for line in read_data(name).splitlines() if not line.startswith("#")]
    return frozenset(" ".join(lines).lower().split())


def is_fixed_first(piece: str) -> bool:
    """Is it a first part of double names that never declines: Бонч-, Тер-?"""
    return piece.lower() in read_words("name_first_parts.txt")


def looks_foreign(surname: str) -> bool:
    """Is it a foreign surname of our list: they end as Russian ones on -ин and -ов, and decline otherwise?"""
    return surname.lower() in read_words("foreign_surnames.txt")


def _stays(piece: str, part: Part, gender: Gender) -> bool:
    """Is this a first part that stays: Бонч-, Аль-; in given names of men any on a consonant: Жан-Жака?"""
    if is_fixed_first(piece):
        return True
    return part is Part.GIVEN and gender is Gender.MASCULINE and not re.search("[аяйь]$", piece.lower())


def _inflect_piece(word: str, part: Part, gender: Gender, case: Case, foreign: bool) -> str:
    if not word:
        return word
    if part is Part.SURNAME and gender is Gender.MASCULINE and _is_foreign(word.lower(), foreign):
        form = word + _FOREIGN_FORMS[_OBLIQUE.index(case)]
    else:
        form = _by_table(word, part, gender, case) or _by_library()(word, part, gender, case)
    shouting = len(word) > 1 and word.isupper()
    return form.upper() if shouting else form


def _is_foreign(word: str, foreign: bool) -> bool:
    """Does the surname only look like a Russian one: listed, or on -ин and borne by a foreigner?"""
    return looks_foreign(word) or (foreign and word.endswith("ин"))


def _by_table(word: str, part: Part, gender: Gender, case: Case) -> str | None:
    forms = (rule.apply(word, case) for rule in _rules().get((part, gender), ()))
    return next((form for form in forms if form is not None), None)


@cache
def _rules() -> dict[tuple[Part, Gender], list[_Rule]]:
    """The table `name_endings.tsv` in its order: the first rule that fits decides."""
    rules: dict[tuple[Part, Gender], list[_Rule]] = {}
    for line in read_data("name_endings.tsv").splitlines()[1:]:
        part, genders, pattern, *forms = line.split("\t")[:8]
        for letter, letters in _LETTER_CLASSES.items():
            pattern = pattern.replace(letter, letters)
        rule = _Rule(re.compile(pattern if "(" in pattern.replace("(?:", "") else f"({pattern})"), tuple(forms))
        for gender in (Gender.MASCULINE, Gender.FEMININE):
            if genders in ("*", gender):
                rules.setdefault((Part(part), gender), []).append(rule)
    return rules


@cache
def _by_library() -> Callable[[str, Part, Gender, Case], str]:
    """pytrovich behind our own names; it is imported when a name is first declined."""
    from pytrovich import enums
    from pytrovich.maker import PetrovichDeclinationMaker

    maker = PetrovichDeclinationMaker()
    parts = {
        Part.SURNAME: enums.NamePart.LASTNAME,
        Part.GIVEN: enums.NamePart.FIRSTNAME,
        Part.PATRONYMIC: enums.NamePart.MIDDLENAME,
    }
    genders = {Gender.MASCULINE: enums.Gender.MALE, Gender.FEMININE: enums.Gender.FEMALE}
    cases = dict(zip(_OBLIQUE, list(enums.Case)[: len(_OBLIQUE)], strict=True))

    def make(word: str, part: Part, gender: Gender, case: Case) -> str:
        return maker.make(parts[part], genders[gender], cases[case], word)

    return make
