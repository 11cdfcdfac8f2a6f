"""Names in a text against the names of a registry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.place_names import places_in
from generator.language.spelt_names import Spellings
from generator.language.spelt_persons import misspelt_persons

KNOWN = Spellings(["МБОУ «СШ № 2»", "МБОУ «СШ № 3»", "МБОУ «Липовская СШ»", "центр «Парус»", "управление образования"])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("в МБОУ СШ №2", "МБОУ «СШ № 2»"),
        ("МБОУ – «СШ № 3»", "МБОУ «СШ № 3»"),
        ("от центра Парус", "центра «Парус»"),
        ("в Управлении Образования", "Управлении образования"),
        ("МБОУ «СОШ № 2»", "МБОУ «СШ № 2»"),
        ("МКОУ «Липовская СШ»", "МБОУ «Липовская СШ»"),
        ("МБОУ «Липовска СШ»", "МБОУ «Липовская СШ»"),
    ],
)
def test_a_name_spelt_otherwise_is_mended(text: str, right: str) -> None:
    assert [one.right for one in KNOWN.misspelt(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "МБОУ «СШ №\u00a02», МБОУ „СШ № 3“",
        "Центра «Парус» и УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "МБОУ «СШ № 7»",
        "МБОУ «Лиственская СШ»",
        "СШ № 2",
        "МБОУ «СШ № 2, а «Парус» потом",
    ],
)
def test_names_in_any_case_and_other_names_pass(text: str) -> None:
    assert not list(KNOWN.misspelt(text))


def test_a_wrong_initial_or_letter_of_a_person_is_found_and_no_other_surname() -> None:
    known = ["Орлова Вера Ильинична", "Лапина Ольга Николаевна"]
    text = "Орлову В.И., В. К. Орловой, Орлов В.И., Лапена О.Н., Орловская В.И."
    assert [one.right for one in misspelt_persons(text, known)] == ["В.И. Орлова", "Лапина О.Н."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("школы Озёрского и Лесного районов", ["Озёрского", "Лесного"]),
        ("в Республике Крым, в г. Ключевске", ["Крым", "Ключевске"]),
        ("в Приволжском федеральном округе, предметная область", []),
        ("Психолого-педагогическая область. Сельский округ. 2026 г. Школы", []),
        ("конкурс «Учитель Озёрского района»", []),
    ],
)
def test_places_are_found_outside_quotes(text: str, names: list[str]) -> None:
    assert [one.name for one in places_in(text)] == names


@given(st.text(alphabet="МБОУСШ «»№2 Лл.-–ипова района", max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert all(text[one.offset :].startswith(one.shown) for one in KNOWN.misspelt(text))
    assert all(text[one.offset :].startswith(one.whole) for one in places_in(text))
    assert all(one.shown in text for one in misspelt_persons(text, ["Орлова Вера Ильинична"]))
