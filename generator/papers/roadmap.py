"""A road map as its templates see it: the plan with its marks, and plan against fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.derive.attainment import Attainment, attainments_of
from generator.derive.progress import states_of
from generator.language.numbers import figures
from generator.papers.context import Desk
from generator.papers.grids import plan, stack
from generator.papers.marks import appendix_mark, approval_marks, author_lines, is_of_order
from generator.papers.programme import signature
from generator.papers.progress import brief, late, measures, summary, table, told_field
from generator.reading.values import Text
from generator.workspace.entities import capital, date_text
from generator.workspace.speech import name_of

Record = dict[str, Any]


def title(desk: Desk) -> str:
    """What a road map is called at the head of its papers."""
    return capital(name_of(desk.description.entity, desk.workspace.speech))


def roadmap_plan_context(desk: Desk) -> Record:
    """The context `p` of the paper план, of a road map."""
    record = desk.description.record
    table = plan(record, desk)
    own = (record["plan"] or {}).get("title")
    return {
        "plan": {**table, "title": own or title(desk)},
        "organisation": [] if is_of_order(desk) else author_lines(record["organisation"], desk),
        "subtitle": record["period"],
        "mark": appendix_mark(desk),
        "approval": approval_marks(record, desk),
        "signature": signature(record["signature"], desk),
    }


def plan_fact_context(desk: Desk) -> Record:
    """The context `f` of the paper план-факт."""
    record = desk.description.record
    states = states_of(record)
    return {
        "organisation": author_lines(record["organisation"], desk),
        "title": desk.phrases.say("план-факт.заголовок"),
        "roadmap": title(desk),
        "period": record["period"],
        "day": desk.say("план-факт.на дату", дата=date_text(record["state_on"], desk.phrases, "словами")),
        "summary": summary(states, desk),
        "measures": measures(states, record["plan"], desk),
        "late": list(late(states, record["plan"], desk)),
        "indicators": _indicators(attainments_of(record), desk),
        "signature": signature(record["signature"], desk),
    }


# --- indicators -------------------------------------------------------------------------------------------------------


def _indicators(found: Sequence[Attainment], desk: Desk) -> Record | None:
    if not found:
        return None
    years = {one.year for one in found}
    group = "таблица факта показателей"
    names = ["номер", "показатель", "база", "план", "факт", "отклонение", "итог", "подтверждение", "причина"]
    told = table(group, names, [_attained(one, len(years) > 1, desk) for one in found], desk)
    if len(years) == 1 and None not in years:
        year = desk.phrases.say(f"{group}.план на год", год=str(*years))
        plain = desk.phrases.say(f"{group}.план")
        told["columns"] = [{**one, "label": year if one["label"] == plain else one["label"]} for one in told["columns"]]
    return told


def _attained(one: Attainment, with_year: bool, desk: Desk) -> list[Record]:
    indicator, unit, of = one.indicator, one.indicator["unit"], "indicator_fact"
    outcome = {True: "достигнут", False: "не достигнут", None: "не известно"}[one.is_reached]
    told = [
        _amount(indicator["base"], unit, desk),
        _amount(one.target, unit, desk, one.year if with_year else None),
        {**stack(_amount(one.fact, unit, desk), {"": told_field(one.told, "date", desk, of)}), "align": "center"},
        _words("—" if one.deviation is None else _deviation(one, desk)),
        _words(desk.phrases.say(f"план-факт.{outcome}")),
    ]
    more = [told_field(one.told, name, desk, of) for name in ("evidence", "cause")]
    return [_words(str(one.number)), brief(indicator["text"]), *told, *more]


def _words(said: str) -> Record:
    return {"shape": "words", "value": said, "align": "center"}


def _amount(value: Text | None, unit: Text | None, desk: Desk, year: int | None = None) -> Record:
    if value is None:
        return _words("—")
    said = desk.amount(value, unit)
    if year is not None:
        said = said.with_value(desk.phrases.say("план-факт.значение года", значение=str(said), год=str(year)))
    return {"shape": "text", "value": said, "align": "center"}


def _deviation(one: Attainment, desk: Desk) -> str:
    assert one.deviation is not None
    sign = "+" if one.deviation > 0 else "−" if one.deviation < 0 else ""
    number = sign + figures(abs(one.deviation))
    return desk.phrases.say("план-факт.пункты", число=number) if one.is_share and one.deviation else number
