"""Groups of people and schools that a programme counts: «все педагоги (45)», participants, «10 школ района»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.counts import Token, group_at, reading_of, sentences, tokens_of
from generator.reading.values import Text
from generator.schema.types import Number

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A whole group with its number, where it is told, and the dates that the sentence names."""

    name: tuple[str, ...]
    said: str
    number: int
    text: Text
    offset: int
    length: int
    when: frozenset[str] = frozenset()


def declared(programme: Record) -> Iterator[Mention]:
    """The participants with their numbers, and the populations of indicators that begin with a number."""
    for participant in (programme.get("participants") or {}).get("entries") or ():
        who, number = participant["who"], participant["number"]
        if isinstance(who, Text) and isinstance(number, Number):
            name = tuple(one.lemma for one in tokens_of(who) if one.sort == "word")
            yield Mention(name, str(who), int(number.value), number, 0, len(number))
    for indicator in (programme.get("indicators") or {}).get("entries") or ():
        said = indicator["population"]
        tokens = tokens_of(said) if isinstance(said, Text) else []
        if tokens and tokens[0].number is not None and not re.search(r"\bв\s+(?:год|месяц)\b", said):
            yield from _counted(said, tokens, 0, 0, said)


def told(text: Text) -> Iterator[Mention]:
    """The whole groups of a text: «все педагоги (45)», «каждая из 10 школ района»."""
    for start, sentence in sentences(text.replace("\u00a0", " ")):
        tokens = tokens_of(sentence)
        for index, token in enumerate(tokens):
            if ALL.fullmatch(token.said):
                yield from _bracketed(text, tokens, index, start, sentence)
                yield from _numbered(text, tokens, index, start, sentence)


ALL = re.compile(r"все|всех|всем|всеми|кажд\w+", re.IGNORECASE)


def larger(text: Text, groups: Sequence[Mention]) -> Iterator[Mention]:
    """Places of a text that count more of a group than there are: a part of it cannot be larger."""
    for start, sentence in sentences(text.replace("\u00a0", " ")) if groups else ():
        tokens = tokens_of(sentence)
        for index, token in enumerate(tokens):
            for group in groups if token.number is not None else ():
                following = tuple(one.lemma for one in tokens[index + 1 : index + 1 + len(group.name)])
                if token.number is not None and token.number > group.number and following == group.name:
                    number, when = int(token.number), _dates(sentence, token.start)
                    yield Mention(group.name, group.said, number, text, start + token.start, len(token.said), when)


def _bracketed(text: Text, tokens: list[Token], index: int, start: int, sentence: str) -> Iterator[Mention]:
    """«Все педагоги (45)», «каждый педагог (60: 45 учителей …)»."""
    opened = next((n for n in range(index + 1, len(tokens)) if tokens[n].sort != "word"), len(tokens))
    bracket, number, last = (*tokens[opened : opened + 3], None, None, None)[:3]
    if not index + 1 < opened <= index + LONGEST or not bracket or not number or not last or number.number is None:
        return
    if bracket.said == "(" and last.said in (")", ":"):
        name = tuple(one.lemma for one in tokens[index + 1 : opened])
        said = sentence[tokens[index + 1].start : tokens[opened - 1].end]
        at = start + number.start
        yield Mention(name, said, int(number.number), text, at, len(number.said), _dates(sentence, number.start))


LONGEST = 6  # words of a group's name


def _numbered(text: Text, tokens: list[Token], index: int, start: int, sentence: str) -> Iterator[Mention]:
    """«Все 10 школ района», «каждая из десяти школ района»; a bare noun may speak of those just named."""
    place = index + 2 if tokens[index + 1 : index + 2] and tokens[index + 1].said == "из" else index + 1
    if place < len(tokens) and tokens[place].number is not None:
        yield from _counted(text, tokens, place, start, sentence)


def _counted(text: Text, tokens: list[Token], place: int, start: int, sentence: str) -> Iterator[Mention]:
    """The group that the number at the place counts, with the genitives behind its noun."""
    group, number = group_at(tokens, place + 1), tokens[place]
    if group is None or number.number is None:
        return
    end = place + 1 + group.length
    while end < len(tokens) and _is_genitive(tokens[end]):
        end += 1
    name = tuple(one.lemma for one in tokens[place + 1 : end])
    if len(name) > 1:
        said = sentence[tokens[place + 1].start : tokens[end - 1].end]
        at = start + number.start
        yield Mention(name, said, int(number.number), text, at, len(number.said), _dates(sentence, number.start))


def _is_genitive(token: Token) -> bool:
    if token.sort != "word":
        return False
    reading = reading_of(token.said)
    return reading.part in ("NOUN", "ADJF") and "gent" in reading.tags


def _dates(sentence: str, offset: int) -> frozenset[str]:
    """The date, year or school that narrows a mention: the last one before it, else those behind it."""
    narrowing = r"(?:19|20)\d\d|\d\d\.\d\d|№\s?\d+|«[^»]+»"
    return frozenset(re.findall(narrowing, sentence[:offset])[-1:] or re.findall(narrowing, sentence))


def by_name(mentions: Iterable[Mention]) -> dict[tuple[str, ...], list[Mention]]:
    """The mentions of each group, in their order."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.name, []).append(one)
    return found
