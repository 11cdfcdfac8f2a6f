"""Conditions on what is counted: `уровень: школьная`, `экспертиза.доля: не менее 80`, `сайт: заполнено`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.derive.collections import Counted
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import Field, RecordType, records
from generator.schema.types import Number, WrongText, to_number
from generator.workspace.entities import Entity, Link
from generator.workspace.load import Workspace
from generator.workspace.naming import SCORES

NAMES = ("short", "name", "surname", "text", "title", "post")  # fields that an entity is known by in conditions
COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "не менее": operator.ge,
    "не более": operator.le,
    "больше": operator.gt,
    "меньше": operator.lt,
}
SHOWN = 6  # values of a field that a message tells
IS_THERE = {"заполнено": True, "не заполнено": False}


class NoField(LookupError):
    """A condition on a field that is none; `hint` says which there are."""

    def __init__(self, word: str, hint: str) -> None:
        super().__init__(word, hint)
        self.word, self.hint = word, hint


class NoKey(NoField):
    """A condition on what one thing does not tell, though another may: a score of another form's criterion."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """Records told by keys of the author's own: `баллы.данные`."""

    name: str
    told: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        if key in self.told:
            return self.told[key]
        near = nearest(key, self.told)
        said = f"Можно: {self.known}." if self.told else f"Поле «{self.name}» не заполнено."
        raise NoKey(key, f"Возможно, «{self.name}.{near}»." if near else said)

    @property
    def known(self) -> str:
        """All that may be named, for a message."""
        return ", ".join(f"{self.name}.{key}" for key in self.told)


def meets(one: Counted, where: Mapping[Text, Any], workspace: Workspace) -> bool:
    """Whether a thing meets all conditions, each by any of its values. Raises `NoField` and `WrongText`."""
    return all(
        any(_fits(value, found) for value in condition["wanted"] or ())
        for field, condition in where.items()
        for found in [_told(one, field, workspace)]
    )


def _told(one: Counted, field: str, workspace: Workspace) -> list[Any]:
    """What a thing tells at a path; nothing where others tell it."""
    try:
        return list(values_at(one, field, workspace))
    except NoKey:
        return []


def told_by_none(things: Sequence[Counted], field: str, workspace: Workspace) -> NoKey | None:
    """Why nothing tells what stands at a path; None where something does. Raises `NoField`."""
    fault = None
    for one in things:
        try:
            list(values_at(one, field, workspace))
        except NoKey as lack:
            fault = lack
        else:
            return None
    return fault


Found = tuple[Any, RecordType | None]  # a value, and the type of the record that it is


def values_at(one: Counted, field: str, workspace: Workspace) -> list[Any]:
    """What stands at a dotted path from a thing: through links, lists and what was reckoned. Raises `NoField`."""
    plain = plain_key(field)
    if plain in one.cells:
        return [one.cells[plain], *one.links.get(plain, ())]
    found: list[Found] = [(one.entity, None)]
    try:
        for part in plain.split("."):
            found = [value for owner in found for value in _step(owner, part.strip(), workspace)]
        told = (_value(*each) for each in found)
        return [value for value in told if value is not None]
    except NoKey:
        raise
    except NoField as fault:
        near = nearest(plain, one.cells)
        raise NoField(fault.word, f"Возможно, «{near}»." if near else fault.hint) from fault


def scored_for(one: Counted, where: Iterable[str], workspace: Workspace) -> list[Entity]:
    """What a thing leads to whose scores the conditions ask for: `экспертиза.доля`, `программа.экспертиза.решение`."""
    scored: list[Entity] = []
    for field in where:
        before, found, _ = f".{plain_key(field)}.".partition(f".{RECKONED[0]}.")
        owners: list[Found] = [(one.entity, None)] if found else []
        for part in before.strip(".").split(".") if before.strip(".") else ():
            owners = [value for owner in owners for value in _step(owner, part.strip(), workspace)]
        entities = (value.entity if isinstance(value, Link) else value for value, _ in owners)
        scored += [entity for entity in entities if isinstance(entity, Entity)]
    return scored


def _value(value: Any, kind: RecordType | None) -> Any:
    if isinstance(value, Keyed):
        raise NoKey(value.name, f"Допишите через точку, какой из них: {value.known}.")
    if kind is not None and not kind.main:
        return {spec.key: value[name] for name, spec in kind.fields.items() if value.get(name) is not None}
    return value if kind is None else value[kind.main]


def _step(owner: Found, part: str, workspace: Workspace) -> list[Found]:
    value, kind = owner
    if isinstance(value, Keyed):
        return [(value[part], kind)]
    entity = value.entity if isinstance(value, Link) else value
    if isinstance(entity, Entity):
        if (figures := workspace.figures.get(entity.id, {}).get(part)) is not None:
            return [(figures, None)]
        kind, value = records()[entity.kind], entity.record
    elif kind is None and isinstance(value, Mapping):  # what was reckoned of a description
        return [(Keyed(SCORES, {plain_key(key): one for key, one in value.items()})[part], None)]
    if kind is None:
        raise NoField(part, "Перед точкой стоит простое слово, полей у него нет.")
    spec = kind.find(part)
    if spec is None:
        if part in RECKONED and kind.name == "programme":
            return []
        raise _unknown(part, kind)
    if spec.shape == "entries":
        told = {plain_key(key): one for key, one in (value[spec.name] or {}).items()}
        return [(Keyed(spec.key, told), records()[spec.of])]
    return [(one, _kind_of(spec, one)) for one in _listed(value[spec.name])]


RECKONED = (SCORES,)  # what not all programmes have


def _unknown(part: str, kind: RecordType) -> NoField:
    known = [key for one in kind.fields.values() for key in one.taught]
    near = nearest(part, known)
    keys = ", ".join(one.key for one in kind.fields.values())
    return NoField(part, f"Возможно, «{near}»." if near else f"Можно: {keys}.")


def _kind_of(spec: Field, value: Any) -> RecordType | None:
    return records().get(spec.of) if isinstance(value, dict) else None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict) and "entries" in value:
        value = value["entries"]
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _fits(wanted: Text, found: list[Any]) -> bool:
    plain = plain_key(wanted)
    if plain in IS_THERE:
        return bool(found) is IS_THERE[plain]
    for words, compare in COMPARED.items():
        if plain.startswith(f"{words} "):
            limit = _number(wanted.with_value(plain.removeprefix(words).strip()), strict=True)
            return any(limit is not None and (own := _number(one)) is not None and compare(own, limit) for one in found)
    number = _number(wanted)
    return any(plain in _said(one) or (number is not None and _number(one) == number) for one in found)


def _number(value: Any, strict: bool = False) -> Decimal | None:
    """The number of a value, None of what is none; when strict, that raises `WrongText`."""
    if isinstance(value, Number):
        return value.value
    try:
        read = to_number(value) if isinstance(value, Text) else None
    except WrongText:
        if strict:
            raise
        return None
    return read.value if isinstance(read, Number) else None


def _said(value: Any) -> set[str]:
    """All words that a value goes by in a condition."""
    if isinstance(value, Link):
        record = value.entity.record
        names = [record.get(name) for name in NAMES]
        return {plain_key(str(one)) for one in (value, value.entity.id, *names) if one is not None}
    return {plain_key(str(value))}


def _shown(value: Any) -> str:
    """A value as a message names it: what a link leads to by its name, where it has one."""
    record = value.entity.record if isinstance(value, Link) else {}
    return str(next((record[name] for name in NAMES if record.get(name) is not None), value))


def said_values(things: list[Counted], field: str, workspace: Workspace) -> str:
    """What stands at a path, for a message: each value once, some of many; of what has parts, the paths to them."""
    values = [value for one in things for value in _told(one, field, workspace)]
    parts = dict.fromkeys(f"{field}.{key}" for value in values if isinstance(value, Mapping) for key in value)
    if parts:
        return f"В поле «{field}» много частей, допишите через точку: {', '.join(parts)}."
    said = list(dict.fromkeys(map(_shown, values)))
    shown = ", ".join(f"«{one}»" for one in said[:SHOWN]) + (" …" if len(said) > SHOWN else "")
    return f"В поле «{field}» стоит: {shown}." if said else f"Поле «{field}» нигде не заполнено."
