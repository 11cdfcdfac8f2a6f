"""Tables whose words do not fit their columns. One answer for all writers, settled in the tree before it is written.

A table keeps its widths while every column holds its longest word. Else columns give way to one another; then the
margins of its cells shrink; then the table, with the headings right above it, stands on a page that lies on its side.
Charts get their size, and columns that lie where their words do not fit (`chart_fitting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from generator.content.tree import HEADINGS, Block, Cell, Chart, Figure, Paragraph, Part, Table, Tree
from generator.word.chart_fitting import fitted_chart
from generator.word.look import Look
from generator.word.measure import pieces

WIDEST = 14.0  # of the size: longer words (addresses) may break
SLACK = 0.6  # pt: rules, and what writers round

Words: TypeAlias = list[float]  # the longest word of each column of a table, in points


def fitted(tree: Tree, look: Look) -> Tree:
    """The tree with tables that break no word, where a page is broad enough for them, and charts of their size."""
    return replace(tree, parts=tuple(fit for part in tree.parts for fit in _parts(part, look)))


def _parts(part: Part, look: Look) -> Iterator[Part]:
    words = [_words(block, look) if isinstance(block, Table) else None for block in part.blocks]
    turned = _turned(part, words, look)
    for landscape, group in groupby(zip(part.blocks, words, turned, strict=True), key=itemgetter(2)):
        yield Part(tuple(_fit(block, own, look, landscape) for block, own, _ in group), landscape)


def _turned(part: Part, words: Sequence[Words | None], look: Look) -> list[bool]:
    """For each block whether its page lies on its side: as all its part does, or as a table too broad asks."""
    turned: list[bool] = []
    below = False
    for block, own in zip(reversed(part.blocks), reversed(words), strict=True):
        heading = isinstance(block, Paragraph) and block.role in HEADINGS
        below = part.landscape or (below if heading else own is not None and _is_too_broad(own, look))
        turned.insert(0, below)
    return turned


def _is_too_broad(words: Words, look: Look) -> bool:
    """Whether only a landscape page holds the words of a table."""
    least = sum(_least(words, look, tight=True))
    return look.page.text_width() < least <= look.page.text_width(True)


def _fit(block: Block, words: Words | None, look: Look, landscape: bool) -> Block:
    if isinstance(block, Table):
        return _fit_table(block, words or [], look, landscape)
    if isinstance(block, Figure) and isinstance(block.picture, Chart):
        return replace(block, picture=fitted_chart(block.picture, look, landscape))
    return block


def _fit_table(table: Table, words: Words, look: Look, landscape: bool) -> Table:
    width = look.page.text_width(landscape)
    tight = sum(_least(words, look, tight=False)) > width
    least = [100 * one / width for one in _least(words, look, tight)]
    return replace(table, widths=tuple(_shared(least, table.widths)), tight=tight)


def _least(words: Words, look: Look, tight: bool) -> list[float]:
    """The width in points that each column needs for its longest word."""
    return [word + sum(look.grid.margins(tight)) + SLACK for word in words]


def _words(table: Table, look: Look) -> Words:
    """The longest word of each column, in points."""
    words = [0.0] * len(table.widths)
    for row in table.rows:
        for cell in row.cells:
            if cell.colspan == 1:
                words[cell.column] = max(words[cell.column], _longest(cell, look))
    return words


def _longest(cell: Cell, look: Look) -> float:
    return max((_indented(paragraph, look) for paragraph in cell.blocks), default=0.0)


def _indented(paragraph: Paragraph, look: Look) -> float:
    style = look.style(paragraph.role)
    widths = [width for line in pieces(paragraph, look) for width in line]
    if widths and not paragraph.no_indent:
        widths[0] += style.first
    longest = max(widths, default=0.0)
    return style.left + style.right + min(longest, WIDEST * style.size)


def _shared(least: Sequence[float], widths: Sequence[float]) -> Iterable[float]:
    """Percents after `widths`, none below its least while there is room."""
    fixed: set[int] = set()
    while True:
        room = 100 - sum(least[n] for n in fixed)
        total = sum(width for n, width in enumerate(widths) if n not in fixed)
        found = [least[n] if n in fixed else room * width / total for n, width in enumerate(widths)]
        narrow = {n for n, share in enumerate(found) if share < least[n]} - fixed
        if not narrow:
            return found
        fixed |= narrow
        if len(fixed) == len(widths):
            return [100 * one / sum(least) for one in least]
