"""Slips made of right words, which no dictionary finds: «в течении года», «согласно приказа»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Confusion:
    """Words as typed, where they begin, and the right ones."""

    offset: int
    words: str
    right: str


def confusions(text: str) -> Iterator[Confusion]:
    """The slips of a text, kind by kind."""
    plain = text.replace("\u00a0", " ").replace("\n", " ")
    low = plain.lower()
    for sign, pattern, right in _table():
        for match in pattern.finditer(plain) if sign in low else ():
            mended = match.expand(right)
            mended = mended[0].upper() + mended[1:] if match[0][0].isupper() else mended
            yield Confusion(match.start(), text[match.start() : match.end()], mended)


@cache
def _table() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """A piece of text to look for first, the pattern, the right words."""
    lines = (files(__package__) / "data" / "confusions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((_plain_piece(wrong), re.compile(rf"\b{wrong}\b", re.IGNORECASE), right) for wrong, right in rows)


def _plain_piece(pattern: str) -> str:
    """The longest run of letters and spaces of a pattern, outside its brackets."""
    bare = re.sub(r"\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)", "|", pattern)
    return max((piece for piece in re.split(r"[^а-яё ]", bare)), key=len)
