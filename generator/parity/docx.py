"""What a DOCX says, read from its XML alone."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generator.parity.charts import docx_text
from generator.parity.counting import VALUE, Counting, Membership, W, first, membership, read_counting, value
from generator.parity.outline import PAGE_MARK, TOTAL_MARK, picture_text, spelt

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MAIN = "word/document.xml"
CONTENTS = "Table of Contents"
PARAGRAPH, TABLE, CONTROL, CELL, RUN, TEXT = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}tc", f"{W}r", f"{W}t"
PROPERTIES, STYLE, LOOKS, HIDDEN = f"{W}pPr", f"{W}pStyle", f"{W}rPr", f"{W}vanish"
MARK, SIMPLE, INSTRUCTION = f"{W}fldChar", f"{W}fldSimple", f"{W}instrText"
CELL_PROPERTIES, MERGE = f"{W}tcPr", f"{W}vMerge"
HOLDERS = {f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
UNSEEN = {f"{W}del", f"{W}moveFrom", PROPERTIES, LOOKS, f"{W}sdtPr", FALLBACK}
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


@dataclass(frozen=True, slots=True)
class _Styles:
    """The paragraph styles of a document: what each is based on, with its list; the id of the usual one."""

    known: Mapping[str, tuple[str | None, Membership]]
    usual: str | None


@lru_cache(maxsize=8)  # papers of one frame hold the same part, byte for byte
def _read_styles(part: bytes) -> _Styles:
    styles = etree.fromstring(part, PARSER).findall(f"{W}style[@{W}type='paragraph']")
    known = {
        style.get(f"{W}styleId", ""): (value(style, f"{W}basedOn"), membership(style.find(PROPERTIES)))
        for style in styles
    }
    usual = (style.get(f"{W}styleId") for style in styles if style.get(f"{W}default") in {"1", "true"})
    return _Styles(known, next(usual, None))


@dataclass(slots=True)
class _Reader:
    """Walks the parts of one document."""

    parts: dict[str, bytes]
    blocks: list[str] = field(default_factory=list)
    contents: list[list[str]] = field(default_factory=list)
    counting: Counting = field(init=False)
    styles: _Styles = field(init=False)
    chains: dict[str | None, list[tuple[str, Membership]]] = field(default_factory=dict)  # by style, the nearest first

    def __post_init__(self) -> None:
        numbering = "word/numbering.xml"
        self.counting = read_counting(self.parse(numbering) if numbering in self.parts else None)
        self.styles = _read_styles(self.parts["word/styles.xml"])

    def parse(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name], PARSER)

    def read(self, parent: etree._Element, boxed: bool = False) -> None:
        """Adds the blocks under an element; those in table cells (`boxed`) count even when they are empty."""
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                text = self.paragraph(child)
                if text or boxed:
                    self.blocks.append(text)
            elif tag == TABLE:
                self._table(child)
            elif tag == CONTROL:
                self._block_of_parts(child, boxed)
            elif tag in HOLDERS:
                self.read(child, boxed)

    def _table(self, table: etree._Element) -> None:
        for cell in table.iterdescendants(CELL):
            if next(cell.iterancestors(TABLE)) is table and not _covered(cell):
                self.read(cell, boxed=True)

    def _block_of_parts(self, sdt: etree._Element, boxed: bool) -> None:
        inside = sdt.find(f"{W}sdtContent")
        if inside is None:
            return
        if value(sdt, f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") == CONTENTS:
            lines = (self.paragraph(one) for one in inside.iterdescendants(PARAGRAPH))
            self.contents.append([line for line in lines if line])
        else:
            self.read(inside, boxed)

    def paragraph(self, paragraph: etree._Element) -> str:
        """The text of a paragraph with its list label."""
        properties = first(paragraph, PROPERTIES)
        named = None if properties is None else first(properties, STYLE)
        style = (None if named is None else named.get(VALUE)) or self.styles.usual
        if style not in self.chains:
            self.chains[style] = self._chain(style)
        return self.counting.label(membership(properties), self.chains[style]) + _Fields(self._drawing).text(paragraph)

    def _drawing(self, properties: etree._Element) -> str:
        """The text of a picture or a chart, whose properties these are."""
        alt, holder = properties.get("descr", ""), properties.getparent()
        chart = None if holder is None else holder.find(f".//{CHART}")
        if chart is None:
            return picture_text(alt)
        part = self._targets()[chart.get(f"{R}id", "")]
        (book,) = self._targets(part).values()
        return docx_text(self.parts[part], self.parts[book], alt)

    def _chain(self, style: str | None) -> list[tuple[str, Membership]]:
        chain: list[tuple[str, Membership]] = []
        while style is not None and style in self.styles.known and len(chain) < len(self.styles.known):
            parent, said = self.styles.known[style]
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

    def _targets(self, part: str = MAIN) -> dict[str, str]:
        """The parts that a part leads to, by the id of the relation."""
        folder, name = posixpath.split(part)
        relations = self.parse(f"{folder}/_rels/{name}.rels").iterfind(RELATION)
        return {one.get("Id", ""): posixpath.normpath(f"{folder}/{one.get('Target', '')}") for one in relations}

    def _furniture(self, part: str) -> list[str]:
        outer, self.blocks = self.blocks, []
        self.read(self.parse(part))
        blocks, self.blocks = self.blocks, outer
        return blocks


@dataclass(slots=True)
class _Fields:
    """Reads runs in order; of fields it takes the results, of page numbers a mark. `drawn` reads what is drawn."""

    drawn: Callable[[etree._Element], str]
    open: list[list[str]] = field(default_factory=list)  # instruction and state of each field that is open
    said: list[str] = field(default_factory=list)

    def text(self, paragraph: etree._Element) -> str:
        self._read(paragraph)
        return "".join(self.said)

    def _read(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == MARK:
                self._mark(child.get(f"{W}fldCharType", ""))
            elif tag == SIMPLE and _number(child.get(f"{W}instr", "")):
                self.said.append(_number(child.get(f"{W}instr", "")))
            elif tag == INSTRUCTION and self.open:
                self.open[-1][0] += child.text or ""
            elif tag in UNSEEN or (tag == RUN and _hidden(child)) or not isinstance(tag, str):
                continue
            elif sign := (self.drawn(child) if tag == DRAWING else _sign(child, tag)) if self._shown() else "":
                self.said.append(sign)
            else:
                self._read(child)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.open.append(["", kind])
        elif kind == "separate" and self.open:
            self.open[-1][1] = kind
        elif kind == "end" and self.open:
            instruction, _ = self.open.pop()
            if self._shown():
                self.said.append(_number(instruction))

    def _shown(self) -> bool:
        return not self.open or all(state == "separate" and not _number(code) for code, state in self.open)


def _sign(element: etree._Element, tag: str) -> str:
    """The text that an element of a run stands for; empty where it only holds others."""
    if tag == TEXT:
        kept = element.get(SPACE) == "preserve"
        shown = element.text or ""
        return spelt(shown if kept else shown.strip(" \t\r\n"))
    if tag == f"{W}br" and element.get(f"{W}type") in {"page", "column"}:
        return ""
    if tag == f"{W}sym":
        return chr(int(element.get(f"{W}char", "FFFD"), 16))
    return SIGNS.get(tag, "")


def _number(instruction: str) -> str:
    """The mark of a field that gives a number of pages, empty for other fields."""
    return NUMBERS.get("".join(instruction.split()[:1]), "")


def _hidden(run: etree._Element) -> bool:
    looks = first(run, LOOKS)
    return looks is not None and _on(looks.find(HIDDEN))


def _covered(cell: etree._Element) -> bool:
    """Whether a cell is only the lower part of one that spans rows."""
    properties = first(cell, CELL_PROPERTIES)
    merge = None if properties is None else first(properties, MERGE)
    return merge is not None and merge.get(VALUE, "continue") == "continue"


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(VALUE, "true") not in {"0", "false", "off"}
