"""Checked descriptions -> reviewed ones: what the rules find, silenced and old findings marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.checking.check import Checked, Review
from generator.checking.portions import WORKSPACES, Run
from generator.errors import UnreadablePath
from generator.findings import Finding, in_file_order
from generator.reading.source import SourceLines
from generator.review.baseline import Baseline, read_baseline
from generator.review.choice import Choice, read_choice
from generator.review.runner import Judged, Outcome, review
from generator.review.silences import Heeded, read_silences, silenced
from generator.rules.draft import Draft
from generator.schema.language import kinds
from generator.workspace.load import shown


def review_all(checked: Checked, baseline: Baseline | None = None) -> None:
    """Have the asked descriptions reviewed as the settings want it; their findings join the others.

    What only a look at all portions of the workspace can tell is left pending, unless this is the only one.

    `baseline` stands in place of that of the settings.
    """
    workspace = checked.workspace
    choice, faults = read_choice(workspace.settings)
    reviews = [
        Review(one, _but_for_cells(review(Draft(one, workspace), choice.of(one.kind.name))))
        for one in checked.asked
        if one.kind.name != "registry"
    ]
    checked.reviews, noticed = _silence(reviews, checked, choice)
    known = baseline or _own_baseline(checked, faults)
    if known is not None:
        source = SourceLines()
        checked.reviews = [replace(one, outcomes=known.marked(one.outcomes, source)) for one in checked.reviews]
    rows = [one for one in checked.reviews if one.description.place.in_table]
    checked.pending.rows = [(one.description.id, one.description.path, each) for one in rows for each in one.findings]
    found = [finding for one in checked.reviews if not one.description.place.in_table for finding in one.findings]
    found += checked.pending.findings if checked.portion.is_whole else ()
    checked.findings = in_file_order([*checked.findings, *faults, *noticed, *found])


def _but_for_cells(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes without fixes of cells: tables are mended by their authors."""
    return [replace(one, judged=tuple(map(_but_for_cell, one.judged))) for one in outcomes]


def _but_for_cell(judged: Judged) -> Judged:
    fix = judged.finding.fix
    in_cell = fix is not None and fix.place.in_table
    return replace(judged, finding=replace(judged.finding, fix=None)) if in_cell else judged


def _silence(reviews: Iterable[Review], checked: Checked, choice: Choice) -> tuple[list[Review], list[Finding]]:
    """The reviews with silenced findings marked, and what is wrong with the silences of the asked files."""
    reviews = list(reviews)
    asked = {shown(one.path) for one in checked.asked}
    places = {finding.place.file for one in reviews for finding in one.findings if not finding.place.in_table}
    read = {file: read_silences(file) for file in sorted(asked | places)}
    every = [silence for silences, _ in read.values() for silence in silences]
    found = [finding for one in reviews for finding in one.findings]
    used = {silence for silence in every if any(map(silence.covers, found))}
    checked.pending.heeded = Heeded(dict.fromkeys(every), used, _tried(reviews, checked, choice))
    marked = [replace(one, outcomes=silenced(one.outcomes, every)) for one in reviews]
    return marked, [fault for file, (_, faults) in read.items() if file in asked for fault in faults]


def _tried(reviews: Iterable[Review], checked: Checked, choice: Choice) -> dict[str, set[str]]:
    """By file, the codes that could have found something in it: all that are on, once nothing was left out."""
    if checked.portion.is_everything:
        on = {one.rule.code for kind in kinds().values() for one in choice.of(kind.name)}
        return {shown(one.path): on for one in checked.asked}
    found: dict[str, set[str]] = {}
    for one in reviews:
        found.setdefault(shown(one.description.path), set()).update(outcome.rule.code for outcome in one.outcomes)
    return found


def _own_baseline(checked: Checked, faults: list[Finding]) -> Baseline | None:
    """The baseline that the settings name; one that cannot be read is a fault at its name."""
    workspace = checked.workspace
    name = (workspace.settings["review"] or {}).get("baseline")
    if name is None:
        return None
    try:
        return _baseline(workspace.root / name, checked.portion.run)
    except UnreadablePath as error:
        faults.append(replace(error.finding, place=name.at(0, len(name)), path="проверка, база"))
        return None


@lru_cache(WORKSPACES)
def _baseline(path: Path, run: Run) -> Baseline:
    """The baseline of a file, spent by all portions of a run."""
    return read_baseline(path)
