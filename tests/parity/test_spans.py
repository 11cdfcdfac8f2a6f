"""Cells over several rows read alike, whether an engine draws them beside their first row or above their last."""

from __future__ import annotations

import re

import pytest

from generator.content.tree import Row, Table, Tree
from generator.parity import compare
from generator.pdf.engine import ENGINES
from generator.word.frame import FilledFrame
from tests.parity.papers import STAMP, Part, cell, docx_of, row, words
from tests.pdf.samples import pages

MERGED_HEAD = (
    Row((cell("Фактор", 0, "head", rowspan=2), cell("Проявление", 1, "head", colspan=2)), head=True),
    Row((cell("сильное", 1, "head"), cell("слабое", 2, "head")), head=True),
)
PAIR = (Row((cell("Общее", 0, rowspan=2), cell("а", 1), cell("б", 2))), Row((cell("в", 1), cell("г", 2))))


def spanning(*lengths: int) -> tuple[Row, ...]:
    """Rows beside a first cell of so many words over them all, each of so many words."""
    first, *others = lengths
    cells = [cell(words(length, f"ряд{number}-"), 1) for number, length in enumerate(others)]
    span = cell(words(first, "общее"), 0, rowspan=len(others))
    return Row((span, cells[0], cell("", 2))), *(Row((one, cell("", 2))) for one in cells[1:])


CASES = {
    "шапка": (*MERGED_HEAD, row("1", "да", "нет")),
    "шапка на двух страницах": (*MERGED_HEAD, *(row(str(n), words(30, "а"), "нет") for n in range(40))),
    "строки": (row("1", "2", "3", head=True), *PAIR, *PAIR, row("1", "да", "нет")),
    "строки на двух страницах": (*MERGED_HEAD, *PAIR * 40),
    "ячейка выше своих строк": spanning(60, 3, 3, 3),
    "ячейка выше страницы": spanning(900, 3, 3, 3),
    "строки выше страницы": spanning(40, 300, 400),
    "всё выше страницы": spanning(900, 300, 400),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", CASES)
def test_cells_over_rows_lose_nothing(gost: FilledFrame, engine: str, name: str) -> None:
    tree = Tree("Таблица", (Part((Table((20, 50, 30), CASES[name]),)),))
    pdf = ENGINES[engine].module.render_pdf(tree, gost.look, gost.furniture, stamp=STAMP).data
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost), pdf) == []


def test_a_cell_taller_than_a_page_goes_on_below(gost: FilledFrame) -> None:
    tree = Tree("Таблица", (Part((Table((20, 50, 30), spanning(900, 3, 3, 3)),)),))
    for engine in ENGINES.values():
        found = pages(engine.module.render_pdf(tree, gost.look, gost.furniture, stamp=STAMP).data)
        assert len(re.findall(r"общее\d+|методический", " ".join(found))) >= 900
