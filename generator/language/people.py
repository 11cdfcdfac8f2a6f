"""Names of people: cases, gender, initials, and whether a short form means the same person."""

from __future__ import annotations

from functools import lru_cache

from generator.language.cases import Case, Gender, LanguageError
from generator.language.full_name import FullName, NameWord, read_name
from generator.language.gender import gender_of, known_gender, unknown_gender
from generator.language.initials import initials
from generator.language.name_endings import Part, inflect
from generator.language.same_person import same_person

__all__ = ["decline_name", "gender_of", "initials", "same_person"]

_BOTH = (Gender.MASCULINE, Gender.FEMININE)


@lru_cache(maxsize=8192)
def decline_name(name: str | FullName, case: Case, gender: Gender | None = None) -> str:
    """The name in the case, its words, initials and spaces kept in their order.

    `name` is a full name, surname first or last, or a surname with initials on either side; or one taken apart.
    Without `gender` it is known by the name; where it is not, the form is given only if it is the same for both
    genders. Raises `LanguageError` that asks for `пол:`, and for text that is no name.
    """
    if case is Case.NOMINATIVE:
        return str(name)
    read = name if isinstance(name, FullName) else read_name(name)
    if gender is not None and gender not in _BOTH:
        raise LanguageError(f"У человека не бывает рода «{gender}»", "Можно: `пол: м` или `пол: ж`.")
    known = gender or known_gender(read)
    forms = {_decline(read, case, possible) for possible in ([known] if known else _BOTH)}
    if len(forms) > 1:
        raise unknown_gender(read)
    return forms.pop()


def _decline(name: FullName, case: Case, gender: Gender) -> str:
    return "".join(
        word.text if _is_fixed(name, word) else inflect(word.text, word.part, gender, case, name.is_foreign)
        for word in name.words
    )


def _is_fixed(name: FullName, word: NameWord) -> bool:
    """Initials do not decline, nor the two words of a Turkic patronymic, nor an eastern name before its last word."""
    if word.initial or (word.part is Part.PATRONYMIC and len(name.of(Part.PATRONYMIC)) > 1):
        return True
    return name.is_eastern and word is not name.of(Part.GIVEN)[-1]
