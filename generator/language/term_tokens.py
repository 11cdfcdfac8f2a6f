"""Text of a term -> tokens with places. A word that is not in `data/term_words.tsv` stays an unknown word."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from generator.language.cases import LanguageError


class TermError(LanguageError):
    """A term that cannot be read: `offset` and `length` give the piece of the text (in characters)."""

    def __init__(self, message: str, hint: str = "", offset: int = 0, length: int = 0) -> None:
        super().__init__(message, hint)
        self.offset, self.length = offset, length


class NoSuchTime(TermError):
    """A day, week, month or quarter that the calendar has not: «31 февраля 2027», «5 квартал 2027»."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of the term's text, characters `start` to `end`."""

    text: str
    start: int
    end: int

    @property
    def piece(self) -> str:
        """The piece itself, white space of line breaks made plain."""
        return " ".join(self.text[self.start : self.end].split())

    def to(self, other: Place) -> Place:
        """The place that covers both."""
        return Place(self.text, min(self.start, other.start), max(self.end, other.end))

    def error(self, message: str, hint: str) -> TermError:
        """The refusal that names this place."""
        return TermError(message, hint, self.start, self.end - self.start)

    def no_such(self, what: str, hint: str) -> NoSuchTime:
        """The refusal of a time that is not in the calendar; `what` is «такой даты», «такого месяца»."""
        return NoSuchTime(f"Нет {what}: «{self.piece}»", hint, self.start, self.end - self.start)


class Sort(StrEnum):
    """What a token is; the names of words stand in the data table."""

    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    SEASON = "season"
    ORDINAL = "ordinal"
    NUMERAL = "numeral"
    MULTIPLE = "multiple"
    TIMES = "times"
    AT_LEAST = "at_least"
    THAN = "than"
    UNIT = "unit"
    SCHOOL = "school"
    DAY_OF = "day_of"
    EDGE = "edge"
    WEEKDAY = "weekday"
    EVERY = "every"
    EACH = "each"
    ALWAYS = "always"
    SINCE = "since"
    UNTIL = "until"
    NOT_LATER = "not_later"
    UP_TO = "up_to"
    AFTER = "after"
    WITHIN = "within"
    INCLUSIVE = "inclusive"
    AND = "and"
    ALL = "all"
    SPAN = "span"
    DEED = "deed"
    PLAN = "plan"
    OTHERS = "others"
    CONDITION = "condition"
    REASON = "reason"
    UNDATED = "undated"
    COMMA = ","
    SEMICOLON = ";"
    DASH = "-"
    SLASH = "/"
    OPEN = "("
    CLOSE = ")"
    DOT = "."
    WORD = "word"
    OTHER = "other"
    END = "end"


Digits = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `number` of a number or month, `name` of a unit or edge, `digits` day, month and year of a date."""

    sort: Sort
    place: Place
    number: int = 0
    name: str = ""
    digits: Digits = (None, None, None)

    @property
    def is_year(self) -> bool:
        """Whether it is a number that can only be a year."""
        return self.sort is Sort.NUMBER and 1900 <= self.number <= 2199

    def is_unit(self, name: str) -> bool:
        """Whether it is the named unit of time."""
        return self.sort is Sort.UNIT and self.name == name


class Cursor:
    """Where the reader stands among the tokens; behind the last one there is always END."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        end = Place(text, len(text), len(text))
        self._tokens = [*tokens, Token(Sort.END, end)]
        self.position = 0

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` of the current one, END behind the last."""
        return self._tokens[max(0, min(self.position + ahead, len(self._tokens) - 1))]

    def take(self) -> Token:
        """The current token, stepping over it."""
        token = self.peek()
        self.position = min(self.position + 1, len(self._tokens) - 1)
        return token

    def accept(self, *sorts: Sort) -> Token | None:
        """The current token if it is of these sorts, stepping over it; else None."""
        return self.take() if self.peek().sort in sorts else None

    def since(self, position: int) -> Place:
        """The place of what was read from `position` on."""
        return self._tokens[position].place.to(self._tokens[max(position, self.position - 1)].place)


_ENDINGS = "й|ый|ий|ой|я|ая|ья|е|ое|ье|го|ого|его|му|ому|ему|м|ом|ем|ю|ую|ью|х|ых|их"
_TOKENS = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?!\d))
  | (?P<date>\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})(?!\d))
  | (?P<month_year>\d{{1,2}}\.\d{{4}}(?!\d))
  | (?P<day_month>\d{{1,2}}\.\d{{2}}(?!\d)\.?)
  | (?P<quoted>[«"„“]\s?\d{{1,2}}\s?[»"”“])
  | (?P<number>\d{{1,9}}(?!\d)(?:-?(?:{_ENDINGS})(?![а-яa-z]))?)
  | (?P<word>[а-яіa-zⅰ-ⅴ]+)
  | (?P<mark>[,;()\-/.])
  | (?P<other>\S)
    """,
    re.VERBOSE | re.ASCII,
)
_PLAIN = str.maketrans("ё‐‑‒–—―−\u00a0\u2009\u202f", "е-------   ")


def read_tokens(text: str) -> list[Token]:
    """The tokens of a term, in order; the dots of abbreviations and the last dot are left out."""
    raw = [token for match in _TOKENS.finditer(_plain(text)) for token in _tokens_of(match, text)]
    return list(_without_dots(_with_meaning(raw)))


def _plain(text: str) -> str:
    """Lower case, one dash, plain spaces; every character keeps its offset."""
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text).translate(_PLAIN)
    return re.sub(r"\s", " ", lower)


def _tokens_of(match: re.Match[str], text: str) -> Iterator[Token]:
    kind, found = str(match.lastgroup), match.group()
    place = Place(text, match.start(), match.end())
    if kind in _DATE_ORDERS:
        yield Token(Sort.DATE, place, digits=_digits(kind, found))
    elif kind in ("number", "quoted"):
        yield Token(Sort.NUMBER, place, number=int("".join(filter(str.isdigit, found))))
    elif kind == "mark":
        yield Token(Sort(found), place)
    else:
        yield Token(Sort.WORD if kind == "word" else Sort.OTHER, place, name=found)


_DATE_ORDERS = {"iso": "ymd", "date": "dmy", "month_year": "my", "day_month": "dm"}


def _digits(kind: str, found: str) -> Digits:
    said = dict(zip(_DATE_ORDERS[kind], re.findall(r"[0-9]+", found), strict=True))
    numbers = {
        letter: int(f"20{digits}" if letter == "y" and len(digits) == 2 else digits) for letter, digits in said.items()
    }
    return numbers.get("d"), numbers.get("m"), numbers.get("y")


@cache
def _meanings() -> dict[tuple[str, ...], tuple[Sort, str]]:
    """Words and phrases, as tuples of words, with their sort and value."""
    table = resources.files("generator.language").joinpath("data/term_words.tsv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        tuple(phrase.split()): (Sort(row["sort"]), row["value"]) for row in rows for phrase in row["words"].split("|")
    }


_LONGEST_PHRASE = 3


def _with_meaning(tokens: list[Token]) -> Iterator[Token]:
    """Words and phrases replaced by what they mean, the longest phrase first."""
    position = 0
    while position < len(tokens):
        for length in range(_LONGEST_PHRASE, 0, -1):
            run = tokens[position : position + length]
            meaning = _meanings().get(tuple(token.name for token in run)) if run[0].sort is Sort.WORD else None
            if meaning:
                yield _meant(run, *meaning)
                break
        else:
            yield tokens[position]
            length = 1
        position += length


def _meant(run: list[Token], sort: Sort, value: str) -> Token:
    number = int(value) if value.lstrip("-").isdigit() else 0
    return Token(sort, run[0].place.to(run[-1].place), number=number, name=value)


def _without_dots(tokens: Iterator[Token]) -> Iterator[Token]:
    """Drop the dot of «г.», «уч.», «сент.», «кв.» and the one that ends the text."""
    known = list(tokens)
    for index, token in enumerate(known):
        before = known[index - 1] if index else None
        short = before is not None and before.sort in _SHORTENED and len(before.place.piece) <= 4
        if token.sort is not Sort.DOT or not (short or (before and index == len(known) - 1)):
            yield token


_SHORTENED = (Sort.UNIT, Sort.SCHOOL, Sort.MONTH)
