"""Reading WordprocessingML: names, strict parsing, values of attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

TWIPS = 20  # in a point
EMU = 12700  # in a point

_OFF = {"0", "false", "off", "none"}


class BrokenPart(ValueError):
    """A part of the package is no XML that may be read; the message says why, in Russian."""


def parse(data: bytes) -> Element:
    """The root of a part, white space between elements dropped.

    Raises `BrokenPart` for what is no XML and for a document type: entities have no place in a Word file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenPart(f"разметка повреждена (строка {error.lineno})") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise BrokenPart("в разметке есть <!DOCTYPE>, в документах Word его не бывает")
    return root


def serialise(root: Element) -> bytes:
    """The part as bytes, with the declaration Word writes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def local(element: Element) -> str:
    """The element's name without its namespace ("" for comments and instructions)."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def is_word(element: Element) -> bool:
    """Whether the element's name is of WordprocessingML itself."""
    return isinstance(element.tag, str) and element.tag.startswith(W)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant by a path of names of WordprocessingML, if it is there."""
    for name in path:
        element = None if element is None else element.find(W + name)
    return element


def children(element: Element | None) -> Iterator[Element]:
    """The element's children, or nothing."""
    return iter(()) if element is None else iter(element)


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of WordprocessingML, if element and attribute are there."""
    return None if element is None else element.get(W + attribute)


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A number of an attribute. Raises `BrokenPart` for what is none."""
    try:
        return default if text is None else int(float(text))
    except (ValueError, OverflowError) as error:
        raise BrokenPart(f"вместо числа стоит «{text}»") from error


def points(element: Element | None, attribute: str) -> float | None:
    """A length in points from an attribute in twips, if it is there."""
    text = value(element, attribute)
    return None if text is None else whole(text) / TWIPS


def text_of(element: Element) -> str:
    """All text below the element, joined."""
    return "".join(piece.text or "" for piece in element.iter(W + "t"))
