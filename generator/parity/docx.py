"""What a DOCX says, read from its XML alone."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generator.parity.counting import Counting, Membership, W, membership, read_counting, value
from generator.parity.outline import PAGE_MARK, TOTAL_MARK, picture_text, spelt

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MAIN = "word/document.xml"
CONTENTS = "Table of Contents"
SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", FALLBACK}
NUMBERS = {"PAGE": PAGE_MARK, "NUMPAGES": TOTAL_MARK}  # fields that each page fills itself
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Section:
    """Page furniture of one section: what its first page and its other pages carry."""

    header: list[str]
    header_first: list[str]
    footer: list[str]
    footer_first: list[str]


@dataclass(frozen=True, slots=True)
class DocxText:
    """The text of a DOCX: canonical blocks, lines of its contents lists, furniture by section."""

    blocks: list[str]
    contents: list[list[str]]
    sections: list[Section]


def docx_blocks(docx: bytes) -> list[str]:
    """The canonical blocks of a DOCX: paragraphs with labels, cell by cell, without contents and furniture."""
    return read_docx(docx).blocks


def read_docx(docx: bytes) -> DocxText:
    """All text of a DOCX.

    Raises `KeyError`, `ValueError`, `zipfile.BadZipFile` or `lxml.etree.XMLSyntaxError` for what no Word could read.
    """
    with ZipFile(BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("word/")}
    reader = _Reader(parts)
    body = reader.parse(MAIN).find(f"{W}body")
    if body is None:
        raise ValueError("document.xml has no body")
    reader.read(body)
    return DocxText(reader.blocks, reader.contents, list(reader.sections(body)))


@dataclass(slots=True)
class _Reader:
    """Walks the parts of one document."""

    parts: dict[str, bytes]
    blocks: list[str] = field(default_factory=list)
    contents: list[list[str]] = field(default_factory=list)
    counting: Counting = field(init=False)
    styles: dict[str, tuple[str | None, Membership]] = field(init=False)
    default_style: str | None = field(init=False)

    def __post_init__(self) -> None:
        numbering = "word/numbering.xml"
        self.counting = read_counting(self.parse(numbering) if numbering in self.parts else None)
        styles = self.parse("word/styles.xml").findall(f"{W}style[@{W}type='paragraph']")
        self.styles = {
            style.get(f"{W}styleId", ""): (value(style, f"{W}basedOn"), membership(style.find(f"{W}pPr")))
            for style in styles
        }
        default = (style.get(f"{W}styleId") for style in styles if style.get(f"{W}default") in {"1", "true"})
        self.default_style = next(default, None)

    def parse(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name], PARSER)

    def read(self, parent: etree._Element, boxed: bool = False) -> None:
        """Adds the blocks under an element; those in table cells (`boxed`) count even when they are empty."""
        for child in parent:
            if child.tag == f"{W}p":
                text = self.paragraph(child)
                if text or boxed:
                    self.blocks.append(text)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                self._block_of_parts(child, boxed)
            elif child.tag in {f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"}:
                self.read(child, boxed)

    def _table(self, table: etree._Element) -> None:
        for cell in table.iterdescendants(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tbl")) is table and not _covered(cell):
                self.read(cell, boxed=True)

    def _block_of_parts(self, sdt: etree._Element, boxed: bool) -> None:
        inside = sdt.find(f"{W}sdtContent")
        if inside is None:
            return
        if value(sdt, f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") == CONTENTS:
            lines = (self.paragraph(one) for one in inside.iterdescendants(f"{W}p"))
            self.contents.append([line for line in lines if line])
        else:
            self.read(inside, boxed)

    def paragraph(self, paragraph: etree._Element) -> str:
        """The text of a paragraph with its list label."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, f"{W}pStyle") or self.default_style
        label = self.counting.label(membership(properties), self._chain(style))
        return label + "".join(_Fields().text(paragraph))

    def _chain(self, style: str | None) -> list[tuple[str, Membership]]:
        chain: list[tuple[str, Membership]] = []
        while style is not None and style in self.styles and len(chain) < len(self.styles):
            parent, said = self.styles[style]
            chain.append((style, said))
            style = parent
        return chain

    def sections(self, body: etree._Element) -> Iterator[Section]:
        """Page furniture of each section in order; what a section does not name it has from the one before."""
        targets = self._targets()
        named: dict[tuple[str, str], list[str]] = {}
        for section in body.iterdescendants(f"{W}sectPr"):
            for kind in ("header", "footer"):
                for reference in section.iterfind(f"{W}{kind}Reference"):
                    part = targets[reference.get(f"{R}id", "")]
                    named[kind, reference.get(f"{W}type", "default")] = self._furniture(part)
            first = "first" if _on(section.find(f"{W}titlePg")) else "default"
            yield Section(
                *(named.get((kind, page), []) for kind in ("header", "footer") for page in ("default", first))
            )

    def _targets(self) -> dict[str, str]:
        relations = self.parse("word/_rels/document.xml.rels").iterfind(RELATION)
        return {one.get("Id", ""): posixpath.normpath(f"word/{one.get('Target', '')}") for one in relations}

    def _furniture(self, part: str) -> list[str]:
        outer, self.blocks = self.blocks, []
        self.read(self.parse(part))
        blocks, self.blocks = self.blocks, outer
        return blocks


@dataclass(slots=True)
class _Fields:
    """Reads runs in order; of fields it takes the results, of page numbers a mark."""

    open: list[list[str]] = field(default_factory=list)  # instruction and state of each field that is open

    def text(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{W}fldChar":
                yield from self._mark(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}fldSimple" and _number(child.get(f"{W}instr", "")):
                yield _number(child.get(f"{W}instr", ""))
            elif child.tag == f"{W}instrText" and self.open:
                self.open[-1][0] += child.text or ""
            elif (child.tag == f"{W}r" and _hidden(child)) or child.tag in UNSEEN or not isinstance(child.tag, str):
                continue
            elif self._shown():
                yield _sign(child) or "".join(self.text(child))
            else:
                yield from self.text(child)

    def _mark(self, kind: str) -> Iterator[str]:
        if kind == "begin":
            self.open.append(["", kind])
        elif kind == "separate" and self.open:
            self.open[-1][1] = kind
        elif kind == "end" and self.open:
            instruction, _ = self.open.pop()
            if self._shown():
                yield _number(instruction)

    def _shown(self) -> bool:
        return all(state == "separate" and not _number(instruction) for instruction, state in self.open)


def _sign(element: etree._Element) -> str:
    """The text that an element of a run stands for; empty where it only holds others."""
    tag = element.tag
    if tag == f"{W}t":
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        shown = element.text or ""
        return spelt(shown if kept else shown.strip(" \t\r\n"))
    if tag == f"{W}br" and element.get(f"{W}type") in {"page", "column"}:
        return ""
    if tag == f"{W}sym":
        return chr(int(element.get(f"{W}char", "FFFD"), 16))
    if tag == DRAWING:
        return picture_text(element.get("descr", ""))
    return SIGNS.get(str(tag), "")


def _number(instruction: str) -> str:
    """The mark of a field that gives a number of pages, empty for other fields."""
    return NUMBERS.get("".join(instruction.split()[:1]), "")


def _hidden(run: etree._Element) -> bool:
    return _on(run.find(f"{W}rPr/{W}vanish"))


def _covered(cell: etree._Element) -> bool:
    """Whether a cell is only the lower part of one that spans rows."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in {"0", "false", "off"}
