"""Texts that go on the sentences of an order: a plain nominative takes the case it needs, with a warning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.findings import Severity
from tests.workspaces import checked, district

Record = dict[str, Any]


def order(folder: Path, typed: str) -> tuple[Record, list[str]]:
    """The record of the order, and the hints of the warnings about its sentences."""
    found = checked(district(folder, "", typed))
    warned = [one for one in found.findings if one.code == "SCH030"]
    assert {one.severity for one in warned} <= {Severity.WARNING}
    return found.workspace.descriptions["приказ-1"].record, [one.hint for one in warned]


def point(typed: str) -> str:
    return f"пункты: [{{{typed}}}, {{контроль: за собой}}]\n"


def text_of(record: Record, path: str) -> str:
    """The text at a path: `points.0.publish.what`."""
    value: Any = record
    for step in path.split("."):
        value = value[int(step)] if step.isdigit() else value[step]
    return str(value)


WHAT, WHERE, WHOM = "points.0.publish.what", "points.0.publish.where", "points.0.appoint.as_whom"


@pytest.mark.parametrize(
    ("typed", "path", "said"),
    [
        ("в целях: Создание условий", "purposes.0.text", "создания условий"),
        ("в целях: В целях создание условий", "purposes.0.text", "создания условий"),
        ("в целях: Повышение качества и создание условий", "purposes.0.text", "повышения качества и создания условий"),
        ("на основании: Приказ Минобразования края", "grounds.0", "приказа Минобразования края"),
        ("в соответствии с: План района", "according.0", "планом района"),
        ("о чём: Утверждение программы", "about", "Об утверждении программы"),
        ("о чём: Создание группы", "about", "О создании группы"),
        (point("назначить: {кого: петров, кем: Ответственный за чтение}"), WHOM, "ответственным за чтение"),
        (point("назначить: {кого: петров, кем: координатор программы}"), WHOM, "координатором программы"),
        (point("опубликовать: {что: Программа}"), WHAT, "программу"),
        (point("опубликовать: {что: приказ, где: сайт школы}"), WHERE, "на сайте школы"),
        (point("опубликовать: {что: приказ, где: официальном сайте школы}"), WHERE, "на официальном сайте школы"),
        (point("опубликовать: {что: приказ, где: Районная газета}"), WHERE, "в районной газете"),
        (point("опубликовать: {что: приказ, где: shkola.example.ru}"), WHERE, "по адресу shkola.example.ru"),
        (
            point("поручить: {кому: Заместитель директора, что: Читать}"),
            "points.0.instruct.whom.0",
            "заместителю директора",
        ),
        (point("контроль: Заместитель директора"), "points.0.control.by", "заместителя директора"),
    ],
)
def test_what_stands_surely_in_the_nominative_is_put_into_its_case(
    typed: str, path: str, said: str, tmp_path: Path
) -> None:
    record, hints = order(tmp_path, typed)
    assert text_of(record, path) == said
    assert hints == [f"Напечатается «{said}»: так и напишите."]


@pytest.mark.parametrize(
    ("typed", "path", "said"),
    [
        ("в целях: Создания условий", "purposes.0.text", "создания условий"),
        ("в целях: реализации программы", "purposes.0.text", "реализации программы"),
        ("на основании: Устава школы", "grounds.0", "устава школы"),
        ("на основании: Указа Президента", "grounds.0", "Указа Президента"),
        ("о чём: об утверждении программы", "about", "об утверждении программы"),
        (point("назначить: {кого: Иванова И.И., кем: ответственным}"), "points.0.appoint.whom", "Иванова И.И."),
        (point("назначить: {кого: петров, кем: Ответственной за чтение}"), WHOM, "Ответственной за чтение"),
        (point("опубликовать: {что: приказ, где: на сайте школы}"), WHERE, "на сайте школы"),
        (point("опубликовать: {что: программу}"), WHAT, "программу"),
    ],
)
def test_what_may_be_right_is_left(typed: str, path: str, said: str, tmp_path: Path) -> None:
    record, hints = order(tmp_path, typed)
    assert text_of(record, path) == said
    assert hints == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25 января 27", "25 января 2027"),
        ("до 25 января 27 г.", "до 25 января 2027 г."),
        ("до 25.01.27", "до 25.01.2027"),
        ("25 января 2027 г.", "25 января 2027 г."),
    ],
)
def test_a_year_of_two_figures_in_a_term_is_read(typed: str, said: str, tmp_path: Path) -> None:
    record, _ = order(tmp_path, point(f"поручить: {{кому: петров, что: Читать, срок: {typed}}}"))
    assert text_of(record, "points.0.instruct.period") == said


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Лужская область", "Лужской области"),
        ("администрация Сосновского района", "администрации Сосновского района"),
        ("педагогический совет", "педагогического совета"),
        ("Лужской области", ""),
        ("Государственной Думы", ""),
        ("администрации Сосновского района", ""),
        ("педагогического совета школы", ""),
        ("Минобрнауки", ""),
    ],
)
def test_an_issuer_in_the_nominative_is_warned_of(typed: str, right: str, tmp_path: Path) -> None:
    folder = district(tmp_path, "", "")
    registry = folder / "справочник.yaml"
    registry.write_text(registry.read_text("utf-8").replace("орган: Сосновской области", f"орган: {typed}"), "utf-8")
    hints = [one.hint for one in checked(folder).findings if one.code == "SCH030"]
    assert hints == ([f"Пишите в родительном падеже: «орган: {right}»."] if right else [])


def test_a_code_of_a_file_that_could_not_be_read_is_not_put_into_a_case(tmp_path: Path) -> None:
    folder = district(tmp_path, order=point("утвердить: программа-развития"), **{"программа-развития": "цель: а: б\n"})
    assert "SCH030" not in [one.code for one in checked(folder).findings]
