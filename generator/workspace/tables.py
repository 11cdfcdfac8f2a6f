"""Tables that bases name: each is read once, for all bases that name it, and gives them their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from os.path import normpath
from pathlib import Path

from generator.findings import Finding, Place, has_errors
from generator.reading.files import is_file, shown
from generator.reading.tables import Packed, Table, packed, read_table
from generator.reading.values import Map, Text, Value
from generator.schema.language import records
from generator.schema.translation import whole
from generator.schema.types import ID
from generator.schema.validate import validate, validate_record
from generator.workspace.bases import Chain, written
from generator.workspace.columns import Base, Column, Use, heading_faults, under_title
from generator.workspace.rows import Row, code_over, coded, names_in, row_over

ITEMS_OF = {"diagnostics": "participants"}  # kinds whose table holds items of one description, and their field


@dataclass(eq=False)
class Over:
    """A base under the rows of a table, and what each column gives to it.

    `fullest` has for each column the first of the rows' cells that says anything; `unread` are cells whose values
    could not be read, which have been told of.
    """

    chain: Chain
    base: Base
    columns: Sequence[Column]
    fullest: list[Text]
    unread: frozenset[Place]

    @property
    def _code(self) -> int:
        return next(column.number for column in self.columns if column.use is Use.CODE)

    def row(self, packed: Packed) -> Row:
        """A row of the table over the base."""
        cells = packed.cells
        row = row_over(self.base, self.columns, cells[self._code], cells)
        row.findings = [one for one in row.findings if one.place not in self.unread]
        return row

    def names(self, packed: Packed) -> dict[str, Text]:
        """What the names of columns stand for in the row."""
        cells = packed.cells
        return names_in(cells[self._code], self.columns, cells)

    def id(self, packed: Packed) -> str:
        """The id of the description that the row makes."""
        code = packed.cells[self._code]
        own = code_over(self.base, code, self.names(packed))
        return str(own if ID.fullmatch(own) else code)

    @cached_property
    def lacks(self) -> frozenset[Fault]:
        """The faults that rows have since neither they nor the base say a thing: those of the fullest row there is."""
        code = self.fullest[self._code]
        row = row_over(self.base, self.columns, code, self.fullest)
        found = [*row.findings, *validate(row.value)[2]]
        return frozenset(fault_of(one) for one in found if one.place == code.place and str(code) not in one.message)


Fault = tuple[str, str, str]  # code, message and path of a finding


def fault_of(finding: Finding) -> Fault:
    """What a fault says, wherever it is."""
    return finding.code, finding.message, finding.path


@dataclass(eq=False)
class Filled:
    """A table with the bases that name it; each of the rows stands over each of the bases in `over`."""

    path: Path
    chains: list[Chain] = field(default_factory=list)
    over: list[Over] = field(default_factory=list)
    rows: list[Packed] = field(default_factory=list)

    @property
    def faulty(self) -> list[Chain]:
        """The bases that got no rows."""
        filled = [one.chain for one in self.over] if self.rows else []
        return [chain for chain in self.chains if chain not in filled]


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

    def takes(self, chain: Chain, findings: list[Finding]) -> bool:
        """Whether a description has a table of descriptions: it is a base then, and is kept for its rows."""
        if chain.kind is not None and chain.kind.name in ITEMS_OF:
            return False
        item = written(chain.own.value, "table")
        if item is None and (self.instead is None or chain.own.path not in self.asked or chain.kind is None):
            return False
        name, sheet = asked_for(item, findings)
        path = self.instead or (Path(normpath(chain.own.path.parent / name.strip())) if name else None)
        if path is not None:
            self._found.setdefault((path, sheet), []).append(_Named(chain, chain.whole(findings), name))
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


def asked_for(item: Value | None, findings: list[Finding]) -> tuple[Text | None, str]:
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
    """Read the rows, row by row; under headings that are no good they give faults of cells only."""
    bases = [(one.chain, Base(kind, one.value)) for one in named if (kind := one.chain.kind) is not None]
    if title := under_title(table.headings, table.second, [base for _, base in bases]):
        table.findings = [title, *(one for one in table.findings if one.place.line != title.place.line)]
        return
    meant = [base.columns(table.headings) for _, base in bases]
    table.findings += heading_faults(table.headings, meant)
    is_good = not has_errors(table.findings)
    columns = [[one for one in by_number.values() if isinstance(one, Column)] for by_number in meant]
    code = next((one.number for used in columns for one in used if one.use is Use.CODE), None)
    fullest: list[Text] = []
    for key, cells in coded(table.rows, code, table.findings) if code is not None else _read_on(table):
        fullest = [old or new for old, new in zip(fullest or cells, cells, strict=True)]
        if is_good:
            found.rows.append(packed(cells))
            continue
        for (_, base), used in zip(bases, columns, strict=True):
            row = row_over(base, used, key, cells)
            table.findings += [one for one in row.findings if one.code.startswith("TAB")]
    unread = frozenset(one.place for one in table.findings if one.code == "TAB005")
    table.findings = [one for one in table.findings if one.code != "TAB004" or one.place not in unread]
    found.over = [Over(chain, base, used, fullest, unread) for (chain, base), used in zip(bases, columns, strict=True)]


def _read_on(table: Table) -> Iterator[tuple[Text, list[Text]]]:
    """Read the rows for their own faults only, so that all of a table is told at once."""
    yield from ()
    for _ in table.rows:
        pass
