"""Dates printed in the papers' styles and read as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import LanguageError
from generator.language.dates import academic_year, format_date, parse_date, quarter

from .labelled import labelled
from .score_counting import answer_dates_format, answer_dates_parse, is_right

Row = dict[str, str]


@labelled("dates_format")
def test_dates_are_printed(row: Row) -> None:
    assert is_right(answer_dates_format(row), row["expected"]), answer_dates_format(row)


@labelled("dates_parse")
def test_dates_are_read(row: Row) -> None:
    assert answer_dates_parse(row) == row["expected"]


def test_it_names_the_styles_when_one_is_unknown() -> None:
    with pytest.raises(LanguageError, match="«красивая»") as caught:
        format_date(date(2021, 4, 12), "красивая")
    assert "полная, полная0" in caught.value.hint


def test_it_tells_a_date_out_of_the_calendar_from_what_is_no_date() -> None:
    with pytest.raises(LanguageError, match="нет в календаре"):
        parse_date("31 апреля 2021 г.")
    with pytest.raises(LanguageError, match="не читается как дата"):
        parse_date("весна 2021 г.")


def test_the_academic_year_may_start_on_another_day() -> None:
    assert academic_year(date(2021, 8, 15)) == (2020, 2021)
    assert academic_year(date(2021, 8, 15), starts=(8, 1)) == (2021, 2022)
    assert quarter(date(2021, 12, 31)) == 4


@given(
    st.dates(min_value=date(1969, 1, 1), max_value=date(2068, 12, 31)),
    st.sampled_from(["полная", "полная0", "полная_года", "с_кавычками", "цифрами", "iso"]),
)
def test_what_is_printed_is_read_back(day: date, style: str) -> None:
    assert parse_date(format_date(day, style)) == day


@given(st.one_of(st.text(max_size=30), st.text("0123456789._-/ гмая«»", max_size=20)))
def test_any_text_is_a_date_a_blank_or_refused(text: str) -> None:
    with suppress(LanguageError):
        assert parse_date(text) is None or isinstance(parse_date(text), date)
