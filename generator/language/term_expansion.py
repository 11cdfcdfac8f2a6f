"""Filled items of a term -> its intervals; what recurs every year or month is laid out over the programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.language.term_filling import fill
from generator.language.term_grammar import Item, Sentence
from generator.language.term_intervals import Calendar, Interval, PartKind, Piece, Years
from generator.language.term_recurrence import Recurrence, Unit
from generator.language.term_tokens import Place, Sort

_DAY = timedelta(days=1)
Stretch = tuple[date, date]


def lay_out(sentence: Sentence, calendar: Calendar) -> list[Interval]:
    """The intervals in the order of the text, those of every year year by year. Raises `TermError`."""
    items = fill(sentence.items)
    units = {recurrence.unit for recurrence, _ in sentence.recurrences if recurrence.step == 1}
    if Unit.MONTH in units and any(piece.lacks_month for item in items for piece in item.pieces):
        return _every_month(items, calendar)
    if Unit.YEAR in units and any(_lacks_year(item) for item in items):
        return _every_year(items, calendar)
    return [_interval(item, calendar) for item in items]


def whole(recurrences: list[tuple[Recurrence, Place]], calendar: Calendar) -> list[Interval]:
    """The interval of a recurrence without dates: the programme's, open on both sides where it is not known."""
    if not recurrences:
        return []
    calendar.note("без дат — весь срок программы" if calendar.programme else "без дат и срока программы — без границ")
    return [calendar.programme or Interval(None, None)]


def _interval(item: Item, calendar: Calendar) -> Interval:
    found = _INTERVALS[item.mode](item, calendar)
    if found.begin and found.end and found.begin > found.end:
        raise item.place.error(
            f"Начало позже конца: «{item.place.piece}» — это {found.begin:%d.%m.%Y} – {found.end:%d.%m.%Y}",
            "Проверьте годы: год надо назвать у каждого конца, если они разные.",
        )
    return found


def _within(item: Item, calendar: Calendar) -> Interval:
    first, last = item.first, item.last
    if last is not None:
        return Interval(_begin(first, calendar), _range_end(item, last, calendar))
    if first.edge and not _is_decade(first):
        raise _vague(first)
    return calendar.interval(first)


def _since(item: Item, calendar: Calendar) -> Interval:
    begin = _begin(item.first, calendar)
    if item.last is not None:
        return Interval(begin, _range_end(item, item.last, calendar))
    return Interval(begin, _open_end(calendar))


def _after(item: Item, calendar: Calendar) -> Interval:
    end = _end(item.first, calendar)
    calendar.note(f"«{item.place.piece}» — со следующего дня")
    return Interval(end + _DAY if end else None, _open_end(calendar))


def _until(item: Item, calendar: Calendar) -> Interval:
    return Interval(None, _deadline(item.first, item, calendar))


def _not_later(item: Item, calendar: Calendar) -> Interval:
    return Interval(None, _end(item.first, calendar))


_INTERVALS: dict[Sort, Callable[[Item, Calendar], Interval]] = {
    Sort.WITHIN: _within,
    Sort.SINCE: _since,
    Sort.AFTER: _after,
    Sort.UNTIL: _until,
    Sort.NOT_LATER: _not_later,
}


def _begin(piece: Piece, calendar: Calendar) -> date | None:
    if piece.edge not in ("", "начало") and not _is_decade(piece):
        raise _vague(piece)
    return calendar.interval(piece).begin


def _end(piece: Piece, calendar: Calendar) -> date | None:
    if piece.edge not in ("", "конец") and not _is_decade(piece):
        raise _vague(piece)
    return calendar.interval(piece).end


def _open_end(calendar: Calendar) -> date | None:
    calendar.note("конец не назван — до конца программы" if calendar.programme else "конец не назван и не известен")
    return calendar.programme.end if calendar.programme else None


def _range_end(item: Item, last: Piece, calendar: Calendar) -> date | None:
    return _deadline(last, item, calendar) if item.last_mode is Sort.UNTIL else _end(last, calendar)


def _deadline(piece: Piece, item: Item, calendar: Calendar) -> date | None:
    """The last day of «до …» and «к …»: a day is included, a period is not, unless the settings say otherwise."""
    if piece.edge == "середина" or (piece.is_programme and not piece.edge) or (piece.years and piece.years.is_run):
        raise _vague(piece)
    found, settings = calendar.interval(piece), calendar.settings
    if piece.edge == "конец":
        return found.end
    by_setting = settings.until_day_inclusive if piece.is_day else settings.until_period_inclusive
    included = item.inclusive or (by_setting and not piece.edge)
    day = found.end if included else found.begin and found.begin - _DAY
    if not item.inclusive and not piece.edge:
        calendar.note(f"«{item.place.piece}» — {'включая' if included else 'не включая'} {_NAMED[piece.is_day]}")
    return day


_NAMED = {True: "этот день", False: "это время"}


def _is_decade(piece: Piece) -> bool:
    return piece.part is not None and piece.part.kind is PartKind.DECADE


def _vague(piece: Piece) -> Exception:
    return piece.place.error(f"Не ясно, какие это дни: «{piece.place.piece}»", "Назовите месяцы или даты.")


def _lacks_year(item: Item) -> bool:
    """Whether it recurs: «в мае», or «в мае 2026–2029»."""
    return any(piece.lacks_year or (piece.part and piece.years and piece.years.is_run) for piece in item.pieces)


def _every_year(items: list[Item], calendar: Calendar) -> list[Interval]:
    """«Октябрь, февраль ежегодно»: in every year of the programme, or of the years that stand beside."""
    repeated = [item for item in items if _lacks_year(item)]
    frames = [item for item in items if not _lacks_year(item) and _is_frame(item)]
    others = [item for item in items if item not in repeated and item not in frames]
    _check_beside(others, repeated)
    frame = _frame(frames, items, calendar)
    calendar.note(_YEARLY_NOTES[calendar.settings.clip_to_programme])
    years = _years(repeated, frame)
    laid = [found for year in years for item in repeated for found in _in_year(item, year, frame, calendar)]
    if not laid:
        raise repeated[0].place.error(
            f"Ни разу не выпадает на срок программы: «{repeated[0].place.piece}»", _FRAME_HINT
        )
    laid.sort(key=lambda interval: interval.begin or interval.end or date.min)
    start = repeated[0].place.start
    before = [_interval(item, calendar) for item in others if item.place.start < start]
    return before + laid + [_interval(item, calendar) for item in others if item.place.start > start]


_YEARLY_NOTES = {
    False: "«ежегодно» — в каждом году срока; промежуток берётся целиком, если начался в его годы",
    True: "«ежегодно» — в каждом году срока; промежуток обрезан по его концам",
}


def _is_frame(item: Item) -> bool:
    """Whether it says over which years to repeat: «2026–2029 гг.», «с 1 сентября 2026 г.», «весь период»."""
    since = item.mode in (Sort.SINCE, Sort.AFTER) and item.last is None
    return since or all(piece.part is None or piece.is_programme for piece in item.pieces)


def _check_beside(others: list[Item], repeated: list[Item]) -> None:
    """«Май ежегодно до 1 июня 2027» may bound the repetition or be a term of its own: only like stands beside like."""
    modes = {item.mode for item in repeated}
    for item in others:
        if item.mode not in modes and item.mode is not Sort.WITHIN:
            raise item.place.error(
                f"Не ясно, до каких пор повторяется: «{item.place.piece}»", "Назовите годы: «ежегодно в 2026–2028 гг.»."
            )


def _years(items: list[Item], frame: Stretch) -> range:
    runs = [piece.years for item in items for piece in item.pieces if piece.years]
    first = min([frame[0].year, *(years.first for years in runs)])
    return range(first, max([frame[1].year, *(years.last for years in runs)]) + 1)


def _in_year(item: Item, year: int, frame: Stretch, calendar: Calendar) -> Iterator[Interval]:
    """The item in that year, if it touches the frame; a range that would end before it begins ends a year later."""
    run = item.pieces[-1].years
    limits = (date(run.first, 1, 1), date(run.last, 12, 31)) if run else frame
    if not limits[0].year <= year <= limits[1].year:
        return
    if item.mode in (Sort.SINCE, Sort.AFTER) and item.last is None:
        raise item.place.error(f"У ежегодного срока нет конца: «{item.place.piece}»", "Допишите: «с … по …».")
    if any(piece.years != run for piece in item.pieces):
        raise item.place.error(f"Год назван не у обоих концов: «{item.place.piece}»", "Уберите год или назовите два.")
    dated = item.with_pieces(*(piece.in_year(year) for piece in item.pieces))
    if dated.last and _ends_before_it_begins(dated, dated.last, calendar):
        dated = replace(dated, last=dated.last.in_year(year + 1))
    found = _interval(dated, calendar)
    if _touches(found, limits):
        yield _clipped(found, limits) if calendar.settings.clip_to_programme else found


def _ends_before_it_begins(item: Item, last: Piece, calendar: Calendar) -> bool:
    begin, end = calendar.interval(item.first).begin, calendar.interval(last).end
    return begin is not None and end is not None and end < begin


def _touches(found: Interval, frame: Stretch) -> bool:
    begin, end = found.begin or found.end, found.end
    return begin is not None and end is not None and begin <= frame[1] and end >= frame[0]


def _clipped(found: Interval, frame: Stretch) -> Interval:
    return Interval(found.begin and max(found.begin, frame[0]), found.end and min(found.end, frame[1]))


_FRAME_HINT = "Назовите год или проверьте начало и конец программы."


def _frame(frames: list[Item], items: list[Item], calendar: Calendar) -> Stretch:
    """The days over which a term recurs: the period that stands beside it, else the programme's."""
    if len(frames) > 1:
        raise frames[1].place.error(f"Не ясно, в какие годы повторяется: «{frames[1].place.piece}»", _FRAME_HINT)
    programme = calendar.programme or Interval(None, None)
    found = _interval(frames[0], calendar) if frames else programme
    begin, end = found.begin or programme.begin, found.end or programme.end
    if begin is None or end is None:
        run = next((piece.years for item in items for piece in item.pieces if piece.years and piece.years.is_run), None)
        if run is None:
            raise items[0].place.error(
                "Не известно, в какие годы это повторяется", "Назовите годы: «ежегодно в 2026–2029 годах»."
            )
        return date(run.first, 1, 1), date(run.last, 12, 31)
    return begin, end


def _every_month(items: list[Item], calendar: Calendar) -> list[Interval]:
    """«Ежемесячно до 5 числа», «последняя неделя каждого месяца»."""
    repeated = [item for item in items if any(piece.lacks_month for piece in item.pieces)]
    frame = _frame([item for item in items if item not in repeated], items, calendar)
    calendar.note("«ежемесячно» — в каждом месяце срока")
    found = [_in_month(item, year, month, calendar) for year, month in _months(frame) for item in repeated]
    return [interval for interval in found if _touches(interval, frame)]


def _months(frame: Stretch) -> Iterator[tuple[int, int]]:
    begin, end = frame
    for count in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        yield count // 12, count % 12 + 1


def _in_month(item: Item, year: int, month: int, calendar: Calendar) -> Interval:
    if any(piece.years or not piece.lacks_month for piece in item.pieces):
        raise item.place.error(f"Не ясно, в каких месяцах: «{item.place.piece}»", "Напишите месяцы и год отдельно.")
    return _interval(item.with_pieces(*(piece.in_month(month, Years(year, year)) for piece in item.pieces)), calendar)
