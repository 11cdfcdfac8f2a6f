"""Reading YAML: texts as typed, with places; each fault is a finding with a code of its own."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Exit, UnreadablePath
from generator.findings import Finding
from generator.reading.codes import Yml
from generator.reading.decoding import LIMIT
from generator.reading.values import List, Map, Text
from generator.reading.yaml_reader import LOADER, read_file, read_yaml

HERE = Path(__file__).parent
FAILS = sorted((HERE / "fails").glob("*.yaml"))
PASSES = sorted((HERE / "passes").glob("*.yaml"))
PARSERS = {"libyaml": LOADER, "pure": yaml.SafeLoader}


@pytest.fixture(params=PARSERS.values(), ids=PARSERS.keys())
def loader(request: pytest.FixtureRequest) -> Any:
    return request.param


def read(text: str, loader: Any = LOADER) -> Map:
    value, findings = read_yaml(text.encode(), "a.yaml", loader=loader)
    assert value is not None and not findings
    return value


def faults(text: str | bytes, loader: Any = LOADER) -> list[Finding]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_yaml(data, "a.yaml", loader=loader)[1]


def mended_line(finding: Finding) -> str:
    return finding.hint.splitlines()[1].strip()


@pytest.mark.parametrize("path", FAILS, ids=lambda path: path.stem)
def test_it_names_the_fault(path: Path, loader: Any) -> None:
    _, findings = read_yaml(path.read_bytes(), path.name, loader=loader)
    assert {finding.code for finding in findings} == {path.stem[:6]}
    for finding in findings:
        assert finding.place.file == path.name
        assert finding.hint
        assert not any(word in finding.message + finding.hint for word in ("expected", "found", "while", "mapping"))


@pytest.mark.parametrize("path", PASSES, ids=lambda path: path.stem)
def test_it_accepts(path: Path, loader: Any) -> None:
    value, findings = read_yaml(path.read_bytes(), path.name, loader=loader)
    assert findings == []
    assert isinstance(value, Map)


def test_nothing_is_turned_into_anything() -> None:
    value = read((HERE / "passes" / "как-набрано.yaml").read_text("utf-8"))
    assert all(isinstance(text, Text) for text in value.values())
    assert (value["время"], value["номер"], value["доля"], value["ничего"]) == ("12:30", "007", "1.10", "null")


def test_an_empty_value_is_an_empty_text_after_its_colon() -> None:
    value = read("цель:\nсрок: 2026\n")
    assert value["цель"] == ""
    assert (value["цель"].place.line, value["цель"].place.column) == (1, 6)


def test_values_know_their_places(loader: Any) -> None:
    value = read("😀 цель: да\nриски:\n  - риск: 'Уход'\n    мера: |\n\n      Закрепление\n", loader)
    assert str(value["😀 цель"].place) == "a.yaml:1:9"
    risks = value["риски"]
    assert isinstance(risks, List) and isinstance(risks[0], Map)
    assert (risks.place.line, risks.place.column) == (3, 3)
    assert (risks[0].place.line, risks[0].place.column) == (3, 5)
    assert (risks[0]["риск"].place.line, risks[0]["риск"].place.column, risks[0]["риск"].place.length) == (3, 12, 4)
    assert (risks[0]["мера"].place.line, risks[0]["мера"].place.column) == (6, 7)
    assert str(risks[0].key_place("мера")) == "a.yaml:4:5"


def test_texts_of_several_lines_know_each_line(loader: Any) -> None:
    text = "plain: один\n  два\nquoted: \"три\n  четыре\"\nfolded: >\n  пять\n  шесть\n\n  семь\nescaped: 'д''А'\n"
    value = read(text, loader)
    lines = text.split("\n")
    for words in (value["plain"], value["quoted"], value["folded"]):
        for word in words.split():
            place = words.at(words.index(word))
            assert lines[place.line - 1][place.column - 1 :].startswith(word)
    assert value["escaped"].at(2).column == lines[9].index("А") + 1


def test_line_ends_of_windows_change_nothing() -> None:
    value = read("цель: |\r\n  один\r\n  два\r\nсрок: 2026\r\n")
    assert value["цель"] == "один\nдва"
    assert value["срок"].place.line == 4


def test_the_final_line_ends_of_a_block_are_dropped() -> None:
    assert read("а: |+\n  б\n\n\nв: г\n")["а"] == "б"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read("\ufeffвид: программа\n")["вид"] == "программа"


def test_all_faults_come_together_in_file_order() -> None:
    text = "а: 1\nа: 2\nб: *x\nв: !t y\nг: д # е\nж: {2027:60}\nз: \x07\n"
    assert [(f.code, f.place.line) for f in faults(text)] == [
        (Yml.DUPLICATE_KEY, 2),
        (Yml.ALIAS, 3),
        (Yml.TAG, 4),
        (Yml.COMMENT, 5),
        (Yml.COLON_SPACE, 6),
        (Yml.CHARACTER, 7),
    ]


def test_a_duplicate_names_both_lines_and_keeps_the_first() -> None:
    value, [finding] = read_yaml("паспорт:\n  цель: а\n  цель: б\n".encode(), "a.yaml")
    assert finding.message == "Поле «цель» уже есть в строке 2"
    assert (finding.path, finding.place.line, finding.related[0].place.line) == ("паспорт", 3, 2)
    assert value is not None and value["паспорт"] == {"цель": "а"}


def test_a_finding_names_the_way_to_its_field(loader: Any) -> None:
    [finding] = faults("риски:\n  - Уход\n  - риск: Уход\n    мера: &x закрепить\n", loader)
    assert finding.path == "риски, 2, мера"
    [finding] = faults("риски:\n  - Уход\n  - риск: Уход\n    мера: а: б\n", loader)
    assert finding.path == "риски, 2, мера"
    [finding] = faults("риски:\n  - Уход\n  - риск: Уход\n    мера: а #б\n", loader)
    assert finding.path == "риски, 2, мера"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("цель: Создать, в том числе: кадры", 'цель: "Создать, в том числе: кадры"'),
        ("тема: Марафон #ЯУчитель", 'тема: "Марафон #ЯУчитель"'),
        ("а:\n  - **Школа** открыта", '- "**Школа** открыта"'),
        ("а:\n  - [x] сделать", '- "[x] сделать"'),
        ("доля: >90 %", 'доля: ">90 %"'),
        ('где: "Точка роста" в школе', "где: '\"Точка роста\" в школе'"),
        ("а: {текст: Закрыть дефициты, обучить}", "текст: Закрыть дефициты, обучить"),
        ("а: {2027: 35,8}", "2027: 35,8"),
        ("а: {2027:60}", "2027: 60"),
        ("а:\n  - –слово", "- слово"),
        ("а:\n  - да\n  -слово", "- слово"),
        ("а: 1\nсрок:2026", "срок: 2026"),
        ("а: [@имя, б]", 'а: ["@имя", б]'),
        ("% доля: 5", '"% доля": 5'),
        ('файл: "C:\\Школа"', "файл: 'C:\\Школа'"),
        ("а: [б, в", "а: [б, в]"),
        ("а:\n  – слово", "- слово"),
        ("строки:\n  - | а | б |", "- а | б"),
        ("а:\n• слово\n• дело", "- слово"),
        ("а:\n  * слово", "- слово"),
        ("а:\n  1. слово\n  2. дело", "- слово"),
        ("а: 1\nсрок; 2026", "срок: 2026"),
        ("а: 1\nсрок = 2026", "срок: 2026"),
        ("а: 1\nцель — учить", "цель: учить"),
        ("а: 1\nцель Учить чтению", "цель: Учить чтению"),
        ("а: 1\n// себе на память", "# себе на память"),
        ("цель: “Учить: читать”", 'цель: "Учить: читать"'),
        ("срок:\u00a02026\nа: б", "срок: 2026"),
    ],
)
def test_the_hint_shows_the_mended_line(typed: str, mended: str, loader: Any) -> None:
    [finding] = faults(typed + "\n", loader)
    assert mended_line(finding) == mended


def test_a_mended_line_reads_without_findings() -> None:
    for text in ("цель: а: б\n", "тема: а #б\n", "а: *б* в\n", 'а: "б" в\n', "а: [x] б\n", "а: >9 %\n", "а: `\n"):
        [finding] = faults(text)
        assert faults(mended_line(finding)) == [], text


@pytest.mark.parametrize(
    "typed",
    [
        "задачи:\n  – Учить\n    чтению\n  – Мерить\n",
        "задачи:\n  1) Учить\n     чтению\n  2) Мерить\n",
        "задачи:\n  -\u00a0Учить\n   чтению\n  -\u00a0Мерить\n",
        "задачи:\n  -Учить\n   чтению\n  -Мерить\n",
    ],
)
def test_a_list_with_other_signs_is_one_fault_and_read_as_it_was_meant(typed: str, loader: Any) -> None:
    value, findings = read_yaml(typed.encode(), "a.yaml", loader=loader)
    assert len(findings) == 1
    assert value is not None and value["задачи"] == ["Учить чтению", "Мерить"]
    tasks = value["задачи"]
    assert isinstance(tasks, List) and [item.place.line for item in tasks] == [2, 4]
    assert tasks[1].place.column == typed.splitlines()[3].index("М") + 1


def test_a_text_after_its_sign_is_shown_on_a_line_of_its_own() -> None:
    [finding] = faults("цель: | Учить чтению\n  и письму\n")
    assert finding.hint.splitlines()[1:] == ["    цель: |", "      Учить чтению", "      и письму"]


def test_a_line_deeper_than_a_text_is_mended_both_ways() -> None:
    [finding] = faults("цель: Учить\n  понимать текст: учебный\n")
    assert "    цель: |" in finding.hint.splitlines() and "    понимать текст: учебный" in finding.hint.splitlines()


def test_a_lost_line_is_shown_as_a_field_and_as_more_text(loader: Any) -> None:
    [finding] = faults("разделы:\n  - раздел: Анализ\n    Всё хорошо\n", loader)
    assert finding.hint.splitlines()[-2:] == ["      - раздел: Анализ", "          Всё хорошо"]


def test_items_under_an_item_are_mended_both_ways() -> None:
    [finding] = faults("задачи:\n  - Учить\n    - чтению\n    - письму\n")
    lines = [line.strip() for line in finding.hint.splitlines()]
    assert "- |" in lines and "- Учить" in lines


def test_a_fault_at_the_margin_belongs_to_no_list_above_it(loader: Any) -> None:
    [finding] = faults("риски:\n  - риск: Уход\n    мера: Учить\nцель Учить\n", loader)
    assert finding.path == ""


def test_fields_after_hyphens_lose_them() -> None:
    [finding] = faults("- вид: программа\n- срок: 2026\n")
    assert finding.hint.splitlines()[1:] == ["    вид: программа", "    срок: 2026"]


def test_sentences_in_brackets_are_told_apart_by_their_capitals() -> None:
    [finding] = faults("задачи: [Учить чтению, провести анализ, Открыть клуб]\n")
    assert finding.hint.splitlines()[1:] == ["    - Учить чтению, провести анализ", "    - Открыть клуб"]


def test_tabs_are_told_once_and_counted() -> None:
    [finding] = faults("а:\n\t- б\n\t- в\n\t- г\n")
    assert (finding.place.line, finding.message) == (2, "Табуляция вместо пробелов в отступе (и ещё в строках ниже: 2)")


def test_foreign_encodings_are_named_with_the_line() -> None:
    text = "kind: x\nцель: Повысить качество образования\n"
    for encoding, name in (("cp1251", "Windows-1251"), ("cp866", "cp866"), ("koi8-r", "koi8-r")):
        [finding] = faults(text.encode(encoding))
        assert (finding.code, finding.place.line) == (Yml.ENCODING, 2)
        assert name in finding.message and "UTF-8" in finding.hint
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        [finding] = faults(text.encode(encoding))
        assert finding.code == Yml.ENCODING and "UTF-16" in finding.message


def test_a_damaged_byte_is_told_from_a_foreign_encoding() -> None:
    [finding] = faults("цель: да\nсрок: 20".encode() + b"\xff26\n")
    assert (finding.code, str(finding.place)) == (Yml.ENCODING, "a.yaml:2:9")
    assert finding.message.startswith("Строка 2 повреждена")


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7\n", b"\0" * 64, "вид: ".encode() + b"\0\x01"])
def test_a_binary_file_is_no_text(data: bytes) -> None:
    [finding] = faults(data)
    assert finding.code == Yml.BINARY and finding.message.startswith("Это не текст")


def test_a_file_over_the_limit_is_refused_before_reading() -> None:
    [finding] = faults(b"a: " + b"x" * LIMIT)
    assert finding.code == Yml.TOO_BIG


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "? - "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: str) -> None:
    start = time.process_time()
    found = faults(opening * 100_000)
    assert Yml.DEPTH in {finding.code for finding in found}
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("piece", ["k: v\n", "- ", "\t", " #", "a,", "[]", "'", "😀\x07\n", "a: b #\n", "\u00a0", "* "])
def test_a_long_run_of_anything_ends_soon(piece: str) -> None:
    start = time.process_time()
    faults("а: [" + piece * (300_000 // len(piece.encode())))
    faults(piece * (300_000 // len(piece.encode())))
    assert time.process_time() - start < 5


def test_reading_stops_at_hundreds_of_faults() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(5000)) * 2
    assert len(faults(text)) == 200


def test_a_file_is_read_under_the_name_the_user_gave(tmp_path: Path) -> None:
    (tmp_path / "п.yaml").write_text("вид: программа\n", "utf-8")
    value, findings = read_file(tmp_path / "п.yaml", "программы/п.yaml")
    assert value is not None and not findings
    assert value["вид"].place.file == "программы/п.yaml"


def test_paths_that_are_no_files_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "папка").mkdir()
    cases = {"нет.yaml": "нет", "папка": "папка", "x" * 300: "не читается", "a\0b": "не читается"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "труба")
        cases["труба"] = "не обычный файл"
    for name, word in cases.items():
        with pytest.raises(UnreadablePath) as caught:
            read_file(tmp_path / name, name)
        assert word in caught.value.finding.message
        assert (caught.value.finding.code, caught.value.exit_code) == (Yml.PATH, Exit.USAGE)
