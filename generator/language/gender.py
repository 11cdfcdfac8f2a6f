"""The gender of a person by the name: patronymic first, then the given name with the surname; never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.language.cases import Case, Gender, LanguageError
from generator.language.full_name import FullName, gender_of_patronymic, read_name
from generator.language.given_names import genders_of_given
from generator.language.name_endings import Part, inflect, is_fixed_first, looks_foreign

_BOTH = frozenset({Gender.MASCULINE, Gender.FEMININE})
# Surnames that men and women bear in two forms; «Долина» and «Калина» only look so.
_TWIN = re.compile("(?:[оеё]ва?|[сц]к(?:ий|ая))$")
# Given names outside our list whose last element belongs to one gender only.
_TELLING_ENDINGS = {
    Gender.MASCULINE: ("слав", "улла", "аддин", "утдин", "етдин", "бек", "бай", "мурза", "мурат", "хаджи"),
    Gender.FEMININE: ("гуль", "гюль", "слава", "мира", "анна", "нисо", "нисса", "лина", "рина"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one word of a name tells of the gender: the word, what it is («имя»), the genders it allows."""

    word: str
    part: Part
    genders: frozenset[Gender]


class GenderConflict(LanguageError):
    """Words of one name that tell different genders."""


@lru_cache(maxsize=4096)
def gender_of(name: str) -> Gender:
    """Masculine or feminine, where all words of the name allow one and the same gender.

    Raises `LanguageError` that asks for `пол:` when the name does not tell it, `GenderConflict` when it tells both.
    """
    read = read_name(name)
    found = known_gender(read)
    if found is None:
        raise unknown_gender(read)
    return found


def unknown_gender(name: FullName) -> LanguageError:
    """The refusal of a name that does not tell the gender; it asks for `пол:`."""
    return conflict(name) or LanguageError(
        f"По имени «{name}» нельзя узнать пол", "Допишите отчество или укажите `пол: ж` либо `пол: м`."
    )


def conflict(name: FullName) -> GenderConflict | None:
    """The refusal of a name whose words tell different genders, with the two of them: «Иванова Анна Петрович»."""
    told = _told(name)
    man = next((one for one in told if one.genders == {Gender.MASCULINE}), None)
    woman = next((one for one in told if one.genders == {Gender.FEMININE}), None)
    if man is None or woman is None:
        return None
    return GenderConflict(
        f"Имя «{name}» противоречиво: {man.part} «{man.word}» мужск{_ENDS[man.part][0]}, "
        f"а {woman.part} «{woman.word}» женск{_ENDS[woman.part][1]}",
        "Исправьте одно из них; если всё верно, укажите `пол: ж` либо `пол: м`.",
    )


_ENDS = {Part.SURNAME: ("ая", "ая"), Part.GIVEN: ("ое", "ое"), Part.PATRONYMIC: ("ое", "ое")}


def known_gender(name: FullName) -> Gender | None:
    """The gender of a name taken apart, None when it cannot be known."""
    possible = _BOTH
    for one in _told(name):
        possible &= one.genders
    return next(iter(possible)) if len(possible) == 1 else None


def _told(name: FullName) -> list[Told]:
    """What the words tell, the patronymic first; beside it a surname tells only by the endings of women's twins."""
    patronymic = [word for word in name.of(Part.PATRONYMIC) if not word.initial]
    by_patronymic = gender_of_patronymic(tuple(patronymic))
    told = []
    if by_patronymic is not None:
        whole = " ".join(word.text for word in patronymic)
        told.append(Told(whole, Part.PATRONYMIC, frozenset({by_patronymic})))
    told += [Told(word.text, Part.GIVEN, _by_given(word.text)) for word in name.of(Part.GIVEN) if not word.initial]
    for word in name.of(Part.SURNAME):
        if by_patronymic is None or _TWIN.search(word.text.lower()):
            told.append(Told(word.text, Part.SURNAME, _by_surname(word.text)))
    return told


def _by_given(word: str) -> frozenset[Gender]:
    listed = genders_of_given(word)
    if listed:
        return listed
    told = {gender for gender, endings in _TELLING_ENDINGS.items() if word.lower().endswith(endings)}
    return frozenset(told) or _BOTH


def _by_surname(word: str) -> frozenset[Gender]:
    """Genders that the surname allows; every telling part of a double surname must agree."""
    possible = _BOTH
    *first, last = word.lower().split("-")
    for piece in [*(piece for piece in first if not is_fixed_first(piece)), last]:
        if _declines_as_man(piece):
            possible &= {Gender.MASCULINE}
        elif _declines_as_woman(piece):
            possible &= {Gender.FEMININE}
    return possible


def _declines_as_man(piece: str) -> bool:
    """Adjectives and surnames on -ов, -ин have a twin for women: the instrumental on -ым, -им tells them."""
    form = inflect(piece, Part.SURNAME, Gender.MASCULINE, Case.INSTRUMENTAL)
    return form != piece and form.endswith(("ым", "им")) and not looks_foreign(piece)


def _declines_as_woman(piece: str) -> bool:
    """The genitive on -ой, -ей of a surname on -а, -я (Иванова, Белая; not Лобода)."""
    form = inflect(piece, Part.SURNAME, Gender.FEMININE, Case.GENITIVE)
    return form != piece and piece.endswith(("а", "я")) and form.endswith(("ой", "ей"))
