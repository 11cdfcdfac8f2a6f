"""Anchors of the tree as bookmarks of Word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.word.ooxml import Markup, element

MAX_NAME = 40  # Word's limit


class Bookmarks:
    """Bookmark names and ids of all anchors. `taken` are names in use, `first_id` the first free id."""

    def __init__(self, anchors: Iterable[str], taken: Iterable[str] = (), first_id: int = 1) -> None:
        used = {name.lower() for name in taken}
        self._names: dict[str, str] = {}
        for anchor in anchors:
            self._names[anchor] = name = _free_name(anchor, used)
            used.add(name.lower())
        self._ids = {anchor: first_id + number for number, anchor in enumerate(self._names)}

    def name(self, anchor: str) -> str:
        """The bookmark's name. Raises `KeyError` for an anchor that the tree does not have."""
        return self._names[anchor]

    def around(self, anchor: str, contents: Iterable[Markup]) -> list[Markup]:
        """The contents between the two marks of the anchor's bookmark."""
        identity = self._ids[anchor]
        start = element("w:bookmarkStart", {"w:id": identity, "w:name": self._names[anchor]})
        return [start, *contents, element("w:bookmarkEnd", {"w:id": identity})]


def _free_name(anchor: str, used: set[str]) -> str:
    """A hidden bookmark's name of letters, digits and underscores; Word knows no difference of case."""
    plain = "_to_" + re.sub(r"\W", "_", anchor)
    suffixes = ("", *(f"_{number}" for number in range(2, len(used) + 3)))
    names = (plain[: MAX_NAME - len(suffix)] + suffix for suffix in suffixes)
    return next(name for name in names if name.lower() not in used)
