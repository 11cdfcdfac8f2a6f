"""Показатель ни к чему не привязан

Что проверяет
    Показатель называет задачу, которую измеряет (поле «задачи»), и на него ссылается мероприятие или мониторинг
    (их поле «показатели»). Если связи нет ни у одного показателя, замечание одно.

Зачем
    Показатель без задачи лишний, показатель без мероприятия недостижим.

Плохо
    показатели:
      - показатель: Доля читающих учеников — не менее 90 %
        код: доля
        задачи: [учить]
      - показатель: Доля школ с медиатекой — 100 %
    мероприятия:
      - мероприятие: Уроки чтения
        срок: 2027
        показатели: [доля]

Хорошо
    показатели:
      - показатель: Доля читающих учеников — не менее 90 %
        код: доля
        задачи: [учить]
      - показатель: Доля школ с медиатекой — 100 %
        установлен: Региональная программа «Школьная библиотека»
    мероприятия:
      - мероприятие: Уроки чтения
        срок: 2027
        показатели: [доля]

Осторожно
    Показатель, который велит измерять вышестоящий акт, отмечают полем «установлен:» с кодом акта или словами.

Как исправить
    Назовите задачу в поле «задачи» показателя, а сам показатель — в поле «показатели» мероприятия или мониторинга.
"""

from __future__ import annotations

from generator.derive.coverage import naming
from generator.derive.emptiness import reason_for
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, check_of, subjects_of
from generator.rules.rule import Rule
from generator.workspace.plans import measures_in


def _is_aimless(indicator: Item, draft: Draft) -> bool:
    is_linked = draft.linked(indicator["tasks"]) or reason_for(indicator.record, "tasks")
    return not (indicator.holds("imposed") or is_linked)


def _is_unreached(indicator: Item, draft: Draft) -> bool:
    """Without a plan and a monitoring there is nobody to ask; that they are absent is said elsewhere."""
    servants = [*measures_in(draft.record), *(item.record for item in draft.items("monitoring"))]
    return bool(servants) and not indicator.holds("imposed") and not naming(indicator.record, servants, "indicators")


AIMLESS = Lack(
    "indicators",
    _is_aimless,
    "не названа задача, которую он измеряет",
    "Ни один показатель не связан с задачами",
    "Назовите задачу: «задачи: [код или номер]»; если показатель дан сверху — «установлен:» и акт.",
    "no-goal",
)
UNREACHED = Lack(
    "indicators",
    _is_unreached,
    "к нему не ведёт ни мероприятие, ни мониторинг",
    "Ни на один показатель не ссылаются ни мероприятия, ни мониторинг",
    "Назовите показатель в поле «показатели» мероприятия, которое его меняет, или мониторинга, который его собирает.",
    "no-measure",
)

RULE = Rule(
    code="TRC004",
    name="orphan-indicator",
    severity=Severity.WARNING,
    criterion="K7",
    manual=__doc__,
    needs=("indicators",),
    subjects=subjects_of(AIMLESS, UNREACHED),
    check=check_of(AIMLESS, UNREACHED),
)
