"""Clauses and participial phrases that end a noun group, so that a comma must close them before what follows."""

from __future__ import annotations

import re

from generator.language.morphology import readings

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


def ends_in_clause(text: str) -> bool:
    """Whether the text ends with a clause or a phrase that a comma opened and none has closed.

    «Доля школ, которые меняют план» does, and «учителей, прошедших обучение»; what stands in brackets is passed over.
    """
    _, comma, tail = _BRACKETED.sub("", text).rpartition(",")
    tail = tail.strip()
    return bool(comma and tail) and (_RELATIVE.match(tail) is not None or _begins_with_participle(tail))


def _begins_with_participle(tail: str) -> bool:
    first = _FIRST_WORD.match(tail)
    if first is None or first.end() == len(tail):
        return False
    parts = [reading.part for reading in readings(first[1].lower())]
    return _ACTIVE.fullmatch(first[1]) is not None or (parts[0] != "NOUN" and "PRTF" in parts)
