"""Two texts that should say the same: how alike they are, and which of their numbers differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.derive.counts import Token, group_at, sentences, tokens_of


@dataclass(frozen=True, slots=True)
class Said:
    """A number as a text says it: its value in words and figures alike, of what, and where it stands."""

    value: str
    of: str
    offset: int
    length: int


def plain_words(text: str) -> list[str]:
    """The words and numbers of a text for comparing; signs, ё and letter case do not matter."""
    return re.findall(r"[^\W_]+", text.replace("\u00a0", " ").casefold().replace("ё", "е"))


def likeness(one: str, other: str) -> float:
    """How alike two texts are by their words in order, from 0 to 1; far ones are told quickly."""
    first, second = plain_words(one), plain_words(other)
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0


NEAR = 0.6


def numbers_in(text: str) -> Iterator[Said]:
    """The numbers of a text with what they are of: a noun, «%», «год», «дата»."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    taken: list[tuple[int, int]] = []
    for found in re.finditer(_DATE, plain):
        taken.append(found.span())
        yield Said(re.sub(r"\s", "", found[0]), "дата", found.start(), len(found[0]))
    for found in re.finditer(_YEAR, plain):
        if not any(start <= found.start() < end for start, end in taken):
            yield Said(found[0], "год", found.start(), len(found[0]))
    for start, sentence in sentences(plain):
        tokens = tokens_of(sentence)
        for index, token in enumerate(tokens):
            of = _of(tokens[index + 1].said if index + 1 < len(tokens) else "", tokens, index)
            if token.number is not None and of:
                yield Said(f"{token.number.normalize():f}", of, start + token.start, len(token.said))


def _of(after: str, tokens: list[Token], index: int) -> str:
    if after == "%":
        return "%"
    group = group_at(tokens, index + 1)
    return group.head if group else ""


_DATE = r"\b\d{1,2}\.\s?\d{2}\.\s?(?:19|20)\d\d\b"
_YEAR = r"(?<![\d.,№])(?:19|20)\d\d(?![\d%]|[.,]\d)"
