"""Numbers that follow from the order of things: tables, figures, appendices, sections. Never typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.schema.types import Flag

Record = dict[str, Any]


def numbers_of(record: Record) -> dict[str, int]:
    """Numbers by id of all tables, figures, sections and appendices of a description that have an id."""
    found: dict[str, int] = {}
    counters = {"table": 0, "figure": 0}
    for block in blocks_of(record):
        for kind in counters:
            item = block.get(kind)
            if item is None or not is_numbered(item):
                continue
            counters[kind] += 1
            if item["code"]:
                found[str(item["code"])] = counters[kind]
    for field in ("sections", "appendices"):
        for number, item in enumerate(record.get(field) or (), 1):
            if item["code"]:
                found[str(item["code"])] = number
    return found


def blocks_of(record: Record) -> Iterator[Record]:
    """All blocks of all sections, then of all appendices, in the order they print."""
    for field in ("sections", "appendices"):
        for item in record.get(field) or ():
            yield from item["content"] or ()


def is_numbered(item: Record) -> bool:
    """Whether a table or a figure takes part in numbering (`номер: нет` takes it out)."""
    flag = item["numbered"]
    return not isinstance(flag, Flag) or flag.value
