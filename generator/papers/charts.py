"""Charts as the templates print them: a table of numbers, and the same in words for those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from generator.content.tree import Chart, Series
from generator.papers.context import Desk
from generator.word.charting import heading, label
from generator.workspace.charts import USUAL, Plot, Plotted
from generator.workspace.entities import capital

Record = dict[str, Any]
KINDS: Mapping[str, str] = {  # by the author's word: the class of the table
    "столбцы": "columns",
    "столбцы с накоплением": "stacked",
    "полосы": "bars",
    "линии": "lines",
    "круг": "pie",
}


def chart(item: Record, desk: Desk) -> Record:
    """A chart of a section, without its caption."""
    own = desk.description
    plotted = Plot(item, own.record, partial(_say, desk), own.summaries).read()
    assert plotted is not None  # the check of the workspace has let it pass
    return {**charted(plotted, str(item["sort"] or USUAL), desk, item["alt"]), "width": item["width"]}


def _say(desk: Desk, name: str, **values: str) -> str:
    return desk.phrases.say(f"диаграмма.{name}", **values)


def charted(plotted: Plotted, sort: str, desk: Desk, alt: str | None = None) -> Record:
    """What the template prints of numbers, typed or counted; `sort` is a key of `KINDS`."""
    rows = [
        {"name": name, "numbers": [None if (value := of[at]) is None else f"{value:f}" for _, of in plotted.series]}
        for at, name in enumerate(plotted.categories)
    ]
    return {
        "kind": KINDS[sort],
        "head": plotted.head,
        "series": [name for name, _ in plotted.series],
        "rows": rows,
        "unit": plotted.unit,
        "alt": alt or in_words(plotted, sort, desk),
        "width": None,
    }


def in_words(plotted: Plotted, sort: str, desk: Desk) -> str:
    """«Столбчатая диаграмма. 2027 год: план — 60 %, факт — 63 %», «Круговая диаграмма (вакансий). Химия — 2»."""
    series = tuple(Series(name, tuple(values)) for name, values in plotted.series)
    drawn = Chart(KINDS[sort], tuple(plotted.categories), series, "", plotted.unit)
    rows = "; ".join(filter(None, (_row(at, drawn, plotted.head, desk) for at in range(len(plotted.categories)))))
    told = ", ".join(filter(None, (desk.lowered(series[0].name) if len(series) == 1 else "", heading(drawn))))
    return f"{_say(desk, sort)}{f' ({told})' if told else ''}. {capital(rows)}"


def _row(at: int, drawn: Chart, head: str, desk: Desk) -> str:
    """One category with its values; nothing where it has none."""
    name = drawn.categories[at]
    if head.casefold() == "год" and re.fullmatch(r"\d{4}", name):
        name = _say(desk, "этот год", год=name)
    values = [(one.name, label(value, drawn)) for one in drawn.series if (value := one.values[at]) is not None]
    if len(drawn.series) == 1:
        return "".join(f"{name} — {value}" for _, value in values)
    told = ", ".join(f"{desk.lowered(own)} — {value}" for own, value in values)
    return f"{name}: {told}" if told else ""
