"""Rows of tables -> gists beside the ground, when something is summed up over rows that nobody around sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive.collections import LISTED
from generator.derive.scoring_faults import scoring_faults
from generator.derive.summaries import TERRITORY_COLUMNS
from generator.findings import Finding, Severity
from generator.schema.keys import plain_key
from generator.workspace.circles import Circles
from generator.workspace.describing import describe
from generator.workspace.gist import gists
from generator.workspace.linking import link_workspace
from generator.workspace.load import Description, Workspace
from generator.workspace.naming import name_workspace
from generator.workspace.survey import Survey

SCORES = ("evaluation", "scores")  # what programmes are ranked by


def gather(found: Survey, circles: Circles, ground: Workspace) -> None:
    """Give the ground the gists of all rows of circles, where there is a report or a row is an expert sheet.

    Links of the ground must be made. The circles are read one by one and let go; what is wrong with them is told where
    each is checked, and here only kept in mind. Rows that make no description have no id.
    """
    rows = (found.entries[number] for circle in circles.rows for number in circle)
    if not any(one.kind.name == "report" for one in ground.own) and all(one.kind != SCORES[0] for one in rows):
        return
    words, lists = _words(ground), {SCORES, *_lists(ground)}
    gathered: dict[str, Description] = {}
    lost = [one for one in ground.findings if one.severity is Severity.ERROR and one.place.in_table]
    faults: dict[str, list[Finding]] = {"": lost} if lost else {}
    for circle in circles.rows:
        around = ground.extended()
        describe([found.entries[number] for number in circle], found, around)
        link_workspace(around)
        wrong_here = [*lost, *around.findings, *scoring_faults(around)]
        faults |= {one.id: wrong for one in around.own if (wrong := _faults_of(one, wrong_here))}
        name_workspace(around)
        gathered |= {one.id: one for one in gists(around.own, lists, words)}
    ground.gists, ground.shaken = gathered, faults


def _faults_of(description: Description, findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is Severity.ERROR and description.bears(one)]


def _words(ground: Workspace) -> set[str]:
    """The words by which reports ask for fields and columns, as keys are compared; and the columns of territories."""
    fields = [field for entry in _numbers(ground) for field in entry["where"] or {}]
    parts = [part for field in fields for part in (field, *field.split("."))]
    return {*map(plain_key, parts), *TERRITORY_COLUMNS}


def _lists(ground: Workspace) -> Iterator[tuple[str, str]]:
    """The lists whose items reports count."""
    for entry in _numbers(ground):
        if (listed := LISTED.get(plain_key(entry["count"] or ""))) is not None:
            kind, _, field = listed
            yield kind, field


def _numbers(ground: Workspace) -> list[dict[str, Any]]:
    reports = [one for one in ground.own if one.kind.name == "report"]
    return [entry for one in reports for entry in (one.record["numbers"] or {}).values()]
