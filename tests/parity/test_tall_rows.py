"""Rows that no page holds: every paper is printed, nothing is lost, the head stands above each part of its table."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.content.tree import Row, Table, Tree
from generator.parity import compare
from generator.word.frame import FilledFrame
from tests.parity.papers import Part, cell, docx_of, p, pdf_of, row, words
from tests.pdf.samples import pages

HEAD = row("№", "Мероприятие", "Срок", head=True)
GROUP = Row((cell("Работа учителей", 0, "group", colspan=3),), group=True)
LAST = row("2", "Второе", "май")


def plan(*rows: Row, landscape: bool = True) -> Tree:
    table = Table((10, 60, 30), (HEAD, *rows), title="План")
    return Tree("План", (Part((p("heading1", "План", anchor="h-1"), table), landscape=landscape),))


def tall(count: int, word: str = "а") -> Row:
    return row("1", words(count, word), "ежемесячно")


CASES = {
    "первая строка чуть выше страницы": plan(tall(290), LAST),
    "первая строка на несколько страниц": plan(tall(1500), LAST),
    "первая и вторая": plan(tall(600), tall(900, "б"), LAST),
    "первая под группой": plan(GROUP, tall(300), LAST),
    "в середине": plan(LAST, tall(600), LAST),
    "буквы шире обычных": plan(tall(110, "ЩЩЩЩЩЩЩЩ"), LAST),
    "длинная группа": plan(Row((cell(words(900, "г"), 0, "group", colspan=3),), group=True), LAST),
    "на вертикальной странице": plan(tall(900), LAST, landscape=False),
}


@pytest.mark.parametrize("name", CASES)
def test_a_row_taller_than_a_page_is_printed_under_its_head(gost: FilledFrame, name: str) -> None:
    tree = CASES[name]
    pdf = pdf_of(tree, gost).data
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost), pdf) == []
    found = pages(pdf)
    assert len(found) > 1
    assert all(re.search("№ Мероприятие Срок", page) for page in found)


@pytest.mark.parametrize("count", [60, 250, 600])
def test_a_head_that_leaves_no_room_is_printed_at_least_once(gost: FilledFrame, count: int) -> None:
    head = replace(HEAD, cells=(cell("№", 0, "head"), cell(words(count, "г"), 1, "head"), cell("Срок", 2, "head")))
    tree = Tree("План", (Part((Table((10, 30, 60), (head, tall(40), LAST), title="План"),), landscape=True),))
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost), pdf_of(tree, gost).data) == []
