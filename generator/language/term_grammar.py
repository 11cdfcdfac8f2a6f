"""Tokens of a term -> its items as written: periods, deadlines, recurrences, conditions. Nothing is filled in here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from generator.language.term_intervals import Part, PartKind, Piece, Years
from generator.language.term_recurrence import Recurrence, Unit, read_recurrence
from generator.language.term_tokens import Cursor, Place, Sort, Token, read_tokens


@dataclass(frozen=True, slots=True)
class Item:
    """A period or deadline of the text.

    `mode` is the preposition's sort (WITHIN if none), `last` the other end of a range and `last_mode` its
    preposition. `run` counts the recurrences and conditions before it, `bracket` the brackets (0: outside any),
    `joined` is the sign or word that stands before it.
    """

    place: Place
    mode: Sort
    first: Piece
    last: Piece | None = None
    last_mode: Sort = Sort.DASH
    inclusive: bool = False
    run: int = 0
    bracket: int = 0
    joined: Sort | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its one or two pieces."""
        return (self.first,) if self.last is None else (self.first, self.last)

    def with_pieces(self, *pieces: Piece) -> Item:
        """The same item with other pieces, as many as it has."""
        return replace(self, first=pieces[0], last=pieces[1] if len(pieces) > 1 else None)

    @property
    def is_plain(self) -> bool:
        """Whether it is one period without preposition."""
        return self.mode is Sort.WITHIN and self.last is None


@dataclass(slots=True)
class Sentence:
    """All that a term says, in the order of the text."""

    items: list[Item] = field(default_factory=list)
    recurrences: list[tuple[Recurrence, Place]] = field(default_factory=list)
    conditions: list[Place] = field(default_factory=list)


HOW_TO_WRITE = "Примеры: «сентябрь 2026», «до 15.09.2026», «2 раза в год», «октябрь – декабрь ежегодно»."

_UNIT_PARTS = {
    "неделя": PartKind.WEEK,
    "декада": PartKind.DECADE,
    "половина": PartKind.HALF_MONTH,
    "квартал": PartKind.QUARTER,
    "четверть": PartKind.SCHOOL_QUARTER,
    "полугодие": PartKind.HALF,
}
_OF_MONTH = (PartKind.WEEK, PartKind.DECADE, PartKind.HALF_MONTH)
_EDGES = {"начало": 1, "середина": 2, "конец": 3}
_SEPARATORS = (Sort.COMMA, Sort.SEMICOLON, Sort.AND)
_RANGE = (Sort.DASH, Sort.UP_TO)
_SINCE_RANGE = (*_RANGE, Sort.UNTIL, Sort.NOT_LATER)
_WHOLE = (Sort.ALL, Sort.SPAN, Sort.DEED, Sort.PLAN)
_TAIL = (Sort.WORD, Sort.REASON, Sort.UNIT, Sort.SCHOOL, Sort.PLAN, Sort.DEED, Sort.SPAN)


def read_sentence(text: str) -> Sentence:
    """The items, recurrences and conditions of a term. Raises `TermError` for the first piece not understood."""
    return _Parser(text).sentence()


class _Parser:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(read_tokens(text), text)
        self.found = Sentence()
        self.run = self.bracket = self.brackets = 0
        self.joined: Sort | None = Sort.COMMA

    def sentence(self) -> Sentence:
        while self.cursor.peek().sort is not Sort.END:
            self._element()
        if self.bracket:
            raise self.cursor.peek(-1).place.error("В сроке не закрыта скобка", "Закройте скобку.")
        return self.found

    def _element(self) -> None:
        """One separator, bracket, recurrence, condition or item."""
        token = self.cursor.peek()
        if token.sort in _SEPARATORS:
            self.joined = self.cursor.take().sort
        elif token.sort in (Sort.OPEN, Sort.CLOSE):
            self._bracket()
        elif token.sort is Sort.INCLUSIVE and self.found.items:
            self.found.items[-1] = replace(self.found.items[-1], inclusive=True)
            self.cursor.take()
        elif token.sort is Sort.DASH and self._dash_of_recurrence():
            self.cursor.take()
        elif not self._recurrence() and not self._condition():
            self._item()

    def _dash_of_recurrence(self) -> bool:
        """«Ежегодно – май», «май 2026 – ежемесячно»: a dash that makes no range."""
        if self.cursor.peek().sort is not Sort.DASH:
            return False
        start = self.cursor.position
        before = self.found.recurrences[-1][1].end if self.found.recurrences else -1
        if before == self.cursor.peek(-1).place.end:
            return True
        self.cursor.take()
        behind = read_recurrence(self.cursor) is not None
        self.cursor.position = start
        return behind

    def _bracket(self) -> None:
        token = self.cursor.take()
        if (token.sort is Sort.OPEN) == bool(self.bracket):
            raise token.place.error("Лишняя скобка в сроке", "Оставьте одну пару скобок.")
        if token.sort is Sort.OPEN:
            self.brackets += 1
            self.bracket = self.brackets
        else:
            self.bracket = 0
        self.joined = token.sort

    def _recurrence(self) -> bool:
        start = self.cursor.position
        found = read_recurrence(self.cursor)
        if found is None:
            return False
        self.found.recurrences.append((found, self.cursor.since(start)))
        self._end_run(Sort.COMMA)
        return True

    def _condition(self) -> bool:
        """[остальным —] по мере поступления заявок, по отдельному плану, согласно графику."""
        start = self.cursor.position
        if self.cursor.accept(Sort.OTHERS):
            self.cursor.accept(Sort.DASH)
        if not self._condition_head():
            self.cursor.position = start
            return False
        while self.cursor.peek().sort in _TAIL or self._governs_word():
            self.cursor.take()
        self.found.conditions.append(self.cursor.since(start))
        self._end_run(None)
        return True

    def _condition_head(self) -> bool:
        if self.cursor.accept(Sort.CONDITION):
            return self.cursor.peek().sort in (Sort.WORD, Sort.REASON)
        if self.cursor.accept(Sort.UNDATED):
            return True
        if not self.cursor.accept(Sort.UP_TO):
            return False
        while self.cursor.accept(Sort.WORD, Sort.PLAN, Sort.DASH):
            pass
        return self.cursor.accept(Sort.REASON) is not None

    def _governs_word(self) -> bool:
        """«с» of «по согласованию с министерством», the hyphen of «по плану-графику»: no word of time comes next."""
        governing = (Sort.SINCE, Sort.WITHIN, Sort.UNTIL, Sort.DASH)
        return self.cursor.peek().sort in governing and self.cursor.peek(1).sort in (Sort.WORD, Sort.REASON)

    def _end_run(self, joined: Sort | None) -> None:
        self.run += 1
        self.joined = joined

    def _item(self) -> None:
        start = self.cursor.position
        while self.cursor.accept(Sort.WITHIN):
            pass
        prepositions = (Sort.SINCE, Sort.UNTIL, Sort.NOT_LATER, Sort.UP_TO, Sort.AFTER)
        preposition = self.cursor.accept(*prepositions)
        mode = preposition.sort if preposition else Sort.WITHIN
        first, last, last_mode = self._piece(), None, Sort.DASH
        allowed = {Sort.SINCE: _SINCE_RANGE, Sort.WITHIN: _RANGE}.get(mode, ())
        between = None if self._dash_of_recurrence() else self.cursor.accept(*allowed)
        if between:
            last, last_mode = self._piece(), between.sort
        place = self.cursor.since(start)
        if self._finishes_bracket(first, last, mode):
            return
        if self.joined not in (*_SEPARATORS, Sort.OPEN):
            raise place.error(
                f"Не ясно, как «{place.piece}» связано со словами перед ним", "Поставьте запятую или разделите срок."
            )
        mode = Sort.NOT_LATER if mode is Sort.UP_TO else mode
        item = Item(place, mode, first, last, last_mode, False, self.run, self.bracket, self.joined)
        self.found.items.append(item)
        self.joined = None

    def _finishes_bracket(self, first: Piece, last: Piece | None, mode: Sort) -> bool:
        """The year of «сентябрь (2 неделя) 2026» belongs to what stands before the bracket's end."""
        items = self.found.items
        fits = self.joined is Sort.CLOSE and first.part is None and last is None and mode is Sort.WITHIN
        if not fits or not items or not items[-1].bracket or not items[-1].pieces[-1].lacks_year:
            return False
        pieces = items[-1].pieces
        items[-1] = items[-1].with_pieces(*pieces[:-1], replace(pieces[-1], years=first.years))
        self.joined = None
        return True

    def _piece(self) -> Piece:
        start = self.cursor.position
        while self.cursor.accept(Sort.WITHIN):
            pass
        edge = self.cursor.accept(Sort.EDGE)
        if edge and self.cursor.peek(1).is_unit("месяц") and self.cursor.accept(Sort.EACH):
            self.found.recurrences.append((Recurrence(1, Unit.MONTH), self.cursor.peek(-1).place))
        piece = self._whole() or self._dated()
        if not edge:
            return replace(piece, place=self.cursor.since(start))
        if piece.part and piece.part.kind is PartKind.MONTH:
            piece = replace(piece, part=replace(piece.part, kind=PartKind.DECADE, number=_EDGES[edge.name]))
        return replace(piece, place=self.cursor.since(start), edge=edge.name)

    def _whole(self) -> Piece | None:
        """Весь период, срок реализации программы; «весь 2026 год» is a year."""
        start, sorts = self.cursor.position, set()
        while token := self.cursor.accept(*_WHOLE):
            sorts.add(token.sort)
        place = self.cursor.since(start)
        calendar = self._calendar_follows()
        if sorts and sorts <= {Sort.ALL, Sort.SPAN} and calendar:
            return None
        if not calendar and (Sort.PLAN in sorts or len(sorts) > 1):
            return Piece(place, Part(PartKind.PROGRAMME))
        if sorts:
            raise place.error(f"Не понято в сроке: «{place.piece}»", HOW_TO_WRITE)
        return None

    def _calendar_follows(self) -> bool:
        token = self.cursor.peek()
        return token.is_year or token.sort in (Sort.SCHOOL, Sort.UNIT)

    def _dated(self) -> Piece:
        token, start = self.cursor.peek(), self.cursor.position
        reader = _READERS.get(token.sort)
        if reader is None:
            self._refuse(token)
            raise AssertionError("unreachable")
        part = reader(self)
        years = _year_of_date(token) if token.sort is Sort.DATE else None
        if years is None:
            years = self._years()
        else:
            self._skip_year_words()
        if part is None and years is None:
            self._refuse(token)
        return Piece(self.cursor.since(start), part, years)

    def _refuse(self, token: Token) -> None:
        if token.sort is Sort.END:
            raise token.place.error("Срок обрывается на полуслове", HOW_TO_WRITE)
        raise token.place.error(f"Не понято в сроке: «{token.place.piece}»", HOW_TO_WRITE)

    def _date(self) -> Part:
        day, month, _ = self.cursor.take().digits
        return Part(PartKind.MONTH, 0, month or -1) if day is None else Part(PartKind.DAY, day, month or -1)

    def _month(self) -> Part:
        return Part(PartKind.MONTH, month=self.cursor.take().number)

    def _season(self) -> Part:
        return Part(PartKind.SEASON, month=self.cursor.take().number)

    def _numbered(self) -> Part | None:
        """«15 марта», «2 квартал», «3 неделя [сентября]», «5 числа», a bare «15»; None for a year."""
        if self.cursor.peek().is_year:
            return None
        token = self.cursor.take()
        if token.sort is Sort.NUMBER and (month := self.cursor.accept(Sort.MONTH)):
            return Part(PartKind.DAY, token.number, month.number)
        if self.cursor.accept(Sort.DAY_OF):
            return Part(PartKind.DAY, token.number)
        if self.cursor.peek().sort is Sort.SCHOOL and self.cursor.peek(1).is_unit("четверть"):
            self.cursor.take()
        unit = self.cursor.accept(Sort.UNIT, Sort.TIMES)
        if unit is None:
            return Part(PartKind.BARE, token.number)
        if unit.name not in _UNIT_PARTS:
            place = token.place.to(unit.place)
            raise place.error(f"Не понято в сроке: «{place.piece}»", HOW_TO_WRITE)
        return self._of_month(_UNIT_PARTS[unit.name], token.number)

    def _of_month(self, kind: PartKind, number: int) -> Part:
        """A week, decade or half with the month it belongs to; the half of a year is a полугодие."""
        month = self.cursor.accept(Sort.MONTH) if kind in _OF_MONTH else None
        if month is None and kind is PartKind.HALF_MONTH and self._calendar_follows():
            return Part(PartKind.HALF, number)
        if month is None and kind in _OF_MONTH and self.cursor.peek().is_unit("месяц"):
            self.cursor.take()
        return Part(kind, number, month.number if month else 0)

    def _unit(self) -> Part | None:
        """«учебный год» and «год» without a year, «месяц» after конец, or None where a year follows."""
        school = self.cursor.accept(Sort.SCHOOL) is not None
        if school and self.cursor.peek().is_year:
            self.cursor.position -= 1
            return None
        unit = self.cursor.take()
        if unit.is_unit("месяц") and not school and self.cursor.peek(-2).sort in (Sort.EDGE, Sort.EACH):
            return Part(PartKind.MONTH)
        if not unit.is_unit("год"):
            self._refuse(unit)
        if self.cursor.peek().is_year:
            self.cursor.position -= 1 + school
            return None
        return Part(PartKind.SCHOOL_YEAR if school else PartKind.YEAR)

    def _years(self) -> Years | None:
        """[учебный] [год] 2026[-2027] [учебный] [год]."""
        start = self.cursor.position
        school = self._skip_year_words()
        if not self.cursor.peek().is_year:
            self.cursor.position = start
            return None
        first = self.cursor.take()
        joined, last = self._second_year(first.number)
        behind = self.cursor.position
        school = self._skip_year_words() or school
        years = Years(first.number, last, school, joined, named=self.cursor.position > behind)
        return _checked(years, self.cursor.since(start))

    def _skip_year_words(self) -> bool:
        """Step over «учебный год», «г.», «гг.»; whether it was a school year."""
        school = False
        while self.cursor.peek().sort is Sort.SCHOOL or self.cursor.peek().is_unit("год"):
            school = self.cursor.take().sort is Sort.SCHOOL or school
        return school

    def _second_year(self, first: int) -> tuple[str, int]:
        """The year after a dash or slash: «2026-2029», «2026/27»; nothing if another item begins there."""
        sign, second, behind = (self.cursor.peek(ahead) for ahead in range(3))
        if sign.sort not in (Sort.DASH, Sort.SLASH) or second.sort is not Sort.NUMBER:
            return "", first
        short = second.number == (first + 1) % 100 and not _goes_on(behind)
        if not second.is_year and not short:
            return "", first
        self.cursor.position += 2
        return ("/" if short else str(sign.sort)), second.number if second.is_year else first + 1


_READERS: dict[Sort, Callable[[_Parser], Part | None]] = {
    Sort.DATE: _Parser._date,
    Sort.MONTH: _Parser._month,
    Sort.SEASON: _Parser._season,
    Sort.NUMBER: _Parser._numbered,
    Sort.ORDINAL: _Parser._numbered,
    Sort.UNIT: _Parser._unit,
    Sort.SCHOOL: _Parser._unit,
}


def _goes_on(token: Token) -> bool:
    """Whether the number before it counts a day, a quarter …, and so is no short year."""
    counts = token.sort in (Sort.MONTH, Sort.DAY_OF, Sort.TIMES)
    return counts or (token.sort is Sort.UNIT and not token.is_unit("год"))


def _year_of_date(token: Token) -> Years | None:
    year = token.digits[2]
    if year is None:
        return None
    if not 1900 <= year <= 2199:
        raise token.place.no_such("такой даты", "Проверьте год.")
    return Years(year, year)


def _checked(years: Years, place: Place) -> Years:
    if years.last < years.first:
        raise place.error(f"Начало позже конца: «{place.piece}»", "Поменяйте годы местами.")
    if years.school and years.joined and years.last != years.first + 1:
        raise place.error(
            f"Учебный год длится с одного года по следующий: «{place.piece}»",
            "Перечислите учебные годы: «2026/27, 2027/28 учебные годы».",
        )
    if years.school and not years.joined:
        raise place.error(f"Не ясно, какой учебный год: «{place.piece}»", "Напишите оба года: «2026/2027 учебный год».")
    return years
