"""Срок вне программы

Что проверяет
    Мероприятия, их вехи, задачи, этапы, годы плана и факта показателей лежат внутри срока программы. Срок цели — тоже,
    и притом в последнем году срока (иначе это предупреждение). Повторяющиеся сроки («октябрь – март ежегодно») начинают
    внутри срока, конец последнего промежутка может выйти за него.

Зачем
    За пределами срока программы ответственности нет.

Плохо
    срок: 2024–2026
    срок цели: 31.12.2027

Хорошо
    срок: 2024–2026
    срок цели: 31.12.2026

Осторожно
    «К 2029 году» читают по-разному: кто-то — к концу 2028 года, кто-то — в самом 2029. Для программы до 2028 года это
    предупреждение: напишите «к концу 2028 года». Если цель нарочно достигается раньше, объясните это в поле «почему
    срок цели». Мероприятие «2026 год» или «3 квартал 2026» у программы с 15 сентября 2026 года не считается ранним, как
    и «сентябрь – октябрь 2026»: дней в таком сроке нет.

Как исправить
    Исправьте срок или продлите программу.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.derive.deadlines import Deadline, deadline_of
from generator.derive.intervals import first_day, intervals_of, last_day, milestones_of, recurrence_of, touches
from generator.derive.targets import series_of
from generator.findings import Severity
from generator.language.terms import Interval
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import MONTHS, Date, Years
from generator.workspace.terms import programme_interval


@dataclass(frozen=True, slots=True)
class Whole:
    """The programme's term with both ends known."""

    begin: date
    end: date

    def __str__(self) -> str:
        return f"{_day(self.begin)}–{_day(self.end)}"

    @property
    def interval(self) -> Interval:
        """The same as an interval."""
        return Interval(self.begin, self.end)


Subject = Deadline | Item


def subjects(draft: Draft) -> Sequence[Subject] | Missing:
    """The goal's deadline and all items that have a time."""
    if _whole(draft) is None:
        return Missing("срок программы не прочитан")
    goal = deadline_of(draft.record)
    dated = [one for name in PARTS for one in draft.items(name) if name == "indicators" or intervals_of(one.record)]
    return [*([goal] if goal else []), *dated]


def _whole(draft: Draft) -> Whole | None:
    found = programme_interval(draft.record)
    return Whole(found.begin, found.end) if found and found.begin and found.end else None


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of times that lie outside of the programme's term."""
    whole = _whole(draft)
    assert whole is not None
    if isinstance(subject, Deadline):
        yield from _goal(subject, whole, draft)
    else:
        yield from PARTS[subject.field.name](subject, whole)


def _goal(goal: Deadline, whole: Whole, draft: Draft) -> Iterator[Mark]:
    at, path = goal.text.at(goal.offset, goal.length), draft.key("goal")
    if goal.is_vague and goal.day == whole.end + timedelta(1):
        message = f"Срок цели «{goal.said}» — это {_day(goal.day)}, программа кончается днём раньше"
        hint = f"Напишите «к концу {whole.end.year} года», чтобы поняли одинаково."
        yield Mark(message, at, hint, path, "goal-vague", Severity.WARNING)
    elif not whole.begin <= goal.day <= whole.end:
        shown = f"«{goal.said}»" if _day(goal.day) == goal.said else f"«{goal.said}» ({_day(goal.day)})"
        yield Mark(f"Срок цели {shown} вне срока программы {whole}", at, "Исправьте срок цели.", path, "goal")
    elif (whole.end - goal.day).days >= A_YEAR and not draft.holds("goal_date_reason"):
        message = f"Цель достигается «{goal.said}», а программа идёт до {_day(whole.end)}"
        hint = "Назовите срок цели в последнем году программы или объясните в поле «почему срок цели»."
        yield Mark(message, at, hint, path, "goal-early", Severity.WARNING)


A_YEAR = 365  # days


def _dated(item: Item, whole: Whole) -> Iterator[Mark]:
    """A measure, a task, a stage: the first of its times that is outside."""
    period = item["period"]
    outside = next((one for one in intervals_of(item.record) if not _fits(one, item, whole)), None)
    if outside is not None:
        said = next(one for one in (period, item.record.get("begin"), item.record.get("finish")) if one)
        message = f"{item.title}: срок «{quoted(said)}» вне срока программы {whole}"
        yield Mark(message, said, HINT, item.path, item.field.name)


HINT = "Исправьте срок или срок программы."


def _fits(interval: Interval, item: Item, whole: Whole) -> bool:
    begin, end = first_day(interval), last_day(interval)
    if begin is None or end is None:
        return True
    if recurrence_of(item.record) is not None:
        return touches(interval, whole.interval)
    if _is_by_days(item):
        return whole.begin <= begin and end <= whole.end
    inside = _month(whole.begin) <= _month(begin) and _month(end) <= _month(whole.end)
    return inside or (_is_one_period(item["period"]) and touches(interval, whole.interval))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _is_by_days(item: Item) -> bool:
    """Whether the term is written by days: «до 01.10.2026», «с 5 по 20 мая»."""
    own = any(isinstance(item.record.get(name), Date) for name in ("begin", "finish"))
    return own or bool(re.search(DAYS, item["period"] or ""))


DAYS = rf"\d\d?\.\d\d|\d\s+(?:{'|'.join(MONTHS)})"


def _is_one_period(period: Text | None) -> bool:
    """Whether the term is one quarter, half or run of years, so that it may begin late and end early."""
    return isinstance(period, Years) and (period.first is not None or not re.search(r"[–—-]|\b(?:с|со|по)\b", period))


def _measure(measure: Item, whole: Whole) -> Iterator[Mark]:
    yield from _dated(measure, whole)
    for text, interval in milestones_of(measure.record, whole.interval):
        if interval and not touches(interval, whole.interval):
            message = f"Веха мероприятия {measure.number} «{quoted(text)}» вне срока программы {whole}"
            yield Mark(message, text, "Исправьте дату вехи.", f"{measure.path}, вехи", "milestone")


def _indicator(indicator: Item, whole: Whole) -> Iterator[Mark]:
    series = series_of(indicator.record)
    for value in (*series.targets, *series.facts):
        if value.year is not None and not whole.begin.year <= value.year <= whole.end.year:
            what = "план" if value in series.targets else "факт"
            message = f"{indicator.title}: {what} на {value.year} год вне срока программы {whole}"
            yield Mark(
                message, value.said, "Исправьте год; значение до начала программы — это база.", indicator.path, what
            )


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


PARTS: Mapping[str, Callable[[Item, Whole], Iterator[Mark]]] = {
    "tasks": _dated,
    "indicators": _indicator,
    "stages": _dated,
    "measures": _measure,
}

RULE = Rule(
    code="TIM001",
    name="outside-term",
    severity=Severity.ERROR,
    criterion="K4",
    manual=__doc__,
    needs=("period",),
    subjects=subjects,
    check=check,
)
