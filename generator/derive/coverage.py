"""Who serves whom in a programme: measures, indicators and results by task, tasks by problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.reading.values import Text
from generator.workspace.entities import Link

Record = dict[str, Any]


def naming(target: Record, others: Iterable[Record], field: str) -> list[Record]:
    """Those of the other records whose field leads to the target."""
    return [one for one in others if any(led is target for led in led_to(one.get(field)))]


def led_to(references: Iterable[Text] | Text | None) -> list[Record]:
    """The records that references lead to; texts lead nowhere."""
    single = [references] if isinstance(references, Text) else references or ()
    return [one.entity.record for one in single if isinstance(one, Link)]
