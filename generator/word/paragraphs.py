"""Paragraphs of the tree as `w:p`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.content.tree import Break, Chart, Inline, Paragraph, Picture, Run, Tab
from generator.word.bookmarks import Bookmarks
from generator.word.look import Look, Style
from generator.word.media import Media
from generator.word.numbering import Numbering, number_properties
from generator.word.ooxml import Markup, element, flag, run, valued, words

ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
SCRIPT = {"sub": "subscript", "sup": "superscript"}


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Writes paragraphs of one document."""

    look: Look
    numbering: Numbering
    bookmarks: Bookmarks
    media: Media

    def write(self, paragraph: Paragraph, contents: Iterable[Markup] | None = None) -> Markup:
        """The paragraph as `w:p`; `contents` are runs written already, to stand for its own inlines."""
        runs = self.inlines(paragraph.inlines) if contents is None else list(contents)
        if paragraph.anchor:
            runs = self.bookmarks.around(paragraph.anchor, runs)
        return element("w:p", None, self._properties(paragraph), *runs)

    def empty(self, role: str, keep_next: bool = False) -> Markup:
        """A paragraph without text."""
        return self.write(Paragraph(role, keep_next=keep_next))

    def inlines(self, inlines: Iterable[Inline]) -> list[Markup]:
        """Runs and hyperlinks; neighbours that look and link alike are one."""
        written: list[Markup] = []
        for link, pieces in groupby(inlines, key=_link):
            runs = [one for (kind, _), alike in groupby(pieces, key=_looks) for one in self._written(kind, list(alike))]
            written += [self.hyperlink(link, runs)] if link else runs
        return written

    def hyperlink(self, anchor: str, contents: Iterable[Markup]) -> Markup:
        """A link to an anchor of the tree."""
        return element("w:hyperlink", {"w:anchor": self.bookmarks.name(anchor), "w:history": 1}, *contents)

    def _properties(self, paragraph: Paragraph) -> Markup:
        style = self.look.style(paragraph.role)
        aligned = paragraph.align and paragraph.align != style.align
        return element(
            "w:pPr",
            None,
            valued("w:pStyle", style.id),
            flag("w:keepNext", paragraph.keep_next and not style.keep_next),
            flag("w:pageBreakBefore", paragraph.new_page and not style.new_page),
            self._label(paragraph, style),
            element("w:ind", {"w:firstLine": 0}) if paragraph.no_indent and style.first else None,
            valued("w:jc", ALIGN[paragraph.align]) if aligned else None,
        )

    def _label(self, paragraph: Paragraph, style: Style) -> Markup | None:
        """Bullets come with the style; numbers need a list of their own; no label must be said."""
        if style.label is None:
            return None
        if paragraph.label is None:
            return number_properties(style.label.level, 0)
        if not paragraph.label.numbers:
            return None
        return self.numbering.reference(style.id, style.label.level, paragraph.label)

    def _written(self, kind: type, alike: Sequence[Any]) -> list[Markup]:
        if kind is Picture:
            return [self.media.draw(picture) for picture in alike]
        if kind is Chart:
            return [self.media.draw_chart(chart) for chart in alike]
        return WRITERS[kind](alike)


WRITERS: Mapping[type, Callable[[Sequence[Any]], list[Markup]]] = {
    Run: lambda alike: [run(_run_properties(alike[0]), *words("".join([piece.text for piece in alike])))],
    Break: lambda alike: [run((), element("w:br")) for _ in alike],
    Tab: lambda alike: [run((), element("w:tab")) for _ in alike],
}


def _link(piece: Inline) -> str:
    return piece.link if isinstance(piece, Run) else ""


def _looks(piece: Inline) -> tuple[type, object]:
    return type(piece), (piece.bold, piece.italic, piece.script) if isinstance(piece, Run) else None


def _run_properties(piece: Run) -> Iterable[Markup]:
    if piece.bold:
        yield element("w:b")
        yield element("w:bCs")
    if piece.italic:
        yield element("w:i")
        yield element("w:iCs")
    if piece.script:
        yield valued("w:vertAlign", SCRIPT[piece.script])
