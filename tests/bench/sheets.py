"""What is asked of a section of the benchmark, and the table that it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.rounds import Times


@dataclass(frozen=True, slots=True)
class Options:
    """How long to measure: rounds, schools of the district, measures of the longest plan; a folder for files."""

    rounds: int
    schools: int
    longest: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of times, the first of each group the one that others are compared with; `per` is how many papers."""

    title: str
    work: str
    times: Mapping[str, Times]
    per: int = 1
    note: str = ""
