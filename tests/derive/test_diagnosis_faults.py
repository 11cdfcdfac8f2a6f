"""A diagnostics with one thing wrong: a message at its place, be it a line or a cell, and nothing printed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.request import Request
from generator.batch.run import build
from generator.checking.reviewing import review_all
from generator.derive.diagnosing import called, diagnosis_of
from generator.findings import Finding
from tests.workspaces import checked, errors, write

OWN = """\
вид: диагностика
код: замер
наименование: Замер
профили:
  - профиль: Уроки
    компетенции:
      - компетенция: Цели урока
        код: цели
        макс: 10
      - компетенция: Вопросы
        макс: 5
уровни:
  - уровень: Высокий
    от: 80 %
  - уровень: Средний
    от: 50 %
    до: 80 %
  - уровень: Низкий
    от: 0
"""
PEOPLE = """\
участники:
  - участник: Ивлева Анна Петровна
    школа: Школа № 1
    баллы:
      цели: 8
      2: 5
"""
TABLE = """\
участник;должность;школа;цели;Вопросы
Ивлева Анна Петровна;учитель;Школа № 1;8;5
Громов Пётр Ильич;директор;Школа № 2;4,5;0
"""


def faults(folder: Path, text: str, table: str | None = None) -> list[Finding]:
    tabled = {"ответы.csv": table} if table is not None else {}
    return errors(write(folder, {"metodist.yaml": "", "замер.yaml": text, **tabled}))


def test_nothing_is_wrong_with_either_way_of_giving_participants(tmp_path: Path) -> None:
    assert faults(tmp_path / "а", OWN + PEOPLE) == []
    assert faults(tmp_path / "б", f"{OWN}таблица: ответы.csv\n", TABLE) == []


def test_participants_of_a_table_join_those_of_the_description(tmp_path: Path) -> None:
    text = f"{OWN}{PEOPLE}таблица: ответы.csv\n".replace("Ивлева", "Рогова")
    folder = write(tmp_path, {"metodist.yaml": "", "замер.yaml": text, "ответы.csv": TABLE})
    people = checked(folder).workspace.descriptions["замер"].record["participants"]
    assert [str(one["who"]).split()[0] for one in people] == ["Рогова", "Ивлева", "Громов"]


WRITTEN = {
    "a gap below": ("    от: 0\n", "    от: 10 %\n", "DGN001", "ниже 10 %", 19),
    "a gap between": ("    до: 80 %", "    до: 79 %", "DGN001", "Между 79 % и 80 %", 17),
    "an overlap": ("    до: 80 %", "    до: 85 %", "DGN001", "действуют два", 17),
    "a gap above": ("    от: 80 %", "    от: 80 %\n    до: 95 %", "DGN001", "выше 95 %", 15),
    "two of one border": ("    от: 50 %\n    до: 80 %", "    от: 80 %", "DGN001", "Два уровня", 16),
    "a level that ends before it begins": ("    до: 80 %", "    до: 40 %", "DGN001", "раньше, чем", 17),
    "two levels of one name": ("уровень: Средний", "уровень: Высокий", "DGN001", "зовутся «Высокий»", 15),
    "a competence of nothing": ("макс: 5", "макс: 0", "DGN002", "— 0", 11),
    "two competences of one name": ("Вопросы", "Цели урока", "DGN002", "дважды", 10),
    "an unknown competence has the nearest one": ("      цели: 8", "      цель: 8", "DGN003", "«цель»", 24),
    "points above the most": ("      цели: 8", "      цели: 11", "DGN004", "вне шкалы", 24),
    "points below nothing": ("      цели: 8", "      цели: -1", "DGN004", "вне шкалы", 24),
    "points that do not apply": ("      цели: 8", "      цели: н/п", "DGN004", "вместо балла «н/п»", 24),
    "points in words": ("      цели: 8", "      цели: много", "SCH009", "«много»", 24),
    "a competence by code and by words": ("      2: 5", "      2: 5\n      вопросы: 4", "DGN004", "дан дважды", 26),
    "points not given": ("      2: 5\n", "", "DGN004", "«Вопросы»", 21),
    "one person twice": (
        "участники:\n",
        "участники:\n  - участник: Ивлева Анна Петровна\n    школа: Школа № 1\n    баллы:\n      цели: 8\n      2: 5\n",
        *("DGN005", "назван дважды", 26),
    ),
    "nobody at all": (PEOPLE, "", "DGN006", "нет участников", 2),
}


@pytest.mark.parametrize(("old", "new", "code", "said", "line"), WRITTEN.values(), ids=WRITTEN)
def test_faults_of_the_description(old: str, new: str, code: str, said: str, line: int, tmp_path: Path) -> None:
    found = faults(tmp_path, (OWN + PEOPLE).replace(old, new, 1))
    assert any((one.code, one.place.line) == (code, line) and said in one.message for one in found), found


ONCE = {
    "a competence of nothing": ("макс: 5", "макс: 0", "DGN002"),
    "a competence of less than nothing": ("макс: 5", "макс: -5", "SCH009"),
    "two competences of one code": ("- компетенция: Вопросы", "- компетенция: Вопросы\n        код: цели", "REF003"),
    "an unknown competence": ("      2: 5", "      вопрсы: 5", "DGN003"),
}


@pytest.mark.parametrize(("old", "new", "code"), ONCE.values(), ids=ONCE)
def test_points_are_not_judged_by_a_scale_with_faults(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert [one.code for one in faults(tmp_path, (OWN + PEOPLE).replace(old, new, 1))] == [code]


CELLS = {
    "an unknown column like a known one": ("Вопросы", "Вопроссы", "TAB003", "«Вопроссы»", "E1"),
    "a doubled column": ("должность", "цели урока", "TAB002", "Два столбца", "D1"),
    "no column of a competence": (";Вопросы", ";", "TAB002", "«Вопросы»", "A1"),
    "no column of participants": ("участник", "номер", "TAB002", "«участник»", "A1"),
    "a row of nobody": ("Громов Пётр Ильич", "", "TAB004", "не назван", "A3"),
    "an empty cell of points": (";8;", ";;", "TAB004", "Нет балла", "D2"),
    "points above the most": (";8;5", ";8;6", "DGN004", "вне шкалы", "E2"),
    "points that are no number": (";8;", ";восемь;", "SCH009", "«восемь»", "D2"),
    "one person twice": (
        "Громов Пётр Ильич;директор;Школа № 2",
        "Ивлева Анна Петровна;директор;Школа № 1",
        *("DGN005", "дважды", "A3"),
    ),
    "headings only": (TABLE[TABLE.index("Ивлева") :], "", "TAB001", "только названия", "A1"),
}


@pytest.mark.parametrize(("old", "new", "code", "said", "cell"), CELLS.values(), ids=CELLS)
def test_faults_of_the_table(old: str, new: str, code: str, said: str, cell: str, tmp_path: Path) -> None:
    found = faults(tmp_path, f"{OWN}таблица: ответы.csv\n", TABLE.replace(old, new, 1))
    places = [str(one.place) for one in found if one.code == code and said in one.message]
    assert any(place.endswith(f"ответы.csv, {cell}") for place in places), found


def test_nothing_is_printed_from_a_table_with_a_fault(tmp_path: Path) -> None:
    files = {"metodist.yaml": "", "замер.yaml": f"{OWN}таблица: ответы.csv\n"}
    folder = write(tmp_path / "замер", {**files, "ответы.csv": TABLE.replace(";8;5", ";8;6")})
    results = build(Request((folder,), tmp_path / "out"))
    assert not results.files


def test_a_table_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    text = f"{OWN}таблица: ответы.csv\nвывод: Было <замер.итоги.участников человек>.\n"
    assert [one.code for one in faults(tmp_path, text)] == ["REF006"]


ORDER = """\
вид: приказ
организация: Школа № 1
дата: 01.02.2027
номер: 5
о чём: О диагностике
пункты:
  - текст: Замер прошли <замер.итоги.участников человек>.
подписывает: Директор Белова И.С.
"""


@pytest.mark.parametrize(("points", "printed"), [(";8;5", True), (";8;6", False)])
def test_a_paper_does_not_tell_numbers_of_a_diagnostics_with_faults(points: str, printed: bool, tmp_path: Path) -> None:
    files = {"metodist.yaml": "", "замер.yaml": f"{OWN}таблица: ответы.csv\n", "приказ.yaml": ORDER}
    folder = write(tmp_path / "замер", {**files, "ответы.csv": TABLE.replace(";8;5", points)})
    assert [one.code for one in errors(folder / "приказ.yaml")] == [] if printed else ["REF016"]
    assert bool(build(Request((folder / "приказ.yaml",), tmp_path / "out")).files) is printed


def test_a_paper_does_not_print_a_name_that_leads_into_a_file_with_a_slip(tmp_path: Path) -> None:
    order = ORDER.replace("<замер.итоги.участников человек>", "<прог.цель>")
    slip = "вид: программа\nцель: Создать, в том числе: кадры\n"
    folder = write(tmp_path / "прог", {"metodist.yaml": "", "прог.yaml": slip, "приказ.yaml": order})
    assert [one.code for one in errors(folder / "приказ.yaml")] == ["REF004"]
    assert "REF004" not in [one.code for one in errors(folder)]


SCHOOLS = """\
вид: справочник
организации:
  школа-7:
    полное: Муниципальная средняя школа № 7
    краткое: МБОУ «СШ № 7»
"""
SPELT = """\
участник;должность;школа;цели;Вопросы
Ивлева Анна Петровна;учитель химии;школа-7;8;5
Громов Пётр Ильич;Учитель химии;МБОУ СШ №7;4;0
Рогов Пётр Ильич;учитель химии;МБОУ «СШ № 8»;4;0
"""


def test_one_school_spelt_in_two_ways_is_one(tmp_path: Path) -> None:
    files = {"metodist.yaml": "", "школы.yaml": SCHOOLS, "замер.yaml": f"{OWN}таблица: ответы.csv\n"}
    found = checked(write(tmp_path, {**files, "ответы.csv": SPELT}))
    assert found.findings == []
    diagnosis = diagnosis_of(found.workspace.descriptions["замер"].record)

    def counts(field: str) -> dict[str, int]:
        groups = diagnosis.grouped(field, lambda one: called(one, found.workspace.speech))
        return {name.replace("\u00a0", " "): len(own) for name, own in groups.items()}

    assert counts("school") == {"МБОУ «СШ № 7»": 2, "МБОУ «СШ № 8»": 1}
    assert counts("post") == {"учитель химии": 3}
    review_all(found)
    (one,) = [one for one in found.findings if one.code == "NAM004"]
    assert (str(one.place).endswith("ответы.csv, C3"), one.message) == (True, "«МБОУ СШ № 7» → «МБОУ «СШ № 7»»")


def test_the_code_of_a_school_with_a_space_is_a_slip(tmp_path: Path) -> None:
    text = f"{OWN}таблица: ответы.csv\n"
    table = SPELT.replace("МБОУ СШ №7", "школа 7")
    (one,) = errors(write(tmp_path, {"metodist.yaml": "", "ш.yaml": SCHOOLS, "замер.yaml": text, "ответы.csv": table}))
    assert (one.code, str(one.place).endswith("ответы.csv, C3")) == ("REF015", True)
    assert one.hint.startswith("Код пишут без пробелов: школа-7")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("замер.уровни.доля_высокая", "Возможно, «доля_высокий»."),
        ("замер.дефицит.цели", "Возможно, «дефициты»."),
    ],
)
def test_a_slip_in_a_figure_is_offered_as_it_is_typed(name: str, hint: str, tmp_path: Path) -> None:
    text = f"{OWN}{PEOPLE}вывод: Было <{name}>.\n"
    (one,) = faults(tmp_path, text)
    assert (one.code, one.hint) == ("REF004", hint)
