"""Approvals: an order names a programme of the workspace by its code, or the programme would not follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import codes, district, findings

POINT = "пункты: [{{утвердить: {}}}, {{контроль: за собой}}]\n"
OWN = "приложение к: приказ-1\n"


@pytest.mark.parametrize(
    ("typed", "programme"),
    [
        ("Программу «Читаем вместе»", ""),
        ("{текст: школьную программу Читаем вместе}", ""),
        ("Программу чтения", OWN),
    ],
)
def test_a_programme_approved_by_its_name_is_a_fault_that_tells_the_code(
    typed: str, programme: str, tmp_path: Path
) -> None:
    (fault,) = findings(district(tmp_path, programme, POINT.format(typed)))
    assert fault.code == "REF012"
    assert fault.hint == "Пишите код: «утвердить: чтение»."


def test_a_point_of_words_that_approves_it_is_a_fault_too(tmp_path: Path) -> None:
    assert codes(district(tmp_path, "", "пункты: ['Утвердить программу «Читаем вместе».']\n")) == ["REF012"]


@pytest.mark.parametrize(
    ("typed", "programme"),
    [
        ("Положение о клубе", OWN),
        ("Программу «Считаем вместе»", ""),
        ("Программу «Читаем вместе всегда и везде», Положение", ""),
    ],
)
def test_what_has_no_description_is_approved_by_words(typed: str, programme: str, tmp_path: Path) -> None:
    assert "REF012" not in codes(district(tmp_path, programme, POINT.format(f"'{typed}'")))


def test_a_programme_that_follows_the_order_may_be_named_besides(tmp_path: Path) -> None:
    points = "пункты: [{утвердить: чтение}, 'Утвердить график программы «Читаем вместе»']\n"
    assert "REF012" not in codes(district(tmp_path, OWN, points))


ROADMAP = "вид: дорожная карта\nпрограмма: чтение\nмероприятия: [{мероприятие: Открыть клуб, срок: октябрь 2026}]\n"


@pytest.mark.parametrize("typed", ["Дорожную карту программы «Читаем вместе»", "Дорожную карту"])
def test_a_road_map_approved_by_words_is_a_fault_too(typed: str, tmp_path: Path) -> None:
    own = f"{ROADMAP}приложение к: приказ-1\n"
    (fault,) = [one for one in findings(district(tmp_path, "", POINT.format(typed), карта=own)) if one.code == "REF012"]
    assert fault.hint == "Пишите код: «утвердить: карта»."


def test_a_mark_that_its_order_gainsays_is_told(tmp_path: Path) -> None:
    own = f"{ROADMAP}утверждение: {{чем: приказ-1, дата: 30.08.2026}}\n"
    found = [one for one in findings(district(tmp_path, карта=own)) if one.code == "REF017"]
    assert [one.message for one in found] == [
        "Гриф называет приказ «приказ-1», а в нём нет пункта «утвердить: карта»",
        "В грифе 30.08.2026, а документ «приказ-1» — от 28.08.2026",
    ]
