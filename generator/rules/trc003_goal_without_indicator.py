"""Цель или задача без показателя

Что проверяет
    Каждую задачу измеряет хотя бы один показатель (поле «задачи» показателя). Цель считается измеримой, когда хотя бы
    у одного показателя есть значение, к которому идут: «не менее», «не более», «значение», «план» или число в его
    словах. Если показатели с задачами не связаны вовсе, замечание одно.

Зачем
    Без показателя нельзя сказать, решена ли задача.

Плохо
    задачи:
      - задача: Учить чтению
        код: учить
      - задача: Снизить тревожность учеников
        код: тревожность
    показатели:
      - показатель: Доля читающих учеников — не менее 90 %
        задачи: [учить]

Хорошо
    задачи:
      - задача: Учить чтению
        код: учить
      - задача: Снизить тревожность учеников
        код: тревожность
    показатели:
      - показатель: Доля читающих учеников — не менее 90 %
        задачи: [учить]
      - показатель: Доля учеников с высокой тревожностью
        не более: 10 %
        задачи: [тревожность]

Осторожно
    Один показатель может измерять несколько задач: «задачи: [учить, тревожность]».

Как исправить
    Назовите задачу в поле «задачи» показателя, добавьте показатель или объедините задачи.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.coverage import naming
from generator.derive.targets import series_of
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, quoted
from generator.rules.lacks import Lack, Subject, check_of, subjects_of
from generator.rules.rule import Mark, Missing, Options, Rule

GOAL = "цель"


def _is_unmeasured(task: Item, draft: Draft) -> bool:
    return not naming(task.record, [item.record for item in draft.items("indicators")], "tasks")


HINT = "Назовите задачу в поле «задачи» показателя, который её измеряет, или добавьте показатель."
UNMEASURED = Lack("tasks", _is_unmeasured, "без показателя", "Ни одну задачу не измеряет ни один показатель", HINT)


def subjects(draft: Draft) -> Sequence[Subject | str] | Missing:
    """The goal and the tasks."""
    tasks = subjects_of(UNMEASURED)(draft)
    goal = [GOAL] if draft.holds("goal") else []
    return tasks if isinstance(tasks, Missing) else [*goal, *tasks]


def check(subject: Subject | str, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on a goal or a task that nothing measures; how many such tasks there are is told beside."""
    if isinstance(subject, str):
        yield from _goal(draft)
        return
    tasks = draft.items("tasks")
    share = f" (таких задач {sum(_is_unmeasured(task, draft) for task in tasks)} из {len(tasks)})"
    for mark in check_of(UNMEASURED)(subject, draft, options):
        told = share if isinstance(subject, Item) else ""
        yield Mark(mark.message + told, mark.at, mark.hint, mark.path)


def _goal(draft: Draft) -> Iterator[Mark]:
    goal = draft.record["goal"]
    if isinstance(goal, Text) and not any(series_of(item.record).is_measured for item in draft.items("indicators")):
        hint = "Дайте показателю значение: «не менее: 90 %» или «план:» по годам."
        yield Mark(f"Цель «{quoted(goal)}» без показателя: ни у одного нет значения, к которому идут", goal, hint, GOAL)


RULE = Rule(
    code="TRC003",
    name="goal-without-indicator",
    severity=Severity.ERROR,
    criterion="K7",
    gate=True,
    manual=__doc__,
    needs=("tasks",),
    subjects=subjects,
    check=check,
)
