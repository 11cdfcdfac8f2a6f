"""Thresholds in the words of an indicator, and whether they agree with its fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.workspace.thresholds import Bound, same_unit, spoken_thresholds
from tests.workspaces import codes, district


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Доля школ — не менее 90 %", [(Bound.AT_LEAST, 90, "%", "не менее 90 %")]),
        ("Доля школ (не менее 90%)", [(Bound.AT_LEAST, 90, "%", "не менее 90%")]),
        ("Не ниже, чем обычно", []),
        ("Проведено не менее чем 20 занятий", [(Bound.AT_LEAST, 20, "занятий", "не менее чем 20")]),
        ("не выше 3,5 процента", [(Bound.AT_MOST, 3.5, "%", "не выше 3,5")]),
    ],
)
def test_a_threshold_is_found_in_words(text: str, expected: list[tuple[Bound, float, str, str]]) -> None:
    assert [(one.bound, float(one.value), one.unit, one.said) for one in spoken_thresholds(text)] == expected


def test_units_are_the_same_when_their_words_begin_alike_or_one_is_not_said() -> None:
    assert same_unit("школ", "школы") and same_unit("%", "") and same_unit("процентов", "%")
    assert not same_unit("лет", "%")


def test_a_number_of_another_unit_is_no_threshold_of_the_indicator(tmp_path: Path) -> None:
    text = "показатели:\n  - показатель: Доля учителей со стажем не менее 3 лет\n    не менее: 90 %\n"
    assert "SCH017" not in codes(district(tmp_path, text))
