"""Цель нельзя проверить

Что проверяет
    - У цели есть число и срок: в её словах, в поле «срок цели» или у показателей программы (план по годам, порог).
    - У каждого ожидаемого результата есть число или показатель с числом. «Все», «каждый», «ни один» — тоже число;
      «издан сборник», «принято положение» числа не требуют.
    - В цели и результате без числа нет слов, которые ничего не измеряют: «эффективный», «качественный», «широкий».
    - Задача не начинается словом, за которым ничего не обещано: «способствовать», «создать условия»,
      «совершенствовать». Если у задачи есть показатель, это только совет.

Зачем
    Цель без числа и срока нельзя ни достичь, ни провалить.

Плохо
    цель: Широкое развитие чтения
    показатели:
      - показатель: Доля читающих учеников

Хорошо
    цель: К концу 2028 года доля учеников с базовым уровнем чтения не ниже 92 % (в 2025 году — 84 %)

Настройки
    расплывчатые: слова, которые ничего не измеряют, в словарной форме.
    слабые: слова, с которых задаче лучше не начинаться, в словарной форме.

Осторожно
    Цель, взятая из закона или указа дословно, бывает без числа: замечание можно снять строкой
    «# metodist: ignore[IND005] цель установлена указом». «Полный» в словах «полное общее образование» не считается.

Как исправить
    Назовите показатель, число и срок. Слабое слово замените действием, которое можно увидеть: «обучить», «открыть».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.derive.counts import Token, tokens_of
from generator.derive.coverage import led_to
from generator.derive.targets import series_of
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Options, Rule

Subject = Text | Item


def subjects(draft: Draft) -> Sequence[Subject]:
    """The goal, the tasks, the expected results."""
    goal = draft.record["goal"]
    said = [goal] if isinstance(goal, Text) and draft.holds("goal") else []
    return [*said, *draft.items("tasks"), *draft.items("results")]


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of a goal, a task or a result that nobody can check."""
    if not isinstance(subject, Item):
        yield from _goal(subject, draft, options)
    elif subject.field.name == "tasks":
        yield from _task(subject, draft, options)
    else:
        yield from _result(subject, options)


def _goal(goal: Text, draft: Draft, options: Options) -> Iterator[Mark]:
    if is_counted(goal):
        return
    measured = [one for one in draft.items("indicators") if series_of(one.record).is_measured]
    severity = Severity.WARNING if measured else None
    for word in _listed(goal, options["расплывчатые"]):
        hint = "Назовите показатель, число, срок: «К концу 2028 года доля … не ниже 92 %»."
        at = goal.at(word.start, len(word.said))
        yield Mark(f"Цель: «{word.said}» не измеряется", at, hint, draft.key("goal"), "vague", severity)
        return
    if not measured:
        message = f"Цель «{quoted(goal)}» нельзя проверить: ни числа в ней, ни показателя с числом в программе"
        yield Mark(message, goal, "Назовите в цели число и срок.", draft.key("goal"), "no-number")


def _result(result: Item, options: Options) -> Iterator[Mark]:
    if is_counted(result.text) or any(series_of(one).is_measured for one in led_to(result["indicators"])):
        return
    vague = _listed(result.text, options["расплывчатые"])
    if not vague and _is_product(result.text):
        return
    word = f": «{vague[0].said}» не измеряется" if vague else ": ни числа, ни показателя с числом"
    at = result.text.at(vague[0].start, len(vague[0].said)) if vague else result.place
    hint = "Назовите число, которого достигнут, или показатель в поле «показатели» результата."
    yield Mark(f"{result.title}{word}", at, hint, result.path, "result")


def _is_product(text: str) -> bool:
    """Whether a result is a thing that is there or is not: «Издан сборник», «Приняты положения о наставничестве»."""
    first = tokens_of(text)[:1]
    return bool(first) and first[0].lemma in PRODUCED


PRODUCED = ("издать", "принять", "утвердить", "открыть", "опубликовать", "заключить", "подписать", "разместить")


def _task(task: Item, draft: Draft, options: Options) -> Iterator[Mark]:
    first = tokens_of(task.text)[:2]
    lemmas = [one.lemma for one in first]
    if not lemmas or not {lemmas[0], " ".join(lemmas)} & set(options["слабые"]):
        return
    said = task.text[first[0].start : (first[0] if lemmas[0] in options["слабые"] else first[-1]).end]
    linked = any(task.record in led_to(one["tasks"]) for one in draft.items("indicators"))
    severity = Severity.ADVICE if linked else None
    message = f"Задача {task.number}: «{said}» не говорит, что будет сделано"
    hint = "Начните действием, которое можно увидеть: обучить, открыть, принять, — или назовите показатель задачи."
    yield Mark(message, task.text.at(first[0].start, len(said)), hint, task.path, "weak-verb", severity)


def is_counted(text: str) -> bool:
    """Whether words tell how much: a number that is no date and no «5–9 классы», or «все», «каждый», «вдвое»."""
    found = tokens_of(text)
    pairs = zip_longest(found, found[1:])
    counts = [one for one, following in pairs if one and one.number is not None and not _names(following)]
    return bool(counts) or bool(re.search(QUANTIFIERS, text, re.IGNORECASE))


def _names(following: Token | None) -> bool:
    """Whether a number only names what follows: «9 класс»."""
    return following is not None and following.lemma in ("класс", "год", "век")


QUANTIFIERS = (  # of those who act («каждый ученик читает», «у всех есть план»), not «для каждого»
    r"\b(?:все|вся|кажд(?:ый|ая|ое)|люб(?:ой|ая|ое)|у\s+(?:всех|кажд\w+)|ни\s+одн\w+|ни\s+один|вдвое|втрое|"
    r"половин\w+|треть|четверть|нет|отсутству\w+)\b"
)


def _listed(text: str, words: Sequence[str]) -> list[Token]:
    """The words of the text that are on the list, save where they are part of a fixed name."""
    found = [one for one in tokens_of(text) if one.lemma in words]
    return [one for one in found if not re.match(FIXED, text[one.start :], re.IGNORECASE)]


FIXED = r"полн\w+\s+(?:общ|средн|дн|рабоч|семь)|качественн\w+\s+(?:состав|показател|анализ)|максимальн\w+\s+балл"

VAGUE = (
    *("эффективный", "качественный", "широкий", "полный", "всесторонний", "наилучший", "максимальный", "оптимальный"),
    *("достойный", "современный", "инновационный", "гармоничный", "благоприятный", "комфортный"),
    *("эффективно", "качественно", "всесторонне", "максимально", "оптимально"),
)
WEAK = (
    *("способствовать", "содействовать", "стремиться", "совершенствовать", "активизировать", "оптимизировать"),
    *("создавать условие", "создать условие", "создание условие", "содействие", "совершенствование"),
    *("активизация", "оптимизация"),
)

RULE = Rule(
    code="IND005",
    name="unmeasurable-goal",
    severity=Severity.ERROR,
    criterion="K7",
    gate=True,
    manual=__doc__,
    needs=("goal",),
    subjects=subjects,
    check=check,
    options={"расплывчатые": VAGUE, "слабые": WEAK},
)
