"""What a description leans on: the files, links and rows whose faults bar it from printing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from generator.derive.results import results, results_of
from generator.findings import TABLES, Finding, has_errors
from generator.workspace.entities import Link
from generator.workspace.files import SUFFIXES
from generator.workspace.load import Description, Workspace, shown


def is_barred(description: Description, around: Workspace) -> bool:
    """Whether an error stands in anything that a description leans on; other rows of its table are none of that."""
    names, below = files_of([description], around), around.ground
    found = [*concerning(names, around), *(concerning(names, below) if below is not None else ())]
    leant = [description, *_needed([description], around)]
    return has_errors(one for one in found if not one.place.in_table or any(each.bears(one) for each in leant))


def faults_beyond(description: Description, around: Workspace) -> list[Finding]:
    """The faults of rows that are not read here, where they reach a description: by a sum, by a place among others."""
    leant = [description, *_needed([description], around)]
    if any(one.kind.name == "report" for one in leant):
        return [fault for faults in around.shaken.values() for fault in faults]
    forms = {result.criteria for one in leant for result in results_of(one.id, around)}
    sheets = results(around.ground or around).sheets
    scored = (sheet.id for form in forms for sheet in sheets.get(form, ()))
    return [fault for code in scored for fault in around.shaken.get(code, ())]


def names_of(files: Iterable[Path], workspace: Workspace) -> set[str]:
    """Files, the bases and tables below them, settings and phrases, as messages name them."""
    concerned = {*files, *(base for file in files for base in workspace.bases.get(file, ()))}
    tables = {workspace.tables[file] for file in concerned & set(workspace.tables)}
    own = {workspace.settings_place.file, shown(workspace.phrases_file or workspace.root)}
    return {*map(shown, concerned), *tables, *own}


def files_of(descriptions: Sequence[Description], workspace: Workspace) -> set[str]:
    """The files of descriptions and of all that they lean on, as messages name them."""
    files = {file for one in (*descriptions, *_needed(descriptions, workspace)) for file in one.files}
    return names_of(files, workspace)


def concerning(names: Set[str], workspace: Workspace) -> list[Finding]:
    """The findings of a workspace in files of these names, and those that no file of descriptions holds."""
    found = [
        one
        for one in dict.fromkeys(workspace.findings)
        if one.place.file in names or not one.place.file.lower().endswith((*SUFFIXES, *TABLES))
    ]
    # Names may lead into a file that could not be read; its own faults come first, where they are told at all.
    return found if names.isdisjoint(workspace.unread) else [one for one in found if one.code != "REF004"]


def _needed(descriptions: Iterable[Description], workspace: Workspace) -> list[Description]:
    """The descriptions that others lean on: registries, what links lead to at any remove, sheets by which it is judged.

    A place among programmes needs all sheets of its form, but none of the other programmes.
    """
    found = {one.id: one for one in workspace.descriptions.values() if one.kind.name == "registry"}
    waiting = list(descriptions)
    while waiting:
        one = waiting.pop()
        if one.id in found and one.kind.name != "registry":
            continue
        found[one.id] = one
        waiting += workspace.descriptions.values() if one.kind.name == "report" else ()
        waiting += [workspace.descriptions[code] for code in _links(one.record) if code in workspace.descriptions]
    sheets = results(workspace).sheets
    own = [sheet for code in tuple(found) for sheet in sheets.get(code, ())]
    forms = {code for sheet in own for code in _links(sheet.record["criteria"])}
    judging = [*own, *(sheet for code in forms for sheet in sheets.get(code, ()))]
    return [*found.values(), *(one for one in dict.fromkeys(judging) if one.id not in found)]


def _links(value: object) -> Iterable[str]:
    if isinstance(value, Link):
        yield value.entity.id
    elif isinstance(value, dict):
        for item in value.values():
            yield from _links(item)
    elif isinstance(value, list):
        for item in value:
            yield from _links(item)
