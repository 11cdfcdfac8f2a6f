"""Score the language rules on labelled rows: `python -m tests.score_russian FOLDER [--misses]`.

A line per `*.tsv` file of the folder: `names 80/80`; a file whose kind has no scorer is named. With `--misses` the rows
that went wrong follow their line, with what went wrong where it was an error. Exit code 2: no such folder or no rows.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import tests.language

Row = dict[str, str]
Scorer = Callable[[Row], bool]


def read_rows(path: Path) -> list[Row]:
    """The rows of a labelled file by column; an empty cell is an empty text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        return [dict(row) for row in rows]


def scorers() -> dict[str, Scorer]:
    """The scorer of each kind of file, by the file's name without ending: all `SCORERS` of `score_*.py` together."""
    found: dict[str, Scorer] = {}
    for module in pkgutil.iter_modules(tests.language.__path__):
        if module.name.startswith("score_"):
            found |= importlib.import_module(f"tests.language.{module.name}").SCORERS
    return found


def misses(rows: list[Row], scorer: Scorer) -> Iterator[tuple[Row, str]]:
    """The rows whose answer is wrong, each with the error it raised or an empty text."""
    for row in rows:
        try:
            if not scorer(row):
                yield row, ""
        except Exception as error:  # one broken row must not hide the score of the others
            yield row, f"{type(error).__name__}: {error}"


def report(folder: Path, with_misses: bool) -> Iterator[str]:
    """The lines of the report."""
    known = scorers()
    for path in sorted(folder.glob("*.tsv")):
        rows = read_rows(path)
        if path.stem not in known:
            yield f"{path.stem} — no scorer for this file ({len(rows)} rows)"
            continue
        wrong = list(misses(rows, known[path.stem]))
        yield f"{path.stem} {len(rows) - len(wrong)}/{len(rows)}"
        if with_misses:
            for row, error in wrong:
                yield "    " + " | ".join(f"{column}={cell}" for column, cell in row.items() if cell)
                if error:
                    yield f"        {error}"


def main(arguments: list[str] | None = None) -> int:
    """Print the report; 0 when there was something to score."""
    parser = argparse.ArgumentParser(prog="python -m tests.score_russian", description="Score the language rules.")
    parser.add_argument("folder", type=Path, help="folder of labelled *.tsv files")
    parser.add_argument("--misses", action="store_true", help="show the rows that went wrong")
    options = parser.parse_args(arguments)
    lines = 0
    for line in report(options.folder, options.misses):
        lines += 1
        print(line, flush=True)
    if not lines:
        print(f"No *.tsv files in {options.folder}", file=sys.stderr)
    return 0 if lines else 2


if __name__ == "__main__":
    sys.exit(main())
