"""Marks on the first page: approval by an act, by a person, agreement; gender and number follow from the data."""

from __future__ import annotations

from typing import Any

from generator.findings import Finding
from generator.language.agreement import gender_of_group
from generator.language.cases import Gender, LanguageError
from generator.papers.context import Desk
from generator.reading.values import Text
from generator.workspace.entities import Link, capital, date_text
from generator.workspace.load import Description
from generator.workspace.speech import programme_sort

Record = dict[str, Any]


def appendix_mark(desk: Desk) -> list[str]:
    """The mark of a programme that an order approves: appendix, УТВЕРЖДЕНА, by what, date and number."""
    reference = desk.description.record["appendix_to"]
    if reference is None:
        return []
    if not isinstance(reference, Link):
        return [desk.phrases.say("приложение.отметка"), str(reference)]
    order = desk.workspace.descriptions.get(reference.entity.id)
    if order is None:
        return []
    return order_mark(order, desk)


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
    word = str(record["word"] or "приказ")
    organisation = desk.name(record["organisation"], "род", "кратко")
    stamp = say("приложение.от", дата=date_text(record["date"], desk.phrases), номер=str(record["number"]))
    if desk.description.id in approved_by(record):
        gender = _gender(desk)
        order_word = desk.workspace.speech.decline("group", word, "твор")
        act = say("приложение.утвержден чем", приказом=order_word, организация=organisation)
        return [first, say(f"приложение.утвержден {gender}"), act, stamp]
    act = say(
        "приложение.к приказу", приказу=desk.workspace.speech.decline("group", word, "дат"), организация=organisation
    )
    return [first, act, stamp]


def _gender(desk: Desk) -> Gender:
    """The gender of what is approved; a sort whose gender cannot be told is a finding."""
    sort = programme_sort(desk.description.entity, desk.workspace.speech)
    try:
        return gender_of_group(sort)
    except LanguageError as unknown:
        place = desk.description.record["sort"].place
        desk.findings.append(
            Finding("REF005", unknown.message, place, "тип", f"{unknown.hint} Например: Программа развития.")
        )
        return Gender.FEMININE


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
    """Marks of agreement and of approval by a person, as word and lines."""
    marks = [_mark(one, "гриф.согласовано", desk) for one in record["agreed"] or ()]
    return marks + [_mark(one, "гриф.утверждаю", desk) for one in record["approval"] or ()]


def _mark(one: Record, phrase: str, desk: Desk) -> Record:
    say, by = desk.phrases.say, one["by"]
    lines = []
    if isinstance(by, Link) and by.entity.kind == "person":
        person = by.entity.record
        lines = [capital(str(post_of(person))), say("гриф.строка подписи", имя=desk.signing(person))]
    elif by is not None:
        lines = [capital(str(desk.name(by)))]
    if one["act"] is not None:
        lines.append(str(desk.name(one["act"])))
    lines.append(date_text(one["date"], desk.phrases) if one["date"] is not None else say("приказ.линия даты"))
    return {"word": one["word"] or say(phrase), "lines": lines}


def author_lines(reference: Text | None, desk: Desk) -> list[str]:
    """The lines that name an organisation above a paper: its letterhead, else its full name."""
    if reference is None:
        return []
    if isinstance(reference, Link) and reference.entity.kind == "organisation":
        letterhead = reference.entity.record["letterhead"]
        if letterhead:
            return [line.strip() for line in str(letterhead).splitlines() if line.strip()]
    return [str(desk.name(reference))]


def post_of(person: Record) -> str:
    """The post of a person, or an empty text."""
    return str(person["post"] or "")
