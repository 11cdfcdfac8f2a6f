"""Which rows may break is a property of their height, about measured."""

from __future__ import annotations

from dataclasses import replace

from generator.word.fonts import FontLibrary
from generator.word.frame import load_frame
from generator.word.rows import may_break
from tests.word.samples import HEAD, row, table

SENTENCE = "Школьная команда готовит программу и согласует её с родителями до начала учебного года. "


def test_a_row_breaks_when_it_is_about_as_tall_as_the_page() -> None:
    look = load_frame("gost", FontLibrary()).plain.look
    found = {
        landscape: [
            may_break(line, table(HEAD, line), look, landscape)
            for line in (row("1", SENTENCE * count, "май") for count in (1, 12, 40))
        ]
        for landscape in (False, True)
    }
    assert found == {False: [False, False, True], True: [False, False, True]}


def test_all_rows_of_a_splittable_table_break_but_its_head() -> None:
    line = row("1", "2", "3")
    look = load_frame("gost", FontLibrary()).plain.look
    split = replace(table(HEAD, line), splittable=True)
    assert [may_break(one, split, look, False) for one in split.rows] == [False, True]
