"""A description as its reviewer reads it: items with numbers and places, all texts, the workspace around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.derive.approval import Approval, approval_of
from generator.derive.orders import orders_approving
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.language import Field, records
from generator.schema.types import said_empty
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Entity, Link, quoted_inside
from generator.workspace.load import Description, Workspace
from generator.workspace.setting import is_prose

Record = dict[str, Any]
LONGEST = 70  # signs of an item's text that a message quotes
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False, slots=True)
class Item:
    """One entry of a list: the field it stands in, its number from 1, its record, its place."""

    field: Field
    number: int
    record: Record
    path: str
    place: Place

    def __getitem__(self, name: str) -> Any:
        return self.record[name]

    @property
    def text(self) -> Text:
        """The main words of the item, empty when there are none."""
        value = self.record[records()[self.field.of].main]
        return value if isinstance(value, Text) else Text("", self.place)

    @property
    def title(self) -> str:
        """The item as a message names it: «Задача 2 «Закрывать дефициты…»»."""
        return f"{records()[self.field.of].title.capitalize()} {self.number} «{quoted(self.text)}»"

    def holds(self, name: str) -> bool:
        """Whether a field of the item is filled; said emptiness is not."""
        return filled(self.record[name])


@dataclass(eq=False)
class Draft:
    """A description under review, in what it sees of the workspace. Lists are items by canonical field name."""

    description: Description
    workspace: Workspace

    def __post_init__(self) -> None:
        self.workspace = self.workspace.around(self.description)

    @property
    def record(self) -> Record:
        """The canonical record."""
        return self.description.record

    @property
    def kind(self) -> str:
        """The record type's name: «programme», «order»."""
        return self.description.kind.name

    @property
    def is_whole(self) -> bool:
        """Whether it is meant for a defence: a passport alone is not."""
        return self.record.get("profile") != "паспорт"

    @property
    def place(self) -> Place:
        """Where a remark on the whole description stands: at its name, else at its first line."""
        named = next((self.record.get(name) for name in ("name", "about") if self.record.get(name)), None)
        return named.at(0, len(named)) if isinstance(named, Text) else self.description.place

    def holds(self, name: str) -> bool:
        """Whether a field of the description is filled; said emptiness is not."""
        return filled(self.record.get(name))

    def key(self, name: str) -> str:
        """The Russian key of a field of the description."""
        return self.description.kind.fields[name].key

    def items(self, name: str) -> list[Item]:
        """The entries of a list of the description («tasks»); measures of all groups run in one series."""
        return self._items.get(name) or []

    @cached_property
    def _items(self) -> Mapping[str, list[Item]]:
        found = {
            name: list(_entries(spec, entries_of(self.record.get(name)), self.description.place))
            for name, spec in self.description.kind.fields.items()
            if spec.shape in ("list", "listing") and name != "measures"
        }
        if "measures" in self.description.kind.fields:
            group, spec = records()["measure_group"], self.description.kind.fields["measures"]
            measures = [one for part in self.record["measures"] or () for one in part["measures"] or ()]
            found["measures"] = list(_entries(group.fields["measures"], measures, self.description.place))
            found["groups"] = list(_entries(spec, self.record["measures"], self.description.place))
        return found

    def linked(self, references: Iterable[Text] | Text | None) -> list[Item]:
        """The items of this description that references lead to."""
        single = [references] if isinstance(references, Text) else references or ()
        return [
            found for one in single if isinstance(one, Link) and (found := self._by_record.get(id(one.entity.record)))
        ]

    @cached_property
    def _by_record(self) -> dict[int, Item]:
        return {id(item.record): item for items in self._items.values() for item in items}

    @cached_property
    def orders(self) -> list[Record]:
        """The orders of the workspace that approve or attach the description."""
        orders = (one.record for one in self.workspace.descriptions.values() if one.kind.name == "order")
        return orders_approving(self.record, orders)

    @property
    def neighbours(self) -> list[Description]:
        """The descriptions that a reader may have in mind: those of the workspace; a report sums up all others too."""
        summed = self.workspace.gists.values() if self.description.kind.name == "report" else ()
        return [*self.workspace.descriptions.values(), *summed]

    @cached_property
    def approval(self) -> Approval | None:
        """The approval of a programme or a road map, be it by an order that it does not name."""
        return approval_of(self.record, self.orders)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """All scalars of the description."""
        return leaves(self.record, self.description.kind)

    @cached_property
    def texts(self) -> list[Leaf]:
        """All words of the author as they will be printed: names in them said, typography done."""
        return [leaf for leaf in self.leaves if is_prose(leaf)]

    @cached_property
    def words(self) -> int:
        """How many words the author wrote."""
        return sum(len(WORD.findall(leaf.value)) for leaf in self.texts)

    def entity(self, reference: Text | None) -> Entity | None:
        """What a reference leads to; None for a text."""
        return reference.entity if isinstance(reference, Link) else None


def entries_of(value: Any) -> list[Record]:
    """The records of a list field in either of its shapes: a plain list, or a list with a lead-in."""
    found = value.get("entries") if isinstance(value, dict) else value
    return found if isinstance(found, list) else []


def _entries(spec: Field, found: Iterable[Record] | None, owner: Place) -> Iterator[Item]:
    for number, record in enumerate(found or (), 1):
        main = record.get(records()[spec.of].main)
        first = (
            main if isinstance(main, Text) else next((one for one in record.values() if isinstance(one, Text)), None)
        )
        place = first.at(0, len(first.split("\n")[0])) if first is not None else owner
        yield Item(spec, number, record, f"{spec.key}, {number}", place)


def filled(value: Any) -> bool:
    """Whether something is there: not None, not an empty list or map, not blank, not said emptiness."""
    if isinstance(value, Text):
        return bool(value.strip()) and said_empty(value) is None
    if isinstance(value, dict) and "entries" in value:
        return filled(value["entries"]) or filled(value.get("text"))
    return bool(value)


def quoted(text: str | None, longest: int = LONGEST) -> str:
    """The first paragraph on one line, cut at a word with «…», to stand between «»; bold and italics dropped."""
    first = re.split(r"\n\s*(?:\n|[-–—•] )", (text or "").strip())[0]
    plain = quoted_inside(" ".join(re.sub(r"\*+", "", first).split()))
    if len(plain) <= longest:
        return plain.rstrip(" .;:")
    return plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:—–.") + "…"
