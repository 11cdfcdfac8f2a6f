"""A unit given in words agrees with the number it prints beside, in tables and in the words of an indicator."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check, compose_all
from tests.papers.outlines import paper, programme
from tests.workspaces import district

INDICATOR = """\
показатели:
  - показатель: Школы с планом поддержки
    единица: {unit}
    {bound}
    база: 1 (2026)
    план:
      2027: 2
      2028: 21
паспорт:
  строки: [показатели]
"""


def table(folder: Path, unit: str) -> str:
    fields = INDICATOR.format(unit=unit, bound="источник: мониторинг")
    return next(line for line in programme(folder, fields) if "Школы с планом" in line and " 1" in line)


@pytest.mark.parametrize(
    ("unit", "cells"),
    [
        ("школ", ["1 школа (2026)", "2 школы", "21 школа"]),
        ("человек", ["1 человек (2026)", "2 человека", "21 человек"]),
        ("балл", ["1 балл (2026)", "2 балла", "21 балл"]),
        ("тыс. руб.", ["1 тыс. руб. (2026)", "2 тыс. руб.", "21 тыс. руб."]),
        ("'%'", ["1 % (2026)", "2 %", "21 %"]),
    ],
)
def test_units_in_the_table_of_indicators_agree(unit: str, cells: list[str], tmp_path: Path) -> None:
    row = table(tmp_path, unit).replace("\u00a0", " ")
    assert all(cell in row for cell in cells), row


@pytest.mark.parametrize(
    ("bound", "printed"),
    [
        ("не менее: 21", "не менее 21 школы"),
        ("не более: 2", "не более 2 школ"),
        ("значение: 3", "3 школы"),
        ("не менее: 90 %", "не менее 90 %"),
    ],
)
def test_a_bound_takes_the_genitive(bound: str, printed: str, tmp_path: Path) -> None:
    lines = "\n".join(programme(tmp_path, INDICATOR.format(unit="школ", bound=bound), "паспорт"))
    assert printed in lines.replace("\u00a0", " ")


def test_countable_nouns_of_the_registry_agree_by_their_own_forms(tmp_path: Path) -> None:
    words = "вид: справочник\nкод: слова\nсчётные:\n  школа: школка | школки | школок\n"
    fields = INDICATOR.format(unit="школ", bound="источник: мониторинг")
    lines = "\n".join(paper("программа", district(tmp_path, fields, слова=words)))
    assert "2 школки" in lines.replace("\u00a0", " ")


@pytest.mark.parametrize("base", ["нет", "нет (измерят в мае 2027 года)"])
def test_a_base_that_is_said_to_be_none_prints_so(base: str, tmp_path: Path) -> None:
    fields = INDICATOR.format(unit="школ", bound="источник: мониторинг").replace("1 (2026)", base)
    row = next(line for line in programme(tmp_path, fields) if "Школы с планом" in line and "21" in line)
    assert f"| {base} |" in row.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("base", "printed"),
    [("41 (2026 г.)", "41\u00a0% (2026\u00a0г.)"), ("41 % (2026 год)", "41\u00a0% (2026\u00a0год)")],
)
def test_the_year_of_a_base_is_not_torn(base: str, printed: str, tmp_path: Path) -> None:
    fields = INDICATOR.format(unit="'%'", bound="источник: мониторинг").replace("1 (2026)", base)
    (checked,) = check([district(tmp_path, fields)])
    assert any(ascii(printed)[1:-1] in ascii(one.tree) for one in compose_all(checked))
