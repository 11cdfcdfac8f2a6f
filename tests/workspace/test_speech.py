"""Names in cases: what the registry gives wins, the rules do the rest, every form used is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Severity
from generator.workspace.load import Workspace
from tests.workspaces import ORDER, checked, codes, district, write

PEOPLE = """\
вид: справочник
код: люди
организации:
  центр:
    полное: Методический центр
    краткое: МЦ
    формы:
      род: Методцентра
  станция:
    полное: Станция «Юннат»
    склоняется: нет
лица:
  ткач:
    фамилия: Ткач
    имя: Саша
    должность: исполняющий обязанности начальника отдела
  ткач-ж:
    фамилия: Ткач
    имя: Саша
    пол: ж
    должность: методист
  чаплин:
    фамилия: Чаплин
    имя: Пётр
    отчество: Ильич
    инициалы: П. И.
    должность: учитель
    формы имени:
      твор: Чаплиным П.И.
"""


def workspace(folder: Path, typed: str) -> Workspace:
    write(district(folder, f"идея: {typed}\n"), {"люди.yaml": PEOPLE})
    return checked(folder).workspace


def said(folder: Path, typed: str) -> str:
    found = workspace(folder, typed)
    assert [one.message for one in found.findings if one.severity is Severity.ERROR] == []
    return str(found.descriptions["чтение"].record["idea"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<центр род.>", "Методцентра"),
        ("<центр дат.>", "методическому центру"),
        ("<центр дат. кратко>", "МЦ"),
        ("<станция твор.>", "Станция «Юннат»"),
        ("<ткач-ж дат. полностью>", "Ткач Саше"),
        ("<чаплин твор. кратко>", "Чаплиным П.И."),
        ("<чаплин дат.>", "учителю Чаплину П. И."),
        ("<чаплин>", "учитель Чаплин П. И."),
        ("<ткач>", "исполняющий обязанности начальника отдела Ткач С."),
    ],
)
def test_overrides_win_and_the_rules_do_the_rest(typed: str, printed: str, tmp_path: Path) -> None:
    assert said(tmp_path, typed) == printed


def test_an_unknown_gender_is_asked_for_at_the_place_of_the_name(tmp_path: Path) -> None:
    (fault,) = workspace(tmp_path, "Отвечает <ткач твор.>").findings
    assert (fault.code, fault.path) == ("REF005", "идея")
    assert "пол: ж" in fault.hint


def test_every_form_is_remembered_with_where_it_came_from(tmp_path: Path) -> None:
    used = workspace(tmp_path, "<центр род.> и <центр дат.>").speech.used.values()
    forms = {(one.case, one.form): one.given for one in used}
    assert forms["род", "Методцентра"]
    assert not forms["дат", "методическому центру"]


def test_nouns_of_the_registry_count_by_their_own_forms(tmp_path: Path) -> None:
    words = {"слова.yaml": "вид: справочник\nкод: слова\nсчётные:\n  задача: дело | дела | дел\n"}
    write(district(tmp_path, "идея: <задачи число>\n"), words)
    found = checked(tmp_path)
    assert found.workspace.descriptions["чтение"].record["idea"] == "2 дела"


def test_a_countable_noun_needs_three_forms(tmp_path: Path) -> None:
    write(district(tmp_path), {"слова.yaml": "вид: справочник\nкод: слова\nсчётные:\n  сутки: сутки | суток\n"})
    (fault,) = checked(tmp_path).findings
    assert (fault.code, fault.path) == ("SCH021", "счётные")


def test_written_forms_win_over_a_name_that_stays(tmp_path: Path) -> None:
    person = (
        "вид: справочник\nкод: ещё\nлица:\n  мышь:\n    фамилия: Мышь\n    имя: Пётр\n    отчество: Ильич\n"
        "    должность: завуч\n    склоняется: нет\n    формы имени:\n      дат: Мышу П.И.\n"
    )
    write(district(tmp_path, "идея: <мышь дат.> и <мышь вин.>\n"), {"ещё.yaml": person})
    said = str(checked(tmp_path).workspace.descriptions["чтение"].record["idea"]).replace("\u00a0", " ")
    assert said == "завучу Мышу П.И. и завуча Мышь П.И."


@pytest.mark.parametrize(("settings", "said"), [("", "бустер"), ("словарь:\n  лица: [бустер]\n", "бустера")])
def test_the_settings_name_further_words_for_people(settings: str, said: str, tmp_path: Path) -> None:
    district(tmp_path, "идея: <роль вин.>\nзадачи:\n  - задача: бустер\n    код: роль\n")
    write(tmp_path, {"metodist.yaml": settings})
    found = checked(tmp_path)
    assert [one.message for one in found.findings] == []
    assert found.workspace.descriptions["чтение"].record["idea"] == said


ACTS = """\
вид: справочник
код: акты
акты:
  приказ-края: {вид: Приказ, орган: Минобразования края, дата: 01.02.2024, номер: 5}
  советы: {вид: Методические рекомендации, дата: 01.02.2024, формы: {род: Методических рекомендаций}}
  указ: {вид: Указ, орган: Президента, дата: 01.02.2024, номер: 6}
  закон-рф: {вид: Федеральный закон, дата: 01.02.2024, номер: 7-ФЗ}
"""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("По силе <приказ-края род.>", "По силе приказа Минобразования края от 01.02.2024 № 5"),
        ("Действует <приказ-края>", "Действует приказ Минобразования края от 01.02.2024 № 5"),
        ("<приказ-края твор.> решено", "Приказом Минобразования края от 01.02.2024 № 5 решено"),
        ("Решено. <приказ-края твор.> сказано", "Решено. Приказом Минобразования края от 01.02.2024 № 5 сказано"),
        ("По силе <советы род.>", "По силе методических рекомендаций от 01.02.2024"),
        ("По силе <указ род.>", "По силе Указа Президента от 01.02.2024 № 6"),
        ("По силе <закон-рф род.>", "По силе Федерального закона от 01.02.2024 № 7-ФЗ"),
    ],
)
def test_acts_named_by_common_nouns_are_small_inside_a_sentence(typed: str, printed: str, tmp_path: Path) -> None:
    write(district(tmp_path, f"идея: {typed}\n"), {"акты.yaml": ACTS})
    idea = checked(tmp_path).workspace.descriptions["чтение"].record["idea"]
    assert idea.replace("\u00a0", " ") == printed


def test_a_programme_of_no_known_level_can_be_named(tmp_path: Path) -> None:
    """Its level is told where it stands; that it is named elsewhere says no more."""
    order = ORDER.replace("Читать каждый день.", "Исполнять <чтение>.")
    found = codes(district(tmp_path, "уровень: муницыпальная", order))
    assert "SCH011" in found and "TPL101" not in found
