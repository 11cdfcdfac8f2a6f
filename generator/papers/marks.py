"""Marks on the first page: appendix to an order, approval by a document or a person, agreement."""

from __future__ import annotations

from typing import Any

from generator.papers.approved import by_document, gender_of_approved, order_in_words, with_day
from generator.papers.context import Desk
from generator.reading.values import Text
from generator.workspace.entities import Link, capital, date_text
from generator.workspace.load import Description

Record = dict[str, Any]
LONGEST_LINE = 60  # letters of a name of an organisation that stands on one line


def appendix_mark(desk: Desk) -> list[str]:
    """The mark of what an order approves or attaches: appendix, УТВЕРЖДЕНА, by what, date and number."""
    if desk.order is not None:
        return order_mark(desk.order, desk)
    named = desk.description.record["appendix_to"]
    if named is None or isinstance(named, Link):
        return []
    return [desk.phrases.say("приложение.отметка"), str(named)]


def order_mark(order: Description, desk: Desk) -> list[str]:
    """The mark that an order puts on a description it approves or attaches."""
    record, say = order.record, desk.phrases.say
    attached = appendices_of(record)
    number = next((n for n, one in enumerate(attached, 1) if one == desk.description.id), 0)
    first = (
        say("приложение.отметка с номером", номер=str(number))
        if len(attached) > 1 and number
        else say("приложение.отметка")
    )
    stamp = say("приложение.от", дата=date_text(record["date"], desk.phrases), номер=str(record["number"]))
    if desk.description.id in approved_by(record):
        return [first, say(f"приложение.утвержден {gender_of_approved(desk)}"), order_in_words(record, desk), stamp]
    act = say(
        "приложение.к приказу",
        приказу=desk.workspace.speech.decline("group", str(record["word"] or "приказ"), "дат"),
        организация=desk.name(record["organisation"], "род", "кратко"),
    )
    return [first, act, stamp]


def is_of_order(desk: Desk) -> bool:
    """Whether the mark of an order names the organisation that the description is of."""
    theirs = desk.order.record["organisation"] if desk.order is not None else None
    own = desk.description.record["organisation"]
    return isinstance(theirs, Link) and isinstance(own, Link) and theirs.entity is own.entity


def approved_by(order: Record) -> list[str]:
    """Ids of the descriptions that the points of an order approve, in order."""
    return [one.entity.id for point in all_points(order) for one in point["approve"] or () if isinstance(one, Link)]


def appendices_of(order: Record) -> list[str]:
    """Ids of all descriptions that print after an order, each once, in order."""
    attached = [one.entity.id for one in order["attach"] or () if isinstance(one, Link)]
    return list(dict.fromkeys([*approved_by(order), *attached]))


def all_points(order: Record) -> list[Record]:
    """Points of an order with their sub-points, in order."""
    return [one for point in order["points"] or () for one in (point, *(point["points"] or ()))]


def approval_marks(record: Record, desk: Desk) -> list[Record]:
    """Marks of agreement and of approval, as word and lines; the order that the paper is an appendix to has its own."""
    others = [one for one in record["approval"] or () if not _repeats(one, desk.order)]
    return [_agreed(one, desk) for one in record["agreed"] or ()] + [_approved(one, desk) for one in others]


def _repeats(one: Record, order: Description | None) -> bool:
    """Whether an approval says what the mark of the order says already."""
    act = one["act"]
    return order is not None and isinstance(act, Link) and act.entity.id == order.id and not _is_signed(one["by"])


def _agreed(one: Record, desk: Desk) -> Record:
    return {"word": one["word"] or desk.phrases.say("гриф.согласовано"), "lines": _signed(one, desk)}


def _approved(one: Record, desk: Desk) -> Record:
    by, act, say = one["by"], one["act"], desk.phrases.say
    if act is None or _is_signed(by):
        return {"word": one["word"] or say("гриф.утверждаю"), "lines": _signed(one, desk)}
    word = one["word"] or say(f"приложение.утвержден {gender_of_approved(desk)}")
    if by is None:
        return {"word": word, "lines": by_document(act, one["date"], desk)}
    named = say("гриф.в скобках", документ=with_day(act, one["date"], "им", desk))
    return {"word": word, "lines": [str(desk.name(by, "твор")), named]}


def _is_signed(by: Text | None) -> bool:
    """Whether somebody signs: a person, or whom words name; an organisation decides by a document."""
    return by is not None and not (isinstance(by, Link) and by.entity.kind == "organisation")


def _signed(one: Record, desk: Desk) -> list[str]:
    """Who approves, what by, and the day: a line to sign on and a blank for the date where it is a person."""
    say, by, act = desk.phrases.say, one["by"], one["act"]
    lines = []
    if isinstance(by, Link) and by.entity.kind == "person":
        person = by.entity.record
        lines = [capital(post_of(person)), say("гриф.строка подписи", имя=desk.signing(person))]
    elif by is not None:
        name, post = ("", capital(desk.name(by))) if isinstance(by, Link) else desk.signatory(by)
        lines = [post] * bool(post) + [say("гриф.строка подписи", имя=name)] * bool(name)
    if act is not None:
        lines.append(capital(str(desk.name(act, "им", "" if by is None else "кратко"))))
    if one["date"] is not None:
        return [*lines, date_text(one["date"], desk.phrases)]
    return lines if act is not None and by is None else [*lines, say("приказ.линия даты")]


def author_lines(reference: Text | None, desk: Desk) -> list[str]:
    """The lines that name an organisation above a paper: its letterhead, else its full name.

    A long name breaks before the quoted name at its end, not within.
    """
    if reference is None:
        return []
    if isinstance(reference, Link) and reference.entity.kind == "organisation":
        letterhead = reference.entity.record["letterhead"]
        if letterhead:
            return [line.strip() for line in str(letterhead).splitlines() if line.strip()]
    name = str(desk.name(reference))
    sort, mark, own = name.partition(" «")
    if not mark or len(name) <= LONGEST_LINE or not own.endswith("»"):
        return [name]
    return [sort, f"«{own}"]


def post_of(person: Record) -> str:
    """The post of a person, or an empty text."""
    return str(person["post"] or "")
