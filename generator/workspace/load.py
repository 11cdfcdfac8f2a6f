"""All descriptions together: settings, registry, descriptions by id, links between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content import phrases as phrasebook
from generator.content.phrases import Phrasebook
from generator.errors import UnreadablePath
from generator.findings import Finding, Place, Related
from generator.language.typography_rules import NBSP
from generator.reading.files import is_file, is_folder
from generator.reading.values import Map, Text
from generator.reading.yaml_reader import read_file
from generator.schema.language import RecordType, records
from generator.schema.types import Flag, mended_id
from generator.schema.validate import complete, validate, validate_record
from generator.workspace.entities import Entity
from generator.workspace.speech import Speech

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
    """One description: its kind's record type, its id, its canonical record, where it stands."""

    id: str
    kind: RecordType
    record: Record
    path: Path
    place: Place

    @property
    def entity(self) -> Entity:
        """The description as what an id names."""
        return Entity(self.id, self.kind.name, self.record, self.place)


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


def shown(path: Path) -> str:
    """A path as messages name it: from the current folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


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


def read_workspace(root: Path, asked: Sequence[Path] = ()) -> Workspace:
    """The workspace of a folder: every file read, validated and indexed; links are made by `link_workspace`.

    Without `metodist.yaml` only the files asked for and those beside them count; a file there that is no
    description at all is none of ours.
    """
    settings, findings, place = _settings(root)
    workspace = Workspace(root, settings, phrasebook.built_in(), findings=findings, settings_place=place)
    _own_phrases(workspace)
    _own_fonts(workspace)
    whole = (root / SETTINGS).is_file()
    asked_set = set(asked)
    files = dict.fromkeys(
        [*description_files(root, deep=whole or root in asked_set), *(path for path in asked if path.is_file())]
    )
    for path in files:
        if path == workspace.phrases_file:
            continue
        _add_file(path, workspace, is_guest=not whole and path not in asked_set and root not in asked_set)
    return workspace


def _settings(root: Path) -> tuple[Record, list[Finding], Place]:
    kind, path = records()["settings"], root / SETTINGS
    if not path.is_file():
        return complete({}, kind), [], Place(SETTINGS)
    value, findings = read_file(path, shown(path))
    if not isinstance(value, Map):
        return complete({}, kind), [_no_settings(one) for one in findings if one.code != EMPTY], Place(shown(path))
    record, faults = validate_record(value, kind)
    return record, _together(findings, faults), value.place


def _no_settings(finding: Finding) -> Finding:
    return replace(finding, hint="Настройки пишут построчно, например: «рамка: gost».")


def _together(findings: list[Finding], faults: list[Finding]) -> list[Finding]:
    """What the reader found and what the schema adds: on a line that is misread already, nothing."""
    misread = {found.place.line for found in findings}
    return findings + [fault for fault in faults if fault.place.line not in misread]


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


def _add_file(path: Path, workspace: Workspace, is_guest: bool) -> None:
    try:
        value, findings = read_file(path, shown(path))
    except UnreadablePath as error:
        workspace.findings.append(error.finding)
        return
    if is_guest and not (isinstance(value, Map) and any(key in ("вид", "kind") for key in value)):
        return
    kind, record, faults = validate(value) if isinstance(value, Map) else (None, {}, [])
    workspace.findings += _together(findings, faults)
    if kind is None or not isinstance(value, Map):
        workspace.unread.append(shown(path))
        return
    code = record["code"]
    own = str(code) if isinstance(code, Text) and code else mended_id(path.stem)
    place = code.place if isinstance(code, Text) else value.place
    description = Description(own, kind, record, path, place)
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
