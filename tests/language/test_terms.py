"""Written terms are read as labelled, by settings where offices differ, or refused with the place; never guessed."""

from __future__ import annotations

import csv
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.language.cases import LanguageError
from generator.language.term_tokens import _meanings
from generator.language.terms import (
    Interval,
    MonthDay,
    NoSuchTime,
    Term,
    TermError,
    TermKind,
    TermSettings,
    WeekRule,
    read_term,
)
from generator.reading.values import Map
from generator.reading.yaml_reader import read_file
from generator.schema.types import Years
from generator.schema.validate import validate
from generator.schema.walk import leaves
from generator.workspace.files import SETTINGS
from tests.language.score_terms import PROGRAMME, REFUSED, answer, is_right, same_intervals

TESTS = Path(__file__).parent.parent
OTHER_CONVENTIONS = TermSettings(
    school_year=(MonthDay(9, 1), MonthDay(5, 31)),
    week=WeekRule.SEVEN_DAYS,
    until_day_inclusive=False,
    until_period_inclusive=True,
    clip_to_programme=True,
)


def rows() -> list[dict[str, str]]:
    found = []
    for name in ("russian/terms.tsv", "russian/more/terms.tsv"):
        with (TESTS / name).open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return found


def terms_of_examples() -> list[str]:
    """Terms of fields that are read as terms; other fields with the key «срок» are free text."""
    found = set()
    for path in sorted((TESTS.parent / "examples").glob("*.yaml")):
        value, _ = read_file(path, path.name)
        kind, record, _ = validate(value) if isinstance(value, Map) and path.name != SETTINGS else (None, {}, [])
        if kind is not None:
            found |= {str(leaf.value) for leaf in leaves(record, kind) if isinstance(leaf.value, Years)}
    return sorted(found)


def read(text: str, **options: date) -> Term:
    return read_term(text, programme=PROGRAMME, **options)


def intervals(text: str, **options: date) -> str:
    return ";".join(map(str, read(text, **options).intervals))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['id']} {row['input']}")
def test_it_reads_the_labelled_terms(row: dict[str, str]) -> None:
    assert is_right(row), answer(row["input"])


def read_otherwise() -> list[dict[str, str]]:
    return [row for row in rows() if row["alt_intervals"] and answer(row["input"])[0] != REFUSED]


@pytest.mark.parametrize("row", read_otherwise(), ids=lambda row: f"{row['id']} {row['input']}")
def test_the_other_reading_is_a_matter_of_settings(row: dict[str, str]) -> None:
    assert same_intervals(answer(row["input"], OTHER_CONVENTIONS)[0], row["alt_intervals"])


@pytest.mark.parametrize("text", terms_of_examples())
def test_it_reads_every_term_of_the_examples(text: str) -> None:
    programme = Interval(date(2026, 9, 1), date(2029, 12, 31))
    assert read_term(text, programme=programme).intervals


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("сентябрь 2026, на каникулах", "каникулах"),
        ("до 30 февраля 2027 года", "30 февраля 2027 года"),
        ("с 20.05.2027 по 10.05.2027", "с 20.05.2027 по 10.05.2027"),
        ("октябрь 2026, ноябрь", "ноябрь"),
        ("до 1 марта, 15 мая 2027", "15 мая 2027"),
        ("в течение 10 дней", "10 дней"),
        ("Ёлки (март 2027)", "Ёлки"),
        ("ежемесячно, ежеквартально", "ежеквартально"),
    ],
)
def test_a_refusal_names_the_piece_and_its_place(text: str, piece: str) -> None:
    with pytest.raises(TermError) as refusal:
        read_term(text)
    error = refusal.value
    assert text[error.offset : error.offset + error.length] == piece
    assert f"«{piece}»" in error.message
    assert error.hint


def test_a_refusal_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(TermError("Не понято", "Напишите иначе", 3, 5)))
    assert (error.message, error.hint, error.offset, error.length) == ("Не понято", "Напишите иначе", 3, 5)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("сентябрь 2021", TermKind.EXACT),
        ("до 15 сентября 2021", TermKind.DEADLINE),
        ("по мере необходимости", TermKind.NONE),
        ("ежегодно до 1 марта", TermKind.DEADLINE),
    ],
)
def test_it_tells_days_deadlines_and_terms_without_dates_apart(text: str, kind: TermKind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        ("до 1 октября 2021", "«до 1 октября 2021» — включая этот день"),
        ("к 2022 году", "«к 2022 году» — не включая это время"),
        ("2021/22 учебный год", "учебный год: 01.09–31.08"),
        ("сентябрь 2021, остальным — по дате зачисления", "без дат: «остальным — по дате зачисления»"),
    ],
)
def test_it_says_which_convention_was_applied(text: str, convention: str) -> None:
    assert convention in read(text).conventions


def test_a_plain_term_needs_no_convention() -> None:
    assert read("с 1 сентября 2021 г. по 31 мая 2022 г.").conventions == ()


def test_without_a_programme_a_bare_recurrence_has_open_bounds() -> None:
    term = read_term("ежеквартально")
    assert (term.intervals, str(term.recurrence)) == ((Interval(None, None),), "1/квартал")
    assert read_term("с сентября 2026").intervals == (Interval(date(2026, 9, 1), None),)


@pytest.mark.parametrize("text", ["весь период", "ежегодно, май", "ежемесячно до 5 числа"])
def test_without_a_programme_words_that_need_it_are_refused(text: str) -> None:
    with pytest.raises(TermError):
        read_term(text)


def test_both_ends_written_beside_win_over_any_words() -> None:
    term = read("перед каникулами", begin=date(2021, 5, 20), end=date(2021, 5, 25))
    assert (str(term.intervals[0]), term.text) == ("2021-05-20..2021-05-25", "перед каникулами")
    assert str(read("2 раза в год", begin=date(2021, 1, 1), end=date(2021, 12, 31)).recurrence) == "2/год"


def test_one_end_written_beside_moves_that_end() -> None:
    assert intervals("до 1 октября 2021", begin=date(2021, 9, 15)) == "2021-09-15..2021-10-01"
    assert intervals("сентябрь 2021", begin=date(2021, 8, 25)) == "2021-08-25..2021-09-30"
    assert intervals("ежемесячно", end=date(2022, 6, 30)) == "2020-01-01..2022-06-30"


def test_a_begin_written_beside_cuts_what_recurs_before_it() -> None:
    assert intervals("июль ежегодно", begin=date(2022, 7, 1)) == "2022-07-01..2022-07-31;2023-07-01..2023-07-31"


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(TermError, match="Начало позже конца"):
        read("май 2021", begin=date(2021, 6, 1), end=date(2021, 5, 1))
    with pytest.raises(TermError, match="Начало позже конца"):
        read("май 2021", begin=date(2021, 6, 1))


def test_settings_that_name_no_real_day_are_refused() -> None:
    with pytest.raises(LanguageError, match=r"30\.02"):
        TermSettings(school_year=(MonthDay(9, 1), MonthDay(2, 30)))


WORDS = [" ".join(words) for words in _meanings()]
SIGNS = [*"0123456789(),;.-–/«»", "2021", "31", "2020-2021", "15.03", "01.09.2020", "№", "каникулы"]


def is_sound(text: str) -> bool:
    """Whether the term is read into intervals whose begin is not after their end, or refused within the text."""
    try:
        term = read(text)
    except TermError as error:
        return 0 <= error.offset <= error.offset + error.length <= len(text)
    return all(not found.begin or not found.end or found.begin <= found.end for found in term.intervals)


@given(st.text())
@example("ёĀİß 2021")
@example("٣ марта 2021")
@example("99999999999999999999 марта 2021")
def test_any_text_is_read_or_refused(text: str) -> None:
    assert is_sound(text)


@given(st.lists(st.sampled_from(WORDS + SIGNS * 8), max_size=9).map(" ".join))
def test_any_words_of_time_are_read_or_refused(text: str) -> None:
    assert is_sound(text)


def test_the_scorer_takes_a_refusal_only_where_it_may() -> None:
    row = {"input": "когда-нибудь", "intervals": "2021-01-01..2021-12-31", "recurrence": "", "tags": ""}
    assert answer(row["input"]) == (REFUSED, "")
    assert not is_right(row)
    assert is_right(row | {"tags": "трудный"})


@pytest.mark.parametrize(
    "text",
    [
        "31 февраля 2027",
        "до 31.02.2027",
        "13.2027",
        "5 квартал 2027",
        "6 неделя сентября 2026",
        "до 30.02.2026",
        "до 31 апреля",
    ],
)
def test_a_time_that_the_calendar_has_not_is_told_from_words_that_are_not_understood(text: str) -> None:
    with pytest.raises(NoSuchTime, match="Нет так"):
        read_term(text)
    with pytest.raises(NoSuchTime):
        read_term(text, begin=date(2027, 1, 1), end=date(2027, 12, 31))
