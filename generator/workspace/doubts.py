"""Cells of a table that say less than a paper prints, or say it in other signs: warned of, and printed as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding, Severity
from generator.reading.values import Text
from generator.schema.language import records
from generator.workspace.columns import Base, Column, Use

WORDS = re.compile(r"[а-яё]{3,}(?:[ -][а-яё]{3,})*", re.IGNORECASE)  # «б/н» is how a paper without number is marked


def doubts(base: Base, columns: Sequence[Column], cells: Sequence[Text]) -> Iterator[Finding]:
    """A warning for each person of a surname only, and for each number of a document in words."""
    named = {column.owner for column in columns if cells[column.number] and _gives_initials(column)}
    for column in columns:
        cell = cells[column.number]
        if column.use is Use.WHOLE_PERSON and column.owner not in named and _is_surname(cell):
            hint = "Впишите фамилию, имя и отчество: в подписях бумаг печатаются инициалы."
            yield _doubt(column, cell, f"«{cell}» — одна фамилия: инициалов в бумагах не будет", hint)
        elif column.use is Use.FIELD and _is_number(base, column) and WORDS.fullmatch(cell):
            yield _doubt(column, cell, f"Номер написан словами: «{cell}»", "Впишите его цифрами, например: 98.")


def _doubt(column: Column, cell: Text, message: str, hint: str) -> Finding:
    return Finding("TAB011", message, cell.place, str(column.heading), hint, Severity.WARNING)


def _is_surname(cell: Text) -> bool:
    """Whether the cell is one word with a capital; a word without one is the code of a person."""
    return len(cell.split()) == 1 and cell[:1].isupper() and "." not in cell


def _gives_initials(column: Column) -> bool:
    fields = records()["person"].fields
    found = records()["person"].find(column.steps[-1].word) if column.use is Use.PERSON else None
    return found is not None and found in (fields["given"], fields["initials"], fields["in_signature"])


def _is_number(base: Base, column: Column) -> bool:
    spec = base.kind.find(column.steps[0].word)
    return spec is not None and len(column.steps) == 1 and spec.of == "number_sign"
