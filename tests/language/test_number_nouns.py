"""Nouns beside numbers of a table: what can be counted, what does not agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.number_nouns import disagreed, is_counted, to_count


@pytest.mark.parametrize("words", ["ученик", "год", "человек", "процент", "педагогический работник", "ребёнок с ОВЗ"])
def test_a_noun_in_the_nominative_is_counted(words: str) -> None:
    assert is_counted(words)


@pytest.mark.parametrize("words", ["учеников", "школьников", "фамилию", "рд", "что", "указать фамилию"])
def test_what_is_no_noun_in_the_nominative_is_not(words: str) -> None:
    assert not is_counted(words)


@pytest.mark.parametrize(("word", "noun"), [("учеников", "ученик"), ("школьников", "школьник"), ("рд", "")])
def test_a_noun_in_any_form_tells_how_it_is_counted(word: str, noun: str) -> None:
    assert to_count(word) == noun


@pytest.mark.parametrize(
    ("before", "number", "word", "noun"),
    [
        ("занимаются ", "151", "учеников", "ученик"),
        ("из ", "151", "учеников", "ученик"),
        ("из ", "151", "ученика", ""),
        ("из ", "22", "учеников", ""),
        ("из ", "22", "ученика", "ученик"),
        ("записаны ", "22", "учеников", "ученик"),
        ("записаны ", "22", "ученика", ""),
        ("на консультациях — ", "3", "учеников", "ученик"),
        ("обучение ", "3", "учеников", ""),
        ("", "5", "учеников", ""),
        ("", "22", "человек", "человек"),
        ("", "21", "человек", ""),
        ("", "0.5", "процентов", "процент"),
        ("видели ", "41", "быстро", ""),
    ],
)
def test_a_noun_that_does_not_agree_is_named_as_it_is_counted(before: str, number: str, word: str, noun: str) -> None:
    assert disagreed(Decimal(number), before, word) == noun
