"""Who signs, from words: the name before the comma, the post after it."""

from __future__ import annotations

import pytest

from generator.language.initials import name_and_post


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Белова А.П., директор школы", ("Белова А.П.", "директор школы")),
        ("Белова Анна Петровна", ("Белова Анна Петровна", "")),
        ("директор школы Белова А.П.", ("", "директор школы Белова А.П.")),
        ("Управляющий совет, председатель", ("", "Управляющий совет, председатель")),
        ("Эксперт, методист", ("", "Эксперт, методист")),
    ],
)
def test_a_name_with_initials_stands_before_the_comma(typed: str, read: tuple[str, str]) -> None:
    assert name_and_post(typed) == read
