"""The first letter of a text that goes on a sentence: small, unless the word has its capital from itself.

Where it is not sure, the capital stays: a capital too many is a blemish, «москва» is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.language.dates import MONTHS
from generator.language.morphology import Reading, readings
from generator.language.word_lists import read_words
from generator.language.words import is_right

_FIRST = re.compile(r"\**(?P<word>[А-ЯЁ][А-ЯЁа-яё]*(?:-[А-ЯЁа-яё]+)*)(?![\w-])")
_INITIAL = re.compile(r"\**[А-ЯЁ]\.")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_TITLED = re.compile(r"[ \t\u00a0]+\**[А-ЯЁ](?:[а-яё]|\.[ \t\u00a0]?[А-ЯЁ]\.)")

_PROPER = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn", "Trad"})
_LIKELY = 0.25  # of the likelihood of all readings
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_FAR = 4  # words after the first among which the noun of a name is looked for

# Heads of official names, which bear a capital: «Министерство просвещения Российской Федерации».
_OFFICES = frozenset({"министерство", "правительство", "президент", "конституция"})
# Adjectives that make official names with the noun after them.
_OFFICIAL = {
    "федеральный": frozenset({"агентство", "служба"}),
    "государственный": frozenset({"дума"}),
    "российский": frozenset({"академия", "федерация"}),
}
_TERRITORIES = frozenset(
    {
        *("республика", "край", "область", "округ", "район", "поселение", "сельсовет", "губерния", "волость"),
        *("улус", "наслег", "кожуун"),
    }
)
_HOUSES = frozenset({"академия", "институт", "колледж", "техникум", "университет", "гимназия", "лицей", "музей"})
# What «-ский» is cut off and put in its place to find the place it is made of: Ростов, Самара, Пермь, Омск.
_PLACE_ENDINGS = ("", "а", "ь", "я", "о", "ы", "и", "е", "ск")


def lowered(text: str, names: Collection[str] = ()) -> str:
    """The text with its first letter small, unless it is part of a proper name or of an abbreviation.

    `names` are proper names of the workspace as they are written. A word that the dictionary does not know keeps its
    capital, so does what begins with a quotation mark or a Latin letter.
    """
    found = _FIRST.match(text)
    if found is None or _INITIAL.match(text) or _begins_with_name(text, names) or _is_proper(found, text):
        return text
    at = found.start("word")
    return f"{text[:at]}{text[at].lower()}{text[at + 1 :]}"


def _begins_with_name(text: str, names: Collection[str]) -> bool:
    plain = text.lstrip("*").replace("\u00a0", " ")
    return any(
        name[:1].isupper() and plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum()
        for name in names
    )


def _is_proper(found: re.Match[str], text: str) -> bool:
    word = found["word"]
    low = word.lower()
    if not word[1:].islower() and len(word) > 1:
        return True  # МБОУ, Ростов-на-Дону
    if not is_right(low):
        return True
    known = [reading for reading in readings(low) if reading.known]
    titled = _TITLED.match(text, found.end()) is not None
    proper = sum(reading.score for reading in known if reading.tags & _PROPER)
    if (proper >= _LIKELY and low not in MONTHS) or (proper and titled):
        return True
    if any(reading.lemma in _OFFICES for reading in known):
        return True
    adjective = next((reading for reading in known if reading.part in _ADJECTIVES), None)
    return adjective is not None and _makes_name(adjective, text[found.end() :], titled)


def _makes_name(adjective: Reading, rest: str, titled: bool) -> bool:
    """Whether an adjective and the words after it name a place or a house: «Ростовская область», «Новый Уренгой»."""
    words = [readings(word.lower()) for word in _WORD.findall(rest)[:_FAR]]
    lemmas = {reading.lemma for found in words for reading in found}
    noun = next((found for found in words if found[0].part not in _ADJECTIVES), ())
    heads = {reading.lemma for reading in noun if reading.part == "NOUN"}
    if heads & _OFFICIAL.get(adjective.lemma, frozenset()):
        return True
    if adjective.lemma in read_words("common_adjectives.txt"):
        return titled and any(reading.tags & _PROPER for reading in noun)
    return titled or bool(heads & _TERRITORIES) or bool(lemmas & _HOUSES and _is_of_place(adjective.lemma))


def _is_of_place(adjective: str) -> bool:
    stem = adjective.removesuffix("ский")
    if stem == adjective:
        return False
    places = (reading for ending in _PLACE_ENDINGS for reading in readings(stem + ending))
    return any("Geox" in reading.tags and reading.known for reading in places)
