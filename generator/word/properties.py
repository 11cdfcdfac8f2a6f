"""What a document says of itself: title, author, language and dates, written by our own code, never by a template."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from generator.word.relations import OFFICE, PACKAGE, ContentTypes, Relations
from generator.word.wordml import Element, parse, serialise

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
PROGRAM = "metodist"

_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_APP = f'<Properties xmlns="{_EXTENDED}"><Application>{PROGRAM}</Application></Properties>'.encode()


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of a document. `stamp` is when it was made and changed; without a time zone it is taken as UTC."""

    title: str
    author: str
    language: str
    stamp: datetime


def write_properties(
    parts: MutableMapping[str, bytes], properties: Properties, relations: Relations, types: ContentTypes
) -> None:
    """Put both property parts into the package, over what the frame had; `relations` are the package's own."""
    core = _part(relations, types, f"{PACKAGE}metadata/core-properties", CORE, _CORE_TYPE)
    parts[core] = serialise(_core(properties))
    app = _part(relations, types, f"{OFFICE}extended-properties", APP, _APP_TYPE)
    parts[app] = serialise(parse(_APP))


def _part(relations: Relations, types: ContentTypes, kind: str, usual: str, content: str) -> str:
    part = relations.target(kind)
    if part is None:
        part = usual
        relations.add(kind, part)
    types.override(part, content)
    return part


def _core(properties: Properties) -> Element:
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    for name, value in _told(properties):
        etree.SubElement(root, name).text = value
    for date in root.iter(f"{{{_TERMS}}}*"):
        date.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return root


def _told(properties: Properties) -> Iterable[tuple[str, str]]:
    stamp = properties.stamp if properties.stamp.tzinfo else properties.stamp.replace(tzinfo=UTC)
    moment = f"{stamp.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    yield f"{{{_DC}}}title", properties.title
    yield f"{{{_DC}}}creator", properties.author
    yield f"{{{_DC}}}language", properties.language
    yield f"{{{_CP}}}revision", "1"
    yield f"{{{_TERMS}}}created", moment
    yield f"{{{_TERMS}}}modified", moment
