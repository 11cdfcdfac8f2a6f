"""All that can be said of descriptions without printing them: reading, schema, links, names, composed papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import UnreadablePath
from generator.findings import Finding, Place, has_errors, in_file_order
from generator.papers.table import papers_of
from generator.printing import Composed, compose
from generator.workspace.checks import check_workspace
from generator.workspace.entities import Link
from generator.workspace.linking import link_workspace
from generator.workspace.load import Description, Workspace, description_files, find_root, read_workspace, shown
from generator.workspace.naming import name_workspace


@dataclass(eq=False)
class Reviewed:
    """A workspace with the descriptions that were asked for, and the findings that concern them."""

    workspace: Workspace
    asked: list[Description] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether anything stands in the way of printing."""
        return has_errors(self.findings)


def review(paths: Sequence[Path]) -> list[Reviewed]:
    """The workspaces of the given paths, each with its descriptions and findings.

    Raises `UnreadablePath` for a path that is absent, or a folder that holds no descriptions.
    """
    by_root: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise UnreadablePath(
                "CLI001",
                f"Нет такого файла или папки: {path}",
                Place(shown(path)),
                "Проверьте путь; папка примеров — examples.",
            )
        by_root.setdefault(find_root(path.absolute()), []).append(path.absolute())
    return [_review(root, asked) for root, asked in by_root.items()]


def _review(root: Path, asked: list[Path]) -> Reviewed:
    files = [file for path in asked for file in (description_files(path, deep=True) if path.is_dir() else [path])]
    if not files:
        place = Place(shown(asked[0]))
        raise UnreadablePath(
            "CLI002",
            f"В папке {shown(asked[0])} нет описаний",
            place,
            "Описание — файл .yaml, который начинается строкой «вид: …».",
        )
    workspace = read_workspace(root, asked)
    link_workspace(workspace)
    name_workspace(workspace)
    check_workspace(workspace)
    mine = [one for one in workspace.descriptions.values() if one.path in set(files)]
    concerned = {shown(file) for file in files} | {shown(one.path) for one in _needed(mine, workspace)}
    concerned.add(workspace.settings_place.file)
    findings = [
        one
        for one in workspace.findings
        if one.place.file in concerned or not one.place.file.endswith((".yaml", ".yml"))
    ]
    return Reviewed(workspace, mine, findings)


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


def compose_all(reviewed: Reviewed, papers: Sequence[str] = ()) -> list[Composed]:
    """The papers of the asked descriptions put together; what only that can find joins the findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    composed = []
    for description in reviewed.asked:
        for paper in papers_of(description.kind.name):
            if (not papers or paper.name in papers) and paper.prints(description.record):
                composed.append(compose(paper, description, reviewed.workspace))
    reviewed.findings = in_file_order([*reviewed.findings, *(finding for one in composed for finding in one.findings)])
    return composed
