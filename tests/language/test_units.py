"""Units of measure agree with their number, in whichever form they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import Case
from generator.language.units import unit_after


@pytest.mark.parametrize(
    ("units", "one", "two", "five", "fraction"),
    [
        ("школ|школы|школа", "школа", "школы", "школ", "школы"),
        ("человек|человека|людей", "человек", "человека", "человек", "человека"),
        ("балл|баллы|баллов|балла", "балл", "балла", "баллов", "балла"),
        ("лет|год|года", "год", "года", "лет", "года"),
        ("часы|часов|час", "час", "часа", "часов", "часа"),
        ("детей|дети", "ребёнок", "ребёнка", "детей", "ребёнка"),
        ("обучающихся", "обучающийся", "обучающихся", "обучающихся", "обучающегося"),
        ("рабочих мест|рабочие места", "рабочее место", "рабочих места", "рабочих мест", "рабочего места"),
        ("процентных пунктов", "процентный пункт", "процентных пункта", "процентных пунктов", "процентного пункта"),
        ("часов в неделю", "час в неделю", "часа в неделю", "часов в неделю", "часа в неделю"),
        (
            "педагогов-психологов",
            "педагог-психолог",
            "педагога-психолога",
            "педагогов-психологов",
            "педагога-психолога",
        ),
        ("сутки|суток", "сутки", "суток", "суток", "суток"),
        *((sign, sign, sign, sign, sign) for sign in ("%", "тыс. руб.", "чел", "чел.", "балл/год", "Сферумов", "")),
    ],
)
def test_a_unit_agrees_with_its_number(units: str, one: str, two: str, five: str, fraction: str) -> None:
    for unit in units.split("|"):
        assert [unit_after(number, unit) for number in (1, 2, 5, 21, 11)] == [one, two, five, one, five]
        assert unit_after(Decimal("2.5"), unit) == fraction


def test_a_bound_is_said_in_the_genitive() -> None:
    assert [unit_after(number, "школ", Case.GENITIVE) for number in (1, 2, 21)] == ["школы", "школ", "школы"]


def test_nouns_of_the_workspace_go_by_their_own_forms() -> None:
    assert unit_after(2, "школ", forms={"школа": ("школка", "школки", "школок")}) == "школки"


@given(st.text(max_size=15) | st.text("школыеау -.", max_size=12), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_unit_is_agreed_or_left(unit: str, number: Decimal) -> None:
    assert isinstance(unit_after(number, unit), str)
