"""Slips of typing that typography does not mend: spaces beside punctuation, broken dates, lonely hyphens.

A text may be as typed or as set; a no-break space is a space here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language.compounds import is_built, is_connecting
from generator.language.morphology import is_known, readings
from generator.language.untouched import hide


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands in a text from `offset` on, what is right there, and the name of its kind."""

    kind: str
    offset: int
    shown: str
    right: str


_GAP = r"[ \u00a0]"
_WORD = "[А-Яа-яЁё]"
_DATE_GAP = re.compile(
    rf"(?<![\d.])(?:\d\d?\.{_GAP}*\d\d?{_GAP}*\.{_GAP}+\d{{4}}|\d\d?{_GAP}*\.{_GAP}+\d\d?\.{_GAP}*\d{{4}})(?![\d.]\d)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A slip: its pattern, what replaces it, when it is none; not searched where none of `signs` stands."""

    name: str
    signs: str
    pattern: re.Pattern[str]
    right: str | Callable[[re.Match[str]], str]
    holds: Callable[[re.Match[str]], bool] | None = None


def _kind(
    name: str,
    signs: str,
    pattern: str,
    right: str | Callable[[re.Match[str]], str],
    holds: Callable[[re.Match[str]], bool] | None = None,
) -> _Kind:
    return _Kind(name, signs, re.compile(pattern), right, holds)


def _is_torn(match: re.Match[str]) -> bool:
    """A hyphen with a space on one side stands for a dash, not after the first of two parts: «аудио- и видео»."""
    return is_known(match["left"].lower()) and not is_connecting(match["left"].lower())


def _is_one_word(match: re.Match[str]) -> bool:
    """«организационно – методические» is one adjective."""
    left, right = match["left"].lower(), match["right"].lower()
    is_adjective = any(each.part == "ADJF" for each in readings(right))
    return is_adjective and is_connecting(left) and is_built(f"{left}-{right}")


def _ends_sentence(match: re.Match[str]) -> bool:
    """A full stop between two sentences, not one of a shortened word."""
    return is_known(match["left"].lower())


def _apart(match: re.Match[str]) -> str:
    """An opening mark that leans on the word before it instead of the one after it."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return f" {match[1]}" if before.isalpha() else match[1]


_SUSPENDED = "(?!(?:и|или|а|до|либо|да)[ \\u00a0,])"

KINDS = (
    _kind("date-format", ".", _DATE_GAP.pattern, lambda match: re.sub(r"\s", "", match[0])),
    _kind("space-punct", "/", rf"\b([ИиИ]){_GAP}*/{_GAP}*(или)\b", r"\1/\2", lambda match: " " in match[0]),
    _kind("space-punct", ",;:!?", rf"(?<=[^\s(\[«„|/–—_-]){_GAP}+([,;:!?])(?![:)(/.])(?!{_GAP}*[\d—–])", r"\1"),
    _kind("space-punct", ".", rf"(?<=[А-Яа-яЁё»“)\]%]){_GAP}+(\.)(?=\s|$)", r"\1"),
    _kind("space-punct", "(«„[", rf"([(«„\[]){_GAP}+(?=[^\s_)»“\]|])", _apart),
    _kind("space-punct", ")»“]", rf"(?<=[^\s_(«„\[|]){_GAP}+([)»\]])", r"\1"),
    _kind("space-punct", ",;", rf"(?<={_WORD})([,;])(?=[А-Яа-яЁё«])", r"\1 "),
    _kind(
        "space-punct",
        ".",
        r"\b(?P<left>[А-Яа-яё]{4,})\.(?P<right>[А-ЯЁ][а-яё]+)",
        r"\g<left>. \g<right>",
        _ends_sentence,
    ),
    _kind("slash", "\\", rf"(?<={_WORD})\\(?={_WORD})", "/"),
    _kind(
        "dash",
        "-–—",
        rf"\b(?P<left>[а-яё]{{3,}})[-–—]{_GAP}+{_SUSPENDED}(?P<right>{_WORD}{{2,}})",
        r"\g<left> — \g<right>",
        _is_torn,
    ),
    _kind(
        "dash",
        "-–—",
        rf"\b(?P<left>[а-яё]{{3,}}){_GAP}[-–—](?P<right>{_WORD}{{3,}})",
        r"\g<left> — \g<right>",
        _is_torn,
    ),
    _kind(
        "dash",
        "-–—",
        rf"\b(?P<left>[А-Яа-яЁё]+[ое]){_GAP}+[-–—]{_GAP}+(?P<right>[а-яё]{{5,}})",
        r"\g<left>-\g<right>",
        _is_one_word,
    ),
)


@lru_cache(maxsize=4096)  # rows of a table share most of their texts
def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a text, kind by kind."""
    return tuple(_slips(text))


def _slips(text: str) -> Iterator[Slip]:
    readable = hide(text)
    signs = frozenset(text)
    for kind in KINDS:
        if signs.isdisjoint(kind.signs):
            continue
        for match in kind.pattern.finditer(readable):
            if kind.holds is None or kind.holds(match):
                right = kind.right(match) if callable(kind.right) else match.expand(kind.right)
                if right != match[0]:
                    yield _widened(kind.name, text, match, right)


def _widened(name: str, text: str, match: re.Match[str], right: str) -> Slip:
    """The slip with the words that touch it, so that a reader sees what is meant."""
    start, end = match.span()
    before = re.search(r"[^\s|]*\Z", text[max(0, start - 20) : start])
    after = re.match(r"[^\s|]{0,20}", text[end:])
    left, rest = before[0] if before else "", after[0] if after else ""
    shown = left + text[start:end] + rest
    return Slip(name, start - len(left), shown, left + right + rest)
