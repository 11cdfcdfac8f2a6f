"""Columns of a table of descriptions: what each heading means to those that stand on one base.

A heading is the key of a field, a path to one («показатели.впр.база»), a field of the school («краткое»,
«организация.адрес») or of a person of it («завуч.фамилия»), or a name that the base's texts have («число_учеников»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.content.names import parse_names
from generator.reading.values import List, Map, Text, Value
from generator.schema.keys import nearest, plain_key
from generator.schema.language import Field, RecordType, records
from generator.schema.types import mended_id
from generator.workspace.merging import codes_in, items_of

CODE = "код"
SCHOOL = ("организация", "школа")  # what the row's own organisation is called
HEAD = "руководитель"
ORDINAL = re.compile(r"(?:№|n|номер)?\s*п\s*[/\\.]?\s*п\.?", re.IGNORECASE)  # «№ п/п»: for people in every table


class Use(StrEnum):
    """What a column gives to its row."""

    CODE = "code"
    FIELD = "field"
    ORGANISATION = "organisation"
    PERSON = "person"  # one field of a person
    WHOLE_PERSON = "whole person"  # all of the name in one cell
    NAME = "name"


@dataclass(frozen=True)
class Step:
    """One step to a field: its key, or the code of an item of the list above."""

    word: Text
    is_item: bool = False


@dataclass(frozen=True)
class Column:
    """A column that is used: `steps` lead to the field, `owner` is the id of the person it belongs to.

    A needed one has to say something in every row: its field is required, and the base does not give it.
    """

    number: int
    heading: Text
    use: Use
    steps: tuple[Step, ...] = ()
    owner: str = ""
    target: tuple[str, ...] = ()  # the same for two headings that mean one field
    needed: bool = False


class Unread(LookupError):
    """A heading that means nothing here: `near` is what it may have been, `aside` what to say where it is no slip."""

    def __init__(self, word: str, near: str | None, aside: str = "") -> None:
        super().__init__(word, near)
        self.word, self.near, self.aside = word, near, aside


@dataclass(frozen=True, eq=False)
class Base:
    """A description that rows fill: its kind, its own value, the names in its texts."""

    kind: RecordType
    value: Map

    def columns(self, headings: Sequence[Text]) -> dict[int, Column | Unread]:
        """What each heading means to this base, by the number of its column."""
        names = set(_names(self.value))
        people = {plain_key(one.partition(".")[0]) for one in headings if "." in one} | set(_heads())
        found: dict[int, Column | Unread] = {}
        for number, heading in enumerate(headings):
            if heading:
                try:
                    column = self._column(number, heading, names, people)
                    found[number] = replace(column, needed=self._is_needed(column))
                except Unread as unread:
                    found[number] = unread
        return found

    def _column(self, number: int, heading: Text, names: set[str], people: set[str]) -> Column:
        parts = [heading.with_value(part.strip()) for part in heading.split(".")]
        if len(parts) > 1 and plain_key(parts[0]) == self.kind.title:
            parts = parts[1:]
        first, rest = plain_key(parts[0]), parts[1:]
        if first == CODE and not rest:
            return Column(number, heading, Use.CODE, target=(CODE,))
        if first in SCHOOL and rest:
            steps = _path(rest, records()["organisation"], Map(heading.place))
            return Column(number, heading, Use.ORGANISATION, steps, target=(SCHOOL[0], *_target(steps)))
        if self.kind.find(first) and (not rest or self.kind.find(first).shape != "type"):  # type: ignore[union-attr]
            steps = _path(parts, self.kind, self.value)
            return Column(number, heading, Use.FIELD, steps, target=_target(steps))
        if not rest and first in people:
            return Column(number, heading, Use.WHOLE_PERSON, owner=mended_id(first), target=(first,))
        if not rest and first in names:
            return Column(number, heading, Use.NAME, owner=first, target=("<>", first))
        if not rest and records()["organisation"].find(first):
            steps = _path(parts, records()["organisation"], Map(heading.place))
            return Column(number, heading, Use.ORGANISATION, steps, target=(SCHOOL[0], *_target(steps)))
        if rest and records()["person"].find(rest[0]):
            steps = _path(rest, records()["person"], Map(heading.place))
            return Column(number, heading, Use.PERSON, steps, mended_id(first), (first, *_target(steps)))
        near = None if ORDINAL.fullmatch(heading) else nearest(parts[0].replace("№", "номер "), self._known(names))
        raise Unread(str(parts[0]), near, "" if rest else self._aside(heading))

    def _is_needed(self, column: Column) -> bool:
        """Whether every row has to say something in a column, since its field is required and the base gives none."""
        if column.use is Use.FIELD:
            return _is_lacking(column.steps, self.kind, self.value)
        name = {Use.ORGANISATION: "organisation", Use.PERSON: "person"}.get(column.use)
        return name is not None and _is_lacking(column.steps, records()[name], None)

    def _aside(self, heading: Text) -> str:
        """What to say of a heading that nothing here is like."""
        name = "_".join(heading.split())
        named = f" Чтобы значение напечаталось, назовите его в тексте основы: <{name}>." if name.isidentifier() else ""
        keys = [spec.key for spec in self.kind.fields.values() if spec.shape == "entries" and spec.required]
        path = "".join(f" Если здесь {key}, назовите столбец «{key}.{heading}»." for key in keys if named)
        return f"Столбцы, которых нет среди полей и имён в тексте основы, в бумаги не попадают.{path or named}"

    def _known(self, names: set[str]) -> Iterator[str]:
        yield from names
        for record in (self.kind, records()["organisation"]):
            yield from (key for spec in record.fields.values() for key in spec.taught)


def is_head(person: str) -> bool:
    """Whether the id of a person is one of the words for the head of an organisation."""
    return person in {mended_id(word) for word in _heads()}


def _heads() -> list[str]:
    return [plain_key(word) for word in records()["organisation"].fields["head"].taught]


def _names(value: Value) -> Iterator[str]:
    """The undotted names in all texts of a value; one with spaces in it, which is reported there, is a name too."""
    if isinstance(value, Text):
        for one in parse_names(value) if "<" in value else ():
            if len(one.path) == 1 and not one.kind:
                yield plain_key(one.path[0])
                yield plain_key(value[one.offset + 1 : one.offset + one.length - 1])
        return
    for item in value.values() if isinstance(value, Map) else value:
        yield from _names(item)


def _path(parts: Sequence[Text], record: RecordType, value: Value) -> tuple[Step, ...]:
    """The way to a field, item by item. Raises `Unread` at the first step that leads nowhere."""
    part, rest = parts[0], parts[1:]
    spec = record.find(part)
    if spec is None:
        raise Unread(str(part), nearest(part, (key for one in record.fields.values() for key in one.taught)))
    pairs = value.items() if isinstance(value, Map) else ()
    here = next((item for key, item in pairs if record.find(key) is spec), None)
    step = Step(part.with_value(spec.key))
    if not rest:
        return (step,)
    if spec.shape == "record":
        return (step, *_path(rest, records()[spec.of], here if here is not None else Map(part.place)))
    if spec.shape == "entries":
        return _entry(step, rest, spec)
    if spec.shape in ("list", "listing"):
        return _item(step, rest, spec, items_of(here, spec) if here is not None else List(part.place))
    raise Unread(str(rest[0]), None)


def _entry(step: Step, parts: Sequence[Text], spec: Field) -> tuple[Step, ...]:
    name = Step(parts[0])
    if len(parts) == 1:
        return step, name
    return (step, name, *_path(parts[1:], records()[spec.of], Map(parts[0].place)))


def _item(step: Step, parts: Sequence[Text], spec: Field, items: List) -> tuple[Step, ...]:
    """The way into an item of a list, by its code: the base has one with it, maybe within a group."""
    code, rest, record = parts[0], parts[1:], records()[spec.of]
    own = [str(item) for item in codes_in(items, record)]
    if code not in own or not rest:
        swapped = (one for one in own if sorted(one) == sorted(plain_key(code)))  # a short code is too short to be like
        raise Unread(str(code), next(swapped, None) or nearest(code, own))
    grouped = record.fields.get(record.wraps)
    if grouped is not None and record.find(rest[0]) is None:
        record = records()[grouped.of]
    return (step, Step(code, is_item=True), *_path(rest, record, Map(code.place)))


def _target(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(plain_key(step.word) for step in steps)


def _is_lacking(steps: Sequence[Step], record: RecordType, value: Value | None) -> bool:
    """Whether all that steps lead through is required, and a value has nothing where they end."""
    step, *rest = steps
    spec = record.find(step.word)
    if spec is None or not spec.required:
        return False
    pairs = value.items() if isinstance(value, Map) else ()
    here = next((item for key, item in pairs if record.find(key) is spec), None)
    if spec.shape == "entries" and len(rest) == 1:
        pairs = here.items() if isinstance(here, Map) else ()
        return all(plain_key(key) != plain_key(rest[0].word) for key, _ in pairs)
    if spec.shape == "record" and rest:
        return _is_lacking(rest, records()[spec.of], here)
    return not rest and here is None
