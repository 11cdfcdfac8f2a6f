"""Numbers that follow from the order of things: tables, figures, appendices, sections. Never typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.schema.language import records
from generator.schema.types import Flag

Record = dict[str, Any]

# Tables that a part of the programme prints as where any of these fields of its entries is filled; else it is a list.
TABLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "tasks": {"tasks": ("period", "responsible")},
    "indicators": {
        "indicators": ("base", "targets", "facts"),
        "methods": ("method", "population", "responsible", "imposed"),
        "sources": ("source", "periodicity"),
    },
    "risks": {"risks": ("probability", "impact", "response", "measures", "responsible")},
    "monitoring": {"monitoring": ("form", "periodicity", "indicators", "responsible")},
}


def numbers_of(record: Record) -> dict[str, int]:
    """Numbers by id of all tables, figures, sections and appendices of a description that have an id."""
    found = {str(item["code"]): number for _, item, number in numbered(record) if item is not None and item["code"]}
    for field in ("sections", "appendices"):
        for number, item in enumerate(record.get(field) or (), 1):
            if item["code"]:
                found[str(item["code"])] = number
    return found


def numbered(record: Record) -> Iterator[tuple[str, Record | None, int]]:
    """Tables, figures and charts that bear numbers, in the order they print: «table» or «figure», record, number.

    A table that a part of the programme prints as has no record of its own.
    """
    counters = dict.fromkeys(EXHIBITS.values(), 0)
    for block in blocks_of(record):
        for kind, item in exhibits_of(block):
            if is_numbered(item):
                counters[kind] += 1
                yield kind, item, counters[kind]
        for _ in _inserted_tables(block.get("insert"), record):
            counters["table"] += 1
            yield "table", None, counters["table"]


def _inserted_tables(name: str | None, record: Record) -> list[str]:
    """Names of the tables that a part put into a section prints as; what a report sums up is one."""
    if name is None:
        return []
    spec = records()["programme"].find(name)
    return tables_of(spec.name, record) if spec is not None else [name]


# What a block may show, and what it is numbered among: charts are figures.
EXHIBITS = {"table": "table", "figure": "figure", "chart": "figure"}


def exhibits_of(block: Record) -> Iterator[tuple[str, Record]]:
    """The table, figure or chart that a block is, with what it is numbered among: «table» or «figure»."""
    return ((kind, block[field]) for field, kind in EXHIBITS.items() if block.get(field) is not None)


# Fields that are always a table.
WHOLE = {"cycle": "cycle", "measures": "plan", "plan": "plan"}


def blocks_of(record: Record) -> Iterator[Record]:
    """All blocks of all sections, then of all appendices, in the order they print; works of a report before them."""
    for field in ("works", "sections", "appendices"):
        for item in record.get(field) or ():
            yield from item["content"] or ()


def tables_of(field: str, record: Record) -> list[str]:
    """Names of the tables that a field of a programme prints as when it is put into a section; none for a list.

    Where indicators come from is a column of one of their other tables, where there is one.
    """
    if field in WHOLE:
        return [WHOLE[field]] if record.get(field) or field == "plan" else []
    entries = (record.get(field) or {}).get("entries", ()) if field in TABLES else ()
    found = [
        name
        for name, columns in TABLES.get(field, {}).items()
        if any(entry[one] for entry in entries for one in columns)
    ]
    return found if len(found) < 2 else [name for name in found if name != "sources"]


def is_numbered(item: Record) -> bool:
    """Whether a table or a figure takes part in numbering (`номер: нет` takes it out)."""
    flag = item["numbered"]
    return not isinstance(flag, Flag) or flag.value
