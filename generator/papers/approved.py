"""Documents that approve, in words, and what is approved: its gender and number are those of the mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.findings import Finding
from generator.language.agreement import gender_of_group
from generator.language.cases import Gender, LanguageError
from generator.papers.context import Desk
from generator.reading.values import Text
from generator.workspace.entities import Link, date_text
from generator.workspace.speech import programme_sort

Record = dict[str, Any]


def by_document(act: Text, day: Text | None, desk: Desk) -> list[str]:
    """«приказом управления образования», «от 28.08.2026 № 97»; a document without a day takes the one of the mark."""
    if not isinstance(act, Link) or act.entity.kind not in AUTHORS:
        return [with_day(act, day, "твор", desk)]
    record = act.entity.record
    author = AUTHORS[act.entity.kind](record, desk)
    dated = date_text(record["date"], desk.phrases)
    return [author, desk.phrases.say("приложение.от", дата=dated, номер=str(record["number"]))]


def with_day(act: Text, day: Text | None, case: str, desk: Desk) -> str:
    """A document in short in a case, with the day of the mark where it has none of its own."""
    if isinstance(act, Link):
        said, is_dated = desk.name(act, case, "кратко"), act.entity.record["date"] is not None
    else:
        said, is_dated = desk.words(act, case), bool(re.search(r"\bот\s+«?\d", act))
    if day is None or is_dated:
        return said
    return desk.phrases.say("гриф.от", документ=said, дата=date_text(day, desk.phrases))


def order_in_words(order: Record, desk: Desk) -> str:
    """An order as it approves: «приказом управления образования»."""
    word = desk.workspace.speech.decline("group", str(order["word"] or "приказ"), "твор")
    return desk.phrases.say(
        "приложение.утвержден чем", приказом=word, организация=desk.name(order["organisation"], "род", "кратко")
    )


def _protocol_in_words(protocol: Record, desk: Desk) -> str:
    return desk.phrases.say("гриф.протоколом", органа=str(protocol["body"]))


AUTHORS: Mapping[str, Callable[[Record, Desk], str]] = {"order": order_in_words, "protocol": _protocol_in_words}


def gender_of_approved(desk: Desk) -> Gender:
    """The gender of what is approved, by the words that its paper is called; where they tell none, a finding."""
    words, asked = CALLED[desk.description.kind.name](desk)
    try:
        return gender_of_group(words)
    except LanguageError as unknown:
        place = asked.place if asked is not None else desk.description.place
        hint = f"{unknown.hint} Например: Программа развития."
        desk.findings.append(Finding("REF005", unknown.message, place, "", hint))
        return Gender.FEMININE


Called = tuple[str, Text | None]  # the words, and where the author chose them


def _programme(desk: Desk) -> Called:
    return programme_sort(desk.description.entity, desk.workspace.speech), desk.description.record["sort"]


def _roadmap(desk: Desk) -> Called:
    own = (desk.description.record["plan"] or {}).get("title")
    return own or desk.phrases.say("имя.дорожная карта"), own


def _report(desk: Desk) -> Called:
    own = desk.description.record["word"]
    return own or desk.phrases.say("отчёт.отчёт"), own


CALLED: Mapping[str, Callable[[Desk], Called]] = {"programme": _programme, "roadmap": _roadmap, "report": _report}
