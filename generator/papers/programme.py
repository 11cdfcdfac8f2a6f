"""A programme as its templates see it: cover, passport rows, sections, plan, appendices, control."""

from __future__ import annotations

from typing import Any

from generator.papers.blocks import Counter, blocks
from generator.papers.context import Desk
from generator.papers.cover import cover, quoted, term
from generator.papers.grids import insert, plan
from generator.papers.makeup import COMPOUND, parts, passport_rows, titles
from generator.papers.marks import post_of
from generator.papers.values import cell_of, usual_label
from generator.reading.values import Text
from generator.schema.language import records
from generator.schema.types import Said
from generator.workspace.entities import Link, capital
from generator.workspace.speech import sort_words

Record = dict[str, Any]


def passport_context(desk: Desk) -> Record:
    """The context `p` of the paper паспорт."""
    return {"passport": passport(desk.description.record, desk)}


def plan_context(desk: Desk) -> Record:
    """The context `p` of the paper план."""
    return {
        "plan": plan(desk.description.record, desk),
        "organisation": [],
        "subtitle": None,
        "mark": [],
        "approval": [],
        "signature": None,
    }


def programme_context(desk: Desk) -> Record:
    """The context `p` of the paper программа, and of a programme that follows an order."""
    record = desk.description.record
    counter = Counter()
    asked, own = parts(record), titles(record)
    return {
        "cover": cover(record, desk),
        "contents": own.get("содержание") or desk.phrases.say("программа.содержание"),
        "passport": _titled(passport(record, desk), own.get("паспорт")),
        "sections": parts_of(record["sections"], "раздел", desk, counter),
        "plan": _titled(plan(record, desk), own.get("план")),
        "fields": {part: _field(part, own.get(part), desk) for part in asked if part not in COMPOUND},
        "appendices": parts_of(record["appendices"], "приложение", desk, counter),
        "control": {
            "title": own.get("контроль") or desk.phrases.say("программа.контроль"),
            "text": record["control"],
        },
        "signature": signature(record["signature"], desk),
        "parts": asked,
    }


def _field(part: str, title: Text | None, desk: Desk) -> Record:
    """A field that stands as a part of the programme, under a heading of its own."""
    value = insert(Text(part, desk.description.place), desk)
    assert value is not None
    if value["shape"] != "tables":
        return {"title": title or usual_label("паспорт", part, desk.phrases), "value": value}
    first, *others = value["value"]
    return {"title": title or first["title"], "value": {**value, "value": [_titled(first, title), *others]}}


def _titled(part: Record, title: Text | None) -> Record:
    return part if title is None else {**part, "title": title}


def passport(record: Record, desk: Desk) -> Record:
    """The passport: its title and rows of label and value; rows of absent fields are left out."""
    printed = [_row(row, record, desk) for row in passport_rows(record)]
    title = (record["passport"] or {}).get("title") or desk.phrases.say("программа.паспорт")
    return {"title": title, "rows": [row for row in printed if row is not None]}


def _row(row: Record, record: Record, desk: Desk) -> Record | None:
    if row["text"] is not None:
        label = row["title"] or usual_label("паспорт", row["field"], desk.phrases)
        return {"label": label, "shape": "prose", "value": row["text"]}
    spec = records()["programme"].find(row["field"])
    if spec is None or (record[spec.name] is None and spec.name not in record["empty"]):
        return None
    label = row["title"] or usual_label("паспорт", spec.key, desk.phrases)
    if spec.name == "name":
        sort = sort_words(record, desk.phrases)
        return {
            "label": label,
            "shape": "words",
            "value": desk.say("имя.программа", программа=sort, название=quoted(record["name"])),
        }
    if spec.name == "period" and not isinstance(record["period"], Said):
        return {"label": label, "shape": "words", "value": term(record["period"], desk, "программа.срок")}
    return {"label": label, **cell_of(record, spec, desk)}


def parts_of(items: list[Record] | None, word: str, desk: Desk, counter: Counter) -> list[Record]:
    """Sections or appendices with their numbers in the titles; a single appendix has none."""
    found = items or []
    printed = []
    for number, item in enumerate(found, 1):
        phrase = "единственное приложение" if word == "приложение" and len(found) == 1 else word
        values = {} if phrase == "единственное приложение" else {"номер": str(number)}
        title = desk.say(f"программа.{phrase}", название=item["title"], **values)
        printed.append({"title": title, "content": blocks(item["content"], desk, counter)})
    return printed


def signature(record: Record | None, desk: Desk) -> Record | None:
    """Who signs: post and name; a text signs by itself."""
    if record is None:
        return None
    by = record["by"]
    person = _signatory(by)
    if person is None:
        name, post = ("", capital(desk.name(by))) if isinstance(by, Link) else desk.signatory(by)
        return {"post": record["post"] or _at(post, by), "name": _at(name, by)}
    post = record["post"] or post_of(person)
    return {"post": _at(capital(str(post)), by), "name": _at(desk.signing(person), by)}


def _signatory(by: Text) -> Record | None:
    """The person who signs: the one named, or the head of the organisation named."""
    entity = by.entity if isinstance(by, Link) else None
    if entity is not None and entity.kind == "organisation":
        head = entity.record["head"]
        entity = head.entity if isinstance(head, Link) else None
    return entity.record if entity is not None else None


def _at(text: str, reference: Text) -> Text:
    return Text(text, reference.place)
