"""Marks of approval: what approves in the right case, gender of what is approved, an order with a road map."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers.outlines import after, order, paper
from tests.workspaces import district

ROADMAP = """\
вид: дорожная карта
код: карта
программа: чтение
срок: 2026–2028
организация: управление
мероприятия:
  - мероприятие: Открыть клуб
    срок: октябрь 2026
"""
REPORT = """\
вид: отчёт
код: отчёт
организация: управление
о чём: о чтении
дата: 01.06.2027
"""
PROTOCOL = """\
вид: протокол
код: протокол
организация: управление
орган: педагогического совета
номер: 4
дата: 27.08.2026
председатель: иванова
секретарь: петров
повестка:
  - вопрос: О программе
    решили: Согласовать программу
"""
BY_ORDER = "УТВЕРЖДЕНА / приказом управления образования / от 28.08.2026 № 1"
BY_PROTOCOL = "протоколом заседания педагогического совета / от 27.08.2026 № 4"


def mark(name: str, folder: Path) -> list[str]:
    return [line for line in paper(name, folder) if line.startswith(("approval", "mark"))]


@pytest.mark.parametrize(
    ("approval", "said"),
    [
        ("{чем: протокол}", f"УТВЕРЖДЕНА / {BY_PROTOCOL}"),
        ("{чем: закон}", "УТВЕРЖДЕНА / Законом Сосновской области от 01.02.2024 № 5-ОЗ"),
        ("{чем: {текст: решение совета школ}, дата: 30.08.2026}", "УТВЕРЖДЕНА / решением совета школ от 30.08.2026"),
        ("{чем: Приказом школы от 30.08.2026 № 5}", "УТВЕРЖДЕНА / Приказом школы от 30.08.2026 № 5"),
        (
            "{кем: управление, чем: протокол}",
            "УТВЕРЖДЕНА / Управлением образования Сосновского района / (протокол от 27.08.2026 № 4)",
        ),
        (
            "{кем: иванова, чем: протокол, дата: 27.08.2026}",
            "УТВЕРЖДАЮ / Начальник управления образования / _____________ А.П. Иванова / "
            "Протокол от 27.08.2026 № 4 / 27.08.2026",
        ),
        ("{слово: ПРИНЯТА, чем: протокол}", f"ПРИНЯТА / {BY_PROTOCOL}"),
    ],
    ids=["протокол", "акт", "слова и день", "слова в падеже", "орган и протокол", "лицо и протокол", "своё слово"],
)
def test_a_document_approves_in_the_instrumental(approval: str, said: str, tmp_path: Path) -> None:
    folder = district(tmp_path, f"утверждение: [{approval}]\nчасти: [титул]\n", протокол=PROTOCOL)
    assert mark("программа", folder) == [f"approval: {said}"]


def test_agreement_by_a_protocol_names_it_as_it_stands(tmp_path: Path) -> None:
    folder = district(tmp_path, "согласовано: [{чем: протокол}]\nчасти: [титул]\n", протокол=PROTOCOL)
    said = "СОГЛАСОВАНО / Протокол заседания педагогического совета от 27.08.2026 № 4"
    assert mark("программа", folder) == [f"approval: {said}"]


@pytest.mark.parametrize(
    ("plan", "word"),
    [("", "УТВЕРЖДЕНА"), ("план: {название: План мероприятий на год}\n", "УТВЕРЖДЁН")],
    ids=["карта", "план"],
)
def test_the_mark_of_a_road_map_agrees_with_its_title(plan: str, word: str, tmp_path: Path) -> None:
    folder = district(tmp_path, карта=f"{ROADMAP}{plan}утверждение: {{чем: протокол}}\n", протокол=PROTOCOL)
    assert mark("план", folder) == [f"approval: {word} / {BY_PROTOCOL}"]


def test_a_report_is_approved_in_the_masculine(tmp_path: Path) -> None:
    folder = district(tmp_path, отчёт=f"{REPORT}утверждение: {{чем: протокол}}\n", протокол=PROTOCOL)
    assert mark("отчёт", folder) == [f"approval: УТВЕРЖДЁН / {BY_PROTOCOL}"]


def test_an_order_approves_a_road_map_and_prints_its_plan(tmp_path: Path) -> None:
    points = "пункты: [{утвердить: [чтение, карта]}, {контроль: за собой}]\n"
    own = {"карта": f"{ROADMAP}приложение к: приказ-1\n"}
    lines = order(tmp_path, points, "приложение к: приказ-1\nчасти: [титул]\n", **own)
    assert after(lines, "point1: 1.", 2)[1] == (
        "point2: 1.2. Дорожную карту реализации муниципальной программы «Читаем вместе» согласно приложению № 2."
    )
    assert after(lines, "landscape", 3) == [
        f"mark: Приложение № 2 / {BY_ORDER}",
        "heading1: Дорожная карта реализации муниципальной программы «Читаем вместе»",
        "subtitle: 2026–2028",
    ]


def test_the_plan_of_a_road_map_bears_the_mark_of_its_order(tmp_path: Path) -> None:
    roadmap = f"{ROADMAP}приложение к: приказ-1\nутверждение: {{чем: приказ-1}}\n"
    folder = district(tmp_path, order="пункты: [{утвердить: карта}]\n", карта=roadmap)
    assert paper("план", folder)[:2] == [
        "landscape",
        f"mark: Приложение / {BY_ORDER}",
    ]
    assert mark("план", folder) == [f"mark: Приложение / {BY_ORDER}"]


def test_a_road_map_approved_by_an_order_that_it_only_names_says_so(tmp_path: Path) -> None:
    roadmap = f"{ROADMAP}утверждение: {{чем: приказ-1}}\n"
    folder = district(tmp_path, order="пункты: [{утвердить: карта}]\n", карта=roadmap)
    assert mark("план", folder) == [f"approval: {BY_ORDER}"]
