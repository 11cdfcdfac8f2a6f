"""A noun group that ends inside a clause or a participial phrase wants a comma before what follows."""

from __future__ import annotations

import pytest

from generator.language.clauses import ends_in_clause


@pytest.mark.parametrize(
    "text",
    [
        "Доля школ, которые меняют план",
        "Доля школ, в которых есть клуб",
        "Доля семей, чьи дети читают дома",
        "Число сёл, где открыт клуб",
        "Доля учителей, прошедших обучение",
        "Доля учеников, не достигших порога",
        "Доля учеников, охваченных кружками",
        "Доля выпускников, в том числе сельских",
        "Доля школ, изменивших план (далее — школы)",
    ],
)
def test_an_open_clause_is_heard(text: str) -> None:
    assert ends_in_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "Доля школ",
        "Доля школ, колледжей и центров",
        "Доля сайтов, данных и справок",
        "Доля открытых, общих, известных школ",
        "Доля школ, которые читают, и центров",
        "Доля детей (тех, которые читают)",
        "Доля школ, которые меняют план,",
        "Доля школ, прошедших",
    ],
)
def test_what_is_closed_or_no_clause_is_left(text: str) -> None:
    assert not ends_in_clause(text)
