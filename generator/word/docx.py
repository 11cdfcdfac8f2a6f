"""The tree written into a filled frame: the Word document of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.content.tree import HEADINGS, Block, Columns, Contents, Figure, Paragraph, Table, Tree
from generator.word.body import Body
from generator.word.bookmarks import Bookmarks
from generator.word.charts import Charts
from generator.word.frame import FilledFrame
from generator.word.media import Media
from generator.word.numbering import Numbering, numbers_of_styles
from generator.word.ooxml import qualified
from generator.word.opening import DOCUMENT, NUMBERING, STYLES
from generator.word.package import pack
from generator.word.paragraphs import Paragraphs
from generator.word.properties import Properties, write_properties
from generator.word.relations import ContentTypes, Relations
from generator.word.settings import write_settings
from generator.word.styles import TABLE_STYLE
from generator.word.wordml import Element, child, parse, serialise, value

__all__ = ["Properties", "write_docx"]


def write_docx(
    tree: Tree, frame: FilledFrame, pages: Mapping[str, int] | None = None, *, properties: Properties
) -> bytes:
    """The paper as a .docx file; equal input gives equal bytes.

    `pages` are page numbers of headings by anchor. A heading in the contents without one leaves the contents to
    Word, which then asks to update fields when the file is opened.
    """
    parts = dict(frame.parts)
    package, document, types = Relations(parts), Relations(parts, DOCUMENT), ContentTypes(parts)
    root, styles = parse(parts[DOCUMENT]), _styles(parts[STYLES])
    numbering = Numbering(parse(parts[NUMBERING]), styles.numbers)
    charts = Charts(parts, document, types, frame.look, tree.language, properties.stamp)
    media = Media(parts, tree.assets, document, types, charts, _free_id(parts))
    paragraphs = Paragraphs(frame.look, numbering, _bookmarks(tree, root), media)
    root = Body(tree, pages or {}, paragraphs, styles.of_tables).write(root)
    parts[DOCUMENT], parts[NUMBERING] = serialise(root), serialise(numbering.root)
    write_settings(parts, document, types, update_fields=_is_left_to_word(tree, pages or {}))
    write_properties(parts, properties, package, types)
    for holder in (package, document, types):
        holder.save(parts)
    return pack(parts)


# what the frame has


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the writer asks of the styles of a frame: the id of the table style, numbering ids by the id of a style."""

    of_tables: str
    numbers: Mapping[str, str | None]


@lru_cache(maxsize=8)  # read once a frame, not once a paper
def _styles(part: bytes) -> _Styles:
    styles = parse(part)
    named = ((value(child(style, "name")), value(style, "styleId")) for style in styles.iter(qualified("w:style")))
    of_tables = next(identity or "" for name, identity in named if (name or "").lower() == TABLE_STYLE.lower())
    return _Styles(of_tables, numbers_of_styles(styles))


def _bookmarks(tree: Tree, document: Element) -> Bookmarks:
    """Bookmarks for all anchors of the tree, apart from those that the frame has."""
    taken = list(document.iter(qualified("w:bookmarkStart")))
    first_id = max((int(value(mark, "id") or 0) for mark in taken), default=0) + 1
    return Bookmarks(_anchors(tree), (value(mark, "name") or "" for mark in taken), first_id)


def _free_id(parts: Mapping[str, bytes]) -> int:
    """The first drawing id that no part of the frame uses."""
    roots = (parse(data) for name, data in parts.items() if name.endswith(".xml") and b"docPr" in data)
    used = (int(drawing.get("id", "0")) for root in roots for drawing in root.iter(qualified("wp:docPr")))
    return max(used, default=0) + 1


# what the tree has


def _anchors(tree: Tree) -> Iterator[str]:
    return (paragraph.anchor for block in tree.blocks for paragraph in _paragraphs(block) if paragraph.anchor)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case Table():
            yield from [block.caption] if block.caption else []
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.blocks)
        case Columns():
            yield from (paragraph for cell in block.cells for paragraph in cell)
        case Figure():
            yield from [block.caption] if block.caption else []
        case Contents():
            yield block.title


def _is_left_to_word(tree: Tree, pages: Mapping[str, int]) -> bool:
    levels = [block.levels for block in tree.blocks if isinstance(block, Contents)]
    named = [heading.anchor for heading in tree.headings if HEADINGS[heading.role] <= max(levels, default=0)]
    return any(anchor not in pages for anchor in named)
