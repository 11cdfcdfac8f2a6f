"""The table of contents: a field of Word that shows its entries already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.content.tree import HEADINGS, Contents, Paragraph
from generator.word.ooxml import Markup, element, field, field_mark, field_start, run, text, valued, words
from generator.word.paragraphs import Paragraphs


def contents(
    block: Contents, headings: Iterable[Paragraph], pages: Mapping[str, int], paragraphs: Paragraphs
) -> Markup:
    """The contents as Word's own building block. An entry whose page is unknown shows none."""
    entries = [heading for heading in headings if HEADINGS[heading.role] <= block.levels]
    lines = [_entry(heading, pages.get(heading.anchor), paragraphs) for heading in entries] or [[]]
    roles = [f"contents{HEADINGS[heading.role]}" for heading in entries] or ["contents1"]
    lines[0] = [*field_start(f'TOC \\o "1-{block.levels}" \\h \\z \\u'), *lines[0]]
    lines[-1] = [*lines[-1], field_mark("end")]
    written = (paragraphs.write(Paragraph(role), line) for role, line in zip(roles, lines, strict=True))
    gallery = valued("w:docPartGallery", "Table of Contents")
    properties = element("w:sdtPr", None, element("w:docPartObj", None, gallery, element("w:docPartUnique")))
    return element("w:sdt", None, properties, element("w:sdtContent", None, paragraphs.write(block.title), *written))


def _entry(heading: Paragraph, page: int | None, paragraphs: Paragraphs) -> list[Markup]:
    number = [run((), text(str(page)))] if page is not None else []
    reference = field(f"PAGEREF {paragraphs.bookmarks.name(heading.anchor)} \\h", *number)
    title = run((), *words(heading.text.replace("\n", " ")))
    return [paragraphs.hyperlink(heading.anchor, [title, run((), element("w:tab")), *reference])]
