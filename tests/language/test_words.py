"""Unknown words and abbreviations that were never expanded."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.abbreviations import Abbreviation, unexpanded
from generator.language.words import Unknown, unknown_words
from tests.language.score_typography import score_abbreviations, score_spelling
from tests.language.test_typography import row_id, rows
from tests.score_russian import Row

RUSSIAN = st.text(alphabet="абвеиклморстуыя АБВИОУ-.()«»–\n5", max_size=40)


@pytest.mark.parametrize("row", [row for row in rows("spelling") if row["label"] == "typo"], ids=row_id)
def test_no_misspelt_word_passes(row: Row) -> None:
    assert score_spelling(row)


def test_right_words_are_seldom_suspected() -> None:
    right = [row for row in rows("spelling") if row["label"] == "ok"]
    suspected = [row["word"] for row in right if not score_spelling(row)]
    assert len(suspected) <= len(right) // 20, suspected


@pytest.mark.parametrize("row", rows("abbreviations"), ids=row_id)
def test_it_finds_what_was_never_expanded(row: Row) -> None:
    assert score_abbreviations(row), unexpanded(row["text"])


def test_it_says_where_and_what_is_near() -> None:
    assert unknown_words("План учереждения на год.") == [Unknown("учереждения", 5, "учреждения")]


def test_each_part_of_a_hyphened_word_is_mended() -> None:
    assert unknown_words("педагог-психалог") == [Unknown("педагог-психалог", 0, "педагог-психолог")]


@pytest.mark.parametrize("word", ["Шмыряково", "Шмыряковом", "кваркотека", "кваркотеки", "Кваркотекой"])
def test_any_form_of_a_name_of_the_workspace_passes(word: str) -> None:
    text = f"Занятия ведёт {word}."
    assert not unknown_words(text, ["село Шмыряково", "кваркотека"])


def test_a_name_does_not_cover_for_other_words() -> None:
    assert [each.word for each in unknown_words("учереждение", {"Учитель"})] == ["учереждение"]


@pytest.mark.parametrize(
    "text",
    [
        "Пишите: учереждение@example.ru, http://example.ru/учереждение",
        "Утвердить <учереждение род.>",
        "муниц. задание, общеобр. класс",
        "Ответственный: Жмыхова Л. Н.",
        "МБОУ и ВсОШ",
    ],
)
def test_addresses_names_and_shortened_words_are_not_spelt(text: str) -> None:
    assert not unknown_words(text)


def test_an_abbreviation_is_told_once_with_its_first_place() -> None:
    assert unexpanded("Совет РМО. Итоги РМО и ФГОСов.") == [Abbreviation("РМО", 6), Abbreviation("ФГОС", 23)]


def test_registry_and_common_abbreviations_are_left_out() -> None:
    assert not unexpanded("РМО и РФ", expanded=["РМО"], common={"РФ"})


@pytest.mark.parametrize("piece", ["а", "А", "А-", "и ", "далее ", "(ИИИИИ) и и и ", "АБ - "])
def test_no_run_of_one_piece_stalls_it(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.perf_counter()
    unknown_words(text)
    unexpanded(text)
    assert time.perf_counter() - start < 2


@given(RUSSIAN | st.text(max_size=30))
def test_any_text_is_read(text: str) -> None:
    for found in unknown_words(text, [text[:5]]):
        assert text[found.offset :].startswith(found.word)
    for short in unexpanded(text):
        assert text[short.offset :].startswith(short.text)
