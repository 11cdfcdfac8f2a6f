"""Pieces of a calendar -> intervals of days: months, weeks, quarters, school years, by the conventions in force."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from generator.language.term_settings import Bounds, MonthDay, TermSettings, WeekRule
from generator.language.term_tokens import Place


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `end`, both included; no begin: only a deadline is known; no end: it stays open."""

    begin: date | None
    end: date | None

    def __str__(self) -> str:
        return f"{self.begin or ''}..{self.end or ''}"


class PartKind(Enum):
    """Parts of a year, and the term of the programme."""

    BARE = auto()
    DAY = auto()
    MONTH = auto()
    SEASON = auto()
    WEEK = auto()
    DECADE = auto()
    HALF_MONTH = auto()
    QUARTER = auto()
    SCHOOL_QUARTER = auto()
    HALF = auto()
    YEAR = auto()
    SCHOOL_YEAR = auto()
    PROGRAMME = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year: `number` of the day, week, quarter …, -1 for the last one; `month` 1 to 12, 0 if not said."""

    kind: PartKind
    number: int = 0
    month: int = 0


@dataclass(frozen=True, slots=True)
class Years:
    """One year, a run of years, or a school year, which begins in `first`; `named` if «г.», «годы» follow."""

    first: int
    last: int
    school: bool = False
    joined: str = ""
    named: bool = False

    @property
    def is_run(self) -> bool:
        """Whether it is several calendar years."""
        return not self.school and self.first != self.last


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a year with its year, either of which may be unsaid; `edge` is начало, середина or конец of it."""

    place: Place
    part: Part | None = None
    years: Years | None = None
    edge: str = ""

    @property
    def lacks_year(self) -> bool:
        """Whether it stands in no certain year."""
        return self.years is None and not self.is_programme

    @property
    def lacks_month(self) -> bool:
        """Whether it is a part of a month that was not named."""
        return self.part is not None and self.part.kind in IN_MONTH and not self.part.month

    @property
    def is_programme(self) -> bool:
        """Whether it is the whole term of the programme."""
        return self.part is not None and self.part.kind is PartKind.PROGRAMME

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.part is not None and self.part.kind is PartKind.DAY

    def in_year(self, year: int) -> Piece:
        """The same piece of the calendar year."""
        return replace(self, years=Years(year, year))

    def in_month(self, month: int, years: Years | None) -> Piece:
        """The same piece of the month."""
        assert self.part is not None
        return replace(self, part=replace(self.part, month=month), years=years)


IN_MONTH = (PartKind.DAY, PartKind.WEEK, PartKind.DECADE, PartKind.HALF_MONTH)
_COUNTED = {
    PartKind.QUARTER: (4, "кварталов в году 4"),
    PartKind.SCHOOL_QUARTER: (4, "четвертей в учебном году 4"),
    PartKind.HALF: (2, "полугодий в году 2"),
    PartKind.DECADE: (3, "декад в месяце 3"),
    PartKind.HALF_MONTH: (2, "половин у месяца 2"),
}
_MONTHS_OF = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
Notes = dict[str, None]


def _is_never(part: Part) -> bool:
    """Whether it is a day that no year has: «30 февраля»."""
    return part.kind is PartKind.DAY and 1 <= part.month <= 12 and part.number > monthrange(_LEAP, part.month)[1]


_LEAP = 2028


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns pieces into intervals; every convention it applies is written into `notes`."""

    settings: TermSettings
    programme: Interval | None
    notes: Notes

    def interval(self, piece: Piece) -> Interval:
        """The days of the piece, its `edge` left aside. Raises `TermError` if there is no such day, week, year …"""
        if piece.is_programme:
            return self._programme(piece.place)
        years, place = piece.years, piece.place
        if piece.lacks_month:
            raise place.error(f"Не указан месяц: «{place.piece}»", "Назовите месяц и год: «2 неделя сентября 2026».")
        if years is None:
            if piece.part is not None and _is_never(piece.part):
                raise place.no_such("такой даты", "Проверьте день и месяц.")
            raise place.error(f"Не указан год: «{place.piece}»", "Допишите год или слово «ежегодно».")
        if years.joined == "/" and not years.school:
            raise place.error(
                f"Не ясно, что за годы: «{place.piece}»", "Напишите «2026/2027 учебный год» или «2026–2027»."
            )
        part = piece.part or Part(PartKind.YEAR)
        if years.is_run and part.kind is not PartKind.YEAR:
            raise place.error(
                f"Не ясно, к какому году относится: «{place.piece}»",
                "Назовите один год, «учебный год» или допишите «ежегодно».",
            )
        return _RESOLVERS[part.kind](self, self._numbered(part, place), years, place)

    def note(self, text: str) -> None:
        """Remember a convention that was applied."""
        self.notes[text] = None

    def _programme(self, place: Place) -> Interval:
        if self.programme is None:
            raise place.error(f"Срок программы не известен: «{place.piece}»", "Укажите годы или даты.")
        return self.programme

    def _numbered(self, part: Part, place: Place) -> Part:
        if part.kind not in _COUNTED:
            return part
        most, words = _COUNTED[part.kind]
        number = most if part.number == -1 else part.number
        if not 1 <= number <= most:
            raise place.no_such("такого срока", f"Исправьте номер: {words}.")
        return replace(part, number=number)

    def _day(self, part: Part, years: Years, place: Place) -> Interval:
        if not 1 <= part.month <= 12:
            raise place.no_such("такого месяца", "Дата пишется так: 15.09.2026.")
        school_begin = self.settings.school_year[0]
        year = years.first
        if years.school and (part.month, part.number) < school_begin:
            year += 1
        if not 1 <= part.number <= monthrange(year, part.month)[1]:
            days = f"В {_MONTHS_OF[part.month - 1]} {year} года дней: {monthrange(year, part.month)[1]}."
            raise place.no_such("такой даты", days)
        day = date(year, part.month, part.number)
        return Interval(day, day)

    def _month(self, part: Part, years: Years, place: Place) -> Interval:
        if not 1 <= part.month <= 12:
            raise place.no_such("такого месяца", "Месяцы считаются от 01 до 12: 09.2026.")
        return _months(self._year_of(part.month, years), part.month, part.month)

    def _season(self, part: Part, years: Years, _: Place) -> Interval:
        self.note("времена года — по календарным месяцам")
        return _months(self._year_of(part.month, years), part.month, part.month + 2)

    def _decade(self, part: Part, years: Years, place: Place) -> Interval:
        self.note("декады месяца: 1–10, 11–20, с 21 до конца; начало, середина и конец месяца — его декады")
        month = _require(self._month(part, years, place))
        return _days(month, 10 * part.number - 9, 10 * part.number if part.number < 3 else 31)

    def _half_month(self, part: Part, years: Years, place: Place) -> Interval:
        self.note("половины месяца: 1–15 и с 16 до конца")
        month = _require(self._month(part, years, place))
        return _days(month, 1, 15) if part.number == 1 else _days(month, 16, 31)

    def _week(self, part: Part, years: Years, place: Place) -> Interval:
        month = _require(self._month(part, years, place))
        by_thursday = self.settings.week is WeekRule.THURSDAY
        self.note(_WEEK_NOTES[self.settings.week])
        found = (_calendar_week if by_thursday else _seven_days)(month, part.number)
        if found is None:
            raise place.no_such("такой недели", "Посчитайте недели месяца или напишите дни.")
        return found

    def _quarter(self, part: Part, years: Years, place: Place) -> Interval:
        if years.school:
            raise place.error(
                f"Квартал бывает у календарного года: «{place.piece}»", "Напишите «четверть» или календарный год."
            )
        return _months(years.first, 3 * part.number - 2, 3 * part.number)

    def _school_quarter(self, part: Part, years: Years, _: Place) -> Interval:
        bounds = self.settings.school_quarters[part.number - 1]
        self.note(f"{part.number}-я четверть: {bounds[0]}–{bounds[1]}")
        return self._bounded(bounds, years)

    def _half(self, part: Part, years: Years, _: Place) -> Interval:
        if not years.school:
            return _months(years.first, 6 * part.number - 5, 6 * part.number)
        quarters = self.settings.school_quarters[2 * part.number - 2 : 2 * part.number]
        bounds = (quarters[0][0], quarters[1][1])
        self.note(f"{part.number}-е полугодие учебного года: {bounds[0]}–{bounds[1]}")
        return self._bounded(bounds, years)

    def _year(self, _: Part, years: Years, place: Place) -> Interval:
        if years.school:
            return self._school_year(_, years, place)
        return Interval(date(years.first, 1, 1), date(years.last, 12, 31))

    def _school_year(self, _: Part, years: Years, place: Place) -> Interval:
        bounds = self.settings.school_year
        self.note(f"учебный год: {bounds[0]}–{bounds[1]}")
        return self._bounded(bounds, replace(years, school=True))

    def _bounded(self, bounds: Bounds, years: Years) -> Interval:
        """The stretch between two days of a school year, or of a calendar year."""
        begin = _on(self._year_of(bounds[0].month, years), bounds[0])
        end = _on(begin.year, bounds[1])
        return Interval(begin, end if end >= begin else _on(begin.year + 1, bounds[1]))

    def _year_of(self, month: int, years: Years) -> int:
        return years.first + (years.school and month < self.settings.school_year[0].month)


_RESOLVERS: dict[PartKind, Callable[[Calendar, Part, Years, Place], Interval]] = {
    PartKind.DAY: Calendar._day,
    PartKind.MONTH: Calendar._month,
    PartKind.SEASON: Calendar._season,
    PartKind.WEEK: Calendar._week,
    PartKind.DECADE: Calendar._decade,
    PartKind.HALF_MONTH: Calendar._half_month,
    PartKind.QUARTER: Calendar._quarter,
    PartKind.SCHOOL_QUARTER: Calendar._school_quarter,
    PartKind.HALF: Calendar._half,
    PartKind.YEAR: Calendar._year,
    PartKind.SCHOOL_YEAR: Calendar._school_year,
}
_WEEK_NOTES = {
    WeekRule.THURSDAY: "неделя месяца — с понедельника по воскресенье, относится к месяцу своего четверга",
    WeekRule.SEVEN_DAYS: "недели месяца — семидневки 1–7, 8–14, 15–21, 22–28, остаток; последняя — семь дней до конца",
}


def _on(year: int, day: MonthDay) -> date:
    return date(year, day.month, day.day)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _require(month: Interval) -> tuple[date, date]:
    assert month.begin is not None and month.end is not None
    return month.begin, month.end


def _days(month: tuple[date, date], first: int, last: int) -> Interval:
    begin, end = month
    return Interval(begin.replace(day=first), begin.replace(day=min(last, end.day)))


def _calendar_week(month: tuple[date, date], number: int) -> Interval | None:
    """Monday to Sunday around the month's `number`th Thursday (-1: the last), cut at the month's bounds."""
    begin, end = month
    first = begin + timedelta((3 - begin.weekday()) % 7)
    thursdays = [first + timedelta(7 * week) for week in range(5) if first + timedelta(7 * week) <= end]
    if number != -1 and not 1 <= number <= len(thursdays):
        return None
    thursday = thursdays[number if number == -1 else number - 1]
    return Interval(max(begin, thursday - timedelta(3)), min(end, thursday + timedelta(3)))


def _seven_days(month: tuple[date, date], number: int) -> Interval | None:
    last = month[1].day
    if number == -1:
        return _days(month, last - 6, last)
    return _days(month, 7 * number - 6, 7 * number) if number >= 1 and 7 * number - 6 <= last else None
