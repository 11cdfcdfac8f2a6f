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


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        (
            "проблемы: [{проблема: Читают мало, подтверждение: [В 2026 году — 40 %., По опросу]}]",
            "(в 2026 году — 40 %; по опросу)",
        ),
        (
            "проблемы: [{проблема: Читают мало, подтверждение: Диагностика Сосновского района}]",
            "(диагностика Сосновского",
        ),
        (
            "участники: [{участник: Классы, критерии отбора: Желание учиться.}]",
            "Классы (критерии отбора: желание учиться)",
        ),
        (
            "участники: [{участник: Классы, критерии отбора: нет (Участвуют все)}]",
            "(отбор не проводится: участвуют все)",
        ),
        ("участники: [{участник: Классы, критерии отбора: нет}]", "Классы (отбор не проводится)"),
        ("ресурсы: [{ресурс: Проезд, вид: средства, источник: Бюджет}]", "Средства: проезд (бюджет)"),
        ("ресурсы: [{ресурс: Автобус, по годам: {2027: 10}}]", "Автобус (2027 — 10)"),
    ],
)
def test_what_stands_in_brackets_or_after_a_colon_goes_on_the_sentence(
    fields: str, printed: str, tmp_path: Path
) -> None:
    field = fields.partition(":")[0]
    assert printed in " ".join(programme(tmp_path, f"{fields}\nпаспорт: [{field}]\n", "паспорт"))
