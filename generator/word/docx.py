"""The tree written into a filled frame: the Word document of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.tree import HEADINGS, Block, Columns, Contents, Figure, Paragraph, Table, Tree
from generator.word.body import Body
from generator.word.bookmarks import Bookmarks
from generator.word.frame import FilledFrame
from generator.word.media import Media
from generator.word.numbering import Numbering
from generator.word.ooxml import qualified, valued
from generator.word.package import pack
from generator.word.paragraphs import Paragraphs
from generator.word.properties import Properties, write_properties
from generator.word.relations import OFFICE, ContentTypes, Relations
from generator.word.wordml import Element, child, local, parse, serialise, value

__all__ = ["Properties", "write_docx"]

DOCUMENT = "word/document.xml"
TABLE_STYLE = "Table Grid"

# what follows w:updateFields among the settings, by the schema
AFTER_UPDATE = {
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade",
    "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
}  # fmt: skip


def write_docx(
    tree: Tree, frame: FilledFrame, pages: Mapping[str, int] | None = None, *, properties: Properties
) -> bytes:
    """The paper as a .docx file; equal input gives equal bytes.

    `pages` are page numbers of headings by anchor. A heading in the contents without one leaves the contents to
    Word, which then asks to update fields when the file is opened.
    """
    parts = dict(frame.parts)
    package, types, relations = Relations(parts), ContentTypes(parts), Relations(parts, DOCUMENT)
    names = {kind: _required(relations, kind) for kind in ("styles", "numbering", "settings")}
    document, styles = parse(parts[DOCUMENT]), parse(parts[names["styles"]])
    numbering = Numbering(parse(parts[names["numbering"]]), styles)
    paragraphs = Paragraphs(
        frame.look,
        numbering,
        _bookmarks(tree, document),
        Media(parts, tree.assets, relations, types, _free_id(parts)),
    )
    Body(tree, pages or {}, paragraphs, _table_style(styles)).write(document)
    parts[DOCUMENT] = serialise(document)
    parts[names["numbering"]] = serialise(numbering.root)
    if _is_left_to_word(tree, pages or {}):
        parts[names["settings"]] = _with_update(parts[names["settings"]])
    write_properties(parts, properties, package, types)
    for holder in (package, types, relations):
        holder.save(parts)
    return pack(parts)


# what the frame has


def _required(relations: Relations, kind: str) -> str:
    part = relations.target(f"{OFFICE}{kind}")
    if part is None:
        raise ValueError(f"the frame has no part {kind!r}")
    return part


def _table_style(styles: Element) -> str:
    for style in styles.iter(qualified("w:style")):
        if value(child(style, "name")) == TABLE_STYLE:
            return value(style, "styleId") or ""
    raise ValueError(f"the frame has no table style {TABLE_STYLE!r}")


def _bookmarks(tree: Tree, document: Element) -> Bookmarks:
    """Bookmarks for all anchors of the tree, apart from those that the frame has."""
    taken = list(document.iter(qualified("w:bookmarkStart")))
    first_id = max((int(value(mark, "id") or 0) for mark in taken), default=0) + 1
    return Bookmarks(_anchors(tree), (value(mark, "name") or "" for mark in taken), first_id)


def _free_id(parts: Mapping[str, bytes]) -> int:
    """The first drawing id that no part of the frame uses."""
    roots = (parse(data) for name, data in parts.items() if name.startswith("word/") and name.endswith(".xml"))
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


def _with_update(settings: bytes) -> bytes:
    """The settings with the order to update fields when the document is opened."""
    root = parse(settings)
    for old in root.findall(qualified("w:updateFields")):
        root.remove(old)
    place = next((n for n, setting in enumerate(root) if local(setting) in AFTER_UPDATE), len(root))
    root.insert(place, valued("w:updateFields", "true"))
    return serialise(root)
