"""Settings of the finished document: those that layout depends on are said, whatever the frame's office had."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache

from generator.word.ooxml import NAMESPACES, element, node, qualified, valued
from generator.word.opening import SETTINGS
from generator.word.relations import OFFICE, ContentTypes, Relations
from generator.word.wordml import Element, child, local, parse, serialise, value

MODE = 15  # of Word 2013 and later: an older one moves tables out by their cell margins

# what follows, by the schema, w:updateFields and w:compat among the settings
AFTER_COMPAT = {
    "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator", "docId", "chartTrackingRefBased",
}  # fmt: skip
AFTER_UPDATE = {"hdrShapeDefaults", "footnotePr", "endnotePr", "compat"} | AFTER_COMPAT

# what precedes, by the schema, w:doNotExpandShiftReturn in w:compat
BEFORE_SHIFT_RETURN = {
    "useSingleBorderforContiguousCells", "wpJustification", "noTabHangInd", "noLeading", "spaceForUL",
    "noColumnBalance", "balanceSingleByteDoubleByteWidth", "noExtraLineSpacing", "doNotLeaveBackslashAlone",
    "ulTrailSpace",
}  # fmt: skip

_EMPTY = f'<w:settings xmlns:w="{NAMESPACES["w"]}"/>'.encode()
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
_URI = "http://schemas.microsoft.com/office/word"


def write_settings(
    parts: MutableMapping[str, bytes], relations: Relations, types: ContentTypes, *, update_fields: bool
) -> None:
    """Put the settings into the package; `relations` are the document's.

    A line that ends by a forced break is not stretched. With `update_fields` Word asks to bring fields up to date
    when the document is opened.
    """
    if SETTINGS not in parts:
        relations.add(f"{OFFICE}settings", SETTINGS)
        types.override(SETTINGS, _TYPE)
    parts[SETTINGS] = _settings(parts.get(SETTINGS, _EMPTY), update_fields)


@lru_cache(maxsize=16)  # two of each frame, whatever the number of papers
def _settings(part: bytes, update_fields: bool) -> bytes:
    root = parse(part)
    _drop(root, "updateFields")
    if update_fields:
        root.insert(_first(root, AFTER_UPDATE), node(valued("w:updateFields", "true")))
    if child(root, "compat") is None:
        root.insert(_first(root, AFTER_COMPAT), node(element("w:compat")))
    compat = child(root, "compat")
    assert compat is not None
    _set_compatibility(compat)
    return serialise(root)


def _set_compatibility(compat: Element) -> None:
    _drop(compat, "doNotExpandShiftReturn")
    place = sum(local(item) in BEFORE_SHIFT_RETURN for item in compat)
    compat.insert(place, node(element("w:doNotExpandShiftReturn")))
    for setting in compat.findall(qualified("w:compatSetting")):
        if value(setting, "name") == "compatibilityMode":
            compat.remove(setting)
    compat.append(node(element("w:compatSetting", {"w:name": "compatibilityMode", "w:uri": _URI, "w:val": MODE})))


def _first(root: Element, names: set[str]) -> int:
    return next((number for number, item in enumerate(root) if local(item) in names), len(root))


def _drop(holder: Element, name: str) -> None:
    for old in holder.findall(qualified(f"w:{name}")):
        holder.remove(old)
