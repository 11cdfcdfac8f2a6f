"""Quotation marks and brackets without their pair, and quotes inside quotes of the same sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.language.quotes import PIECE, quote_marks
from generator.language.untouched import hide

_MARK = re.compile('[«»„“”()\\[\\]"]')
_PAIRS = {"»": "«", ")": "(", "]": "[", "”": "“„", "“": "„"}  # a closing mark and what it may close
_OPENING = frozenset("«„([")
# «1)», «2.1)», «а)»: the label of an item has no opening bracket
_LABEL = re.compile(r"(?:^|[\s\u00a0(«;,:.*|–—-])(?:\d{1,3}(?:\.\d{1,2})*|[А-Яа-яёa-zA-Z])\Z")
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A mark that stands alone, as typed; `is_nested`: it has its pair, but stands inside quotes of its own sort."""

    offset: int
    sign: str
    is_nested: bool = False


def unpaired(text: str) -> list[Unpaired]:
    """The marks without a pair and the quotes nested in quotes of the same sort, in order.

    Marks are paired within a paragraph, an item, a row of a table; those left over may meet further on. Labels «1)»
    and «а)» are none.
    """
    if not _MARK.search(text):
        return []
    reader = _Reader(text, _read_straight(text, hide(text)))
    start = 0
    for end in [*(match.start() for match in PIECE.finditer(text)), len(text)]:
        reader.read(start, end)
        start = end
    return reader.found()


def _read_straight(text: str, readable: str) -> str:
    """The text with straight quotes that have a pair as opening and closing ones."""
    if '"' not in readable:
        return readable
    signs = list(readable)
    for offset, mark in quote_marks(text):
        if signs[offset] == '"':
            signs[offset] = "«" if mark in "«„" else "»"
    return "".join(signs)


@dataclass
class _Reader:
    """What has been read of a text; `signs` are its own, straight quotes told apart."""

    text: str
    signs: str
    openers: list[int] = field(default_factory=list)
    closers: list[int] = field(default_factory=list)
    nested: list[int] = field(default_factory=list)

    def read(self, start: int, end: int) -> None:
        """Pair the marks of one piece."""
        stack: list[int] = []
        inner: list[int] = []  # quotes opened inside their own sort
        for match in _MARK.finditer(self.signs, start, end):
            at = match.start()
            if self._opens(at, stack):
                inner += [at] if match[0] == "«" and any(self.signs[one] == "«" for one in stack) else []
                stack.append(at)
            else:
                self._close(at, stack)
        self.openers += stack
        lost = set(self.openers)
        self.nested += [one for one in inner if one not in lost] if not lost & set(range(start, end)) else []

    def found(self) -> list[Unpaired]:
        """What stands alone in the whole text."""
        openers, closers = list(self.openers), []
        for at in sorted(self.closers):
            earlier = [one for one in openers if one < at and self._fit(one, at) and self._may_span(one, at)]
            if earlier:
                openers.remove(earlier[-1])
            else:
                closers.append(at)
        alone = [Unpaired(at, self.text[at]) for at in [*openers, *closers]]
        return sorted([*alone, *(Unpaired(at, self.text[at], True) for at in self.nested)], key=lambda one: one.offset)

    def _opens(self, at: int, stack: list[int]) -> bool:
        sign = self.signs[at]
        if sign != "“":
            return sign in _OPENING
        return not any(self.signs[one] == "„" for one in stack) and not self.signs[at - 1 : at].strip()

    def _close(self, at: int, stack: list[int]) -> None:
        sign = self.signs[at]
        place = next((n for n in range(len(stack) - 1, -1, -1) if self._fit(stack[n], at)), None)
        if place is not None:
            self.openers += stack[place + 1 :]
            del stack[place:]
        elif not self._is_no_mark(at, sign):
            self.closers.append(at)

    def _fit(self, opening: int, closing: int) -> bool:
        return self.signs[opening] in _PAIRS.get(self.signs[closing], "")

    def _may_span(self, opening: int, closing: int) -> bool:
        """A quotation may have several paragraphs, a bracket no more than the items of one list."""
        return self.signs[closing] not in ")]" or "\n\n" not in self.text[opening:closing]

    def _is_no_mark(self, at: int, sign: str) -> bool:
        """A bracket after a label, an inch after a number."""
        before = self.signs[max(0, at - _LONGEST_LABEL) : at]
        return (sign == ")" and bool(_LABEL.search(before))) or (sign == '"' and before[-1:].isdigit())


def around(text: str, offset: int, each: int = 24) -> str:
    """A few whole words on both sides of a place, on one line, «…» where they are cut."""
    start, end = max(0, offset - each), min(len(text), offset + each)
    before, after = text[start:offset], text[offset:end]
    if start:
        before = "…" + (before.partition(" ")[2] if " " in before else before)
    if end < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return " ".join((before + after).split())


def marks_of(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the outermost «…» of a text, marks and all; an unclosed one has none."""
    stack: list[int] = []
    for match in re.finditer("[«»]", text):
        if match[0] == "«":
            stack.append(match.start())
        elif stack and (opening := stack.pop()) is not None and not stack:
            yield opening, match.end()
