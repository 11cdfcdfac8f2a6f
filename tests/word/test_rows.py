"""Which rows may break, and which keep together, follows from their height, about measured."""

from __future__ import annotations

from dataclasses import replace

from generator.word.fonts import FontLibrary
from generator.word.frame import load_frame
from generator.word.rows import keeps_next, may_break
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


def test_the_last_two_rows_keep_together_unless_they_are_tall() -> None:
    look = load_frame("gost", FontLibrary()).plain.look
    short, tall = row("1", "2", "3"), row("1", SENTENCE * 20, "3")
    found = [
        [keeps_next(number, table(HEAD, *rows), look, False) for number in range(len(rows) + 1)]
        for rows in ((short,) * 7, (short, tall), (short,))
    ]
    assert found == [[*[False] * 6, True, False], [False] * 3, [False] * 2]


def test_a_table_of_few_rows_stands_whole_unless_it_is_tall() -> None:
    look = load_frame("gost", FontLibrary()).plain.look
    short, tall = row("1", "2", "3"), row("1", SENTENCE * 9, "3")
    found = [
        [keeps_next(number, table(HEAD, *rows), look, False) for number in range(len(rows) + 1)]
        for rows in ((short, short, short), (tall, tall, tall))
    ]
    assert found == [[False, True, True, False], [False] * 4]
