"""Sections: pages of one orientation, made after the frame's only section."""

from __future__ import annotations

from copy import deepcopy

from generator.word.ooxml import qualified
from generator.word.wordml import Element, child

# Said once, by the first section: later ones inherit headers and footers, go on counting pages and begin a new page.
ONLY_FIRST = ("headerReference", "footerReference", "titlePg", "type")


def section(frame: Element, landscape: bool, first: bool) -> Element:
    """Properties of a section by those of the frame, whose page is portrait."""
    made = deepcopy(frame)
    if not first:
        for name in ONLY_FIRST:
            for said in made.findall(qualified(f"w:{name}")):
                made.remove(said)
        _count_on(made)
    if landscape:
        _turn(made)
    return made


def _count_on(properties: Element) -> None:
    counting = child(properties, "pgNumType")
    if counting is not None and counting.get(qualified("w:start")):
        del counting.attrib[qualified("w:start")]


def _turn(properties: Element) -> None:
    size = child(properties, "pgSz")
    assert size is not None
    width, height = qualified("w:w"), qualified("w:h")
    size.attrib[width], size.attrib[height] = size.attrib[height], size.attrib[width]
    size.set(qualified("w:orient"), "landscape")
