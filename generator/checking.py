"""All that can be said of descriptions without printing them: reading, schema, links, names, composed papers."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path

from generator.derive.meeting_faults import meeting_faults
from generator.derive.results import evaluations
from generator.derive.score_figures import name_scores
from generator.derive.scoring_faults import scoring_faults
from generator.errors import UnreadablePath
from generator.findings import TABLES, Finding, Place, has_errors, in_file_order
from generator.papers.layout import idle_parts, left_out
from generator.papers.table import PAPERS, is_wanted, papers_of
from generator.printing import Composed, compose
from generator.reading.source import SourceLines
from generator.review.baseline import Baseline, read_baseline
from generator.review.choice import Choice, read_choice
from generator.review.rows import told_of_rows
from generator.review.runner import Judged, Outcome, review
from generator.review.silences import read_silences, silenced, useless
from generator.rules.draft import Draft
from generator.schema.keys import nearest
from generator.schema.language import kinds
from generator.workspace.checks import check_workspace
from generator.workspace.continuing import continue_sentences
from generator.workspace.entities import Link
from generator.workspace.linking import link_workspace
from generator.workspace.load import (
    SETTINGS,
    SUFFIXES,
    Description,
    Workspace,
    description_files,
    find_root,
    read_workspace,
    shown,
    workspaces_below,
)
from generator.workspace.naming import name_workspace
from generator.workspace.setting import typeset_workspace
from generator.workspace.terms import read_terms


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
class Checked:
    """A workspace with the descriptions that were asked for, and the findings that concern them.

    `number` counts these descriptions and the asked files that gave none.
    """

    workspace: Workspace
    number: int
    asked: list[Description] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether anything stands in the way of printing."""
        return has_errors(self.findings)

    def is_faulty(self, description: Description) -> bool:
        """Whether a description itself has faults; what the rules of the review say is none."""
        rules = {outcome.rule.code for one in self.reviews for outcome in one.outcomes}
        return has_errors(one for one in self.findings if description.holds(one.place) and one.code not in rules)


@dataclass(frozen=True)
class Portion:
    """A piece of a workspace that is checked by itself, in any process: its root, what was asked for, the table."""

    root: Path
    asked: tuple[Path, ...]
    table: Path | None = None


@dataclass(frozen=True)
class Plan:
    """The portions of a run in file order, and the findings that no portion sees."""

    portions: tuple[Portion, ...]
    findings: tuple[Finding, ...] = ()


def check(paths: Sequence[Path], table: Path | None = None) -> list[Checked]:
    """The workspaces of the given paths, each with its descriptions and findings; a path named twice counts once.

    `table` stands in place of the tables that bases name. Raises what `portions` and `check_portion` do.
    """
    return [check_portion(one) for one in portions(paths, table).portions]


def portions(paths: Sequence[Path], table: Path | None = None) -> Plan:
    """The pieces in which the descriptions at the paths are to be checked; a path named twice counts once.

    `table` stands in place of the tables that bases name. Raises `UnreadablePath` for a path that is absent or may
    not be read, or a folder that holds no descriptions.
    """
    by_root: dict[Path, dict[Path, None]] = {}
    for path in paths:
        if reason := _unreadable(path):
            hint = _nearby(path) if reason == ABSENT else "Проверьте путь и права."
            raise UnreadablePath("CLI001", f"Не прочитать {path}: {reason}", Place(str(path)), hint)
        whole = Path(normpath(path.absolute()))
        whole = whole.parent if whole.name == SETTINGS else whole
        with _readable():
            for one in _workspaces(whole):
                by_root.setdefault(find_root(one), {})[one] = None
    instead = Path(normpath(table.absolute())) if table is not None else None
    return Plan(tuple(Portion(root, tuple(asked), instead) for root, asked in by_root.items()))


def check_portion(portion: Portion) -> Checked:
    """The descriptions of a portion with their findings. Raises `UnreadablePath` for a file that may not be read."""
    with _readable():
        return _check(portion.root, list(portion.asked), portion.table)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        place = Place(str(error.filename))
        raise UnreadablePath("CLI001", f"Не прочитать {place.file}: нет прав", place, "Проверьте права.") from None


ABSENT = "нет такого файла или папки"


def _unreadable(path: Path) -> str | None:
    """Why a path of the command line cannot be read, in Russian; None when it can."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)
        elif stat.S_ISREG(mode):
            path.open("rb").close()
        else:
            return "это не файл и не папка"
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except PermissionError:
        return "нет прав"
    except (OSError, ValueError):
        return "такого пути не бывает"
    return None


def _nearby(path: Path) -> str:
    """Where a path was looked for, and the name there that is most like it."""
    try:
        near = nearest(path.name, [child.name for child in path.parent.iterdir()])
    except OSError:
        near = None
    guess = f"Возможно, {path.with_name(near)}. " if near and near != path.name else ""
    return f"{guess}Путь считается от папки {Path.cwd()}."


def _workspaces(path: Path) -> list[Path]:
    """A file itself; of a folder, the folder and the workspaces below it, those that hold descriptions."""
    if not path.is_dir():
        return [path]
    folders = [folder for folder in (path, *workspaces_below(path)) if any(description_files(folder, deep=True))]
    if not folders:
        place, hint = Place(shown(path)), "Описание — файл .yaml, который начинается строкой «вид: …»."
        where = "текущей папке" if place.file == "." else f"папке {place.file}"
        raise UnreadablePath("CLI002", f"В {where} нет описаний", place, hint)
    return folders


def _check(root: Path, asked: list[Path], table: Path | None) -> Checked:
    files = [file for path in asked for file in (description_files(path, deep=True) if path.is_dir() else [path])]
    workspace = read_workspace(root, asked, table)
    link_workspace(workspace)
    name_scores(workspace)
    name_workspace(workspace)
    continue_sentences(workspace)
    check_workspace(workspace)
    workspace.findings += [*scoring_faults(workspace), *meeting_faults(workspace)]
    read_terms(workspace)
    typeset_workspace(workspace)
    workspace.findings += _papers_exist(workspace)
    descriptions = workspace.descriptions.values()
    workspace.findings += [fault for one in descriptions for fault in idle_parts(one)]
    if not has_errors(workspace.findings):
        workspace.findings += [advice for one in descriptions for advice in left_out(one)]
    mine = [one for one in workspace.descriptions.values() if not set(files).isdisjoint(one.files)]
    concerned = {*files, *(base for file in files for base in workspace.bases.get(file, ()))}
    concerned |= {*(file for one in _needed(mine, workspace) for file in one.files)}
    names = {shown(file) for file in concerned} | {workspace.tables[file] for file in concerned & set(workspace.tables)}
    names |= {workspace.settings_place.file, shown(workspace.phrases_file or root)}
    findings = [
        one
        for one in dict.fromkeys(workspace.findings)
        if one.place.file in names or not one.place.file.lower().endswith((*SUFFIXES, *TABLES))
    ]
    if workspace.unread:  # names may lead into a file that could not be read; its own faults come first
        findings = [one for one in findings if one.code != "REF004"]
    silent = set(files) - {file for one in mine for file in one.files}
    return Checked(workspace, len(mine) + len(silent), mine, findings)


def _papers_exist(workspace: Workspace) -> Iterable[Finding]:
    """Faults of the settings that choose a frame for a paper which nobody prints."""
    for name in workspace.settings["frames"] or ():
        if name not in PAPERS:
            near = nearest(name, PAPERS)
            hint = f"Возможно, «{near}»." if near else f"Можно: {', '.join(PAPERS)}."
            yield Finding("SCH011", f"Нет такой бумаги: «{name}»", name.at(0, len(name)), "рамки", hint)


def _needed(descriptions: Iterable[Description], workspace: Workspace) -> list[Description]:
    """The descriptions that others lean on: registries, and what links lead to, at any remove."""
    found = {one.id: one for one in workspace.descriptions.values() if one.kind.name == "registry"}
    sheets = _sheets(workspace)
    waiting = list(descriptions)
    while waiting:
        one = waiting.pop()
        if one.id in found and one.kind.name != "registry":
            continue
        found[one.id] = one
        waiting += [workspace.descriptions[code] for code in _links(one.record) if code in workspace.descriptions]
        waiting += sheets.get(one.id, ())
    return list(found.values())


def _sheets(workspace: Workspace) -> Mapping[str, list[Description]]:
    """Expert sheets by what they score and by what they score it with: a conclusion and a place need them all."""
    found: dict[str, list[Description]] = {}
    for one in evaluations(workspace):
        for name in ("programme", "criteria"):
            found.setdefault(one.record[name].entity.id, []).append(one)
    return found


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

    `baseline` stands in place of that of the settings.
    """
    workspace = checked.workspace
    choice, faults = read_choice(workspace.settings)
    reviews = [
        Review(one, _but_for_cells(review(Draft(one, workspace), choice.of(one.kind.name))))
        for one in checked.asked
        if one.kind.name != "registry"
    ]
    checked.reviews, noticed = _silenced(reviews, checked, choice)
    known = baseline or _own_baseline(workspace, faults)
    if known is not None:
        source = SourceLines()
        checked.reviews = [replace(one, outcomes=known.marked(one.outcomes, source)) for one in checked.reviews]
    found = [finding for one in checked.reviews if not one.description.place.in_table for finding in one.findings]
    rows = [one for one in checked.reviews if one.description.place.in_table]
    found += told_of_rows((one.description.id, one.description.path, each) for one in rows for each in one.findings)
    checked.findings = in_file_order([*checked.findings, *faults, *noticed, *found])


def _but_for_cells(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes without fixes of cells: tables are mended by their authors."""
    return [replace(one, judged=tuple(map(_but_for_cell, one.judged))) for one in outcomes]


def _but_for_cell(judged: Judged) -> Judged:
    fix = judged.finding.fix
    in_cell = fix is not None and fix.place.in_table
    return replace(judged, finding=replace(judged.finding, fix=None)) if in_cell else judged


def _silenced(reviews: Iterable[Review], checked: Checked, choice: Choice) -> tuple[list[Review], list[Finding]]:
    """The reviews with silenced findings marked, and what is wrong with the silences of the asked files."""
    reviews = list(reviews)
    asked = {shown(one.path) for one in checked.asked}
    places = {finding.place.file for one in reviews for finding in one.findings if not finding.place.in_table}
    read = {file: read_silences(file) for file in sorted(asked | places)}
    every = [silence for silences, _ in read.values() for silence in silences]
    marked = [replace(one, outcomes=silenced(one.outcomes, every)) for one in reviews]
    tried = _tried(reviews, checked, choice)
    mine = [one for one in every if one.code in tried.get(one.place.file, ())]
    idle = useless(mine, [outcome for one in reviews for outcome in one.outcomes])
    return marked, [*(fault for file, (_, faults) in read.items() if file in asked for fault in faults), *idle]


def _tried(reviews: Iterable[Review], checked: Checked, choice: Choice) -> dict[str, set[str]]:
    """By file, the codes that could have found something in it: all that are on, once nothing was left out."""
    if len(checked.asked) == len(checked.workspace.descriptions):
        on = {one.rule.code for kind in kinds().values() for one in choice.of(kind.name)}
        return {shown(one.path): on for one in checked.asked}
    return {shown(one.description.path): {outcome.rule.code for outcome in one.outcomes} for one in reviews}


def _own_baseline(workspace: Workspace, faults: list[Finding]) -> Baseline | None:
    """The baseline that the settings name; one that cannot be read is a fault at its name."""
    name = (workspace.settings["review"] or {}).get("baseline")
    if name is None:
        return None
    try:
        return read_baseline(workspace.root / name)
    except UnreadablePath as error:
        faults.append(replace(error.finding, place=name.at(0, len(name)), path="проверка, база"))
        return None


def compose_all(checked: Checked, papers: Sequence[str] = ()) -> list[Composed]:
    """The papers of the asked descriptions put together; what only that can find joins the findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    composed = []
    for description in checked.asked:
        for paper in papers_of(description.kind.name):
            if is_wanted(paper, papers) and paper.has_matter(description, checked.workspace):
                composed.append(compose(paper, description, checked.workspace))
    checked.findings = in_file_order([*checked.findings, *(finding for one in composed for finding in one.findings)])
    return composed
