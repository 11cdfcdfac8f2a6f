"""How often: «ежемесячно», «2 раза в год», «не реже 1 раза в квартал», «каждые две недели», «постоянно»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.language.term_tokens import Cursor, Place, Sort, Token


class Unit(StrEnum):
    """The period a recurrence is counted in; `ALWAYS` means without a break."""

    DAY = "день"
    WEEK = "неделя"
    MONTH = "месяц"
    QUARTER = "квартал"
    SCHOOL_QUARTER = "учебная четверть"
    HALF = "полугодие"
    YEAR = "год"
    ALWAYS = "постоянно"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`count` times in every `step` units; a count of «не реже» is the smallest one."""

    count: int
    unit: Unit
    step: int = 1

    def __str__(self) -> str:
        if self.unit is Unit.ALWAYS:
            return str(self.unit)
        return f"{self.count}/{self.unit if self.step == 1 else self._period()}"

    def _period(self) -> str:
        few = self.step % 10 in (2, 3, 4) and self.step % 100 not in (12, 13, 14)
        return f"{self.step} {_SEVERAL[self.unit][0 if few else 1]}"


ALWAYS = Recurrence(0, Unit.ALWAYS)
YEARLY = Recurrence(1, Unit.YEAR)

_SEVERAL = {
    Unit.DAY: ("дня", "дней"),
    Unit.WEEK: ("недели", "недель"),
    Unit.MONTH: ("месяца", "месяцев"),
    Unit.QUARTER: ("квартала", "кварталов"),
    Unit.SCHOOL_QUARTER: ("учебные четверти", "учебных четвертей"),
    Unit.HALF: ("полугодия", "полугодий"),
    Unit.YEAR: ("года", "лет"),
}
_UNITS = {
    "день": Unit.DAY,
    "неделя": Unit.WEEK,
    "месяц": Unit.MONTH,
    "квартал": Unit.QUARTER,
    "четверть": Unit.SCHOOL_QUARTER,
    "полугодие": Unit.HALF,
    "год": Unit.YEAR,
}


def read_recurrence(cursor: Cursor) -> Recurrence | None:
    """The recurrence that starts at the cursor, stepping over it; None (and no step) if there is none."""
    for reader in _READERS:
        start = cursor.position
        found = reader(cursor)
        if found is not None:
            return found
        cursor.position = start
    return None


def one_recurrence(found: Sequence[tuple[Recurrence, Place]]) -> Recurrence | None:
    """The recurrence of the whole term: «ежегодно» beside a finer one adds nothing. Two different ones are refused."""
    finer = [(recurrence, place) for recurrence, place in found if recurrence != YEARLY] or list(found)
    for recurrence, place in finer[1:]:
        if recurrence != finer[0][0]:
            raise place.error(
                f"В сроке две повторяемости: «{finer[0][1].piece}» и «{place.piece}»",
                "Оставьте одну или разделите мероприятие на два.",
            )
    return finer[0][0] if finer else None


def _adverb(cursor: Cursor) -> Recurrence | None:
    token = cursor.accept(Sort.EVERY)
    return Recurrence(1, _UNITS[token.name]) if token else None


def _always(cursor: Cursor) -> Recurrence | None:
    return ALWAYS if cursor.accept(Sort.ALWAYS) else None


def _times(cursor: Cursor) -> Recurrence | None:
    """[не реже] 2 раза в [3] месяц(а); «в 2021 году» leaves the year to be read as the term's interval."""
    if cursor.accept(Sort.AT_LEAST):
        cursor.accept(Sort.COMMA)
        cursor.accept(Sort.THAN)
    cursor.accept(Sort.UP_TO)
    count = _count(cursor)
    if not count or not cursor.accept(Sort.WITHIN):
        return None
    if cursor.peek().is_year:
        return Recurrence(count, Unit.YEAR)
    return _period(cursor, count)


def _count(cursor: Cursor) -> int:
    multiple = cursor.accept(Sort.MULTIPLE)
    if multiple:
        return multiple.number
    number = cursor.accept(Sort.NUMBER, Sort.NUMERAL)
    if not cursor.accept(Sort.TIMES):
        return 0
    return number.number if number else 1


def _each(cursor: Cursor) -> Recurrence | None:
    """[В] каждый месяц, каждые две недели, каждую пятницу."""
    cursor.accept(Sort.WITHIN)
    if not cursor.accept(Sort.EACH):
        return None
    if cursor.accept(Sort.WEEKDAY):
        return Recurrence(1, Unit.WEEK)
    return _period(cursor, 1)


def _weekdays(cursor: Cursor) -> Recurrence | None:
    """По пятницам."""
    return Recurrence(1, Unit.WEEK) if cursor.accept(Sort.UP_TO) and cursor.accept(Sort.WEEKDAY) else None


def _weekday_of_month(cursor: Cursor) -> Recurrence | None:
    """[Каждый] третий вторник [каждого] месяца."""
    cursor.accept(Sort.WITHIN)
    cursor.accept(Sort.EACH)
    if not cursor.accept(Sort.ORDINAL) or not cursor.accept(Sort.WEEKDAY):
        return None
    cursor.accept(Sort.EACH)
    return Recurrence(1, Unit.MONTH) if cursor.take().is_unit("месяц") else None


def _period(cursor: Cursor, count: int) -> Recurrence | None:
    step = cursor.accept(Sort.NUMBER, Sort.NUMERAL)
    cursor.accept(Sort.SCHOOL, Sort.EACH)
    unit = _unit(cursor.take())
    if unit is None or (step and not 0 < step.number < 100):
        return None
    return Recurrence(count, unit, step.number if step else 1)


def _unit(token: Token) -> Unit | None:
    return _UNITS.get(token.name) if token.sort is Sort.UNIT else None


_READERS: tuple[Callable[[Cursor], Recurrence | None], ...] = (
    _adverb,
    _always,
    _times,
    _each,
    _weekdays,
    _weekday_of_month,
)
