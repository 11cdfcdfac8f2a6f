"""Words the dictionary lacks: of the field, or built of known ones: межшкольный, план-график, педкласс.

Not every compound with -о- passes: its first part must be the stem of a known word (`учебно-`, not `учебного-`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.language.morphology import Reading, is_known, readings
from generator.language.word_lists import read_words

# The negation joins only these, or «немогут» would pass.
_AFTER_NOT = frozenset({"ADJF", "PRTF", "NOUN"})
_VERBS = frozenset({"VERB", "INFN", "GRND"})  # that «пере» joins too
_JOINED = frozenset({"ADJF", "ADJS", "PRTF", "PRTS", "NOUN", "ADVB"})
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox"})
_SHORTEST_REST = 5
_SHORT_PREFIX = 3  # prefixes up to so many letters are too easily seen in a misspelt word: adjectives and nouns only

# Offices: a capital, clipped words, a noun (Минобрнауки, Рособрнадзор).
_OFFICE = re.compile(
    "(?:мин(?:обр|проф|соц)?|рос(?:обр|потреб|тех|фин|природ|здрав|имущ)?|обл(?:обр)?|край(?:обр)?|гор(?:обр)?|гос)"
    "(?P<rest>[а-яё]{4,})"
)

# An ending that makes a new word, what stands in its place in the word it is made of, and what that word is.
DERIVED = (
    ("ость", "ый", "ADJF"),
    ("ость", "ый", "PRTF"),
    ("ство", "", "NOUN"),
    ("ский", "", "NOUN"),
)

_PARTICLES = frozenset({"то", "либо", "нибудь", "ка", "таки"})
_OF_MANNER = ("ому", "ему", "ски", "цки", "ьи")  # по-новому, по-русски


def is_field_word(word: str) -> bool:
    """Whether any guess at the dictionary form of a word in small letters is a word of the field."""
    return any(_plain(reading.lemma) in field_words() for reading in readings(word))


@cache
def field_words() -> frozenset[str]:
    """Words of education that the dictionary lacks, in their dictionary form, ё written as е."""
    return frozenset(map(_plain, read_words("field_words.txt", "persons.txt")))


@lru_cache(maxsize=16384)
def is_built(word: str, capital: bool = False) -> bool:
    """Whether a word in small letters is built of known parts; `capital`: it was typed with one (an office)."""
    if "-" in word:
        return _is_hyphened(word.split("-"))
    return _has_prefix(word) or _is_clipped(word) or _is_derived(word) or (capital and _is_office(word))


def _parts_of_speech(word: str) -> frozenset[str]:
    return frozenset(reading.part for reading in _known(word))


def _is_lemma(word: str, part: str) -> bool:
    found = (reading for reading in _known(word) if reading.part == part)
    return any(_plain(word) == _plain(reading.lemma) or part == "PRTF" for reading in found)


def _plain(word: str) -> str:
    return word.replace("ё", "е")


def _known(word: str) -> list[Reading]:
    """The readings of the dictionary; nothing is built of names of people and places."""
    return [reading for reading in readings(word) if reading.known and not reading.tags & _PROPER]


# --- one word --------------------------------------------------------------------------------------------------------


def _has_prefix(word: str) -> bool:
    rests = ((prefix, word.removeprefix(prefix)) for prefix in read_words("prefixes.txt") if word.startswith(prefix))
    return any(_takes(prefix, rest) for prefix, rest in rests)


def _takes(prefix: str, rest: str) -> bool:
    if len(rest) < _SHORTEST_REST - (len(prefix) > _SHORTEST_REST - 1):  # видеоурок
        return False
    allowed = _AFTER_NOT if len(prefix) <= _SHORT_PREFIX else _JOINED
    return bool(_parts_of_speech(rest) & (allowed | _VERBS if prefix == "пере" else allowed))


def _is_derived(word: str) -> bool:
    """Whether the word is made of a known one by an ending that any such word takes: отсроченность, кураторство."""
    lemmas = {reading.lemma for reading in readings(word)}
    return any(
        lemma.endswith(ending) and _is_lemma(lemma.removesuffix(ending) + root, kind)
        for lemma in lemmas
        for ending, root, kind in DERIVED
    )


def _is_clipped(word: str) -> bool:
    rests = (word.removeprefix(clipped) for clipped in read_words("clipped.txt") if word.startswith(clipped))
    return any(len(rest) >= _SHORTEST_REST and "NOUN" in _parts_of_speech(rest) for rest in rests)


def _is_office(word: str) -> bool:
    match = _OFFICE.fullmatch(word)
    return match is not None and "NOUN" in _parts_of_speech(match["rest"])


# --- hyphens ---------------------------------------------------------------------------------------------------------


def _is_hyphened(parts: list[str]) -> bool:
    *heads, last = parts
    if not all(parts):
        return False
    if last in _PARTICLES or heads == ["кое"]:
        return all(is_known(part) for part in parts if part != "кое")
    if heads == ["по"]:
        return last.endswith(_OF_MANNER) and is_known(last)
    if not (is_known(last) or is_field_word(last) or is_built(last)):
        return False
    return all(head in read_words("hyphen_heads.txt") or is_connecting(head) or _agrees(head, last) for head in heads)


def is_connecting(head: str) -> bool:
    """Whether the part is a stem with -о- or -е- of a known adjective or noun: `учебно`, `психолого`, `средне`."""
    stem, vowel = head[:-1], head[-1:]
    if vowel not in ("о", "е") or len(stem) < 3:
        return False
    noun = f"{stem}а" if stem.endswith("ик") else stem  # аналитико-, психолого-
    return any(is_known(stem + ending) for ending in ("ый", "ий", "ой")) or _is_lemma(noun, "NOUN")


def _agrees(head: str, last: str) -> bool:
    """Two nouns in one case and number (педагогов-психологов), or one noun twice (учитель-учителю)."""
    heads = [reading for reading in _known(head) if reading.part == "NOUN"]
    lasts = [reading for reading in readings(last) if reading.part == "NOUN"]
    forms = {(reading.case, reading.number) for reading in lasts}
    lemmas = {reading.lemma for reading in lasts}
    return any((reading.case, reading.number) in forms or reading.lemma in lemmas for reading in heads)
