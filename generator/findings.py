"""Findings: what is wrong in a description, as data. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def word(self) -> str:
        """The severity in Russian."""
        return _WORDS[self]


_WORDS = {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение", Severity.ADVICE: "совет"}


TABLES = (".csv", ".xlsx", ".xlsm")  # files whose places are cells


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: name as the user gave it, line and column from 1, length in characters.

    In a table they are row and column of a cell; `sheet` is the sheet of a workbook.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    sheet: str = ""

    def __str__(self) -> str:
        if not self.in_table:
            return f"{self.file}:{self.line}:{self.column}"
        sheet = f", лист «{self.sheet}»" if self.sheet else ""
        return f"{self.file}{sheet}, {self.cell}"

    @property
    def in_table(self) -> bool:
        """Whether it is a cell of a table."""
        return self.file.lower().endswith(TABLES)

    @property
    def cell(self) -> str:
        """The address of the cell: «C7»."""
        letters, rest = "", self.column
        while rest > 0:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"


@dataclass(frozen=True, slots=True)
class Related:
    """The other place when two places disagree, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of the description's own text: at `place`, `old` becomes `new`. A safe one keeps the meaning."""

    place: Place
    old: str
    new: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader of the description should know.

    `path` names the field in Russian words («показатели, 2, источник»), `hint` says how to mend it. `silenced` is the
    author's reason to leave it so; an `old` one stands in the baseline of its draft.
    """

    code: str
    message: str
    place: Place
    path: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    silenced: str = ""
    old: bool = False

    @property
    def open(self) -> bool:
        """Whether it is to be shown: neither silenced nor old."""
        return not self.silenced and not self.old


def in_file_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted by file, line, column and code, exact doubles dropped."""
    return sorted(dict.fromkeys(findings), key=lambda f: (f.place, f.code, f.message))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any open finding is of severity error."""
    return any(finding.severity is Severity.ERROR and finding.open for finding in findings)
