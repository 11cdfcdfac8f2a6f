"""The tree as records for the typst template: plain text and numbers in points, distances summed, lists nested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.content.tree import HEADINGS, Block, Cell, Columns, Contents, Paragraph, Run, Table
from generator.pdf.layout import Joint, entries, joints, leader
from generator.pdf.lines import Lines, Record
from generator.pdf.nesting import nested
from generator.pdf.rows import row_anchor
from generator.pdf.spacing import Edges, block_edges, gap, paragraph_edges, unfolded
from generator.word.columns import column_widths, whole_widths
from generator.word.labels import label_room, printed_label
from generator.word.look import Look, Style
from generator.word.rows import TALL, are_taller, may_break, row_height, stands_whole, text_height
from generator.word.wordml import TWIPS

WATCHED = 1 / 2  # of the page: rows so tall are looked after when the pages are laid out
NARROWER = 0.05  # pt: LibreOffice counts words in whole twips, and fills a cell with so much less
FULL = 0.9  # of the page: an unbroken row and the head above it may fill so much of it by estimate


@dataclass(slots=True)
class Outline:
    """Headings as readers' tags number them: no level is left out on the way down."""

    listed: frozenset[str]  # anchors that the contents name
    level: int = 0

    def next(self, level: int) -> int:
        """The level of the next heading of the paper."""
        self.level = min(level, self.level + 1)
        return self.level


@dataclass(frozen=True, slots=True)
class Flow:
    """Writes blocks one below another, `width` points wide.

    `files` finds pictures by name, `headings` fill the contents, `tables` numbers the tables of the tree.
    """

    look: Look
    files: Mapping[str, str]
    width: float
    landscape: bool = False
    headings: Sequence[Paragraph] = ()
    outline: Outline = field(default_factory=lambda: Outline(frozenset()))
    tables: Iterator[int] | None = None

    def blocks(self, blocks: Iterable[Block], above: Edges | None = None) -> list[Record]:
        """The blocks; `above` are the edges of what stands before them, None at the top of a page or a cell."""
        records: list[Record] = []
        flat = list(unfolded(blocks))
        for block, joint in zip(flat, joints(flat, self.look), strict=True):
            edges = block_edges(block, joint, self.look)
            if isinstance(block, Contents):
                record, above = self._contents(block, above)
                records.append(record)
                continue
            records.append(self._placed(block, edges, above) | self._record(block, joint))
            above = edges
        return nested(records)

    def _placed(self, block: Block, edges: Edges, above: Edges | None) -> Record:
        """How far the block stands below what is above it."""
        new_page = isinstance(block, Paragraph) and (block.new_page or self.look.style(block.role).new_page)
        if above is None:
            return {"gap": edges.before, "top": True}
        if new_page:
            return {"gap": edges.before, "top": True, "page": True}
        return {"gap": gap(above, edges, self.look)}

    def _record(self, block: Block, joint: Joint) -> Record:
        match block:
            case Paragraph():
                return self._paragraph(block, joint)
            case Table():
                return self._table(block)
            case Columns():
                return self._columns(block)
        raise ValueError(f"a block that is not unfolded: {block}")

    # paragraphs

    def _paragraph(self, paragraph: Paragraph, joint: Joint) -> Record:
        style = self.look.style(paragraph.role)
        first = (0.0 if paragraph.no_indent else style.first) + label_room(paragraph, self.look)
        record: Record = {
            "kind": "paragraph",
            "style": paragraph.role,
            "pieces": Lines(self.look, self.files, self.width).pieces(paragraph.inlines, style, first),
            "first": first,
            "sticky": paragraph.keep_next or style.keep_next,
            "whole": style.keep_lines and self._is_short([paragraph], self.width),
        }
        if paragraph.align:
            record["align"] = paragraph.align
        if paragraph.anchor:
            record["anchor"] = paragraph.anchor
        if style.borders:
            record["rules"] = _rules(style, joint)
        if paragraph.role in HEADINGS:
            record |= {"kind": "heading", "level": self.outline.next(HEADINGS[paragraph.role])}
            record["listed"] = paragraph.anchor in self.outline.listed
        return record | self._label(paragraph, style)

    def _label(self, paragraph: Paragraph, style: Style) -> Record:
        """The label stands at the first indent."""
        text = printed_label(paragraph, style)
        if paragraph.label is None or style.label is None or not text:
            return {}
        list_ = (paragraph.label.list, paragraph.label.level)
        numbered = bool(paragraph.label.numbers)
        start = 0.0 if paragraph.no_indent else style.first
        return {"label": text, "list": list_, "numbered": numbered, "start": start}

    # tables

    def _table(self, table: Table) -> Record:
        grid = self.look.grid
        (left, right), shift = grid.margins(table.tight), grid.rule.width / 2  # LibreOffice sets cells off so
        number = None if self.tables is None else next(self.tables)
        heads = sum(row_height(row, table, self.look, self.landscape) for row in table.rows if row.head)
        return {
            "kind": "table",
            "whole": stands_whole(table, self.look, self.landscape),
            "widths": [width / TWIPS for width in whole_widths(table.widths, self.width)],
            "rule": {"width": grid.rule.width, "fill": f"#{grid.rule.color}"},
            "inset": {
                "left": left + shift,
                "right": right - shift + NARROWER,
                "top": grid.top + 2 * shift,
                "bottom": grid.bottom,
            },
            "rows": [self._row(table, index, number, heads) for index in range(len(table.rows))],
        }

    def _row(self, table: Table, index: int, number: int | None, heads: float) -> Record:
        row, facts = table.rows[index], (table, self.look, self.landscape)
        page = self.look.page.text_height(self.landscape)
        loose = may_break(row, *facts) or (not row.head and are_taller([row], *facts, FULL - heads / page))
        is_head = row.head and heads < page / 2 and not table.rows[-1].head
        kept = row.group and not loose and index + 1 < len(table.rows)
        watched = index >= len(table.rows) - 2 or are_taller([row], *facts, WATCHED)
        cells = [self._cell(cell, table, self._mark(cell, number, index, watched)) for cell in row.cells]
        kind = "head" if is_head else "kept" if kept else "row"
        anchor = {} if number is None else {"anchor": row_anchor(number, index)}
        return {"kind": kind, "whole": not loose, "cells": cells} | anchor

    def _mark(self, cell: Cell, number: int | None, index: int, watched: bool) -> str:
        """The row whose place the end of a cell tells: the last that it reaches down to; "" where nobody asks."""
        last = index + cell.rowspan - 1
        return row_anchor(number, last) if number is not None and (watched or last > index) else ""

    def _cell(self, cell: Cell, table: Table, mark: str) -> Record:
        margins = sum(self.look.grid.margins(table.tight))
        share = sum(table.widths[cell.column : cell.column + cell.colspan]) / sum(table.widths)
        inside = Flow(self.look, self.files, share * self.width - margins, self.landscape)
        facts = {"columns": cell.colspan, "rows": cell.rowspan}
        record: Record = {name: count for name, count in facts.items() if count > 1}
        record["blocks"] = inside.filled(cell.blocks)
        if cell.column == 0:
            record["opens"] = True
        if mark:
            limit = self.look.page.text_height(self.landscape) + self.look.page.top
            record["mark"] = {"row": mark, "limit": limit}
        return record

    def filled(self, paragraphs: Sequence[Paragraph]) -> list[Record]:
        """The contents of a cell, with the distance that its last paragraph keeps from the edge."""
        records = self.blocks(paragraphs)
        if paragraphs:
            last = paragraph_edges(self.look.style(paragraphs[-1].role))
            if last.after + last.extra:
                records.append({"kind": "tail", "gap": last.after + last.extra})
        return records

    def _columns(self, columns: Columns) -> Record:
        widths = column_widths(self.look, columns.role, len(columns.cells), self.landscape)
        places = columns.vertical or ("bottom",) * len(columns.cells)
        cells = [
            {"vertical": place, "blocks": Flow(self.look, self.files, width, self.landscape).filled(cell)}
            for cell, width, place in zip(columns.cells, widths, places, strict=True)
        ]
        whole = columns.keep_together and all(map(self._is_short, columns.cells, widths))
        sticky = any(self._is_sticky(one) for cell in columns.cells for one in cell)
        return {
            "kind": "columns", "widths": widths, "cells": cells, "sticky": sticky, "whole": whole
        }  # fmt: skip

    def _is_short(self, paragraphs: Sequence[Paragraph], width: float) -> bool:
        """Whether paragraphs may be kept whole: typst cuts off what no page holds, and says nothing."""
        return text_height(paragraphs, width, self.look) < TALL * self.look.page.text_height(self.landscape)

    def _is_sticky(self, paragraph: Paragraph) -> bool:
        return paragraph.keep_next or self.look.style(paragraph.role).keep_next

    # the table of contents

    def _contents(self, contents: Contents, above: Edges | None) -> tuple[Record, Edges | None]:
        """The lines of the contents, and the edges of the last one."""
        lines: dict[str, Record] = {}
        for entry in entries(contents, self.headings):
            style = self.look.style(entry.role)
            edges, line = paragraph_edges(style), leader(style, self.look)
            pieces = Lines(self.look, self.files, line.stop).pieces([Run(entry.text)], style)
            distance = gap(above, edges, self.look) if above else edges.before
            facts = {"style": entry.role, "pieces": pieces, "sign": line.sign, "stop": line.stop}
            lines[entry.anchor] = {"gap": distance} | facts
            above = edges
        return {"kind": "contents", "entries": lines}, above


def _rules(style: Style, joint: Joint) -> Record:
    dropped = {"top": joint.joined_above, "bottom": joint.joined_below}
    return {
        side: {"width": rule.width, "space": rule.space, "fill": f"#{rule.color}"}
        for side, rule in style.borders.items()
        if not dropped.get(side)
    }
