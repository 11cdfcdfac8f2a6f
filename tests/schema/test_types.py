"""Scalar types: typed text -> value; a text that does not fit names what does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from generator.findings import Place
from generator.reading.values import Text
from generator.schema import types
from generator.schema.types import AlwaysText, WrongText


def typed(value: str) -> Text:
    return Text(value, Place("а.yaml", 3, 7))


def refused(convert: Callable[[Text], Text], value: str) -> WrongText:
    with pytest.raises(WrongText) as raised:
        convert(typed(value))
    return raised.value


@pytest.mark.parametrize("convert", types.CONVERTERS.values(), ids=types.CONVERTERS)
def test_what_fits_prints_as_typed_and_keeps_its_place(convert: Callable[[Text], Text]) -> None:
    for value in ("слово", "28.08.2026", "42 %", "12", "2027", "да", "1 из 2"):
        try:
            found = convert(typed(value))
        except WrongText:
            continue
        assert (str(found), found.place) == (value, Place("а.yaml", 3, 7))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-08-28", date(2026, 8, 28)),
        ("28.08.2026", date(2026, 8, 28)),
        ("5.9.2026", date(2026, 9, 5)),
        ("28.08.2026 г.", date(2026, 8, 28)),
        ("28 августа 2026 г.", date(2026, 8, 28)),
        ("28 августа 2026 года", date(2026, 8, 28)),
        ("28 Августа 2026", date(2026, 8, 28)),
        ("«28» августа 2026 г.", date(2026, 8, 28)),
        ("28\u00a0августа\u00a02026\u00a0г.", date(2026, 8, 28)),
        ("29.02.2028", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_in_three_notations(value: str, day: date) -> None:
    found = types.to_date(typed(value))
    assert isinstance(found, types.Date)
    assert (found.value, found.year) == (day, day.year)


@pytest.mark.parametrize(
    ("value", "year"),
    [("__.__.2026", 2026), ("«____» _______ 2026 г.", 2026), ("__.__.____", None), ("«__» ______ 20__ г.", None)],
)
def test_a_date_not_yet_known_is_a_blank(value: str, year: int | None) -> None:
    found = types.to_date(typed(value))
    assert isinstance(found, types.Date)
    assert (found.value, found.year) == (None, year)


@pytest.mark.parametrize(
    "value",
    [
        "31.02.2026",
        "2020-13-45",
        "29.02.2027",
        "32 мая 2026 г.",
        "осень",
        "28.08.26",
        "2026",
        "28/08/2026",
        "5 мартобря 2026",
    ],
)
def test_what_is_no_date_is_refused_with_examples(value: str) -> None:
    wrong = refused(types.to_date, value)
    assert wrong.code == "SCH008"
    assert value in wrong.message
    assert "28.08.2026" in wrong.hint


@pytest.mark.parametrize(
    ("value", "number", "unit", "note"),
    [
        ("42", "42", "", ""),
        ("35,8 %", "35.8", "%", ""),
        ("35.8%", "35.8", "%", ""),
        ("42 % (2026)", "42", "%", "2026"),
        ("1 200,5 тыс. руб.", "1200.5", "тыс. руб.", ""),
        ("10\u00a0000 книг", "10000", "книг", ""),
        ("1200", "1200", "", ""),
        ("−3", "-3", "", ""),
        ("–3,5 балла", "-3.5", "балла", ""),
        ("0 % (2026, замера не было)", "0", "%", "2026, замера не было"),
        ("2,5 ставки (0,5 и 2)", "2.5", "ставки", "0,5 и 2"),
    ],
)
def test_a_number_has_a_comma_a_unit_and_a_note(value: str, number: str, unit: str, note: str) -> None:
    found = types.to_number(typed(value))
    assert isinstance(found, types.Number)
    assert (found.value, found.unit, found.note) == (Decimal(number), unit, note)


@pytest.mark.parametrize("value", ["почти половина", "1e9", "42 43", "1,2,3", "% 42", "12:30", "(42)", "1 20", "5-7"])
def test_what_is_no_number_is_refused(value: str) -> None:
    assert refused(types.to_number, value).code == "SCH009"


@pytest.mark.parametrize(("value", "number"), [("0", "0"), ("100 %", "100"), ("35,8%", "35.8")])
def test_a_percentage_lies_between_nought_and_a_hundred(value: str, number: str) -> None:
    found = types.to_percent(typed(value))
    assert isinstance(found, types.Number)
    assert found.value == Decimal(number)


@pytest.mark.parametrize("value", ["101 %", "-1 %", "5 школ", "много", "0,6"])
def test_what_is_no_percentage_is_refused(value: str) -> None:
    assert refused(types.to_percent, value).code == "SCH009"


@pytest.mark.parametrize(("value", "percent"), [("111 из 310", "35.80645"), ("0 из 5", "0"), ("5 из 5", "100")])
def test_a_share_keeps_its_parts(value: str, percent: str) -> None:
    found = types.to_share(typed(value))
    assert isinstance(found, types.Number)
    assert (round(found.value, 5), found.unit, found.note) == (Decimal(percent), "%", value)


@pytest.mark.parametrize("value", ["6 из 5", "1 из 0", "35,8 %", "-1 из 5"])
def test_what_is_no_share_is_refused(value: str) -> None:
    assert refused(types.to_share, value).code == "SCH009"


@pytest.mark.parametrize("value", ["2,5", "12 %", "два"])
def test_an_integer_has_no_fraction_and_no_unit(value: str) -> None:
    assert refused(types.to_integer, value).code == "SCH009"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026–2029", 2026, 2029),
        ("2026-2029", 2026, 2029),
        ("2026 — 2029 годы", 2026, 2029),
        ("2026–2029 гг.", 2026, 2029),
        ("2027", 2027, 2027),
        ("2027 год", 2027, 2027),
        ("октябрь, февраль ежегодно", None, None),
        ("2020/21 учебный год", None, None),
        ("4 квартал 2026 г.", None, None),
    ],
)
def test_a_term_knows_its_years_where_it_is_years(value: str, first: int | None, last: int | None) -> None:
    found = types.to_years(typed(value))
    assert isinstance(found, types.Years)
    assert (found.first, found.last) == (first, last)


def test_years_in_reverse_are_refused_with_the_right_order() -> None:
    wrong = refused(types.to_years, "2029–2026")
    assert (wrong.code, wrong.hint) == ("SCH014", "Возможно, 2026–2029.")


@pytest.mark.parametrize("value", ["27", "20 27", "2027 год", "1827", "２０２７"])
def test_a_year_has_four_digits(value: str) -> None:
    assert refused(types.to_year, value).code == "SCH010"


@pytest.mark.parametrize(
    ("value", "says"), [("да", True), ("Нет", False), ("true", True), ("нет (пока не решено)", False)]
)
def test_a_flag_says_yes_or_no(value: str, says: bool) -> None:
    found = types.to_flag(typed(value))
    assert isinstance(found, types.Flag)
    assert found.value is says
    assert refused(types.to_flag, "может быть").code == "SCH020"


@pytest.mark.parametrize("value", ["качество-2026", "школа", "ёлка-7", "a1"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(value: str) -> None:
    assert isinstance(types.to_id(typed(value)), types.Id)


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Качество 2026", "качество-2026"),
        ("1-й этап", "п-1-й-этап"),
        ("школа_4", "школа-4"),
        ("школа--4", "школа-4"),
        ("«Парус»", "парус"),
        ("№", "код"),
    ],
)
def test_a_bad_id_is_refused_with_its_mended_form(value: str, mended: str) -> None:
    wrong = refused(types.to_id, value)
    assert wrong.code == "SCH012"
    assert f"«{mended}»" in wrong.hint
    assert types.ID.fullmatch(mended)


@pytest.mark.parametrize(
    ("value", "is_id"),
    [("школа-4", True), ("школы", True), ("2", True), ("Школы", False), ("школы района", False), ("школа, сад", False)],
)
def test_one_word_in_lower_case_is_an_id(value: str, is_id: bool) -> None:
    found = types.to_reference(typed(value))
    assert isinstance(found, types.Reference)
    assert found.is_id is is_id


def test_a_text_said_to_be_text_is_neither_an_id_nor_emptiness() -> None:
    text = AlwaysText("школы", Place("а.yaml"))
    found = types.to_reference(text)
    assert isinstance(found, types.Reference)
    assert not found.is_id
    assert types.said_empty(AlwaysText("нет", Place("а.yaml"))) is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("нет", ""),
        ("Нет.", ""),
        ("не предусмотрены", ""),
        ("не определён (ждём приказа)", "ждём приказа"),
        ("нет (снимок будет осенью)", "снимок будет осенью"),
        ("не требуется", ""),
        ("не\n назначены", ""),
    ],
)
def test_emptiness_is_said_with_a_reason_or_without(value: str, reason: str) -> None:
    said = types.said_empty(typed(value))
    assert said is not None
    assert said.reason == reason


@pytest.mark.parametrize("value", ["", "нет школ", "да", "нет (", "не будет", "нет, не нужно", "интернет"])
def test_other_words_are_no_emptiness(value: str) -> None:
    assert types.said_empty(typed(value)) is None
