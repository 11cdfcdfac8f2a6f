"""Names in text: `<имя форма>` is replaced by what it names, or named itself with the nearest one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import checked, district, findings

NO_BREAK = "\u00a0"

MORE = """\
координатор: иванова
начало: 01.09.2026
риски:
  пункты:
    - риск: Уход учителя
      код: уход
участники: [Пятые классы, {участник: управление}]
приложения:
  - приложение: Список книг
    код: книги
    содержание:
      - таблица:
          код: полка
          название: Полка
          столбцы: Книга | Автор
          строки:
            - Сказки | Народ
"""


def plain(text: str) -> str:
    """The text with the no-break spaces of typography as plain ones."""
    return text.replace(NO_BREAK, " ")


def idea(folder: Path, text: str, more: str = MORE) -> str:
    """What the idea of the programme says once its names are replaced."""
    found = checked(district(folder, f"{more}идея: |\n  {text}\n"))
    assert [one.message for one in found.findings] == []
    return plain(found.workspace.descriptions["чтение"].record["idea"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("показатели: [{показатель: Доля, код: учить}]\n", "<задачи.учить> или <показатели.учить>"),
        ("задачи: [{задача: Учить, код: иванова}]\n", "<задачи.иванова>"),
    ],
)
def test_a_code_of_two_things_is_named_with_its_list(more: str, said: str, tmp_path: Path) -> None:
    word = said.partition(".")[2].partition(">")[0]
    (fault,) = findings(district(tmp_path, f"{more}идея: Смысл — <{word}>\n"))
    assert fault.code == "REF011"
    assert said in fault.hint
    assert findings(district(tmp_path / "иначе", f"{more}идея: Смысл — <задачи.{word}>\n")) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<наименование>", "Читаем вместе"),
        ("<наименование_программы>", "Читаем вместе"),
        ("<Название>", "Читаем вместе"),
        ("<срок>", "2026–2028 годы"),
        ("<начало>", "1 сентября 2026 г."),
        ("<уровень>", "муниципальная"),
        ("<задачи>", "Учить чтению, Мерить успехи"),
        ("<задачи число>", "2 задачи"),
        ("<участники>", "Пятые классы, Управление образования Сосновского района"),
        ("<задачи.мерить>", "Мерить успехи"),
        ("<задачи.1>", "Учить чтению"),
        ("<учить>", "Учить чтению"),
        ("<риски.уход>", "Уход учителя"),
        ("<риски.1.код>", "уход"),
        ("<управление>", "Управление образования Сосновского района"),
        ("<управление кратко>", "управление образования"),
        ("<управление.краткое>", "управление образования"),
        ("<управление род. кратко>", "управления образования"),
        ("<управление дат>", "Управлению образования Сосновского района"),
        ("<управление.руководитель.фамилия>", "Иванова"),
        ("<координатор>", "начальник управления образования Иванова А.П."),
        ("<координатор дат.>", "начальнику управления образования Ивановой А.П."),
        ("<иванова кратко>", "Иванова А.П."),
        ("<иванова полностью>", "Иванова Анна Петровна"),
        ("<приказ-1 твор. кратко>", "приказом от 28.08.2026 № 1"),
        ("<приказ-1.номер>", "1"),
        ("<закон род. кратко>", "Закона Сосновской области от 01.02.2024 № 5-ОЗ"),
        ("<чтение>", "муниципальная программа «Читаем вместе»"),
        ("в приложении <№ книги>, таблица <№ полка>", "в приложении 1, таблица 1"),
    ],
)
def test_a_name_prints_what_it_names(typed: str, said: str, tmp_path: Path) -> None:
    assert idea(tmp_path, typed) == said


@pytest.mark.parametrize("typed", ["<b>жирно</b>", "{{ x }}", "{% if x %}", "a & b", "]]>", "< срок>", "5 < 6 и 7 > 6"])
def test_what_is_no_name_stays_as_typed(typed: str, tmp_path: Path) -> None:
    assert idea(tmp_path, typed) == typed


@pytest.mark.parametrize(
    ("typed", "code", "message", "hint"),
    [
        ("<управлеие>", "REF004", "«управлеие»", "Возможно, «управление»"),
        ("<наименоване>", "REF004", "«наименоване»", "Возможно, «наименование»"),
        ("<щука>", "REF004", "«щука»", "Имя — это поле описания"),
        ("<срок_целли>", "REF004", "«срок_целли»", "Возможно, «срок_цели»"),
        ("<актуальность>", "REF004", "«актуальность»", "здесь его нет"),
        ("<управление.почтa>", "REF009", "латинские", "Форма"),
        ("<управление.почта>", "REF004", "не найдено «почта»", "здесь его нет"),
        ("<управление.почтта>", "REF004", "не найдено «почтта»", "Возможно, «почта»"),
        ("<задачи.7>", "REF004", "не найдено «7»", "Можно: учить, мерить"),
        ("<срок.год>", "REF004", "не найдено «год»", "простой текст"),
        ("<срок род.>", "REF005", "«срок» не поставить в форму родительного падежа", "прямо в тексте"),
        ("<задачи род.>", "REF005", "родительного", "прямо в тексте"),
        ("<срок число>", "REF009", "не перечень", "Уберите форму"),
        ("<управление падеж>", "REF009", "неизвестная форма «падеж»", "Форма — слово после имени"),
        ("<№ полка>", "REF004", "«№ полка»", "у которых есть «код:»"),
    ],
)
def test_a_name_that_cannot_be_said_is_a_fault_at_its_place(
    typed: str, code: str, message: str, hint: str, tmp_path: Path
) -> None:
    (fault,) = findings(district(tmp_path, f"идея: |\n  Сначала текст\n  и {typed} после.\n"))
    assert (fault.code, fault.path) == (code, "идея")
    assert (fault.place.column, fault.place.length) == (5, len(typed))
    assert message in fault.message
    assert hint in fault.hint


def test_names_stand_in_titles_tables_terms_and_names_of_people(tmp_path: Path) -> None:
    more = """\
исполнители: [Учителя и <управление кратко>]
задачи:
  - задача: Учить
    срок: до конца <срок>
разделы:
  - раздел: О программе «<наименование>»
    содержание:
      - таблица:
          название: Итоги за <срок>
          столбцы: Кто | Где (<срок>)
          строки:
            - <координатор кратко> | <управление кратко>
"""
    record = checked(district(tmp_path, MORE + more)).workspace.descriptions["чтение"].record
    assert plain(record["performers"]["entries"][0]["ref"]) == "Учителя и управление образования"
    assert plain(record["tasks"]["entries"][0]["period"]) == "до конца 2026–2028 годы"
    section = record["sections"][0]
    assert plain(section["title"]) == "О программе «Читаем вместе»"
    table = section["content"][0]["table"]
    assert plain(table["title"]) == "Итоги за 2026–2028 годы"
    assert [plain(cell) for cell in table["columns"]] == ["Кто", "Где (2026–2028 годы)"]
    assert [[plain(cell) for cell in line] for line in table["lines"]] == [["Иванова А.П.", "управление образования"]]


def test_a_named_text_has_its_own_names_replaced_first(tmp_path: Path) -> None:
    more = "актуальность: Важна <цель>\nцель: читать в <срок>\nкоординатор: Совет «<наименование>»\n"
    assert idea(tmp_path, "<актуальность>; <координатор>", more) == (
        "Важна читать в 2026–2028 годы; Совет «Читаем вместе»"
    )


def test_names_that_lead_in_a_circle_are_each_named(tmp_path: Path) -> None:
    found = findings(district(tmp_path, "идея: Идея — <актуальность>.\nактуальность: Важна <идея>.\n"))
    assert [(one.code, one.path) for one in found] == [("REF010", "идея"), ("REF010", "актуальность")]


def test_an_order_speaks_of_the_programme_by_name(tmp_path: Path) -> None:
    point = "пункты:\n  - Начать <чтение вин.> с <чтение.начало>, отвечает <чтение.координатор>.\n"
    workspace = checked(district(tmp_path, MORE, point)).workspace
    assert plain(workspace.descriptions["приказ-1"].record["points"][0]["text"]) == (
        "Начать муниципальную программу «Читаем вместе» с 1 сентября 2026 г., "
        "отвечает начальник управления образования Иванова А.П."
    )


def test_a_point_that_names_nothing_is_a_fault(tmp_path: Path) -> None:
    point = "пункты:\n  - признать утратившим силу: нет\n  - контроль: за собой\n"
    (fault,) = checked(district(tmp_path, order=point)).findings
    assert (fault.code, fault.path) == ("SCH007", "пункты, 1, признать утратившим силу")
    assert (fault.place.line, fault.place.column) == (10, 31)
