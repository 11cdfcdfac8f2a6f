"""Событие раньше основания

Что проверяет
    - Мероприятие не начинается раньше, чем утверждена программа: раньше приказа, к которому она приложена, или даты
      грифа. То же — своё мероприятие дорожной карты.
    - В плане нет мероприятия, которое разрабатывает или утверждает саму эту программу.
    - Срок поручения в приказе не раньше даты приказа.

Зачем
    Нельзя исполнять план, который ещё не утверждён.

Плохо
    утверждение:
      - кем: иванова
        дата: 02.09.2026
    мероприятия:
      - мероприятие: Обучение наставников
        срок: июль 2026

Хорошо
    утверждение:
      - кем: иванова
        дата: 02.09.2026
    мероприятия:
      - мероприятие: Обучение наставников
        срок: сентябрь 2026

Осторожно
    Год без месяца («2026») и ежегодные сроки не считаются ранними, если у них есть дни и после утверждения. Приказ,
    который «распространяется на отношения, возникшие с 01.07.2026», считается с этого дня.

Как исправить
    Перенесите мероприятие, а подготовительную работу уберите из плана: она сделана до него.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.counts import tokens_of
from generator.derive.intervals import first_day, intervals_of, last_day, recurrence_of, written_days
from generator.derive.orders import points_in
from generator.findings import Related, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Date, Years


@dataclass(frozen=True, eq=False, slots=True)
class Assignment:
    """A term that an order sets in one of its points."""

    period: Text
    path: str


Subject = Item | Assignment


def subjects(draft: Draft) -> Sequence[Subject] | Missing:
    """The measures of what is approved (of what is not yet, those that plan it); the terms of an order."""
    if draft.kind == "order":
        return list(_assignments(draft)) if isinstance(draft.record["date"], Date) else Missing("нет даты приказа")
    measures = draft.items("measures")
    if draft.approval is not None:
        return measures
    return [one for one in measures if _plans_itself(one, draft)] or Missing("нет даты утверждения")


def _assignments(draft: Draft) -> Iterator[Assignment]:
    for path, point in points_in(draft.record):
        for name in ("instruct", "publish", "appoint"):
            period = (point.get(name) or {}).get("period")
            if isinstance(period, Text):
                yield Assignment(period, path)


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of what begins before its ground, and of a plan that plans itself."""
    if isinstance(subject, Assignment):
        yield from _assigned(subject, draft)
        return
    if _plans_itself(subject, draft):
        message = f"{subject.title}: план готовит сам себя — он начнёт действовать, когда программа уже утверждена"
        yield Mark(message, subject.place, "Уберите подготовку программы из её плана.", subject.path, "self-planning")
        return
    approval = draft.approval
    if approval is not None and (start := _start_before(subject, approval.day)):
        said = subject["period"] or subject["begin"] or subject["finish"]
        message = f"{subject.title} начинается {start:%d.%m.%Y}, а основание — {approval.ground}"
        hint = "Перенесите начало или уберите мероприятие из утверждаемого плана."
        yield Mark(message, said, hint, subject.path, "early", related=(Related(approval.place, "здесь основание"),))


def _start_before(measure: Item, approved: date) -> date | None:
    """The first day of a measure that begins before the approval for certain."""
    intervals = intervals_of(measure.record)
    first = next((one for one in intervals if (day := first_day(one)) and day < approved), None)
    if first is None:
        return None
    ends_before = (last_day(first) or approved) < approved
    if _is_vague(measure):  # a year, or every year: early only if all of it is
        return first_day(first) if all((last_day(one) or approved) < approved for one in intervals) else None
    begins_in_month = first_day(first) is not None and _month(first_day(first)) < _month(approved)
    return first_day(first) if ends_before or begins_in_month else None


def _is_vague(measure: Item) -> bool:
    period = measure["period"]
    words = re.search(r"квартал|полугод|учебн|весь|всего|всей", period or "", re.IGNORECASE)
    by_year = isinstance(period, Years) and period.first is not None
    return bool(words) or (by_year and not measure["begin"]) or recurrence_of(measure.record) is not None


def _month(day: date | None) -> tuple[int, int]:
    assert day is not None
    return day.year, day.month


def _assigned(assignment: Assignment, draft: Draft) -> Iterator[Mark]:
    dated, found = draft.record["date"].value, written_days(assignment.period)
    day = last_day(found) if found else None
    if dated and day and day < dated:
        message = f"Срок поручения «{quoted(assignment.period)}» раньше приказа от {dated:%d.%m.%Y}"
        at = Related(draft.record["date"].place, "здесь дата приказа")
        yield Mark(
            message, assignment.period, "Исправьте срок поручения.", assignment.path, "assignment", related=(at,)
        )


PREPARING = (
    *("разработка", "утверждение", "подготовка", "создание", "согласование", "принятие", "написание", "экспертиза"),
    *("разработать", "утвердить", "подготовить", "создать", "согласовать", "принять", "написать"),
)
OWN = ("настоящий", "данный", "этот")
LEVELS = ("школьный", "муниципальный", "региональный")


def _plans_itself(measure: Item, draft: Draft) -> bool:
    """«Разработка [проекта муниципальной] программы …»: of this very programme, by its name or by no other."""
    before, found, after = _words(measure.text).partition(" программа ")
    words = before.split()
    if not found or not words or words[0] not in PREPARING or any(one not in _ALLOWED for one in words[1:]):
        return False
    if any(one in OWN for one in words):
        return True
    own_level = _words(str(draft.record.get("level") or "")).strip()
    if any(one in LEVELS and one != own_level for one in words):
        return False
    return _names(after, _words(str(draft.record["name"] or "")))


_ALLOWED = (*PREPARING, *OWN, *LEVELS, "и", "проект", "текст", "целевой", "комплексный", "паспорт")


def _words(text: str) -> str:
    """Lemmas of the first sentence, parted and framed by spaces."""
    first = re.split(r"[.;:\n]", text)[0]
    return " ".join(("", *(one.lemma for one in tokens_of(first) if one.sort == "word"), ""))


def _names(after: str, name: str) -> bool:
    """Whether the words behind «программы» are the programme's own name, or none at all."""
    said = [one for one in after.split() if len(one) > SHORT]
    own = set(name.split())
    return sum(one in own for one in said) * 2 >= len(said)


SHORT = 3  # letters of a word that tells nothing: «на», «для», «год»

RULE = Rule(
    code="TIM002",
    name="before-ground",
    severity=Severity.ERROR,
    criterion="K10",
    gate=True,
    manual=__doc__,
    kinds=("programme", "roadmap", "order"),
    subjects=subjects,
    check=check,
)
