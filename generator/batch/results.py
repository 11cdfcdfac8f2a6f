"""What came of a run, paper by paper, and the forms in which it is told: a table, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.errors import Exit
from generator.findings import Finding

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)


class State(StrEnum):
    """What became of a paper."""

    DONE = "напечатано"
    UNCHANGED = "без изменений"
    FAILED = "не вышло"
    WAITING = "не начато"


@dataclass(slots=True)
class Row:
    """One paper of a run: what it is, its path without suffix, what became of it and why."""

    id: str
    paper: str
    path: str
    state: State = State.WAITING
    files: list[str] = field(default_factory=list)
    finding: Finding | None = None

    def fields(self) -> dict[str, Any]:
        """Its columns."""
        reason, place = (self.finding.message, str(self.finding.place)) if self.finding else ("", "")
        return {
            "код": self.id,
            "бумага": self.paper,
            "состояние": str(self.state),
            "файлы": self.files,
            "причина": reason,
            "место": place,
        }


@dataclass
class Results:
    """The papers of a run, its exit code, the engines of its PDFs, tracebacks of our bugs.

    `damaged` says that the manifest could not be read, `renewed` that another metodist wrote it, `remarks` how many a
    run had that is only remembered. `left` are papers of earlier runs that nothing makes any more, `outdated` files in
    other formats that say what their papers said before.
    """

    rows: list[Row] = field(default_factory=list)
    exit_code: Exit = Exit.DONE
    engines: set[str] = field(default_factory=set)
    bugs: list[str] = field(default_factory=list)
    damaged: bool = False
    renewed: bool = False
    remarks: int = 0
    left: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)

    def of(self, state: State) -> list[Row]:
        """The papers of which this became."""
        return [row for row in self.rows if row.state is state]

    @property
    def failures(self) -> list[Finding]:
        """Why papers failed."""
        return [row.finding for row in self.of(State.FAILED) if row.finding]

    @property
    def files(self) -> list[str]:
        """All files that stand in the folder, by name below it."""
        return [name for row in self.rows for name in row.files]

    def counts(self) -> dict[str, Counter[State]]:
        """How many papers of each name came to which end."""
        found: dict[str, Counter[State]] = {}
        for row in self.rows:
            found.setdefault(row.paper, Counter())[row.state] += 1
        return found


def as_json(rows: Iterable[Row]) -> str:
    """The papers as JSON: counts, then a list of maps."""
    told = [row.fields() for row in rows]
    counts = {str(state): sum(one["состояние"] == state for one in told) for state in State}
    return f"{json.dumps({'итог': counts, 'бумаги': told}, ensure_ascii=False, indent=2)}\n"


def as_csv(rows: Iterable[Row]) -> str:
    """The papers as CSV with semicolons, as Excel in Russian reads it; no cell of it is a formula."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(Row("", "", "").fields()), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.fields().items()})
    return f"\ufeff{stream.getvalue()}"


def _cell(value: str | list[str]) -> str:
    text = ", ".join(value) if isinstance(value, list) else value
    return f"'{text}" if text.startswith(FORMULA) else text


def is_report(data: bytes, suffix: str) -> bool:
    """Whether the data are a report of this form, or nothing at all."""
    start = as_csv(()) if suffix == ".csv" else as_json(())[:10]
    return not data or data.startswith(start.encode())


FORMS: Mapping[str, Callable[[Iterable[Row]], str]] = {".json": as_json, ".csv": as_csv}
