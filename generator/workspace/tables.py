"""Tables that bases name: each is read once, for all bases that name it, and gives them their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from os.path import normpath
from pathlib import Path

from generator.findings import Finding, Place, Severity, has_errors
from generator.reading.files import is_file, shown
from generator.reading.tables import Packed, Table, packed, read_table
from generator.reading.values import Map, Text, Value
from generator.schema.language import records
from generator.schema.translation import whole
from generator.schema.types import ID
from generator.schema.validate import validate, validate_record
from generator.workspace.bases import Chain, written
from generator.workspace.columns import CODE, Base, Column, Use
from generator.workspace.headings import Needed, used_columns
from generator.workspace.keyed import but_unread, coded
from generator.workspace.rows import Row, code_over, names_in, row_over

ITEMS_OF = {"diagnostics": "participants"}  # kinds whose table holds items of one description, and their field
NEEDED = Needed(
    target=(CODE,),
    words=frozenset({CODE}),
    message=f"В таблице нет столбца «{CODE}»",
    hint=f"Добавьте столбец «{CODE}»: строчные буквы, цифры и дефис, у каждой строки свой.",
)


@dataclass(eq=False)
class Over:
    """A base under the rows of a table, and what each column gives to it.

    `fullest` has for each column the first of the rows' cells that says anything; `unread` are cells whose values
    could not be read, which have been told of; `lost` are rows with faults that make no description.
    """

    chain: Chain
    base: Base
    columns: Sequence[Column]
    fullest: list[Text]
    unread: frozenset[Place]
    lost: frozenset[int]

    @property
    def head(self) -> Text:
        """The heading above the codes."""
        return next(column.heading for column in self.columns if column.use is Use.CODE)

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
    """A base with the value its rows fill, and the table it wants."""

    chain: Chain
    value: Map
    wanted: Wanted


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
        wanted = wanted_table(chain, item, self.instead, findings)
        if wanted is not None:
            self._found.setdefault((wanted.path, wanted.sheet), []).append(_Named(chain, chain.whole(findings), wanted))
        return True

    def read(self, findings: list[Finding]) -> Iterator[Filled]:
        """The tables with their rows; what is wrong with them joins the findings."""
        for (path, _), named in self._found.items():
            found = Filled(path, [one.chain for one in named])
            table = named[0].wanted.read()
            if table.headings:
                _fill(found, table, named)
            findings += table.findings
            yield found


@dataclass(frozen=True)
class Wanted:
    """The table that a description names, or that stands in place of it: then there is no name."""

    path: Path
    sheet: str
    name: Text | None

    def read(self) -> Table:
        """The table; one that is not there has a fault at its name, and no headings."""
        if self.name is not None and not is_file(self.path):
            hint = f"Она ожидается здесь: {shown(self.path)}."
            fault = Finding("REF006", f"Нет таблицы «{self.name}»", whole(self.name), "таблица", hint)
            return Table(findings=[fault])
        return read_table(self.path, shown(self.path), self.sheet)


def wanted_table(chain: Chain, item: Value | None, instead: Path | None, findings: list[Finding]) -> Wanted | None:
    """The table that `таблица:` of a description wants, or another `instead`; its own faults join the findings."""
    name, sheet = _asked_for(item, findings)
    if instead is not None:
        return Wanted(instead, sheet, None)
    return Wanted(Path(normpath(chain.own.path.parent / name.strip())), sheet, name) if name else None


def no_rows(table: Table, what: str) -> list[Finding]:
    """The fault of a table that holds headings only; `what` says what a row is."""
    hint = f"Под названиями столбцов нужно по строке на {what}."
    return [Finding("TAB001", "В таблице есть только названия столбцов", table.headings[0].place, hint=hint)]


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
    """Read the rows, row by row; under headings that are no good they give faults of cells only."""
    bases = [(one.chain, Base(kind, one.value)) for one in named if (kind := one.chain.kind) is not None]
    columns = used_columns(table, [base for _, base in bases], [NEEDED])
    if columns is None:
        return
    is_good = not has_errors(table.findings)
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
    if not fullest and not has_errors(table.findings):
        table.findings += no_rows(table, "описание")
    unread = frozenset(one.place for one in table.findings if one.code == "TAB005")
    table.findings = but_unread(table.findings)
    lost = frozenset(one.place.line for one in table.findings if one.severity is Severity.ERROR)
    lost -= {one.place.line for one in found.rows}
    found.over = [
        Over(chain, base, used, fullest, unread, lost) for (chain, base), used in zip(bases, columns, strict=True)
    ]


def _read_on(table: Table) -> Iterator[tuple[Text, list[Text]]]:
    """Read the rows for their own faults only, so that all of a table is told at once."""
    yield from ()
    for _ in table.rows:
        pass
