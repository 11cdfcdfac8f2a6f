"""Whose measures a description has: a programme its own, a road map those of its programme and then its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.entities import Link

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A measure with its number through all groups, the number of its group and its own number there, all from 1."""

    number: int
    group_number: int
    own_number: int
    group: Record
    measure: Record

    @property
    def title(self) -> Text | None:
        """The name of its group; None where the group has none."""
        title: Text | None = self.group["title"]
        return title

    def label(self, layout: Record | None) -> str:
        """The number as the layout of a plan prints it: through all groups, or «2.1» by groups."""
        by_groups = plain_key((layout or {}).get("numbering") or "") == "по группам"
        is_own = by_groups and self.title is not None
        return f"{self.group_number}.{self.own_number}" if is_own else str(self.number)


def numbered_measures(record: Record) -> Iterator[Numbered]:
    """All measures of a programme or of a road map with their numbers."""
    number = 0
    for group_number, group in enumerate(groups_in(record), 1):
        for own, measure in enumerate(group["measures"] or (), 1):
            number += 1
            yield Numbered(number, group_number, own, group, measure)


def groups_in(record: Record) -> list[Record]:
    """The groups of measures of a programme or of a road map, in the order they are numbered; links must be made."""
    return [*groups_of_programme(record), *(record.get("measures") or ())]


def groups_of_programme(record: Record) -> list[Record]:
    """The groups that a road map takes from its programme."""
    programme = programme_of(record)
    return list(programme["measures"] or ()) if programme is not None else []


def programme_of(record: Record) -> Record | None:
    """The programme that a road map carries out; None where it stands by itself."""
    named = record.get("programme")
    return named.entity.record if isinstance(named, Link) else None


def measures_in(record: Record) -> list[Record]:
    """The measures of all groups, in the order of the plan."""
    return [one.measure for one in numbered_measures(record)]


def indicators_in(record: Record) -> list[Record]:
    """The indicators of a programme, or of the programme of a road map."""
    programme = programme_of(record)
    found = (record if programme is None else programme).get("indicators")
    return list(found["entries"]) if found else []


def roadmaps_of(certificate: Record) -> Iterator[Record]:
    """The road maps that a certificate judges, each once."""
    links = (named for named in certificate["roadmaps"] or () if isinstance(named, Link))
    yield from {id(link.entity.record): link.entity.record for link in links}.values()
