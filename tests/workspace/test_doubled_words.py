"""Names that begin with the words that papers print before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import district, findings

MAP = "вид: дорожная карта\nнаименование: {}\nсрок: 2026/27 учебный год\nорганизация: школа\nпрограмма: чтение\n"
REPORT = "вид: отчёт\nо чём: {}\nорганизация: школа\nпериод: 2026\n"


def said(*paths: Path) -> list[str]:
    return [f"{one.message} {one.hint}" for one in findings(*paths) if one.code == "SCH034"]


@pytest.mark.parametrize(
    "name", ["Муниципальная программа «Чтение»", "Школьная целевая программа «Чтение»", "Программа «Чтение»"]
)
def test_a_programme_named_with_its_sort_is_told_its_own_name(name: str, tmp_path: Path) -> None:
    (told,) = said(district(tmp_path, f"наименование: {name}"))
    assert "наименование: Чтение»" in told


@pytest.mark.parametrize(
    "name", ["Дорожная карта программы «Чтение» на 2026/27 учебный год", "План мероприятий («дорожная карта») школы"]
)
def test_a_map_named_with_its_sort_may_go_without_a_name(name: str, tmp_path: Path) -> None:
    (told,) = said(district(tmp_path, карта=MAP.format(name)))
    assert "уберите эту строку" in told


def test_a_report_about_a_report_begins_with_its_preposition(tmp_path: Path) -> None:
    (told,) = said(district(tmp_path, отчёт=REPORT.format("Отчет о работе школы «Заря»")))
    assert "«о чём: о работе школы «Заря»»" in told


def test_names_of_their_own_are_left_alone(tmp_path: Path) -> None:
    files = {"карта": MAP.format("Чтение рядом"), "отчёт": REPORT.format("о работе школы")}
    assert said(district(tmp_path, "наименование: Летняя программа для семей", **files)) == []
