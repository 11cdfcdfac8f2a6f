"""All that can be said of descriptions without printing them: reading, schema, links, names, composed papers."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path

from generator.checking.asking import readable
from generator.checking.gathering import gather
from generator.checking.leaning import concerning, faults_beyond, files_of, is_barred, names_of
from generator.checking.portions import BOUND, WORKSPACES, Portion, Run, portions, surveyed
from generator.checking.stages import STAGES
from generator.findings import Finding, Severity, has_errors, in_file_order
from generator.papers.layout import idle_parts, left_out
from generator.papers.table import PAPERS, Paper, is_wanted, papers_of
from generator.printing import Composed, compose
from generator.review.rows import Told, told_of_rows
from generator.review.runner import Outcome
from generator.review.silences import Heeded
from generator.schema.keys import nearest
from generator.workspace.describing import describe
from generator.workspace.linking import link_workspace
from generator.workspace.load import Description, Workspace


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
    faults themselves. `withheld` are ids by paper, where one is not put together for want of a place.
    """

    portion: Portion
    workspace: Workspace
    number: int
    asked: list[Description] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sound: set[str] = field(default_factory=set)
    unranked: set[str] = field(default_factory=set)
    in_fault: set[str] = field(default_factory=set)
    withheld: dict[str, list[str]] = field(default_factory=dict)
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
    beyond = _take(asked, ground.findings, here, checked)
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
        names = ground.files | files_of(rows, around)
        beyond += _take(rows, [*concerning(names, here), *concerning(names, around)], around, checked)
    told = {(one.code, one.place) for one in checked.findings}  # of set texts, where the ground's were not set yet
    unsaid = [one for one in beyond if (one.code, one.place) not in told]
    checked.findings = list(dict.fromkeys([*checked.findings, *unsaid]))
    return checked


def _take(
    asked: Sequence[Description], findings: Sequence[Finding], around: Workspace, checked: Checked
) -> list[Finding]:
    """Put descriptions among the asked ones, and the findings that concern them among the others.

    Comes back with the faults of rows beyond them, of which some may be read in the same portion.
    """
    beyond = {one.id: faults_beyond(one, around) for one in asked} if around.shaken else {}
    errors = [one for one in findings if one.severity is Severity.ERROR]
    checked.asked += asked
    checked.findings += findings
    checked.in_fault.update(one.id for one in asked if any(one.bears(error) for error in errors))
    shaken = [one for one in asked if beyond.get(one.id)]
    sums = {one.id for one in shaken if one.kind.name == "report" or one.id in around.ranked}
    checked.unranked.update(one.id for one in shaken)
    checked.sound.update(one.id for one in asked if one.id not in sums and not (errors and is_barred(one, around)))
    return list(chain.from_iterable(beyond.values()))


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
    names = frozenset(names_of(files, workspace) | files_of(asked, workspace))
    if len(found.entries) > BOUND:
        gc.collect()
        gc.freeze()  # else each portion would look for cycles in all that all portions see
    return Ground(workspace, names, concerning(names, workspace))


def _work_through(workspace: Workspace) -> None:
    """Name, check and set the workspace's own descriptions, linked before; what is wrong joins its findings."""
    for stage in STAGES:
        stage(workspace)
    workspace.findings += [fault for one in workspace.own for fault in idle_parts(one)]
    below = workspace.ground.findings if workspace.ground is not None else []
    if not has_errors([*workspace.findings, *below]):
        workspace.findings += [advice for one in workspace.own for advice in left_out(one)]


def _papers_exist(workspace: Workspace) -> Iterable[Finding]:
    """Faults of the settings that choose a frame for a paper which nobody prints."""
    for name in workspace.settings["frames"] or ():
        if name not in PAPERS:
            near = nearest(name, PAPERS)
            hint = f"Возможно, «{near}»." if near else f"Можно: {', '.join(PAPERS)}."
            yield Finding("SCH011", f"Нет такой бумаги: «{name}»", name.at(0, len(name)), "рамки", hint)


def compose_all(checked: Checked, papers: Sequence[str] = ()) -> list[Composed]:
    """The papers of the sound descriptions put together; what only that can find joins the findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    composed = []
    for description, paper in _papers_to_make(checked, papers):
        if paper.is_ranked and description.id in checked.unranked:
            checked.withheld.setdefault(paper.name, []).append(description.id)
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
