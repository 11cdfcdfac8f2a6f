"""How long each PDF engine takes: every paper of the examples warm, and one from a cold process.

Run as `python -m tests.bench [--rounds 5]`. Rounds of the engines alternate; what counts is the median, and the ratio.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table as Sheet

from generator.checking import check, compose_all
from generator.content.tree import Cell, Columns, Contents, Figure, Paragraph, Part, Row, Run, Table, Tree
from generator.pdf.engine import ENGINES, Engine
from generator.printing import Composed

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
STAMP = datetime(2026, 9, 1, tzinfo=UTC)
COLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from generator.pdf.engine import ENGINES
from generator.word.fonts import FontLibrary
from generator.word.frame import load_frame
from tests.pdf.samples import everything
gost = load_frame("gost", FontLibrary()).plain
stamp = datetime(2026, 9, 1, tzinfo=UTC)
if sys.argv[1]:
    ENGINES[sys.argv[1]].module.render_pdf(everything(), gost.look, gost.furniture, stamp=stamp)
"""

Times = tuple[float, float]  # seconds of the processor and of the wall


def warm(engine: Engine, composed: Composed, number: int) -> Times:
    """One PDF of a paper whose texts no earlier round had: what an engine remembers of them is no merit."""
    tree = varied(composed.tree, str(number))
    cpu, wall = time.process_time(), time.perf_counter()
    engine.module.render_pdf(tree, composed.frame.look, composed.frame.furniture, stamp=STAMP)
    return time.process_time() - cpu, time.perf_counter() - wall


def varied(value: Any, mark: str) -> Any:
    """A piece of a tree with a mark at the end of each text."""
    if isinstance(value, Run):
        return replace(value, text=value.text + mark)
    if isinstance(value, tuple):
        return tuple(varied(one, mark) for one in value)
    if isinstance(value, Tree | Part | Table | Row | Cell | Columns | Figure | Contents | Paragraph):
        return replace(value, **{one.name: varied(getattr(value, one.name), mark) for one in fields(value)})
    return value


def cold(engine: str) -> float:
    """Seconds of a new process that makes one PDF; without an engine, those that go by before it."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD, engine], check=True, cwd=EXAMPLES.parent)
    return time.perf_counter() - began


def rows(rounds: int) -> Iterator[list[str]]:
    """A line for each paper: processor time of each engine in milliseconds and the ratio, then those of the wall."""
    for checked in check([EXAMPLES]):
        for composed in compose_all(checked):
            times = {name: [] for name in ENGINES}  # type: dict[str, list[Times]]
            for number in range(rounds):
                for name, engine in ENGINES.items():
                    times[name].append(warm(engine, composed, number))
            yield [f"{composed.description.id}/{composed.paper.name}", *_told(times, 0), *_told(times, 1)]


def _told(times: dict[str, list[Times]], which: int) -> list[str]:
    medians = [median(one[which] for one in times[name]) * 1000 for name in ENGINES]
    return [*(f"{one:.0f}" for one in medians), f"{medians[0] / medians[1]:.1f}"]


def main() -> None:
    """Prints a table of all papers, then the time of a cold process."""
    parser = argparse.ArgumentParser(description="Время движков PDF на бумагах примеров.")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="сколько раз верстать каждую бумагу")
    options = parser.parse_args()
    names = list(ENGINES)
    table = Sheet("Бумага", *(f"{name}, мс" for name in names), "раз", *(f"{name}, мс часов" for name in names), "раз")
    for row in rows(options.rounds):
        table.add_row(*row)
    Console(width=130).print(table)
    start = median(cold("") for _ in range(options.rounds))
    for name in names:
        told = median(cold(name) for _ in range(options.rounds)) - start
        print(f"{name}: первая бумага нового процесса — {told * 1000:.0f} мс сверх запуска ({start * 1000:.0f} мс)")


if __name__ == "__main__":
    main()
