"""Values in cells: numbers of items as ranges."""

from __future__ import annotations

import pytest

from generator.papers.values import ranges


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1, 2, 3, 4, 5, 6], "1–6"),
        ([1, 2], "1, 2"),
        ([2, 3, 4, 15], "2–4, 15"),
        ([1, 3, 4, 6, 7, 8], "1, 3, 4, 6–8"),
        ([7], "7"),
    ],
)
def test_three_numbers_in_a_row_are_a_range(numbers: list[int], said: str) -> None:
    assert ", ".join(ranges(numbers)) == said
