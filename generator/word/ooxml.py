"""Making elements of WordprocessingML as markup: a paper has thousands, and joined text is ten times as quick as nodes.

Names bear the prefixes of `NAMESPACES`. Knows no trees and no frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from generator.word.hyphens import NO_BREAK, held
from generator.word.wordml import TWIPS, Element

Markup: TypeAlias = str  # elements written out, texts escaped

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

_TAG = re.compile("<[^ />]+")
_SCOPE = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items() if prefix != "xml")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_VALUE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def qualified(name: str) -> str:
    """`w:p` as lxml writes it; a name without prefix stays as it is."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def element(name: str, attributes: Mapping[str, object] | None = None, *children: Markup | None) -> Markup:
    """An element with its attributes, values turned into text, and those children that are not None."""
    said = "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items()]) if attributes else ""
    inside = "".join(filter(None, children))
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def node(markup: Markup) -> Element:
    """One element of markup, a part or put into one. Raises `lxml.etree.XMLSyntaxError` for what is not well-formed."""
    return etree.fromstring(f"<scope {_SCOPE}>{markup}</scope>")[0]


def said(name: str, words: str) -> Markup:
    """An element that holds nothing but words."""
    return f"<{name}>{words.translate(_IN_TEXT)}</{name}>"


def in_scope(markup: Markup, known: Mapping[str | None, str]) -> Markup:
    """An element that itself declares the prefixes it uses and that do not stand for ours where it is put."""
    missing = [
        f' xmlns:{prefix}="{name}"'
        for prefix, name in NAMESPACES.items()
        if known.get(prefix) != name and prefix != "xml" and (f"<{prefix}:" in markup or f" {prefix}:" in markup)
    ]
    return _TAG.sub(lambda tag: tag[0] + "".join(missing), markup, count=1) if missing else markup


def _quoted(value: object) -> str:
    return str(value) if isinstance(value, int) else str(value).translate(_IN_VALUE)


def valued(name: str, value: object) -> Markup:
    """An element whose one attribute is `w:val`."""
    return f'<{name} w:val="{_quoted(value)}"/>'


def flag(name: str, on: bool = True) -> Markup | None:
    """An element that is true by its presence, or None."""
    return f"<{name}/>" if on else None


def dxa(points: float) -> int:
    """Points as whole twentieths of a point."""
    return round(points * TWIPS)


def run(properties: Iterable[Markup], *contents: Markup) -> Markup:
    """A `w:r`; without properties it has no `w:rPr`."""
    looks = "".join(properties)
    return element("w:r", None, element("w:rPr", None, looks) if looks else None, *contents)


def words(value: str) -> Iterator[Markup]:
    """The contents of a run that prints the value: no line ends at the hyphens of acts' numbers."""
    for number, piece in enumerate(held(value).split(NO_BREAK)):
        if number:
            yield element("w:noBreakHyphen")
        if piece:
            yield text(piece)


def text(value: str, name: str = "w:t") -> Markup:
    """A `w:t` (or `w:instrText`) that keeps its spaces."""
    return f'<{name} xml:space="preserve">{value.translate(_IN_TEXT)}</{name}>'


def field(instruction: str, *result: Markup) -> list[Markup]:
    """The runs of a field: begin, instruction, separator, what it shows now, end."""
    return [*field_start(instruction), *result, field_mark("end")]


def field_start(instruction: str) -> list[Markup]:
    """The runs of a field up to what it shows; close it by `field_mark("end")`."""
    return [field_mark("begin"), run((), text(f" {instruction} ", "w:instrText")), field_mark("separate")]


def field_mark(kind: str) -> Markup:
    """A run with one mark of a field: begin, separate or end."""
    return run((), element("w:fldChar", {"w:fldCharType": kind}))
