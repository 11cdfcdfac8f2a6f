"""The plan of measures and other tables that follow from the data."""

from __future__ import annotations

from pathlib import Path

import pytest

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
        "  head: № п/п | Мероприятие | Срок исполнения | Ожидаемый результат | Ответственный | Показатели",
        "  group: Клубы",
        "  row: 1 | Открыть клуб: / – в школе; / – в библиотеке. / Позвать детей: / – младших. / Участники: Дети | "
        "сентябрь 2026 | Клуб открыт / Продукт: Приказ / Контрольные точки: первая встреча; выставка / "
        "Финансирование: 5 тыс. руб. | Начальник управления образования Иванова А.П., Школы | 1",
        "  row: 2 | Вести клуб |  |  |  | ",
        "  group: Замеры",
        "  row: 3 | Замер чтения |  |  |  | ",
    ]


def test_a_column_that_no_measure_fills_does_not_stand(tmp_path: Path) -> None:
    assert plan(tmp_path, "", "мероприятия: [Открыть клуб]\n")[3:] == [
        "  head: № п/п | Мероприятие | Срок исполнения",
        "  row: 1 | Открыть клуб | ",
    ]


@pytest.mark.parametrize(
    ("field", "head", "cell"),
    [
        ("продукт: Приказ", "Ожидаемый результат", "Продукт: Приказ"),
        ("ответственный: нет", "Ответственный", "Нет"),
    ],
    ids=["ниже результата", "сказано, что нет"],
)
def test_a_column_stands_for_all_that_it_prints(field: str, head: str, cell: str, tmp_path: Path) -> None:
    assert plan(tmp_path, "", f"мероприятия: [{{мероприятие: Открыть клуб, {field}}}]\n")[3:] == [
        f"  head: № п/п | Мероприятие | Срок исполнения | {head}",
        f"  row: 1 | Открыть клуб |  | {cell}",
    ]


def test_a_column_that_the_author_asks_for_stands_empty_too(tmp_path: Path) -> None:
    layout = "план: {столбцы: [номер, мероприятие, ответственный]}\n"
    assert plan(tmp_path, layout, "мероприятия: [Открыть клуб]\n")[3:] == [
        "  head: № п/п | Мероприятие | Ответственный",
        "  row: 1 | Открыть клуб | ",
    ]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("начало: 01.09.2026", "с 01.09.2026"),
        ("конец: 30.09.2026", "до 30.09.2026"),
        ("{начало: 01.09.2026, конец: 30.09.2026}", "01.09.2026 – 30.09.2026"),
    ],
)
def test_a_measure_that_has_its_dates_alone_prints_them_as_its_term(dates: str, said: str, tmp_path: Path) -> None:
    measure = f"мероприятия: [{{мероприятие: Открыть клуб, {dates.strip('{}')}}}]\n"
    assert plan(tmp_path, "план: {столбцы: [срок]}\n", measure)[-1] == f"  row: {said}"


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
        "table: Таблица 1. Целевые показатели программы",
        "  head: № п/п | Показатель | Базовое значение | 2027 год | 2028 год | Источник данных, периодичность",
        "  row: 1 | Доля читающих — не менее 90 % | 42,5 % (2026) | 60 % | 90 % | замер",
        "  row: 2 | Прочитано книг |  | — | 500 книг | ",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Доля школ, которые читают вслух", "Доля школ, которые читают вслух, — не менее 90 %"),
        ("Доля школ района", "Доля школ района — не менее 90 %"),
    ],
)
def test_a_comma_closes_a_clause_before_the_value(name: str, said: str, tmp_path: Path) -> None:
    assert inserted(tmp_path, "показатели", f"показатели: [{{показатель: '{name}', не менее: 90 %}}]\n") == [
        f"body: {said}."
    ]


def test_facts_stand_beside_the_targets_of_their_years(tmp_path: Path) -> None:
    fields = "показатели: [{показатель: Доля, план: {2027: 60 %, 2028: 80 %}, факт: {2027: 63 %}}]\n"
    assert inserted(tmp_path, "показатели", fields)[1:] == [
        "  head: № п/п | Показатель | 2027 год | 2027 год, факт | 2028 год",
        "  row: 1 | Доля | 60 % | 63 % | 80 %",
    ]


def test_how_indicators_are_counted_is_a_table_of_its_own(tmp_path: Path) -> None:
    fields = """\
показатели:
  - показатель: Доля читающих
    база: 42 %
    источник: листы наблюдения
    метод: читающие / все × 100
    периодичность: раз в год
    совокупность: все ученики
    ответственный: иванова
  - Доля пишущих
"""
    assert inserted(tmp_path, "показатели", fields) == [
        "table: Таблица 1. Целевые показатели программы",
        "  head: № п/п | Показатель | Базовое значение",
        "  row: 1 | Доля читающих | 42 %",
        "  row: 2 | Доля пишущих | ",
        "table: Таблица 2. Методика расчёта показателей",
        "  head: № п/п | Показатель | Расчёт, источник, периодичность | Ответственный",
        "  row: 1 | Доля читающих | читающие / все × 100 / Охват: все ученики / Источник: листы наблюдения / "
        "Периодичность: раз в год | Начальник управления образования Иванова А.П.",
        "  row: 2 | Доля пишущих |  | ",
    ]


def test_tasks_with_terms_and_persons_print_as_a_table_others_as_a_list(tmp_path: Path) -> None:
    assert inserted(tmp_path / "перечень", "задачи", "")[0] == "bullet1: – Учить чтению."
    fields = "задачи: [{задача: Учить чтению, срок: 2027, ответственный: петров}, Мерить успехи]\n"
    assert inserted(tmp_path / "таблица", "задачи", fields) == [
        "table: Таблица 1. Задачи программы",
        "  head: № п/п | Задача | Срок | Ответственный",
        "  row: 1 | Учить чтению | 2027 | Методист Петров О.",
        "  row: 2 | Мерить успехи |  | ",
    ]


def test_the_cycle_prints_its_steps_by_stages(tmp_path: Path) -> None:
    fields = "цикл: {анализ: Сравнить замеры, решения: [{решение: Изменить план, ответственный: петров}]}\n"
    assert inserted(tmp_path, "цикл", fields) == [
        "table: Таблица 1. Управленческий цикл программы",
        "  head: № п/п | Шаг | Что делают | Ответственный",
        "  row: 1 | Анализ | Сравнить замеры | ",
        "  row: 2 | Решения | Изменить план | Методист Петров О.",
    ]


def test_what_stands_around_a_list_stands_around_its_table(tmp_path: Path) -> None:
    fields = """\
риски:
  заголовок: Чего мы боимся
  введение: Рисков немного.
  вводная: Вот они
  пункты:
    - риск: Уход учителя
      мера: Наставник
  затем: Других нет.
"""
    assert inserted(tmp_path, "риски", fields) == [
        "body: Чего мы боимся",
        "body: Рисков немного.",
        "body: Вот они:",
        "table: Таблица 1. Риски и меры реагирования",
        "  head: № п/п | Риск | Мера реагирования",
        "  row: 1 | Уход учителя | Наставник",
        "after-table: Других нет.",
    ]


def test_tables_put_in_are_counted_with_the_others(tmp_path: Path) -> None:
    fields = """\
риски: [{риск: Уход учителя, мера: Наставник}]
разделы:
  - раздел: Часть
    содержание:
      - Классы — в таблице <№ классы>.
      - вставить: риски
      - таблица: {код: классы, название: Классы, столбцы: Класс, строки: [5 «А»]}
части: [разделы]
"""
    assert [line for line in programme(tmp_path, fields) if not line.startswith("  ")][1:] == [
        "body: Классы — в таблице 2.",
        "table: Таблица 1. Риски и меры реагирования",
        "table: Таблица 2. Классы",
    ]


def test_risks_and_monitoring_print_as_tables_without_idle_columns(tmp_path: Path) -> None:
    fields = (
        "риски:\n  - риск: Уход\n    мера: |\n      Наставник:\n      - свой\n  - риск: Перегрузка\n    мера: Отдых\n"
    )
    assert inserted(tmp_path, "риски", fields) == [
        "table: Таблица 1. Риски и меры реагирования",
        "  head: № п/п | Риск | Мера реагирования",
        "  row: 1 | Уход | Наставник: / – свой",
        "  row: 2 | Перегрузка | Отдых",
    ]
    fields = "мониторинг: [{мониторинг: Чтение, периодичность: раз в год, показатели: доля, ответственный: петров}]\n"
    assert inserted(tmp_path, "мониторинг", fields)[1:] == [
        "  head: № п/п | Что отслеживается | Периодичность | Показатели | Ответственный",
        "  row: 1 | Чтение | раз в год | 1 | Методист Петров О.",
    ]


def test_the_plan_can_stand_inside_a_section(tmp_path: Path) -> None:
    measures = "мероприятия: [{группа: Клубы, мероприятия: [Вести клуб]}]\n"
    assert inserted(tmp_path, "план", measures) == inserted(tmp_path, "мероприятия", measures)
