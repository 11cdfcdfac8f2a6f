"""What an author said there is none of, and why."""

from __future__ import annotations

from typing import Any

from generator.reading.values import Text
from generator.schema.types import said_empty

Record = dict[str, Any]


def reason_for(record: Record, name: str) -> str:
    """Why a field is empty, as its author wrote in brackets: «нет (программа на год)»; empty when nothing is said."""
    value = record.get(name)
    said = value.get("said") if isinstance(value, dict) else value
    if said is None:
        said = (record.get("empty") or {}).get(name)
    found = said_empty(said) if isinstance(said, Text) else None
    return found.reason if found is not None else ""
