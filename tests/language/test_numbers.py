"""Numbers in words, ordinals, fractions, sums in roubles."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import Case, Gender, LanguageError
from generator.language.numbers import figures, fraction, in_words, ordinal, read_number, roubles

from .labelled import labelled
from .score_counting import answer_numwords, is_right


@labelled("numwords")
def test_numbers_are_written_in_words(row: dict[str, str]) -> None:
    assert is_right(answer_numwords(row), row["expected"]), answer_numwords(row)


def test_living_beings_have_an_accusative_of_their_own() -> None:
    assert in_words(2, case=Case.ACCUSATIVE, animate=True) == "двух"
    assert in_words(2000, case=Case.ACCUSATIVE, animate=True) == "две тысячи"
    assert in_words(22, case=Case.ACCUSATIVE, animate=True) == "двадцать два"
    assert in_words(21, case=Case.ACCUSATIVE, animate=True) == "двадцать одного"
    assert ordinal(3, case=Case.ACCUSATIVE, animate=True) == "третьего"


def test_nouns_without_a_singular_have_words_of_their_own() -> None:
    assert in_words(1, Gender.PLURAL) == "одни"
    assert in_words(3, Gender.PLURAL) == "трое"
    assert in_words(5, Gender.PLURAL) == "пять"
    with pytest.raises(LanguageError, match="не сочетается"):
        in_words(22, Gender.PLURAL)


def test_fractions_and_sums_decline() -> None:
    assert fraction(Decimal("7.25"), Case.INSTRUMENTAL) == "семью целыми двадцатью пятью сотыми"
    assert fraction(Decimal("1.1"), Case.ACCUSATIVE) == "одну целую одну десятую"
    assert roubles(Decimal("15001.02"), Case.GENITIVE) == "пятнадцати тысяч одного рубля 02 копеек"


def test_zeros_after_the_comma_are_read_as_written() -> None:
    assert fraction(Decimal("7.50")) == "семь целых пятьдесят сотых"
    assert figures(Decimal("7.50")) == "7,50"
    assert in_words(5.0) == "пять"


def test_negative_numbers_begin_with_minus() -> None:
    assert in_words(-3, Gender.FEMININE) == "минус три"
    assert fraction(Decimal("-0.5")) == "минус ноль целых пять десятых"
    assert roubles(Decimal("-0.5")) == "минус ноль рублей 50 копеек"


def test_numbers_are_read_as_people_type_them() -> None:
    assert read_number("1 200,5") == Decimal("1200.5")
    assert read_number("1\u00a0000") == 1000
    with pytest.raises(LanguageError, match="«пять» — не число"):
        read_number("пять")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda: roubles(Decimal("0.005")), "доли копейки"),
        (lambda: ordinal(-1), "не бывает порядковым"),
        (lambda: ordinal(Decimal("1.5")), "не целое"),
        (lambda: in_words(Decimal("NaN")), "не определено"),
        (lambda: in_words(Decimal("1e999999")), "Слишком длинное"),
        (lambda: fraction(Decimal("0.0123456789")), "знаков после запятой"),
    ],
)
def test_it_refuses_numbers_that_papers_do_not_write(answer, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LanguageError, match=message):
        answer()


@given(st.one_of(st.decimals(), st.floats(), st.integers()), st.sampled_from(Gender), st.sampled_from(Case))
def test_any_number_gives_text_or_a_refusal(number: Decimal | float | int, gender: Gender, case: Case) -> None:
    for answer in (
        lambda: in_words(number, gender, case),
        lambda: ordinal(number, gender, case),
        lambda: fraction(number, case),
        lambda: roubles(number, case),
    ):
        with suppress(LanguageError):
            assert isinstance(answer(), str)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with suppress(LanguageError):
        assert read_number(text).is_finite()
