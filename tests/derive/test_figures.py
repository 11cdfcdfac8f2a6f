"""Shares and sums are found where they can be reckoned again, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.figures import Figure, shares_in
from generator.derive.list_counts import counted_lists
from generator.derive.populations import told
from generator.derive.sums import sums_in
from generator.findings import Place
from generator.reading.values import Text


def figures(text: str) -> list[Figure]:
    said = Text(text, Place("текст"))
    return [*shares_in(said), *sums_in(said)]


@pytest.mark.parametrize(
    ("text", "formula", "right"),
    [
        ("16 из 48 (33,0 %)", "16 из 48", "33,3"),
        ("47 % (94 из 210)", "94 из 210", "45"),
        ("266 учеников (10,9 % от 2506)", "266 из 2506", "10,6"),
        ("Из 231 учителя категорию имеют 118 (50 %).", "118 из 231", "51"),
        ("31 + 16 = 48", "31 + 16", "47"),
        ("48 педагогов (31 учитель и 16 наставников)", "31 + 16", "47"),
        ("открыты 14 вакансий: математика — 4, физика — 3, химия — 2", "4 + 3 + 2", "9"),
    ],
)
def test_a_wrong_figure_is_told_with_the_right_one(text: str, formula: str, right: str) -> None:
    (found,) = figures(text)
    assert (found.formula, found.right, found.agrees) == (formula, right, False)
    assert text[found.offset :].startswith(found.shown)


@pytest.mark.parametrize(
    "text",
    [
        "3 школы (20 учителей и 4 завуча)",
        "48 педагогов, в том числе 31 учитель и 6 наставников",
        "60 учеников (не менее 30 девочек и 25 мальчиков)",
        "классы 5–7 (10 уроков)",
        "приказ № 4 из 12 (5 %)",
        "к 2026 году (2 школы и 3 сада)",
    ],
)
def test_what_is_no_sum_is_left_alone(text: str) -> None:
    assert figures(text) == []


PIECES = (
    *("все", "педагоги", "(", "45", ")", ":", ",", "и", "из", "10", "школ", "%", "(33 %)", "три", "причины", "—"),
    *("- a\n", "\n", "2026", "+", "=", "1 200", "0", "тыс. руб.", "«Рост»", "№", "5–7", "*", "Из", "12,5", "³", "."),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_text_breaks_the_search(text: str) -> None:
    said = Text(text, Place("текст"))
    assert all(isinstance(one.right, str) for one in figures(text))
    assert all(one.number >= 0 for one in told(said))
    assert all(one.least > 1 for one in counted_lists(said, {"причина", "школа"}))
