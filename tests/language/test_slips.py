"""Slips of typing, dates and ё: what a text rule finds in words as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.confusions import confusions
from generator.language.date_forms import FIGURES, SHORT_FIGURES, WORDS, dates_in
from generator.language.slips import slips
from generator.language.typography import Typography
from generator.language.untypeset import untypeset
from generator.language.yo import yo_words

ANY = st.text(alphabet='абв Её«»(),.:;/\\-–№%"0123 \n\u00a0', max_size=40)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("план от 14.08. 2020 года", "14.08. 2020", "14.08.2020"),
        ("дома и /или в школе", "и /или", "и/или"),
        ("дома и\\или в школе", "и\\или", "и/или"),
        ("слово , дело", "слово ,", "слово,"),
        ("школы ( их две)", "( их", "(их"),
        ("школы( их две)", "школы( их", "школы (их"),
        ("школа,семья", "школа,семья", "школа, семья"),
        ("Это цель.Задачи ниже", "цель.Задачи", "цель. Задачи"),
        ("школа- семья", "школа- семья", "школа — семья"),
        ("учебно — методический план", "учебно — методический", "учебно-методический"),
    ],
)
def test_a_slip_is_shown_with_its_words(text: str, shown: str, right: str) -> None:
    assert [(one.shown, one.right) for one in slips(text)] == [(shown, right)]


@pytest.mark.parametrize(
    "text",
    [
        "аудио- и видеозаписи",
        "Главное — методические пособия",
        "« ___ » ________ 2026 г.",
        "http://a.example/б,в",
        "счёт 5 : 3",
        "и т. д.; (см. рис. 5), «да».",
        "им.Пушкина",
    ],
)
def test_what_is_right_is_no_slip(text: str) -> None:
    assert not list(slips(text))


@pytest.mark.parametrize(
    ("text", "kind", "right"),
    [
        ("приказ №12", "number-sign", "№ 12"),
        ("почти 85% школ", "percent-space", "85 %"),
        ('в "Кванте"', "quotes", "«Кванте»"),
        ("школа - семья", "dash", "школа — семья"),
        ("2024-2026 годы", "dash", "2024–2026"),
        ("А. Б. Орлов", "initials", "А.Б."),
        ("г.Армавир", "space-punct", "г. Армавир"),
    ],
)
def test_typography_left_off_is_told_by_what_a_reader_sees(text: str, kind: str, right: str) -> None:
    assert [(one.kind, one.right) for one in untypeset(text, Typography())] == [(kind, right)]


def test_spaces_that_only_hold_words_together_are_no_slip() -> None:
    assert not list(untypeset("в школе № 5, 15000 рублей, с. Липовка", Typography()))


def test_dates_know_their_forms() -> None:
    first, second, third = dates_in("от 5.9.2026 № 5, 11.12.2026 и 28 августа 2026 г.")
    assert (first.forms, first.in_act) == ((SHORT_FIGURES,), True)
    assert second.forms == (FIGURES, SHORT_FIGURES)
    assert (third.forms, third.written(FIGURES)) == ((WORDS,), "28.08.2026")


def test_only_words_with_one_reading_ask_for_a_letter() -> None:
    assert [one.word for one in yo_words("еще всё все учет берет зачёт")] == ["еще", "учет", "зачёт"]


@pytest.mark.parametrize(
    ("text", "right"),
    [("В течении года", "В течение"), ("согласно приказа", "согласно приказу"), ("учебные года", "учебные годы")],
)
def test_slips_of_right_words_are_known(text: str, right: str) -> None:
    assert [one.right for one in confusions(text)] == [right]


@pytest.mark.parametrize("text", ["в течении реки", "имея в виду отсутствие", "учебных годов"])
def test_the_same_words_in_their_own_sense_pass(text: str) -> None:
    assert not list(confusions(text))


@given(ANY)
def test_any_text_is_read(text: str) -> None:
    for one in [*slips(text), *untypeset(text, Typography())]:
        assert text[one.offset :].startswith(one.shown)
    assert all(text[one.offset :].startswith(one.shown) for one in dates_in(text))
