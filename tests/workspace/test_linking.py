"""Links: what an id leads to, and what is said when it leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.request import Making, Request
from generator.batch.run import build
from generator.findings import Finding
from generator.workspace.entities import Link
from tests.workspaces import checked, district, findings


def only(folder: Path) -> Finding:
    (finding,) = findings(folder)
    return finding


def test_an_id_of_the_registry_becomes_a_link(tmp_path: Path) -> None:
    workspace = checked(district(tmp_path)).workspace
    developer = workspace.descriptions["чтение"].record["developer"]["entries"][0]["ref"]
    assert isinstance(developer, Link)
    assert developer.entity is workspace.entities["управление"]


@pytest.mark.parametrize(
    ("fields", "code", "message", "hint"),
    [
        ("разработчик: управленне", "REF001", "«управленне»", "Возможно, «управление»"),
        ("разработчик: министерство", "REF001", "«министерство»", "начните с прописной буквы"),
        ("координатор: 7", "REF001", "«7»", "Опишите его в справочнике"),
        ("приложение к: приказ-2", "REF001", "«приказ-2»", "Возможно, «приказ-1»"),
        ("приложение к: иванова", "REF002", "это лицо, а здесь нужно: приказ", "справочник.yaml:19:3"),
        ("основания: [закон, сосновский, чтение]", "", "", ""),
        ("координатор: иванова, петров", "SCH015", "несколько кодов", "[иванова, петров]"),
        ("координатор: иванова, Сидоров", "", "", ""),
        ("координатор: Иванова", "REF015", "есть код «иванова»", "строчными буквами: иванова"),
        ("координатор: {текст: Иванова}", "", "", ""),
        ("приложение к: приказ 1", "REF015", "есть код «приказ-1»", "без пробелов: приказ-1"),
        ("приложение к: Иванова", "", "", ""),
        ("координатор: нет", "", "", ""),
        ("координатор: {текст: министерство}", "", "", ""),
        ("участники: [{участник: школы}]", "REF001", "«школы»", "напишите «текст: …»"),
        ("участники: [{текст: школы}]", "", "", ""),
    ],
)
def test_one_word_in_lower_case_must_be_known(fields: str, code: str, message: str, hint: str, tmp_path: Path) -> None:
    found = findings(district(tmp_path, fields))
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        assert message in one.message
        assert hint in one.hint


TASKS = """\
показатели:
  - показатель: Доля читающих учеников
    код: доля
    задачи: {0}
"""


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("[учить, мерить]", "", ""),
        ("учить", "", ""),
        ("[учит]", "REF001", "Возможно, «учить»"),
        ("[сочинять]", "REF001", "Есть коды: учить, мерить"),
        ("Учить", "REF001", "учить"),
        ("учить, мерить", "SCH015", "[учить, мерить]"),
        ("[доля]", "REF002", "это показатель, а здесь нужно: задача"),
        ("[иванова]", "REF002", "это лицо, а здесь нужно: задача"),
        ("нет", "", ""),
    ],
)
def test_items_of_the_programme_are_named_by_their_ids(typed: str, code: str, said: str, tmp_path: Path) -> None:
    found = findings(district(tmp_path, TASKS.format(typed)))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(said in f"{one.message} {one.hint}" for one in found)


def test_items_without_ids_go_by_their_numbers(tmp_path: Path) -> None:
    fields = "задачи:\n  - Учить\n  - Мерить\n" + TASKS.format("[1, 2]")
    workspace = checked(district(tmp_path, fields)).workspace
    tasks = workspace.descriptions["чтение"].record["indicators"]["entries"][0]["tasks"]
    assert [link.entity.number for link in tasks] == [1, 2]


TABLE = "{таблица: {название: Т, код: а, столбцы: А, строки: [б]}}"
TWO_MEASURES = (
    "[{группа: Г, мероприятия: [{мероприятие: М, код: а}]}, {группа: Д, мероприятия: [{мероприятие: Н, код: а}]}]"
)
TWO_APPENDICES = "[{приложение: П, код: а, содержание: [т]}, {приложение: Р, код: а, содержание: [т]}]"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ("задачи:\n  - задача: Учить\n    код: а\n  - задача: Мерить\n    код: а\n", "задача 2, код"),
        ("механизмы:\n  - пункт: Совет\n    код: а\n  - пункт: Смотр\n    код: а\n", "механизм 2, код"),
        ("риски:\n  - риск: Пожар\n    код: а\n  - риск: Потоп\n    код: а\n", "риск 2, код"),
        (f"мероприятия: {TWO_MEASURES}\n", "мероприятие 2, код"),
        (f"разделы: [{{раздел: Р, содержание: [{TABLE}, {TABLE}]}}]\n", "таблица 2, код"),
        (f"разделы: [{{раздел: Р, код: а, содержание: [{TABLE}]}}]\n", "таблица 1, код"),
        (f"приложения: {TWO_APPENDICES}\n", "приложение 2, код"),
    ],
)
def test_two_of_one_kind_with_one_id_are_named_both(fields: str, path: str, tmp_path: Path) -> None:
    fault = only(district(tmp_path, fields))
    assert (fault.code, fault.path) == ("REF003", path)
    assert fault.related[0].place < fault.place
    assert f"строка {fault.related[0].place.line}" in fault.message


def test_lists_of_their_own_may_use_one_id(tmp_path: Path) -> None:
    fields = "риски: [{риск: Пожар, код: а}]\nмеханизмы: [{пункт: Совет, код: а}]\n"
    assert findings(district(tmp_path, fields)) == []


def test_two_descriptions_with_one_id_are_named_both(tmp_path: Path) -> None:
    copy = "вид: приказ\nкод: чтение\nорганизация: управление\nдата: __.__.2026\nномер: 2\nо чём: О чтении\n"
    copy += "пункты:\n  - Читать.\nподписывает: иванова\n"
    fault = only(district(tmp_path, копия=copy))
    assert fault.code == "REF003"
    assert {Path(fault.place.file).name, Path(fault.related[0].place.file).name} == {"копия.yaml", "чтение.yaml"}


def test_the_registry_is_one_namespace_with_the_descriptions(tmp_path: Path) -> None:
    more = "вид: справочник\nлица:\n  чтение: методист\nтерритории:\n  закон: Село Закон\n"
    assert [one.code for one in findings(district(tmp_path, ещё=more))] == ["REF003", "REF003"]


def test_a_file_without_an_id_goes_by_its_name(tmp_path: Path) -> None:
    folder = district(tmp_path)
    (folder / "чтение.yaml").rename(folder / "Читаем вместе (2026).yaml")
    text = (folder / "Читаем вместе (2026).yaml").read_text("utf-8").replace("код: чтение\n", "")
    (folder / "Читаем вместе (2026).yaml").write_text(text, "utf-8")
    assert "читаем-вместе-2026" in checked(folder).workspace.descriptions


BROKEN = "вид: справочник\nлица:\n  сидоров: [\n"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("подписывает: сидоров\n", "Неизвестный код «сидоров»"),
        ("место: <сломан.название>\n", "«сломан.название»"),
    ],
)
def test_a_code_that_may_stand_in_a_file_not_read_is_told_and_not_printed(
    fields: str, said: str, tmp_path: Path
) -> None:
    folder = district(tmp_path / "в", order=fields, сломан=BROKEN)
    assert said in next(one for one in findings(folder / "приказ-1.yaml") if one.code.startswith("REF")).message
    results = build(Request((folder,), tmp_path / "out", Making(formats=("docx",)), keep_going=True))
    assert {name.split("/")[0] for name in results.files} == {"чтение"}


def test_codes_of_a_file_not_read_are_one_finding_that_names_the_file(tmp_path: Path) -> None:
    order = "организация: отдел\nподписывает: сидоров\nсогласовано: [трофимова]\n"
    folder = district(tmp_path, order=order, сломан=BROKEN)
    (lost,) = (one for one in findings(folder / "приказ-1.yaml") if one.code == "REF001")
    assert lost.message == "Неизвестный код «отдел», а также «сидоров», «трофимова»"
    assert "сломан.yaml" in lost.hint


def test_a_slip_is_named_though_a_file_is_not_read(tmp_path: Path) -> None:
    folder = district(tmp_path, order="подписывает: ивановна\n", сломан=BROKEN)
    (slip,) = (one for one in findings(folder / "приказ-1.yaml") if one.code == "REF001")
    assert slip.hint == "Возможно, «иванова»."
