"""Lines of a prose text as markdown-it's block rules see them."""

from __future__ import annotations

from markdown_it.rules_block.state_block import StateBlock

from generator.content.spaces import SPACE

OPENS = "opens"  # in the environment of the parser: the first line of the text begins no block of its own


def is_opening(state: StateBlock, line: int) -> bool:
    """Whether the line is the first of a text that goes on what stands before it."""
    return bool(state.env.get(OPENS)) and state.skipEmptyLines(0) == line


def text_of(state: StateBlock, line: int) -> str:
    """The line without its indent."""
    return state.src[start_of(state, line) : state.eMarks[line]]


def start_of(state: StateBlock, line: int) -> int:
    """Where the line's text starts in the source."""
    return state.bMarks[line] + state.tShift[line]


def push_inline(state: StateBlock, start: int, end: int) -> None:
    """Push a piece of the source as inline text that knows its offset."""
    token = state.push("inline", "", 0)
    token.content = state.src[start:end].rstrip(SPACE)
    token.meta = {"offset": start}
    token.children = []
