"""A phrase cut into words, quoted names, brackets and breaks: joined again, the tokens give the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_CLOSING = {"«": "»", "„": "“", "“": "”", '"': '"', "(": ")"}
_PLAIN = re.compile(r"(?P<space>\s+)|(?P<stop>[,;/–—]|[-‑](?=\s|$))|(?P<word>[^\s,;/–—«»„“”\"()]+|.)", re.DOTALL)
ORDINAL = re.compile(r"(\d+-)([йяе])")
_CYRILLIC = re.compile("[А-Яа-яЁё]+")
_CAPITALS = re.compile("[А-ЯЁ]")


class Kind(Enum):
    """What a token is; a break is a comma, a semicolon, a slash or a dash."""

    WORD = auto()
    SPACE = auto()
    BREAK = auto()
    QUOTED = auto()
    BRACKETED = auto()


@dataclass(slots=True, eq=False)
class Token:
    """A piece of a phrase; `text` is replaced when the piece is declined."""

    kind: Kind
    text: str

    @property
    def inside(self) -> str:
        """What stands between the marks of a quoted name or of brackets; empty where they are never closed."""
        closed = len(self.text) > 1 and self.text[-1] == _CLOSING.get(self.text[0])
        return self.text[1:-1] if closed else ""

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a phrase. A quotation mark never closed guards all that follows it."""
    found, at = [], 0
    while at < len(text):
        token = _guarded(text, at) if text[at] in _CLOSING else _plain(text, at)
        found.append(token)
        at += len(token.text)
    return found


def is_abbreviation(word: str) -> bool:
    """Whether a word stays as it is for its look: capitals inside, figures, Latin letters, full stops, one capital."""
    if ORDINAL.fullmatch(word):
        return False
    last = re.split("[-‑]", word)[-1]
    if not _CYRILLIC.fullmatch(last):
        return True
    return len(_CAPITALS.findall(last)) > 1 or (len(word) == 1 and word.isupper())


def _plain(text: str, at: int) -> Token:
    found = _PLAIN.match(text, at)
    assert found is not None  # the last alternative takes any character
    kinds = {"space": Kind.SPACE, "stop": Kind.BREAK, "word": Kind.WORD}
    return Token(kinds[found.lastgroup or "word"], found[0])


def _guarded(text: str, at: int) -> Token:
    """The quoted or bracketed piece that opens here, with all that is nested in it."""
    opening = text[at]
    kind = Kind.BRACKETED if opening == "(" else Kind.QUOTED
    closing, depth = _CLOSING[opening], 0
    for end in range(at, len(text)):
        if text[end] == closing and (opening != closing or end > at):
            depth -= 1 if opening != closing else 0
            if depth == 0:
                return Token(kind, text[at : end + 1])
        elif text[end] == opening:
            depth += opening != closing
    return Token(kind, text[at:])
