"""Names of people against the labelled rows, and what the rows do not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import Case, Gender, LanguageError
from generator.language.people import decline_name, gender_of, initials, same_person
from tests.language.labelled import labelled, rows
from tests.language.score_people import SCORERS

NAMES = st.one_of(st.text(max_size=40), st.text("ОАРТВаеиоуйьнвлкшчця .-'()", max_size=30))


@labelled("names")
def test_it_declines_names(row: dict[str, str]) -> None:
    assert SCORERS["names"](row)


@labelled("gender")
def test_it_knows_the_gender_or_refuses(row: dict[str, str]) -> None:
    assert SCORERS["gender"](row)


@labelled("initials")
def test_it_makes_initials(row: dict[str, str]) -> None:
    assert SCORERS["initials"](row)


@labelled("initials_match")
def test_it_tells_whom_a_short_form_means(row: dict[str, str]) -> None:
    assert SCORERS["initials_match"](row)


@pytest.mark.parametrize("name", ["Деревянко Т.Ю.", "Шевченко Женя", "Петрова Александр"])
def test_it_asks_for_the_gender_that_a_name_does_not_tell(name: str) -> None:
    with pytest.raises(LanguageError) as refusal:
        gender_of(name)
    assert name in refusal.value.message
    assert "пол: ж" in refusal.value.hint


def test_it_asks_for_the_gender_only_where_the_form_depends_on_it() -> None:
    assert decline_name("Деревянко Т.Ю.", Case.DATIVE) == "Деревянко Т.Ю."
    assert decline_name("Лобода С.С.", Case.DATIVE) == "Лободе С.С."
    with pytest.raises(LanguageError, match="пол"):
        decline_name("Ткач С.С.", Case.DATIVE)


def test_a_given_gender_wins_over_the_name() -> None:
    assert decline_name("Ткач Женя", Case.INSTRUMENTAL, Gender.MASCULINE) == "Ткачом Женей"
    assert decline_name("Ткач Женя", Case.INSTRUMENTAL, Gender.FEMININE) == "Ткач Женей"


@pytest.mark.parametrize(
    "name", ["", "   ", "...", "Smith John", "Иванов 2-й", "директор Орлова В.И.", "и.о. Орлов", "()", "и" * 999]
)
def test_it_refuses_what_is_no_name(name: str) -> None:
    with pytest.raises(LanguageError):
        decline_name(name, Case.GENITIVE, Gender.MASCULINE)


def test_it_says_what_keeps_a_text_from_being_a_name() -> None:
    with pytest.raises(LanguageError, match="мешает «директор»") as refusal:
        gender_of("директор Орлова В.И.")
    assert "Фамилия Имя Отчество" in refusal.value.hint


def test_it_refuses_a_gender_that_people_have_not() -> None:
    with pytest.raises(LanguageError, match="рода"):
        decline_name("Орлова Вера Ильинична", Case.GENITIVE, Gender.PLURAL)


def test_spaces_of_initials_do_not_break() -> None:
    assert initials("Орлова Вера Ильинична") == "Орлова\u00a0В.И."
    assert initials("Орлова Вера Ильинична", first=True, space=True) == "В.\u00a0И.\u00a0Орлова"


def test_spaces_of_a_declined_name_stay_as_they_were() -> None:
    assert decline_name("Орлова\u00a0В.\u00a0И.", Case.DATIVE) == "Орловой\u00a0В.\u00a0И."


@given(NAMES, st.sampled_from(Case), st.sampled_from([None, *Gender]))
def test_any_text_is_declined_or_refused(text: str, case: Case, gender: Gender | None) -> None:
    try:
        assert isinstance(decline_name(text, case, gender), str)
    except LanguageError as refusal:
        assert refusal.message


@given(NAMES, NAMES)
def test_any_text_is_shortened_matched_or_refused(text: str, other: str) -> None:
    for question in (lambda: initials(text), lambda: gender_of(text), lambda: same_person(text, other)):
        try:
            assert question() is not None
        except LanguageError as refusal:
            assert refusal.message


@given(st.sampled_from([row["input"] for row in rows("names")]))
def test_a_short_form_names_the_person_it_was_made_of(name: str) -> None:
    assert same_person(initials(name), name)
    assert same_person(initials(name, first=True, space=True), name)
