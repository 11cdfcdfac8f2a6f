"""Labelled paragraphs in a row as nested lists, for the typst template."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from generator.pdf.lines import Record

Key = tuple[int, int]  # which list, which level


def nested(records: Iterable[Record]) -> list[Record]:
    """The records with list items gathered into lists.

    An item that has to share its page with the next block, or that begins a page, is a list of its own.
    """
    found: list[Record] = []
    open_lists: list[tuple[Key, Record]] = []
    for record in records:
        key: Key | None = record.get("list")
        alone = record["sticky"] or "page" in record if key else True
        if key is None or alone:
            open_lists.clear()
        if key is None:
            found.append(record)
            continue
        _append(record, key, open_lists, found)
        if alone:
            open_lists.clear()
    _space(found)
    return found


def _append(item: Record, key: Key, open_lists: list[tuple[Key, Record]], found: list[Record]) -> None:
    item |= {"nested": [], "tail": 0.0}
    while open_lists and open_lists[-1][0] != key and open_lists[-1][0][1] >= key[1]:
        open_lists.pop()
    if open_lists and open_lists[-1][0] == key:
        open_lists[-1][1]["items"].append(item)
        return
    made = {"kind": "list", "items": [item], "sticky": item["sticky"], "numbered": item["numbered"]}
    made |= {name: item.pop(name) for name in ("gap", "top", "page") if name in item}
    (open_lists[-1][1]["items"][-1]["nested"] if open_lists else found).append(made)
    open_lists.append((key, made))


def _space(records: Iterable[Record]) -> None:
    """One distance for all items of a list; where more is needed, it stands at the end of the item above."""
    for record in records:
        if record["kind"] != "list":
            continue
        items = record["items"]
        record["spacing"] = min((item["gap"] for item in items[1:]), default=0.0)
        for above, below in pairwise(items):
            above["tail"] = below["gap"] - record["spacing"]
        for item in items:
            item.pop("list", None)
            _space(item["nested"])
