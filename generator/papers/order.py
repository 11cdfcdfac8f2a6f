"""An order as its template sees it: preamble with joining words, points in full, signature, lists, appendices."""

from __future__ import annotations

from typing import Any

from generator.language.ends import bare
from generator.papers.context import Desk
from generator.papers.marks import appendices_of, author_lines, post_of
from generator.papers.points import Writer, joined
from generator.papers.programme import programme_context, signature
from generator.papers.roadmap import roadmap_plan_context
from generator.reading.values import Text
from generator.workspace.entities import Link, capital, date_text

Record = dict[str, Any]
LINE = "_" * 12  # to sign upon
JOINTS = {
    "grounds": ("на основании", "род"),
    "pursuant": ("во исполнение", "род"),
    "according": ("в соответствии с", "твор"),
}


def order_context(desk: Desk) -> Record:
    """The context `o` of the paper приказ."""
    record, say = desk.description.record, desk.phrases.say
    word = str(record["word"] or "приказ")
    writer = Writer(desk)
    return {
        "organisation": author_lines(record["organisation"], desk),
        "kind": say(f"приказ.{word}"),
        "date": date_text(record["date"], desk.phrases, "словами"),
        "place": record["place"] or "",
        "number": desk.say("приказ.номер", номер=record["number"]),
        "about": record["about"],
        "preamble": record["preamble"] or preamble(record, desk),
        "verb": say(f"приказ.{word} глагол"),
        "points": [writer.point(point) for point in record["points"] or ()],
        "signature": signature(record["signature"], desk),
        "visas": [_visa(one, desk) for one in record["visas"] or ()],
        "with_order": desk.workspace.speech.decline("group", word, "твор"),
        "acquainted": [_acquainted(one, desk) for one in record["acquainted"] or ()],
        "executor": executor(record["executor"], desk),
        "appendices": [_appendix(code, desk) for code in appendices_of(record)],
    }


def preamble(record: Record, desk: Desk) -> str:
    """Purposes and grounds joined with the right words: «В целях …, на основании …»."""
    parts = []
    if record["purposes"]:
        parts.append(
            desk.phrases.say("приказ.в целях", что=joined([bare(one["text"]) for one in record["purposes"]], desk))
        )
    for field, (phrase, case) in JOINTS.items():
        named = [desk.name(one, case) for one in record.get(field) or ()]
        if named:
            parts.append(desk.phrases.say(f"приказ.{phrase}", что=joined(named, desk)))
    return capital(", ".join(parts))


def _visa(one: Record, desk: Desk) -> Record:
    person, date = one["person"], date_text(one["date"], desk.phrases)
    if not isinstance(person, Link):
        name, post = desk.signatory(person)
        return {"post": post, "name": name, "line": LINE, "date": date}
    record = person.entity.record
    return {"post": capital(post_of(record)), "name": desk.signing(record), "line": LINE, "date": date}


def _acquainted(one: Record, desk: Desk) -> Record:
    person = one["person"]
    name = desk.signing(person.entity.record) if isinstance(person, Link) else _signing(person, desk)
    date = date_text(one["date"], desk.phrases) if one["date"] is not None else desk.phrases.say("приказ.линия даты")
    return {"name": name, "line": LINE, "date": date}


def _signing(words: Text, desk: Desk) -> str:
    """A name alone as under a paper; with more beside it the words as they are."""
    name, post = desk.signatory(words)
    return words if post else name


def executor(reference: Text | None, desk: Desk) -> str:
    """Who prepared a paper, as at its foot: name and phone; empty where nobody is named."""
    if reference is None:
        return ""
    if not isinstance(reference, Link):
        return str(reference)
    name, phone = str(desk.name(reference, "им", "полностью")), reference.entity.record["phone"]
    if phone is None:
        return desk.phrases.say("приказ.исполнитель", имя=name)
    return desk.phrases.say("приказ.исполнитель с телефоном", имя=name, телефон=str(phone))


def _appendix(code: str, desk: Desk) -> Record:
    description, order = desk.workspace.descriptions[code], desk.description
    inner = Desk(description, desk.workspace, desk.letterhead, desk.marks, desk.assets, desk.findings, order)
    if description.kind.name == "roadmap":
        return {"kind": "roadmap", "p": roadmap_plan_context(inner)}
    context = programme_context(inner)
    if len(appendices_of(desk.description.record)) > 1:  # one contents list would name the headings of all
        context["parts"] = [part for part in context["parts"] if part != "содержание"]
    return {"kind": "programme", "p": context}
