"""Names of persons with initials in a text against those of a registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from generator.language.cases import LanguageError
from generator.language.same_person import same_person
from generator.language.spelt_names import Mention, plain

ALIKE = 0.8
_STEM = 3
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_GAP = r"[ \u00a0]?"
_PERSON = re.compile(
    rf"\b(?P<name>{_NAME})[ \u00a0](?P<one>[А-ЯЁ])\.{_GAP}(?P<two>[А-ЯЁ])\."
    rf"|\b(?P<first>[А-ЯЁ])\.{_GAP}(?P<second>[А-ЯЁ])\.{_GAP}(?P<last>{_NAME})"
)


def misspelt_persons(text: str, full_names: Iterable[str]) -> Iterator[Mention]:
    """The names with initials that are nearly those of a known person: one initial differs, or a letter of the surname.

    `full_names` are «Фамилия Имя Отчество».
    """
    found = list(_PERSON.finditer(text))
    known = [name for name in full_names if len(name.split()) == 3] if found else []
    for match in found if known else ():
        surname = match["name"] or match["last"]
        initials = (match["one"] or match["first"], match["two"] or match["second"])
        alike = [name for name in known if plain(name)[:_STEM] == plain(surname)[:_STEM]]
        if not any(_is(surname, initials, name) for name in alike):
            near = next((name for name in alike if _is_near(surname, initials, name)), None)
            if near is not None:
                family, given, father = near.split()
                letters = f"{given[0]}.{father[0]}."
                right = f"{family} {letters}" if match["name"] else f"{letters} {family}"
                yield Mention(match.start(), match[0], right, is_variant=True)


def _is(surname: str, initials: tuple[str, str], name: str) -> bool:
    try:
        return same_person(f"{surname} {initials[0]}.{initials[1]}.", name)
    except LanguageError:
        return True


def _is_near(surname: str, initials: tuple[str, str], name: str) -> bool:
    family, given, father = name.split()
    right = sum(plain(one) == plain(other) for one, other in zip(initials, (given[0], father[0]), strict=True))
    if right == len(initials):
        likeness = SequenceMatcher(None, plain(surname), plain(family)).ratio()
        return likeness >= ALIKE and not _ends_otherwise(plain(surname), plain(family))
    return right == 1 and _is(surname, (given[0], father[0]), name)


def _ends_otherwise(one: str, other: str) -> bool:
    """Орлов and Орлова, Ильина and Ильиных: two surnames, or forms of one, that differ in their endings."""
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    stem = min(len(one), len(other)) if shared is None else shared
    return stem >= min(len(one), len(other)) - 2
