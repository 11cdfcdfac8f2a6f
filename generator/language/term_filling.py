"""What a term leaves unsaid: years from the right, months from the left, brackets that narrow the month before them.

Only what Russian leaves out without doubt is filled in; where two readings are possible the term is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.language.term_grammar import HOW_TO_WRITE, Item
from generator.language.term_intervals import PartKind, Piece
from generator.language.term_tokens import Sort, TermError

Items = list[Item]

_LISTED = (Sort.COMMA, Sort.AND)
_NUMBERED = (
    PartKind.DAY,
    PartKind.WEEK,
    PartKind.DECADE,
    PartKind.HALF_MONTH,
    PartKind.QUARTER,
    PartKind.SCHOOL_QUARTER,
    PartKind.HALF,
)


def fill(items: Sequence[Item]) -> Items:
    """The items with all that follows from their neighbours. Raises `TermError` where it is ambiguous."""
    filled = list(items)
    for step in (_share_kinds, _narrow_months, _narrow_years, _share_school, _repeat_parts, _share_years):
        filled = step(filled)
    _check_prepositions(filled)
    for item in filled:
        _check_range(item)
    return filled


def _from_the_right(items: Items, share: Callable[[Piece, Piece], Piece], near: Callable[[Item, Item], bool]) -> Items:
    """Every piece given what the piece right of it lends, where `near` says the two items belong together."""
    result: Items = []
    for item in reversed(items):
        lender = result[-1].first if result and near(item, result[-1]) else None
        pieces: list[Piece] = []
        for piece in reversed(item.pieces):
            lender = share(piece, lender) if lender else piece
            pieces.append(lender)
        result.append(item.with_pieces(*reversed(pieces)))
    return result[::-1]


def _listed(left: Item, right: Item) -> bool:
    return left.run == right.run and left.bracket == right.bracket and right.joined in _LISTED


def _same_run(left: Item, right: Item) -> bool:
    return left.run == right.run


def _alike(left: Item, right: Item) -> bool:
    """Whether both are periods or both deadlines: «сентябрь, до 1 июня 2027» leaves the year of September unsaid."""
    return left.run == right.run and _preposition(left) is _preposition(right)


def _preposition(item: Item) -> Sort:
    return Sort.WITHIN if item.last else item.mode


def _share_kinds(items: Items) -> Items:
    """«1, 3 недели», «15–20 марта», «I и III кварталы»: a bare number is what the next number is."""
    shared = _from_the_right(items, _shared_kind, _listed)
    for piece in _pieces(shared):
        if piece.part and piece.part.kind is PartKind.BARE:
            raise piece.place.error(f"Не ясно, что за число: «{piece.place.piece}»", HOW_TO_WRITE)
    return shared


def _shared_kind(piece: Piece, lender: Piece) -> Piece:
    bare = piece.part is not None and piece.part.kind is PartKind.BARE and piece.years is None
    if not bare or lender.part is None or lender.part.kind not in _NUMBERED or lender.edge:
        return piece
    assert piece.part is not None
    return replace(piece, part=replace(lender.part, number=piece.part.number))


def _narrow_months(items: Items) -> Items:
    """«Сентябрь 2026 (2 неделя)»: weeks, decades and days without a month belong to the month right before them."""
    result: Items = []
    host: Item | None = None
    for index, item in enumerate(items):
        if not all(piece.lacks_month for piece in item.pieces):
            host = None
        elif host is None or not _listed(result[-1], item):
            host = _month_before(result, item, items[index:])
        if host is None:
            result.append(item)
            continue
        month, years = host.first.part.month if host.first.part else 0, host.first.years
        pieces = [piece.in_month(month, piece.years or years) for piece in item.pieces]
        narrowed = replace(item.with_pieces(*pieces), joined=host.joined)
        if result[-1] is host:
            result.pop()
        result.append(narrowed)
    return result


def _month_before(before: Items, item: Item, rest: Items) -> Item | None:
    """The month that the weeks starting with `item` narrow, if there is one."""
    host = before[-1] if before else None
    bracketed = item.joined is Sort.OPEN
    at_the_end = item.joined is Sort.COMMA and all(piece.lacks_month for piece in _pieces(rest))
    if host is None or not (bracketed or at_the_end) or host.run != item.run or not _is_month(host):
        return None
    if len(before) > 1 and _is_month(before[-2]) and before[-2].first.lacks_year and host.joined in _LISTED:
        raise _ambiguous(item, "к одному месяцу или ко всем", "Повторите недели у каждого месяца.")
    return host


def _is_month(item: Item) -> bool:
    part = item.first.part
    return item.is_plain and part is not None and part.kind is PartKind.MONTH


def _narrow_years(items: Items) -> Items:
    """«2026 год (март, октябрь)»: the parts in brackets belong to the year before them."""
    result: Items = []
    host: Item | None = None
    for item in items:
        opens = item.joined is Sort.OPEN and bool(result) and result[-1].run == item.run
        if opens:
            host = result.pop()
            if host.bracket or not host.is_plain or host.first.part or host.first.years is None:
                raise _ambiguous(item, "что уточняет скобка", "Напишите срок без скобки.")
        elif host and not (item.bracket and result and item.bracket == result[-1].bracket):
            host = None
        result.append(_of_year(item, host) if host else item)
    return result


def _of_year(item: Item, host: Item) -> Item:
    if not all(piece.lacks_year and piece.part for piece in item.pieces):
        raise _ambiguous(item, "что уточняет скобка", "Напишите срок без скобки.")
    pieces = [replace(piece, years=host.first.years) for piece in item.pieces]
    return replace(item.with_pieces(*pieces), joined=host.joined)


def _share_school(items: Items) -> Items:
    """«2017-18 и 2018-19 учебные годы»: the word stands once."""
    return _from_the_right(items, _shared_school, _listed)


def _shared_school(piece: Piece, lender: Piece) -> Piece:
    years = piece.years
    pair = years is not None and years.joined and years.last == years.first + 1
    if not pair or years is None or lender.years is None or not lender.years.school:
        return piece
    if years.named:
        raise piece.place.error(
            f"Не ясно, учебный ли это год: «{piece.place.piece}»", "Напишите «учебный год» у каждого."
        )
    return replace(piece, years=replace(years, school=True))


def _repeat_parts(items: Items) -> Items:
    """«Март 2026, 2027»: a year after a dated part repeats the part."""
    result = items[:1]
    for item in items[1:]:
        left = result[-1]
        dated = left.run == item.run and left.pieces[-1].part and left.pieces[-1].years
        if dated and item.is_plain and item.first.part is None and item.joined in _LISTED:
            item = _repeated(result, item)
        result.append(item)
    return result


def _repeated(before: Items, item: Item) -> Item:
    """A second part before the year, as in «ноябрь, март 2026, 2027», leaves open which of them is repeated."""
    left, years = before[-1], item.first.years
    second = len(before) > 1 and before[-2].run == left.run and before[-2].pieces[-1].lacks_year
    if second or not left.is_plain or left.bracket != item.bracket or years is None or years.is_run:
        raise _ambiguous(item, "весь год или та же часть года", "Назовите месяц и при этом годе.")
    return item.with_pieces(replace(item.first, part=left.first.part, edge=left.first.edge))


def _share_years(items: Items) -> Items:
    """«Ноябрь, март 2027»: the year stands once, at the end."""
    return _from_the_right(items, _shared_years, _alike)


def _shared_years(piece: Piece, lender: Piece) -> Piece:
    return replace(piece, years=lender.years) if piece.lacks_year and lender.part else piece


def _check_prepositions(items: Items) -> None:
    """«До 1 марта, 15 мая» may mean a deadline or a day: the preposition has to be repeated."""
    for left, right in pairwise(items):
        governs = left.mode is not Sort.WITHIN and left.last is None
        if governs and right.mode is Sort.WITHIN and right.joined in _LISTED and _same_run(left, right):
            raise _ambiguous(right, "относится ли к нему слово «до», «с» или «после»", "Повторите это слово.")


def _check_range(item: Item) -> None:
    if item.last is None:
        return
    if any(piece.years and piece.years.is_run for piece in item.pieces if piece.part is None):
        raise _ambiguous(item, "где начало и где конец", "Напишите первый и последний год.")
    if item.mode is Sort.WITHIN and (item.first.part is None) != (item.last.part is None):
        raise _ambiguous(item, "где начало и где конец", "Напишите с какого месяца по какой.")


def _pieces(items: Items) -> Iterator[Piece]:
    return (piece for item in items for piece in item.pieces)


def _ambiguous(item: Item, doubt: str, hint: str) -> TermError:
    return item.place.error(f"Не ясно про «{item.place.piece}»: {doubt}", hint)
