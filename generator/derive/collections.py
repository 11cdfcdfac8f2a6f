"""What a report can count: descriptions of a kind, what they lead to, entries of the registry, items of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from generator.derive.diagnosing import FIELDS, Person, diagnosis_of, row_of
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.entities import Entity, Link
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """One thing that is counted, what the columns of its row say of it, where it is one of a table, and where to."""

    entity: Entity
    cells: Mapping[str, Text]
    links: Mapping[str, Iterable[Link]] = field(default_factory=dict)


Gather = Callable[[Workspace], Iterable[Counted]]


def _descriptions(kind: str) -> Gather:
    return lambda workspace: (Counted(one.entity, one.cells) for one in workspace.every(kind))


def _led_to(kind: str, *path: str) -> Gather:
    """What fields of descriptions lead to, step by step, each once."""

    def gather(workspace: Workspace) -> Iterator[Counted]:
        for one in workspace.every(kind):
            found: Entity | None = one.entity
            for name in path:
                found = _entity(found.record[name]) if found is not None else None
            if found is not None:
                yield Counted(found, one.cells)

    return lambda workspace: _each_once(gather(workspace))


def _of_registry(kind: str) -> Gather:
    def gather(workspace: Workspace) -> Iterator[Counted]:
        rows = (*workspace.descriptions.values(), *workspace.gists.values())
        own = (entity for one in rows for entity in one.own.values())
        for entity in (*workspace.entities.values(), *own):
            if entity.kind == kind:
                yield Counted(entity, {})

    return lambda workspace: _each_once(gather(workspace))


def _items(kind: str, item: str, name: str) -> Gather:
    """The entries of a list of descriptions, of any shape."""

    def gather(workspace: Workspace) -> Iterator[Counted]:
        for one in workspace.every(kind):
            for number, record in enumerate(entries_of(one.record[name]), 1):
                yield Counted(Entity(str(number), item, record, _place(record, one), number), one.cells)

    return gather


def _participants(workspace: Workspace) -> Iterator[Counted]:
    """The participants of all diagnostics, with what was reckoned of each: уровень, доля in per cent, балл …"""
    for one in workspace.every("diagnostics"):
        for number, person in enumerate(diagnosis_of(one.record).persons, 1):
            place = person.record["who"].place
            told = row_of(person, workspace.speech) | _by_competence(person)
            cells = {plain_key(name): Text(_in_text(name, value), place) for name, value in told.items() if value != ""}
            links = {name: [led] for name, key in FIELDS.items() if isinstance(led := person.told(key), Link)}
            yield Counted(Entity(str(number), "diagnosed_person", person.record, place, number), cells, links)


def _by_competence(person: Person) -> dict[str, Fraction]:
    """The points by all that their field and their competence go by: `баллы.цели`, `балл.цели урока`, `баллы.1`."""
    named = person.scale.named.items()
    return {f"{field}.{name}": person.points[one.key] for field in ("баллы", "балл") for name, one in named}


def _in_text(name: str, value: str | int | Fraction) -> str:
    if not isinstance(value, Fraction):
        return str(value)
    shown = value * 100 if name.startswith("доля") else value
    return f"{float(shown):.6f}".rstrip("0").rstrip(".").replace(".", ",")


def entries_of(value: Any) -> list[Record]:
    """The records of a list or a listing; the measures of all groups in one series."""
    found = value.get("entries") if isinstance(value, dict) else value
    records = found if isinstance(found, list) else []
    return [one for record in records for one in _ungrouped(record)]


def _ungrouped(record: Record) -> list[Record]:
    return [record] if "text" in record else record.get("measures") or []


def _place(record: Record, description: Description) -> Place:
    return next((value.place for value in record.values() if isinstance(value, Text)), description.place)


def _entity(reference: Any) -> Entity | None:
    return reference.entity if isinstance(reference, Link) else None


def _each_once(found: Iterable[Counted]) -> list[Counted]:
    """Things that stand at one place of the files are one."""
    return list({(one.entity.kind, one.entity.place): one for one in found}.values())


# Items of lists: the kind of the description, of the item, the field that holds the list.
LISTED: Mapping[str, tuple[str, str, str]] = {
    "задачи": ("programme", "task", "tasks"),
    "показатели": ("programme", "indicator", "indicators"),
    "мероприятия": ("programme", "measure", "measures"),
    "замечания": ("evaluation", "remark", "remarks"),
}
COLLECTIONS: Mapping[str, Gather] = {
    "программы": _descriptions("programme"),
    "дорожные карты": _descriptions("roadmap"),
    "приказы": _descriptions("order"),
    "справки": _descriptions("certificate"),
    "экспертные листы": _descriptions("evaluation"),
    "экспертные оценки": _descriptions("evaluation"),
    "протоколы": _descriptions("protocol"),
    "диагностики": _descriptions("diagnostics"),
    "участники диагностики": _participants,
    "школы": _led_to("programme", "organisation"),
    "руководители школ": _led_to("programme", "organisation", "head"),
    "эксперты": _led_to("evaluation", "expert"),
    "территории": _led_to("programme", "organisation", "territory"),
    "организации": _of_registry("organisation"),
    "лица": _of_registry("person"),
    "акты": _of_registry("act"),
    **{word: _items(*items) for word, items in LISTED.items()},
}


def collection(name: str) -> Gather | None:
    """What a name of a collection gathers; None for a name that is none."""
    return COLLECTIONS.get(plain_key(name))
