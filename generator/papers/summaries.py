"""Tables that sum up the workspace, put into a report."""

from __future__ import annotations

from typing import Any

from generator.derive.summaries import Summary, summary
from generator.papers.cells import cell, centred, row
from generator.papers.context import Desk
from generator.papers.grids import ruled
from generator.reading.values import Text

Record = dict[str, Any]


def summary_table(name: Text, desk: Desk) -> Record | None:
    """The table that goes by this name, as a part put into a section; None for a name that is none."""
    found = summary(name, desk.description, desk.workspace)
    if found is None:
        return None
    return {"shape": "tables", "value": [_table(found, desk)], "around": None}


def _table(found: Summary, desk: Desk) -> Record:
    say = desk.phrases.say
    labels = [say(f"{found.group}.{name}") for name in found.columns]
    worded = {at for at in range(len(found.columns)) if any(_is_wordy(one[at]) for one in found.rows)}
    rows = [row(*(cell(text) if at in worded else centred(text) for at, text in enumerate(one))) for one in found.rows]
    return ruled(say(f"{found.group}.название"), labels, rows, desk)


def _is_wordy(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) > 1
