"""A description -> its gist: what sums over many descriptions are made of, with the same places and far less of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.entities import Entity, Link, link
from generator.workspace.load import Description

Record = dict[str, Any]


def gists(
    circle: Iterable[Description], lists: Collection[tuple[str, str]], words: Collection[str]
) -> list[Description]:
    """The gists of descriptions whose links are made; they lead to each other where the whole ones do.

    A gist has all plain values, the lists that are named by kind and field, and whatever goes by one of the words; the
    other fields are not in its record. Of the columns of its row only those stay that go by one of the words.
    """
    whole = list(circle)
    lean: dict[int, Entity] = {id(one.record): replace(one.entity, record={}) for one in whole}
    found = []
    for one in whole:
        told = {spec.name for word in words if (spec := one.kind.find(word)) is not None}
        kept = told | {field for kind, field in lists if kind == one.kind.name}
        record = lean[id(one.record)].record
        record |= {name: _lean(value, lean) for name, value in one.record.items() if _is_plain(value) or name in kept}
        cells = {name: cell for name, cell in one.cells.items() if plain_key(name) in words}
        found.append(replace(one, record=record, cells=cells))
    return found


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, Text)


def _lean(value: Any, lean: Mapping[int, Entity]) -> Any:
    """The value with its links leading to gists, not to whole descriptions that nobody would ever let go of."""
    if isinstance(value, Link):
        entity = lean.get(id(value.entity.record))
        return link(value, entity) if entity is not None else value
    if isinstance(value, dict):
        return {key: _lean(item, lean) for key, item in value.items()}
    return [_lean(item, lean) for item in value] if isinstance(value, list) else value
