"""A first look over a workspace: every file and table read once, and what descriptions they will make.

Nothing is validated yet, so that a thousand rows of a table take little room while they wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.reading.files import is_file, shown
from generator.reading.tables import Packed
from generator.reading.values import Text
from generator.schema.types import ID, mended_id
from generator.workspace import participants
from generator.workspace.bases import Chain, Sources, chain_of, is_description, said_kind, written
from generator.workspace.files import SETTINGS, description_files
from generator.workspace.load import Workspace, open_workspace, without_echoes
from generator.workspace.rows import Row
from generator.workspace.tables import Over, TableReader


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A description to come: that of a file with its bases, or that of a row over a base with a table."""

    id: str
    chain: Chain
    over: Over | None = None
    packed: Packed | None = None
    number: int = 0  # from 0, in the order of the survey

    @property
    def row(self) -> Row | None:
        """The row that makes it."""
        return self.over.row(self.packed) if self.over is not None and self.packed is not None else None

    @property
    def kind(self) -> str:
        """The name of its kind; empty where none is said."""
        return kind.name if (kind := self.chain.kind) is not None else ""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files it is made of."""
        return self.chain.own.path, *self.chain.bases


@dataclass(frozen=True, eq=False)
class Survey:
    """The workspace without descriptions, its findings those that need none, and the entries that will make them.

    `misread` are lines that the reader found fault with: whatever else is said of them is an echo.
    """

    opened: Workspace
    entries: Sequence[Entry]
    misread: frozenset[tuple[str, int]]


def survey(root: Path, asked: Sequence[Path] = (), table: Path | None = None) -> Survey:
    """A first look over the workspace of a folder.

    Without `metodist.yaml` only the files asked for and those beside them count; a file there that is no
    description at all is none of ours. `table` stands in place of the tables that bases name.
    """
    workspace = open_workspace(root)
    chains = _chains(workspace, set(asked))
    links = {link.path: link for chain in chains for link in chain.links}.values()
    read = dict.fromkeys(finding for link in links for finding in link.findings)
    misread = frozenset((one.place.file, one.place.line) for one in read)
    tables, findings = TableReader(table, set(asked)), workspace.findings
    workspace.findings = []
    chains = [
        participants.filled(one, table if one.own.path in asked else None, workspace) if one.is_sound else one
        for one in chains
    ]
    made = [*_of_files(chains, tables, workspace), *_of_rows(tables, workspace)]
    workspace.findings = [*findings, *read, *without_echoes(workspace.findings, misread)]
    workspace.bases = {chain.own.path: chain.bases for chain in chains}
    return Survey(workspace, [replace(one, number=number) for number, one in enumerate(made)], misread)


def _chains(workspace: Workspace, asked: set[Path]) -> list[Chain]:
    """The chains of all files that count."""
    root = workspace.root
    is_whole = (root / SETTINGS).is_file() or root in asked
    files = dict.fromkeys([*description_files(root, deep=is_whole), *filter(is_file, asked)])
    if workspace.phrases_file is not None:
        files.pop(workspace.phrases_file, None)
    sources = Sources()
    guests = set() if is_whole else files.keys() - asked
    return [chain_of(path, sources) for path in files if path not in guests or is_description(sources.of(path).value)]


def _of_files(chains: Sequence[Chain], tables: TableReader, workspace: Workspace) -> Iterator[Entry]:
    """The entries that files make: not those below others; one with a table waits for its rows."""
    bases = {path for chain in chains for path in chain.bases}
    for chain in chains:
        if not chain.is_sound:
            if chain.own.path not in bases or chain.fault is not None:
                workspace.findings += [chain.fault] if chain.fault else []
                workspace.unread[shown(chain.own.path)] = said_kind(chain)
        elif chain.own.path not in bases and not tables.takes(chain, workspace.findings):
            if not chain.has_kind:
                workspace.unread[shown(chain.own.path)] = ""
            code = written(chain.own.value, "code")
            yield Entry(str(code) if isinstance(code, Text) and ID.fullmatch(code) else usual_id(chain), chain)


def usual_id(chain: Chain) -> str:
    """The id of a description that has no code of its own: by the name of its file."""
    return mended_id(chain.own.path.stem)


def _of_rows(tables: TableReader, workspace: Workspace) -> Iterator[Entry]:
    """The entries that rows of tables make over the bases that name them."""
    for table in tables.read(workspace.findings):
        workspace.tables |= {chain.own.path: shown(table.path) for chain in table.chains}
        workspace.unread |= {shown(chain.own.path): said_kind(chain) for chain in table.faulty}
        for row in table.rows:
            for over in table.over:
                yield Entry(over.id(row), over.chain, over, row)
