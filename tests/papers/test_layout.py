"""An author's own make-up: parts that are not there are faults, what it leaves out of every paper is an advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Severity
from tests.workspaces import district, errors, findings

USUAL = "паспорт: [наименование, разработчик, цель, срок, задачи, показатели]\n"
RISKS = "риски: [{риск: Уход учителя, вероятность: высокая}]\n"
MEASURES = "мероприятия: [{мероприятие: Открыть клуб, продукт: Приказ, задачи: учить, начало: 01.09.2026}]\n"
SECTION = "разделы: [{раздел: А, содержание: [{вставить: риски}]}]\n"


def said(folder: Path, fields: str) -> list[str]:
    return [f"{one.code} {one.path}: {one.message.partition(': ')[2]}" for one in findings(district(folder, fields))]


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ("паспорт: [цель, задачи, показатели]\nпоказатели: [Доля]\n", "разработчик"),
        (f"{USUAL}{RISKS}части: [паспорт]\n", "риски"),
        (f"{USUAL[:-2]}, риски]\n{RISKS}части: [паспорт]\n", "риски (таблица)"),
        (
            f"{USUAL}{RISKS}части: [паспорт]\n{SECTION}",
            "риски, разделы",
        ),
    ],
    ids=["строки", "части", "в паспорте не всё", "раздел не печатается"],
)
def test_what_stands_in_no_paper_is_told_once(fields: str, lost: str, tmp_path: Path) -> None:
    assert [line.partition(": ")[2] for line in said(tmp_path, fields) if line.startswith("SCH040")] == [lost]


@pytest.mark.parametrize(
    "fields",
    [
        f"{RISKS}{MEASURES}",
        f"{USUAL}{RISKS}{MEASURES}",
        f"{USUAL}{RISKS}части: [титул, паспорт, риски]\n",
        f"{USUAL}{RISKS}{SECTION}части: [титул, паспорт, разделы]\n",
        f"{MEASURES}план: {{столбцы: [мероприятие, срок, продукт]}}\n",
        f"{USUAL}части: [титул, содержание, паспорт]\n",
    ],
    ids=["обычное", "строки", "части", "вставлено", "столбцы", "оглавление"],
)
def test_what_prints_somewhere_is_not_spoken_of(fields: str, tmp_path: Path) -> None:
    assert said(tmp_path, fields) == []


def test_what_the_columns_of_the_plan_leave_out_is_told_once(tmp_path: Path) -> None:
    (advice,) = findings(district(tmp_path, f"{MEASURES}план: {{столбцы: [номер, мероприятие]}}\n"))
    assert (advice.code, advice.severity, advice.path) == ("SCH040", Severity.ADVICE, "план, столбцы")
    assert advice.message.endswith(": продукт")


@pytest.mark.parametrize(
    "fields", ["план: {столбцы: [мероприятие, {поле: нет}]}", "паспорт: [цель, {поле: нет (сняли)}]"]
)
def test_a_column_or_a_row_of_nothing_is_a_fault_at_its_place(fields: str, tmp_path: Path) -> None:
    (fault,) = errors(district(tmp_path, f"{MEASURES}{fields}\n"))
    assert (fault.code, fault.place.column > 1) == ("SCH022", True)


def test_a_part_that_the_programme_has_not_is_a_fault(tmp_path: Path) -> None:
    assert said(tmp_path, "части: [титул, контроль]\n") == ["SCH022 части: "]


ROADMAP = """\
вид: дорожная карта
код: карта
программа: чтение
план: {столбцы: [номер, мероприятие, срок]}
мероприятия: [{мероприятие: Вечер чтения, срок: 2027, ответственный: петров, намечено: {вечер: 2}}]
"""


@pytest.mark.parametrize(
    ("facts", "lost"),
    [("", "намечено, ответственный"), ("на дату: 30.06.2027\nфакты: {2: выполнено}\n", "ответственный")],
    ids=["план", "план-факт печатает намеченное"],
)
def test_the_columns_of_a_road_map_tell_what_they_leave_out_of_its_own_measures(
    facts: str, lost: str, tmp_path: Path
) -> None:
    found = findings(district(tmp_path, MEASURES, карта=f"{ROADMAP}{facts}"))
    (advice,) = [one for one in found if one.code == "SCH040"]
    assert (Path(advice.place.file).name, advice.path) == ("карта.yaml", "план, столбцы")
    assert advice.message.endswith(f": {lost}")


def test_the_usual_columns_of_a_road_map_leave_nothing_out(tmp_path: Path) -> None:
    usual = ROADMAP.replace("план: {столбцы: [номер, мероприятие, срок]}\n", "")
    assert "SCH040" not in [one.code for one in findings(district(tmp_path, MEASURES, карта=usual))]
