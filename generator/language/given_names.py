"""Given names that papers meet, with the genders they are borne by."""

from __future__ import annotations

from functools import cache

from generator.language.cases import Gender
from generator.language.name_endings import read_data

_GENDERS = {
    "м": frozenset({Gender.MASCULINE}),
    "ж": frozenset({Gender.FEMININE}),
    "мж": frozenset({Gender.MASCULINE, Gender.FEMININE}),
}


def genders_of_given(name: str) -> frozenset[Gender]:
    """Genders of those who bear the given name: one, both, or none when the name is not in our list."""
    return _listed()[0].get(_plain(name), frozenset())


def is_given(name: str) -> bool:
    """Is the word a given name of our list?"""
    return _plain(name) in _listed()[0]


def is_foreign_given(name: str) -> bool:
    """Is the word a western given name: Чарльз, Бенджамин?"""
    return _plain(name) in _listed()[1]


@cache
def _listed() -> tuple[dict[str, frozenset[Gender]], frozenset[str]]:
    genders: dict[str, frozenset[Gender]] = {}
    foreign: set[str] = set()
    native: set[str] = set()
    for line in read_data("given_names.tsv").splitlines()[1:]:
        gender, origin, names = line.split("\t")
        for name in map(_plain, names.split()):
            genders[name] = genders.get(name, frozenset()) | _GENDERS[gender]
            (foreign if origin else native).add(name)
    return genders, frozenset(foreign - native)


def _plain(name: str) -> str:
    """The last part of a double name, in lower case and without ё: that part tells the gender."""
    return name.lower().replace("ё", "е").rpartition("-")[2]
