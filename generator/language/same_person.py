"""Does a short form of a name, in any case, mean the person of a full one?"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.language.cases import Case, Gender
from generator.language.full_name import FullName, NameWord, read_name
from generator.language.gender import known_gender
from generator.language.initials import initial_letters
from generator.language.name_endings import Part, inflect


@lru_cache(maxsize=4096)
def same_person(short: str, full: str) -> bool:
    """Whether the short form may name the person of the full one; е and ё are one letter.

    The surname must agree in some case of the person's gender, the initials from the first on; those that the short
    form leaves out are not asked for. Without initials all its words must agree, in any order. Raises `LanguageError`
    for text that is no name.
    """
    some, whole = read_name(short), read_name(full)
    surname = [_forms(word, whole) for word in whole.of(Part.SURNAME)]
    said = {_plain(word.text) for word in _words(some)}
    if not all(forms & said for forms in surname):
        return False
    if _has_initials(some) or _has_initials(whole):
        strange = [word for word in some.of(Part.SURNAME) if not any(_plain(word.text) in forms for forms in surname)]
        letters = _letters(some)
        return not strange and letters == _letters(whole)[: len(letters)]
    return said <= set().union(*(_forms(word, whole) for word in _words(whole)))


def _words(name: FullName) -> list[NameWord]:
    parts = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
    return [word for part in parts for word in name.of(part) if not word.initial]


def _forms(word: NameWord, name: FullName) -> frozenset[str]:
    """All cases of the word; of both genders where the name does not tell one."""
    known = known_gender(name)
    genders = [known] if known else [Gender.MASCULINE, Gender.FEMININE]
    forms = (inflect(word.text, word.part, gender, case, name.is_foreign) for gender in genders for case in Case)
    return frozenset(map(_plain, forms))


def _has_initials(name: FullName) -> bool:
    return any(word.initial for word in name.words)


def _letters(name: FullName) -> list[str]:
    """First letters of the given name and the patronymic; a double name has two."""
    return [_plain(piece)[0] for piece in re.split("[-.]+", "".join(initial_letters(name))) if piece]


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")
