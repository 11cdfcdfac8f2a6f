"""Quotation marks and brackets without their pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.pairs import around, unpaired


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("МБОУ «Школа № 3, МБОУ «Школа № 4»", [(5, "«")]),
        ("МБОУ Школа № 3», МБОУ «Школа № 4»", [(14, "»")]),
        ("Школы (их две.", [(6, "(")]),
        ("Центр «Парус (сеть».", [(13, "(")]),
        ("- «один;\n- два;\n- три.", [(2, "«")]),
        ("1) читать; 2) писать; а) дома", []),
        ("«Первый абзац.\n\nВторой».", []),
        ("„Внутри“ и “снаружи”", []),
        ('школа "Успех" и экран 24"', []),
    ],
)
def test_marks_without_a_pair_are_found(text: str, alone: list[tuple[int, str]]) -> None:
    assert [(one.offset, one.sign) for one in unpaired(text)] == alone


def test_quotes_inside_the_same_quotes_are_told_apart() -> None:
    (found,) = unpaired("«Центр «Парус»»")
    assert (found.offset, found.is_nested) == (7, True)


def test_a_place_is_shown_with_whole_words() -> None:
    assert around("Занятия ведёт центр «Парус и все его друзья из школы", 20, 12) == "…центр «Парус и…"


@given(st.text(alphabet='абв «»„“”()[]"1) \n.-', max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert all(text[one.offset] == one.sign for one in unpaired(text))
