"""Controlled HTML as strict XML: reading, the words it may use, faults that name template, line and fragment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from generator.content.marks import PlaceMarks, StrayMark, without_marks
from generator.content.spaces import SPACE
from generator.errors import BadTemplate
from generator.findings import Place

Element: TypeAlias = etree._Element

LONGEST_FRAGMENT = 100  # characters of HTML that a message shows

P_ROLES = frozenset(
    {"subtitle", "organisation", "kind", "about", "preamble", "place"}
    | {"mark", "approval", "executor", "member", "label", "signature", "visa-head"}
)
COLUMNS_ROLES = frozenset({"signature", "requisites", "visa", "acquainted"})
ALIGNS = frozenset({"left", "center", "right"})
CHARTS = frozenset({"columns", "stacked", "bars", "lines", "pie"})
MODIFIERS = ALIGNS | {"noindent", "newpage", "keep"}

BLOCKS = frozenset({"h1", "h2", "h3", "p", "ul", "ol", "table", "figure", "div", "nav"})
INLINE = frozenset({"strong", "em", "sub", "sup", "br", "a"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("head", "title", "body", "ul", "li", "caption", "colgroup", "thead", "tbody"), frozenset()),
    **dict.fromkeys(("figcaption", "strong", "em", "sub", "sup", "br"), frozenset()),
    "html": frozenset({"lang"}),
    "meta": frozenset({"name", "content"}),
    "section": frozenset({"class"}),
    **dict.fromkeys(("h1", "h2", "h3"), frozenset({"class", "id"})),
    "p": frozenset({"class"}),
    "ol": frozenset({"class", "start"}),
    "table": frozenset({"class", "title", "data-unit", "data-width"}),
    "col": frozenset({"width"}),
    "tr": frozenset({"class"}),
    "th": frozenset({"class", "scope", "colspan", "rowspan"}),
    "td": frozenset({"class", "colspan", "rowspan"}),
    "figure": frozenset({"id"}),
    "img": frozenset({"src", "alt", "width"}),
    "div": frozenset({"class"}),
    "nav": frozenset({"class", "data-levels"}),
    "a": frozenset({"href"}),
}
NO_CLASSES: frozenset[str] = frozenset()
CLASSES: dict[str, frozenset[str]] = {
    "h1": frozenset({"title", "newpage"}),
    "h2": frozenset({"newpage"}),
    "h3": frozenset({"newpage"}),
    "p": P_ROLES | MODIFIERS | {"missing"},
    "ol": frozenset({"bracket", "letter", "points"}),
    "table": frozenset({"grid", "splittable", "chart"}) | CHARTS,
    "tr": frozenset({"group"}),
    "th": MODIFIERS,
    "td": MODIFIERS,
    "div": COLUMNS_ROLES | {"keep"},
    "nav": frozenset({"toc"}),
    "section": frozenset({"landscape"}),
}

XML_FAULTS = {
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH: "Закрыт не тот тег, что открыт",
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: "Тег не закрыт",
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY: "Такой сущности нет, есть только &amp; &lt; &gt; &quot; &apos;",
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: "Знак & пишется как &amp;",
    etree.ErrorTypes.ERR_NAME_REQUIRED: "После < или & нет имени: сами эти знаки пишутся как &lt; и &amp;",
    etree.ErrorTypes.ERR_LT_IN_ATTRIBUTE: "Знак < внутри атрибута",
    etree.ErrorTypes.ERR_ATTRIBUTE_REDEFINED: "Атрибут задан дважды",
    etree.ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED: "Значение атрибута без кавычек",
    etree.ErrorTypes.ERR_ATTRIBUTE_WITHOUT_VALUE: "Атрибут без значения",
    etree.ErrorTypes.ERR_GT_REQUIRED: "Нет знака > в конце тега",
    etree.ErrorTypes.ERR_INVALID_CHAR: "Знак, которого в XML быть не может",
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY: "HTML пуст",
    etree.ErrorTypes.ERR_DOCUMENT_END: "Лишнее после конца документа",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The HTML of one template: gives texts without marks and makes faults."""

    template: str
    marks: PlaceMarks

    def fault(self, code: str, element: Element, message: str, hint: str = "") -> BadTemplate:
        """The fault at this element; a text of the author in it is named by its own place."""
        raw = etree.tostring(element, encoding="unicode", with_tail=False)
        author = self.marks.first_place(raw)
        own = f"Текст из описания: {author}." if author else ""
        fragment = " ".join(without_marks(raw).split())
        return self.fault_at(code, _line(element), message, fragment, " ".join(filter(None, (hint, own))))

    def fault_at(self, code: str, line: int, message: str, fragment: str, hint: str = "") -> BadTemplate:
        """The fault at a line of the HTML."""
        if len(fragment) > LONGEST_FRAGMENT:
            fragment = f"{fragment[:LONGEST_FRAGMENT]}…"
        said = f"{message}: «{fragment}» (строка {line} готового HTML)"
        return BadTemplate(code, said, Place(self.template, line), hint)

    def pieces(self, element: Element, marked: str | None) -> list[tuple[str, Place | None]]:
        """A text inside the element piece by piece, each with the author's place."""
        try:
            return self.marks.split(marked or "")
        except StrayMark:
            raise self.fault("TPL050", element, "Метка места осталась без пары", STRAY_HINT) from None

    def attribute(self, element: Element, name: str) -> str:
        """The attribute without marks, "" where there is none."""
        said = element.get(name)
        return "".join(text for text, _ in self.pieces(element, said)) if said else ""

    def classes(self, element: Element) -> frozenset[str]:
        """The classes of the element."""
        said = self.attribute(element, "class")
        return frozenset(said.split()) if said else NO_CLASSES

    def children(self, element: Element, *allowed: str) -> Iterator[Element]:
        """The children of an element that holds no text of its own; raises `BadTemplate` for text and other tags."""
        for before, text in [(element, element.text), *((child, child.tail) for child in element)]:
            if text and text.strip(SPACE) and (stray := without_marks(text).strip(SPACE)):
                raise self.fault_at("TPL025", _line(before), f"Прямо в <{element.tag!s}> текста не бывает", stray)
        for child in element:
            if child.tag not in allowed:
                known = ", ".join(f"<{tag}>" for tag in allowed)
                message = f"Тегу <{child.tag!s}> в <{element.tag!s}> не место"
                raise self.fault("TPL021", child, message, f"Можно: {known}.")
            yield child

    def whole(self, element: Element, name: str, default: int, low: int, high: int) -> int:
        """The attribute as a whole number from `low` to `high`; raises `BadTemplate`."""
        said = self.attribute(element, name)
        if not said:
            return default
        if re.fullmatch("[0-9]{1,6}", said) and low <= int(said) <= high:
            return int(said)
        raise self.fault("TPL022", element, f"Атрибут {name} — целое число от {low} до {high}, а не «{said}»")


STRAY_HINT = "Шаблон разрезал или перестроил текст автора: печатайте его целиком или через prose и inline."


def parse_xhtml(xhtml: str, source: Source) -> Element:
    """The root of the HTML, every tag, attribute and class of it known; raises `BadTemplate`."""
    if "<!DOCTYPE" in xhtml:
        line = xhtml[: xhtml.index("<!DOCTYPE")].count("\n") + 1
        raise source.fault_at("TPL020", line, "Объявление DOCTYPE не нужно", "<!DOCTYPE", "Начните с <html>.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(xhtml.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_fault(xhtml, source, error) from None
    except UnicodeEncodeError as error:
        line = xhtml.count("\n", 0, error.start) + 1
        message = "Знак, которого в XML быть не может"
        raise source.fault_at("TPL020", line, message, f"U+{ord(xhtml[error.start]):04X}") from None
    for node in root.iter():
        _check(node, source)
    return root


def _syntax_fault(xhtml: str, source: Source, error: etree.XMLSyntaxError) -> BadTemplate:
    line = error.lineno or 1
    lines = xhtml.split("\n")
    fragment = without_marks(lines[line - 1].strip()) if line <= len(lines) else ""
    message = XML_FAULTS.get(getattr(error, "code", 0), "HTML не разобрать как XML")
    author = source.marks.first_place(lines[line - 1]) if line <= len(lines) else None
    return source.fault_at("TPL020", line, message, fragment, f"Текст из описания: {author}." if author else "")


def _check(node: Element, source: Source) -> None:
    """Refuse what the vocabulary does not hold, wherever it stands."""
    tag = node.tag
    if not isinstance(tag, str):
        raise source.fault("TPL021", node, "Примечания и инструкции в готовом HTML не нужны", "Пишите {# … #}.")
    if tag not in ATTRIBUTES:
        raise source.fault("TPL021", node, f"Неизвестный тег <{tag}>", f"Можно: {', '.join(sorted(ATTRIBUTES))}.")
    for name in node.attrib:
        if str(name) not in ATTRIBUTES[tag]:
            known = ", ".join(sorted(ATTRIBUTES[tag])) or "без атрибутов"
            raise source.fault("TPL022", node, f"У тега <{tag}> нет атрибута {name!s}", f"Можно: {known}.")
    for word in sorted(source.classes(node) - CLASSES.get(tag, NO_CLASSES)):
        known = ", ".join(sorted(CLASSES.get(tag, ()))) or "без классов"
        raise source.fault("TPL022", node, f"У тега <{tag}> нет класса {word}", f"Можно: {known}.")


def _line(element: Element) -> int:
    return int(getattr(element, "sourceline", None) or 1)
