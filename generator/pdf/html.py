"""The tree as HTML for a CSS engine: one element a record, classes for roles, labels as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count, groupby
from typing import Any

from generator.content.tree import (
    HEADINGS,
    Block,
    Cell,
    Columns,
    Contents,
    Figure,
    Inline,
    Label,
    Paragraph,
    Part,
    Run,
    Table,
    Tree,
)
from generator.pdf.css import points, role_class
from generator.pdf.inlines import inlines_html
from generator.pdf.layout import Joint, entries, is_heading, joints
from generator.pdf.rows import row_anchor
from generator.pdf.tabs import split_at_tabs, tab_boxes
from generator.word.columns import column_widths
from generator.word.labels import printed_label
from generator.word.look import Furniture, Look, Style
from generator.word.neighbours import is_kept
from generator.word.rows import keeps_next, may_break

RUNNING = {"header": "header", "header-first": "header_first", "footer": "footer", "footer-first": "footer_first"}
VERTICAL = {"top": "top", "center": "middle", "bottom": "bottom"}


def page_html(tree: Tree, look: Look, furniture: Furniture, urls: Urls, stamp: str) -> str:
    """The whole paper as one HTML document. `stamp` is the date of the PDF in W3C's form."""
    head = (
        f'<meta charset="utf-8"><title>{escape(tree.title)}</title><meta name="author" content="{escape(tree.author)}">'
        f'<meta name="dcterms.created" content="{stamp}"><meta name="dcterms.modified" content="{stamp}">'
    )
    body = "".join((*_running(look, furniture, urls), *_sections(tree, look, furniture, urls)))
    return f'<!DOCTYPE html><html lang="{escape(tree.language)}"><head>{head}</head><body>{body}</body></html>'


@dataclass(frozen=True, slots=True)
class Urls:
    """Where the engine asks for pictures: URL by the name in the tree's assets and in the frame's."""

    tree: Mapping[str, str]
    frame: Mapping[str, str]


def _running(look: Look, furniture: Furniture, urls: Urls) -> Iterator[str]:
    frame = Flow(look, urls.frame)
    for name, field in RUNNING.items():
        if blocks := getattr(furniture, field):
            yield f'<div class="{name}">{frame.blocks(blocks)}</div>'


def _sections(tree: Tree, look: Look, furniture: Furniture, urls: Urls) -> Iterator[str]:
    headings, tables = tuple(tree.headings), count()
    parts = [part for part in tree.parts if part.blocks] or [Part(())]
    last = len(parts) - 1
    for number, part in enumerate(parts):
        frame = Flow(look, urls.frame, part.landscape)
        paper = Flow(look, urls.tree, part.landscape, headings, tables)
        before = frame.blocks(furniture.before) if number == 0 else ""
        after = frame.blocks(furniture.after) if number == last else ""
        kind = "landscape" if part.landscape else "portrait"
        yield f'<section class="{kind}">{before}{paper.blocks(part.blocks)}{after}</section>'


@dataclass(frozen=True, slots=True)
class Flow:
    """Writes blocks one below another.

    `urls` finds its pictures, `headings` fill the contents, `tables` numbers the tables whose rows get anchors.
    """

    look: Look
    urls: Mapping[str, str]
    landscape: bool = False
    headings: Sequence[Paragraph] = ()
    tables: Iterator[int] | None = None

    def blocks(self, blocks: Sequence[Block]) -> str:
        """The blocks; neighbours of one list stand in one list element."""
        marked = list(zip(blocks, _marks(blocks, self.look), strict=True))
        return "".join(
            self._list(group) if labelled else "".join(self._block(one, marks) for one, marks in group)
            for labelled, group in groupby(marked, key=lambda pair: _label(pair[0]) is not None)
        )

    def _block(self, block: Block, marks: Iterable[str]) -> str:
        writer: dict[type, Callable[[Any, Iterable[str]], str]] = {
            Paragraph: self._paragraph,
            Table: self._table,
            Columns: self._columns,
            Figure: self._figure,
            Contents: self._contents,
        }
        return writer[type(block)](block, marks)

    def _list(self, items: Iterable[tuple[Block, Iterable[str]]]) -> str:
        """Labelled paragraphs as nested lists; their looks stay on the paragraphs, the lists serve readers' tags."""
        out: list[str] = []
        open_lists: list[tuple[int, int]] = []
        for block, marks in items:
            label = _label(block)
            assert label is not None
            key = (label.list, label.level)
            while open_lists and open_lists[-1] != key and open_lists[-1][1] >= key[1]:
                open_lists.pop()
                out.append("</li></ul>")
            if open_lists and open_lists[-1] == key:
                out.append("</li><li>")
            else:
                open_lists.append(key)
                out.append("<ul><li>")
            out.append(self._block(block, marks))
        return "".join(out) + "</li></ul>" * len(open_lists)

    def _paragraph(self, paragraph: Paragraph, marks: Iterable[str]) -> str:
        style = self.look.style(paragraph.role)
        tag = f"h{HEADINGS[paragraph.role]}" if paragraph.role in HEADINGS else "p"
        classes = [role_class(paragraph.role), *_modifiers(paragraph), *marks]
        pieces = split_at_tabs(paragraph.inlines)
        if len(pieces) == 1:
            inside = self._label_html(paragraph) + inlines_html(pieces[0], self.urls)
        else:
            classes.append("tabbed")
            inside = self._tabbed(pieces, style)
        facts = {"class": " ".join(classes), "id": paragraph.anchor}
        return f"<{tag}{_attributes(facts)}>{inside or '<br>'}</{tag}>"

    def _label_html(self, paragraph: Paragraph) -> str:
        label = printed_label(paragraph, self.look.style(paragraph.role))
        return f'<span class="label">{escape(label)}</span>' if label else ""

    def _tabbed(self, pieces: Sequence[Sequence[Inline]], style: Style) -> str:
        """Text between tabs as boxes that stand where the stops are."""
        out, edge = [], style.left
        for piece, box in zip(
            pieces, tab_boxes(style, len(pieces), self.look.page.text_width(self.landscape)), strict=True
        ):
            inside = inlines_html(piece, self.urls)
            if inside:
                place = f"margin-left:{points(box.start - edge)};width:{points(box.width)};text-align:{box.align}"
                out.append(f'<span class="box" style="{place}">{inside}</span>')
                edge = box.end
        return "".join(out)

    def _table(self, table: Table, marks: Iterable[str]) -> str:
        caption = self._paragraph(table.caption, ["keep-next"]) if table.caption else ""
        columns = "".join(f'<col style="width:{share:g}%">' for share in table.widths)
        number = None if self.tables is None else next(self.tables)
        rows = "".join(
            f"<{tag}>{''.join(self._row(table, index, _anchor(number, index)) for index, _ in group)}</{tag}>"
            for tag, group in groupby(enumerate(table.rows), key=lambda pair: "thead" if pair[1].head else "tbody")
        )
        facts = _attributes({"class": "tight" if table.tight else ""})
        return f"{caption}<table{facts}><colgroup>{columns}</colgroup>{rows}</table>"

    def _row(self, table: Table, index: int, anchor: str) -> str:
        row = table.rows[index]
        switches = {
            "group": row.group,
            "kept": keeps_next(index, table, self.look, self.landscape),
            "loose": may_break(row, table, self.look, self.landscape),
        }
        facts = {"class": " ".join(_on(switches)), "id": anchor}
        cells = "".join(self._cell(cell, is_heading(cell, row, table)) for cell in row.cells)
        return f"<tr{_attributes(facts)}>{cells}</tr>"

    def _cell(self, cell: Cell, head: bool) -> str:
        tag = "th" if head else "td"
        facts = {"scope": cell.scope if head else "", "class": "first" if cell.column == 0 else ""}
        spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
        facts |= {name: str(count) for name, count in spans.items() if count > 1}
        return f"<{tag}{_attributes(facts)}>{self.blocks(cell.blocks)}</{tag}>"

    def _columns(self, columns: Columns, marks: Iterable[str]) -> str:
        widths = column_widths(self.look, columns.role, len(columns.cells), self.landscape)
        places = columns.vertical or ("bottom",) * len(columns.cells)
        cells = "".join(
            f'<div style="width:{points(width)};vertical-align:{VERTICAL[place]}">{self.blocks(cell)}</div>'
            for cell, width, place in zip(columns.cells, widths, places, strict=True)
        )
        switches = {"together": columns.keep_together, "kept": is_kept(columns), "keep-next": columns.is_kept_with_next}
        return f'<div class="{" ".join(("columns", *_on(switches)))}">{cells}</div>'

    def _figure(self, figure: Figure, marks: Iterable[str]) -> str:
        line = Paragraph("figure", (figure.picture,), keep_next=figure.caption is not None)
        caption = self._paragraph(figure.caption, ()) if figure.caption else ""
        return self._paragraph(line, marks) + caption

    def _contents(self, contents: Contents, marks: Iterable[str]) -> str:
        lines = "".join(
            f'<p class="{role_class(entry.role)}"><a href="#{escape(entry.anchor)}">{text}</a></p>'
            for entry in entries(contents, self.headings)
            for text in [inlines_html([Run(entry.text)], {})]
        )
        return f"<nav>{self._paragraph(contents.title, marks)}{lines}</nav>"


def _label(block: Block) -> Label | None:
    return block.label if isinstance(block, Paragraph) else None


def _anchor(table: int | None, row: int) -> str:
    return "" if table is None else row_anchor(table, row)


def _attributes(facts: Mapping[str, str]) -> str:
    """HTML attributes; empty ones are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in facts.items() if value)


def _modifiers(paragraph: Paragraph) -> Iterator[str]:
    switches = {
        paragraph.align: paragraph.align,
        "no-indent": paragraph.no_indent,
        "new-page": paragraph.new_page,
        "keep-next": paragraph.keep_next,
    }
    return _on(switches)


def _on(switches: Mapping[str, object]) -> Iterator[str]:
    return (name for name, on in switches.items() if on)


def _marks(blocks: Sequence[Block], look: Look) -> Iterator[list[str]]:
    """Classes of blocks that meet others of their style."""
    for joint in joints(blocks, look):
        yield [field.replace("_", "-") for field in Joint.__slots__ if getattr(joint, field)]
