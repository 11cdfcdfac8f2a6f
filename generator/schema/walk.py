"""A walk over a canonical record: every scalar with its field, its holder and its path in Russian words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.reading.values import Text
from generator.schema.language import Field, RecordType, records


@dataclass(slots=True, eq=False)  # not frozen: that would double the time of a walk
class Leaf:
    """One scalar: `holder[key]` holds it, `record` is the type of the record it belongs to."""

    value: Text
    field: Field
    record: RecordType
    holder: Any
    key: Any
    words: tuple[str, ...]

    @property
    def path(self) -> str:
        """The path as messages name it."""
        return ", ".join(self.words)

    def replace(self, value: Text) -> None:
        """Put another value in its place."""
        self.holder[self.key] = value


def leaves(record: dict[str, Any], kind: RecordType, words: tuple[str, ...] = ()) -> list[Leaf]:
    """All scalars of a record in the order of its fields, through all levels; said emptiness is one."""
    found: list[Leaf] = []
    _collect(record, kind, words, found)
    return found


def _collect(record: dict[str, Any], kind: RecordType, words: tuple[str, ...], found: list[Leaf]) -> None:
    empty = record.get("empty") or {}
    for name, spec in kind.fields.items():
        value = record.get(name)
        if value is not None:
            _within(value, spec, kind, record, name, (*words, spec.key), found)
        elif name in empty:
            found.append(Leaf(empty[name], spec, kind, empty, name, (*words, spec.key)))


def _within(
    value: Any, spec: Field, kind: RecordType, holder: Any, key: Any, words: tuple[str, ...], found: list[Leaf]
) -> None:
    if isinstance(value, Text):
        found.append(Leaf(value, spec, kind, holder, key, words))
    elif spec.shape == "type" or spec.shape == "rows":
        for number, item in enumerate(value):
            _within(item, spec, kind, value, number, (*words, str(number + 1)), found)
    elif spec.shape == "record":
        _collect(value, records()[spec.of], words, found)
    elif spec.shape == "list":
        for number, item in enumerate(value):
            _collect(item, records()[spec.of], (*words, str(number + 1)), found)
    elif spec.shape == "entries":
        for name, item in value.items():
            _collect(item, records()[spec.of], (*words, str(name)), found)
    else:
        _listing(value, spec, words, found)


def _listing(value: dict[str, Any], spec: Field, words: tuple[str, ...], found: list[Leaf]) -> None:
    shape = records()["listing"]
    for name, own in shape.fields.items():
        if name != "entries" and isinstance(value.get(name), Text):
            found.append(Leaf(value[name], own, shape, value, name, (*words, own.key)))
    for number, item in enumerate(value["entries"]):
        _collect(item, records()[spec.of], (*words, str(number + 1)), found)
