"""All that can be said of descriptions without printing them: reading, schema, links, names, composed papers."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path

from generator.errors import UnreadablePath
from generator.findings import Finding, Place, has_errors, in_file_order
from generator.papers.table import PAPERS, papers_of
from generator.printing import Composed, compose
from generator.review.rulebook import rulebook
from generator.review.runner import Chosen, Outcome, review, usual
from generator.rules.draft import Draft
from generator.schema.keys import nearest
from generator.workspace.checks import check_workspace
from generator.workspace.entities import Link
from generator.workspace.linking import link_workspace
from generator.workspace.load import (
    SETTINGS,
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


@dataclass(eq=False)
class Checked:
    """A workspace with the descriptions that were asked for (in so many files), and the findings that concern them."""

    workspace: Workspace
    files: int
    asked: list[Description] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether anything stands in the way of printing."""
        return has_errors(self.findings)


def check(paths: Sequence[Path]) -> list[Checked]:
    """The workspaces of the given paths, each with its descriptions and findings; a path named twice counts once.

    Raises `UnreadablePath` for a path that is absent or may not be read, or a folder that holds no descriptions.
    """
    by_root: dict[Path, dict[Path, None]] = {}
    for path in paths:
        if reason := _unreadable(path):
            raise UnreadablePath("CLI001", f"Не прочитать {path}: {reason}", Place(str(path)), "Проверьте путь.")
        whole = Path(normpath(path.absolute()))
        whole = whole.parent if whole.name == SETTINGS else whole
        for one in _workspaces(whole):
            by_root.setdefault(find_root(one), {})[one] = None
    try:
        return [_check(root, list(asked)) for root, asked in by_root.items()]
    except PermissionError as error:
        place = Place(str(error.filename))
        raise UnreadablePath("CLI001", f"Не прочитать {place.file}: нет прав", place, "Проверьте права.") from None


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
        return "нет такого файла или папки"
    except PermissionError:
        return "нет прав"
    except (OSError, ValueError):
        return "такого пути не бывает"
    return None


def _workspaces(path: Path) -> list[Path]:
    """A file itself; of a folder, the folder and the workspaces below it, those that hold descriptions."""
    if not path.is_dir():
        return [path]
    folders = [folder for folder in (path, *workspaces_below(path)) if any(description_files(folder, deep=True))]
    if not folders:
        place, hint = Place(shown(path)), "Описание — файл .yaml, который начинается строкой «вид: …»."
        raise UnreadablePath("CLI002", f"В папке {place.file} нет описаний", place, hint)
    return folders


def _check(root: Path, asked: list[Path]) -> Checked:
    files = [file for path in asked for file in (description_files(path, deep=True) if path.is_dir() else [path])]
    workspace = read_workspace(root, asked)
    link_workspace(workspace)
    name_workspace(workspace)
    check_workspace(workspace)
    read_terms(workspace)
    typeset_workspace(workspace)
    workspace.findings += _papers_exist(workspace)
    mine = [one for one in workspace.descriptions.values() if one.path in set(files)]
    concerned = {shown(file) for file in files} | {shown(one.path) for one in _needed(mine, workspace)}
    concerned |= {workspace.settings_place.file, shown(workspace.phrases_file or root)}
    findings = [
        one
        for one in workspace.findings
        if one.place.file in concerned or not one.place.file.endswith((".yaml", ".yml"))
    ]
    if workspace.unread:  # names may lead into a file that could not be read; its own faults come first
        findings = [one for one in findings if one.code != "REF004"]
    return Checked(workspace, len(set(files)), mine, findings)


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
    waiting = list(descriptions)
    while waiting:
        one = waiting.pop()
        if one.id in found and one.kind.name != "registry":
            continue
        found[one.id] = one
        waiting += [workspace.descriptions[code] for code in _links(one.record) if code in workspace.descriptions]
    return list(found.values())


def _links(value: object) -> Iterable[str]:
    if isinstance(value, Link):
        yield value.entity.id
    elif isinstance(value, dict):
        for item in value.values():
            yield from _links(item)
    elif isinstance(value, list):
        for item in value:
            yield from _links(item)


def review_all(checked: Checked, chosen: Iterable[Chosen] | None = None) -> None:
    """Have the asked descriptions reviewed by the chosen rules (all, when none are); their findings join the others."""
    wanted = list(usual(rulebook().values()) if chosen is None else chosen)
    checked.reviews = [
        Review(one, review(Draft(one, checked.workspace), wanted))
        for one in checked.asked
        if one.kind.name != "registry"
    ]
    found = [judged.finding for one in checked.reviews for outcome in one.outcomes for judged in outcome.judged]
    checked.findings = in_file_order([*checked.findings, *found])


def compose_all(checked: Checked, papers: Sequence[str] = ()) -> list[Composed]:
    """The papers of the asked descriptions put together; what only that can find joins the findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    composed = []
    for description in checked.asked:
        for paper in papers_of(description.kind.name):
            if (not papers or paper.name in papers) and paper.prints(description.record):
                composed.append(compose(paper, description, checked.workspace))
    checked.findings = in_file_order([*checked.findings, *(finding for one in composed for finding in one.findings)])
    return composed
