"""Lists of words that travel with the package: plain files, words apart by spaces, lines with # are comments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_words(*names: str) -> frozenset[str]:
    """The words of the lists in the data folder."""
    return frozenset(
        word for name in names for line in _lines(name) if not line.startswith("#") for word in line.split()
    )


def _lines(name: str) -> list[str]:
    return (files(__package__) / "data" / name).read_text(encoding="utf-8").splitlines()
