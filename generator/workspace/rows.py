"""Rows of a table: each becomes what it says over its base, with the school and the people it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.content.names import Forms, Name, parse_names, substitute
from generator.findings import Finding, Place, Severity
from generator.reading.values import List, Map, Text, Value
from generator.schema.keys import plain_key
from generator.schema.language import records
from generator.schema.types import ID, NUMBER, number_in
from generator.schema.validate import validate_record
from generator.workspace.columns import CODE, HEAD, SCHOOL, Base, Column, Step, Use, is_head
from generator.workspace.doubts import doubts
from generator.workspace.entities import Entity
from generator.workspace.merging import merge

WORD_AFTER = re.compile(r"[ \u00a0]+([а-яё]+)(?![а-яё.-])")
NAME_FIELDS = ("surname", "given", "patronymic")


@dataclass(eq=False)
class Row:
    """One row over one base: the code in its cell, the description it makes, what only it knows by name, faults.

    `cells` are what its columns give to names in texts, by their plain keys; `hollow` are the places that an empty
    one of them spoils, its own among them, `blanks` what such cells should have given.
    """

    code: Text
    value: Map
    entities: dict[str, Entity] = field(default_factory=dict)
    cells: dict[str, Text] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    hollow: set[Place] = field(default_factory=set)
    blanks: set[tuple[str, ...]] = field(default_factory=set)

    def is_echo(self, fault: Finding) -> bool:
        """Whether a fault of a field only follows from an empty cell, which has a fault of its own."""
        return replace(fault.place, length=1) in self.hollow


def row_over(base: Base, columns: Sequence[Column], code: Text, cells: Sequence[Text]) -> Row:
    """A row over a base; an empty cell leaves what the base says."""
    row = Row(code, Map(code.place), findings=list(doubts(base, columns, cells)))
    own, names = Map(code.place), names_in(code, columns, cells)
    people: dict[str, Map] = {}
    school = Map(code.place)
    for column in columns:
        cell = cells[column.number]
        if column.use is Use.NAME and not cell:
            _lack(row, column, cell, f"Пустая ячейка, а её ждёт имя «<{column.heading}>» в тексте основы")
        elif column.use is Use.FIELD and (cell or column.needed):
            _put_needed(own, column, cell, row)
        elif not cell or column.use in (Use.CODE, Use.NAME, Use.FIELD):
            continue
        elif column.use is Use.ORGANISATION:
            put(school, column.steps, cell)
        elif column.use is Use.PERSON:
            put(people.setdefault(column.owner, Map(cell.place)), column.steps, cell)
        elif ID.fullmatch(cell) and is_head(column.owner):
            put(school, _steps("organisation", "head", cell), cell)
        else:
            _whole_name(people.setdefault(column.owner, Map(cell.place)), cell)
    for column in columns:
        holder = school if column.use is Use.ORGANISATION else people.get(column.owner)
        if column.needed and column.use is not Use.FIELD and holder and not cells[column.number]:
            _put_needed(holder, column, cells[column.number], row)
    _describe(row, school, people)
    _say(row, base, own, names)
    return row


def _put_needed(holder: Map, column: Column, cell: Text, row: Row) -> None:
    """Put a cell where it belongs; an empty one is told of, and keeps its place there."""
    if not cell:
        _lack(row, column, cell, f"Пустая ячейка в столбце «{column.heading}», а без неё не обойтись")
    put(holder, column.steps, cell)


def names_in(code: Text, columns: Sequence[Column], cells: Sequence[Text]) -> dict[str, Text]:
    """What the names of columns in the base's texts stand for in a row."""
    named = [(column.owner, cells[column.number]) for column in columns if column.use is Use.NAME]
    return {CODE: code, **{name: cell or cell.with_value("…") for name, cell in named}}


def code_over(base: Base, code: Text, names: Mapping[str, Text]) -> Text:
    """The code of a row's description: that of the row, put where the base's own code has its name."""
    pattern = next((item for given, item in base.value.items() if plain_key(given) == CODE), None)
    return code.with_value(filled(pattern, names)) if isinstance(pattern, Text) and f"<{CODE}>" in pattern else code


def _say(row: Row, base: Base, own: Map, names: Mapping[str, Text]) -> None:
    """Put the row over its base: names of columns filled, the code made, the school named."""
    kind = base.kind
    if SCHOOL[0] in row.entities and "organisation" in kind.fields:
        spec = kind.fields["organisation"]
        if not any(kind.find(key) is spec for key in (*own, *base.value)):
            own[row.code.with_value(spec.key)] = row.code.with_value(SCHOOL[0])
    row.cells = dict(names)
    value = _filled(merge(own, base.value, kind, []), row)
    assert isinstance(value, Map)
    key = next((key for key in value if plain_key(key) == CODE), row.code.with_value(CODE))
    row.value = Map(row.code.place)
    row.value.update(value)
    row.value[key] = code_over(base, row.code, names)


def _lack(row: Row, column: Column, cell: Text, message: str) -> None:
    """Tell of an empty cell; what is said of its place besides is an echo."""
    row.findings.append(Finding("TAB004", message, cell.place, str(column.heading), "Впишите значение."))
    row.hollow.add(cell.place)
    row.blanks.add(column.target)


def put(holder: Map, steps: Sequence[Step], cell: Text) -> None:
    """Put a cell where the steps lead, making the maps and the items on the way."""
    step, *rest = steps
    if not rest:
        holder[step.word if cell else Text(step.word, cell.place)] = cell
        return
    if not rest[0].is_item:
        inner = holder.setdefault(step.word, Map(cell.place))
        if isinstance(inner, Map):
            put(inner, rest, cell)
        return
    items = holder.setdefault(step.word, List(cell.place))
    code = rest[0].word
    item = next((one for one in items if isinstance(one, Map) and one.get(code.with_value(CODE)) == code), None)
    if item is None:
        item = Map(cell.place)
        item[code.with_value(CODE)] = code
        if isinstance(items, List):
            items.append(item)
    put(item, rest[1:], cell)


def _steps(record: str, name: str, at: Text) -> tuple[Step, ...]:
    return (Step(at.with_value(records()[record].fields[name].key)),)


def _whole_name(person: Map, cell: Text) -> None:
    """Surname, given name and patronymic of a cell; initials are told from names by their full stop."""
    surname, *rest = cell.split()
    put(person, _steps("person", "surname", cell), cell.with_value(surname))
    if rest and "." in "".join(rest):
        put(person, _steps("person", "initials", cell), cell.with_value("".join(rest)))
        return
    for name, word in zip(NAME_FIELDS[1:], (rest[0], " ".join(rest[1:])) if rest else (), strict=False):
        if word:
            put(person, _steps("person", name, cell), cell.with_value(word))


def _describe(row: Row, school: Map, people: Mapping[str, Map]) -> None:
    """Make the school and the people of the row into what its ids name."""
    for person, value in people.items():
        entity = _entity(person, "person", value, row)
        if is_head(person):
            row.entities[HEAD] = entity
            key = records()["organisation"].fields["head"].key
            school.setdefault(row.code.with_value(key), value_at(value, HEAD))
    if any(records()["organisation"].find(key) is not records()["organisation"].fields["head"] for key in school):
        entity = _entity(SCHOOL[0], "organisation", school, row)
        row.entities |= dict.fromkeys(SCHOOL, entity)


def value_at(value: Map, word: str) -> Text:
    """A word that stands where a map does."""
    return Text(word, value.place)


def _entity(name: str, kind: str, value: Map, row: Row) -> Entity:
    record, faults = validate_record(value, records()[kind])
    row.findings += [one for one in faults if not row.is_echo(one)]
    entity = row.entities[name] = Entity(name, kind, record, value.place)
    return entity


def _filled(value: Value, row: Row) -> Value:
    """The value with the names of columns in its texts replaced by their cells; what has none is not copied."""
    if isinstance(value, Text):
        return _filled_text(value, row) if "<" in value else value
    if isinstance(value, List):
        items = [_filled(item, row) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        new_list = List(value.place)
        new_list += items
        return new_list
    pairs = {key: _filled(item, row) for key, item in value.items()}
    if all(pairs[key] is value[key] for key in pairs):
        return value
    new_map = Map(value.place)
    new_map.update(pairs)
    return new_map


def _filled_text(text: Text, row: Row) -> Text:
    names = [(name, cell) for name in parse_names(text) if (cell := _cell_of(name, row.cells))]
    row.findings += [fault for name, cell in names for fault in _disagreeing(name, cell, text)]
    if any(cell.place in row.hollow for _, cell in names):
        row.hollow.add(replace(text.place, length=1))
    return filled(text, row.cells)


def filled(text: Text, cells: Mapping[str, Text]) -> Text:
    """The text with the names of columns replaced by their cells; names with forms wait for the workspace's language.

    A text that is nothing but a name becomes its cell, and what is wrong with it is told there.
    """
    found = parse_names(text)
    if len(found) == 1 and found[0].length == len(text.strip()):
        return _cell_of(found[0], cells) or text
    return substitute(text, lambda name: _cell_of(name, cells) or text[name.offset : name.offset + name.length])


def _cell_of(name: Name, cells: Mapping[str, Text]) -> Text | None:
    is_plain = len(name.path) == 1 and name.forms == Forms() and not name.kind
    return cells.get(plain_key(name.path[0])) if is_plain else None


def _disagreeing(name: Name, cell: Text, text: Text) -> Iterator[Finding]:
    """A warning where the noun typed after the name of a number does not agree with the number of this row."""
    typed = WORD_AFTER.match(text, name.offset + name.length)
    if typed is None or not NUMBER.fullmatch(cell):
        return
    from generator.language.number_nouns import disagreed

    if noun := disagreed(number_in(cell), text[: name.offset], typed[1]):
        place = text.at(name.offset, typed.end() - name.offset)
        said = text[name.offset : typed.end()]
        right = f"<{name.dotted} {noun}>"
        message = f"Слово после числа из таблицы не согласуется с каждым из чисел: «{said}»"
        hint = (
            f"Поставьте его внутрь скобок: {right}, в другом падеже — <{name.dotted} {noun} род>; форму бумага выберет."
        )
        yield Finding("TAB010", message, place, "", hint, Severity.WARNING)
