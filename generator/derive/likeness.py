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
BEGINNING = 4  # words in which a text may turn its verb into a noun: «создать условия …» and «создание условий …»
AROUND = 3  # words on each side of what differs


def same_but_beginning(one: str, other: str) -> bool:
    """Whether two texts differ in their first words alone, as the beginning of an entry is fitted to its lead-in."""
    first, second = plain_words(one), plain_words(other)
    tails = {tuple(first[n:]) for n in range(BEGINNING + 1)} & {tuple(second[n:]) for n in range(BEGINNING + 1)}
    return any(tails) and first[:1] != second[:1]


def differing(one: str, other: str) -> tuple[str, str]:
    """The first place where two texts differ, each with a few words around."""
    first, second = one.split(), other.split()
    matcher = SequenceMatcher(None, [*map(_plain, first)], [*map(_plain, second)], autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    _, start, end, begin, finish = codes[0] if codes else ("", 0, len(first), 0, len(second))
    return _around(first, start, end), _around(second, begin, finish)


def _plain(word: str) -> str:
    return "".join(plain_words(word))


def _around(words: list[str], start: int, end: int) -> str:
    begin, finish = max(0, start - AROUND), min(len(words), end + AROUND)
    left, right = "…" if begin else "", "…" if finish < len(words) else ""
    return f"{left}{' '.join(words[begin:finish]).strip(' .;,')}{right}"


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
