"""Whole descriptions: what passes, what fails and how the message reads. Cases are files.

A file of `fails/` names the expected code in its name, and each message in a line at its head:
`# ожидается: [КОД] строка:столбец часть сообщения или подсказки`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.reading.values import Map
from generator.reading.yaml_reader import read_yaml
from generator.schema.language import RecordType, kinds, records
from generator.schema.validate import validate, validate_record
from tests.workspaces import findings, write

HERE = Path(__file__).parent
FAILS = sorted((HERE / "fails").glob("*.yaml"))
PASSES = sorted((HERE / "passes").glob("*.yaml"))
EXPECTED = re.compile(r"# ожидается: (?:(?P<code>[A-Z]{3}\d{3}) )?(?P<place>\d+:\d+) (?P<said>.+)")


def found(case: Path, folder: Path) -> list[Finding]:
    write(folder, {case.name: case.read_bytes()})
    return findings(folder / case.name)


@pytest.mark.parametrize("case", FAILS, ids=lambda case: case.stem)
def test_each_fault_is_one_message_at_its_place(case: Path, tmp_path: Path) -> None:
    expected = [match.groupdict() for match in EXPECTED.finditer(case.read_text("utf-8"))]
    faults = found(case, tmp_path)
    assert [(one.code, f"{one.place.line}:{one.place.column}") for one in faults] == [
        (one["code"] or case.stem[:6], one["place"]) for one in expected
    ]
    for fault, one in zip(faults, expected, strict=True):
        assert one["said"] in f"{fault.message}\n{fault.hint}"
        assert fault.hint


@pytest.mark.parametrize("case", PASSES, ids=lambda case: case.stem)
def test_it_is_sound(case: Path, tmp_path: Path) -> None:
    assert found(case, tmp_path) == []


def test_two_values_of_one_field_name_both_lines(tmp_path: Path) -> None:
    (fault,) = found(HERE / "fails" / "SCH003-синоним.yaml", tmp_path)
    assert (fault.place.line, fault.related[0].place.line) == (15, 5)
    assert fault.message.endswith("строки 5 и 15")


def test_a_sound_description_has_every_field_of_its_kind() -> None:
    kind, record, faults = validate(read("вид: справочник\nлица:\n  петров: методист\n"))
    assert kind is kinds()["справочник"]
    assert faults == []
    assert record.keys() == {*kind.fields, "empty"}
    assert record["persons"]["петров"]["post"] == "методист"
    assert record["persons"]["петров"]["surname"] is None


SHAPES = (
    *("Слово и ещё", "слово", "нет", "''", "5 %", "2026", "31.02.2026", "{}", "[]", "[а, Б]", "[[а]]", "['']"),
    *("{а: б}", "{а: б, в: г}", "[{а: б}]", "{текст: а}", "{текст: {а: б}}", "{пункты: [а, {а: б}]}"),
    *("{пункты: нет}", "{пункты: [[]]}", "{2026: 5 %}", "{2026: {}}", "{2026: [а]}", "{код: Плохой код}", "а | б"),
)


@pytest.mark.parametrize("record", records().values(), ids=lambda record: record.name)
def test_whatever_stands_at_a_field_gives_messages_in_russian(record: RecordType) -> None:
    for field in record.fields.values():
        for shape in SHAPES:
            _, faults = validate_record(read(f"{field.key}: {shape}\n"), record)
            for fault in faults:
                assert not re.search(r"None|[{\[]'|\b(?:must|field|type)\b", fault.message), fault
                assert fault.place.file == "а.yaml"


def read(text: str) -> Map:
    value, faults = read_yaml(text.encode(), "а.yaml")
    assert isinstance(value, Map) and not faults
    return value
