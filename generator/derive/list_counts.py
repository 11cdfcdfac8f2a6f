"""Lists announced by their number, «три причины:», and how many items stand there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.derive.counts import Token, group_at, reading_of, sentences, tokens_of
from generator.reading.values import Text

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-–—•]|\d+[.)])\s+\S")
ROUGH = {"более", "менее", "около", "свыше", "почти", "примерно", "до", "еще", "из", "первый", "другой", "последний"}


@dataclass(frozen=True, slots=True, eq=False)
class ListCount:
    """A number that announces a list, where it stands, and how many items follow, at least and at most."""

    text: Text
    offset: int
    said: str
    number: int
    least: int
    most: int

    @property
    def agrees(self) -> bool:
        """Whether the list may be so long."""
        return self.least <= self.number <= self.most


@dataclass(frozen=True, slots=True)
class _Number:
    offset: int
    said: str
    number: int
    noun: str


def counted_lists(text: Text, nouns: Collection[str], named: Collection[str] = ()) -> Iterator[ListCount]:
    """The lists of a text announced by their number: of lines below, or in the same sentence.

    After a noun of `named` («четыре школы:») only a list of names is one.
    """
    plain = text.replace("\u00a0", " ")
    for start, sentence in sentences(plain):
        before, colon, after = sentence.partition(":")
        found = _number(before, {*nouns, *named}) if colon else None
        if found is None:
            continue
        if found.noun in named:
            items = _named(after)
        else:
            items = _inline(after) if after.strip() else _lines(plain[start + len(sentence) :])
        if items:
            yield ListCount(text, start + found.offset, found.said, found.number, *items)


def counted_elsewhere(text: Text, items: int, nouns: Collection[str], *, colon: bool = True) -> Iterator[ListCount]:
    """The number at the end of a text that announces so many items standing elsewhere."""
    plain = text.replace("\u00a0", " ").rstrip()
    if colon and not plain.endswith(":"):
        return
    *_, (start, sentence) = [(0, ""), *sentences(plain)]
    if found := _number(sentence.rstrip(" :.\n"), nouns):
        yield ListCount(text, start + found.offset, found.said, found.number, items, items)


def _number(words: str, nouns: Collection[str]) -> _Number | None:
    """The number with its noun that a phrase ends with: «назвали три причины», «придерживаются пяти принципов»."""
    tokens = tokens_of(words)
    index = next((n for n in reversed(range(len(tokens))) if tokens[n].number is not None), None)
    group = group_at(tokens, index + 1) if index is not None else None
    if index is None or group is None or group.head not in nouns or _goes_far(tokens[index + 1 + group.length :]):
        return None
    token = tokens[index]
    if index and tokens[index - 1].lemma in ROUGH:
        return None
    return _Number(
        token.start, words[token.start : tokens[index + group.length].end], int(token.number or 0), group.head
    )


def _goes_far(rest: list[Token]) -> bool:
    """Whether so much follows the noun that the list may be of something else."""
    return len(rest) > NEAR or any(one.sort != "word" for one in rest)


NEAR = 5  # words


def _lines(rest: str) -> tuple[int, int] | None:
    """How many items a list of lines right behind has, those within items left out."""
    indents: list[int] = []
    for line in rest.split("\n"):
        item = _ITEM.match(line)
        if item:
            indents.append(len(item["indent"]))
        elif line.strip() and not (indents and line.startswith(" ")):
            break
    number = sum(indent == min(indents) for indent in indents) if indents else 0
    return (number, number) if number > 1 else None


_SUBORDINATE = {
    "что",
    "кто",
    "как",
    "где",
    "когда",
    "почему",
    "зачем",
    "который",
    "какой",
    "если",
    "чтобы",
    "ли",
    "или",
}
_VERBS = ("VERB", "INFN", "PRTS", "GRND", "PRED", "ADJS")


def _inline(after: str) -> tuple[int, int] | None:
    """How many things are listed in a sentence: «и» may part them or stand within one; None for clauses."""
    plain = re.sub(r"\([^()]*\)|«[^»]*»", "x", after)
    if plain.count(";"):
        return plain.count(";") + 1, plain.count(";") + 1
    tokens = tokens_of(plain)
    if any(one.said in ("—", "–", ":") or one.number is not None or _is_clause(one) for one in tokens):
        return None
    pieces = [piece for piece in plain.split(",") if piece.strip(" .\n")]
    joined = len(re.findall(r"\sи\s", plain)) - sum(bool(re.match(r"\s*(?:и|а\s+также)\s", one)) for one in pieces)
    return (len(pieces), len(pieces) + joined) if len(pieces) + joined > 1 else None


def _is_clause(token: Token) -> bool:
    if token.sort != "word" or token.said == "x":
        return False
    return token.lemma in _SUBORDINATE or reading_of(token.said).part in _VERBS


def _named(after: str) -> tuple[int, int] | None:
    number = organisations_in(after)
    return (number, number) if number else None


def organisations_in(text: str) -> int:
    """How many schools a text lists by names or numbers: «Школы № 1, № 2»; 0 when it lists anything else."""
    plain = re.sub(r"«[^»]*(?:«[^»]*»[^»]*)*»|\([^()]*\)", "«»", text)
    pieces = [one for one in re.split(r"[,;]\s+|\s+и\s+", plain.strip(" .\n")) if one.strip()]
    is_list = len(pieces) > 1 and _ORGANISATION.match(plain) and not re.search(r"\d\s?[-–—]\s?\d", plain)
    return len(pieces) if is_list and all("«" in one or _NUMBER_SIGN.search(one) for one in pieces) else 0


_ORGANISATION = re.compile(
    r"\s*(?:№|«|[А-ЯЁ]{3,}\b|(?i:(?:\w+[ыи]е\s+)?(?:школы|школа|гимназии|гимназия|лицеи|лицей|организации|учреждения)\b))"
)
_NUMBER_SIGN = re.compile(r"№\s?\d")
