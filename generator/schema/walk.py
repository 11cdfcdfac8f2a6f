"""A walk over a canonical record: every scalar with its field, its holder and its path in Russian words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.reading.values import Text
from generator.schema.language import Field, RecordType, records


@dataclass(frozen=True, slots=True, eq=False)
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


def leaves(record: dict[str, Any], kind: RecordType, words: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """All scalars of a record in the order of its fields, through all levels; said emptiness is one."""
    for name, spec in kind.fields.items():
        value = record.get(name)
        if value is not None:
            yield from _within(value, spec, kind, record, name, (*words, spec.key))
        elif name in (empty := record.get("empty") or {}):
            yield Leaf(empty[name], spec, kind, empty, name, (*words, spec.key))


def _within(value: Any, spec: Field, kind: RecordType, holder: Any, key: Any, words: tuple[str, ...]) -> Iterator[Leaf]:
    if isinstance(value, Text):
        yield Leaf(value, spec, kind, holder, key, words)
    elif spec.shape == "type" or spec.shape == "rows":
        for number, item in enumerate(value):
            yield from _within(item, spec, kind, value, number, (*words, str(number + 1)))
    elif spec.shape == "record":
        yield from leaves(value, records()[spec.of], words)
    elif spec.shape == "list":
        for number, item in enumerate(value):
            yield from leaves(item, records()[spec.of], (*words, str(number + 1)))
    elif spec.shape == "entries":
        for name, item in value.items():
            yield from leaves(item, records()[spec.of], (*words, str(name)))
    else:
        yield from _listing(value, spec, words)


def _listing(value: dict[str, Any], spec: Field, words: tuple[str, ...]) -> Iterator[Leaf]:
    shape = records()["listing"]
    for name, own in shape.fields.items():
        if name != "entries" and isinstance(value.get(name), Text):
            yield Leaf(value[name], own, shape, value, name, (*words, own.key))
    for number, item in enumerate(value["entries"]):
        yield from leaves(item, records()[spec.of], (*words, str(number + 1)))
