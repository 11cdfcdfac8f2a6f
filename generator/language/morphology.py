"""The morphological dictionary: one analyser a process, loaded when a word is first looked up, readings cached.

Tags are OpenCorpora's grammemes: parts of speech NOUN, ADJF, PRTF …; cases nomn, gent …; genders masc, femn, neut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from generator.language.cases import Case

CASE_TAGS = {
    Case.NOMINATIVE: "nomn",
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
    Case.PREPOSITIONAL: "loct",
}


@cache
def analyser() -> Any:
    """The one `pymorphy3.MorphAnalyzer` of the process; about 0.13 s and 30 MB at the first call."""
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path

    return MorphAnalyzer(path=get_path(), lang="ru")  # told where: else it looks through all installed packages


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word form: `tags` are its grammemes, `lemma` its dictionary form, `score` its likelihood 0–1.

    `known` tells a form that stands in the dictionary from one guessed by its ending.
    """

    word: str
    lemma: str
    tags: frozenset[str]
    score: float
    known: bool
    parse: Any = field(repr=False, compare=False)

    @property
    def part(self) -> str:
        """The part of speech, e.g. NOUN; empty for what is no word (digits, Latin letters, punctuation)."""
        return str(self.parse.tag.POS or "")

    @property
    def gender(self) -> str | None:
        """masc, femn, neut; None in the plural of adjectives and where the word has none."""
        return None if self.parse.tag.gender is None else str(self.parse.tag.gender)

    @property
    def number(self) -> str | None:
        """sing or plur."""
        return None if self.parse.tag.number is None else str(self.parse.tag.number)

    @property
    def case(self) -> str | None:
        """nomn, gent, datv, accs, ablt, loct, or a second case: gen2, loc2 …"""
        return None if self.parse.tag.case is None else str(self.parse.tag.case)

    @property
    def animate(self) -> bool:
        """Whether the noun names a living being."""
        return "anim" in self.tags

    def inflect(self, *tags: str) -> str | None:
        """The form of this word with these grammemes, small letters; None where the dictionary has none.

        Raises `ValueError` for a grammeme that does not exist.
        """
        return _inflected(self, frozenset(tags))


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of one word form, the likeliest first; letter case does not matter."""
    return tuple(
        Reading(
            each.word, each.normal_form, frozenset(each.tag.grammemes), float(each.score), bool(each.is_known), each
        )
        for each in _parses(word)
    )


def _parses(word: str) -> list[Any]:
    try:
        return list(analyser().parse(word))
    except ValueError:  # pymorphy3 asks Unicode for the name of each letter, and some have none
        return list(analyser().parse("?"))


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """Whether this very form stands in the dictionary (ё and е alike)."""
    return bool(analyser().word_is_known(word))


@lru_cache(maxsize=16384)
def _inflected(reading: Reading, tags: frozenset[str]) -> str | None:
    form = reading.parse.inflect(tags)
    if form is None or "Supr" not in reading.tags:
        return None if form is None else str(form.word)
    # лучший, наилучший and наихороший stand in one paradigm, as do высший and высочайший: keep to the word's own stem.
    alike = (str(each.word) for each in reading.parse.lexeme if each.tag == form.tag)
    return min(alike, key=lambda word: not word.startswith(reading.word[:4]))
