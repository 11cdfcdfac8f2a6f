"""The first letter of a text that goes on a sentence: small, but never in a proper name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.lowering import lowered

NAMES = ("Управление образования Сосновского района", "управление образования", "Росток", "Ключи")


@pytest.mark.parametrize(
    "text",
    [
        "Проведение занятий",
        "В школах созданы команды",
        "О мерах поддержки",
        "Федеральный бюджет",
        "Областной бюджет",
        "Муниципальный район",
        "Каждая область",
        "Управление образования",
        "Учителя МБОУ «СШ № 4»",
        "Школа № 4",
        "Онлайн-опрос",
        "Педкласс открыт",
        "Тьюторское сопровождение",
        "Учебно-методическое объединение",
        "Ростовские школы",
        "Август 2026 года",
        "Ключик",
    ],
)
def test_a_common_word_is_lowered(text: str) -> None:
    assert lowered(text, NAMES) == text[0].lower() + text[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Москва, ул. Мира",
        "Волга и её берега",
        "Санкт-Петербург",
        "Нижний Новгород",
        "Новый Уренгой",
        "Верхняя Речка",
        "Российская Федерация",
        "Ростовская область",
        "Заречный муниципальный район",
        "Самарский университет",
        "Министерство просвещения Российской Федерации",
        "Федеральная служба по надзору",
        "Государственная Дума",
        "Минпросвещения России",
        "Рособрнадзор",
        "Сферум",
        "Google-формы",
        "IT-кубы",
        "МБОУ «СШ № 4»",
        "ФГОСов",
        "А.С. Пушкин",
        "Вера Ильинична",
        "Роман И.П. Орлова",
        "«Точка роста»",
        "Управление образования Сосновского района",
        "Ключи и другие сёла",
        "12 школ",
        "",
    ],
)
def test_a_proper_name_keeps_its_capital(text: str) -> None:
    assert lowered(text, NAMES) == text


def test_stars_of_bold_do_not_hide_the_word() -> None:
    assert lowered("**Проведение** занятий") == "**проведение** занятий"
    assert lowered("*Москва*") == "*Москва*"


@given(st.text(max_size=12) | st.text("АБМОСКВАмосква.- *«»", max_size=12))
def test_nothing_but_the_first_letter_changes(text: str) -> None:
    small = lowered(text, NAMES)
    assert small.lower() == text.lower()
    assert sum(one != other for one, other in zip(small, text, strict=True)) <= 1
