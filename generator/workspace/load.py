"""All descriptions together: settings, phrases, registry, descriptions by id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content import phrases as phrasebook
from generator.content.phrases import Phrasebook
from generator.findings import Finding, Place
from generator.language.typography_rules import NBSP
from generator.reading.files import is_file, is_folder
from generator.reading.files import shown as shown
from generator.reading.values import Map, Text
from generator.reading.yaml_reader import read_file
from generator.schema.language import RecordType, records
from generator.schema.types import Flag
from generator.schema.validate import complete, validate_record
from generator.schema.walk import Leaf, leaves
from generator.workspace.charts import Plotted
from generator.workspace.entities import Entity
from generator.workspace.files import SETTINGS
from generator.workspace.speech import Speech

DOUBLE = "REF003"  # a code that is taken: which of the two is meant by it nobody knows
EMPTY = "YML001"  # the reader's word on an empty file: settings may be empty
PROPER = {
    "organisation": ("name", "short", "also"),
    "person": ("surname",),
    "territory": ("name", "short", "region", "also"),
}
SUMMED = ("evaluation",)  # kinds whose descriptions count together: one that is lost spoils what is told of the rest
Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Line:
    """The row of a table that makes a description: the heading above its code, and what its empty cells should give.

    `lost` are the rows of the table that have faults and make no description.
    """

    head: Text
    blanks: frozenset[tuple[str, ...]]
    lost: frozenset[int]


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
    number: int = 0  # of its entry in the survey
    line: Line | None = None  # the row that makes it
    rows_of: str = ""  # the table whose rows are its own items, as messages name it
    summaries: dict[str, Plotted | None] = field(default_factory=dict)  # reckoned for its charts, by plain name

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
        """Whether a place is in the description: in one of its files, in its row of a table or the headings above.

        What is summed up with its like holds the rows of its table that were lost.
        """
        if not place.in_table:
            return place.file in map(shown, self.files)
        if self.rows_of:
            return place.file == self.rows_of
        if (place.file, place.sheet) != (self.place.file, self.place.sheet) or self.line is None:
            return False
        lost = self.line.lost if self.kind.name in SUMMED else ()
        return place.line in (self.place.line, self.line.head.place.line, *lost)

    def bears(self, finding: Finding) -> bool:
        """Whether a finding stands in the description; a code that two claim is a fault of both."""
        others = [one.place for one in finding.related] if finding.code == DOUBLE else []
        return any(map(self.holds, (finding.place, *others)))


@dataclass(eq=False)
class Workspace:
    """A folder of descriptions that know each other. `findings` are all faults of all files, in no order.

    One that stands on a `ground` knows all of that and adds to it: the rows of a table that concern each other stand
    on the descriptions of files, and other rows are not theirs to see.
    """

    root: Path
    settings: Record
    phrases: Phrasebook
    descriptions: dict[str, Description] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)  # files that gave no description, and the kinds they say
    tables: dict[Path, str] = field(default_factory=dict)  # tables of bases, as messages name them
    bases: dict[Path, tuple[Path, ...]] = field(default_factory=dict)  # files that a file stands on
    figures: dict[str, dict[str, Mapping[str, Text]]] = field(default_factory=dict)  # reckoned, by description and name
    unreckoned: set[str] = field(default_factory=set)  # ids of those whose figures are wrong as yet: they have faults
    ranked: set[str] = field(default_factory=set)  # ids of those whose texts say scores
    settings_place: Place = field(default_factory=lambda: Place(SETTINGS))
    ground: Workspace | None = None
    circles: dict[str, Workspace] = field(default_factory=dict)  # by id of those that see less than all
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # kinds by ids that are not read here
    gists: Mapping[str, Description] = field(default_factory=dict)  # of rows that are not read here, for sums
    shaken: Mapping[str, list[Finding]] = field(default_factory=dict)  # the faults of those gists that have any

    @property
    def own(self) -> Collection[Description]:
        """The descriptions that the ground does not have."""
        known = self.ground.descriptions if self.ground is not None else {}
        return [one for code, one in self.descriptions.items() if code not in known]

    def every(self, kind: str) -> list[Description]:
        """The descriptions of a kind with the gists of those that are not read here, in the order of the survey."""
        beyond = (one for code, one in self.gists.items() if code not in self.descriptions)
        found = [one for one in (*self.descriptions.values(), *beyond) if one.kind.name == kind]
        return sorted(found, key=lambda one: one.number)

    def around(self, description: Description) -> Workspace:
        """What a description sees of the workspace: all of it, or its own circle."""
        return self.circles.get(description.id, self)

    def take(self, circle: Workspace) -> None:
        """Take in the descriptions of a circle on the same ground; each goes on seeing its circle only."""
        self.descriptions |= circle.descriptions
        self.entities |= circle.entities
        self.circles |= {one.id: circle for one in circle.own}

    def extended(self) -> Workspace:
        """A workspace with this one as its ground, which has nothing of its own yet."""
        descriptions, entities = dict(self.descriptions), dict(self.entities)
        found = replace(self, descriptions=descriptions, entities=entities, circles={}, elsewhere={}, ground=self)
        found.findings, found.figures = [], dict(self.figures)
        found.speech, found.proper_names = replace(self.speech, used=dict(self.speech.used)), self.proper_names
        return found

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


def open_workspace(root: Path) -> Workspace:
    """The workspace of a folder before any description is read: its settings and phrases, with their faults."""
    settings, findings, place = _settings(root)
    workspace = Workspace(root, settings, phrasebook.built_in(), findings=findings, settings_place=place)
    _own_phrases(workspace)
    _own_fonts(workspace)
    return workspace


def without_echoes(findings: list[Finding], misread: Collection[tuple[str, int]]) -> list[Finding]:
    """Each finding once: a base is validated as often as it is used; on a line that was misread, nothing more."""
    return [one for one in dict.fromkeys(findings) if (one.place.file, one.place.line) not in misread]


def _settings(root: Path) -> tuple[Record, list[Finding], Place]:
    kind, path = records()["settings"], root / SETTINGS
    if not path.is_file():
        return complete({}, kind), [], Place(SETTINGS)
    value, findings = read_file(path, shown(path))
    if not isinstance(value, Map):
        return complete({}, kind), [_no_settings(one) for one in findings if one.code != EMPTY], Place(shown(path))
    record, faults = validate_record(value, kind)
    misread = {(one.place.file, one.place.line) for one in findings}
    return record, findings + without_echoes(faults, misread), value.place


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
