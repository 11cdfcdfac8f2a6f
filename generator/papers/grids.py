"""Tables that follow from the data: the plan of measures, indicators, risks, monitoring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from generator.derive.intervals import intervals_of
from generator.derive.progress import measures_shown
from generator.language.terms import Interval
from generator.papers.context import Desk
from generator.papers.lists import listing
from generator.papers.makeup import plan_columns
from generator.papers.values import cell_of, usual_label, value_of
from generator.papers.widths import cell_text, column_widths
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.language import records
from generator.schema.types import Flag, Said
from generator.workspace.entities import capital, date_text
from generator.workspace.numbering import tables_of
from generator.workspace.plans import Numbered

Record = dict[str, Any]
NOTHING = {"shape": "nothing", "value": "", "align": ""}
CENTRED = {"номер", "срок", "начало", "конец", "задачи", "показатели"}


def plan(programme: Record, desk: Desk) -> Record:
    """The plan of measures: columns with labels and widths, rows of cells, group rows across."""
    layout = programme["plan"] or {}
    columns = [{**one, "key": _measure_key(one["field"])} for one in plan_columns(programme)]
    labels = [column["title"] or _plan_label(column["key"], programme, desk) for column in columns]
    title = layout.get("title") or desk.phrases.say("программа.план")
    table = ruled(title, labels, list(_plan_rows(programme, columns, desk)), desk)
    numbered = layout.get("numbered")
    return {**table, "numbered": isinstance(numbered, Flag) and numbered.value}


def _plan_label(key: str, record: Record, desk: Desk) -> str:
    return numbers_label(measures_shown(record), desk) if key == "номер" else usual_label("план", key, desk.phrases)


def numbers_label(shown: Sequence[Numbered], desk: Desk) -> str:
    """The head of the column of numbers: those of the whole plan where a road map shows a part of it."""
    has_gaps = any(one.number != place for place, one in enumerate(shown, 1))
    return desk.phrases.say("план.номер с пропусками" if has_gaps else "план.номер")


def ruled(title: str, labels: Sequence[str], rows: list[Record], desk: Desk, *, sparse: bool = False) -> Record:
    """A table as the templates print it, its columns as wide as their texts ask (`sparse`: see `column_widths`)."""
    lines = [[cell_text(cell, desk) for cell in row["cells"]] for row in rows if row["cells"]]
    columns = list(zip(*lines, strict=True)) or [()] * len(labels)
    widths = column_widths(columns, sparse=sparse)
    heads = [{"label": label, "width": width} for label, width in zip(labels, widths, strict=True)]
    return {"title": title, "columns": heads, "rows": rows, "splittable": False, "numbered": False}


def _measure_key(name: Text | str | None) -> str:
    """The field of a measure in a column; a column of the author's own has none."""
    if name is None:
        return ""
    spec = records()["measure"].find(name)
    return spec.key if spec is not None else plain_key(name)


def _plan_rows(record: Record, columns: list[Record], desk: Desk) -> Iterator[Record]:
    for title, shown in by_groups(measures_shown(record), lambda one: one, desk):
        if title is not None:
            yield {"group": title, "cells": []}
        for one in shown:
            label = one.label(record["plan"])
            yield {"group": None, "cells": [_cell(column, one.measure, label, desk) for column in columns]}


Of = TypeVar("Of")


def by_groups(
    found: Iterable[Of], which: Callable[[Of], Numbered], desk: Desk
) -> Iterator[tuple[Text | str | None, list[Of]]]:
    """Measures, or what is told of them, under the names of their groups.

    What has no group goes under None at the head of a plan; after a named group it has a name of its own, too.
    """
    others = None
    for _, own in groupby(found, lambda one: which(one).group_number):
        shown = list(own)
        title = which(shown[0]).title
        yield title or others, shown
        others = desk.phrases.say("план.без группы") if title is not None else None


def _cell(column: Record, measure: Record, number: str, desk: Desk) -> Record:
    key = column["key"]
    if key == "номер":
        return {"shape": "words", "value": number, "align": "center"}
    if column["text"] is not None:
        return {"shape": "prose", "value": column["text"], "align": ""}
    if not key:
        return NOTHING
    value = measure_value(measure, key, desk)
    labels = [usual_label("план", name, desk.phrases) for name in column["under"]]
    under = dict(zip(labels, (measure_value(measure, name, desk) for name in column["under"]), strict=True))
    return stack({**value, "align": "center" if key in CENTRED else ""}, under)


def measure_value(measure: Record, key: str, desk: Desk) -> Record:
    """What a column prints of a measure; days that nobody wrote follow from the words of its term."""
    spec = records()["measure"].find(key)
    assert spec is not None
    if spec.name == "period" and measure["period"] is None and (measure["begin"] or measure["finish"]):
        return {"shape": "words", "value": _dates(measure, desk)}
    if spec.name in ENDS and measure[spec.name] is None and spec.name not in measure["empty"]:
        return {"shape": "words", "value": _end(spec.name, measure)}
    return cell_of(measure, spec, desk)


# Columns of days that follow from the words of the term, where nobody wrote them.
ENDS: Mapping[str, Callable[[Interval], date | None]] = {"begin": lambda one: one.begin, "finish": lambda one: one.end}


def _end(name: str, measure: Record) -> str:
    """The first or the last day of a term; empty where the words leave it open."""
    days = [ENDS[name](one) for one in intervals_of(measure)]
    known = [day for day in days if day is not None]
    chosen = min(known, default=None) if name == "begin" else max(known, default=None)
    return f"{chosen:%d.%m.%Y}" if chosen is not None and len(known) == len(days) else ""


def _dates(measure: Record, desk: Desk) -> str:
    """The term of a measure that has its dates alone: «с 01.09.2026», «до 30.09.2026», «01.09.2026 – 30.09.2026»."""
    dates = {"начало": measure["begin"], "конец": measure["finish"]}
    told = {key: date_text(date, desk.phrases) for key, date in dates.items() if date is not None}
    return desk.phrases.say(f"план.срок {' '.join(told)}", **told)


def insert(name: Text, desk: Desk) -> Record | None:
    """A part of the programme put into a section: as a table where it has one, else as its value."""
    kind, record = desk.description.kind, desk.description.record
    spec = kind.find(name)
    if spec is None:
        return None
    value = record[spec.name]
    if tables := tables_of(spec.name, record):
        around = listing(value, spec, desk.phrases) if spec.shape == "listing" else None
        return {"shape": "tables", "value": [TABLES[name](record, desk) for name in tables], "around": around}
    return value_of(value, spec, desk)


def _table(group: str, columns: list[str], rows: list[list[Record]], desk: Desk) -> Record:
    """A table with numbered rows; `columns` are its headings after the number, those that stay empty left out."""
    kept = [n for n in range(len(columns)) if any(row[n]["shape"] != "nothing" for row in rows)]
    columns, rows = [columns[n] for n in kept], [[row[n] for n in kept] for row in rows]
    numbered = [
        {"group": None, "cells": [{"shape": "words", "value": str(n), "align": "center"}, *cells]}
        for n, cells in enumerate(rows, 1)
    ]
    title = desk.phrases.say(f"{group}.название")
    return ruled(title, [desk.phrases.say(f"{group}.номер"), *columns], numbered, desk)


def _labels(group: str, names: Sequence[str], desk: Desk) -> list[str]:
    return [desk.phrases.say(f"{group}.{name}") for name in names]


def _cells(entry: Record, kind: str, fields: list[str], desk: Desk) -> list[Record]:
    specs = [records()[kind].fields[name] for name in fields]
    return [{**cell_of(entry, spec, desk), "align": ""} for spec in specs]


def _indicators(programme: Record, desk: Desk) -> Record:
    """Indicators with their base, what is planned and what is reached by year; their sources, if not told apart."""
    entries, group = programme["indicators"]["entries"], "таблица показателей"
    years = _years(entries)
    columns = _labels(group, ["показатель", "база"], desk)
    columns += [desk.phrases.say(f"{group}.{what}", год=year) for year, what in years]
    columns += _labels(group, ["источник"], desk)
    told_apart = "methods" in tables_of("indicators", programme)
    rows = []
    for entry in entries:
        base, unit = entry["base"] or entry["empty"].get("base"), entry["unit"]
        first = {"shape": "text", "value": desk.amount(base, unit)} if base is not None else NOTHING
        amounts = [_amount(entry[YEARLY[what]], year, unit, desk) for year, what in years]
        rows.append([_text(entry), {**first, "align": "center"}, *amounts, NOTHING if told_apart else _source(entry)])
    return _table(group, columns, rows, desk)


def _source(entry: Record) -> Record:
    told = [text for text in (entry["source"], entry["periodicity"]) if text is not None]
    return {"shape": "lines", "value": told, "align": ""} if told else NOTHING


YEARLY = {"год": "targets", "факт": "facts"}


def _years(entries: list[Record]) -> list[tuple[str, str]]:
    """Years that any indicator has a target or a fact for, each with which of the two."""
    found = {(str(year), what) for entry in entries for what, field in YEARLY.items() for year in entry[field] or {}}
    return sorted(found, key=lambda one: (one[0], list(YEARLY).index(one[1])))


def _amount(amounts: Record | None, year: str, unit: Text | None, desk: Desk) -> Record:
    found = {str(one): value["value"] for one, value in (amounts or {}).items()}
    return {"shape": "text", "value": desk.amount(found[year], unit) if year in found else "—", "align": "center"}


def _text(entry: Record) -> Record:
    return {"shape": "entry", "kind": "indicator", "value": entry, "align": ""}


def _methods(programme: Record, desk: Desk) -> Record:
    """How indicators are counted, over whom, from what, how often, by whom."""
    group = "таблица методики"
    columns = _labels(group, ["показатель", "расчёт", "ответственный"], desk)
    rows = []
    for entry in programme["indicators"]["entries"]:
        method, *more, responsible = _cells(entry, "indicator", METHOD, desk)
        labels = _labels(group, ["совокупность", "источник", "периодичность", "установлен"], desk)
        rows.append([_text(entry), stack(method, dict(zip(labels, more, strict=True))), responsible])
    return _table(group, columns, rows, desk)


METHOD = ["method", "population", "source", "periodicity", "imposed", "responsible"]


def stack(value: Record, under: Mapping[str, Record]) -> Record:
    """A cell with values one beneath another, all but the first after their labels; said emptiness is no value."""
    more = [{**one, "label": label} for label, one in under.items() if not _is_empty(one)]
    first = [] if _is_empty(value) else [{**value, "label": ""}]
    return {"shape": "stack", "value": [*first, *more], "align": ""} if more else value


def _is_empty(cell: Record) -> bool:
    return cell["shape"] == "nothing" or isinstance(cell["value"], Said)


def _sources(programme: Record, desk: Desk) -> Record:
    rows = [[_text(entry), _source(entry)] for entry in programme["indicators"]["entries"]]
    columns = _labels("таблица показателей", ["показатель", "источник"], desk)
    return _table("таблица показателей", columns, rows, desk)


def _tasks(programme: Record, desk: Desk) -> Record:
    rows = [_cells(entry, "task", ["text", "period", "responsible"], desk) for entry in programme["tasks"]["entries"]]
    return _table("таблица задач", _labels("таблица задач", ["задача", "срок", "ответственный"], desk), rows, desk)


def _risks(programme: Record, desk: Desk) -> Record:
    fields = ["text", "probability", "impact", "response", "measures", "responsible"]
    names = ["риск", "вероятность", "влияние", "мера", "мероприятия", "ответственный"]
    rows = [_cells(entry, "risk", fields, desk) for entry in programme["risks"]["entries"]]
    return _table("таблица рисков", _labels("таблица рисков", names, desk), rows, desk)


def _monitoring(programme: Record, desk: Desk) -> Record:
    fields = ["text", "form", "periodicity", "indicators", "responsible"]
    names = ["мониторинг", "форма", "периодичность", "показатели", "ответственный"]
    rows = [_cells(entry, "monitoring", fields, desk) for entry in programme["monitoring"]["entries"]]
    return _table("таблица мониторинга", _labels("таблица мониторинга", names, desk), rows, desk)


def _cycle(programme: Record, desk: Desk) -> Record:
    """What follows upon monitoring: the steps of each stage, in the order of the stages."""
    rows = []
    for stage in records()["cycle"].fields.values():
        for step in programme["cycle"][stage.name] or ():
            cells = _cells(step, "cycle_step", ["text", "indicators", "period", "responsible"], desk)
            rows.append([{"shape": "words", "value": capital(stage.key), "align": ""}, *cells])
    columns = _labels("таблица цикла", ["шаг", "содержание", "показатели", "срок", "ответственный"], desk)
    return _table("таблица цикла", columns, rows, desk)


TABLES: Mapping[str, Callable[[Record, Desk], Record]] = {
    "cycle": _cycle,
    "indicators": _indicators,
    "methods": _methods,
    "monitoring": _monitoring,
    "plan": plan,
    "risks": _risks,
    "sources": _sources,
    "tasks": _tasks,
}
