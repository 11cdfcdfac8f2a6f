"""When a programme or a road map came into force: the order it is an appendix to, acts and dates of its approval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.derive.acts import act_of
from generator.derive.coverage import led_to
from generator.derive.orders import points_in
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.types import Date

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Approval:
    """The ground of a programme in words («приказ № 97 от 28.08.2026»), the day it is in force from, its place."""

    ground: str
    day: date
    place: Place


def approval_of(programme: Record, orders: Iterable[Record]) -> Approval | None:
    """The approval of a programme or a road map, the last one of several; None when no date is known.

    `orders` are those that approve it: they count even if it does not name them.
    An order that extends to relations from an earlier day («распространяется на отношения, возникшие с …») counts
    from that day.
    """
    named = programme.get("appendix_to")
    acts = [*led_to(named), *orders]
    for entry in programme.get("approval") or ():
        acts += led_to(entry["act"])
    found = [one for act in acts if (one := _by_act(act))]
    found += _by_words(named)
    found += [
        Approval(f"утверждение от {entry['date'].value:%d.%m.%Y}", entry["date"].value, entry["date"].place)
        for entry in programme.get("approval") or ()
        if isinstance(entry["date"], Date) and entry["date"].value
    ]
    return max(found, key=lambda one: one.day, default=None)


def _by_act(act: Record) -> Approval | None:
    day = act.get("date")
    if not isinstance(day, Date) or day.value is None:
        return None
    number = f" № {act['number']}" if act.get("number") else ""
    word = (act_of(act).sort or "приказ").lower()
    since = min([day.value, *_extended(act)])
    return Approval(f"{word}{number} от {day.value:%d.%m.%Y}", since, day.at(0, len(day)))


def _extended(order: Record) -> Iterator[date]:
    """Days from which an order says it is in force."""
    for _, point in points_in(order):
        for found in re.finditer(_SINCE, str(point.get("text") or "")):
            yield from _date(found)


_SINCE = r"(?:распростран|вступает в силу|действует)[^.;]{0,80}?\bс\s+(\d{2})\.(0[1-9]|1[0-2])\.((?:19|20)\d\d)"


def _by_words(named: Any) -> Iterator[Approval]:
    """The date in «к приказу … от 14.08.2020», when the order is no description of its own."""
    if not isinstance(named, Text) or led_to(named):
        return
    for found in re.finditer(r"\bот\s+(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", named):
        for day in _date(found):
            yield Approval(f"приказ от {day:%d.%m.%Y}", day, named.at(found.start(), len(found[0])))


def _date(found: re.Match[str]) -> Iterator[date]:
    """The day that the three groups of a match tell, if there is such a day."""
    with suppress(ValueError):
        yield date(int(found[3]), int(found[2]), int(found[1]))
