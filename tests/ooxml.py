"""What Word may refuse in a .docx, found by an own walk over all parts. Shares nothing with the writer.

LibreOffice forgives most of these faults, so opening a file there proves little.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import BadZipFile, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BORDERS = "top left start bottom right end"
ORDER: dict[str, str] = {  # children of an element, in the only order the schema allows
    "document": "background body",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "numPr": "ilvl numId",
    "pBdr": f"{BORDERS} between bar",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tblBorders": f"{BORDERS} insideH insideV",
    "tblCellMar": BORDERS,
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": f"{BORDERS} insideH insideV tl2br tr2bl",
    "tcMar": BORDERS,
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
    "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
    "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
    "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
    "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids attachedSchema "
    "themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
    "readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
}
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}  # properties come before all else
MANY = {"tr", "tc", "style", "tblStylePr", "abstractNum", "num", "lvl", "lvlOverride", "numPicBullet"}
MANY |= {"headerReference", "footerReference"}
PARENTS = {  # where an element may stand
    "p": {"body", "tc", "sdtContent", "hdr", "ftr"},
    "tbl": {"body", "tc", "sdtContent", "hdr", "ftr"},
    "r": {"p", "hyperlink", "sdtContent", "ins", "fldSimple"},
    "t": {"r"},
    "hyperlink": {"p"},
    "tc": {"tr"},
    "sectPr": {"body", "pPr"},
}
STYLE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
MAX_BOOKMARK = 40
LEFTOVER = re.compile(r"\{\{|\{%|%\}|\}\}")

Element = etree._Element


def faults(docx: bytes, *, literal: Collection[str] = ()) -> list[str]:
    """All faults found, in English, each with the part it is in. `literal` are author's words that hold braces."""
    try:
        with ZipFile(BytesIO(docx)) as archive:
            names = archive.namelist()
            parts = {name: archive.read(name) for name in names}
    except (BadZipFile, EOFError) as error:
        return [f"no zip: {error}"]
    doubles = [f"{name}: twice in the archive" for name, count in Counter(names).items() if count > 1]
    package = Package(parts)
    if package.broken:
        return doubles + package.broken
    return [*doubles, *(fault for check in CHECKS for fault in check(package)), *_leftovers(package, literal)]


class Package:
    """Parts of a document, parsed strictly."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.roots: dict[str, Element] = {}
        self.broken: list[str] = []
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    self.roots[name] = etree.fromstring(data, parser)
                except etree.XMLSyntaxError as error:
                    self.broken.append(f"{name}: {error}")
                if b"<!DOCTYPE" in data:
                    self.broken.append(f"{name}: has a DOCTYPE")
        self.broken += [f"{name}: is missing" for name in ("[Content_Types].xml", "_rels/.rels") if name not in parts]

    def relations(self, part: str) -> dict[str, Element]:
        """Relations of a part by id."""
        folder, name = posixpath.split(part)
        root = self.roots.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {relation.get("Id", ""): relation for relation in root} if root is not None else {}

    def word_parts(self) -> Iterator[tuple[str, Element]]:
        """Parts written in WordprocessingML."""
        return ((name, root) for name, root in self.roots.items() if str(root.tag).startswith(W))

    def ids(self, part: str, name: str, attribute: str) -> set[str]:
        """Values of one attribute on all elements of one name in a part."""
        root = self.roots.get(part)
        return {value(found, attribute) for found in root.iter(W + name)} if root is not None else set()


def local(element: Element) -> str:
    """Name of a Word element, "" for others."""
    return element.tag[len(W) :] if isinstance(element.tag, str) and element.tag.startswith(W) else ""


def value(element: Element | None, attribute: str = "val") -> str:
    """A Word attribute, "" where there is none."""
    return element.get(W + attribute, "") if element is not None else ""


# the package


def _content_types(package: Package) -> Iterator[str]:
    root = package.roots["[Content_Types].xml"]
    extensions = {entry.get("Extension", "").lower() for entry in root.iter(f"{TYPES}Default")}
    overrides = [entry.get("PartName", "").lstrip("/") for entry in root.iter(f"{TYPES}Override")]
    for name in package.parts:
        if name != "[Content_Types].xml" and name not in overrides and name.rpartition(".")[2] not in extensions:
            yield f"{name}: has no content type"
        if name in package.roots and str(package.roots[name].tag).startswith(W) and name not in overrides:
            yield f"{name}: its content type is not said"
    yield from (f"{name}: has a content type but is missing" for name in overrides if name not in package.parts)
    yield from (f"{name}: two content types" for name, count in Counter(overrides).items() if count > 1)


def _relations(package: Package) -> Iterator[str]:
    for name, root in package.roots.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for identity, count in Counter(relation.get("Id") for relation in root).items():
            if count > 1:
                yield f"{name}: {identity} twice"
        for relation in root:
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            if relation.get("TargetMode") != "External" and target not in package.parts:
                yield f"{name}: {relation.get('Id')} leads to {target}, which is missing"


def _relation_ids(package: Package) -> Iterator[str]:
    wanted = {"headerReference": "header", "footerReference": "footer", "blip": "image", "hyperlink": "hyperlink"}
    for name, root in package.word_parts():
        known = package.relations(name)
        for element in root.iter("*"):
            for attribute, identity in ((str(key), str(value)) for key, value in element.attrib.items()):
                if not attribute.startswith(R):
                    continue
                kind = wanted.get(etree.QName(element).localname, "")
                if identity not in known:
                    yield f"{name}: {identity} has no relation"
                elif not known[identity].get("Type", "").endswith(kind):
                    yield f"{name}: {identity} is no {kind}"


# the markup


def _child_order(package: Package) -> Iterator[str]:
    ranks = {
        parent: {child: rank for rank, group in enumerate(order.split()) for child in group.split("|")}
        for parent, order in ORDER.items()
    }
    for name, root in package.word_parts():
        for element in root.iter(f"{W}*"):
            if local(element) in ranks:
                yield from (f"{name}: {fault}" for fault in _out_of_order(element, ranks[local(element)]))
            first = FIRST.get(local(element))
            if first and any(local(child) == first for child in list(element)[1:]):
                yield f"{name}: {first} is not the first in {local(element)}"


def _out_of_order(element: Element, ranks: dict[str, int]) -> Iterator[str]:
    names = [local(child) for child in element if local(child)]
    yield from (f"{child} may not stand in {local(element)}" for child in names if child not in ranks)
    known = [child for child in names if child in ranks]
    for one, other in pairwise(known):
        if ranks[one] > ranks[other]:
            yield f"{one} before {other} in {local(element)}"
    for child, count in Counter(known).items():
        if count > 1 and child not in MANY:
            yield f"{child} twice in {local(element)}"


def _nesting(package: Package) -> Iterator[str]:
    for name, root in package.word_parts():
        for element in root.iter(f"{W}*"):
            parent = element.getparent()
            allowed = PARENTS.get(local(element))
            if allowed and parent is not None and local(parent) not in allowed:
                yield f"{name}: {local(element)} in {local(parent)}"
            if local(element) in {"t", "instrText"} and _loses_spaces(element):
                yield f"{name}: spaces of {element.text!r} will be lost"
    body = package.roots["word/document.xml"].find(f"{W}body")
    if body is None or len(body) == 0 or local(body[-1]) != "sectPr":
        yield "word/document.xml: the body does not end by its section"
    elif [local(child) for child in body].count("sectPr") > 1:
        yield "word/document.xml: two sections at the end of the body"
    elif len(body) < 2 or local(body[-2]) == "tbl":
        yield "word/document.xml: no paragraph at the end of the body"


def _loses_spaces(element: Element) -> bool:
    text = element.text or ""
    return text != text.strip(" ") and element.get(XML_SPACE) != "preserve"


def _tables(package: Package) -> Iterator[str]:
    for name, root in package.word_parts():
        for table in root.iter(f"{W}tbl"):
            yield from (f"{name}: {fault}" for fault in _table_faults(table))


def _table_faults(table: Element) -> Iterator[str]:
    after = table.getnext()
    if after is not None and local(after) == "tbl":
        yield "two tables side by side become one"
    grid = [int(value(column, "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    declared = table.find(f"{W}tblPr/{W}tblW")
    if declared is not None and value(declared, "type") == "dxa" and int(value(declared, "w")) != sum(grid):
        yield f"columns make {sum(grid)}, the table is {value(declared, 'w')} wide"
    if not table.findall(f"{W}tr"):
        yield "a table without rows"
    open_columns: dict[int, int] = {}
    for row in table.findall(f"{W}tr"):
        cells = list(_cells(row))
        yield from _cell_faults(cells, grid, open_columns)
        open_columns = {column: span for cell, column, span in cells if cell.find(f"{W}tcPr/{W}vMerge") is not None}
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
    if heads != sorted(heads, reverse=True):
        yield "a head row below the body"


def _cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Cells of a row with their grid column and span."""
    column = 0
    for cell in row.findall(f"{W}tc"):
        spans = cell.find(f"{W}tcPr/{W}gridSpan")
        span = int(value(spans) or 1)
        yield cell, column, span
        column += span


def _cell_faults(cells: list[tuple[Element, int, int]], grid: list[int], above: dict[int, int]) -> Iterator[str]:
    if sum(span for _, _, span in cells) != len(grid):
        yield f"a row of {sum(span for _, _, span in cells)} columns in a grid of {len(grid)}"
    for cell, column, span in cells:
        if len(cell) == 0 or local(cell[-1]) != "p":
            yield "a cell that does not end by a paragraph"
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None and value(width, "type") == "dxa" and int(value(width, "w")) != sum(grid[column:][:span]):
            yield f"a cell of width {value(width, 'w')} over columns {grid[column:][:span]}"
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and value(merge) != "restart" and above.get(column) != span:
            yield "a cell goes on from above where nothing began"


def _sections(package: Package) -> Iterator[str]:
    sections = list(package.roots["word/document.xml"].iter(f"{W}sectPr"))
    for number, section in enumerate(sections):
        size = section.find(f"{W}pgSz")
        if size is None:
            yield "word/document.xml: a section without a page size"
            continue
        if (value(size, "orient") == "landscape") != (int(value(size, "w")) > int(value(size, "h"))):
            yield f"word/document.xml: page {value(size, 'w')}x{value(size, 'h')} is {value(size, 'orient')!r}"
        if number and section.find(f"{W}titlePg") is not None:
            yield "word/document.xml: a later section hides its first page number"


def _fields(package: Package) -> Iterator[str]:
    for name, root in package.word_parts():
        depth: list[str] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = value(mark, "fldCharType")
            if kind == "begin":
                depth.append(kind)
            elif not depth or (kind == "separate" and depth[-1] != "begin"):
                yield f"{name}: field mark {kind!r} out of place"
            elif kind == "separate":
                depth[-1] = kind
            else:
                depth.pop()
        yield from (f"{name}: a field has no end" for _ in depth)


# references


def _styles(package: Package) -> Iterator[str]:
    known = {
        value(style, "styleId"): value(style, "type") for style in package.roots["word/styles.xml"].iter(f"{W}style")
    }
    for name, root in package.word_parts():
        for element in root.iter(*(W + tag for tag in STYLE_OF)):
            if known.get(value(element)) != STYLE_OF[local(element)]:
                yield f"{name}: no {STYLE_OF[local(element)]} style {value(element)!r}"
    for style in package.roots["word/styles.xml"].iter(f"{W}style"):
        for tag in ("basedOn", "next", "link"):
            for element in style.iter(W + tag):
                if value(element) not in known:
                    yield f"word/styles.xml: {tag} of {value(style, 'styleId')!r} leads to {value(element)!r}"
    ids = Counter(value(style, "styleId") for style in package.roots["word/styles.xml"].iter(f"{W}style"))
    yield from (f"word/styles.xml: style {identity!r} twice" for identity, count in ids.items() if count > 1)


def _numbers(package: Package) -> Iterator[str]:
    numbering = package.roots.get("word/numbering.xml")
    if numbering is None:
        return
    abstract = {value(one, "abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    nums = {value(num, "numId"): value(num.find(f"{W}abstractNumId")) for num in numbering.findall(f"{W}num")}
    if len(nums) != len(numbering.findall(f"{W}num")):
        yield "word/numbering.xml: a number id twice"
    yield from (f"word/numbering.xml: no abstract number {one!r}" for one in nums.values() if one not in abstract)
    for name, root in package.word_parts():
        for used in root.iter(f"{W}numPr"):
            number, level = used.find(f"{W}numId"), used.find(f"{W}ilvl")
            identity = value(number)
            if identity in {"0", ""}:
                continue
            if identity not in nums:
                yield f"{name}: no number {identity!r}"
            elif nums[identity] in abstract:
                levels = {value(one, "ilvl") for one in abstract[nums[identity]].iter(f"{W}lvl")}
                if (value(level) or "0") not in levels:
                    yield f"{name}: number {identity!r} has no level {value(level)!r}"


def _bookmarks(package: Package) -> Iterator[str]:
    names: list[str] = []
    for part, root in package.word_parts():
        starts = list(root.iter(f"{W}bookmarkStart"))
        names += [value(start, "name") for start in starts]
        begun = Counter(value(start, "id") for start in starts)
        ended = Counter(value(end, "id") for end in root.iter(f"{W}bookmarkEnd"))
        yield from (f"{part}: bookmark id {identity} twice" for identity, count in begun.items() if count > 1)
        if begun != ended:
            yield f"{part}: bookmarks begin and end unlike"
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield f"bookmark {name!r} twice"
        if len(name) > MAX_BOOKMARK or not re.fullmatch(r"[^\W\d]\w*", name):
            yield f"bookmark {name!r} is no valid name"
    for part, root in package.word_parts():
        for target in _targets(root):
            if target not in names:
                yield f"{part}: no bookmark {target!r}"


def _targets(root: Element) -> Iterator[str]:
    yield from (value(link, "anchor") for link in root.iter(f"{W}hyperlink") if value(link, "anchor"))
    for instruction in root.iter(f"{W}instrText"):
        found = re.match(r"\s*(?:PAGEREF|REF)\s+(\S+)", instruction.text or "")
        if found:
            yield found.group(1)


def _drawings(package: Package) -> Iterator[str]:
    ids = Counter(drawing.get("id", "") for _, root in package.word_parts() for drawing in root.iter(f"{WP}docPr"))
    for identity, count in ids.items():
        if count > 1:
            yield f"drawing id {identity} twice"
        if not identity.isdecimal() or int(identity) < 1:
            yield f"drawing id {identity!r} is no number"


def _leftovers(package: Package, literal: Collection[str]) -> Iterator[str]:
    for name, root in package.roots.items():
        for holder in root.iter(f"{W}p") if str(root.tag).startswith(W) else [root]:
            text = "".join(str(piece) for piece in holder.itertext())
            if LEFTOVER.search(text) and not any(words in text for words in literal):
                yield f"{name}: a placeholder was left in {text!r}"


CHECKS: Iterable[Callable[[Package], Iterator[str]]] = (
    _content_types,
    _relations,
    _relation_ids,
    _child_order,
    _nesting,
    _tables,
    _sections,
    _fields,
    _styles,
    _numbers,
    _bookmarks,
    _drawings,
)
