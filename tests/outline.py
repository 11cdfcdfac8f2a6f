"""A .docx as a readable outline, for golden files. Reads the XML by itself and counts list labels by itself."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XML = "{http://www.w3.org/XML/1998/namespace}"

EMU_IN_MM = 36000
TWIPS_IN_MM = 56.7
KINDS = {
    "Title": "TITLE",
    "heading 1": "H1",
    "heading 2": "H2",
    "heading 3": "H3",
    "Body Text": "P",
    "TOC Heading": "TOC",
}
LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"

Element = etree._Element


def outline(docx: bytes, width: int = 100) -> str:
    """One line a block: kind, then what it says, cut after `width` characters (cells after half of it)."""
    return "\n".join(line.rstrip() for line in Reader(docx, width).lines()) + "\n"


class Reader:
    """One document being read."""

    def __init__(self, docx: bytes, width: int) -> None:
        with ZipFile(BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.width = width
        self.body = self._root("word/document.xml")[0]
        self.styles = {value(style, "styleId"): style for style in self._root("word/styles.xml").iter(f"{W}style")}
        self.labels = Labels(self._root("word/numbering.xml"), self.styles)

    def lines(self) -> Iterator[str]:
        """All lines of the outline."""
        sections = list(self.body.iter(f"{W}sectPr"))
        yield from self._furniture(sections[0])
        yield _section(sections.pop(0))
        for block in self.body:
            yield from self._block(block)
            if sections and block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is not None:
                yield _section(sections.pop(0))

    def _root(self, part: str) -> Element:
        return etree.fromstring(self.parts[part])

    def _block(self, block: Element) -> Iterator[str]:
        if block.tag == f"{W}p":
            yield from self._paragraph(block)
        elif block.tag == f"{W}tbl":
            yield from self._table(block) if _find(block, "tblPr/tblStyle") is not None else self._columns(block)
        elif block.tag == f"{W}sdt":
            for inner in block.iterfind(f"{W}sdtContent/*"):
                yield from self._block(inner)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        style = self._style(paragraph)
        for drawing in paragraph.iter(f"{WP}inline"):
            yield _picture(drawing)
        said = self._text(paragraph)
        if not said and (style == "Конец раздела" or next(paragraph.iter(f"{WP}inline"), None) is not None):
            return
        kind = "LI" if self.labels.is_labelled(paragraph) else KINDS.get(style, f"[{style}]")
        yield _line(kind, "".join((*_direct(paragraph), self._cut(said, self.width))))

    def _table(self, table: Element) -> Iterator[str]:
        rows = table.findall(f"{W}tr")
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        total = sum(int(value(column, "w")) for column in columns)
        shares = " ".join(f"{int(value(column, 'w')) / total:.0%}" for column in columns)
        yield _line("TABLE", f"{len(rows)}x{len(columns)}  {shares}")
        for row in rows:
            cells = [" / ".join(self._text(p) for p in cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc")]
            yield _line(f"  {self._row_kind(row)}", " | ".join(self._cut(cell, self.width // 2) for cell in cells))

    def _columns(self, table: Element) -> Iterator[str]:
        for cells in (row.findall(f"{W}tc") for row in table.iter(f"{W}tr")):
            texts = [" / ".join(self._text(p) for p in cell.iter(f"{W}p")) for cell in cells]
            style = self._style(next(cells[-1].iter(f"{W}p")))
            yield _line(f"[{style}]", " | ".join(self._cut(text, self.width) for text in texts))
        for drawing in table.iter(f"{WP}inline"):
            yield _picture(drawing)

    def _row_kind(self, row: Element) -> str:
        if _find(row, "trPr/tblHeader") is not None:
            return "HEAD"
        return "GROUP" if self._style(next(row.iter(f"{W}p"))) == "Группа таблицы" else "ROW"

    def _furniture(self, section: Element) -> Iterator[str]:
        """Header and footer of the first page and of the others."""
        relations = {one.get("Id"): one.get("Target") for one in self._root("word/_rels/document.xml.rels")}
        for kind in ("header", "footer"):
            for reference in section.iter(f"{W}{kind}Reference"):
                root = self._root(posixpath.join("word", relations[reference.get(f"{R}id")] or ""))
                said = " / ".join(text for paragraph in root.iter(f"{W}p") if (text := self._text(paragraph)))
                if said:
                    yield _line(f"{kind.upper()} {value(reference, 'type')}", said)

    def _style(self, paragraph: Element) -> str:
        style = self.styles.get(value(_find(paragraph, "pPr/pStyle")))
        return value(_find(style, "name")) if style is not None else "Normal"

    def _text(self, paragraph: Element) -> str:
        """Label and text; **bold**, *italic*, [link], fields as {NAME}, tab as an arrow, break as a slash."""
        return self.labels.next(paragraph) + "".join(_said(paragraph))

    def _cut(self, text: str, width: int) -> str:
        return text if len(text) <= width else text[: width - 1].rstrip() + "…"


class Labels:
    """Counts list labels as Word does."""

    def __init__(self, numbering: Element, styles: dict[str, Element]) -> None:
        self.styles = styles
        self.nums = {value(num, "numId"): num for num in numbering.findall(f"{W}num")}
        self.levels = {
            value(abstract, "abstractNumId"): {int(value(level, "ilvl")): level for level in abstract.iter(f"{W}lvl")}
            for abstract in numbering.iter(f"{W}abstractNum")
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)  # by abstract number, then by level
        self.begun: set[tuple[str, int]] = set()

    def is_labelled(self, paragraph: Element) -> bool:
        """Whether the paragraph has a label."""
        return self._where(paragraph)[0] in self.nums

    def next(self, paragraph: Element) -> str:
        """The label of the next paragraph with a space after it, "" where it has none."""
        number, level = self._where(paragraph)
        if number not in self.nums:
            return ""
        abstract = value(_find(self.nums[number], "abstractNumId"))
        counts = self.counts[abstract]
        restart = self._restart(number, level)
        if restart is not None and (number, level) not in self.begun:
            counts[level] = restart
        else:
            start = int(value(_find(self.levels[abstract][level], "start")) or 1)
            counts[level] = counts[level] + 1 if level in counts else restart or start
        self.begun.add((number, level))
        self.counts[abstract] = {upper: count for upper, count in counts.items() if upper <= level}
        return self._shape(abstract, level) + " "

    def _where(self, paragraph: Element) -> tuple[str, int]:
        """Number id and level: what the paragraph says, then what its style or the style's base says."""
        holder: Element | None = paragraph
        number, level = "", ""
        style = value(_find(paragraph, "pPr/pStyle"))
        while holder is not None and not (number and level):
            number = number or value(_find(holder, "pPr/numPr/numId"))
            level = level or value(_find(holder, "pPr/numPr/ilvl"))
            holder = self.styles.get(style)
            style = value(_find(holder, "basedOn"))
        return number, int(level or 0)

    def _restart(self, number: str, level: int) -> int | None:
        for override in self.nums[number].findall(f"{W}lvlOverride"):
            start = _find(override, "startOverride")
            if int(value(override, "ilvl")) == level and start is not None:
                return int(value(start))
        return None

    def _shape(self, abstract: str, level: int) -> str:
        levels = self.levels[abstract]
        text = value(_find(levels[level], "lvlText"))
        for upper in range(level + 1):
            count = self.counts[abstract].get(upper, 1)
            letters = value(_find(levels[upper], "numFmt")) == "russianLower"
            text = text.replace(f"%{upper + 1}", LETTERS[count - 1] if letters else str(count))
        return text


def value(element: Element | None, attribute: str = "val") -> str:
    """A Word attribute, "" where there is none."""
    return element.get(W + attribute, "") if element is not None else ""


def _find(element: Element | None, path: str) -> Element | None:
    return element.find("/".join(W + step for step in path.split("/"))) if element is not None else None


def _line(kind: str, said: str) -> str:
    return f"{kind:<7} {said}"


def _section(section: Element) -> str:
    size = section.find(f"{W}pgSz")
    width, height = (round(int(value(size, side)) / TWIPS_IN_MM) for side in "wh")
    return _line("SECTION", f"{value(size, 'orient') or 'portrait'} {width}x{height}")


def _picture(drawing: Element) -> str:
    extent, about = drawing.find(f"{WP}extent"), drawing.find(f"{WP}docPr")
    assert extent is not None and about is not None
    width, height = (round(int(extent.get(side, "0")) / EMU_IN_MM) for side in ("cx", "cy"))
    kind = "PICTURE" if drawing.find(f".//{CHART}") is None else "CHART"
    return _line(kind, f"{width}x{height} {about.get('descr', '')}")


def _direct(paragraph: Element) -> Iterator[str]:
    """Direct formatting of the paragraph, in words."""
    if _find(paragraph, "pPr/pageBreakBefore") is not None:
        yield "(new page) "
    if _find(paragraph, "pPr/jc") is not None:
        yield f"({value(_find(paragraph, 'pPr/jc'))}) "
    if _find(paragraph, "pPr/ind") is not None:
        yield "(no indent) "


def _said(paragraph: Element) -> Iterator[str]:
    """The pieces of a paragraph; of a field its name stands for what it shows, but for contents and their pages."""
    hidden = False
    for piece in paragraph.iter(
        *(f"{W}{name}" for name in ("t", "br", "tab", "noBreakHyphen", "instrText", "fldChar"))
    ):
        if piece.tag == f"{W}instrText":
            name = (piece.text or "").split()[0]
            hidden = name not in {"TOC", "PAGEREF"}
            yield f"{{{name}}}" if hidden else ""
        elif piece.tag == f"{W}fldChar":
            hidden = hidden and value(piece, "fldCharType") != "end"
        elif piece.tag == f"{W}t":
            yield "" if hidden else _marked(piece)
        elif piece.tag == f"{W}noBreakHyphen":
            yield "" if hidden else "-"
        elif next(piece.iterancestors()).tag == f"{W}r":
            yield " / " if piece.tag == f"{W}br" else " → "


def _marked(piece: Element) -> str:
    said = piece.text or ""
    marks = {"b": "**", "i": "*"}
    for name, mark in marks.items():
        if _find(piece.getparent(), f"rPr/{name}") is not None:
            said = f"{mark}{said}{mark}"
    linked = any(True for _ in piece.iterancestors(f"{W}hyperlink")) and not any(
        True for _ in piece.iterancestors(f"{W}sdt")
    )
    return f"[{said}]" if linked else said
