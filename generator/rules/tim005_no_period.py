"""Нет периода или года

Что проверяет
    - У каждого мероприятия и этапа есть срок.
    - У событий — защиты, семинара, конференции, обучения — есть дата, а не «по графику» (иначе это предупреждение).
    - Месяц в сроке назван с годом или с повторением: «ежегодно», «еженедельно».

    Отчётный период и дата отчёта и справки проверяются, когда такие описания есть в рабочей папке: сегодня программа
    умеет описывать программы и приказы.

Зачем
    Без периода нельзя сверить отчёт с планом.

Плохо
    мероприятия:
      - мероприятие: Защита школьных программ
        ответственный: иванова

Хорошо
    мероприятия:
      - мероприятие: Защита школьных программ
        срок: декабрь 2026
        ответственный: иванова

Настройки
    события: слова, с которых начинаются события, в словарной форме.

Осторожно
    «По мере необходимости» годится для консультаций и помощи, но не для события с гостями и повесткой.

Как исправить
    Назовите месяц и год, дни или повторение: «октябрь 2026», «до 15.09.2026», «март ежегодно».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.derive.counts import tokens_of
from generator.derive.intervals import intervals_of
from generator.findings import Severity
from generator.language.terms import TermKind
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Options, Rule
from generator.schema.types import Years


def subjects(draft: Draft) -> Sequence[Item]:
    """The measures and the stages."""
    return [*draft.items("stages"), *draft.items("measures")]


def check(item: Item, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of what has no time, no date or no year."""
    period = item["period"]
    if not isinstance(period, Years):
        if not intervals_of(item.record):
            yield Mark(f"{item.title}: нет срока", item.place, HINT, item.path, "no-period")
    elif period.term is None:
        if re.search(MONTHS, period, re.IGNORECASE) and not re.search(YEARS, period, re.IGNORECASE):
            message = f"{item.title}: месяц без года — «{quoted(period)}»"
            yield Mark(message, period, HINT, item.path, "no-year")
    elif period.term.kind is TermKind.NONE and _is_event(item, options):
        message = f"{item.title}: у события нет даты, только «{quoted(period)}»"
        yield Mark(message, period, HINT, item.path, "no-date", Severity.WARNING)


HINT = "Назовите месяц и год или повторение: «октябрь 2026», «март ежегодно»."
MONTHS = r"\b(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
YEARS = r"\d{4}|\bеже(?:год|месяч|недел|дневн|кварт)|\bкажд|\bраза? в "  # a year, or a repetition through all years


def _is_event(item: Item, options: Options) -> bool:
    """Whether the first noun of a measure names an event."""
    first = [one.lemma for one in tokens_of(item.text)[:FIRST] if one.sort == "word"]
    return any(one in options["события"] for one in first)


FIRST = 3  # words among which the noun of an event stands: «Открытая защита …», «Проведение районного семинара»

EVENTS = (
    *("защита", "семинар", "вебинар", "конференция", "обучение", "тренинг", "курс", "форум", "конкурс", "олимпиада"),
    *("совещание", "круглый", "фестиваль", "педсовет", "собрание", "слет", "выставка", "экспертиза", "диагностика"),
)

RULE = Rule(
    code="TIM005",
    name="no-period",
    severity=Severity.ERROR,
    criterion="K7",
    manual=__doc__,
    subjects=subjects,
    check=check,
    options={"события": EVENTS},
)
