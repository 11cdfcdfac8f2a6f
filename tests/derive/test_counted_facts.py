"""What a certificate counts of a road map's facts: those of its term, as they stood on its day; worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.derive.spoken import computed_words
from generator.derive.verdict import states_in
from generator.findings import Severity
from generator.workspace.load import Workspace
from tests.workspaces import district, errors, findings

MAP = """\
вид: дорожная карта
код: карта
наименование: Читаем вместе
срок: 2027 год
на дату: 31.12.2027
мероприятия:
  - мероприятие: Цикл семинаров
    код: семинары
    срок: январь – ноябрь 2027
  - мероприятие: Диагностика
    код: диагностика
    срок: февраль 2027
  - мероприятие: Конкурс чтецов
    код: конкурс
    срок: апрель 2027
  - мероприятие: Летняя школа
    код: лето
    срок: июль 2027
  - мероприятие: Тьюторский пункт
    код: тьюторы
  - мероприятие: Итоговая встреча
    код: встреча
    срок: декабрь 2027
факты:
  семинары:
    статус: выполнено
    дата: 20.11.2027
    участники: 70
    проведено:
      семинар:
        - {дата: 15.02.2027, участники: 20}
        - {дата: 17.05.2027, участники: 25}
        - {дата: 20.11.2027, участники: 30}
  диагностика:
    статус: выполнено
    дата: 26.02.2027
    проведено: {анкета: 40}
  конкурс:
    статус: выполнено
    дата: 20.10.2027
    проведено: {выступление: 12}
    причина: Карантин
  лето:
    статус: отменено
    дата: 01.07.2027
    причина: Ремонт
  тьюторы:
    статус: идёт по графику
    проведено: {консультация: 30}
"""
CERTIFICATE = """\
вид: справка
код: итоги
организация: управление
дорожная карта: карта
подписывает: иванова
"""


def certified(folder: Path, fields: str, roadmap: str = MAP) -> Workspace:
    where = district(folder, карта=roadmap, итоги=f"{CERTIFICATE}{fields}")
    assert errors(where) == []
    (found,) = check([where])
    return found.workspace


def stands(workspace: Workspace) -> dict[str, str]:
    return {str(one.measure["code"]): str(one.status) for one in states_in(workspace.descriptions["итоги"].record)}


YEAR = {
    "семинары": "выполнено",
    "диагностика": "выполнено",
    "конкурс": "выполнено",
    "лето": "отменено",
    "тьюторы": "идёт по графику",
    "встреча": "запланировано",
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("срок: 2027 год", YEAR),
        (
            # the seminars went on, the contest of April came in October only, the tutors are told of in December
            "начало: 01.01.2027\nконец: 30.06.2027\nсрок: первое полугодие",
            {
                "семинары": "идёт по графику",
                "диагностика": "выполнено",
                "конкурс": "просрочено",
                "тьюторы": "запланировано",
            },
        ),
        (
            # what was settled before July is another certificate's
            "начало: 01.07.2027\nконец: 31.12.2027\nсрок: второе полугодие",
            {one: YEAR[one] for one in ("семинары", "конкурс", "лето", "тьюторы", "встреча")},
        ),
        (
            # signed in March: nothing later is known
            "срок: 2027 год\nдата: 01.03.2027",
            {
                "семинары": "идёт по графику",
                "диагностика": "выполнено",
                "конкурс": "запланировано",
                "лето": "запланировано",
                "тьюторы": "запланировано",
                "встреча": "запланировано",
            },
        ),
    ],
    ids=["год", "до июля", "с июля", "на день подписания"],
)
def test_measures_stand_as_they_did_on_the_certificates_day(
    fields: str, expected: dict[str, str], tmp_path: Path
) -> None:
    assert stands(certified(tmp_path, fields)) == expected


@pytest.mark.parametrize(
    ("fields", "held", "participants"),
    [
        ("срок: 2027 год", {"семинар": 3, "анкета": 40, "выступление": 12, "консультация": 30}, 70),
        ("начало: 01.01.2027\nконец: 30.06.2027\nсрок: полугодие", {"семинар": 2, "анкета": 40}, 20 + 25),
        (
            "начало: 01.07.2027\nконец: 31.12.2027\nсрок: полугодие",
            {"семинар": 1, "выступление": 12, "консультация": 30},
            30,
        ),
        ("срок: 2027 год\nдата: 01.03.2027", {"семинар": 1, "анкета": 40}, 20),
    ],
    ids=["год", "до июля", "с июля", "на день подписания"],
)
def test_only_what_was_held_in_the_term_is_counted(
    fields: str, held: dict[str, int], participants: int, tmp_path: Path
) -> None:
    states = states_in(certified(tmp_path, fields).descriptions["итоги"].record)
    assert {str(noun): number for state in states for noun, number in state.done.items()} == held
    assert sum(state.participants or 0 for state in states) == participants


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("срок: 2027 год", "частично: 3 из 4 мероприятий, срок которых наступил к 31 декабря 2027 года"),
        (
            "начало: 01.01.2027\nконец: 30.06.2027\nсрок: полугодие",
            "частично: 1 из 2 мероприятий, срок которых наступил к 30 июня 2027 года",
        ),
        (
            "срок: 2027 год\nдата: 01.03.2027",
            "в полном объёме в той части, срок которой наступил к 1 марта 2027 года",
        ),
    ],
    ids=["год", "до июля", "на день подписания"],
)
def test_the_verdict_is_of_the_term(fields: str, words: str, tmp_path: Path) -> None:
    workspace = certified(tmp_path, fields)
    said = computed_words(workspace.descriptions["итоги"].record, workspace)
    assert said.replace("\u00a0", " ") == words


def test_what_is_not_counted_is_told_with_and_without_a_day(tmp_path: Path) -> None:
    fields = "начало: 01.01.2027\nконец: 30.06.2027\nсрок: первое полугодие\n"
    found = [one for one in findings(district(tmp_path, карта=MAP, итоги=CERTIFICATE + fields)) if one.code == "RMP016"]
    assert sorted((one.severity, one.message) for one in found) == [
        (
            Severity.ADVICE,
            "Факты вне срока справки (с 01.01.2027 по 30.06.2027): семинары (20.11.2027), конкурс (20.10.2027), "
            "лето (01.07.2027); в счёт они не идут",
        ),
        (
            Severity.WARNING,
            "Факты без даты сказаны на 31.12.2027, а справка — с 01.01.2027 по 30.06.2027: тьюторы; в счёт они не идут",
        ),
    ]


def test_a_year_that_the_map_tells_of_whole_leaves_nothing_out(tmp_path: Path) -> None:
    found = findings(district(tmp_path, карта=MAP, итоги=f"{CERTIFICATE}срок: 2027 год\n"))
    assert "RMP016" not in [one.code for one in found]


DATED = MAP.replace("    код: тьюторы\n", "    код: тьюторы\n    срок: 2027 год\n")
NAMED = "факты:\n  - мероприятия: [семинары, лето]\n    текст: Проведено <проведено.семинар>, это <доля>.\n"


def test_a_term_beside_that_of_the_map_is_told_once(tmp_path: Path) -> None:
    where = district(tmp_path, карта=DATED, итоги=f"{CERTIFICATE}срок: 2030/31 учебный год\n{NAMED}")
    assert [(one.code, one.message) for one in errors(where)] == [
        ("RMP016", "В срок справки «2030/31 учебный год» не попадает ни одно мероприятие дорожной карты")
    ]


def test_a_map_that_is_named_twice_is_counted_once_and_told(tmp_path: Path) -> None:
    twice = CERTIFICATE.replace("карта: карта", "карта: [карта, карта]")
    where = district(tmp_path, карта=MAP, итоги=f"{twice}срок: 2027 год\n{NAMED}")
    assert [(one.code, one.message) for one in errors(where)] == [("RMP009", "Дорожная карта «карта» названа дважды")]
    (found,) = check([where])
    assert stands(found.workspace) == YEAR and len(states_in(found.workspace.descriptions["итоги"].record)) == len(YEAR)


def test_a_status_is_not_both_done_and_left_out(tmp_path: Path) -> None:
    rules = "правила вывода:\n  не учитывать: выполнено\n"
    (found,) = errors(district(tmp_path, карта=MAP, итоги=f"{CERTIFICATE}срок: 2027 год\n{rules}"))
    assert (found.code, found.message) == ("RMP011", "Статус «выполнено» и считают выполненным, и не учитывают")
