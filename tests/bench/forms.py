"""A paper as an office would make it with docxtpl: a Word form with loops, and the data that fills it.

The form is made of a finished paper, so that both have the same rows and paragraphs: headings and heads of tables
are typed into the form, neighbours of one look are a loop over paragraphs, rows of a table a loop over rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docxtpl import DocxTemplate

from generator.content.tree import (
    HEADINGS,
    Block,
    Columns,
    Contents,
    Figure,
    Paragraph,
    Part,
    Picture,
    Row,
    Table,
    Tree,
)

TYPED = {"title", *HEADINGS}
LISTS = ("bullet", "number", "bracket", "letter", "point")
Shape = tuple[tuple[int, int], ...]  # column and columns of each cell of a row


@dataclass(frozen=True, slots=True)
class Form:
    """A Word form and what fills it."""

    template: bytes
    data: dict[str, Any]

    def filled(self) -> bytes:
        """The paper, as the documentation of docxtpl does it."""
        document = DocxTemplate(BytesIO(self.template))
        document.render(self.data, autoescape=True)
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def form_of(tree: Tree) -> Form:
    """The form of a paper with the paper's own data."""
    maker = _Maker()
    for number, part in enumerate(tree.parts):
        maker.part(part, number == 0, tree)
    target = BytesIO()
    maker.word.save(target)
    return Form(target.getvalue(), maker.data)


class _Maker:
    """Writes a form block by block and gathers the data beside it."""

    def __init__(self) -> None:
        self.word: WordFile = Document()
        self.data: dict[str, Any] = {}

    def part(self, part: Part, first: bool, paper: Tree) -> None:
        if not first:
            self.word.add_section()
        section = self.word.sections[-1]
        long, short = Pt(842), Pt(595)
        section.orientation = WD_ORIENT.LANDSCAPE if part.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if part.landscape else (short, long)
        for plain, blocks in groupby(part.blocks, key=lambda block: isinstance(block, Paragraph)):
            if plain:
                self.paragraphs(one for one in blocks if isinstance(one, Paragraph))
                continue
            for block in blocks:
                self.block(block, paper)

    def block(self, block: Block, paper: Tree) -> None:
        if isinstance(block, Table):
            self.paragraphs([block.caption] if block.caption else [])
            self.table(block)
        elif isinstance(block, Columns):
            self.columns(block)
        elif isinstance(block, Contents):
            self.word.add_paragraph(block.title.text)
        elif isinstance(block, Figure):
            if isinstance(block.picture, Picture):  # a chart has no such simple way: it is left out
                self.word.add_picture(BytesIO(paper.assets[block.picture.asset].data), Pt(block.picture.width))
            self.paragraphs([block.caption] if block.caption else [])

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> None:
        """Headings as they are typed, other neighbours of one look as a loop."""
        for role, alike in groupby(paragraphs, key=lambda one: one.role):
            texts = [one.text for one in alike]
            style = "List Bullet" if role.startswith(LISTS) else "Normal"
            if role in TYPED:
                for text in texts:
                    self.word.add_paragraph(text, "Heading 1")
            elif len(texts) == 1:
                self.word.add_paragraph(f"{{{{ {self.named(texts[0])} }}}}", style)
            else:
                self.word.add_paragraph(f"{{%p for text in {self.named(texts)} %}}")
                self.word.add_paragraph("{{ text }}", style)
                self.word.add_paragraph("{%p endfor %}")

    def columns(self, columns: Columns) -> None:
        table = self.word.add_table(1, len(columns.cells))
        for cell, paragraphs in zip(table.rows[0].cells, columns.cells, strict=True):
            _fill(cell, len(paragraphs), self.named([one.text for one in paragraphs]))

    def table(self, table: Table) -> None:
        """The head as it is typed; below it a loop over rows, with a branch for each way they are divided."""
        word = self.word.add_table(0, len(table.widths), "Table Grid")
        for row in table.rows:
            if row.head:
                cells = _merged(word.add_row(), _shape(row))
                for written, cell in zip(cells, row.cells, strict=True):
                    written.text = "\n".join(one.text for one in cell.blocks)
        rows = [row for row in table.rows if not row.head]
        kinds = [(_shape(row), _several(row, rows)) for row in rows]
        shapes = list(dict.fromkeys(kinds))
        data = [_row_data(row, shapes.index(kind)) for row, kind in zip(rows, kinds, strict=True)]
        _tag(word, f"{{%tr for row in {self.named(data)} %}}")
        for number, (shape, several) in enumerate(shapes):
            if len(shapes) > 1:
                _tag(word, f"{{%tr if row.kind == {number} %}}")
            for at, cell in enumerate(_merged(word.add_row(), shape)):
                _fill(cell, 2 if at in several else 1, f"row.cells[{at}]")
            if len(shapes) > 1:
                _tag(word, "{%tr endif %}")
        _tag(word, "{%tr endfor %}")

    def named(self, value: Any) -> str:
        """The name under which the data holds a value."""
        name = f"v{len(self.data)}"
        self.data[name] = value
        return name


def _shape(row: Row) -> Shape:
    return tuple((cell.column, cell.colspan) for cell in row.cells)


def _several(row: Row, rows: Sequence[Row]) -> frozenset[int]:
    """Cells that hold more than one paragraph in any row of this shape: only these need a loop."""
    alike = [one for one in rows if _shape(one) == _shape(row)]
    return frozenset(at for at in range(len(row.cells)) if any(len(one.cells[at].blocks) > 1 for one in alike))


def _row_data(row: Row, kind: int) -> dict[str, Any]:
    return {"kind": kind, "cells": [[one.text for one in cell.blocks] or [""] for cell in row.cells]}


def _merged(row: WordRow, shape: Shape) -> list[WordCell]:
    """The cells of a row of the form that stand for cells of the paper."""
    cells = row.cells
    return [cells[at].merge(cells[at + span - 1]) if span > 1 else cells[at] for at, span in shape]


def _tag(table: WordTable, tag: str) -> None:
    table.add_row().cells[0].text = tag


def _fill(cell: WordCell, paragraphs: int, name: str) -> None:
    """One paragraph as a value, several as a loop over paragraphs."""
    if paragraphs == 1:
        cell.text = f"{{{{ {name}[0] }}}}"
        return
    cell.text = f"{{%p for text in {name} %}}"
    cell.add_paragraph("{{ text }}")
    cell.add_paragraph("{%p endfor %}")
