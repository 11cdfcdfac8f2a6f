"""Задача без мероприятия

Что проверяет
    На каждую задачу программы ссылается хотя бы одно мероприятие (поле «задачи» мероприятия). Если мероприятия
    с задачами не связаны вовсе, замечание одно.

Зачем
    Задача без мероприятия — пожелание: эксперт спросит, чем она решается.

Плохо
    задачи:
      - задача: Создать сеть наставников
        код: наставники
    мероприятия:
      - мероприятие: Обучение кураторов
        срок: 2027

Хорошо
    задачи:
      - задача: Создать сеть наставников
        код: наставники
    мероприятия:
      - мероприятие: Отбор и обучение наставников
        срок: 2027
        задачи: [наставники]

Настройки
    минимум: сколько мероприятий нужно каждой задаче (обычно 1).

Осторожно
    Задача, которой служит каждое мероприятие, тоже должна быть названа хотя бы в одном.

Как исправить
    Назовите код задачи в поле «задачи» мероприятия, добавьте мероприятие или уберите задачу.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.coverage import naming
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, Subject, check_of, subjects_of
from generator.rules.rule import Mark, Options, Rule
from generator.workspace.plans import measures_in


def _is_unserved(task: Item, draft: Draft) -> bool:
    return not naming(task.record, measures_in(draft.record), "tasks")


HINT = "Назовите задачу в поле «задачи» мероприятия, которое её решает, или добавьте мероприятие."
UNSERVED = Lack("tasks", _is_unserved, "ни одного мероприятия", "Ни одну задачу не решает ни одно мероприятие", HINT)


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark when fewer measures than needed name the task."""
    if isinstance(subject, Draft) or _is_unserved(subject, draft):
        yield from check_of(UNSERVED)(subject, draft, options)
        return
    number, least = len(naming(subject.record, measures_in(draft.record), "tasks")), options["минимум"]
    if number < least:
        yield Mark(f"{subject.title}: мероприятий {number}, нужно хотя бы {least}", subject.place, HINT, subject.path)


RULE = Rule(
    code="TRC001",
    name="task-without-measure",
    severity=Severity.ERROR,
    criterion="K5",
    gate=True,
    manual=__doc__,
    needs=("tasks",),
    subjects=subjects_of(UNSERVED),
    check=check,
    options={"минимум": 1},
)
