"""All descriptions together: settings, registry, descriptions by id, links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content import phrases as phrasebook
from generator.content.phrases import Phrasebook
from generator.findings import Finding, Place, Related
from generator.language.typography_rules import NBSP
from generator.reading.files import is_file, is_folder
from generator.reading.files import shown as shown
from generator.reading.values import Map, Text
from generator.reading.yaml_reader import read_file
from generator.schema.language import RecordType, records
from generator.schema.types import Flag, mended_id
from generator.schema.validate import complete, validate, validate_record
from generator.schema.walk import Leaf, leaves
from generator.workspace.bases import Chain, Sources, chain_of, is_description
from generator.workspace.entities import Entity
from generator.workspace.rows import Row
from generator.workspace.speech import Speech
from generator.workspace.tables import TableReader

SETTINGS = "metodist.yaml"
EMPTY = "YML001"  # the reader's word on an empty file: settings may be empty
SUFFIXES = (".yaml", ".yml")
PROPER = {
    "organisation": ("name", "short", "also"),
    "person": ("surname",),
    "territory": ("name", "short", "region", "also"),
}
SHELVES = {"persons": "person", "organisations": "organisation", "territories": "territory", "acts": "act"}
Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Description:
    """One description: its kind's record type, its id, its canonical record, where it stands.

    `bases` are the files it stands on; `own` are the school and the people that only it knows by name: those of its
    row, where it is one of a table, and `cells` what the columns of that row give to names in texts.
    """

    id: str
    kind: RecordType
    record: Record
    path: Path
    place: Place
    bases: tuple[Path, ...] = ()
    own: Mapping[str, Entity] = field(default_factory=dict)
    cells: Mapping[str, Text] = field(default_factory=dict)

    @property
    def entity(self) -> Entity:
        """The description as what an id names."""
        return Entity(self.id, self.kind.name, self.record, self.place)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files it is made of."""
        return self.path, *self.bases

    def leaves(self) -> Iterator[Leaf]:
        """All scalars of the description, then those of what only it knows by name."""
        yield from leaves(self.record, self.kind)
        for entity in dict.fromkeys(self.own.values()):
            yield from leaves(entity.record, records()[entity.kind])

    def holds(self, place: Place) -> bool:
        """Whether a place is in the description: in one of its files, in its row of a table."""
        if place.in_table:
            return (place.file, place.sheet, place.line) == (self.place.file, self.place.sheet, self.place.line)
        return place.file in map(shown, self.files)


@dataclass(eq=False)
class Workspace:
    """A folder of descriptions that know each other. `findings` are all faults of all files, in no order."""

    root: Path
    settings: Record
    phrases: Phrasebook
    descriptions: dict[str, Description] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # files that gave no description
    tables: dict[Path, str] = field(default_factory=dict)  # tables of bases, as messages name them
    bases: dict[Path, tuple[Path, ...]] = field(default_factory=dict)  # files that a file stands on
    figures: dict[str, dict[str, Mapping[str, Text]]] = field(default_factory=dict)  # reckoned, by description and name
    settings_place: Place = field(default_factory=lambda: Place(SETTINGS))

    @cached_property
    def speech(self) -> Speech:
        """How the workspace's papers speak: its phrases and the rules of the language."""
        registries = [one.record["countable"] for one in self.descriptions.values() if one.kind.name == "registry"]
        countable = {str(noun): one["forms"] for found in registries for noun, one in (found or {}).items()}
        words = (self.settings["dictionary"] or {}).get("persons") or ()
        spaced = self.settings["spaced_initials"]
        return Speech(
            self.phrases,
            {noun: (a, b, c) for noun, forms in countable.items() if forms and len(forms) == 3 for a, b, c in [forms]},
            frozenset(str(one["text"]).lower() for one in words),
            NBSP if isinstance(spaced, Flag) and spaced.value else "",
        )

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """Names that keep their capital wherever they stand: of organisations, territories and persons."""
        named = [
            value
            for entity in self.entities.values()
            for field in PROPER.get(entity.kind, ())
            for value in _texts(entity.record[field])
        ]
        return frozenset(named)

    @property
    def phrases_file(self) -> Path | None:
        """The file of phrases that the settings name."""
        name = self.settings["phrases"]
        return self.root / name if name is not None else None


def _texts(value: Any) -> list[str]:
    """A text, or the texts of a list of words."""
    return [str(one["text"]) for one in value] if isinstance(value, list) else [str(value)] if value else []


def find_root(path: Path) -> Path:
    """The workspace a path belongs to: the nearest folder above with `metodist.yaml`, else its own folder."""
    folder = path if path.is_dir() else path.parent
    return next((parent for parent in (folder, *folder.parents) if (parent / SETTINGS).is_file()), folder)


def description_files(path: Path, deep: bool) -> Iterator[Path]:
    """Files of a folder that can be descriptions, in order of their names.

    Settings, hidden files, linked folders, folders of ready papers and other workspaces are left out.
    """
    for child in _children(path):
        if child.is_dir() and deep and not (child / SETTINGS).is_file():
            yield from description_files(child, deep)
        elif child.suffix in SUFFIXES and child.is_file() and child.name != SETTINGS:
            yield child


def workspaces_below(path: Path) -> Iterator[Path]:
    """Folders under this one that are workspaces of their own."""
    for child in _children(path):
        if child.is_dir():
            if (child / SETTINGS).is_file():
                yield child
            yield from workspaces_below(child)


def _children(path: Path) -> list[Path]:
    return [
        child
        for child in sorted(path.iterdir(), key=lambda item: item.name)
        if not child.name.startswith((".", "_"))
        and not (child.is_dir() and (child.is_symlink() or (child / "manifest.json").is_file()))
    ]


def read_workspace(root: Path, asked: Sequence[Path] = (), table: Path | None = None) -> Workspace:
    """The workspace of a folder: every file read, validated and indexed; links are made by `link_workspace`.

    Without `metodist.yaml` only the files asked for and those beside them count; a file there that is no
    description at all is none of ours. `table` stands in place of the tables that bases name.
    """
    settings, findings, place = _settings(root)
    workspace = Workspace(root, settings, phrasebook.built_in(), findings=findings, settings_place=place)
    _own_phrases(workspace)
    _own_fonts(workspace)
    is_whole = (root / SETTINGS).is_file()
    asked_set = set(asked)
    files = dict.fromkeys([*description_files(root, deep=is_whole or root in asked_set), *filter(is_file, asked)])
    if workspace.phrases_file is not None:
        files.pop(workspace.phrases_file, None)
    sources = Sources()
    guests = set() if is_whole or root in asked_set else files.keys() - asked_set
    chains = [chain_of(path, sources) for path in files if path not in guests or is_description(sources.of(path).value)]
    used = {link.path: link for chain in chains for link in chain.links}
    workspace.findings += [finding for link in used.values() for finding in link.findings]
    workspace.bases = {chain.own.path: chain.bases for chain in chains}
    bases = {path for chain in chains for path in chain.bases}
    tables = TableReader(table, asked_set)
    for chain in chains:
        if chain.own.path not in bases or chain.fault is not None:
            _add(chain, tables, workspace)
    _add_rows(tables, workspace)
    workspace.findings = _without_echoes(workspace.findings, [one for link in used.values() for one in link.findings])
    return workspace


def _settings(root: Path) -> tuple[Record, list[Finding], Place]:
    kind, path = records()["settings"], root / SETTINGS
    if not path.is_file():
        return complete({}, kind), [], Place(SETTINGS)
    value, findings = read_file(path, shown(path))
    if not isinstance(value, Map):
        return complete({}, kind), [_no_settings(one) for one in findings if one.code != EMPTY], Place(shown(path))
    record, faults = validate_record(value, kind)
    return record, _without_echoes(findings + faults, findings), value.place


def _no_settings(finding: Finding) -> Finding:
    return replace(finding, hint="Настройки пишут построчно, например: «рамка: gost».")


def _own_phrases(workspace: Workspace) -> None:
    name, path = workspace.settings["phrases"], workspace.phrases_file
    if path is None:
        return
    if not is_file(path):
        message = f"Нет файла фраз «{name}»"
        workspace.findings.append(
            Finding("REF006", message, name.place, "фразы", f"Он ожидается здесь: {shown(path)}.")
        )
        return
    workspace.phrases, faults = phrasebook.with_own(path, shown(path))
    workspace.findings += faults


def _own_fonts(workspace: Workspace) -> None:
    name = workspace.settings["fonts"]
    if name is not None and not is_folder(workspace.root / name):
        hint = f"Она ожидается здесь: {shown(workspace.root / name)}."
        workspace.findings.append(Finding("REF006", f"Нет папки шрифтов «{name}»", name.place, "шрифты", hint))


def _without_echoes(findings: list[Finding], read: list[Finding]) -> list[Finding]:
    """Each finding once: a base is validated as often as it is used; on a line that was misread, nothing more."""
    misread, known = {(one.place.file, one.place.line) for one in read}, set(read)
    return [one for one in dict.fromkeys(findings) if one in known or (one.place.file, one.place.line) not in misread]


def _add(chain: Chain, tables: TableReader, workspace: Workspace) -> None:
    """The description that a chain of files makes; one with a table waits for its rows."""
    if not chain.is_sound:
        workspace.findings += [chain.fault] if chain.fault else []
        workspace.unread.append(shown(chain.own.path))
        return
    value = chain.whole(workspace.findings)
    if tables.takes(chain, value, workspace.findings):
        return
    code = mended_id(chain.own.path.stem)
    _describe(value, code, chain, workspace)


def _add_rows(tables: TableReader, workspace: Workspace) -> None:
    """The descriptions that rows of tables make of the bases that name them."""
    for table in tables.read(workspace.findings):
        for chain in table.chains:
            workspace.tables[chain.own.path] = shown(table.path)
        for chain in table.faulty:
            workspace.unread.append(shown(chain.own.path))
        for chain, rows in table.rows:
            before = len(workspace.findings)
            for row in rows:
                workspace.findings += row.findings
                _describe(row.value, str(row.code), chain, workspace, row)
            _blame_base(chain, [row.code.place for row in rows], before, workspace)


def _blame_base(chain: Chain, places: Sequence[Place], first: int, workspace: Workspace) -> None:
    """Faults that all rows have alike, since none of them says a thing, are one of the base."""
    found, owns = workspace.findings[first:], set(places)
    alike = Counter((one.code, one.message, one.path) for one in found if one.place in owns)
    common = {key for key, number in alike.items() if number == len(places) > 1}
    base = chain.own.value.place if chain.own.value is not None else Place(shown(chain.own.path))
    workspace.findings[first:] = [
        replace(one, place=base) if one.place in owns and (one.code, one.message, one.path) in common else one
        for one in found
    ]


def _describe(value: Map, name: str, chain: Chain, workspace: Workspace, row: Row | None = None) -> None:
    """Add a description; `name` is its id where it has no code of its own."""
    kind, record, faults = validate(value)
    workspace.findings += faults
    path = chain.own.path
    if kind is None:
        workspace.unread.append(shown(path))
        return
    code = record["code"]
    own = str(code) if isinstance(code, Text) and code else name
    place = code.place if isinstance(code, Text) else value.place
    knows = (row.entities, row.cells) if row else ({}, {})
    description = Description(own, kind, record, path, place, chain.bases, *knows)
    if (other := workspace.descriptions.get(own)) is not None:
        _report_double(own, place, other.place, workspace)
        return
    workspace.descriptions[own] = description
    _index(description, workspace)


def _index(description: Description, workspace: Workspace) -> None:
    if description.kind.name != "registry":
        _add_entity(description.entity, workspace)
        return
    for shelf, kind in SHELVES.items():
        for key, record in (description.record[shelf] or {}).items():
            _add_entity(Entity(str(key), kind, record, key.place), workspace)


def _add_entity(entity: Entity, workspace: Workspace) -> None:
    if (other := workspace.entities.get(entity.id)) is not None:
        _report_double(entity.id, entity.place, other.place, workspace)
    else:
        workspace.entities[entity.id] = entity


def _report_double(code: str, place: Place, first: Place, workspace: Workspace) -> None:
    workspace.findings.append(
        Finding(
            "REF003",
            f"Код «{code}» уже занят: {first}",
            place,
            "код",
            "Дайте одному из двух другой код (поле «код:» или имя записи).",
            related=(Related(first, f"здесь «{code}» назван впервые"),),
        )
    )
