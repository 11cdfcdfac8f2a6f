"""Whether indicators have come where the plan of the year wants them: facts of a road map against its programme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.derive.progress import day_of, facts_by
from generator.derive.targets import Direction, Series, Value, series_of
from generator.reading.values import Text
from generator.schema.types import Date, Number
from generator.workspace.plans import indicators_in
from generator.workspace.thresholds import plain_unit

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Attainment:
    """An indicator against the plan of a year. `told` is the road map's own fact, which wins over the programme's.

    `deviation` is the fact less the plan; `is_reached` is None where nothing tells, or no way is the right one.
    """

    number: int
    indicator: Record
    year: int | None
    target: Text | None
    fact: Text | None
    told: Record | None
    deviation: Decimal | None
    is_share: bool
    is_reached: bool | None


def attainments_of(roadmap: Record) -> list[Attainment]:
    """All indicators of the programme of a road map that have a plan for the year of their fact, or a fact."""
    indicators, day = list(indicators_in(roadmap)), day_of(roadmap)
    facts = facts_by(indicators, roadmap["indicator_facts"])
    found = [_attainment(number, one, facts.get(id(one)), day) for number, one in enumerate(indicators, 1)]
    return [one for one in found if one.target is not None or one.fact is not None]


def _attainment(number: int, indicator: Record, told: Record | None, day: date | None) -> Attainment:
    own = told["date"].value if told is not None and isinstance(told["date"], Date) else None
    measured = own or day
    year = measured.year if measured else None
    series = series_of(indicator)
    target, known = _of_year(series.targets, year), _of_year(series.facts, year)
    fact = told["value"] if told is not None else known.said if known is not None else None
    deviation = None
    if target is not None and isinstance(fact, Number):
        value, unit = _measured(fact)
        if not unit or not target.unit or unit == target.unit:  # one of two that are compared may go without
            deviation = value - target.number
    return Attainment(
        number=number,
        indicator=indicator,
        year=year,
        target=target.said if target is not None else None,
        fact=fact,
        told=told,
        deviation=deviation,
        is_share=series.is_share,
        is_reached=_is_reached(deviation, series),
    )


def _of_year(values: tuple[Value, ...], year: int | None) -> Value | None:
    return next((one for one in values if one.year == year), None)


def _measured(fact: Number) -> tuple[Decimal, str]:
    """A fact with its plain unit; «76 из 100» is 76 per cent, to a tenth."""
    whole = re.fullmatch(r"из (\d+)", fact.unit)
    if whole and 0 <= fact.value <= int(whole[1]) and int(whole[1]):
        return round(fact.value * 100 / int(whole[1]), 1).normalize(), "%"
    return fact.value, plain_unit(fact.unit)


def _is_reached(deviation: Decimal | None, series: Series) -> bool | None:
    if deviation is None:
        return None
    if series.direction is None:
        return True if deviation == 0 else None
    return deviation <= 0 if series.direction is Direction.DOWN else deviation >= 0
