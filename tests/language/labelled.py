"""The labelled rows of `tests/russian` as parameters of a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.score_russian import read_rows

_ROWS = Path(__file__).parents[1] / "russian"


def rows(stem: str) -> list[dict[str, str]]:
    """The rows of a table and of its further rows in `more/`."""
    found = []
    for path in (_ROWS / f"{stem}.tsv", _ROWS / "more" / f"{stem}.tsv"):
        found += read_rows(path)
    return found


def labelled(stem: str) -> pytest.MarkDecorator:
    """Runs a test on every row of a table, each under its id."""
    found = rows(stem)
    return pytest.mark.parametrize("row", found, ids=[row["id"] for row in found])
