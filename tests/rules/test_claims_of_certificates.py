"""What a certificate claims of measures in its own words is held against the facts: four of six, one overdue."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.review.rulebook import rulebook
from generator.review.runner import review, usual
from generator.rules.draft import Draft
from tests.workspaces import district

ROADMAP = """\
вид: дорожная карта
мероприятия: [Курсы, Расписание, Клуб, Неделя уроков, Вебинары, Конкурс чтецов]
на дату: 30.06.2027
факты:
  1:
    статус: выполнено
    участники: 21
  2: выполнено
  3: выполнено
  4:
    статус: просрочено
    причина: карантин
  5:
    статус: выполнено
    участники: 55
  6:
    статус: отменено
    причина: нет заявок
"""
CERTIFICATE = """\
вид: справка
организация: управление
дорожная карта: карта
срок: 2027
факты:
  - направление: Обучение
    мероприятия: [1, 5]
    текст: {direction}
  - направление: Клуб
    мероприятия: [2, 3, 4, 6]
    текст: {club}
вывод: {conclusion}
подписывает: иванова
"""


def remarks(folder: Path, **texts: str) -> list[str]:
    """The codes of what the rules on facts remark in a certificate with these texts."""
    said = dict.fromkeys(("direction", "club", "conclusion"), "Работа велась по карте.") | texts
    (checked,) = check([district(folder, карта=ROADMAP, справка=CERTIFICATE.format(**said))])
    rules = usual([rulebook()["XDC004"], rulebook()["XDC005"]])
    drafts = [Draft(one, checked.workspace) for one in checked.asked if one.kind.name == "certificate"]
    return [outcome.rule.code for draft in drafts for outcome in review(draft, rules) for _ in outcome.judged]


@pytest.mark.parametrize(
    "said, code",
    [
        ("'Мероприятия выполнены частично: 5 из 6 мероприятий.'", "XDC004"),
        ("Выполнено 5 из 6 мероприятий.", "XDC004"),
        ("Выполнены 5 мероприятий из 6.", "XDC004"),
        ("Выполнено пять мероприятий дорожной карты.", "XDC004"),
        ("Дорожная карта выполнена на 83 %.", "XDC004"),
        ("Просрочено 3 мероприятия.", "XDC004"),
        ("Выполнено 4 мероприятия, 2 мероприятия просрочено.", "XDC004"),
        ("Таким образом, дорожная карта выполнена.", "XDC005"),
        ("Дорожная карта успешно выполнена, план перевыполнен.", "XDC005"),
        ("Дорожная карта выполнена на 100 %.", "XDC005"),
    ],
)
def test_a_conclusion_in_own_words_that_the_facts_belie_is_remarked(tmp_path: Path, said: str, code: str) -> None:
    assert remarks(tmp_path, conclusion=said) == [code]


@pytest.mark.parametrize(
    "said",
    [
        "Мероприятия выполнены <вывод.оценка>.",
        "'Мероприятия выполнены частично: 4 из 6 мероприятий.'",
        "Мероприятия выполнены на 66,7 %, просрочено 1 мероприятие.",
        "Дорожная карта выполнена на 67 %.",
        "Запланировано 6 мероприятий, из них выполнено 4 мероприятия, отменено 1 мероприятие.",
        "Выполнено 3 мероприятия по чтению.",
        "Не выполнены 2 мероприятия.",
        "Дорожная карта выполнена, кроме недели уроков и конкурса.",
        "Дорожная карта в целом не выполнена.",
        "Проведено 12 мероприятий для родителей.",
        "План приёма в первый класс выполнен на 95 %.",
        "В направлении «Клуб» выполнено 2 из 4 мероприятий.",
    ],
)
def test_a_conclusion_that_agrees_with_the_facts_or_is_of_something_else_passes(tmp_path: Path, said: str) -> None:
    assert remarks(tmp_path, conclusion=said) == []


@pytest.mark.parametrize(
    "texts, codes",
    [
        ({"club": "Мероприятия выполнены на 75 % (3 из 4)."}, ["XDC004"]),
        ({"club": "Мероприятия выполнены на 50 % (2 из 4)."}, []),
        ({"club": "Мероприятия выполнены на <доля>."}, []),
        ({"direction": "В них участвовали 120 человек."}, ["XDC004"]),
        ({"direction": "В них участвовали 76 человек, в вебинарах — 55 участников."}, []),
        ({"direction": "Обучены 120 человек."}, []),
    ],
)
def test_a_direction_is_held_against_its_own_measures(tmp_path: Path, texts: dict[str, str], codes: list[str]) -> None:
    assert remarks(tmp_path, **texts) == codes
