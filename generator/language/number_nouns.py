"""A noun beside a number that is not known while it is typed: is it a word to count, does it agree with this number."""

from __future__ import annotations

import re

from generator.language.cases import Case, LanguageError
from generator.language.counted_group import counted_group
from generator.language.counting import agreed_noun
from generator.language.morphology import Reading, is_known, readings
from generator.language.numbers import Number

OF = frozenset({"из", "для", "до", "от", "у", "около", "более", "менее", "больше", "меньше", "свыше", "среди", "без"})
NAMES = frozenset({"Abbr", "Name", "Surn", "Patr", "Geox"})
_LAST_WORD = re.compile(r"(?:^|[\s(«])([^\W\d_]+(?:-[^\W\d_]+)*)[\s\u00a0]+$")
_OPENING = re.compile(r"(?:^|[—–:])[\s\u00a0]*$")


def is_counted(words: str) -> bool:
    """Whether the words are a noun to count, in the nominative singular: «ученик», «педагогический работник»."""
    typed = re.findall(r"[^\W\d_]+", words)
    if not typed or not all(is_known(word) or word.isupper() for word in typed):
        return False
    nouns = _nouns(typed[0])
    return _has_head(words) and (not nouns or "nomn" in {one.case for one in nouns})


def _has_head(words: str) -> bool:
    try:
        counted_group(words)
    except LanguageError:
        return False
    return True


def to_count(word: str) -> str:
    """The noun in the nominative singular, as it is counted: «учеников» → «ученик»; empty for what is no known noun."""
    return next((one.lemma for one in _nouns(word)), "")


def disagreed(number: Number, before: str, word: str) -> str:
    """The noun to count where its form is wrong after this number; empty where it may be right.

    `before` is the text before the number: its last word tells whether the genitive or the nominative is due.
    """
    found = _nouns(word)
    wrong = [one.lemma for one in found if word.lower().replace("ё", "е") not in _right(number, before, one)]
    return wrong[0] if found and len(wrong) == len(found) else ""


def _nouns(word: str) -> list[Reading]:
    """The readings of a known word as a noun; none where it is first of all something else."""
    every = [one for one in readings(word.lower()) if not one.tags & NAMES]
    is_noun = bool(every) and every[0].part == "NOUN" and every[0].known
    return [one for one in every if one.part == "NOUN"] if is_noun else []


def _right(number: Number, before: str, noun: Reading) -> set[str]:
    """The forms that may stand there, ё written as е."""
    try:
        forms = {case: agreed_noun(number, noun.lemma, case).lower().replace("ё", "е") for case in Case}
    except LanguageError:
        return {noun.word.replace("ё", "е")}
    if _OPENING.search(before):
        return {forms[Case.NOMINATIVE]}
    last = _LAST_WORD.search(before)
    if last is not None and last[1].lower() in OF:
        return {forms[Case.GENITIVE]}
    part = readings(last[1].lower())[0].part if last is not None else ""
    if part in ("PRTS", "ADJS"):
        return {forms[Case.NOMINATIVE]}
    if part in ("VERB", "INFN"):
        return {forms[Case.NOMINATIVE], forms[Case.ACCUSATIVE]}
    return set(forms.values())
