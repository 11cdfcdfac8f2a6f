"""The parts of a programme and the blocks of its sections: captions, numbers, pictures, the author's own signs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.findings import Severity
from tests.papers.outlines import paper, programme
from tests.workspaces import PROGRAMME, district, findings, with_fields, write


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


BLOCKS = """\
разделы:
  - раздел: Анализ
    содержание:
      - |
        Читают **многие**:
        - дома;
        - в школе.

        Смотри таблицу <№ классы> и рисунок <№ цикл>.
      - заголовок: Классы
      - таблица:
          название: Без номера
          номер: нет
          столбцы: А | Б
          строки:
            - а | б
      - таблица:
          код: классы
          название: Классы
          столбцы: [Класс, Учеников]
          ширина: 60 | 40
          строки:
            - 5 «А» | 24
            - [5 «Б», '**25**']
          примечание: На 1 сентября.
      - таблица:
          название: Рост
          подпись: Диаграмма
          номер: нет
          столбцы: А
          строки: [а]
      - рисунок:
          код: цикл
          название: Годовой цикл
          файл: цикл.png
          описание: Шаги по кругу
      - рисунок:
          название: Клуб
          подпись: Схема
          файл: цикл.png
      - перечень:
          вводная: Читают
          пункты:
            - дома
            - в школе
  - раздел: Итоги
    содержание: Всё хорошо.
части: [разделы]
"""


def test_blocks_print_in_order_with_numbers_of_their_own(tmp_path: Path) -> None:
    folder = write(district(tmp_path, BLOCKS), {"цикл.png": picture()})
    assert paper("программа", folder) == [
        "heading1: Раздел 1. Анализ",
        "body: Читают многие:",
        "bullet1: – дома;",
        "bullet1: – в школе.",
        "body: Смотри таблицу 1 и рисунок 1.",
        "heading2: Классы",
        "table: Без номера",
        "  head: А | Б",
        "  row: а | б",
        "table: Таблица 1. Классы",
        "  head: Класс | Учеников",
        "  row: 5 «А» | 24",
        "  row: 5 «Б» | 25",
        "after-table: На 1 сентября.",
        "table: Диаграмма. Рост",
        "  head: А",
        "  row: а",
        "figure: цикл.png (Шаги по кругу)",
        "figure-caption: Рисунок 1. Годовой цикл",
        "figure: цикл.png (Клуб)",
        "figure-caption: Схема 2. Клуб",
        "body: Читают:",
        "bullet1: – дома;",
        "bullet1: – в школе.",
        "heading1: Раздел 2. Итоги",
        "body: Всё хорошо.",
    ]


def test_parts_stand_in_the_order_and_under_the_headings_that_are_asked_for(tmp_path: Path) -> None:
    fields = """\
части:
  - план: Что делаем
  - паспорт: Кратко
  - контроль: Кто следит
  - показатели: Сколько
  - приложения
мероприятия: [{группа: Клубы, мероприятия: [Вести клуб]}]
показатели: [{показатель: Доля читающих, план: {2027: 60 %}}]
приложения:
  - приложение: Книги
    содержание: Сказки.
  - приложение: Стихи
    содержание: Песни.
контроль: Следит управление.
подписывает: управление
паспорт: [цель]
"""
    lines = programme(tmp_path, fields)
    assert [line for line in lines if not line.startswith("  ")] == [
        "landscape",
        "heading1: Что делаем",
        "table: Что делаем",
        "heading1: Кратко",
        "table: Кратко",
        "heading1: Кто следит",
        "body: Следит управление.",
        "signature: Начальник управления образования |  | А.П. Иванова",
        "heading1: Сколько",
        "table: Сколько",
        "heading1: Приложение 1. Книги",
        "body: Сказки.",
        "heading1: Приложение 2. Стихи",
        "body: Песни.",
    ]


FILLED = """\
актуальность: Читают мало.
проблемы: [{проблема: Читают мало, подтверждение: [опрос]}]
задачи: [{задача: Учить чтению, код: учить, ответственный: петров}]
показатели: [{показатель: Доля, код: доля, база: 42 %, метод: опрос}]
мониторинг: [{мониторинг: Чтение, показатели: доля}]
риски: [{риск: Уход учителя, мера: Наставник}]
разделы: [{раздел: Анализ, содержание: Читают многие.}]
контроль: Следит управление.
"""


def test_what_the_passport_does_not_hold_stands_in_parts_of_their_own_in_the_usual_order(tmp_path: Path) -> None:
    lines = programme(tmp_path, FILLED)
    assert [line for line in lines[3:] if not line.startswith("  ")] == [
        "contents: Содержание",
        "heading1: Паспорт программы",
        "table: Паспорт программы",
        "heading1: Актуальность программы",
        "body: Читают мало.",
        "heading1: Проблемы, на решение которых направлена программа",
        "body: Читают мало (опрос).",
        "heading1: Задачи программы",
        "table: Задачи программы",
        "heading1: Целевые показатели программы",
        "table: Целевые показатели программы",
        "heading2: Методика расчёта показателей",
        "table: Методика расчёта показателей",
        "heading1: Раздел 1. Анализ",
        "body: Читают многие.",
        "heading1: Мониторинг реализации программы",
        "table: Мониторинг реализации программы",
        "heading1: Риски и меры реагирования",
        "table: Риски и меры реагирования",
        "heading1: Контроль исполнения программы",
        "body: Следит управление.",
    ]


@pytest.mark.parametrize(
    "elsewhere",
    ["паспорт: [актуальность]\n", "разделы: [{раздел: Анализ, содержание: [{вставить: актуальность}]}]\n"],
    ids=["в паспорте", "в разделе"],
)
def test_what_stands_elsewhere_is_no_part(elsewhere: str, tmp_path: Path) -> None:
    assert "\n".join(programme(tmp_path, f"актуальность: Читают мало.\n{elsewhere}")).count("Читают мало.") == 1


def test_a_single_appendix_has_no_number(tmp_path: Path) -> None:
    fields = "приложения: [{приложение: Книги, содержание: Сказки.}]\nчасти: [приложения]\n"
    assert programme(tmp_path, fields)[0] == "heading1: Приложение. Книги"


@pytest.mark.parametrize(
    "typed", ["{{ x }}", "{% raw %}", "<b>жирно</b>", "Мы & вы", "]]>", "&amp;", "<!-- нет -->", "2*3*4"]
)
def test_signs_of_other_languages_print_as_typed(typed: str, tmp_path: Path) -> None:
    quoted = f"'{typed}'"
    fields = f"""\
наименование: {quoted}
идея: {quoted}
координатор: [{quoted}]
паспорт: [наименование, идея, координатор, {{название: {quoted}, текст: {quoted}}}]
разделы:
  - раздел: {quoted}
    содержание:
      - {quoted}
      - таблица: {{название: {quoted}, столбцы: [{quoted}], строки: [[{quoted}]]}}
"""
    folder = district(tmp_path, fields)
    text = "\n".join(paper("программа", folder))
    assert text.count(typed) == 11


FIGURE = """\
разделы:
  - раздел: Анализ
    содержание:
      - рисунок:
          название: Цикл
          файл: {0}
части: [разделы]
"""


def test_a_picture_that_is_said_to_be_absent_leaves_a_frame_and_a_warning(tmp_path: Path) -> None:
    folder = district(tmp_path, FIGURE.format("нет (снимок осенью)"))
    (warning,) = findings(folder)
    assert (warning.code, warning.severity) == ("REF008", Severity.WARNING)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_png_and_jpeg_are_pictures(kind: str, tmp_path: Path) -> None:
    folder = write(district(tmp_path, FIGURE.format("фото/цикл")), {"фото/цикл": picture(kind)})
    assert findings(folder) == []


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("цикл.png", None, "REF006", "ожидается здесь"),
        ("фото", None, "REF006", "Нет файла рисунка «фото»"),
        ("цикл.png", b"", "REF007", "повреждён"),
        ("цикл.png", b"PK\x03\x04 docx", "REF007", "PNG или JPEG"),
        ("цикл.gif", picture("GIF"), "REF007", "PNG или JPEG"),
        ("цикл.png", picture(size=(300, 300))[:200], "REF007", "повреждён"),
        ("цикл.jpg", picture("JPEG", (300, 300))[:400], "REF007", "повреждён"),
        ("большой.png", picture(size=(8000, 6300)), "REF007", "разумного размера"),
        ("../снаружи.png", picture(), "REF007", "вне рабочей папки"),
        ("/dev/null", None, "REF007", "вне рабочей папки"),
        ("ы" * 300, None, "REF006", "Нет файла рисунка"),
    ],
    ids=[
        "нет",
        "папка",
        "пуст",
        "docx",
        "gif",
        "png обрезан",
        "jpeg обрезан",
        "велик",
        "снаружи",
        "от корня",
        "длинно",
    ],
)
def test_what_cannot_be_printed_as_a_picture_is_a_fault(
    name: str, data: bytes | None, code: str, said: str, tmp_path: Path
) -> None:
    folder = district(tmp_path / "район", FIGURE.format(name), **{"фото/стихи": "вид: справочник\n"})
    write(folder, {name: data} if data is not None else {})
    (fault,) = findings(folder)
    assert (fault.code, fault.place.line, fault.place.length) == (code, 21, len(name))
    assert said in f"{fault.message} {fault.hint}"


def test_a_picture_behind_a_loop_of_links_is_a_fault(tmp_path: Path) -> None:
    folder = district(tmp_path, FIGURE.format("круг/цикл.png"))
    (folder / "круг").symlink_to("кольцо")
    (folder / "кольцо").symlink_to("круг")
    assert [fault.code for fault in findings(folder)] == ["REF006"]


def test_pictures_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    other = with_fields(
        PROGRAMME, f"код: счёт\nразработчик: Школа\nприложение к: приказ-1\n{FIGURE.format('цикл.png')}"
    )
    order = "пункты:\n  - утвердить: [чтение, счёт]\n"
    folder = district(tmp_path, f"приложение к: приказ-1\n{FIGURE.format('цикл.png')}", order)
    write(folder, {"цикл.png": picture(), "школа/цикл.png": picture(size=(80, 20)), "школа/счёт.yaml": other})
    assert [line for line in paper("приказ", folder) if line.startswith("figure: ")] == [
        "figure: цикл.png (Цикл)",
        "figure: школа/цикл.png (Цикл)",
    ]


def test_the_cover_says_whose_the_programme_is_and_who_approved_it(tmp_path: Path) -> None:
    fields = """\
организация: управление
место: с. Сосновка
срок: 2027
утверждение:
  - кем: иванова
    дата: 28.08.2026
  - слово: ПРИНЯТА
    кем: Совет школ
    чем: закон
согласовано: [петров]
части: [титул]
"""
    assert programme(tmp_path, fields) == [
        "organisation: Управление образования Сосновского района",
        "approval: СОГЛАСОВАНО / Методист / _____________ О. Петров / «___» _________ 20__ г.",
        "approval: УТВЕРЖДАЮ / Начальник управления образования / _____________ А.П. Иванова / 28.08.2026",
        "approval: ПРИНЯТА / Совет школ / Закон Сосновской области от 01.02.2024 № 5-ОЗ / «___» _________ 20__ г.",
        "title: Муниципальная программа / «Читаем вместе»",
        "subtitle: на 2027 год",
        "place: с. Сосновка, 2026 год",
    ]


def test_a_mark_of_an_order_leaves_room_for_other_marks_and_for_another_organisation(tmp_path: Path) -> None:
    fields = """\
организация: Сосновская школа
приложение к: приказ-1
согласовано: [Совет школ]
части: [титул]
"""
    lines = paper("программа", district(tmp_path, fields, "пункты: [{утвердить: чтение}]\n"))
    assert lines[1:3] == [
        "organisation: Сосновская школа",
        "approval: СОГЛАСОВАНО / Совет школ / «___» _________ 20__ г.",
    ]


def test_a_programme_that_an_order_approves_bears_its_mark(tmp_path: Path) -> None:
    folder = district(tmp_path, "приложение к: приказ-1\nчасти: [титул]\n", "пункты: [{утвердить: чтение}]\n")
    assert paper("программа", folder)[0] == (
        "mark: Приложение / УТВЕРЖДЕНА / приказом управления образования / от 28.08.2026 № 1"
    )
