"""Findings of descriptions that rows of a table made: each is told at its cell, or says which rows it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.findings import Finding, Place, Related

MOST = 3  # rows that a finding names
Told = tuple[str, Path, Finding]  # the description's id, its base, what was found in it


def at_its_cell(finding: Finding) -> Finding:
    """The finding at the cell that it is about, where what it found stands in the base."""
    cell = next((one.place for one in finding.related if one.place.in_table), None)
    if cell is None or finding.place.in_table or finding.fix is not None:
        return finding
    return replace(finding, place=cell, related=(Related(finding.place, "здесь, в основе"),))


def told_of_rows(found: Iterable[Told]) -> Iterator[Finding]:
    """The findings of rows: one that all rows of a base have alike is the base's, any other names its rows."""
    rows: dict[Path, set[str]] = defaultdict(set)
    alike: dict[tuple[Path, Place, str, str], dict[str, Finding]] = defaultdict(dict)
    for row, base, finding in found:
        rows[base].add(row)
        told = at_its_cell(finding)
        alike[base, told.place, told.code, told.message].setdefault(row, told)
    for (base, place, _, _), by_row in alike.items():
        finding = next(iter(by_row.values()))
        is_common = len(by_row) == len(rows[base]) or place.in_table
        yield finding if is_common else replace(finding, message=f"{finding.message} — {_named(list(by_row))}")


def _named(rows: list[str]) -> str:
    rest = f" и ещё {len(rows) - MOST}" if len(rows) > MOST else ""
    return ", ".join(rows[:MOST]) + rest
