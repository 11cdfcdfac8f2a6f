"""The first page of a programme: whose it is, its marks, its name, term, place and year."""

from __future__ import annotations

from typing import Any

from generator.language.term_phrases import with_year
from generator.papers.context import Desk
from generator.papers.marks import appendix_mark, approval_marks, author_lines, is_of_order
from generator.reading.values import Text
from generator.schema.types import Date, Years, said_empty
from generator.workspace.entities import Link, quoted_inside
from generator.workspace.speech import sort_words

Record = dict[str, Any]


def cover(record: Record, desk: Desk) -> Record:
    """What the cover prints; the organisation stands there unless its letterhead or its order's mark names it."""
    named = desk.letterhead or is_of_order(desk)
    return {
        "organisation": [] if named else author_lines(record["organisation"], desk),
        "sort": sort_words(record, desk.phrases),
        "title": desk.say("программа.имя", название=quoted(record["name"])),
        "period": term(record["period"], desk, "программа.на"),
        "place": record["place"],
        "year": str(record["year"] or _year(record)),
        "mark": appendix_mark(desk),
        "approval": approval_marks(record, desk),
    }


def quoted(name: Text) -> Text:
    """A name for a place between guillemets: its own become inner quotes."""
    return name.with_value(quoted_inside(name))


def term(period: Text, desk: Desk, phrase: str) -> Text | str:
    """Bare years with their word, «2026–2029 годы», in the phrase's frame; any other term as typed.

    A year at the end, after a month, gets its word, too.
    """
    if not isinstance(period, Years) or period.first is None:
        return "" if said_empty(period) else period.with_value(with_year(period))
    if period.first == period.last:
        return desk.say(f"{phrase} год", год=str(period.first))
    return desk.say(f"{phrase} годы", первый=str(period.first), последний=str(period.last))


def _year(record: Record) -> str:
    """The year of the cover: of the order or the mark that approves, else the first of the term."""
    order = record["appendix_to"]
    dates = [order.entity.record["date"]] if isinstance(order, Link) and order.entity.kind == "order" else []
    dates += [mark["date"] for mark in record["approval"] or ()]
    known = next((one.year for one in dates if isinstance(one, Date) and one.year), None)
    first = known or getattr(record["period"], "first", None)
    return str(first) if first else ""
