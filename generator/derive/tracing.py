"""Where the numbers of a report come from: for each, its value and the lines of files that it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from generator.derive.report_numbers import reckoning
from generator.derive.said_numbers import bare
from generator.derive.summaries import summary
from generator.findings import Place
from generator.reading.values import Text
from generator.workspace.load import Description, Workspace
from generator.workspace.numbering import blocks_of

Sources: TypeAlias = dict[str, dict[str, str | list[str]]]


def sources_of(report: Description, workspace: Workspace) -> Sources:
    """By the names of numbers and of summaries: the value of a number, and lines by file, «школы.csv: 2–13»."""
    found: Sources = {}
    for name, number in reckoning(report, workspace).numbers.items():
        value = f"{bare(number)} %" if number.unit else bare(number)
        found[name] = {"значение": value, "откуда": _lines(number.places, workspace.root)}
    for name in _summaries(report):
        if (summed := summary(name, report, workspace)) is not None:
            found[str(name)] = {"откуда": _lines(summed.places, workspace.root)}
    return found


def _summaries(report: Description) -> list[Text]:
    blocks = list(blocks_of(report.record))
    charts = (block["chart"]["data"] for block in blocks if block["chart"] is not None)
    return [name for name in (*(block["insert"] for block in blocks), *charts) if name is not None]


def _lines(places: Iterable[Place], root: Path) -> list[str]:
    """The lines of each file, those in a row folded."""
    by_file: dict[str, set[int]] = {}
    for one in places:
        path = Path(one.file).absolute()
        file = path.relative_to(root.absolute()).as_posix() if path.is_relative_to(root.absolute()) else path.name
        by_file.setdefault(f"{file}, {one.sheet}" if one.sheet else file, set()).add(one.line)
    return [f"{file}: {', '.join(_folded(sorted(lines)))}" for file, lines in by_file.items()]


def _folded(lines: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]
