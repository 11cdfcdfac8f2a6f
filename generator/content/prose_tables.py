"""Pipe tables of the prose profile as a block rule of markdown-it."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TypeAlias

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from generator.content.prose_lines import is_opening, push_inline, start_of, text_of
from generator.content.spaces import SPACE

Span: TypeAlias = tuple[int, int]  # where a cell's text starts and ends in the source

MOST_COLUMNS = 63  # Word holds no more
NARROWEST, WIDEST = 6, 40  # characters of a column's longest cell that its width follows

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?")


def read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a head, a line of dashes, rows; a row with more cells than the head is none, so no text is lost."""
    if (
        is_opening(state, start)
        or start + 2 >= end
        or "|" not in text_of(state, start)
        or not _is_rule(text_of(state, start + 1))
    ):
        return False
    rule = _cells(state, start + 1)
    if len(rule) > MOST_COLUMNS or len(_cells(state, start)) != len(rule) or not _is_row(state, start + 2, len(rule)):
        return False
    if not silent:
        last = start + 2
        while last + 1 < end and _is_row(state, last + 1, len(rule)):
            last += 1
        rows = [_cells(state, line) for line in (start, *range(start + 2, last + 1))]
        state.line = last + 1
        _push_table(state, rows, [_align(state.src[slice(*span)]) for span in rule]).map = [start, last + 1]
    return True


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line.rstrip(SPACE)))


def _is_row(state: StateBlock, line: int, columns: int) -> bool:
    return "|" in text_of(state, line) and len(_cells(state, line)) <= columns


def _cells(state: StateBlock, line: int) -> list[Span]:
    """Where the cells of the line stand in the source, without the spaces around them."""
    start, end = _trimmed(state.src, start_of(state, line), state.eMarks[line])
    start += state.src.startswith("|", start, end)
    end -= state.src.endswith("|", start, end)
    pipes = [position for position in range(start, end) if state.src[position] == "|"]
    edges = pairwise([start - 1, *pipes, end])
    return [_trimmed(state.src, left + 1, right) for left, right in edges]


def _trimmed(source: str, start: int, end: int) -> Span:
    while start < end and source[end - 1] in SPACE:
        end -= 1
    while start < end and source[start] in SPACE:
        start += 1
    return start, end


def _align(rule: str) -> str:
    if not rule.endswith(":"):
        return ""
    return "center" if rule.startswith(":") else "right"


def _push_table(state: StateBlock, rows: list[list[Span]], aligns: list[str]) -> Token:
    table = state.push("table_open", "table", 1)
    table.attrs = {"class": "grid"}
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
    return table


def _push_row(state: StateBlock, row: list[Span], cell: str, aligns: list[str]) -> None:
    state.push("tr_open", "tr", 1)
    for span, align in zip_longest(row, aligns):
        token = state.push(f"{cell}_open", cell, 1)
        if align:
            token.attrs = {"class": align}
        if span:
            push_inline(state, *span)
        state.push(f"{cell}_close", cell, -1)
    state.push("tr_close", "tr", -1)


def _widths(rows: list[list[Span]], columns: int) -> list[float]:
    """Percents that follow the longest cell of each column, within reason."""
    longest = [max(end - start for row in rows for start, end in row[column : column + 1]) for column in range(columns)]
    weights = [min(max(length, NARROWEST), WIDEST) for length in longest]
    return [100 * weight / sum(weights) for weight in weights]
