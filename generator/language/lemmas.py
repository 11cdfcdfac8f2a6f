"""Words of a text by their dictionary forms, for comparing what two texts speak of."""

from __future__ import annotations

import re

from generator.language.morphology import readings

WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|\d+|[A-Za-z]+")
FUNCTION = frozenset({"PREP", "CONJ", "PRCL", "INTJ"})


def lemma(word: str) -> str:
    """The dictionary form of one word by its likeliest reading, in small letters, ё as е: «школах» -> «школа»."""
    found = readings(word.casefold())
    return (found[0].lemma if found else word.casefold()).replace("ё", "е")


def lemmas(text: str) -> tuple[str, ...]:
    """The dictionary forms of the words that mean something, in order; prepositions, conjunctions, particles fall."""
    return tuple(lemma(word) for word in WORD.findall(text) if not is_function(word))


def is_function(word: str) -> bool:
    """Whether the word only joins others."""
    found = readings(word.casefold())
    return bool(found) and found[0].part in FUNCTION
