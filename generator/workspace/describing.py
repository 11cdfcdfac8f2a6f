"""Entries of a survey -> descriptions of a workspace: validated and indexed, their faults noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.findings import Finding, Place, Related
from generator.reading.values import Map, Text
from generator.schema.validate import validate
from generator.workspace.entities import Entity
from generator.workspace.load import Description, Line, Workspace, without_echoes
from generator.workspace.rows import Row
from generator.workspace.survey import Entry, Survey, usual_id
from generator.workspace.tables import Over, fault_of

SHELVES = {"persons": "person", "organisations": "organisation", "territories": "territory", "acts": "act"}


def describe(entries: Iterable[Entry], found: Survey, workspace: Workspace) -> None:
    """Add the descriptions that the entries make to a workspace; what is wrong with them joins its findings."""
    findings, workspace.findings = workspace.findings, []
    for entry in entries:
        if entry.over is not None and (row := entry.row) is not None:
            _describe_row(row, entry.over, entry, workspace)
        else:
            _describe_file(entry, workspace)
    workspace.findings = findings + without_echoes(workspace.findings, found.misread)


def _describe_file(entry: Entry, workspace: Workspace) -> None:
    value = entry.chain.whole(workspace.findings)
    workspace.findings += _describe(value, usual_id(entry.chain), entry, workspace)


def _describe_row(row: Row, over: Over, entry: Entry, workspace: Workspace) -> None:
    """Add the description of a row; what no row says and the base should have said is a fault of the base."""
    faults = _describe(
        row.value, str(row.code), entry, workspace, row, Line(over.head, frozenset(row.blanks), over.lost)
    )
    found = row.findings + [one for one in faults if not row.is_echo(one)]
    base = over.chain.own.value
    here = base.place if base is not None else row.code.place
    workspace.findings += [
        replace(one, place=here) if one.place == row.code.place and fault_of(one) in over.lacks else one
        for one in found
    ]


def _describe(
    value: Map, name: str, entry: Entry, workspace: Workspace, row: Row | None = None, line: Line | None = None
) -> list[Finding]:
    """Add a description, `name` being its id where it has no code of its own; the faults of its fields."""
    kind, record, faults = validate(value)
    if kind is not None:
        code, (path, *bases) = record["code"], entry.files
        id, place = (str(code), code.place) if isinstance(code, Text) and code else (name, value.place)
        knows = (row.entities, row.cells) if row is not None else ({}, {})
        rows = workspace.tables.get(path, "") if row is None else ""
        _add(Description(id, kind, record, path, place, tuple(bases), *knows, entry.number, line, rows), workspace)
    return faults


def _add(description: Description, workspace: Workspace) -> None:
    if (other := workspace.descriptions.get(description.id)) is not None:
        _report_double(description.id, description.place, other.place, workspace)
        return
    workspace.descriptions[description.id] = description
    if description.kind.name != "registry":
        _add_entity(description.entity, workspace)
        return
    for shelf, kind in SHELVES.items():
        for key, record in (description.record[shelf] or {}).items():
            _add_entity(Entity(str(key), kind, record, key.place), workspace)


def _add_entity(entity: Entity, workspace: Workspace) -> None:
    if (other := workspace.entities.get(entity.id)) is not None:
        _report_double(entity.id, entity.place, other.place, workspace)
    else:
        workspace.entities[entity.id] = entity


def _report_double(code: str, place: Place, first: Place, workspace: Workspace) -> None:
    workspace.findings.append(
        Finding(
            "REF003",
            f"Код «{code}» уже занят: {first}",
            place,
            "код",
            "Дайте одному из двух другой код (поле «код:» или имя записи).",
            related=(Related(first, f"здесь «{code}» назван впервые"),),
        )
    )
