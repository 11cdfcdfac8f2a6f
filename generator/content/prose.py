"""The small Markdown of the descriptions: markdown-it reduced to a profile of our own.

Paragraphs, lists (`-`, `–`, `—`, `•`, and numbers from 1), `**bold**`, `*italic*`, pipe tables; all else is text.
What goes in comes out: parsing takes away only stars that opened and closed, list markers and table pipes. To keep
that promise a numbered item must bear the next number, a row must fit its table, stars inside words are text. Lines
that go on counting from another number («2. …», «3. …») are paragraphs, each with the number as typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_core.state_core import StateCore
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from generator.content.marks import PlaceMarks
from generator.content.prose_lines import OPENS, push_inline, start_of
from generator.content.prose_lists import counts_on, read_list
from generator.content.prose_tables import read_table
from generator.content.spaces import collapse
from generator.reading.values import Text

# One line that begins with a letter and has no mark of ours: Markdown would say it is a paragraph, and take long.
_PLAIN = re.compile(r"[^\W\d_](?:[^*|\x00-\x1f]*[^*|\s\x00-\x1f])?")


def prose_html(text: str, marks: PlaceMarks, *, opens: bool = False) -> str:
    """The text as blocks of controlled HTML, escaped, each leaf marked with the place of its first character.

    `opens` says that the first line goes on something that stands before it, so that it begins no list or table.
    """
    if _PLAIN.fullmatch(text):
        return f"<p>{_leaf(text, 0, text, marks)}</p>\n"
    parser = _parser()
    return str(parser.renderer.render(_tokens(str(text), opens), parser.options, {"text": text, "marks": marks}))


def inline_html(text: str, marks: PlaceMarks) -> str:
    """A one-line text as inline HTML: bold and italic only, newlines are spaces."""
    if _PLAIN.fullmatch(text):
        return _leaf(text, 0, text, marks)
    parser = _parser()
    return str(parser.renderer.render(_line_tokens(str(text)), parser.options, {"text": text, "marks": marks}))


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
    return "\n".join(tidy for line in lines if (tidy := collapse(line)))


def doubtful_lines(text: str) -> list[int]:
    """Offsets of markers that may be the dash of a hard-wrapped sentence: the line before breaks off half-way."""
    env: dict[str, Any] = {}
    _parser().parse(text, env)
    return list(env.get("doubtful", []))


def parse(text: str) -> list[Token]:
    """The tokens of the text. An inline token's `meta["offset"]` says where its content starts in the text."""
    return _parser().parse(text)


@lru_cache(maxsize=1024)  # the papers of a school, and its neighbours', hold the same texts
def _tokens(text: str, opens: bool) -> Sequence[Token]:
    return _parser().parse(text, {OPENS: opens})


@lru_cache(maxsize=1024)
def _line_tokens(text: str) -> Sequence[Token]:
    return _parser().parseInline(text)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"xhtmlOut": True}, renderer_cls=_Renderer)
    parser.block.ruler.at("table", read_table, {"alt": ["paragraph"]})
    parser.block.ruler.at("list", read_list, {"alt": ["paragraph"]})
    parser.block.ruler.at("paragraph", _paragraph)
    parser.inline.ruler.at("emphasis", _stars)
    parser.core.ruler.push("offsets", _offsets)
    return parser.enable(["table", "list", "emphasis"])


class _Renderer(RendererHTML):
    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        return _leaf(token.content, token.meta.get("offset", 0), env["text"], env["marks"])


def _leaf(content: str, offset: int, text: str, marks: PlaceMarks) -> str:
    """A piece of the text that begins at an offset of it, escaped and marked with its place."""
    if not content or not isinstance(text, Text):
        return escape(content)
    return escape(marks.wrap(Text(content, text.at(offset))))


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


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    last = start
    while last + 1 < end and not state.isEmpty(last + 1) and not _interrupts(state, last + 1, end):
        last += 1
    state.line = last + 1
    state.push("paragraph_open", "p", 1)
    push_inline(state, start_of(state, start), state.eMarks[last])
    state.push("paragraph_close", "p", -1)
    return True


def _interrupts(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is no part of the paragraph above it: a block, or the next of two lines that a person numbered."""
    if counts_on(state, line) or (line + 1 < end and counts_on(state, line + 1)):
        return True
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
