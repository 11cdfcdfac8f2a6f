"""What WeasyPrint leaves undone in the tags of a PDF, mended before it is written.

Links lack the flag that lets them print, and headers and footers stand outside the tree of tags without being marked
as artifacts: a reader of the screen would not know what to do with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

PRINT = 4  # the third bit of an annotation's flags


def finish(document: Any, pdf: Any) -> None:
    """The finisher of `Document.write_pdf`: changes the objects of `pdf` in place."""
    objects = {item.reference: item for item in pdf.objects if isinstance(item, dict) or hasattr(item, "stream")}
    for annotation in _of_type(objects, "/Annot"):
        annotation["F"] = PRINT
    for root in _of_type(objects, "/StructTreeRoot"):
        _mark_artifacts(objects, root)


def _mark_artifacts(objects: Mapping[bytes, Any], root: Any) -> None:
    """Pieces of a page that no element of the tree owns become artifacts of pagination."""
    owned = set(_descendants(objects, root["K"]))
    numbers = objects[root["ParentTree"]]["Nums"]
    owners_by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in _of_type(objects, "/Page"):
        owners = owners_by_page[page["StructParents"]]
        loose = {piece for piece, owner in enumerate(owners) if owner not in owned}
        stream = objects[page["Contents"]].stream
        for place, item in enumerate(stream):
            if isinstance(item, dict) and item.get("MCID") in loose:
                stream[place - 1] = "/Artifact"
                item.clear()
                item["Type"] = "/Pagination"
        for piece in loose:
            owners[piece] = "null"


def _of_type(objects: Mapping[bytes, Any], kind: str) -> Iterator[Any]:
    return (item for item in objects.values() if isinstance(item, dict) and item.get("Type") == kind)


def _descendants(objects: Mapping[bytes, Any], references: Iterable[Any]) -> Iterator[bytes]:
    for reference in references:
        if isinstance(reference, bytes):
            yield reference
            yield from _descendants(objects, objects[reference].get("K", ()))
