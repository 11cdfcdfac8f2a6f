"""Tables of what has been done: counts by group and status, measures with their facts, what is late and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from generator.derive.progress import State, Status, counted_by_status, tallied
from generator.derive.spoken import said_share, verdict_rules
from generator.language.ends import bare
from generator.papers.context import Desk
from generator.papers.grids import NOTHING, by_groups, measure_value, numbers_label, ruled, stack
from generator.papers.values import cell_of
from generator.reading.values import Text
from generator.schema.language import records
from generator.workspace.entities import date_text

Record = dict[str, Any]


# --- how many stand where --------------------------------------------------------------------------------------------


def summary(states: Sequence[State], desk: Desk) -> Record:
    """Counts by group and status, and over all groups; measures without a group make one together."""
    others = desk.phrases.say("план.без группы")
    groups: dict[str, list[State]] = {}
    for name, own in by_groups(states, lambda one: one.which, desk):
        groups.setdefault(name or others, []).extend(own)
    rows = [_counts(name, own, desk) for name, own in groups.items()]
    total = _counts(desk.phrases.say("таблица сводки.всего по карте"), states, desk)
    names = ["группа", "всего", *(str(status) for status in Status), due_column(states, desk), "доля"]
    return table("таблица сводки", names, [*(rows if len(rows) > 1 else []), total], desk)


def _counts(name: str, states: Sequence[State], desk: Desk) -> list[Record]:
    counts = counted_by_status(states)
    share = verdict_rules(desk.description.record, desk.workspace).share_of(states)
    said = said_share(share, desk.workspace.speech)
    told = [str(len(states)), *(str(counts[status]) for status in Status), str(share.whole), said]
    first = {"shape": "text" if isinstance(name, Text) else "words", "value": name, "align": ""}
    return [first, *({"shape": "words", "value": one, "align": "center"} for one in told)]


def due_column(states: Sequence[State], desk: Desk) -> str:
    """The name of the column that tells of how many measures a share is."""
    early = verdict_rules(desk.description.record, desk.workspace).is_any_early(states)
    return "наступило или известно" if early else "наступило"


# --- measures ---------------------------------------------------------------------------------------------------------


def measures(states: Sequence[State], layout: Record | None, desk: Desk) -> Record:
    """Every measure with its status, what was done, by what it is borne out, why it is late."""
    rows: list[list[Any]] = []
    for name, own in by_groups(states, lambda one: one.which, desk):
        rows += [[name]] if name is not None else []
        rows += [[_number(state, layout), *_row(state, desk)] for state in own]
    names = ["номер", "мероприятие", "срок", "статус", "сделано", "подтверждение", "причина"]
    found = table("таблица факта", names, rows, desk)
    number, *others = found["columns"]
    return {**found, "columns": [{**number, "label": numbers_label([one.which for one in states], desk)}, *others]}


def _number(state: State, layout: Record | None) -> Record:
    return {"shape": "words", "value": state.which.label(layout), "align": "center"}


def _row(state: State, desk: Desk) -> list[Record]:
    fact = state.fact
    return [
        brief(state.measure["text"]),
        {**measure_value(state.measure, "срок", desk), "align": "center"},
        {**stack(_status(state, desk), {"": told_field(fact, "date", desk)}), "align": "center"},
        _done(state, desk),
        told_field(fact, "evidence", desk),
        stack(
            told_field(fact, "cause", desk),
            {desk.phrases.say("таблица факта.решение"): told_field(fact, "decision", desk)},
        ),
    ]


def brief(text: Text) -> Record:
    """A cell with the first sentence of a text, without the list that it may announce."""
    first = re.split(r"\n\s*(?:\n|[-–—•] )", text.strip())[0]
    return {"shape": "text", "value": text.with_value(bare(" ".join(first.split("\n")), ".;,:")), "align": ""}


def told_field(fact: Record | None, name: str, desk: Desk, of: str = "fact") -> Record:
    """A cell with a field of a fact, or of another record; nothing where there is none."""
    return NOTHING if fact is None else {**cell_of(fact, records()[of].fields[name], desk), "align": ""}


def _status(state: State, desk: Desk) -> Record:
    """The status in words; one that nobody told says so."""
    untold = state.fact is None and state.status is Status.OVERDUE
    said = desk.phrases.say("план-факт.просрочено по сроку") if untold else str(state.status)
    return {"shape": "words", "value": said, "align": ""}


def _done(state: State, desk: Desk) -> Record:
    """What there was of what was planned, who took part, each event with its day."""
    counts = [*_of_planned(state, desk)]
    if state.participants is not None:
        counts.append(desk.counted(state.participants, desk.phrases.say("план-факт.участник")))
    lines = [Markup.escape(", ".join(counts))] if counts else []
    lines += [_event(noun, one, desk) for noun, one in _events(state)]
    return {"shape": "paragraphs", "value": lines, "align": ""} if lines else NOTHING


def _of_planned(state: State, desk: Desk) -> Iterator[str]:
    done, planned = tallied([state.done]), tallied([state.planned])
    for key in {**planned, **done}:
        held, wanted = done.get(key), planned.get(key)
        if wanted is None:
            assert held is not None
            yield desk.counted(held.number, held.noun)
        elif held is not None and held.number > wanted.number:
            more = desk.counted(held.number, held.noun)
            yield desk.phrases.say("план-факт.сверх", сделано=more, намечено=str(wanted.number))
        else:
            whole = desk.counted(wanted.number, wanted.noun, "род")
            yield desk.phrases.say("план-факт.из", сделано=str(held.number if held else 0), намечено=whole)


def _events(state: State) -> Iterator[tuple[Text, Record]]:
    for noun, held in ((state.fact or {}).get("done") or {}).items():
        for event in held["events"] or ():
            yield noun, event


def _event(noun: Text, event: Record, desk: Desk) -> Markup:
    """One event on one line: its day, its topic or its sort, where it was, how many took part."""
    told: list[Any] = [event["topic"] or noun, *([event["place"]] if event["place"] is not None else [])]
    if event["participants"] is not None:
        number = int(event["participants"].value)
        told.append(desk.counted(number, desk.phrases.say("план-факт.участник")))
    said = Markup(", ").join(Markup.escape(desk.marks.wrap(one) if isinstance(one, Text) else one) for one in told)
    if event["date"] is None:
        return said
    return Markup("{}: {}").format(date_text(event["date"], desk.phrases), said)


# --- what is late, and why --------------------------------------------------------------------------------------------

LATE = (Status.OVERDUE, Status.CANCELLED)


def late(states: Sequence[State], layout: Record | None, desk: Desk, *, with_numbers: bool = True) -> Iterator[Record]:
    """Tables of the measures that are overdue, and of those that are cancelled, with their causes; of each, if any."""
    for status in LATE:
        own = [state for state in states if state.status is status]
        if own:
            rows = [[_number(one, layout) if with_numbers else NOTHING, *_late_row(one, desk)] for one in own]
            names = ["номер", "мероприятие", "срок", "причина", "решение"]
            found = table("таблица просрочки", names, rows, desk)
            yield {**found, "title": desk.phrases.say(f"таблица просрочки.{status}")}


def _late_row(state: State, desk: Desk) -> list[Record]:
    cause = told_field(state.fact, "cause", desk)
    if cause["shape"] == "nothing":
        untold = "план-факт.факта нет" if state.fact is None else "план-факт.причины нет"
        cause = {"shape": "words", "value": desk.phrases.say(untold), "align": ""}
    return [
        brief(state.measure["text"]),
        {**measure_value(state.measure, "срок", desk), "align": "center"},
        cause,
        told_field(state.fact, "decision", desk),
    ]


# --- tables -----------------------------------------------------------------------------------------------------------


def table(group: str, names: Sequence[str], rows: Sequence[Sequence[Any]], desk: Desk) -> Record:
    """A table whose idle columns are left out; a row of one name stands across it as that of a group."""
    cells = [row for row in rows if len(row) > 1]
    kept = [n for n in range(len(names)) if any(row[n]["shape"] != "nothing" for row in cells)]
    lines = [
        {"group": None, "cells": [row[n] for n in kept]} if len(row) > 1 else {"group": row[0], "cells": []}
        for row in rows
    ]
    labels = [desk.phrases.say(f"{group}.{names[n]}") for n in kept]
    return ruled(desk.phrases.say(f"{group}.название"), labels, lines, desk, sparse=True)
