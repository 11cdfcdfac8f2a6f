"""The plan of measures and other tables that follow from the data."""

from __future__ import annotations

from pathlib import Path

from tests.papers.outlines import after, programme

MEASURES = """\
мероприятия:
  - группа: Клубы
    мероприятия:
      - код: клуб
        мероприятие: |
          Открыть клуб:
          - в школе;
          - в библиотеке.

          Позвать детей:
          - младших.
        срок: сентябрь 2026
        начало: 01.09.2026
        конец: 30.09.2026
        результат: Клуб **открыт**
        продукт: Приказ
        ответственный: [иванова, Школы]
        задачи: [мерить, учить]
        показатели: доля
        вехи: [первая встреча, выставка]
        финансирование: 5 тыс. руб.
        участники: Дети
      - Вести клуб
  - группа: Замеры
    мероприятия: Замер чтения
"""


def plan(folder: Path, layout: str = "", measures: str = MEASURES) -> list[str]:
    return programme(folder, measures + layout, "план")


def test_the_usual_plan_numbers_measures_through_the_groups(tmp_path: Path) -> None:
    assert plan(tmp_path) == [
        "landscape",
        "heading1: План мероприятий",
        "table: План мероприятий",
        "  head: № п/п | Мероприятие | Срок исполнения | Ожидаемый результат | Ответственный",
        "  group: Клубы",
        "  row: 1 | Открыть клуб: / – в школе; / – в библиотеке. / Позвать детей: / – младших. | сентябрь 2026 | "
        "Клуб открыт | Начальник управления образования Иванова А.П., Школы",
        "  row: 2 | Вести клуб |  |  | ",
        "  group: Замеры",
        "  row: 3 | Замер чтения |  |  | ",
    ]


def test_every_field_of_a_measure_can_be_a_column(tmp_path: Path) -> None:
    columns = "номер, код, срок, начало, окончание, продукт, задача, показатель"
    lines = plan(tmp_path, f"план:\n  столбцы: [{columns}, контрольные точки, средства, участники]\n")
    assert after(lines, "table", 3) == [
        "  head: № п/п | Код | Срок исполнения | Начало | Окончание | Продукт | Задачи | Показатели | "
        "Контрольные точки | Финансирование | Участники",
        "  group: Клубы",
        "  row: 1 | клуб | сентябрь 2026 | 01.09.2026 | 30.09.2026 | Приказ | 1, 2 | 1 | "
        "первая встреча / выставка | 5 тыс. руб. | Дети",
    ]


def test_measures_may_stand_without_groups(tmp_path: Path) -> None:
    measures = (
        "мероприятия:\n  - Раз\n  - мероприятие: Два\n    срок: май 2027\n  - группа: Клубы\n    мероприятия: [Три]\n"
    )
    assert plan(tmp_path, "план:\n  столбцы: [номер, мероприятие, срок]\n", measures)[3:] == [
        "  head: № п/п | Мероприятие | Срок исполнения",
        "  row: 1 | Раз | ",
        "  row: 2 | Два | май 2027",
        "  group: Клубы",
        "  row: 3 | Три | ",
    ]


def test_numbers_may_begin_anew_in_each_group(tmp_path: Path) -> None:
    lines = plan(tmp_path, "план:\n  нумерация: по группам\n  столбцы: [номер, мероприятие]\n")
    assert [line.partition(" | ")[0] for line in lines if line.startswith("  row")] == [
        "  row: 1.1",
        "  row: 1.2",
        "  row: 2.1",
    ]


def test_the_author_names_the_plan_and_its_columns_and_adds_his_own(tmp_path: Path) -> None:
    layout = """\
план:
  название: Дорожная карта
  столбцы:
    - номер
    - мероприятие: Что делаем
    - название: Отметка о выполнении
    - название: Основание
      текст: план района
"""
    lines = plan(tmp_path, layout, "мероприятия:\n  - группа: Клубы\n    мероприятия: Вести клуб\n")
    assert lines == [
        "landscape",
        "heading1: Дорожная карта",
        "table: Дорожная карта",
        "  head: № п/п | Что делаем | Отметка о выполнении | Основание",
        "  group: Клубы",
        "  row: 1 | Вести клуб |  | план района",
    ]


def inserted(folder: Path, field: str, fields: str) -> list[str]:
    """What `вставить:` prints in a section."""
    section = f"разделы: [{{раздел: Часть, содержание: [{{вставить: {field}}}]}}]\nчасти: [разделы]\n"
    return programme(folder, fields + section)[1:]


def test_indicators_print_with_their_base_and_targets_by_year(tmp_path: Path) -> None:
    fields = """\
показатели:
  - показатель: Доля читающих
    не менее: 90 %
    база: 42,5 % (2026)
    план:
      2028: 90 %
      2027: 60 %
    источник: замер
  - показатель: Прочитано книг
    единица: книг
    план:
      2028: 500
"""
    assert inserted(tmp_path, "показатели", fields) == [
        "table: Целевые показатели программы",
        "  head: № п/п | Показатель | Базовое значение | 2027 год | 2028 год | Источник данных, периодичность",
        "  row: 1 | Доля читающих — не менее 90 % | 42,5 % (2026) | 60 % | 90 % | замер",
        "  row: 2 | Прочитано книг |  | — | 500 книг | ",
    ]


def test_risks_and_monitoring_print_as_tables_without_idle_columns(tmp_path: Path) -> None:
    fields = (
        "риски:\n  - риск: Уход\n    мера: |\n      Наставник:\n      - свой\n  - риск: Перегрузка\n    мера: Отдых\n"
    )
    assert inserted(tmp_path, "риски", fields) == [
        "table: Риски и меры реагирования",
        "  head: № п/п | Риск | Мера реагирования",
        "  row: 1 | Уход | Наставник: / – свой",
        "  row: 2 | Перегрузка | Отдых",
    ]
    fields = "мониторинг:\n  - мониторинг: Чтение\n    периодичность: раз в год\n    ответственный: иванова\n"
    assert inserted(tmp_path, "мониторинг", fields)[1:] == [
        "  head: № п/п | Что отслеживается | Периодичность | Ответственный",
        "  row: 1 | Чтение | раз в год | Начальник управления образования Иванова А.П.",
    ]


def test_the_plan_can_stand_inside_a_section(tmp_path: Path) -> None:
    measures = "мероприятия: [{группа: Клубы, мероприятия: [Вести клуб]}]\n"
    assert inserted(tmp_path, "план", measures) == inserted(tmp_path, "мероприятия", measures)
