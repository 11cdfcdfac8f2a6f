"""A run cut into portions: descriptions that are checked together, few enough for a process to hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from os.path import normpath
from pathlib import Path
from uuid import uuid4

from generator.checking.asking import asked_by_root, readable
from generator.workspace.circles import Circles, circles_of
from generator.workspace.files import description_files
from generator.workspace.survey import Survey, survey

BOUND = 40  # descriptions; a circle of rows that has more is a portion of its own
WORKSPACES = 4  # that a process remembers at a time


@dataclass(frozen=True)
class Run:
    """A workspace as one run sees it: what was asked for in it, and the table in place of those that bases name.

    Its `token` tells it from all other runs: a process looks over a workspace once a run.
    """

    root: Path
    asked: tuple[Path, ...]
    table: Path | None
    token: str

    @property
    def files(self) -> tuple[Path, ...]:
        """The files asked for, those in folders asked for among them."""
        of = {path: description_files(path, deep=True) if path.is_dir() else [path] for path in self.asked}
        return tuple(file for files in of.values() for file in files)


@dataclass(frozen=True)
class Portion:
    """Descriptions to be checked together, by their numbers in the survey of the workspace; any process can do it.

    `silent` files were asked for and make no description. `is_whole` says that no other portion is of this run of the
    workspace, `is_everything` that all descriptions of the workspace were asked for.
    """

    run: Run
    members: tuple[int, ...]
    silent: int
    is_whole: bool
    is_everything: bool

    @property
    def root(self) -> Path:
        """The root of the workspace."""
        return self.run.root


@dataclass(frozen=True)
class Plan:
    """The portions of a run in file order; together they see every description and every fault."""

    portions: tuple[Portion, ...]


def portions(paths: Sequence[Path], table: Path | None = None, bound: int | None = BOUND) -> Plan:
    """The portions in which the descriptions at the paths are to be checked; a path named twice counts once.

    `table` stands in place of the tables that bases name. No portion has more descriptions than the bound, but for a
    circle of rows that must be judged together; without a bound each workspace is one. Raises `UnreadablePath` for a
    path that is absent or may not be read, or a folder that holds no descriptions.
    """
    instead = Path(normpath(table.absolute())) if table is not None else None
    runs = [Run(root, asked, instead, uuid4().hex) for root, asked in asked_by_root(paths).items()]
    return Plan(tuple(portion for run in runs for portion in _portions(run, bound)))


def _portions(run: Run, bound: int | None) -> Iterator[Portion]:
    found, circles = surveyed(run)
    files = set(run.files)
    asked = {one.number for one in found.entries if not files.isdisjoint(one.files)}
    silent = len(files - {file for one in found.entries if one.number in asked for file in one.files})
    together = [(number,) for number in circles.common] + list(circles.rows)
    mine = [kept for one in together if (kept := tuple(number for number in one if number in asked))]
    packs = list(_packed(mine, bound)) or [()]
    for number, members in enumerate(packs):
        yield Portion(run, members, 0 if number else silent, len(packs) == 1, len(asked) == len(found.entries))


def _packed(circles: Sequence[tuple[int, ...]], bound: int | None) -> Iterator[tuple[int, ...]]:
    """The members of circles in packs, no circle torn."""
    pack: tuple[int, ...] = ()
    for circle in circles:
        if pack and bound is not None and len(pack) + len(circle) > bound:
            yield pack
            pack = ()
        pack += circle
    if pack:
        yield pack


@lru_cache(WORKSPACES)
def surveyed(run: Run) -> tuple[Survey, Circles]:
    """The survey of a run's workspace and what concerns what in it, made once in a process.

    Raises `UnreadablePath` for a file that may not be read.
    """
    with readable():
        found = survey(run.root, run.asked, run.table)
    return found, circles_of(found)
