"""Tables that follow from the data: the plan of measures, indicators, risks, monitoring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.papers.context import Desk
from generator.papers.defaults import defaults
from generator.papers.values import amount, cell_of, usual_label, value_of
from generator.papers.widths import cell_text, column_widths
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.language import records

Record = dict[str, Any]
CENTRED = {"номер", "срок", "начало", "конец", "задачи", "показатели"}


def plan(programme: Record, desk: Desk) -> Record:
    """The plan of measures: columns with labels and widths, rows of cells, group rows across."""
    layout = programme["plan"] or {}
    usual = [{"field": key, "title": None, "text": None} for key in defaults()["план"]["столбцы"]]
    columns = [{**one, "key": _measure_key(one["field"])} for one in layout.get("columns") or usual]
    labels = [column["title"] or usual_label("план", column["key"], desk.phrases) for column in columns]
    title = layout.get("title") or desk.phrases.say("программа.план")
    return _grid(title, labels, list(_plan_rows(programme, columns, desk)), desk, landscape=True)


def _grid(title: str, labels: Sequence[str], rows: list[Record], desk: Desk, landscape: bool = False) -> Record:
    """A table as the templates print it, its columns as wide as their texts ask."""
    lines = [[cell_text(cell, desk) for cell in row["cells"]] for row in rows if row["cells"]]
    columns = list(zip(*lines, strict=True)) or [()] * len(labels)
    widths = column_widths(labels, columns, landscape)
    heads = [{"label": label, "width": width} for label, width in zip(labels, widths, strict=True)]
    return {"title": title, "columns": heads, "rows": rows, "splittable": False}


def _measure_key(name: Text | str | None) -> str:
    """The field of a measure in a column; a column of the author's own has none."""
    if name is None:
        return ""
    spec = records()["measure"].find(name)
    return spec.key if spec is not None else plain_key(name)


def _plan_rows(programme: Record, columns: list[Record], desk: Desk) -> Iterator[Record]:
    by_groups = plain_key((programme["plan"] or {}).get("numbering") or "") == "по группам"
    number = 0
    for group_number, group in enumerate(programme["measures"] or (), 1):
        if group["title"] is not None:
            yield {"group": group["title"], "cells": []}
        for own, measure in enumerate(group["measures"] or (), 1):
            number += 1
            label = f"{group_number}.{own}" if by_groups and group["title"] is not None else str(number)
            yield {"group": None, "cells": [_cell(column, measure, label, desk) for column in columns]}


def _cell(column: Record, measure: Record, number: str, desk: Desk) -> Record:
    key = column["key"]
    if key == "номер":
        return {"shape": "words", "value": number, "align": "center"}
    if column["text"] is not None:
        return {"shape": "prose", "value": column["text"], "align": ""}
    if not key:
        return {"shape": "nothing", "value": "", "align": ""}
    spec = records()["measure"].find(key)
    assert spec is not None
    return {**cell_of(measure, spec, desk), "align": "center" if key in CENTRED else ""}


def insert(name: Text, desk: Desk) -> Record | None:
    """A part of the programme put into a section: as a table where it has one, else as its value."""
    kind, record = desk.description.kind, desk.description.record
    spec = kind.find(name)
    if spec is None:
        return None
    value = record[spec.name]
    if spec.name in PLANS:
        return {"shape": "grid", "value": plan(record, desk)}
    if spec.name in TABLES and value is not None and value["entries"]:
        return {"shape": "grid", "value": TABLES[spec.name](value["entries"], desk)}
    return value_of(value, spec, desk)


def indicators(programme: Record, desk: Desk) -> Record:
    """The table of indicators with their base and targets by year."""
    return _indicators(programme["indicators"]["entries"], desk)


def _table(group: str, columns: list[str], rows: list[list[Record]], desk: Desk) -> Record:
    """A table with numbered rows; `columns` are its headings after the number, those that stay empty left out."""
    kept = [n for n in range(len(columns)) if any(row[n]["shape"] != "nothing" for row in rows)]
    columns, rows = [columns[n] for n in kept], [[row[n] for n in kept] for row in rows]
    numbered = [
        {"group": None, "cells": [{"shape": "words", "value": str(n), "align": "center"}, *cells]}
        for n, cells in enumerate(rows, 1)
    ]
    title = desk.phrases.say(f"{group}.название")
    return _grid(title, [desk.phrases.say(f"{group}.номер"), *columns], numbered, desk)


def _labels(group: str, names: Sequence[str], desk: Desk) -> list[str]:
    return [desk.phrases.say(f"{group}.{name}") for name in names]


def _cells(entry: Record, kind: str, fields: list[str], desk: Desk) -> list[Record]:
    specs = [records()[kind].fields[name] for name in fields]
    return [{**cell_of(entry, spec, desk), "align": ""} for spec in specs]


def _indicators(entries: list[Record], desk: Desk) -> Record:
    years = sorted({str(year) for entry in entries for year in entry["targets"] or {}})
    group = "таблица показателей"
    columns = _labels(group, ["показатель", "база"], desk)
    columns += [desk.phrases.say(f"{group}.год", год=year) for year in years]
    columns += _labels(group, ["источник"], desk)
    rows = []
    for entry in entries:
        (base,) = _cells(entry, "indicator", ["base"], desk)
        told = [text for text in (entry["source"], entry["periodicity"]) if text is not None]
        source = {"shape": "lines" if told else "nothing", "value": told, "align": ""}
        text = {"shape": "entry", "kind": "indicator", "value": entry, "align": ""}
        targets = {
            str(year): amount(target["value"], entry["unit"]) for year, target in (entry["targets"] or {}).items()
        }
        amounts = [{"shape": "text", "value": targets.get(year, "—"), "align": "center"} for year in years]
        if entry["base"] is not None:
            base = {"shape": "text", "value": amount(entry["base"], entry["unit"])}
        rows.append([text, {**base, "align": "center"}, *amounts, source])
    return _table(group, columns, rows, desk)


def _risks(entries: list[Record], desk: Desk) -> Record:
    columns = _labels("таблица рисков", ["риск", "вероятность", "мера", "ответственный"], desk)
    rows = [_cells(entry, "risk", ["text", "probability", "response", "responsible"], desk) for entry in entries]
    return _table("таблица рисков", columns, rows, desk)


def _monitoring(entries: list[Record], desk: Desk) -> Record:
    columns = _labels("таблица мониторинга", ["мониторинг", "форма", "периодичность", "ответственный"], desk)
    rows = [_cells(entry, "monitoring", ["text", "form", "periodicity", "responsible"], desk) for entry in entries]
    return _table("таблица мониторинга", columns, rows, desk)


PLANS = ("measures", "plan")

TABLES: Mapping[str, Callable[[list[Record], Desk], Record]] = {
    "indicators": _indicators,
    "risks": _risks,
    "monitoring": _monitoring,
}
