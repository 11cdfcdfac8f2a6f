"""Columns of a table of schools: what each heading means to the descriptions that stand on one base.

A heading is the key of a field, a path to one («показатели.впр.база»), a field of the school («краткое»,
«организация.адрес») or of a person of it («завуч.фамилия»), or a name that the base's texts have («число_учеников»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.content.names import parse_names
from generator.findings import Finding, Related, Severity
from generator.reading.values import List, Map, Text, Value
from generator.schema.keys import nearest, plain_key
from generator.schema.language import Field, RecordType, records
from generator.schema.types import mended_id
from generator.workspace.merging import codes_in, items_of

CODE = "код"
SCHOOL = ("организация", "школа")  # what the row's own organisation is called
HEAD = "руководитель"
MOST_OF_TITLE = 2  # cells that a title above the headings fills at most


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
    """A column that is used: `steps` lead to the field, `owner` is the id of the person it belongs to."""

    number: int
    heading: Text
    use: Use
    steps: tuple[Step, ...] = ()
    owner: str = ""
    target: tuple[str, ...] = ()  # the same for two headings that mean one field


class Unread(LookupError):
    """A heading that means nothing here: `near` is what it may have been."""

    def __init__(self, word: str, near: str | None) -> None:
        super().__init__(word, near)
        self.word, self.near = word, near


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
                    found[number] = self._column(number, heading, names, people)
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
        raise Unread(str(parts[0]), nearest(parts[0].replace("№", "номер "), self._known(names)))

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


def under_title(first: Sequence[Text], second: Sequence[Text], bases: Sequence[Base]) -> Finding | None:
    """The fault of a table whose first row is a title: a cell or two, and headings that a base knows in the second."""
    if not 0 < sum(map(bool, first)) <= MOST_OF_TITLE < sum(map(bool, second)):
        return None
    above, below = (max((_known_in(base, row) for base in bases), default=0) for row in (first, second))
    if above or below <= MOST_OF_TITLE:
        return None
    title = next(filter(None, first))
    message = f"Над названиями столбцов стоит «{title}»: похоже, сами они в строке {second[0].place.line}"
    hint = f"Удалите строку {title.place.line} целиком: названия столбцов стоят в первой строке таблицы."
    return Finding("TAB002", message, title.place, hint=hint)


def _known_in(base: Base, row: Sequence[Text]) -> int:
    return sum(isinstance(one, Column) for one in base.columns(row).values())


def heading_faults(headings: Sequence[Text], every: Sequence[dict[int, Column | Unread]]) -> Iterator[Finding]:
    """What is wrong with the headings of a table for all bases that name it: doubled, missing, unknown to each."""
    for number, heading in enumerate(headings):
        meant = [found[number] for found in every if number in found]
        if meant and all(isinstance(one, Unread) for one in meant):
            yield _unknown(heading, [one for one in meant if isinstance(one, Unread)])
    for found in every[:1]:
        yield from _doubles(one for one in found.values() if isinstance(one, Column))
    if not any(isinstance(one, Column) and one.use is Use.CODE for found in every for one in found.values()):
        hint = f"Добавьте столбец «{CODE}»: строчные буквы, цифры и дефис, у каждой строки свой."
        yield Finding("TAB002", f"В таблице нет столбца «{CODE}»", headings[0].place, hint=hint)


def _doubles(columns: Iterator[Column]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Column] = {}
    for column in columns:
        other = first.setdefault(column.target, column)
        if other is not column:
            message = f"Два столбца об одном: «{other.heading}» ({other.heading.place.cell}) и «{column.heading}»"
            related = (Related(other.heading.place, "первый из них"),)
            yield Finding("TAB002", message, column.heading.place, hint="Оставьте один.", related=related)


def _unknown(heading: Text, unread: Sequence[Unread]) -> Finding:
    """A heading like one that is known is a slip; any other is a column for people, left alone."""
    slips = [one for one in unread if one.near is not None or one.word != heading]
    if not slips:
        name = "_".join(heading.split())
        named = f" Чтобы значение напечаталось, назовите его в тексте основы: <{name}>." if name.isidentifier() else ""
        hint = f"Столбцы, которых нет среди полей и имён в тексте основы, в бумаги не попадают.{named}"
        return Finding("TAB003", f"Столбец «{heading}» не читается", heading.place, "", hint, Severity.ADVICE)
    words = [part.strip() for part in heading.split(".")]
    slip = max(slips, key=lambda one: (words.index(one.word), one.near is not None))  # the base that followed furthest
    part = f" (не найдено «{slip.word}»)" if slip.word != heading else ""
    way = "Путь — поле, код записи основы и её поле: показатели.впр.база."
    meant = ".".join(slip.near if slip.near and word == slip.word else word for word in words)
    hint = f"Возможно, «{meant}»." if slip.near else way
    return Finding("TAB003", f"Неизвестный столбец «{heading}»{part}", heading.place, "", hint)
