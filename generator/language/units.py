"""Units of measure beside a number: «1 школа», «2 школы», «5 школ», whichever form of the word the author wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.language.cases import Case, LanguageError
from generator.language.counting import Forms, agreed_noun
from generator.language.morphology import Reading, readings
from generator.language.numbers import Number

_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
# Forms in which units are written («школ», «школы», «школа», «класса»), the likeliest first.
_WRITTEN = (("gent", "plur"), ("nomn", "plur"), ("nomn", "sing"), ("gent", "sing"))
_ADJECTIVES = ("ADJF", "PRTF")
# Shortened words that stand without their stop: to the dictionary «чел» is a form of «чело».
_SHORTENED = frozenset(
    ("чел", "руб", "коп", "тыс", "млн", "млрд", "шт", "экз", "ед", "мин", "сек", "сут", "нед", "мес", "проц")
)


def unit_after(
    number: Number, unit: str, case: Case = Case.NOMINATIVE, *, forms: Mapping[str, Forms] | None = None
) -> str:
    """The unit as it stands after the number: «школы» after 2, «человек» after 5; the rest of its words stays.

    `forms` are nouns of the workspace that are counted by forms of their own. Signs, shortened words and what is no
    known noun stay as they are: «%», «тыс. руб.».
    """
    noun = _counted(unit.replace("\u00a0", " "))
    if noun is None:
        return unit
    try:
        return agreed_noun(number, noun, case, forms=(forms or {}).get(noun))
    except LanguageError:
        return unit


@lru_cache(maxsize=1024)
def _counted(unit: str) -> str | None:
    """The unit in the nominative singular, as nouns are counted; None where it is not made of known words."""
    words = unit.split(" ")
    adjectives: list[Reading] = []
    for at, word in enumerate(words):
        if not _WORD.fullmatch(word) or word.lower() in _SHORTENED:
            return None
        after = words[at + 1] if at + 1 < len(words) else ""
        if (noun := _noun(word)) is not None and not _goes_before(word, after):
            return _singular(adjectives, noun, words[at + 1 :])
        if not adjectives and (pair := _pair(word)):
            return " ".join([pair, *words[at + 1 :]])
        adjective = _written(word, *_ADJECTIVES)
        if adjective is None:
            return None
        adjectives.append(adjective)
    return _singular(adjectives[:-1], adjectives[-1], []) if adjectives else None


def _noun(word: str) -> Reading | None:
    return _written(word, "NOUN")


def _written(word: str, *parts: str) -> Reading | None:
    """The known reading of the word as a unit is written; of two nouns the one that has a singular («час»)."""
    known = [one for one in readings(word) if one.known and one.part in parts and "Abbr" not in one.tags]
    fitting = [one for one in known if (one.case, one.number) in _WRITTEN]
    return min(
        fitting, key=lambda one: ("Pltm" in one.tags, _WRITTEN.index((str(one.case), str(one.number)))), default=None
    )


def _pair(word: str) -> str | None:
    """«педагогов-психологов» as «педагог-психолог»: two nouns in one form."""
    parts = [_noun(part) for part in word.split("-")]
    known = [part for part in parts if part is not None]
    alike = len({(part.case, part.number) for part in known}) == 1
    return "-".join(part.lemma for part in known) if len(known) == len(parts) > 1 and alike else None


def _goes_before(word: str, after: str) -> bool:
    """Whether the word is an adjective to the noun after it: «рабочих мест», but «рабочих завода»."""
    if not _WORD.fullmatch(after):
        return False
    forms = {(one.case, one.number) for one in readings(word) if one.part in _ADJECTIVES}
    nouns = {(one.case, one.number) for one in readings(after) if one.part == "NOUN"}
    return bool(forms & nouns & set(_WRITTEN))


def _singular(adjectives: list[Reading], noun: Reading, tail: list[str]) -> str | None:
    number = "plur" if "Pltm" in noun.tags else "sing"
    gender = [noun.gender] if noun.part == "NOUN" and noun.gender and number == "sing" else ["masc"]
    gender = gender if number == "sing" else []
    heads = [one.inflect(number, "nomn", *gender) for one in adjectives]
    head = noun.lemma if noun.part == "NOUN" else noun.inflect("sing", "nomn", "masc")
    whole = [*heads, head, *tail]
    return " ".join(str(word) for word in whole) if all(whole) else None
