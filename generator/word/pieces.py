"""What stands inside a paragraph of the frame: runs, breaks, tabs, page numbers, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.content.tree import Break, PageNumber, Tab
from generator.word.draft import WORDS, Unsupported
from generator.word.opening import SAFE_LINK
from generator.word.wordml import WP, Element, child, children, local, value

Content: TypeAlias = "str | Break | Tab | PageNumber | Element"  # an element is a picture in the line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph and its own formatting, a `w:rPr`."""

    content: Content
    properties: Element | None


def read_pieces(paragraph: Element) -> list[Piece]:
    """The pieces of a paragraph in order. Raises `Unsupported` for what the PDF could not show."""
    fields = _Fields()
    pieces = list(_walk(paragraph, fields))
    if fields.depth:
        raise Unsupported("поле, которое не кончается в своём абзаце")
    return pieces


PAGE_FIELDS = {"PAGE": False, "NUMPAGES": True}  # whether the field counts all pages
TRANSPARENT = {"hyperlink", "smartTag", "customXml", "sdt", "sdtContent"}  # what they hold is shown as it is
SKIPPED = {
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "lastRenderedPageBreak"),
    *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
}
REFUSED = WORDS | {
    "pict": "фигура, надпись или водяной знак",
    "AlternateContent": "фигура или надпись",
    "object": "внедрённый объект",
    "footnoteReference": "сноска",
    "endnoteReference": "концевая сноска",
    "commentReference": "примечание",
    "commentRangeStart": "примечание",
    "moveFrom": "непринятые исправления",
    "moveTo": "непринятые исправления",
    "sym": "знак из символьного шрифта",
    "ptab": "табуляция относительно полей",
    "ruby": "надстрочная подсказка",
    "oMath": "формула",
    "oMathPara": "формула",
    "subDoc": "вложенный документ",
}
_BOUND = {"dataBinding", "comboBox", "dropDownList", "date", "checkbox", "repeatingSection"}  # Word fills them itself
_PAGE = re.compile(r"\s*(PAGE|NUMPAGES)(\s*\\\*\s*(MERGEFORMAT|Arabic))*\s*", re.IGNORECASE)
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)".*', re.IGNORECASE)
_TEXTS: Mapping[str, Content] = {
    "tab": Tab(),
    "cr": Break(),
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


@dataclass
class _Fields:
    """Where in a complex field the reading stands: its code, then its result."""

    depth: int = 0
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    hides_result: bool = False

    def step(self, mark: str) -> str:
        """Take a `w:fldChar`; the field's code comes back when it is complete."""
        if mark == "begin":
            if self.depth:
                raise Unsupported("поле внутри поля")
            self.depth, self.code, self.in_result = 1, [], False
            return ""
        done = "" if self.in_result else "".join(self.code)
        self.in_result, self.depth = mark == "separate", int(mark == "separate")
        if mark == "end":
            self.hides_result = False
        return done


def _walk(parent: Element, fields: _Fields) -> Iterator[Piece]:
    for item in parent:
        name = local(item)
        if name == "r":
            yield from _run(item, fields)
        elif name == "fldSimple":
            yield Piece(_page_number(value(item, "instr") or ""), child(item, "r", "rPr"))
        elif name in TRANSPARENT:
            check_control(item)
            yield from _walk(item, fields)
        elif name and name not in SKIPPED:
            raise Unsupported(REFUSED.get(name, f"элемент w:{name}"))


def check_control(item: Element) -> None:
    """Raise `Unsupported` for a content control that Word fills with something of its own."""
    for setting in children(child(item, "sdtPr")):
        if local(setting) in _BOUND:
            raise Unsupported("элемент управления содержимым, который заполняет сам Word")


def _run(run: Element, fields: _Fields) -> Iterator[Piece]:
    properties = child(run, "rPr")
    for item in run:
        name = local(item)
        if name == "fldChar":
            if code := fields.step(value(item, "fldCharType") or ""):
                yield from _field(code, properties, fields)
        elif name == "instrText":
            fields.code.append(item.text or "")
        elif name and name != "rPr" and not fields.hides_result:
            yield from _content(item, name, properties)


def _field(code: str, properties: Element | None, fields: _Fields) -> Iterator[Piece]:
    """A page number takes the place of its field's last result; a link shows its result."""
    link = _LINK.fullmatch(code)
    if link is None:
        yield Piece(_page_number(code), properties)
        fields.hides_result = fields.in_result
    elif not SAFE_LINK.match(link[1]):
        raise Unsupported(f"ссылка на «{link[1]}»")


def _content(item: Element, name: str, properties: Element | None) -> Iterator[Piece]:
    if name == "t":
        if item.text:
            yield Piece(item.text, properties)
    elif name in _TEXTS:
        yield Piece(_TEXTS[name], properties)
    elif name in _RUN_CONTENT:
        yield Piece(_RUN_CONTENT[name](item), properties)
    elif name not in SKIPPED:
        raise Unsupported(REFUSED.get(name, f"элемент w:{name}"))


def _page_number(code: str) -> PageNumber:
    found = _PAGE.fullmatch(code)
    if found is None:
        raise Unsupported(f"поле «{code.strip()}» (можно только PAGE и NUMPAGES)")
    return PageNumber(total=PAGE_FIELDS[found[1].upper()])


def _break(item: Element) -> Content:
    if (value(item, "type") or "textWrapping") != "textWrapping":
        raise Unsupported("разрыв страницы или колонки")
    return Break()


def _drawing(item: Element) -> Content:
    inline = item.find(WP + "inline")
    if inline is None:
        raise Unsupported("рисунок с обтеканием или фигура поверх текста (можно только «в тексте»)")
    return inline


_RUN_CONTENT: Mapping[str, Callable[[Element], Content]] = {"br": _break, "drawing": _drawing}
