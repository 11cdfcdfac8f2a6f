"""Nouns, adjectives and predicates agreed with a number."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import Case, LanguageError
from generator.language.counting import agreed_noun, counted, counted_in_words, verb_counted

from .labelled import labelled
from .score_counting import answer_counts, answer_verbs, is_right

Row = dict[str, str]


@labelled("counts")
def test_nouns_agree_with_their_number(row: Row) -> None:
    assert is_right(answer_counts(row), row["expected"]), answer_counts(row)


@labelled("verbs")
def test_predicates_agree_with_number_and_gender(row: Row) -> None:
    assert is_right(answer_verbs(row), row["expected"]), answer_verbs(row)


def test_the_noun_comes_without_the_number_when_asked() -> None:
    assert agreed_noun(43, "педагогический работник") == "педагогических работника"


def test_the_number_can_be_written_in_words() -> None:
    assert counted_in_words(21, "программа", Case.ACCUSATIVE) == "двадцать одну программу"
    assert counted_in_words(2, "ученик", Case.ACCUSATIVE) == "двух учеников"
    assert counted_in_words(22, "ученик", Case.ACCUSATIVE) == "двадцать два ученика"
    assert counted_in_words(Decimal("2.5"), "ставка") == "две целых пять десятых ставки"


def test_forms_of_the_workspace_win_over_the_rules() -> None:
    forms = ("хакатон", "хакатона", "хакатонов-марафонов")
    assert counted(5, "хакатон", forms=forms) == "5 хакатонов-марафонов"
    assert counted(5, "хакатон", Case.GENITIVE, forms=forms) == "5 хакатонов-марафонов"
    assert counted(3, "хакатон", Case.ACCUSATIVE, forms=forms) == "3 хакатона"
    assert counted(3, "хакатон", Case.DATIVE, forms=forms) == "3 хакатонам"
    assert verb_counted("проведён", 5, "хакатон", forms=forms) == "проведено 5 хакатонов-марафонов"


def test_persons_of_the_workspace_are_living_beings() -> None:
    assert counted(2, "аватар", Case.ACCUSATIVE) == "2 аватара"
    assert counted(2, "аватар", Case.ACCUSATIVE, persons=frozenset({"аватар"})) == "2 аватаров"


def test_a_participle_clause_and_a_second_head_agree_too() -> None:
    assert counted(2, "школа, участвующая в проекте") == "2 школы, участвующие в проекте"
    assert counted(5, "победитель и призёр олимпиады") == "5 победителей и призёров олимпиады"
    assert counted(5, "учитель (преподаватель) математики") == "5 учителей (преподавателей) математики"


def test_what_stands_in_quotes_stays() -> None:
    assert counted(5, "программа «Школа, открытая миру»") == "5 программ «Школа, открытая миру»"


@pytest.mark.parametrize("noun", ["", "семинаров", "в проекте", "школа, которая участвует"])
def test_it_refuses_what_it_cannot_count(noun: str) -> None:
    with pytest.raises(LanguageError) as caught:
        counted(2, noun)
    assert caught.value.hint


def test_it_refuses_an_abbreviation_of_unknown_gender_and_a_predicate_without_a_verb() -> None:
    with pytest.raises(LanguageError, match="Род слова «СОШ» не известен"):
        verb_counted("проверен", 1, "СОШ")
    with pytest.raises(LanguageError, match="Не вижу причастия"):
        verb_counted("участие", 2, "школа")


@given(st.text(max_size=40), st.decimals(), st.sampled_from(Case))
def test_any_text_and_number_give_text_or_a_refusal(text: str, number: Decimal, case: Case) -> None:
    for answer in (
        lambda: counted(number, text, case),
        lambda: counted_in_words(number, text, case),
        lambda: verb_counted(text, number, "школа"),
        lambda: verb_counted("проведён", number, text),
    ):
        with suppress(LanguageError):
            assert isinstance(answer(), str)


WORDS = re.findall(
    r"\S+", "новый рабочая школа и ребёнок-инвалид , ( – учащийся «Точка» № 5 СОШ кв. который веб-урок по сутки"
)


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.integers(0, 30), st.sampled_from(Case))
def test_any_russian_words_give_text_or_a_refusal(words: list[str], number: int, case: Case) -> None:
    with suppress(LanguageError):
        assert counted(number, " ".join(words), case).startswith(f"{number} ")
