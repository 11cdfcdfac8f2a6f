"""Gender of a noun group: what УТВЕРЖДЁН and its like agree with."""

from __future__ import annotations

import pytest

from generator.language.agreement import gender_of_group
from generator.language.cases import Gender, LanguageError


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("муниципальная программа", Gender.FEMININE),
        ("план мероприятий", Gender.MASCULINE),
        ("положение о конкурсе", Gender.NEUTER),
        ("мероприятия по защите детей", Gender.PLURAL),
        ("дорожная карта", Gender.FEMININE),
    ],
)
def test_the_head_tells_it(text: str, gender: Gender) -> None:
    assert gender_of_group(text) is gender


def test_without_a_head_it_refuses() -> None:
    with pytest.raises(LanguageError):
        gender_of_group("вскользь")


def test_capitals_do_not_hide_the_head() -> None:
    assert gender_of_group("ПРОГРАММА РАЗВИТИЯ") is Gender.FEMININE
