"""Ordered blocks of a section as the templates print them: numbered tables and figures, parts put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.findings import Finding, Severity
from generator.papers.charts import chart
from generator.papers.context import Desk
from generator.papers.defaults import shares
from generator.papers.grids import insert
from generator.papers.lists import listing
from generator.papers.pictures import asset_of
from generator.papers.summaries import summary_table
from generator.papers.widths import column_widths
from generator.reading.values import Text
from generator.schema.language import records
from generator.schema.types import said_empty
from generator.workspace.numbering import is_numbered

Record = dict[str, Any]
KINDS = ("prose", "heading", "table", "figure", "chart", "insert", "listing")


class Counter:
    """Numbers of tables and figures, in the order they print."""

    def __init__(self) -> None:
        self.counts = {"table": 0, "figure": 0}

    def next(self, kind: str, item: Record) -> int | None:
        """The number of the item, or None for one that takes no part in numbering."""
        if not is_numbered(item):
            return None
        self.counts[kind] += 1
        return self.counts[kind]


def blocks(content: list[Record] | None, desk: Desk, counter: Counter) -> list[Record]:
    """The blocks of a section, ready for the templates."""
    return [block for raw in content or () for block in _block(raw, desk, counter)]


def _block(raw: Record, desk: Desk, counter: Counter) -> Iterator[Record]:
    kind = next((kind for kind in KINDS if raw[kind] is not None), None)
    if kind == "table":
        yield {"kind": kind, "table": _table(raw["table"], desk, counter)}
    elif kind == "figure":
        yield {"kind": kind, "figure": _figure(raw["figure"], desk, counter)}
    elif kind == "chart":
        caption = _caption(raw["chart"], "figure", desk, counter)
        yield {"kind": kind, "chart": {**caption, **chart(raw["chart"], desk)}}
    elif kind == "listing":
        spec = records()["block"].fields["listing"]
        yield {"kind": kind, "listing": listing(raw["listing"], spec, desk.phrases)}
    elif kind == "insert":
        yield {"kind": kind, "insert": _inserted(raw["insert"], desk, counter)}
    elif kind is not None:
        yield {"kind": kind, kind: raw[kind]}


def _inserted(name: Text, desk: Desk, counter: Counter) -> Record | None:
    """A part of the programme in a section: its tables bear numbers like the others."""
    found = insert(name, desk) or summary_table(name, desk)
    if found is None or found["shape"] != "tables":
        return found
    tables = [
        {**table, **_caption({"title": table["title"], "label": None, "numbered": None}, "table", desk, counter)}
        for table in found["value"]
    ]
    return {**found, "value": tables}


def _caption(item: Record, kind: str, desk: Desk, counter: Counter) -> Record:
    words = {"table": "таблица", "figure": "рисунок"}
    number = counter.next(kind, item)
    word = item["label"] or desk.phrases.say(f"слово.{words[kind]}")
    return {"number": number, "word": word, "label": item["label"], "title": item["title"]}


def _table(item: Record, desk: Desk, counter: Counter) -> Record:
    columns, lines = item["columns"] or [], item["lines"] or []
    return {
        **_caption(item, "table", desk, counter),
        "columns": columns,
        "lines": lines,
        "numeric": [_is_numeric([line[n] for line in lines if n < len(line)]) for n in range(len(columns))],
        "widths": _widths(item, columns, lines),
        "note": item["note"],
    }


def _widths(item: Record, columns: list[Text], lines: list[list[Text]]) -> list[str]:
    """Widths as the author gave them, else after the longest texts of the columns, within reason."""
    if item["widths"]:
        return shares([float(str(width).rstrip(" %").replace(",", ".")) for width in item["widths"]])
    cells = [[line[n] for line in lines if n < len(line)] for n in range(len(columns))]
    return column_widths(cells)


def _is_numeric(cells: list[Text]) -> bool:
    """Whether all that stands in a column is numbers, so that they read better centred."""
    said = [cell for cell in cells if cell not in ("", "—", "-", "–")]
    return bool(said) and all(re.fullmatch(r"[-−–+]?[\d \u00a0]+(?:[.,]\d+)?(?: ?%)?", cell) for cell in said)


def _figure(item: Record, desk: Desk, counter: Counter) -> Record:
    asset, reason = None, ""
    if (said := said_empty(item["file"])) is not None:
        reason = said.reason
        message = f"Вместо рисунка «{item['title']}» печатается пустая рамка"
        desk.findings.append(
            Finding(
                "REF008",
                message,
                item["file"].place,
                "рисунок",
                "Назовите файл рисунка, когда он будет.",
                Severity.WARNING,
            )
        )
    else:
        asset = asset_of(item["file"], desk)
    return {
        **_caption(item, "figure", desk, counter),
        "asset": asset,
        "reason": reason,
        "alt": item["alt"],
        "width": item["width"],
    }
