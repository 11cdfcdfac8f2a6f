"""Управленческий цикл неполон

Что проверяет
    В муниципальной и региональной программе есть вся цепочка: цель, показатели, методы сбора информации, мониторинг,
    анализ, рекомендации, меры (мероприятия), управленческие решения, анализ эффективности мер. Анализ называет
    показатели, на которых он стоит; решение — кто и когда его принимает. Недостающие шаги названы по порядку.
    Школьной программы правило не касается; у краткой («профиль: краткий») цикл смотрят, если он в ней есть.

Зачем
    Оценка механизмов управления качеством смотрит именно эту цепочку; разрыв обнуляет всё, что ниже.

Плохо
    методы сбора информации: Опрос учеников
    мониторинг: Диагностика чтения
    мероприятия:
      - мероприятие: Уроки чтения
        срок: 2027

Хорошо
    методы сбора информации: Опрос учеников
    мониторинг: Диагностика чтения
    мероприятия:
      - мероприятие: Уроки чтения
        срок: 2027
    цикл:
      анализ:
        - анализ: Сводный анализ диагностики чтения по школам
          показатели: [доля]
          срок: июнь ежегодно
      рекомендации: Адресные рекомендации школам с низкими результатами
      решения:
        - решение: Приказ об изменении плана мероприятий
          ответственный: иванова
          срок: август ежегодно
      эффективность мер: Сравнение показателей до и после мер

Осторожно
    Чисто организационной программе цикл не нужен: «цикл: нет (причина)». Шаг засчитывается и по заголовку раздела
    или подраздела с его названием.

Как исправить
    Добавьте в поле «цикл:» недостающие шаги: «анализ:», «рекомендации:», «решения:», «эффективность мер:».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.emptiness import reason_for
from generator.derive.headings import headings
from generator.findings import Severity
from generator.rules.draft import Draft, filled
from generator.rules.rule import Mark, Missing, Options, Rule


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its field (of the record `цикл` when `in_cycle`), words of a heading that tell it.

    `told` are fields of which each must be filled in some entry, with what to say when none is.
    """

    name: str
    field: str
    in_cycle: bool = False
    title: str = ""
    told: tuple[tuple[str, str], ...] = ()


STEPS = (
    Step("цель", "goal"),
    Step("показатели", "indicators"),
    Step("методы сбора информации", "methods", title=r"метод\w* сбора"),
    Step("мониторинг", "monitoring", title=r"мониторинг"),
    Step(
        "анализ", "analysis", True, r"анализ\w* (?:результат\w* )?мониторинг", (("indicators", "по каким показателям"),)
    ),
    Step("рекомендации", "recommendations", True, r"рекомендаци"),
    Step("меры", "measures"),
    Step("решения", "decisions", True, r"управленческ\w* решени", (("responsible", "кто"), ("period", "когда"))),
    Step("эффективность мер", "effect", True, r"эффективност\w* (?:принятых )?мер"),
)


def subjects(draft: Draft) -> Sequence[Step] | Missing:
    """The steps, where the programme must have them all; a short one that tells no cycle is not judged."""
    if draft.record["profile"] == "краткий" and not draft.holds("cycle"):
        return Missing("краткая программа без поля «цикл»")
    is_waived = bool(reason_for(draft.record, "cycle"))
    is_asked = str(draft.record["level"]) in ("муниципальная", "региональная")
    return STEPS if is_asked and not is_waived else ()


def check(step: Step, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on a step that is absent, or does not tell what it must."""
    holder = (draft.record["cycle"] or {}) if step.in_cycle else draft.record
    key = f"цикл, {step.name}" if step.in_cycle else draft.key(step.field)
    if filled(holder.get(step.field)):
        yield from _untold(step, holder[step.field], draft, key)
    elif not reason_for(holder, step.field) and not _has_title(step, draft):
        hint = f"Добавьте поле «{step.name}:»{' внутри «цикл:»' if step.in_cycle else ''} или «цикл: нет (причина)»."
        hint = hint if step.field != "measures" else "Добавьте поле «мероприятия:»."
        yield Mark(f"В управленческом цикле нет шага «{step.name}»", draft.place, hint, key)


def _untold(step: Step, entries: object, draft: Draft, key: str) -> Iterator[Mark]:
    if not step.told or not isinstance(entries, list):
        return
    untold = [words for name, words in step.told if not any(filled(one.get(name)) for one in entries)]
    if untold:
        at = entries[0]["text"] or draft.place
        hint = f"Добавьте к шагу {' и '.join(FIELDS[name] for name, words in step.told if words in untold)}."
        yield Mark(f"В шаге цикла «{step.name}» не сказано, {' и '.join(untold)}", at, hint, key)


FIELDS = {"indicators": "«показатели:»", "responsible": "«ответственный:»", "period": "«срок:»"}


def _has_title(step: Step, draft: Draft) -> bool:
    titles = headings(draft.record) if step.title else ()
    return any(re.search(step.title, title, re.IGNORECASE) for title in titles)


RULE = Rule(
    code="STR006",
    name="management-cycle",
    severity=Severity.ERROR,
    criterion="K6",
    manual=__doc__,
    subjects=subjects,
    check=check,
)
