"""What a programme or an order rests on: each ground with its act, whether a link leads to it or words name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.derive.acts import Act, act_of, level_of, level_told, mentions_of_acts
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.types import said_empty
from generator.workspace.entities import Entity, Link

Record = dict[str, Any]
OF_ORDER = {"grounds": "на основании", "pursuant": "во исполнение", "according": "в соответствии с"}


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """One ground as written: the words, where they stand, the act they tell of, the entity that a link leads to."""

    said: Text
    at: Place
    path: str
    act: Act
    entity: Entity | None = None

    @property
    def level(self) -> str:
        """The level of its act; empty where nothing tells it."""
        return level_of(self.entity) if self.entity is not None else level_told(self.act, str(self.said))

    @property
    def name(self) -> str:
        """How a message names it."""
        return self.act.name or str(self.said)


def grounds_of(record: Record) -> list[Ground]:
    """The grounds of a programme, or of an order's preamble; in prose, the acts that it names."""
    listing = record.get("grounds")
    if isinstance(listing, dict):
        return [*_listed(listing), *_in_prose(listing.get("text"), "основания")]
    return [*_of_order(record), *_in_prose(record.get("preamble"), "преамбула")]


def _listed(listing: Record) -> Iterator[Ground]:
    for number, entry in enumerate(listing.get("entries") or (), 1):
        if (said := entry.get("ref") or entry.get("text")) is not None:
            yield _ground(said, f"основания, {number}")


def _of_order(order: Record) -> Iterator[Ground]:
    for name, key in OF_ORDER.items():
        for number, said in enumerate(order.get(name) or (), 1):
            if said_empty(said) is None:
                yield _ground(said, f"{key}, {number}")


def _ground(said: Text, path: str) -> Ground:
    at = said.at(0, len(said.split("\n")[0]))
    if isinstance(said, Link):
        act = act_of(said.entity.record) if said.entity.kind in ("act", "order") else Act()
        return Ground(said, at, path, act, said.entity)
    first = next(iter(mentions_of_acts(said)), None)
    return Ground(said, at, path, first.act if first else Act())


def _in_prose(text: Text | None, path: str) -> Iterator[Ground]:
    for one in mentions_of_acts(text) if text else ():
        assert text is not None
        words = text.with_value(text[one.offset : one.offset + one.length])
        yield Ground(words, text.at(one.offset, one.length), path, one.act)
