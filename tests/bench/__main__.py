"""The benchmark: runs the sections, shows them, writes them down.

Run as `python -m tests.bench [--rounds 3] [--schools 12] [--plan 2800] [--only many_docx] [--write BENCHMARKS.md]`.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Column, Table

from tests.bench.sections import SECTIONS
from tests.bench.sheets import Options, Sheet

LIBRARIES = ("weasyprint", "typst", "docxtpl", "python-docx", "jinja2", "lxml", "cerberus", "pyyaml")
HEAD = ("Чем", "мс процессора", "мс по часам", "во сколько раз быстрее первой")
INTRO = """# Замеры

Эту страницу пишет `make bench`: наши способы рядом с теми, которые взяли бы вместо нас, на одной работе и в одном
прогоне по очереди. Сравнивайте отношения, а не миллисекунды: машины разные. Время процессора — вместе с дочерними
процессами; тексты в каждом круге новые для тех, кто их запоминает; формы docxtpl делаются из готовых бумаг, в них те
же строки и абзацы, картинки и оглавление уже стоят, шрифтовых выделений нет.
"""


def main() -> None:
    """Prints the tables of all sections and writes them into a page when asked."""
    options = _options()
    names = [section.__name__ for section in SECTIONS]
    chosen = [section for section in SECTIONS if section.__name__ in (options.only or names)]
    sheets = []
    with TemporaryDirectory() as folder:
        asked = Options(options.rounds, options.schools, options.plan, Path(folder))
        for section in chosen:
            sheets.append(section(asked))
            show(sheets[-1])
    if options.write:
        options.write.write_text("\n".join(page(sheets)), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Замеры рядом с другими способами.")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="сколько кругов замерять")
    parser.add_argument("--schools", type=int, default=12, metavar="N", help="сколько школ в округе")
    parser.add_argument("--plan", type=int, default=2800, metavar="N", help="строк в самом длинном плане")
    names = ", ".join(section.__name__ for section in SECTIONS)
    parser.add_argument("--only", action="append", metavar="РАЗДЕЛ", help=f"только эти разделы: {names}")
    parser.add_argument("--write", type=Path, metavar="ФАЙЛ", help="куда записать страницу")
    return parser.parse_args()


def show(sheet: Sheet) -> None:
    """Prints one table."""
    first, *others = HEAD
    table = Table(first, *(Column(one, justify="right") for one in others), title=f"{sheet.title}: {sheet.work}")
    for row in rows(sheet):
        table.add_row(*row)
    Console(width=130).print(table)
    if sheet.note:
        print(sheet.note)


def page(sheets: Sequence[Sheet]) -> Iterator[str]:
    """The lines of the page."""
    yield INTRO
    yield f"Машина: {_processor()}, ядер {os.cpu_count()}, {platform.system()}, Python {platform.python_version()}. "
    yield f"Библиотеки: {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}. Дата: {date.today():%d.%m.%Y}."
    for sheet in sheets:
        yield from ("", f"## {sheet.title}", "", f"Работа: {sheet.work}." + _per(sheet), "")
        yield f"| {' | '.join(HEAD)} |"
        yield "|---|--:|--:|--:|"
        yield from (f"| {' | '.join(row)} |" for row in rows(sheet))
        yield from ("", sheet.note) if sheet.note else ()
    yield ""


def rows(sheet: Sheet) -> Iterator[list[str]]:
    """A row for each case: times of one paper and the ratio to the first case."""
    base = next(iter(sheet.times.values()))
    for name, times in sheet.times.items():
        told = [f"{1000 * one / sheet.per:.1f}".replace(".", ",") for one in (times.cpu, times.wall)]
        yield [name, *told, f"{base.cpu / times.cpu:.2f}".replace(".", ",")]


def _per(sheet: Sheet) -> str:
    return f" Времена — на одну бумагу из {sheet.per}." if sheet.per > 1 else ""


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
