"""A report as its template sees it: cover with its approval, grounds, works with their conditions, results."""

from __future__ import annotations

import re
from typing import Any

from generator.papers.blocks import Counter, blocks
from generator.papers.context import Desk
from generator.papers.cover import quoted, term
from generator.papers.lists import listing
from generator.papers.marks import approval_marks, author_lines
from generator.papers.programme import parts_of, signature
from generator.reading.values import Text
from generator.schema.language import records
from generator.schema.types import Date
from generator.workspace.entities import Link, capital, date_text

Record = dict[str, Any]
LISTS = ("grounds", "outcome", "results", "recommendations")


def report_context(desk: Desk) -> Record:
    """The context `r` of the paper отчёт."""
    record = desk.description.record
    counter = Counter()
    return {
        "cover": _cover(record, desk),
        "title": _title(record, desk),
        "about": _about(record["about"], desk),
        "lists": {name: _listing(record, "report", name, desk) for name in LISTS},
        "role": record["role"],
        "works": [_work(one, desk, counter) for one in record["works"] or ()],
        "sections": parts_of(record["sections"], "раздел", desk, counter),
        "appendices": parts_of(record["appendices"], "приложение", desk, counter),
        "conclusion": record["conclusion"],
        "date": date_text(record["date"], desk.phrases, "словами"),
        "signature": signature(record["signature"], desk),
    }


def _title(record: Record, desk: Desk) -> Any:
    return record["word"] or desk.phrases.say("отчёт.отчёт")


def _about(about: Text, desk: Desk) -> Text | str:
    """What the report is about: below its title, where a preposition goes on the line above."""
    return desk.lowered(about) if re.match(r"(?:Об?|Обо|По)\b", about) else about


def _cover(record: Record, desk: Desk) -> Record:
    period = record["period"]
    return {
        "organisation": [] if desk.letterhead else author_lines(record["organisation"], desk),
        "project": desk.say("отчёт.проект", название=quoted(record["project"])) if record["project"] else "",
        "approval": approval_marks(record, desk),
        "period": term(period, desk, "отчёт.за") if period is not None else "",
        "executor": _executor(record, desk),
        "place": record["place"],
        "year": str(record["year"] or _year(record)),
    }


def _executor(record: Record, desk: Desk) -> list[Any]:
    """Who made the report: name in full, post, organisation, a line each."""
    reference = record["executor"]
    if reference is None:
        return []
    lines = [desk.phrases.say("отчёт.исполнитель"), desk.name(reference, "им", "полностью")]
    person = reference.entity.record if isinstance(reference, Link) else None
    if person is not None and person["surname"] is not None and person["post"] is not None:
        lines.append(capital(str(person["post"])))
        lines += [desk.name(person["organisation"])] if person["organisation"] is not None else []
    return lines


def _year(record: Record) -> str:
    """The year of the cover: of the report's day, or of the mark that approves it."""
    days = [record["date"], *(mark["date"] for mark in record["approval"] or ())]
    return next((str(one.year) for one in days if isinstance(one, Date) and one.year), "")


def _work(one: Record, desk: Desk, counter: Counter) -> Record:
    grounds = [desk.marked_name(ref) for ref in one["grounds"] or ()]
    return {
        "title": one["title"],
        "period": term(one["period"], desk, "программа.срок") if one["period"] is not None else "",
        "grounds": grounds,
        "content": blocks(one["content"], desk, counter),
        "conditions": _listing(one, "report_work", "conditions", desk),
    }


def _listing(record: Record, kind: str, name: str, desk: Desk) -> Record | None:
    value = record[name]
    return listing(value, records()[kind].fields[name], desk.phrases) if value is not None else None
