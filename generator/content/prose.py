"""The small Markdown of the descriptions: markdown-it reduced to a profile of our own.

Paragraphs, lists (`-`, `–`, `—`, `•`, and numbers from 1), `**bold**`, `*italic*`, pipe tables; all else is text.
What goes in comes out: parsing takes away only stars that opened and closed, list markers and table pipes. To keep
that promise a numbered item must bear the next number, a row must fit its table, stars inside words are text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import zip_longest
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_core.state_core import StateCore
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from generator.content.marks import PlaceMarks
from generator.reading.values import Text

DEEPEST = 3  # levels of a list
SPACE = " \t\r\n"  # what collapses in print; a no-break space stays
SENTENCE_ENDS = tuple(".:;!?…")  # after these a dash on the next line is an item, not a dash of the sentence
MOST_COLUMNS = 63  # Word holds no more
NARROWEST, WIDEST = 6, 40  # characters of a column's longest cell that its width follows

_MARKER = re.compile(r"(?P<marker>[-–—•]|(?P<number>[0-9]{1,9})(?P<after>[.)]))[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?")
_PLAIN_SPACE = re.compile(f"[{SPACE}]+")


def prose_html(text: str, marks: PlaceMarks) -> str:
    """The text as blocks of controlled HTML, escaped, each leaf marked with the place of its first character."""
    return str(_parser().render(text, {"text": text, "marks": marks}))


def inline_html(text: str, marks: PlaceMarks) -> str:
    """A one-line text as inline HTML: bold and italic only, newlines are spaces."""
    return str(_parser().renderInline(text, {"text": text, "marks": marks}))


def plain_text(text: str) -> str:
    """The words of the text as printed, without markers: a line for each paragraph, item and row."""
    lines = [""]
    for token in parse(text):
        if token.type == "inline":
            lines[-1] += "".join(child.content for child in token.children or ())
        elif token.type in ("td_close", "th_close"):
            lines[-1] += " "
        elif token.type in ("paragraph_close", "list_item_open", "list_item_close", "tr_close"):
            lines.append("")
    return "\n".join(tidy for line in lines if (tidy := _PLAIN_SPACE.sub(" ", line).strip(SPACE)))


def doubtful_lines(text: str) -> list[int]:
    """Offsets of markers that may be the dash of a hard-wrapped sentence: the line before breaks off half-way."""
    env: dict[str, Any] = {}
    _parser().parse(text, env)
    return list(env.get("doubtful", []))


def parse(text: str) -> list[Token]:
    """The tokens of the text. An inline token's `meta["offset"]` says where its content starts in the text."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"xhtmlOut": True}, renderer_cls=_Renderer)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph"]})
    parser.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    parser.block.ruler.at("paragraph", _paragraph)
    parser.inline.ruler.at("emphasis", _stars)
    parser.core.ruler.push("offsets", _offsets)
    return parser.enable(["table", "list", "emphasis"])


class _Renderer(RendererHTML):
    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        content, text = tokens[idx].content, env["text"]
        if not content or not isinstance(text, Text):
            return escape(content)
        leaf = Text(content, text.at(tokens[idx].meta["offset"]))
        return escape(env["marks"].wrap(leaf))


# --- inline ---------------------------------------------------------------------------------------------------------


def _stars(state: StateInline, silent: bool) -> bool:
    """Markdown's own rule for stars, but those inside a word are text, as underscores are there."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(ord("*"), scanned.length, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close)
        )
    state.pos += scanned.length
    return True


def _offsets(state: StateCore) -> None:
    """Tell each inline child where it starts in the source."""
    for token in state.tokens:
        if token.type == "inline":
            offset = token.meta.get("offset", 0)
            for child in token.children or ():
                child.meta["offset"] = offset
                offset += len(child.markup) + len(child.content)


# --- blocks ---------------------------------------------------------------------------------------------------------


def _line(state: StateBlock, line: int) -> str:
    return state.src[_start(state, line) : state.eMarks[line]]


def _start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _push_inline(state: StateBlock, start: int, end: int) -> None:
    token = state.push("inline", "", 0)
    token.content = state.src[start:end].rstrip(SPACE)
    token.meta = {"offset": start}
    token.children = []


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    last = start
    while last + 1 < end and not state.isEmpty(last + 1) and not _interrupts(state, last + 1, end):
        last += 1
    state.line = last + 1
    state.push("paragraph_open", "p", 1)
    _push_inline(state, _start(state, start), state.eMarks[last])
    state.push("paragraph_close", "p", -1)
    return True


def _interrupts(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


# --- lists ----------------------------------------------------------------------------------------------------------


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


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = _item(state, start)
    if not first or not _begins(first):
        return False
    if not silent:
        _ListReader(state, end).read(start)
    return True


def _item(state: StateBlock, line: int) -> re.Match[str] | None:
    return _MARKER.match(state.src, _start(state, line), state.eMarks[line])


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
        while place := self._place(line):
            self._begin_item(line, *place)
            line = self._read_item(line)
            line = self.state.skipEmptyLines(line) if self._place(self.state.skipEmptyLines(line)) else line
        self._close_to(0)
        self.state.line = line

    def _place(self, line: int) -> tuple[int, bool] | None:
        """How many open lists hold the item on this line and whether it begins one more; None when it is no item."""
        item = _item(self.state, line) if line < self.end else None
        if not item:
            return None
        if not self.open:
            return (0, True) if _begins(item) else None
        indent = self.state.sCount[line]
        depth = max(1, sum(one.indent <= indent for one in self.open))
        if indent > self.open[depth - 1].indent + 1 and depth < DEEPEST and _begins(item):
            return depth, True
        if self.open[depth - 1].goes_on(item):
            return depth, False
        return (depth - 1, True) if _begins(item) else None

    def _begin_item(self, line: int, depth: int, begins: bool) -> None:
        item = _item(self.state, line)
        assert item
        self._note_doubt(line, item, depth, begins)
        self._close_to(depth)
        indent = self.state.sCount[line]
        if begins:
            self._open_list(indent, item)
        else:
            self.state.push("list_item_close", "li", -1)
        last = self.open[-1]
        last.indent, last.number = min(last.indent, indent), int(item["number"] or 0)
        self.state.push("list_item_open", "li", 1).markup = item["marker"]

    def _read_item(self, line: int) -> int:
        """Push the item's text with its indented lines; the line after it."""
        item = _item(self.state, line)
        assert item
        last = line
        while last + 1 < self.end and self._continues(last + 1, self.state.sCount[line]):
            last += 1
        _push_inline(self.state, item.end(), self.state.eMarks[last])
        return last + 1

    def _continues(self, line: int, indent: int) -> bool:
        return not self.state.isEmpty(line) and self.state.sCount[line] > indent and not self._place(line)

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

    def _note_doubt(self, line: int, item: re.Match[str], depth: int, begins: bool) -> None:
        """Note an item that breaks into a sentence: right below a paragraph, or with another marker than its list."""
        if line == 0 or self.state.isEmpty(line - 1) or _sentence_ended(_line(self.state, line - 1)):
            return
        if not self.open:
            doubtful = bool(self.state.tokens) and self.state.tokens[-1].type == "paragraph_close"
        else:
            doubtful = not begins and item["number"] is None and item["marker"] != self.open[depth - 1].marker
        if doubtful:
            self.state.env.setdefault("doubtful", []).append(item.start())


def _sentence_ended(line: str) -> bool:
    return line.rstrip(SPACE + '*»"“”)').endswith(SENTENCE_ENDS)


# --- tables ---------------------------------------------------------------------------------------------------------

Span: TypeAlias = tuple[int, int]


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A head, a line of dashes and rows; a row of more cells than the head is no row, so that no text is lost."""
    if start + 2 >= end or "|" not in _line(state, start) or not _is_rule(_line(state, start + 1)):
        return False
    rule = _cells(state, start + 1)
    if len(rule) > MOST_COLUMNS or len(_cells(state, start)) != len(rule) or not _is_row(state, start + 2, len(rule)):
        return False
    if not silent:
        last = start + 2
        while last + 1 < end and _is_row(state, last + 1, len(rule)):
            last += 1
        rows = [_cells(state, line) for line in (start, *range(start + 2, last + 1))]
        _push_table(state, rows, [_align(state.src[slice(*span)]) for span in rule])
        state.line = last + 1
    return True


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line.rstrip(SPACE)))


def _is_row(state: StateBlock, line: int, columns: int) -> bool:
    return "|" in _line(state, line) and len(_cells(state, line)) <= columns


def _cells(state: StateBlock, line: int) -> list[Span]:
    """Where the cells of the line stand in the source, without the spaces around them."""
    start, end = _start(state, line), state.bMarks[line] + len(_raw(state, line).rstrip(SPACE))
    start += state.src.startswith("|", start, end)
    end -= state.src.endswith("|", start, end)
    pipes = [position for position in range(start, end) if state.src[position] == "|"]
    return [_trimmed(state.src, left, right) for left, right in zip([start, *(p + 1 for p in pipes)], [*pipes, end])]


def _raw(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _trimmed(source: str, start: int, end: int) -> Span:
    text = source[start:end]
    return start + len(text) - len(text.lstrip(SPACE)), start + max(len(text.rstrip(SPACE)), 0)


def _align(rule: str) -> str:
    if not rule.endswith(":"):
        return ""
    return "center" if rule.startswith(":") else "right"


def _push_table(state: StateBlock, rows: list[list[Span]], aligns: list[str]) -> None:
    state.push("table_open", "table", 1).attrs = {"class": "grid"}
    state.push("colgroup_open", "colgroup", 1)
    for width in _widths(rows, len(aligns)):
        state.push("col", "col", 0).attrs = {"width": f"{width:.2f}%"}
    state.push("colgroup_close", "colgroup", -1)
    for section, cell, part in (("thead", "th", rows[:1]), ("tbody", "td", rows[1:])):
        state.push(f"{section}_open", section, 1)
        for row in part:
            _push_row(state, row, cell, aligns)
        state.push(f"{section}_close", section, -1)
    state.push("table_close", "table", -1)


def _push_row(state: StateBlock, row: list[Span], cell: str, aligns: list[str]) -> None:
    state.push("tr_open", "tr", 1)
    for span, align in zip_longest(row, aligns):
        token = state.push(f"{cell}_open", cell, 1)
        if align:
            token.attrs = {"class": align}
        if span:
            _push_inline(state, *span)
        state.push(f"{cell}_close", cell, -1)
    state.push("tr_close", "tr", -1)


def _widths(rows: list[list[Span]], columns: int) -> list[float]:
    """Percents that follow the longest cell of each column, within reason."""
    longest = [max(end - start for row in rows for start, end in row[column : column + 1]) for column in range(columns)]
    weights = [min(max(length, NARROWEST), WIDEST) for length in longest]
    return [100 * weight / sum(weights) for weight in weights]
