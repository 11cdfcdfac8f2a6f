"""Lists of the prose profile as a block rule of markdown-it.

A line below an item goes on with it when it stands further in than the marker, else it is a paragraph of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.rules_block.state_block import StateBlock

from generator.content.prose_lines import is_opening, push_inline, start_of, text_of
from generator.content.spaces import SPACE

DEEPEST = 3  # levels of a list
DASHES = "-–—"  # bullets that may also be the dash of a sentence
SENTENCE_ENDS = tuple(".:;!?…")  # after these a dash on the next line is an item, not a dash of the sentence

_MARKER = re.compile(r"(?P<marker>[-–—•]|(?P<number>[0-9]{1,9})(?P<after>[.)]))[ \t\u00a0]+(?=\S)")


@dataclass(slots=True)
class _OpenList:
    """A list being read: how far its markers stand in, their look, the last number (0 for bullets)."""

    indent: int
    marker: str
    number: int
    after: str | None  # "." or ")" of numbers, None for bullets
    tag: str

    def goes_on(self, item: re.Match[str]) -> bool:
        """Whether the marker is this list's next one."""
        return item["after"] == self.after and (self.after is None or int(item["number"]) == self.number + 1)


class _Found(NamedTuple):
    """An item: its line and marker, how many open lists hold it, whether it begins one more."""

    line: int
    item: re.Match[str]
    depth: int
    begins: bool


def read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a bullet or the number 1 begins a list."""
    first = _item(state, start)
    if not first or not _begins(first) or is_opening(state, start):
        return False
    if not silent:
        _ListReader(state, end).read(start)
    return True


def _item(state: StateBlock, line: int) -> re.Match[str] | None:
    return _MARKER.match(state.src, start_of(state, line), state.eMarks[line])


def counts_on(state: StateBlock, line: int) -> bool:
    """Whether the line bears the number after that of the line above it."""
    above, item = (_item(state, line - 1), _item(state, line)) if line else (None, None)
    if not above or not item or above["number"] is None or item["number"] is None:
        return False
    return above["after"] == item["after"] and int(item["number"]) == int(above["number"]) + 1


def _begins(item: re.Match[str]) -> bool:
    """Whether the marker may be the first of a list."""
    return item["number"] in (None, "1")


class _ListReader:
    """Reads a list with all that is nested in it, line by line, straight into tokens."""

    def __init__(self, state: StateBlock, end: int) -> None:
        self.state = state
        self.end = end
        self.open: list[_OpenList] = []

    def read(self, line: int) -> None:
        """Push the tokens of the list that begins at `line` and leave the state behind it."""
        while found := self._find(line):
            self._begin_item(found)
            line = self._read_text(found)
            following = self.state.skipEmptyLines(line)
            line = following if self._find(following) else line
        self._close_to(0)
        self.state.line = line

    def _find(self, line: int) -> _Found | None:
        """The item on this line, None when it is text or belongs to no list that is open."""
        item = _item(self.state, line) if line < self.end else None
        if not item:
            return None
        if not self.open:
            return _Found(line, item, 0, True) if _begins(item) else None
        indent = self.state.sCount[line]
        depth = max(1, sum(one.indent <= indent for one in self.open))
        if indent > self.open[depth - 1].indent + 1 and depth < DEEPEST and _begins(item):
            return _Found(line, item, depth, True)
        if self.open[depth - 1].goes_on(item):
            return _Found(line, item, depth, False)
        return _Found(line, item, depth - 1, True) if _begins(item) else None

    def _begin_item(self, found: _Found) -> None:
        if self._is_doubtful(found):
            self.state.env.setdefault("doubtful", []).append(found.item.start())
        self._close_to(found.depth)
        indent = self.state.sCount[found.line]
        if found.begins:
            self._open_list(indent, found.item)
        else:
            self.state.push("list_item_close", "li", -1)
        last = self.open[-1]
        last.indent, last.number = min(last.indent, indent), int(found.item["number"] or 0)
        self.state.push("list_item_open", "li", 1).markup = found.item["marker"]

    def _read_text(self, found: _Found) -> int:
        """Push the item's text with its indented lines; the line after it."""
        last = found.line
        while last + 1 < self.end and self._continues(last + 1, self.state.sCount[found.line]):
            last += 1
        push_inline(self.state, found.item.end(), self.state.eMarks[last])
        return last + 1

    def _continues(self, line: int, indent: int) -> bool:
        return not self.state.isEmpty(line) and self.state.sCount[line] > indent and not self._find(line)

    def _open_list(self, indent: int, item: re.Match[str]) -> None:
        kind, tag = ("ordered_list", "ol") if item["number"] else ("bullet_list", "ul")
        token = self.state.push(f"{kind}_open", tag, 1)
        if item["after"] == ")" and not self.open:
            token.attrs = {"class": "bracket"}
        self.open.append(_OpenList(indent, item["marker"], 0, item["after"], tag))

    def _close_to(self, depth: int) -> None:
        while len(self.open) > depth:
            tag = self.open.pop().tag
            self.state.push("list_item_close", "li", -1)
            self.state.push("ordered_list_close" if tag == "ol" else "bullet_list_close", tag, -1)

    def _is_doubtful(self, found: _Found) -> bool:
        """Whether a dash breaks into a sentence: right below a paragraph, or in a list of other markers."""
        marker = found.item["marker"]
        if marker not in DASHES or found.line == 0 or self.state.isEmpty(found.line - 1):
            return False
        if _sentence_ended(text_of(self.state, found.line - 1)):
            return False
        if self.open:
            return marker != "-" and marker != self.open[-1].marker
        return bool(self.state.tokens) and self.state.tokens[-1].type == "paragraph_close"


def _sentence_ended(line: str) -> bool:
    return line.rstrip(SPACE + '*»"“”)').endswith(SENTENCE_ENDS)
