"""All that can be said of descriptions without printing them: reading, schema, links, names, composed papers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from generator.asking import readable
from generator.content.names import Name
from generator.derive.certificate_faults import certificate_faults
from generator.derive.diagnosis_faults import diagnosis_faults
from generator.derive.diagnosis_figures import name_diagnoses
from generator.derive.meeting_faults import meeting_faults
from generator.derive.named_figures import figure
from generator.derive.report_faults import report_faults, summarise_reports
from generator.derive.results import results, results_of
from generator.derive.roadmap_faults import roadmap_faults
from generator.derive.said_numbers import report_number
from generator.derive.score_figures import name_scores
from generator.derive.scoring_faults import scoring_faults
from generator.errors import UnreadablePath
from generator.findings import TABLES, Finding, Severity, has_errors, in_file_order
from generator.gathering import gather
from generator.papers.layout import idle_parts, left_out
from generator.papers.table import PAPERS, Paper, is_wanted, papers_of
from generator.portions import BOUND, WORKSPACES, Portion, Run, surveyed
from generator.portions import portions as portions
from generator.printing import Composed, compose
from generator.reading.source import SourceLines
from generator.review.baseline import Baseline, read_baseline
from generator.review.choice import Choice, read_choice
from generator.review.rows import Told, told_of_rows
from generator.review.runner import Judged, Outcome, review
from generator.review.silences import Heeded, read_silences, silenced
from generator.rules.draft import Draft
from generator.schema.keys import nearest
from generator.schema.language import kinds
from generator.schema.walk import Leaf
from generator.workspace.checks import check_workspace
from generator.workspace.continuing import continue_sentences, warn_of_issuers
from generator.workspace.describing import describe
from generator.workspace.entities import Link
from generator.workspace.files import SUFFIXES
from generator.workspace.linking import link_workspace
from generator.workspace.load import Description, Workspace, shown
from generator.workspace.naming import Counts, name_counts, name_workspace
from generator.workspace.setting import typeset_workspace
from generator.workspace.terms import read_terms

SCORED = ("criteria", "evaluation", "protocol")  # kinds of a defence


def _reckon_scores(workspace: Workspace) -> None:
    """Let names lead to scores and to diagnostics; the ground does so for the scores of all."""
    if workspace.ground is None:
        name_scores(workspace)
    name_diagnoses(workspace)


def _check_scores(workspace: Workspace) -> None:
    """Add the faults of criteria, expert sheets and protocols, where any of them is the workspace's own."""
    if any(one.kind.name in SCORED for one in workspace.own):
        workspace.findings += [*scoring_faults(workspace), *meeting_faults(workspace)]


def _say_words(workspace: Workspace) -> None:
    """Names in text, what goes on sentences, terms; names of counts last, for these follow from the terms."""
    waiting = name_workspace(workspace)
    continue_sentences(workspace)
    warn_of_issuers(workspace)
    read_terms(workspace)
    summarise_reports(workspace)
    name_counts(waiting, workspace, _count)


COUNTS: Mapping[str, Counts] = {"certificate": figure, "report": report_number}


def _count(description: Description, leaf: Leaf, name: Name, workspace: Workspace) -> str | None:
    return COUNTS[description.kind.name](description, leaf, name, workspace)


def _check_facts(workspace: Workspace) -> None:
    """Add the faults of facts that road maps and diagnostics tell, certificates and reports count."""
    found = (roadmap_faults, certificate_faults, diagnosis_faults, report_faults)
    workspace.findings += [fault for faults_of in found for fault in faults_of(workspace)]


STAGES: tuple[Callable[[Workspace], None], ...] = (
    _reckon_scores,
    _say_words,
    check_workspace,
    _check_scores,
    _check_facts,
    typeset_workspace,
)


@dataclass(frozen=True, eq=False)
class Review:
    """What the rules of the review said of one description."""

    description: Description
    outcomes: list[Outcome]

    @property
    def findings(self) -> list[Finding]:
        """What the rules found, rule by rule; silenced and old findings too."""
        return [judged.finding for outcome in self.outcomes for judged in outcome.judged]


@dataclass(eq=False)
class Pending:
    """What can be told of a run only when all of it is reviewed: of silences, and of rows that have findings alike."""

    heeded: Heeded = field(default_factory=Heeded)
    rows: list[Told] = field(default_factory=list)

    def add(self, other: Pending) -> None:
        """Take in what is pending of another portion."""
        self.heeded.add(other.heeded)
        self.rows += other.rows

    @property
    def findings(self) -> list[Finding]:
        """The findings that come of it."""
        return [*self.heeded.idle, *told_of_rows(self.rows)]


@dataclass(eq=False)
class Checked:
    """The descriptions of a portion with the workspace they see, and the findings that concern them.

    `number` counts these descriptions and the asked files that gave none; `sound` are the ids of those that nothing
    bars from printing, `unranked` of those of them whose place among others is not known, `in_fault` of those that have
    faults themselves. `withheld` are the papers that are not put together for want of a place.
    """

    portion: Portion
    workspace: Workspace
    number: int
    asked: list[Description] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sound: set[str] = field(default_factory=set)
    unranked: set[str] = field(default_factory=set)
    in_fault: set[str] = field(default_factory=set)
    withheld: list[str] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    pending: Pending = field(default_factory=Pending)

    @property
    def faulty(self) -> bool:
        """Whether anything stands in the way of printing."""
        return has_errors(self.findings)

    def is_faulty(self, description: Description) -> bool:
        """Whether a description itself has faults; what the rules of the review say is none."""
        return description.id in self.in_fault


def check(paths: Sequence[Path], table: Path | None = None) -> list[Checked]:
    """The workspaces of the given paths, each as one portion, whatever its size. Raises as `portions` does."""
    return [check_portion(one) for one in portions(paths, table, bound=None).portions]


def check_portion(portion: Portion) -> Checked:
    """The descriptions of a portion with their findings. Raises `UnreadablePath` for a file that may not be read."""
    found, circles = surveyed(portion.run)
    if not portion.is_whole:
        gc.collect()  # descriptions that name each other go in circles: those of the last portion would pile up
    with readable():
        ground = _ground(portion.run)
    members, here = set(portion.members), ground.workspace
    checked = Checked(portion, here, len(members) + portion.silent)
    asked = [one for one in here.descriptions.values() if one.number in members]
    _take(asked, ground.findings, here, checked)
    mine = [circle for circle in circles.rows if not members.isdisjoint(circle)]
    if mine:
        checked.workspace = here.extended()
        checked.workspace.circles |= dict.fromkeys(here.descriptions, here)
    for circle in mine:
        around = here.extended()
        around.speech = checked.workspace.speech
        describe([found.entries[number] for number in circle], found, around)
        link_workspace(around)
        _work_through(around)
        checked.workspace.take(around)
        rows = [one for one in around.own if one.number in members]
        names = ground.files | _files_of(rows, around)
        _take(rows, [*_concerning(names, here), *_concerning(names, around)], around, checked)
    checked.findings = list(dict.fromkeys(checked.findings))
    return checked


def _take(asked: Sequence[Description], findings: Sequence[Finding], around: Workspace, checked: Checked) -> None:
    """Put descriptions among the asked ones, and the findings that concern them among the others."""
    beyond = {one.id: _faults_beyond(one, around) for one in asked} if around.shaken else {}
    errors = [one for one in findings if one.severity is Severity.ERROR]
    checked.asked += asked
    checked.findings += [*findings, *chain.from_iterable(beyond.values())]
    checked.in_fault.update(one.id for one in asked if any(one.holds(error.place) for error in errors))
    shaken = [one for one in asked if beyond.get(one.id)]
    sums = {one.id for one in shaken if one.kind.name == "report" or one.id in around.ranked}
    checked.unranked.update(one.id for one in shaken)
    checked.sound.update(one.id for one in asked if one.id not in sums and not (errors and _barred(one, around)))


def _barred(description: Description, around: Workspace) -> bool:
    """Whether an error stands in anything that a description leans on; other rows of its table are none of that."""
    names, below = _files_of([description], around), around.ground
    found = [*_concerning(names, around), *(_concerning(names, below) if below is not None else ())]
    leant = [description, *_needed([description], around)]
    return has_errors(one for one in found if not one.place.in_table or any(each.holds(one.place) for each in leant))


def _faults_beyond(description: Description, around: Workspace) -> list[Finding]:
    """The faults of rows that are not read here, where they reach a description: by a sum, by a place among others."""
    leant = [description, *_needed([description], around)]
    if any(one.kind.name == "report" for one in leant):
        return [fault for faults in around.shaken.values() for fault in faults]
    forms = {result.criteria for one in leant for result in results_of(one.id, around)}
    sheets = results(around.ground or around).sheets
    scored = (sheet.id for form in forms for sheet in sheets.get(form, ()))
    return [fault for code in scored for fault in around.shaken.get(code, ())]


@dataclass(frozen=True, eq=False)
class Ground:
    """What all descriptions of a workspace see, worked through; `files` are those asked for, as messages name them.

    `findings` are its own that concern them.
    """

    workspace: Workspace
    files: frozenset[str]
    findings: list[Finding]


@lru_cache(WORKSPACES)
def _ground(run: Run) -> Ground:
    """The common ground of a run's workspace, worked through once in a process."""
    found, circles = surveyed(run)
    workspace, files = found.opened, set(run.files)
    others = [found.entries[number] for circle in circles.rows for number in circle]
    workspace.elsewhere = {one.id: one.kind for one in others}
    describe([found.entries[number] for number in circles.common], found, workspace)
    workspace.findings += _papers_exist(workspace)
    link_workspace(workspace)
    gather(found, circles, workspace)
    _work_through(workspace)
    asked = [one for one in workspace.descriptions.values() if not files.isdisjoint(one.files)]
    names = frozenset(_names(files, workspace) | _files_of(asked, workspace))
    if len(found.entries) > BOUND:
        gc.collect()
        gc.freeze()  # else each portion would look for cycles in all that all portions see
    return Ground(workspace, names, _concerning(names, workspace))


def _work_through(workspace: Workspace) -> None:
    """Name, check and set the workspace's own descriptions, linked before; what is wrong joins its findings."""
    for stage in STAGES:
        stage(workspace)
    workspace.findings += [fault for one in workspace.own for fault in idle_parts(one)]
    below = workspace.ground.findings if workspace.ground is not None else []
    if not has_errors([*workspace.findings, *below]):
        workspace.findings += [advice for one in workspace.own for advice in left_out(one)]


def _names(files: Iterable[Path], workspace: Workspace) -> set[str]:
    """Files, the bases and tables below them, settings and phrases, as messages name them."""
    concerned = {*files, *(base for file in files for base in workspace.bases.get(file, ()))}
    tables = {workspace.tables[file] for file in concerned & set(workspace.tables)}
    own = {workspace.settings_place.file, shown(workspace.phrases_file or workspace.root)}
    return {*map(shown, concerned), *tables, *own}


def _files_of(descriptions: Sequence[Description], workspace: Workspace) -> set[str]:
    """The files of descriptions and of all that they lean on, as messages name them."""
    files = {file for one in (*descriptions, *_needed(descriptions, workspace)) for file in one.files}
    return _names(files, workspace)


def _concerning(names: Set[str], workspace: Workspace) -> list[Finding]:
    """The findings of a workspace in files of these names, and those that no file of descriptions holds."""
    found = [
        one
        for one in dict.fromkeys(workspace.findings)
        if one.place.file in names or not one.place.file.lower().endswith((*SUFFIXES, *TABLES))
    ]
    # Names may lead into a file that could not be read; its own faults come first, where they are told at all.
    return found if names.isdisjoint(workspace.unread) else [one for one in found if one.code != "REF004"]


def _papers_exist(workspace: Workspace) -> Iterable[Finding]:
    """Faults of the settings that choose a frame for a paper which nobody prints."""
    for name in workspace.settings["frames"] or ():
        if name not in PAPERS:
            near = nearest(name, PAPERS)
            hint = f"Возможно, «{near}»." if near else f"Можно: {', '.join(PAPERS)}."
            yield Finding("SCH011", f"Нет такой бумаги: «{name}»", name.at(0, len(name)), "рамки", hint)


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


def compose_all(checked: Checked, papers: Sequence[str] = ()) -> list[Composed]:
    """The papers of the sound descriptions put together; what only that can find joins the findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    composed = []
    for description, paper in _papers_to_make(checked, papers):
        if paper.is_ranked and description.id in checked.unranked:
            checked.withheld.append(f"{description.id} ({paper.name})")
            continue
        composed.append(compose(paper, description, checked.workspace.around(description)))
        checked.in_fault |= {description.id} if has_errors(composed[-1].findings) else set()
    checked.findings = in_file_order([*checked.findings, *(finding for one in composed for finding in one.findings)])
    return composed


def _papers_to_make(checked: Checked, named: Sequence[str]) -> Iterator[tuple[Description, Paper]]:
    """The sound descriptions with each paper that they hold matter for, of those named."""
    for description in checked.asked:
        around = checked.workspace.around(description)
        for paper in papers_of(description.kind.name) if description.id in checked.sound else ():
            if is_wanted(paper, named) and paper.has_matter(description, around):
                yield description, paper
