"""Kinds of acts: which are common nouns, small inside a sentence («приказ»), and which keep their capital («Указ»)."""

from __future__ import annotations

import re

from generator.language.morphology import readings
from generator.language.word_lists import read_words

_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*")


def is_common_kind(kind: str) -> bool:
    """Whether the noun that a kind of acts is named by is common: «Приказ», «Методические рекомендации»."""
    found = (readings(word.lower()) for word in _WORD.findall(kind))
    noun = next((each for each in found if each[0].part == "NOUN"), ())
    return any(each.lemma in read_words("act_kinds.txt") for each in noun)
