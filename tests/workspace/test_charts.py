"""Charts of descriptions: numbers typed or taken from elsewhere, and what cannot be drawn from them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from generator.workspace.charts import Plot, Plotted, charts_of
from tests.workspaces import checked, district, errors

SECTION = """\
показатели:
  - показатель: Доля читающих учеников
    код: доля
    база: 42 % (2026)
    план:
      2027: 60 %
      2028: 80,5 %
    факт:
      2027: 63 %
  - показатель: Число клубов
разделы:
  - раздел: Анализ
    содержание:
      - таблица:
          код: причины
          название: Причины
          столбцы: Причина | Кто сказал | Учеников | Взрослых
          строки:
            - мало читают | семьи | 41 | 20
            - нет книг | дети | — | 30
            - Всего | | 41 | 50
      - Смотрите рисунок <№ рис> и таблицу <№ причины>.
      - диаграмма:
          код: рис
          название: Сколько читают
"""


def programme(chart: str) -> str:
    return SECTION + indent(chart.strip("\n") + "\n", " " * 10)


def rows(*lines: str, head: str = "Год | План", **facts: str) -> str:
    given = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"{given}столбцы: {head}\nстроки:\n" + "".join(f"  - {line}\n" for line in lines)


def plotted(folder: Path, chart: str) -> Plotted:
    return read(folder, programme(chart))


def read(folder: Path, text: str) -> Plotted:
    found = checked(district(folder, programme=text))
    assert [str(one) for one in found.findings if one.severity.name == "ERROR"] == []
    record: dict[str, Any] = next(one.record for one in found.workspace.descriptions.values() if one.id == "чтение")
    numbers = Plot(next(charts_of(record)), record).read()
    assert numbers is not None
    return numbers


def numbers(of: Plotted) -> dict[str, list[str]]:
    return {name: ["" if value is None else str(value) for value in values] for name, values in of.series}


def test_typed_numbers_are_read_with_their_unit(tmp_path: Path) -> None:
    found = plotted(
        tmp_path, rows("2027 | 1 200,5 | −3", "2028 | 7 | —", head="Год | План | Факт", единица="тыс. руб.")
    )
    assert (found.head, found.categories, found.unit) == ("Год", ["2027", "2028"], "тыс. руб.")
    assert found.series == [("План", [Decimal("1200.5"), Decimal(7)]), ("Факт", [Decimal(-3), None])]


@pytest.mark.parametrize("source", ["показатели.1", "показатели.доля", "Индикаторы.доля"])
def test_an_indicator_gives_its_base_plan_and_fact_by_years(tmp_path: Path, source: str) -> None:
    found = plotted(tmp_path, f"данные: {source}")
    assert (found.categories, found.unit) == (["2026", "2027", "2028"], "%")
    assert numbers(found) == {"план": ["", "60", "80.5"], "база и факт": ["42", "63", ""]}


@pytest.mark.parametrize(("note", "label"), [(" (2026)", "год базы"), ("", "база"), (" (на 01.06.2026)", "год базы")])
def test_a_base_begins_the_plan_where_no_facts_are_known(tmp_path: Path, note: str, label: str) -> None:
    fields = SECTION.replace("    факт:\n      2027: 63 %\n", "").replace(" (2026)", note)
    text = fields + "          данные: показатели.1\n"
    found = read(tmp_path, text)
    assert found.categories == [label, "2027", "2028"]
    assert numbers(found) == {"база и план": ["42", "60", "80.5"]}


def test_a_table_gives_its_columns_of_numbers_without_totals(tmp_path: Path) -> None:
    found = plotted(tmp_path, "данные: причины")
    assert (found.head, found.categories) == ("Причина", ["мало читают", "нет книг"])
    assert numbers(found) == {"Учеников": ["41", ""], "Взрослых": ["20", "30"]}


FAULTS = [  # a chart, the code, the place in the chart's lines and columns, words of the message or hint
    (rows("2027 | много"), "SCH009", (3, 12), "«много» не читается как число"),
    (rows("2027 | 1 | 2"), "SCH021", (3, 5), "ячеек: 3, а столбцов: 2"),
    (rows("2027 | 42 (оценка)"), "SCH031", (3, 12), "пояснению в скобках нет места"),
    (rows("2027 | 42 %", "2028 | 7 чел."), "SCH031", (4, 12), "разные: «%» и «чел.»"),
    (rows("2027 | 42 %", единица="чел."), "SCH031", (4, 12), "разные: «чел.» и «%»"),
    (rows("2027 | 42 %", "2028 | 7"), "SCH031", (3, 12), "у других её нет"),
    (rows("2027 | 5", head="Год |"), "SCH031", (3, 5), "нет названия"),
    (rows("2027 | —"), "SCH031", (3, 5), "ни одного числа"),
    (rows("2027 | 1234567890123"), "SCH032", (3, 5), "слишком длинное"),
    (rows(*(f"ряд {n} | 1" for n in range(31))), "SCH032", (3, 5), "Строк у диаграммы «столбцы»: 31, можно до 30"),
    (rows("2027" + " | 1" * 7, head="Год" + " | ряд" * 7), "SCH032", (3, 5), "Рядов на диаграмме «столбцы»: 7"),
    (rows("2027 | 1 | 2", head="Год | План | план"), "SCH031", (3, 5), "Два ряда диаграммы зовутся «план»"),
    (rows("2027 | 1", "2028 | —", вид="линии"), "SCH031", (4, 5), "через одну точку"),
    (rows("2027 | 1", вид="линии"), "SCH031", (4, 5), "через одну точку"),
    (rows("да | 1", "нет | -1", вид="круг"), "SCH031", (4, 5), "Доля круга не бывает отрицательной"),
    (rows("да | 0", "нет | 0", вид="круг"), "SCH031", (4, 5), "Все доли круга равны нулю"),
    (rows("да | 1", "нет | —", вид="круг"), "SCH031", (4, 5), "У доли «нет» нет числа"),
    (rows("да | 40 %", "нет | 57 %", вид="круг"), "SCH031", (4, 5), "вместе 97 %, а не 100 %"),
    (rows("да | 1 | 2", head="А | Б | В", вид="круг"), "SCH032", (4, 5), "оставьте один ряд"),
    (rows("да | 1 | -2", head="А | Б | В", вид="столбцы с накоплением"), "SCH031", (4, 5), "Часть столбца"),
    ("столбцы: Год\nстроки:\n  - 2027", "SCH007", (1, 10), "нет рядов"),
    ("вид: столбцы", "SCH013", (-2, -1), "Нужно ровно одно из: «строки», «данные»"),
    (rows("2027 | 1", данные="причины"), "SCH013", (-2, -1), "Вместе стоят «строки» и «данные»"),
    ("столбцы: А | Б\nданные: причины", "SCH013", (1, 10), "Вместе стоят «столбцы» и «данные»"),
    ("вид: пирог\nданные: причины", "SCH011", (1, 6), "пирог"),
    ("данные: причина", "REF001", (1, 9), "Возможно, «причины»"),
    ("данные: показатели.7", "REF001", (1, 9), "Нет показателя «7»"),
    ("данные: показатели.2", "SCH031", (1, 9), "нечего показать"),
]


@pytest.mark.parametrize(("chart", "code", "place", "said"), FAULTS, ids=[one[3] for one in FAULTS])
def test_what_cannot_be_drawn_is_told_at_its_place(
    tmp_path: Path, chart: str, code: str, place: tuple[int, int], said: str
) -> None:
    text = programme(chart)
    (fault,) = errors(district(tmp_path, programme=text))
    assert said in f"{fault.message} {fault.hint}" and fault.hint
    assert fault.code == code
    whole = (tmp_path / "чтение.yaml").read_text("utf-8").splitlines()
    first = next(n for n, line in enumerate(whole, 1) if "название: Сколько читают" in line)
    assert (fault.place.line - first, fault.place.column - 10) == place


def test_all_slips_of_a_chart_are_told_in_one_run(tmp_path: Path) -> None:
    text = programme(rows("2027 | много", "2028", "2029 | 1 | 2", "2030 | 5 (оценка)"))
    assert [fault.code for fault in errors(district(tmp_path, programme=text))] == [
        "SCH009",
        "SCH021",
        "SCH021",
        "SCH031",
    ]


def test_what_no_page_holds_is_told_at_its_place(tmp_path: Path) -> None:
    chart = rows(*(f"январь и февраль {n} | 1" for n in range(20)), вид="линии")
    (fault,) = errors(district(tmp_path, programme=programme(chart)))
    assert (fault.code, fault.message) == ("SCH032", "Диаграмму не прочесть: подписи под ней налезают друг на друга")
    assert fault.place.line > 20
