"""The papers of a road map: its plan in the make-ups that are met, plan against fact, what nobody told."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.papers.outlines import after, outline
from tests.workspaces import district, errors

PROGRAMME = """\
срок: 2026–2028
показатели:
  - показатель: Доля читающих учеников — не менее 90 %
    код: доля
    база: 40 % (2026)
    план: {2027: 60 %, 2028: 90 %}
    факт: {2027: 58 %}
  - показатель: Число жалоб
    код: жалобы
    база: 9
    план: {2027: 5}
мероприятия:
  - группа: Клубы
    мероприятия:
      - мероприятие: |
          Открыть клуб:
          - в школе;
          - в библиотеке.
        код: клуб
        срок: сентябрь 2026
        ответственный: иванова
      - мероприятие: Вести клуб
        код: вести
        срок: октябрь 2026 – декабрь 2028
  - группа: Итоги
    мероприятия:
      - мероприятие: Итоговая встреча
        код: итоги
        срок: май 2028
"""
MAP = """\
вид: дорожная карта
код: карта
программа: чтение
срок: 2026/27 учебный год
мероприятия:
  - мероприятие: Конкурс чтецов
    код: конкурс
    срок: апрель 2027
    намечено: {выступление: 20}
"""
FACTS = """\
на дату: 30.06.2027
факты:
  клуб: выполнено
"""


def printed(folder: Path, paper: str, fields: str = FACTS, roadmap: str = MAP) -> list[str]:
    """The outline of a paper of a small road map."""
    where = district(folder, PROGRAMME, карта=roadmap + fields)
    assert [one.message for one in errors(where)] == []
    (found,) = check([where])
    composed = compose(PAPERS[paper], found.workspace.descriptions["карта"], found.workspace)
    assert list(composed.findings) == []
    return [line.replace("\u00a0", " ") for line in outline(composed.tree)]


def rows(lines: list[str], title: str) -> list[str]:
    """The rows and groups of a table."""
    found = after(lines, f"table: {title}", 99)[1:]
    return list(takewhile(lambda line: line.startswith("  "), found))


def test_the_plan_holds_the_measures_of_the_term_and_the_own_ones(tmp_path: Path) -> None:
    assert printed(tmp_path, "план") == [
        "landscape",
        "heading1: Дорожная карта реализации муниципальной программы «Читаем вместе»",
        "subtitle: 2026/27 учебный год",
        "table: Дорожная карта реализации муниципальной программы «Читаем вместе»",
        "  head: № в плане | Мероприятие | Срок исполнения | Ответственный",
        "  group: Клубы",
        "  row: 1 | Открыть клуб: / – в школе; / – в библиотеке. | сентябрь 2026 | "
        "Начальник управления образования Иванова А.П.",
        "  row: 2 | Вести клуб | октябрь 2026 – декабрь 2028 | ",
        "  group: Прочие мероприятия",
        "  row: 4 | Конкурс чтецов / Намечено: 20 выступлений | апрель 2027 | ",
    ]


LAYOUTS = {  # make-ups of plans that are met in practice, and their heads
    "срок, результат": (
        "[номер, мероприятие, срок: Срок исполнения, результат: Ожидаемые результаты, ответственный]",
        "№ п/п | Мероприятие | Срок исполнения | Ожидаемые результаты | Ответственный",
        "1 | Конкурс чтецов | апрель 2027 | Победители названы | Методист Петров О.",
    ),
    "использование результатов": (
        "[номер, мероприятие: Направление, срок: Сроки, использование результатов]",
        "№ п/п | Направление | Сроки | Дальнейшее использование результатов",
        "1 | Конкурс чтецов | апрель 2027 | Записи — в библиотеку",
    ),
    "контрольные точки": (
        "[номер, мероприятие: Мероприятие / контрольная точка, конец: Дата, ответственный, вид документа, источник]",
        "№ п/п | Мероприятие / контрольная точка | Дата | Ответственный | Вид подтверждающего документа | "
        "Система-источник",
        "1 | Конкурс чтецов | 30.04.2027 | Методист Петров О. | Протокол | Дневник",
    ),
    "последствия": (
        "[номер, мероприятие, ответственный, начало, окончание, результат, последствия, "
        "показатели: Связь с показателями]",
        "№ п/п | Мероприятие | Ответственный | Начало | Окончание | Ожидаемый результат | "
        "Последствия нереализации | Связь с показателями",
        "1 | Конкурс чтецов | Методист Петров О. | 01.04.2027 | 30.04.2027 | Победители названы | Читать некому | 2",
    ),
}
RICH = """\
вид: дорожная карта
код: карта
программа: чтение
мероприятия:
  - мероприятие: Конкурс чтецов
    код: конкурс
    срок: апрель 2027
    результат: Победители названы
    ответственный: петров
    использование результатов: Записи — в библиотеку
    вид документа: Протокол
    источник: Дневник
    последствия: Читать некому
    показатели: жалобы
"""


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_plan_takes_the_columns_that_are_met(name: str, tmp_path: Path) -> None:
    columns, head, row = LAYOUTS[name]
    plain = columns.strip("[]").split(", ")
    layout = "план:\n  номера столбцов: да\n  столбцы:\n" + "".join(f"    - {one}\n" for one in plain)
    programme = PROGRAMME[: PROGRAMME.index("мероприятия:")]
    where = district(tmp_path, programme, карта=RICH + layout)
    assert [one.message for one in errors(where)] == []
    (found,) = check([where])
    lines = outline(compose(PAPERS["план"], found.workspace.descriptions["карта"], found.workspace).tree)
    numbers = " | ".join(str(n) for n in range(1, len(plain) + 1))
    assert lines[-3:] == [f"  head: {head}", f"  head: {numbers}", f"  row: {row}"]


def test_what_nobody_told_is_overdue_once_its_term_is_over(tmp_path: Path) -> None:
    assert rows(printed(tmp_path, "план-факт"), "Мероприятия") == [
        "  group: Клубы",
        "  row: 1 | Открыть клуб | сентябрь 2026 | выполнено | ",
        "  row: 2 | Вести клуб | октябрь 2026 – декабрь 2028 | запланировано | ",
        "  group: Прочие мероприятия",
        "  row: 4 | Конкурс чтецов | апрель 2027 | просрочено (факта нет) | 0 из 20 выступлений",
    ]
    assert rows(printed(tmp_path, "план-факт"), "Просроченные мероприятия") == [
        "  row: 4 | Конкурс чтецов | апрель 2027 | сведений о выполнении нет, срок прошёл"
    ]


def test_the_summary_counts_by_group(tmp_path: Path) -> None:
    assert rows(printed(tmp_path, "план-факт"), "Сводка") == [
        "  row: Клубы | 2 | 1 | 0 | 1 | 0 | 0 | 1 | 100 % (1 из 1)",
        "  row: Прочие мероприятия | 1 | 0 | 0 | 0 | 1 | 0 | 1 | 0 % (0 из 1)",
        "  row: Всего | 3 | 1 | 0 | 1 | 1 | 0 | 2 | 50 % (1 из 2)",
    ]


def test_events_print_one_by_one_and_are_counted(tmp_path: Path) -> None:
    facts = """\
на дату: 30.06.2027
факты:
  клуб:
    статус: выполнено
    дата: 20.09.2026
    проведено:
      встреча:
        - дата: 10.09.2026
          тема: Знакомство
          место: библиотека
          участники: 12
        - Первая книга
      выставка: 1
    подтверждение: [протокол, фотографии]
  4:
    статус: отменено
    причина: Болезнь чтецов
    решение: Проводится осенью
"""
    assert rows(printed(tmp_path, "план-факт", facts), "Мероприятия") == [
        "  group: Клубы",
        "  row: 1 | Открыть клуб | сентябрь 2026 | выполнено / 20.09.2026 | 2 встречи, 1 выставка, 12 человек / "
        "10.09.2026: Знакомство, библиотека, 12 человек / Первая книга | протокол / фотографии | ",
        "  row: 2 | Вести клуб | октябрь 2026 – декабрь 2028 | запланировано |  |  | ",
        "  group: Прочие мероприятия",
        "  row: 4 | Конкурс чтецов | апрель 2027 | отменено | 0 из 20 выступлений |  | "
        "Болезнь чтецов / Решение: Проводится осенью",
    ]


def test_a_fact_of_the_map_wins_over_that_of_the_programme(tmp_path: Path) -> None:
    facts = f"{FACTS}факты показателей:\n  жалобы:\n    значение: 7\n    причина: Новая форма обращений\n"
    head = "  head: № п/п | Показатель | Базовое значение | План на 2027 год | Факт | Отклонение | Итог"
    lines = printed(tmp_path / "карта", "план-факт", facts)
    assert after(lines, "table: Показатели", 3) == [
        f"{head} | Причина",
        "  row: 1 | Доля читающих учеников — не менее 90 % | 40 % (2026) | 60 % | 58 % | −2 п. п. | не достигнут | ",
        "  row: 2 | Число жалоб | 9 | 5 | 7 | +2 | не достигнут | Новая форма обращений",
    ]
    own = f"{FACTS}факты показателей: {{доля: 60 %, 2: '4'}}\n"
    assert rows(printed(tmp_path / "своё", "план-факт", own), "Показатели") == [
        "  row: 1 | Доля читающих учеников — не менее 90 % | 40 % (2026) | 60 % | 60 % | 0 | достигнут",
        "  row: 2 | Число жалоб | 9 | 5 | 4 | −1 | достигнут",
    ]


def test_a_fact_of_so_many_of_so_many_is_compared_in_per_cent(tmp_path: Path) -> None:
    told = f"{FACTS}факты показателей: {{доля: 2 из 3}}\n"
    assert rows(printed(tmp_path, "план-факт", told), "Показатели")[0].endswith(
        " | 40 % (2026) | 60 % | 2 из 3 | +6,7 п. п. | достигнут"
    )


def test_a_map_stands_without_a_programme(tmp_path: Path) -> None:
    roadmap = "вид: дорожная карта\nкод: карта\nнаименование: Год чтения\nмероприятия: [Открыть клуб]\n"
    assert printed(tmp_path, "план", "подписывает: иванова\n", roadmap)[1:] == [
        "heading1: Дорожная карта «Год чтения»",
        "table: Дорожная карта «Год чтения»",
        "  head: № п/п | Мероприятие | Срок исполнения",
        "  row: 1 | Открыть клуб | ",
        "signature: Начальник управления образования |  | А.П. Иванова",
    ]
