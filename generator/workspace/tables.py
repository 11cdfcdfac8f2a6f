"""Tables that bases name: each is read once, for all bases that name it, and gives them their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path

from generator.findings import Finding, has_errors
from generator.reading.files import is_file, shown
from generator.reading.tables import Table, read_table
from generator.reading.values import Map, Text, Value
from generator.schema.language import records
from generator.schema.translation import whole
from generator.schema.validate import validate_record
from generator.workspace.bases import Chain, written
from generator.workspace.columns import Base, Column, Use, heading_faults
from generator.workspace.rows import Row, coded, row_over


@dataclass(eq=False)
class Filled:
    """A table with the bases that name it, and the rows over each base; `faulty` bases have none."""

    path: Path
    chains: list[Chain] = field(default_factory=list)
    rows: list[tuple[Chain, list[Row]]] = field(default_factory=list)

    @property
    def faulty(self) -> list[Chain]:
        """The bases that got no rows."""
        return [chain for chain in self.chains if not any(one is chain and rows for one, rows in self.rows)]


@dataclass(frozen=True, eq=False)
class _Named:
    """A base with the value its rows fill, and the words that name the table."""

    chain: Chain
    value: Map
    name: Text | None


@dataclass
class TableReader:
    """Collects bases with tables, then reads the tables. `instead` replaces every table; an asked file needs none."""

    instead: Path | None
    asked: set[Path]
    _found: dict[tuple[Path, str], list[_Named]] = field(default_factory=dict)

    def takes(self, chain: Chain, value: Map, findings: list[Finding]) -> bool:
        """Whether a description has a table: it is a base then, and is kept for its rows."""
        item = written(chain.own.value, "table")
        if item is None and (self.instead is None or chain.own.path not in self.asked or chain.kind is None):
            return False
        name, sheet = _asked_for(item, findings)
        path = self.instead or (Path(normpath(chain.own.path.parent / name.strip())) if name else None)
        if path is not None:
            self._found.setdefault((path, sheet), []).append(_Named(chain, value, name))
        return True

    def read(self, findings: list[Finding]) -> Iterator[Filled]:
        """The tables with their rows; what is wrong with them joins the findings."""
        for (path, sheet), named in self._found.items():
            found = Filled(path, [one.chain for one in named])
            first = next((one.name for one in named if one.name is not None), None)
            if self.instead is None and first is not None and not is_file(path):
                hint = f"Она ожидается здесь: {shown(path)}."
                findings.append(Finding("REF006", f"Нет таблицы «{first}»", whole(first), "таблица", hint))
            else:
                table = read_table(path, shown(path), sheet)
                if table.headings:
                    _fill(found, table, named)
                findings += table.findings
            yield found


def _asked_for(item: Value | None, findings: list[Finding]) -> tuple[Text | None, str]:
    """The file and the sheet that `таблица:` names; what is wrong with it joins the findings."""
    if isinstance(item, Map):
        record, faults = validate_record(item, records()["table_of_rows"])
        findings += faults
        return record["file"], str(record["sheet"] or "")
    if isinstance(item, Text) and item.strip():
        return item, ""
    if item is not None:
        hint = "Назовите файл рядом: «таблица: школы.xlsx»."
        findings.append(Finding("SCH006", "После «таблица:» нужно имя файла", item.place, "таблица", hint))
    return None, ""


def _fill(found: Filled, table: Table, named: Sequence[_Named]) -> None:
    """Read the rows over each base, row by row; under headings that are no good they give faults of cells only."""
    bases = [Base(kind, one.value) for one in named if (kind := one.chain.kind) is not None]
    meant = [base.columns(table.headings) for base in bases]
    table.findings += heading_faults(table.headings, meant)
    is_good = not has_errors(table.findings)
    columns = [[one for one in by_number.values() if isinstance(one, Column)] for by_number in meant]
    code = next((one.number for used in columns for one in used if one.use is Use.CODE), None)
    if code is None:
        _read_on(table)
        return
    made: list[list[Row]] = [[] for _ in bases]
    for key, cells in coded(table.rows, code, table.findings):
        for base, used, rows in zip(bases, columns, made, strict=True):
            row = row_over(base, used, key, cells)
            if is_good:
                rows.append(row)
            else:
                table.findings += [one for one in row.findings if one.code.startswith("TAB")]
    found.rows = list(zip([one.chain for one in named if one.chain.kind is not None], made, strict=True))


def _read_on(table: Table) -> None:
    """Read the rows for their own faults only, so that all of a table is told at once."""
    for _ in table.rows:
        pass
