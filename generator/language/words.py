"""Words the morphological dictionary does not know, beyond what Russian and the field build freely."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language.compounds import field_words, is_built, is_field_word
from generator.language.morphology import is_known, readings
from generator.language.untouched import GAP, hide
from generator.language.word_lists import read_words

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_WORD = re.compile(r"(?<![\w-])[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*(?![\w-])")
_INITIAL = re.compile(rf"{GAP}*[А-ЯЁ]\.")
_INITIAL_BEFORE = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ]\.$")
_GOES_ON = re.compile(rf"\.(?:,|{GAP}*[а-яё(])")  # a full stop that ends a clipped word, not the sentence
_VOWELS = "аеиоуыэюя"
_CONSONANT = frozenset("бвгджзйклмнпрстфхцчшщ")
_SHORTEST = 3  # letters of a word worth checking
_SHORT_CLIPPED = 4  # letters of a word that may be cut short at the end of a sentence too: руб.
_LONGEST = 60  # letters of a word worth looking up: the dictionary takes its time over longer ones
_SHORTEST_CAPITALS = 10  # letters from which a word in capitals is a heading rather than an abbreviation
_STEM = 3  # letters any two forms of one word share
# Words that are glued to their neighbours.
_SMALL = frozenset(("а", "в", "из", "и", "или", "к", "на", "не", "о", "об", "от", "по", "при", "с", "со", "у"))
_SHORTEST_NEIGHBOUR = 4


@dataclass(frozen=True, slots=True)
class Unknown:
    """An unknown word as typed, where it begins in the text, and the nearest known word (empty: none is near)."""

    word: str
    offset: int
    near: str


def unknown_words(text: str, known: Collection[str] = ()) -> list[Unknown]:
    """The words of the text nobody knows, in order; `known` are names of the workspace, of one word or several.

    Any form of a known name passes. A capitalised word inside a sentence passes for a name, and so does one that
    begins it and looks like a surname, or like a place unless it differs from a dictionary word by one letter.
    Abbreviations and clipped words are not looked at.
    """
    names = _by_stem(frozenset(known))
    return [one for one in doubtful_words(text) if not _is_name_form(one.word, names)]


@lru_cache(maxsize=4096)  # rows of a table share most of their texts
def doubtful_words(text: str) -> tuple[Unknown, ...]:
    """The words of the text that are no words of Russian, names of the workspace among them."""
    found = []
    readable = hide(text)
    for match in _WORD.finditer(readable):
        word = match[0]
        if _is_checked(word) and not _is_clipped(word, readable, match.end()):
            near = _fault(word, _begins_sentence(text, match))
            if near is not None:
                found.append(Unknown(word, match.start(), near))
    return tuple(found)


def _is_checked(word: str) -> bool:
    """Whether it is long enough and no abbreviation."""
    if word.isupper():
        return any(len(part) >= _SHORTEST_CAPITALS for part in word.split("-"))
    one_capital = (part.islower() or part.istitle() or len(part) == 1 for part in word.split("-"))
    return len(word) >= _SHORTEST and all(one_capital)


def _is_clipped(word: str, text: str, end: int) -> bool:
    """Whether the word is cut short: общеобр. класс, 5 руб."""
    if word[-1] not in _CONSONANT or text[end : end + 1] != ".":
        return False
    return len(word) <= _SHORT_CLIPPED or bool(_GOES_ON.match(text, end))


def _begins_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the word has its capital from the sentence; one with initials beside it has its own."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip(' \t\u00a0*«"„(–—-')
    if _INITIAL_BEFORE.search(before):
        return False
    return (not before or before[-1] in ".!?…\n") and not _INITIAL.match(text, match.end())


@lru_cache(maxsize=16384)
def _fault(word: str, begins: bool) -> str | None:
    """The nearest known word of an unknown one (maybe empty), None when the word is right."""
    low = word.lower()
    if len(word) > _LONGEST:
        return ""
    if is_right(low) or (word.istitle() and is_built(low, capital=True)):
        return None
    is_named = word[0].isupper() and not word.isupper()
    looks_proper = is_named and _looks_proper(low)
    if (is_named and not begins) or (looks_proper and any("Surn" in each.tags for each in readings(low))):
        return None
    near = _nearest(low)
    # a misspelt common word is near a common word, an unknown surname may be near a known one
    return None if looks_proper and (not near or " " in near or _looks_proper(near)) else near


def is_right(word: str) -> bool:
    """Whether the dictionary or the field knows this form, or it is built of known parts by the rules of Russian."""
    return is_known(word) or is_field_word(word) or is_built(word)


def _looks_proper(word: str) -> bool:
    return any({"Surn", "Geox"} & reading.tags for part in word.split("-") for reading in readings(part))


# --- words of the workspace ------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _by_stem(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words of all names in small letters, by their first letters."""
    stems: dict[str, tuple[str, ...]] = {}
    for name in sorted(known):
        for match in _WORD.finditer(name):
            word = _plain(match[0])
            stems[word[:_STEM]] = (*stems.get(word[:_STEM], ()), word)
    return stems


def _is_name_form(word: str, names: dict[str, tuple[str, ...]]) -> bool:
    plain = _plain(word)
    return any(_same_word(plain, name) for name in names.get(plain[:_STEM], ()))


def _same_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings only."""
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    stem = min(len(one), len(other)) if shared is None else shared
    endings = read_words("endings.txt") | {""}
    # an ending may begin inside the shared letters: Орлов-ой, Орлов-ым; Толстоше-й, Толстоше-ю
    return any(one[at:] in endings and other[at:] in endings for at in range(max(_STEM, stem - 2), stem + 1))


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


# --- the nearest word ------------------------------------------------------------------------------------------------


def _nearest(word: str) -> str:
    """A known word one slip away: letters doubled, swapped, missing, wrong; or two; empty when there is none."""
    if "-" in word:
        mended = "-".join(part if is_right(part) else _nearest(part) for part in word.split("-") if part)
        return mended if len(mended) > len(word) - len(word.split("-")) - 1 and mended != word else ""
    return next((each for each in _slips(word) if " " in each or (len(each) >= _SHORTEST and _is_listed(each))), "")


def _is_listed(word: str) -> bool:
    return is_known(word) or word in field_words()


def _slips(word: str) -> Iterator[str]:
    """The word with one slip mended, the commonest slips first."""
    places = range(len(word))
    doubled = [at for at in places if word[at : at + 1] == word[at + 1 : at + 2]]
    vowels = [at for at in places if word[at] in _VOWELS]
    yield from (word[:at] + word[at + 1 :] for at in doubled)
    yield from (word[:at] + word[at] + word[at:] for at in places)
    yield from (word[:at] + letter + word[at + 1 :] for at in vowels for letter in _VOWELS)
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1])
    yield from _parted(word)
    yield from (word[:at] + letter + word[at:] for at in (*places, len(word)) for letter in _LETTERS)
    yield from (word[:at] + letter + word[at + 1 :] for at in places for letter in _LETTERS)
    yield from (word[:at] + word[at + 1 :] for at in places)


def _parted(word: str) -> Iterator[str]:
    """The word as two, one of which is a preposition or a conjunction: «школа и», «в школе»."""
    for at in range(1, len(word)):
        one, other = word[:at], word[at:]
        small, rest = (one, other) if one in _SMALL else (other, one)
        if small in _SMALL and len(rest) >= _SHORTEST_NEIGHBOUR and is_known(rest):
            yield f"{one} {other}"
