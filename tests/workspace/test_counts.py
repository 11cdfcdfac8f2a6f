"""Counts in texts: a list is counted by the noun of its field, and only where there is a list and a noun."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.counting import counted
from generator.schema.language import Field, records
from tests.workspaces import checked, district, findings

LISTS = """\
исполнители: [Школы района, Библиотека]
механизмы: [Сетевые договоры, Совет, Конкурс, Смотр, Слёт]
методы сбора информации: [опрос, наблюдение]
координатор: иванова
основания: [закон]
проблемы: {текст: Их много и все разные.}
задачи:
  - задача: Учить чтению
    код: учить
    ответственный: [иванова, петров]
  - задача: Мерить успехи
    код: мерить
участники:
  - участник: Пятые классы
    код: пятые
    критерии отбора: [желание, возраст, место]
"""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<исполнители число>", "2 исполнителя"),
        ("<исполнители словом дат.>", "двум исполнителям"),
        ("<механизмы число>", "5 механизмов"),
        ("<механизм число род.>", "5 механизмов"),
        ("<методы число>", "2 метода сбора информации"),
        ("<координатор число>", "1 координатор"),
        ("<основания число>", "1 основание"),
        ("<задачи.учить.ответственный число>", "2 ответственных"),
        ("<участники.пятые.критерии_отбора число>", "3 критерия отбора"),
        ("<приказ-1.пункты число>", "2 пункта"),
    ],
)
def test_a_list_is_counted_by_the_noun_of_its_field(typed: str, said: str, tmp_path: Path) -> None:
    found = checked(district(tmp_path, f"{LISTS}идея: {typed}\n"))
    assert [one.message for one in found.findings] == []
    assert found.workspace.descriptions["чтение"].record["idea"] == said


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("<проблемы число>", "«проблемы» — текст, а не перечень"),
        ("<цель число>", "«цель» — не перечень"),
        ("<приказ-1.ознакомлены число>", "нет слова, которым его считать"),
    ],
)
def test_what_cannot_be_counted_is_said(typed: str, message: str, tmp_path: Path) -> None:
    (fault,) = findings(district(tmp_path, f"{LISTS}идея: {typed}\n", "ознакомлены: [петров, иванова]\n"))
    assert fault.code == "REF009"
    assert message in fault.message
    assert fault.hint


@pytest.mark.parametrize(
    "spec",
    [spec for record in records().values() for spec in record.fields.values() if spec.noun],
    ids=lambda spec: spec.key,
)
def test_every_noun_of_a_field_can_be_counted(spec: Field) -> None:
    assert counted(5, spec.noun).startswith("5 ")
