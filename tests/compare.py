"""How near our PDF is to the DOCX as LibreOffice prints it: pages, headings, lines.

Run as `python -m tests.compare OUT [OUT …] [--fail-under 97] [--show 5]`: one folder an engine.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
from rich.console import Console
from rich.table import Column, Table

from tests.office import Pair, printed

LEADER = re.compile(r" *\.{4,} *")

Pages = list[list[str]]  # lines of each page, spaces collapsed


@dataclass(frozen=True, slots=True)
class Report:
    """What the comparison of one paper gave; `moved` are headings with their pages in our PDF and in the DOCX."""

    name: str
    engine: str
    pages: tuple[int, int]
    alike: int  # pages whose lines are all equal
    lines: float  # percent of equal lines
    moved: list[tuple[str, int, int | None]]
    unequal: list[tuple[str, str]]


def compare_pair(pair: Pair) -> Report:
    """The report of one paper."""
    ours, theirs = page_lines(pair.pdf), page_lines(pair.docx)
    left, right = ([line for page in pages for line in page] for pages in (ours, theirs))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    unequal = [
        (" / ".join(left[a:b]), " / ".join(right[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]
    alike = sum(one == other for one, other in zip(ours, theirs, strict=False))
    moved = list(moved_headings(headings(pair.pdf), headings(pair.docx)))
    return Report(pair.name, pair.engine, (len(ours), len(theirs)), alike, 100 * matcher.ratio(), moved, unequal)


def page_lines(pdf: Path) -> Pages:
    """The lines of every page as they lie on it."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pages = LEADER.sub(" … ", text).split("\f")[:-1]
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]


def headings(pdf: Path) -> list[tuple[str, int]]:
    """Bookmarks with their pages from 1."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        return [(" ".join(title.split()), dest.get_index() + 1) for title, dest in found if dest]
    finally:
        document.close()


def moved_headings(
    ours: Sequence[tuple[str, int]], theirs: Sequence[tuple[str, int]]
) -> Iterator[tuple[str, int, int | None]]:
    """Headings of ours that stand on another page of theirs, or (None) are not there."""
    left = list(theirs)
    for title, page in ours:
        other = next((number for name, number in left if name == title), None)
        if other is not None:
            left.remove((title, other))
        if other != page:
            yield title, page, other


def print_reports(reports: Sequence[Report], show: int) -> None:
    """A table of all papers, then headings that moved and lines that are unlike."""
    table = Table(
        Column("Бумага", overflow="fold"), "Движок", "Страниц PDF / DOCX", "из них равны", "равных строк", "сдвинуто"
    )
    for one in sorted(reports, key=lambda report: report.name):
        pages = f"{one.pages[0]} / {one.pages[1]}"
        table.add_row(one.name, one.engine, pages, str(one.alike), f"{one.lines:.2f} %", str(len(one.moved)))
    Console(width=max(Console().width, 110)).print(table)
    for one in reports:
        for title, page, other in one.moved:
            print(f"{one.name} ({one.engine}): «{title}» в PDF на странице {page}, в DOCX {other or 'не найден'}")
        for left, right in one.unequal[:show]:
            print(f"{one.name} ({one.engine}): PDF «{left}» | DOCX «{right}»")


def main() -> int:
    """Exit code 1 when a paper has fewer equal lines than asked for or another count of pages."""
    parser = argparse.ArgumentParser(description="Сравнить PDF с DOCX, напечатанным в LibreOffice.")
    parser.add_argument("outputs", type=Path, nargs="+", metavar="OUT", help="папки с бумагами, по одной на движок")
    parser.add_argument("--fail-under", type=float, default=0, metavar="N", help="меньше N процентов строк — ошибка")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="сколько различий каждой бумаги показать")
    options = parser.parse_args()
    if shutil.which("pdftotext") is None:
        print("Программа pdftotext (пакет poppler-utils) не найдена: сравнение пропущено.")
        return 0
    with printed(*options.outputs) as pairs:
        reports = [compare_pair(pair) for pair in pairs]
    print_reports(reports, options.show)
    bad = [one for one in reports if one.lines < options.fail_under or (options.fail_under and len(set(one.pages)) > 1)]
    for one in bad:
        print(
            f"{one.name} ({one.engine}): нужно не меньше {options.fail_under:g} % одинаковых строк и страниц поровну."
        )
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
