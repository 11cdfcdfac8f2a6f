"""The body of a document: all parts of a tree in the place of the frame's marker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from generator.content.tree import Block, Columns, Contents, Figure, Paragraph, Part, Table, Tree
from generator.word.contents import contents
from generator.word.frame import MARKER
from generator.word.neighbours import is_kept, settled
from generator.word.ooxml import Markup, in_scope, qualified
from generator.word.paragraphs import Paragraphs
from generator.word.roles import SPARE
from generator.word.sections import section
from generator.word.tables import ruled, unruled
from generator.word.wordml import Element, child, local, text_of

_KIND = re.compile(r"<w:(\w+)")


class Body:
    """Writes all parts of a tree in the place of the marker."""

    def __init__(self, tree: Tree, pages: Mapping[str, int], paragraphs: Paragraphs, table_style: str) -> None:
        self._tree, self._paragraphs, self._table_style = tree, paragraphs, table_style
        self._landscape = False
        self._written: list[Markup] = []  # what stands side by side in the body
        self._writers: Mapping[type, Callable[[Any], Iterable[Markup]]] = {
            Paragraph: lambda paragraph: [paragraphs.write(paragraph)],
            Table: self._table,
            Columns: lambda columns: [unruled(columns, paragraphs, self._landscape)],
            Figure: self._figure,
            Contents: lambda block: [contents(block, tree.headings, pages, paragraphs)],
        }

    def write(self, document: Element) -> Element:
        """The document with the body in the place of the marker; the last section is the document's own."""
        marker = _marker(document)
        body = marker.getparent()
        assert body is not None
        before, after, start = marker.getprevious(), marker.getnext(), body.index(marker)
        assert after is not None
        sections: list[tuple[int, Element]] = []
        parts = list(settled(self._tree.parts)) or [Part(())]
        for number, part in enumerate(parts):
            self._landscape = part.landscape
            for block in part.blocks:
                self._append(block, before)
            if part is not parts[-1]:
                self._end_by_paragraph()
            sections.append((len(self._written), section(body[-1], part.landscape, first=number == 0)))
        if local(after) != "p" and self._last(before) in ("", "tbl"):  # something must stand there, and no table
            self._written.append(self._paragraphs.empty(SPARE))
        return _sectioned(_spliced(document, marker, self._written), start, sections)

    def _append(self, block: Block, before: Element | None) -> None:
        for written in self._writers[type(block)](block):
            if self._last(before) == _kind(written) == "tbl":  # Word would make one table of two
                self._written.append(self._paragraphs.empty(SPARE, keep_next=is_kept(block)))
            self._written.append(written)

    def _end_by_paragraph(self) -> None:
        """The section's properties go into its last paragraph, a helper where it ends by something else."""
        if _kind(self._written[-1]) != "p":
            self._written.append(self._paragraphs.empty(SPARE))

    def _last(self, before: Element | None) -> str:
        """What stands last in the body so far, in the frame's part of it too; nothing at its beginning."""
        if self._written:
            return _kind(self._written[-1])
        return "" if before is None else local(before)

    def _table(self, table: Table) -> Iterator[Markup]:
        if table.caption:
            yield self._paragraphs.write(replace(table.caption, keep_next=True))
        yield ruled(table, self._table_style, self._paragraphs, self._landscape)

    def _figure(self, figure: Figure) -> Iterator[Markup]:
        yield self._paragraphs.write(Paragraph("figure", (figure.picture,), keep_next=figure.caption is not None))
        if figure.caption:
            yield self._paragraphs.write(figure.caption)


def _kind(written: Markup) -> str:
    found = _KIND.match(written)
    return found[1] if found else ""


def _spliced(document: Element, marker: Element, written: Iterable[Markup]) -> Element:
    """The document read anew with the markup in the marker's place: nodes moved one by one take far longer."""
    parent = marker.getparent()
    assert parent is not None
    here = etree.ProcessingInstruction("metodist-body")
    parent.replace(marker, here)
    before, after = etree.tostring(document, encoding="unicode").split(etree.tostring(here, encoding="unicode"))
    return etree.fromstring("".join((before, *(in_scope(one, document.nsmap) for one in written), after)))


def _sectioned(document: Element, start: int, sections: Iterable[tuple[int, Element]]) -> Element:
    """The document with properties of sections in place, each with the number of elements written by its end."""
    body = child(document, "body")
    assert body is not None
    *others, (_, last) = sections
    for count, properties in others:
        holder = child(body[start + count - 1], "pPr")
        assert holder is not None
        holder.append(properties)
    body.replace(body[-1], last)
    return document


def _marker(document: Element) -> Element:
    for paragraph in document.iter(qualified("w:p")):
        if MARKER in text_of(paragraph):
            return paragraph
    raise ValueError("the frame has no marker")
