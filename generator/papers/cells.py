"""Cells and rows of tables that a paper reckons itself: words, points, totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.reading.values import Text

Record = dict[str, Any]
NOTHING: Record = {"shape": "nothing", "value": "", "align": ""}


def cell(value: str | None, align: str = "") -> Record:
    """A cell with words of the paper's own, or an author's with their place; an empty one without any."""
    if not value:
        return NOTHING
    return {"shape": "text" if isinstance(value, Text) else "words", "value": value, "align": align}


def centred(value: str | None) -> Record:
    """A cell in the middle of its column."""
    return cell(value, "center")


def strong(value: str, align: str = "") -> Record:
    """A cell of a row of totals."""
    return {"shape": "strong", "value": value, "align": align}


def lines(values: Sequence[str], align: str = "") -> Record:
    """A cell with a paragraph for each text."""
    return {"shape": "lines", "value": list(values), "align": align} if values else NOTHING


def row(*cells: Record) -> Record:
    """A row of cells."""
    return {"group": None, "cells": list(cells)}


def group(title: str) -> Record:
    """A row across the table that opens a group."""
    return {"group": title, "cells": []}
