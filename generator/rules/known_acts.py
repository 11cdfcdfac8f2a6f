"""The registry of acts that papers of this field commonly cite; it travels with the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.derive.acts import Act, plain_title, same_title

FILE = Path(__file__).parent / "data" / "acts.yaml"
DATES = {"day": "дата", "begins": "действует с", "ends": "действует до", "repealed": "утратил силу"}
WORDS = {"sort": "вид", "issuer": "орган", "number": "номер", "title": "название"}


@cache
def rows() -> Mapping[str, Mapping[str, Any]]:
    """The rows of the file by their keys, as they stand."""
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))["акты"]
    return found


@cache
def known_acts() -> Mapping[str, Act]:
    """The acts by the keys of the file."""
    return {key: _act(row) for key, row in rows().items()}


def _act(row: Mapping[str, Any]) -> Act:
    told: dict[str, Any] = {name: str(row.get(key, "")) for name, key in WORDS.items()}
    told |= {name: _day(row.get(key)) for name, key in DATES.items()}
    return Act(**told)


def _day(text: str | None) -> date | None:
    return datetime.strptime(text, "%d.%m.%Y").date() if text else None


def known(act: Act) -> Act | None:
    """The act of the registry with the same date and number."""
    return _by_key().get(act.key) if act.day and act.number else None


def titled(title: str) -> list[Act]:
    """The acts of the registry with this title."""
    return list(_by_title().get(plain_title(title), ()))


def is_titled(act: Act, title: str) -> bool:
    """Whether an act of the registry goes by this title: its own, an accepted other one, or either cut."""
    return any(same_title(title, one) for key, found in known_acts().items() if found == act for one in _titles(key))


def successors(act: Act) -> list[Act]:
    """The later acts on the same matter that the registry knows, one after another."""
    key, found = next((key for key, one in known_acts().items() if one == act), None), []
    while key is not None and (key := rows()[key].get("заменён")) is not None:
        found.append(known_acts()[key])
    return found


def _titles(key: str) -> list[str]:
    also = rows()[key].get("также")
    return [known_acts()[key].title, *([str(also)] if also else [])]


@cache
def _by_title() -> Mapping[str, Sequence[Act]]:
    """The acts by their plain titles."""
    found: dict[str, list[Act]] = {}
    for key, act in known_acts().items():
        for title in dict.fromkeys(map(plain_title, _titles(key))):
            found.setdefault(title, []).append(act)
    return found


@cache
def _by_key() -> Mapping[tuple[date | None, str], Act]:
    return {act.key: act for act in known_acts().values()}
