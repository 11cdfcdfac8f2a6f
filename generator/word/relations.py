"""Relations between the parts of a package, and their content types."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, MutableMapping

from lxml import etree

from generator.word.package import CONTENT_TYPES
from generator.word.wordml import Element, parse, serialise

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class Relations:
    """The relations of one part (of the package itself for `owner` "")."""

    def __init__(self, parts: Mapping[str, bytes], owner: str = "") -> None:
        self._folder, name = posixpath.split(owner)
        self.part = posixpath.join(self._folder, "_rels", f"{name}.rels")
        self._root = parse(parts.get(self.part, _EMPTY))

    def target(self, kind: str) -> str | None:
        """Name of the part that stands in this relation (a full type address), None where there is none."""
        for relation in self._root:
            if relation.get("Type") == kind:
                return posixpath.normpath(posixpath.join("/", self._folder, relation.get("Target", ""))).lstrip("/")
        return None

    def add(self, kind: str, part: str) -> str:
        """The id of a new relation to a part of the package."""
        taken = {relation.get("Id") for relation in self._root}
        identity = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        target = posixpath.relpath(part, self._folder or ".")
        etree.SubElement(self._root, f"{{{_RELATIONS}}}Relationship", {"Id": identity, "Type": kind, "Target": target})
        return identity

    def save(self, parts: MutableMapping[str, bytes]) -> None:
        """Write the relations back."""
        parts[self.part] = serialise(self._root)


class ContentTypes:
    """What each part of a package is."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._root = parse(parts[CONTENT_TYPES])

    def default(self, extension: str, kind: str) -> None:
        """Say what all parts with this extension are, unless it is said already."""
        if not any(entry.get("Extension", "").lower() == extension for entry in self._root):
            self._root.insert(0, self._entry("Default", {"Extension": extension, "ContentType": kind}))

    def override(self, part: str, kind: str) -> None:
        """Say what one part is, unless it is said already."""
        if not any(entry.get("PartName") == f"/{part}" for entry in self._root):
            self._root.append(self._entry("Override", {"PartName": f"/{part}", "ContentType": kind}))

    def save(self, parts: MutableMapping[str, bytes]) -> None:
        """Write the list back."""
        parts[CONTENT_TYPES] = serialise(self._root)

    @staticmethod
    def _entry(name: str, attributes: dict[str, str]) -> Element:
        return etree.Element(f"{{{_TYPES}}}{name}", attributes)
