"""Making elements of WordprocessingML: names with prefixes in, lxml elements out. Knows no trees and no frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from generator.word.hyphens import NO_BREAK, held
from generator.word.wordml import TWIPS, Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def qualified(name: str) -> str:
    """`w:p` as lxml writes it; a name without prefix stays as it is."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def element(name: str, attributes: Mapping[str, object] | None = None, *children: Element | None) -> Element:
    """An element with its attributes, values turned into text, and those children that are not None."""
    prefix = name.partition(":")[0]
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in (attributes or {}).items():
        made.set(qualified(key), str(value))
    made.extend(child for child in children if child is not None)
    return made


def valued(name: str, value: object) -> Element:
    """An element whose one attribute is `w:val`."""
    return element(name, {"w:val": value})


def flag(name: str, on: bool = True) -> Element | None:
    """An element that is true by its presence, or None."""
    return element(name) if on else None


def dxa(points: float) -> int:
    """Points as whole twentieths of a point."""
    return round(points * TWIPS)


def run(properties: Iterable[Element], *contents: Element) -> Element:
    """A `w:r`; without properties it has no `w:rPr`."""
    looks = list(properties)
    return element("w:r", None, element("w:rPr", None, *looks) if looks else None, *contents)


def words(value: str) -> Iterator[Element]:
    """The contents of a run that prints the value: no line ends at the hyphens of acts' numbers."""
    for number, piece in enumerate(held(value).split(NO_BREAK)):
        if number:
            yield element("w:noBreakHyphen")
        if piece:
            yield text(piece)


def text(value: str, name: str = "w:t") -> Element:
    """A `w:t` (or `w:instrText`) that keeps its spaces."""
    made = element(name, {"xml:space": "preserve"})
    made.text = value
    return made


def field(instruction: str, *result: Element) -> list[Element]:
    """The runs of a field: begin, instruction, separator, what it shows now, end."""
    return [*field_start(instruction), *result, field_mark("end")]


def field_start(instruction: str) -> list[Element]:
    """The runs of a field up to what it shows; close it by `field_mark("end")`."""
    return [field_mark("begin"), run((), text(f" {instruction} ", "w:instrText")), field_mark("separate")]


def field_mark(kind: str) -> Element:
    """A run with one mark of a field: begin, separate or end."""
    return run((), element("w:fldChar", {"w:fldCharType": kind}))
