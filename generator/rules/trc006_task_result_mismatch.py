"""Задачи и результаты не сходятся

Что проверяет
    Из каждой задачи следует хотя бы один ожидаемый результат (поле «задачи» результата); каждый результат называет
    задачу и показатель, по которому его проверят. Если связи нет ни у одного, замечание одно. Совет даётся, когда
    задача обещает создать предмет (кодекс, банк, клуб), а в её результатах он не назван.

Зачем
    Результат без задачи обещан зря, задача без результата не проверяется.

Плохо
    задачи:
      - задача: Разработать кодекс оценивания
        код: кодекс
      - задача: Учить чтению
        код: учить
    результаты:
      - результат: Издан сборник
        показатели: [1]
      - результат: Ученики читают с пониманием
        задачи: [учить]
        показатели: [1]

Хорошо
    задачи:
      - задача: Разработать кодекс оценивания
        код: кодекс
      - задача: Учить чтению
        код: учить
    результаты:
      - результат: Принят кодекс оценивания
        задачи: [кодекс]
        показатели: [1]
      - результат: Ученики читают с пониманием
        задачи: [учить]
        показатели: [1]

Осторожно
    Совет о предмете сравнивает слова: если результат называет его иначе, совет можно не принимать.

Как исправить
    Назовите в результате его задачи и показатели; недостающий результат добавьте, лишний уберите.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.derive.coverage import led_to, naming
from generator.derive.emptiness import reason_for
from generator.findings import Severity
from generator.language.lemmas import WORD, lemma, lemmas
from generator.language.morphology import readings
from generator.rules.draft import Draft, Item
from generator.rules.lacks import Lack, Subject, check_of, subjects_of
from generator.rules.rule import Mark, Options, Rule

CREATING = re.compile(r"\b(?:разработать|создать|издать|выпустить|открыть|учредить|принять|написать)\b", re.IGNORECASE)
BEFORE_NOUN = ("ADJF", "PRTF", "NUMR")
# What is created without being a thing that one could show.
ABSTRACT = re.compile(
    "условие|система|возможность|среда|работа|порядок|процесс|механизм|подход|культура|мотивация|деятельность|комплекс|"
    "пространство|основа|предпосылка|ситуация|атмосфера|решение|участие|мера|образ"
)
MANY = {"сеть", "серия", "цикл", "ряд"}  # of what: the thing is named by the noun that follows


def _yields_nothing(task: Item, draft: Draft) -> bool:
    return not naming(task.record, [item.record for item in draft.items("results")], "tasks")


def _is_aimless(result: Item, draft: Draft) -> bool:
    return not (draft.linked(result["tasks"]) or reason_for(result.record, "tasks"))


def _is_unmeasured(result: Item, draft: Draft) -> bool:
    return not (draft.linked(result["indicators"]) or reason_for(result.record, "indicators"))


LACKS = (
    Lack(
        "tasks",
        _yields_nothing,
        "не назван результат",
        "Ни из одной задачи не следует результат",
        "Назовите задачу в поле «задачи» результата, к которому она ведёт, или добавьте результат.",
        "no-result",
    ),
    Lack(
        "results",
        _is_aimless,
        "не следует ни из одной задачи",
        "Ни один результат не следует из задач",
        "Назовите задачу результата: «задачи: [код или номер]».",
        "no-task",
    ),
    Lack(
        "results",
        _is_unmeasured,
        "нет показателя, по которому его проверят",
        "Ни у одного результата нет показателя",
        "Назовите показатель результата: «показатели: [код или номер]».",
        "no-indicator",
    ),
)


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on what leads nowhere; where no result names a task, the tasks need no mark of their own."""
    for mark in check_of(*LACKS)(subject, draft, options):
        if not (isinstance(subject, Draft) and mark.sub == "no-result" and LACKS[1].is_everywhere(draft)):
            yield mark
    if isinstance(subject, Item) and subject.field.name == "tasks":
        yield from _drift(subject, draft)


def _drift(task: Item, draft: Draft) -> Iterator[Mark]:
    """An advice when the thing that a task promises to create is not named in its results."""
    results = naming(task.record, [item.record for item in draft.items("results")], "tasks")
    thing = _created(task.text)
    told = [str(one["text"] or "") for result in results for one in (result, *led_to(result["indicators"]))]
    if results and thing and lemma(thing) not in lemmas(" ".join(told)):
        message = f"{task.title} обещает «{thing}», а в её результатах этого слова нет"
        hint = "Назовите в результате то же, что в задаче, или уточните задачу."
        yield Mark(message, task.place, hint, task.path, "drift", Severity.ADVICE)


def _created(text: str) -> str:
    """The noun that a verb of making governs: «Создать районный банк заданий» -> «банк»; empty for none."""
    found = CREATING.search(text)
    for word in WORD.findall(text[found.end() :]) if found else ():
        reading = readings(word)[0]
        if reading.part == "NOUN" and lemma(word) not in MANY:
            return "" if ABSTRACT.fullmatch(lemma(word)) else str(word)
        if reading.part not in (*BEFORE_NOUN, "NOUN"):
            break
    return ""


RULE = Rule(
    code="TRC006",
    name="task-result-mismatch",
    severity=Severity.ERROR,
    criterion="K2",
    manual=__doc__,
    needs=("tasks", "results"),
    subjects=subjects_of(*LACKS),
    check=check,
)
