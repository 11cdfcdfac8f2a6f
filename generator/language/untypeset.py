"""What typography would mend in a text, told as slips: only what a reader of the paper sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.language.slips import Slip
from generator.language.typography import Change, Typography, changes
from generator.language.typography_rules import NBSP

_QUOTES = frozenset("«»„“")
_DASHES = frozenset("–—−")


def untypeset(text: str, style: Typography) -> Iterator[Slip]:
    """The visible changes of typography, each with the words that it touches; those of one piece are one slip."""
    wanted = changes(text, style)
    end = 0
    for number, change in enumerate(wanted):
        kind = _kind(change, text)
        if kind and change.start >= end:
            start, end = _piece(change, text)
            inside = [one for one in wanted[max(0, number - 3) :] if start <= one.start and one.end <= end]
            right = _made(text, start, end, inside).replace(NBSP, " ")
            if right != text[start:end].replace(NBSP, " "):
                yield Slip(kind, start, text[start:end], right)


def _kind(change: Change, text: str) -> str:
    """What sort of slip a change mends; empty for spaces that only hold words together and for groups of digits."""
    if change.text in _QUOTES:
        return "quotes"
    if change.text in _DASHES:
        return "dash"
    if change.text == "№":
        return "number-sign"
    if change.start == change.end:
        return _missing_space(text[max(0, change.start - 2) : change.start], text[change.start : change.start + 1])
    return "initials" if not change.text and text[change.start - 1] == "." else ""


def _missing_space(before: str, after: str) -> str:
    if after in ("%", "‰"):
        return "percent-space"
    if before[-1:] in ("№", "§"):
        return "number-sign"
    if before[-1:] == "." and before[:1].isupper():
        return "initials"
    return "" if before[-1:].isdigit() and after.isdigit() else "space-punct"


def _piece(change: Change, text: str) -> tuple[int, int]:
    """From where to where a change is shown: the word it stands in; both words beside a dash between spaces."""
    start, end = change.start, change.end
    if text[start - 1 : start].isspace() and text[end : end + 1].isspace():
        start, end = start - 1, end + 1
    elif text[start:end].isspace():
        start, end = max(0, start - 1), end + 1
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _made(text: str, start: int, end: int, made: Sequence[Change]) -> str:
    pieces: list[str] = []
    at = start
    for change in made:
        pieces += (text[at : change.start], change.text)
        at = change.end
    return "".join(pieces) + text[at:end]
