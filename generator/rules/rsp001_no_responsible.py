"""Нет ответственного

Что проверяет
    У каждого мероприятия и каждого мониторинга назван ответственный (у рисков его спрашивает RSP004). Если не назван
    ни у одного, замечание одно.

Зачем
    За дело без имени никто не отвечает.

Плохо
    мероприятия:
      - мероприятие: Опрос родителей
        срок: май 2027
      - мероприятие: Уроки чтения
        срок: май 2027
        ответственный: петров

Хорошо
    мероприятия:
      - мероприятие: Опрос родителей
        срок: май 2027
        ответственный: иванова
      - мероприятие: Уроки чтения
        срок: май 2027
        ответственный: петров

Осторожно
    Если ответственных назначает отдельный документ, скажите об этом: «ответственный: Назначается приказом школы».

Как исправить
    Добавьте поле «ответственный» с кодом лица из справочника.
"""

from __future__ import annotations

from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, check_of, subjects_of
from generator.rules.rule import Rule


def _is_nobodys(item: Item, draft: Draft) -> bool:
    return not item.holds("responsible")


HINT = "Добавьте «ответственный:» с кодом лица из справочника."
LACKS = (
    Lack("measures", _is_nobodys, "ответственный не назван", "Ни у одного мероприятия нет ответственного", HINT),
    Lack("monitoring", _is_nobodys, "ответственный не назван", "Ни у одного мониторинга нет ответственного", HINT),
)

RULE = Rule(
    code="RSP001",
    name="no-responsible",
    severity=Severity.ERROR,
    criterion="K6",
    manual=__doc__,
    subjects=subjects_of(*LACKS),
    check=check_of(*LACKS),
)
