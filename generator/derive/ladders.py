"""Steps that follow each other from a least value on, decisions or levels: no value without a step, none with two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from generator.findings import Finding, Related
from generator.schema.translation import whole
from generator.schema.types import Number

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """How faults of steps are told: code, the list of steps, one of them in two cases, whose values they are.

    `joint`, `lowest` and `top` say how two neighbours and the ends are mended.
    """

    code: str
    list: str
    step: str
    of: str
    whose: str
    joint: str
    lowest: str
    top: str


def ladder_faults(steps: Sequence[Record], most: Fraction, told: Wording) -> Iterator[Finding]:
    """Gaps and overlaps of steps with `from` and perhaps `to`, from 0 up to the most."""
    ordered = sorted(steps, key=lambda one: one["from"].value)
    for low, high in pairwise(ordered):
        yield from _joint_faults(low, high, told)
    if ordered and (at := ordered[0]["from"]).value > 0:
        yield Finding(
            told.code, f"Для {told.whose} ниже {at} {told.of} нет", whole(at), f"{told.list}, от", told.lowest
        )
    top = ordered[-1]["to"] if ordered else None
    if isinstance(top, Number) and top.value < most:
        message = f"Для {told.whose} выше {top} {told.of} нет"
        yield Finding(told.code, message, whole(top), f"{told.list}, до", told.top)


def _joint_faults(low: Record, high: Record, told: Wording) -> Iterator[Finding]:
    ends, begins = low["to"], high["from"]
    related = (Related(whole(low["from"]), f"здесь начинается {told.step} ниже"),)
    if low["from"].value == begins.value:
        message, hint = f"Два {told.of} начинаются с {begins}", "Дайте одному другую границу."
        yield Finding(told.code, message, whole(begins), f"{told.list}, от", hint, related=related)
    elif isinstance(ends, Number) and ends.value < begins.value:
        message = f"Между {ends} и {begins} {told.of} нет"
        yield Finding(told.code, message, whole(ends), f"{told.list}, до", told.joint, related=related)
    elif isinstance(ends, Number) and ends.value > begins.value:
        message = f"От {begins} до {ends} действуют два {told.of}"
        yield Finding(told.code, message, whole(ends), f"{told.list}, до", told.joint, related=related)
