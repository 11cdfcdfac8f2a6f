"""Numbers that a text counts things by: «63 учителя», «четыре школы адресной поддержки», «1240 тыс. руб.»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import zip_longest

from generator.language.morphology import Reading, readings
from generator.language.numbers import in_words

_TOKEN = re.compile(
    r"""
    (?P<other>
        \d{1,2}\.\s?\d{1,2}\.\s?\d{2,4} | \d{1,2}:\d{2} | \d+(?:[.,]\d+)?\s?[–—/-]\s?\d+(?:[.,]\d+)? | №\s?\d[\w/-]*
      | \d+-[^\W\d_]+ | \d+(?:\.\d+)+ | [^\W\d_]+\d\w*
    )
  | (?P<number>\d{1,3}(?:\ \d{3})+(?:,\d+)?(?!\d) | \d+(?:[.,]\d+)?)
  | (?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: its sort (number, word, mark; other is a date, a range, a year …) and where it stands."""

    sort: str
    said: str
    start: int
    number: Decimal | None = None

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.said)

    @property
    def lemma(self) -> str:
        """The word's dictionary form, ё as е; a mark as it stands."""
        return reading_of(self.said).lemma.replace("ё", "е") if self.sort == "word" else self.said


@dataclass(frozen=True, slots=True)
class Group:
    """What is counted: the noun's lemma, the lemmas of its adjectives, its reading, how many tokens it takes."""

    head: str
    attributes: tuple[str, ...]
    reading: Reading
    length: int


def tokens_of(text: str) -> list[Token]:
    """The pieces of a text; numbers said in words have their value too, years and dates have none."""
    return list(_tokens(text.replace("\u00a0", " ").replace("\u202f", " ")))


@lru_cache(maxsize=4096)  # several rules read each sentence
def _tokens(plain: str) -> tuple[Token, ...]:
    found = [Token(str(one.lastgroup), one[0], one.start()) for one in _TOKEN.finditer(plain)]
    return tuple(_valued(token, found[index + 1 : index + 2]) for index, token in enumerate(found))


def _valued(token: Token, following: list[Token]) -> Token:
    if token.sort == "number":
        value = Decimal(token.said.replace(" ", "").replace(",", "."))
        is_year = re.fullmatch(r"(?:19|20)\d\d", token.said) and (
            not following or following[0].sort != "word" or re.match(r"(?:год|г$|гг$|уч)", following[0].said)
        )
        return Token("other", token.said, token.start) if is_year else Token("number", token.said, token.start, value)
    if token.sort == "word" and _LIKE_NUMERAL.match(token.said) and (spelled := _spelled().get(token.lemma)):
        return Token("number", token.said, token.start, Decimal(spelled))
    return token


@cache
def _spelled() -> dict[str, int]:
    """Lemmas of the simple numerals from two up, with the collective ones."""
    simple = {in_words(number): number for number in (*range(2, 21), *range(30, 100, 10), *range(100, 1000, 100))}
    return {word.replace("ё", "е"): number for word, number in (simple | _COLLECTIVE).items()}


_COLLECTIVE = {"двое": 2, "трое": 3, "четверо": 4, "пятеро": 5, "шестеро": 6, "семеро": 7, "оба": 2}


_LIKE_NUMERAL = re.compile(r"дв|тр|четы|пят|шест|сем|вос[еь]м|девя|десят|один|сорок|ст[оа]|об[аео]", re.IGNORECASE)


@lru_cache(maxsize=16384)
def reading_of(word: str) -> Reading:
    """The likeliest reading of a word: a common noun before a rare name."""
    found = readings(word)
    return next((one for one in found if not one.tags & _NAMES), found[0])


_NAMES = frozenset({"Surn", "Name", "Patr", "Abbr"})
_BEFORE_NOUN = ("ADJF", "PRTF")
_ABBREVIATED = {"тыс", "млн", "млрд", "руб", "чел", "шт"}


def group_at(tokens: list[Token], start: int) -> Group | None:
    """The noun with its adjectives that begins at the token, None when something else stands there."""
    attributes: list[str] = []
    for index in range(start, min(start + LONGEST, len(tokens))):
        token = tokens[index]
        if token.sort != "word":
            return None
        reading = reading_of(token.said)
        if reading.part == "NOUN" or token.said.lower() in _ABBREVIATED:
            return Group(token.lemma, tuple(attributes), reading, index - start + 1)
        if reading.part not in _BEFORE_NOUN:
            return None
        attributes.append(token.lemma)
    return None


LONGEST = 5  # words from a number to its noun


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; paragraphs and entries of lists part them too."""
    yield from _sentences(str(text))


@lru_cache(maxsize=4096)  # several rules read each text
def _sentences(text: str) -> tuple[tuple[int, str], ...]:
    ends = [
        found.end() for found in _END.finditer(text) if not _SHORT.search(text, max(0, found.start() - 4), found.end())
    ]
    starts = [0, *ends]
    pieces = ((start, text[start:end]) for start, end in zip_longest(starts, ends, fillvalue=len(text)))
    return tuple((start, piece) for start, piece in pieces if piece.strip())


_END = re.compile(r"[.!?…]+(?=\s+[«„А-ЯЁ\d*]|\s*$)|\n\s*\n|\n(?=\s*(?:[-–—•]|\d+[.)])\s)")
_SHORT = re.compile(r"(?<![^\W\d_])(?:г|гг|тыс|млн|руб|им|ул|пгт|[А-ЯЁ])\.\Z")  # what a full stop does not end
