"""The body of a document: all parts of a tree in the place of the frame's marker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.content.tree import Block, Columns, Contents, Figure, Paragraph, Part, Table, Tree
from generator.word.contents import contents
from generator.word.frame import MARKER
from generator.word.neighbours import is_kept, settled
from generator.word.ooxml import Markup, node, qualified
from generator.word.paragraphs import Paragraphs
from generator.word.roles import SPARE
from generator.word.sections import section
from generator.word.tables import ruled, unruled
from generator.word.wordml import Element, child, local, text_of


class Body:
    """Writes all parts of a tree in the place of the marker."""

    def __init__(self, tree: Tree, pages: Mapping[str, int], paragraphs: Paragraphs, table_style: str) -> None:
        self._tree, self._pages, self._paragraphs, self._table_style = tree, pages, paragraphs, table_style
        self._landscape = False
        self._writers: Mapping[type, Callable[[Any], Iterable[Markup]]] = {
            Paragraph: lambda paragraph: [paragraphs.write(paragraph)],
            Table: self._table,
            Columns: lambda columns: [unruled(columns, paragraphs, self._landscape)],
            Figure: self._figure,
            Contents: lambda block: [contents(block, tree.headings, pages, paragraphs)],
        }

    def write(self, document: Element) -> None:
        """Put the body before the marker and take the marker away; the last section is the document's own."""
        marker = _marker(document)
        body = marker.getparent()
        assert body is not None
        last = body[-1]
        parts = list(settled(self._tree.parts)) or [Part(())]
        for number, part in enumerate(parts):
            self._landscape = part.landscape
            for block in part.blocks:
                self._append(marker, block)
            properties = section(last, part.landscape, first=number == 0)
            if part is parts[-1]:
                body.replace(last, properties)
            else:
                self._end_part(marker, properties)
        self._close(marker)

    def _append(self, marker: Element, block: Block) -> None:
        for written in map(node, self._writers[type(block)](block)):
            before = marker.getprevious()
            if before is not None and local(before) == local(written) == "tbl":  # Word would make one table of two
                marker.addprevious(node(self._paragraphs.empty(SPARE, keep_next=is_kept(block))))
            marker.addprevious(written)

    def _end_part(self, marker: Element, properties: Element) -> None:
        """The section's properties go into its last paragraph, a helper where it ends by something else."""
        last = marker.getprevious()
        if last is None or local(last) != "p" or last.find(f".//{qualified('w:sectPr')}") is not None:
            last = node(self._paragraphs.empty(SPARE))
            marker.addprevious(last)
        holder = child(last, "pPr")
        assert holder is not None
        holder.append(properties)

    def _close(self, marker: Element) -> None:
        """Take the marker away; before the last section something must stand, and it may be no table."""
        before, after, parent = marker.getprevious(), marker.getnext(), marker.getparent()
        assert after is not None and parent is not None
        if local(after) != "p" and (before is None or local(before) == "tbl"):
            marker.addprevious(node(self._paragraphs.empty(SPARE)))
        parent.remove(marker)

    def _table(self, table: Table) -> Iterator[Markup]:
        if table.caption:
            yield self._paragraphs.write(replace(table.caption, keep_next=True))
        yield ruled(table, self._table_style, self._paragraphs, self._landscape)

    def _figure(self, figure: Figure) -> Iterator[Markup]:
        yield self._paragraphs.write(Paragraph("figure", (figure.picture,), keep_next=figure.caption is not None))
        if figure.caption:
            yield self._paragraphs.write(figure.caption)


def _marker(document: Element) -> Element:
    for paragraph in document.iter(qualified("w:p")):
        if MARKER in text_of(paragraph):
            return paragraph
    raise ValueError("the frame has no marker")
