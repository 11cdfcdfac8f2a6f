"""Texts that go on a sentence of a paper: common words lose their capital, proper names keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers.outlines import order, programme

FIELDS = """\
этапы:
  - этап: Первый
    содержание: {text}
    результат: {text}
  - Второй
риски:
  - риск: Уход учителя
    мера: {text}
  - Пожар
ресурсы:
  - ресурс: Автобус
    источник: {text}
  - Книги
паспорт:
  строки: [этапы, риски, ресурсы]
"""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Москва принимает гостей", "Москва принимает гостей"),
        ("Министерство просвещения Сосновской области", "Министерство просвещения Сосновской области"),
        ("Управление образования Сосновского района", "Управление образования Сосновского района"),
        ("Сосновский район", "Сосновский район"),
        ("Ивановой А.П.", "Ивановой А.П."),
        ("Рособрнадзор", "Рособрнадзор"),
        ("Проведение уроков", "проведение уроков"),
    ],
)
def test_stages_risks_and_resources_spare_proper_names(typed: str, printed: str, tmp_path: Path) -> None:
    lines = " ".join(programme(tmp_path, FIELDS.format(text=typed), "паспорт"))
    for line in (f"Первый: {printed}; результат: {printed}", f"Уход учителя — {printed}", f"Автобус ({printed})"):
        assert line in lines


def test_what_an_order_instructs_goes_on_its_sentence(tmp_path: Path) -> None:
    point = "пункты:\n  - поручить: {кому: петров, что: Разместить программу}\n  - контроль: за собой\n"
    lines = "\n".join(order(tmp_path, point)).replace("\u00a0", " ")
    assert "Методисту Петрову О. разместить программу" in lines
