"""A certificate as its template sees it: preamble, objects, findings, directions with their shares, conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from generator.derive.progress import State
from generator.derive.spoken import computed_words, said_days, said_share, verdict_rules
from generator.derive.verdict import VerdictRules, states_in, states_of_direction
from generator.language.typography_rules import NBSP
from generator.papers.context import Desk
from generator.papers.cover import term
from generator.papers.lists import listing
from generator.papers.marks import author_lines
from generator.papers.order import executor, preamble
from generator.papers.points import joined
from generator.papers.programme import signature
from generator.papers.progress import due_column, late, table
from generator.reading.values import Text
from generator.schema.language import records
from generator.workspace.entities import Link, capital, date_text
from generator.workspace.plans import roadmaps_of

Record = dict[str, Any]
LISTS = ("findings", "mechanisms", "curators", "control", "recommendations")
LISTS_OF_DIRECTION = ("topics", "modules", "subjects", "instruments")


def certificate_context(desk: Desk) -> Record:
    """The context `c` of the paper справка."""
    record = desk.description.record
    states = states_in(record)
    maps = list(roadmaps_of(record))
    return {
        "organisation": author_lines(record["organisation"], desk),
        "addressee": [desk.name(one, "дат") for one in record["addressee"] or ()],
        "word": record["word"] or desk.phrases.say("справка.справка"),
        "about": record["about"] or desk.phrases.say("справка.о чём", карты=_maps(desk)),
        "requisites": _requisites(record, desk),
        "preamble": _preamble(record, desk),
        "schools": [_school(one, desk) for one in record["schools"] or ()],
        "aim": record["aim"],
        "model": record["model"],
        "lists": {name: _listing(record, "certificate", name, desk) for name in LISTS},
        "directions": [_direction(one, states, desk) for one in record["facts"] or ()],
        "shares": _shares(record, states, desk),
        "late": list(late(states, maps[0]["plan"] if maps else None, desk, with_numbers=len(maps) == 1)),
        "conclusion": _conclusion(record, desk),
        "signature": signature(record["signature"], desk),
        "executor": executor(record["executor"], desk),
    }


def _maps(desk: Desk, case: str = "род") -> str:
    """The road maps that are judged, in a case."""
    return joined([desk.name(one, case) for one in desk.description.record["roadmaps"] or ()], desk)


def _requisites(record: Record, desk: Desk) -> Record | None:
    """Date, place and number, where any of them is given."""
    if not any(record[name] for name in ("date", "place", "number")):
        return None
    number = desk.say("приказ.номер", номер=record["number"]) if record["number"] else ""
    date = date_text(record["date"], desk.phrases, "словами")
    return {"date": date, "place": record["place"] or "", "number": number}


def _preamble(record: Record, desk: Desk) -> Record:
    """Who analysed what for what purposes; the author's own words where they stand in its place."""
    if record["preamble"] is not None:
        return {"own": record["preamble"], "said": ""}
    authors = [desk.name(one, "твор") for one in record["analysts"] or [record["organisation"]]]
    period = term(record["period"], desk, "программа.срок")
    said = desk.phrases.say("справка.анализ", кем=joined(authors, desk), карты=_maps(desk), срок=str(period))
    purposes = preamble(record, desk)
    whole = desk.phrases.say("справка.преамбула", цели=purposes, анализ=said)
    return {"own": None, "said": whole if purposes else capital(said)}


def _school(reference: Text, desk: Desk) -> Markup:
    """A school in full, with the short name it goes by further on."""
    short = reference.entity.record["short"] if isinstance(reference, Link) else None
    name = desk.marked_name(reference, "им", "полностью")
    return name if short is None else name + NBSP + desk.say("приказ.далее", кратко=short)


def _listing(record: Record, kind: str, name: str, desk: Desk) -> Record | None:
    value = record[name]
    return listing(value, records()[kind].fields[name], desk.phrases) if value is not None else None


# --- directions ------------------------------------------------------------------------------------------------------


def _direction(one: Record, states: Sequence[State], desk: Desk) -> Record:
    lists = [_listing(one, "direction", name, desk) for name in LISTS_OF_DIRECTION]
    own = states_of_direction(one, states)
    share = ""
    if own and _wanted_shares(desk.description.record) == "текст":
        said = said_share(_rules(desk).share_of(own), desk.workspace.speech)
        share = desk.phrases.say("справка.доля направления", доля=said)
    return {"title": one["title"], "text": one["text"], "lists": [found for found in lists if found], "share": share}


def _rules(desk: Desk) -> VerdictRules:
    return verdict_rules(desk.description.record, desk.workspace)


def _measured(record: Record) -> list[tuple[int, Record]]:
    """The directions that name measures, with their numbers."""
    return [(number, one) for number, one in enumerate(record["facts"] or (), 1) if one["measures"]]


def _wanted_shares(record: Record) -> str:
    """How shares are told: as the author wants, else by a table where there are several."""
    wanted = record["shares"]
    if wanted is not None:
        return str(wanted)
    return "таблица" if len(_measured(record)) > 1 else "нет"


def _shares(record: Record, states: Sequence[State], desk: Desk) -> Record | None:
    """Shares of what is done by direction and over all."""
    if _wanted_shares(record) != "таблица":
        return None
    group = "таблица долей"
    rows, due = [], due_column(states, desk)
    for number, one in _measured(record):
        title = one["title"] or desk.phrases.say(f"{group}.без названия", номер=str(number))
        rows.append(_share_row(title, states_of_direction(one, states), desk))
    total = _share_row(desk.phrases.say(f"{group}.все"), states, desk)
    return table(group, ["направление", "всего", due, "выполнено", "доля"], [*rows, total], desk)


def _share_row(title: str, states: Sequence[State], desk: Desk) -> list[Record]:
    share = _rules(desk).share_of(states)
    told = [str(len(states)), str(share.whole), str(share.part), said_share(share, desk.workspace.speech)]
    first = {"shape": "text" if isinstance(title, Text) else "words", "value": title, "align": ""}
    return [first, *({"shape": "words", "value": one, "align": "center"} for one in told)]


# --- conclusion ------------------------------------------------------------------------------------------------------


def _conclusion(record: Record, desk: Desk) -> Record:
    """The author's text, the sentence with the verdict where the text does not hold it, why it is another one."""
    own = record["conclusion"] or {"text": None, "word": None, "why": None}
    words = str(own["word"]) if own["word"] is not None else computed_words(record, desk.workspace)
    maps = _maps(desk)
    said = desk.phrases.say("справка.вывод", карты=maps, оценка=words) if words else _too_early(record, maps, desk)
    if own["text"] is not None and words and _plain(words) in _plain(own["text"]):
        said = ""
    return {"text": own["text"], "said": said, "why": own["why"]}


def _too_early(record: Record, maps: str, desk: Desk) -> str:
    return desk.phrases.say("справка.вывод рано", карты=maps, дата=said_days(record, desk.workspace))


def _plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split()).casefold()
