"""Пустой год или мониторинг без плана

Что проверяет
    - На каждый год срока в плане есть мероприятия с датой: такие, которые не идут весь срок без перерыва, или
      повторяются, или имеют в этом году веху.
    - Если мониторинг обещан «2 раза в год», в плане каждого года столько же событий: мероприятий с датой, которые
      служат показателям этого мониторинга или сами называются мониторингом. Месяцы в скобках считаются поимённо.
    - Последний мониторинг (отчёт, итоги) приходится на последние полгода срока.

Зачем
    Программа на четыре года с планом на один — замечание о реалистичности.

Плохо
    срок: 2026–2027
    мониторинг:
      - мониторинг: Техника чтения
        периодичность: 2 раза в год
    мероприятия:
      - мероприятие: Мониторинг техники чтения
        срок: ноябрь 2026
      - мероприятие: Семинар для учителей
        срок: март 2026
      - мероприятие: Неделя чтения
        срок: март 2027

Хорошо
    срок: 2026–2027
    мониторинг:
      - мониторинг: Техника чтения
        периодичность: 2 раза в год
    мероприятия:
      - мероприятие: Мониторинг техники чтения
        срок: май, ноябрь ежегодно
      - мероприятие: Неделя чтения
        срок: март 2026, 2027

Настройки
    мероприятий в год: сколько мероприятий с датой нужно каждому году (обычно 2).

Осторожно
    План, который составляют заново каждый год, отметьте строкой «план на год: да»: тогда довольно одного года. Неполный
    первый и последний год считается по его месяцам; меньше трёх месяцев — не считается.

Как исправить
    Добавьте мероприятия и вехи недостающих лет, запишите повторение в срок: «октябрь, февраль ежегодно».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.derive.counts import tokens_of
from generator.derive.coverage import led_to
from generator.derive.intervals import (
    days_in,
    events_in,
    intervals_of,
    is_whole,
    last_day,
    milestones_of,
    recurrence_of,
    touches,
    year_within,
    yearly,
    years_of,
)
from generator.findings import Severity
from generator.language.term_recurrence import Unit
from generator.language.terms import Interval, Term, TermError, read_term
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, Record
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Flag
from generator.workspace.plans import measures_in
from generator.workspace.terms import programme_interval


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the term, and the part of it that belongs to the term."""

    number: int
    part: Interval


@dataclass(frozen=True, slots=True)
class End:
    """The last half of a year of the term."""

    part: Interval


Subject = Year | Item | End


def subjects(draft: Draft) -> Sequence[Subject] | Missing:
    """The years of the term, the monitorings that say how often, the end of the term."""
    whole = programme_interval(draft.record)
    if whole is None or whole.end is None:
        return Missing("срок программы не прочитан")
    yearly_plan = draft.record["yearly_plan"]
    if isinstance(yearly_plan, Flag) and yearly_plan.value:
        return [_year(whole, draft)]
    monitorings = [one for one in draft.items("monitoring") if _promise(one, whole)]
    end = [End(Interval(whole.end - HALF_A_YEAR, whole.end))] if _reports(draft) else []
    return [*_years(whole), *monitorings, *end]


HALF_A_YEAR = timedelta(days=184)
LEAST = 90  # days of a year that belongs to the term


def _years(whole: Interval) -> list[Year]:
    parts = ((number, year_within(number, whole)) for number in years_of(whole))
    return [Year(number, part) for number, part in parts if part and days_in(part) >= LEAST]


def _year(whole: Interval, draft: Draft) -> Year:
    """The year that a plan for one year covers best."""
    years = _years(whole) or [Year(number, whole) for number in years_of(whole)]
    return max(years, key=lambda one: len(_dated(draft, one.part, whole)))


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of empty years, of promised monitorings without events, of an end without a report."""
    whole = programme_interval(draft.record)
    assert whole is not None
    if isinstance(subject, Year):
        yield from _covered(subject, draft, whole, options["мероприятий в год"])
    elif isinstance(subject, End):
        yield from _ended(subject, draft)
    else:
        yield from _monitored(subject, draft, whole)


def _covered(year: Year, draft: Draft, whole: Interval, least: int) -> Iterator[Mark]:
    number = len(_dated(draft, year.part, whole))
    if number < least:
        told = f"с датой {number}, нужно хотя бы {least}" if number else "с датой нет"
        hint = "Добавьте мероприятия или вехи этого года; повторяющееся пишите с «ежегодно»."
        yield Mark(
            f"{year.number} год: мероприятий {told}", draft.record["period"], hint, draft.key("measures"), "year"
        )


def _dated(draft: Draft, part: Interval, whole: Interval) -> list[Record]:
    """The measures that have a time of their own within the part of the term."""
    return [one for one in measures_in(draft.record) if _is_dated(one, part, whole)]


def _is_dated(measure: Record, part: Interval, whole: Interval) -> bool:
    days = [interval for _, interval in milestones_of(measure, whole) if interval]
    if any(touches(Interval(last_day(one), last_day(one)), part) for one in days):
        return True
    goes_on = any(touches(one, part) for one in intervals_of(measure))
    return goes_on and (recurrence_of(measure) is not None or not is_whole(measure, whole))


def _monitored(monitoring: Item, draft: Draft, whole: Interval) -> Iterator[Mark]:
    term = _promise(monitoring, whole)
    measures = _serving(monitoring, draft)
    for year in _years(whole):
        promised = _promised(term, year) if term else 0
        planned = sum(events_in(one, year.part) for one in measures)
        if planned < promised:
            message = f"{monitoring.title}: на {year.number} год обещано {promised}, в плане {planned}"
            hint = "Добавьте в план мероприятия этого мониторинга с датами или назовите в них его показатели."
            yield Mark(message, _said(monitoring), hint, monitoring.path, "monitoring")
            return


def _said(monitoring: Item) -> Text:
    return monitoring["periodicity"] or monitoring.text


def _promise(monitoring: Item, whole: Interval) -> Term | None:
    """How often the monitoring is promised: in its own field, else in its words («… – 2 раза в год»)."""
    said = monitoring["periodicity"] or re.split(r"\s[—–-]\s", monitoring.text)[-1]
    try:
        found = read_term(str(said), programme=whole)
    except TermError:
        return None
    return found if found.recurrence and found.recurrence.unit not in (Unit.ALWAYS, Unit.DAY) else None


def _promised(term: Term, year: Year) -> int:
    """How many events a year is promised: the named months within it, else by its length and the school year's."""
    assert term.recurrence is not None
    if len(term.intervals) > 1 or days_in(term.intervals[0]) <= days_in(year.part) // 2:
        return sum(touches(one, year.part) for one in term.intervals)
    part = min(days_in(year.part) / 365, 1)
    at_school = SCHOOL_MONTHS / 12 if term.recurrence.unit in (Unit.WEEK, Unit.MONTH) else 1
    return int(yearly(term.recurrence) * part * at_school + 0.01)


SCHOOL_MONTHS = 9


def _serving(monitoring: Item, draft: Draft) -> list[Record]:
    """The measures of the plan that may be this monitoring: by shared indicators, by name, by the words of its name."""
    indicators, words = led_to(monitoring["indicators"]), _words(monitoring.text)
    return [
        one
        for one in measures_in(draft.record)
        if any(shared in indicators for shared in led_to(one["indicators"]))
        or re.search(MONITORING, str(one["text"] or ""), re.IGNORECASE)
        or (not indicators and words & _words(str(one["text"] or "")))
    ]


MONITORING = r"мониторинг"
COMMON = {"мониторинг", "школа", "программа", "работа", "образование", "год", "раз", "система"}


def _words(text: str) -> set[str]:
    """Lemmas of the long words, by which a measure and a monitoring may be one."""
    return {one.lemma for one in tokens_of(text) if one.sort == "word" and len(one.said) > LONG} - COMMON


LONG = 5  # letters

REPORTING = r"монитор|отч[её]т|итог|аналитическ\w+\s+справк|самообследован"


def _reports(draft: Draft) -> list[Record]:
    """The measures that sum up: monitorings, reports, final conferences."""
    return [one for one in measures_in(draft.record) if re.search(REPORTING, str(one["text"] or ""), re.IGNORECASE)]


def _ended(end: End, draft: Draft) -> Iterator[Mark]:
    dated = [one for one in _reports(draft) if intervals_of(one)]
    if not dated or any(_falls_into(one, end.part) for one in dated):
        return
    last = max(filter(None, (last_day(interval) for one in dated for interval in intervals_of(one))), default=None)
    if last is not None and end.part.end is not None:
        message = f"Последний мониторинг или отчёт — {_day(last)}, а срок программы кончается {_day(end.part.end)}"
        hint = "Запланируйте итоговый мониторинг на последние полгода срока."
        yield Mark(message, draft.record["period"], hint, draft.key("measures"), "end")


def _falls_into(measure: Record, part: Interval) -> bool:
    ends = [milestone for _, milestone in milestones_of(measure, None) if milestone]
    return any(touches(one, part) for one in (*intervals_of(measure), *ends))


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


RULE = Rule(
    code="TIM003",
    name="uncovered-period",
    severity=Severity.ERROR,
    criterion="K6",
    manual=__doc__,
    needs=("period", "measures"),
    subjects=subjects,
    check=check,
    options={"мероприятий в год": 2},
)
