"""Clauses and participial phrases that end a noun group, so that a comma must close them before what follows."""

from __future__ import annotations

import re

from generator.language.morphology import Reading, readings

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_PREPOSITION = r"(?:(?:в|во|на|с|со|о|об|по|из|для|за|к|ко|от|у|при|без|до|под|над|через|среди)\s+)?"
_RELATIVE = re.compile(
    rf"{_PREPOSITION}(?:котор\w+|где|куда|откуда|когда|ч(?:ей|ья|ь[её]|ьи|ьего|ьему|ьим|ь[её]м|ьей|ью|ьих|ьими)|кто|кого|кому|кем"
    r"|что|чтобы|если|в\s+том\s+числе|включая)\b",
    re.IGNORECASE,
)
# Active participles of the past, some of which the dictionary takes for nouns first: «прошедших».
_ACTIVE = re.compile(r"[а-яё]+[вд]ш(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)(?:ся)?", re.IGNORECASE)
_FIRST_WORD = re.compile(r"(?:не\s+)?([а-яё]+)", re.IGNORECASE)
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


def ends_in_clause(text: str) -> bool:
    """Whether the text ends with a clause or a phrase that a comma opened and none has closed.

    «Доля школ, которые меняют план» does, and «учителей, прошедших обучение»; what stands in brackets is passed over.
    """
    before, comma, tail = _BRACKETED.sub("", text).rpartition(",")
    tail = tail.strip()
    return bool(comma and tail) and (
        _RELATIVE.match(tail) is not None or _begins_with_participle(tail) or _begins_with_governor(tail, before)
    )


def _begins_with_participle(tail: str) -> bool:
    first = _FIRST_WORD.match(tail)
    if first is None or first.end() == len(tail):
        return False
    parts = [reading.part for reading in readings(first[1].lower())]
    return _ACTIVE.fullmatch(first[1]) is not None or (parts[0] != "NOUN" and "PRTF" in parts)


def _begins_with_governor(tail: str, before: str) -> bool:
    """An adjective with words of its own after a noun: «учеников, готовых к выбору», «семей, довольных школой»."""
    first = _FIRST_WORD.match(tail)
    words = _WORD.findall(before)
    if first is None or not words or _is_adjective(words[-1]) or not _is_adjective(first[1]):
        return False
    following = next((found for word in _WORD.findall(tail[first.end() :]) if (found := _unless_adverb(word))), ())
    if not following or following[0].part != "NOUN":
        return bool(following) and following[0].part in ("PREP", "INFN")
    cases = {one.case for one in readings(first[1].lower()) if one.part == "ADJF"}
    return not any(one.case in cases for one in following if one.part == "NOUN")


def _is_adjective(word: str) -> bool:
    likeliest = readings(word.lower())[0]
    return likeliest.part in ("ADJF", "PRTF") and "Apro" not in likeliest.tags


def _unless_adverb(word: str) -> tuple[Reading, ...]:
    found = readings(word.lower())
    return () if found[0].part in ("ADVB", "PRCL") else found
