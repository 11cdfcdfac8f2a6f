"""The gender of a person by the name: patronymic first, then the given name with the surname; never a guess."""

from __future__ import annotations

from functools import lru_cache

from generator.language.cases import Case, Gender, LanguageError
from generator.language.full_name import FullName, gender_of_patronymic, read_name
from generator.language.given_names import genders_of_given
from generator.language.name_endings import Part, inflect, is_fixed_first, looks_foreign

_BOTH = frozenset({Gender.MASCULINE, Gender.FEMININE})
# Given names outside our list whose last element belongs to one gender only.
_TELLING_ENDINGS = {
    Gender.MASCULINE: ("слав", "улла", "аддин", "утдин", "етдин", "бек", "бай", "мурза", "мурат", "хаджи"),
    Gender.FEMININE: ("гуль", "гюль", "слава", "мира", "анна", "нисо", "нисса", "лина", "рина"),
}


@lru_cache(maxsize=4096)
def gender_of(name: str) -> Gender:
    """Masculine or feminine by the patronymic, else by the given name and the surname where they allow one gender.

    Raises `LanguageError` that asks for `пол:` when the name does not tell it.
    """
    found = known_gender(read_name(name))
    if found is None:
        raise unknown_gender(name)
    return found


def unknown_gender(name: str) -> LanguageError:
    """The refusal of a name that does not tell the gender; it asks for `пол:`."""
    return LanguageError(
        f"По имени «{name}» нельзя узнать пол", "Допишите отчество или укажите `пол: ж` либо `пол: м`."
    )


def known_gender(name: FullName) -> Gender | None:
    """The gender of a name taken apart, None when it cannot be known."""
    by_patronymic = gender_of_patronymic(name.of(Part.PATRONYMIC))
    if by_patronymic is not None:
        return by_patronymic
    possible = _BOTH
    for word in name.of(Part.GIVEN):
        if not word.initial:
            possible &= _by_given(word.text)
    for word in name.of(Part.SURNAME):
        possible &= _by_surname(word.text)
    return next(iter(possible)) if len(possible) == 1 else None


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
