"""The tree's side of the comparison: a paper as lines of cells of pieces of text.

A *piece* is one canonical block, a *line* what stands side by side: a paragraph alone, the cells of a table row, the
columns of a signature. Page furniture and the contents list are lines of their own, compared apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from generator.content.tree import (
    HEADINGS,
    Block,
    Break,
    Chart,
    Columns,
    Contents,
    Figure,
    Inline,
    PageNumber,
    Paragraph,
    Picture,
    Run,
    Tab,
    Table,
    Tree,
)
from generator.findings import Place
from generator.parity.charts import tree_print, tree_text
from generator.word.look import Furniture, Look, label_text

PAGE_MARK = "‹номер страницы›"
TOTAL_MARK = "‹всего страниц›"


def spelt(text: str) -> str:
    """The text as all forms of a paper spell it: a hyphen is a hyphen, whether a line may end at it or not."""
    return text.replace("\u2011", "-")


def picture_text(alt: str) -> str:
    """How canonical text shows a picture."""
    return f"[рисунок: {alt}]"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of the paper.

    `text` is canonical (label, breaks as newlines, tabs); `printed` is what a page shows of it; `spaced` tells that
    its style sets letters apart. `anchor` is a heading's.
    """

    text: str
    printed: str
    spaced: bool = False
    anchor: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of one cell, which reaches down over `rows` lines."""

    pieces: tuple[Piece, ...]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """What stands side by side. `table` counts tables from 1; `head` rows repeat on each page of their table.

    `boxed` cells count in the canonical text even when they are empty. `entries` are those of the contents list, whose
    title is the only cell; None for all else.
    """

    cells: tuple[Cell, ...]
    table: int = 0
    head: bool = False
    boxed: bool = False
    entries: tuple[Piece, ...] | None = None


def tree_lines(tree: Tree, look: Look, furniture: Furniture) -> list[Line]:
    """The paper with the frame's blocks around it, in order."""
    headings = tuple(tree.headings)
    tables = count(1)
    blocks = (*furniture.before, *tree.blocks, *furniture.after)
    return [line for block in blocks for line in _lines(block, look, headings, tables)]


def furniture_lines(blocks: Iterable[Block], look: Look) -> list[Line]:
    """A header or footer."""
    tables = count(1)
    return [line for block in blocks for line in _lines(block, look, (), tables)]


def canonical(lines: Iterable[Line]) -> Iterator[Piece]:
    """The pieces that make up the canonical text: all that stand in boxes, of the rest those with text."""
    for line in lines:
        if line.entries is None:
            for cell in line.cells:
                yield from (piece for piece in cell.pieces if piece.text or line.boxed)


def _lines(block: Block, look: Look, headings: tuple[Paragraph, ...], tables: Iterator[int]) -> Iterator[Line]:
    kinds: dict[type, Callable[[Any], Iterable[Line]]] = {
        Paragraph: lambda block: [_single(block, look)],
        Figure: lambda block: _figure(block, look),
        Columns: lambda block: [_columns(block, look)],
        Contents: lambda block: [_contents(block, look, headings)],
        Table: lambda block: _table(block, look, next(tables)),
    }
    yield from kinds[type(block)](block)


def _single(paragraph: Paragraph, look: Look) -> Line:
    return Line((Cell((_piece(paragraph, look),)),))


def _figure(figure: Figure, look: Look) -> Iterator[Line]:
    yield _single(Paragraph("figure", (figure.picture,)), look)
    if figure.caption:
        yield _single(figure.caption, look)


def _columns(columns: Columns, look: Look) -> Line:
    return Line(tuple(Cell(_pieces(cell, look)) for cell in columns.cells), boxed=True)


def _contents(contents: Contents, look: Look, headings: tuple[Paragraph, ...]) -> Line:
    entries = (heading for heading in headings if HEADINGS[heading.role] <= contents.levels)
    return Line((Cell((_piece(contents.title, look),)),), entries=tuple(_entry(one, look) for one in entries))


def _entry(heading: Paragraph, look: Look) -> Piece:
    """A heading as the contents show it: in one line, in the look of the contents."""
    shown = replace(heading, role=f"contents{HEADINGS[heading.role]}", label=None)
    piece = _piece(shown, look)
    return replace(piece, text=piece.text.replace("\n", " "))


def _table(table: Table, look: Look, number: int) -> Iterator[Line]:
    if table.caption:
        yield _single(table.caption, look)
    for row in table.rows:
        cells = tuple(Cell(_pieces(cell.blocks, look), cell.rowspan) for cell in row.cells)
        yield Line(cells, number, row.head, boxed=True)


def _pieces(paragraphs: Iterable[Paragraph], look: Look) -> tuple[Piece, ...]:
    return tuple(_piece(one, look) for one in paragraphs) or (Piece("", ""),)


def _piece(paragraph: Paragraph, look: Look) -> Piece:
    style = look.style(paragraph.role)
    label = ""
    if style.label and paragraph.label:
        label = label_text(style.label, paragraph.label.numbers) + (" " if style.label.suffix != "nothing" else "")
    printed = "".join(_printed(inline) for inline in paragraph.inlines)
    return Piece(
        label + "".join(_text(inline) for inline in paragraph.inlines),
        label + (printed.upper() if style.caps else printed),
        style.letter_spacing != 0,
        paragraph.anchor,
        next(
            (
                inline.place
                for inline in paragraph.inlines
                if isinstance(inline, Run | Picture | Chart) and inline.place
            ),
            None,
        ),
    )


def _text(inline: Inline) -> str:
    match inline:
        case Run():
            return spelt(inline.text)
        case Break():
            return "\n"
        case Tab():
            return "\t"
        case PageNumber():
            return TOTAL_MARK if inline.total else PAGE_MARK
        case Picture():
            return picture_text(inline.alt)
        case Chart():
            return tree_text(inline)


def _printed(inline: Inline) -> str:
    if isinstance(inline, Picture):
        return ""
    if isinstance(inline, Chart):
        return "\n".join(tree_print(inline))
    text = _text(inline)
    return text.upper() if isinstance(inline, Run) and inline.look and inline.look.caps else text
