"""Terms of programmes and all in them: what is written becomes intervals; what cannot be read is said."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.findings import Finding, Severity
from generator.language.cases import LanguageError
from generator.language.terms import Interval, MonthDay, NoSuchTime, TermError, TermSettings, WeekRule, read_term
from generator.reading.values import Text
from generator.schema.types import Date, Flag, Years, said_empty
from generator.schema.walk import Leaf, leaves
from generator.workspace.load import Description, Workspace
from generator.workspace.plans import programme_of

Record = dict[str, Any]
TERM = "срок"  # the key of every field that says when: of records whose type reads it, and of those that print it only


def read_terms(workspace: Workspace) -> None:
    """Give every written term its intervals (`Years.term`); one that is not understood is a warning at its place."""
    chosen = workspace.settings["terms"] or {}
    try:
        rules = term_settings(chosen)
    except LanguageError as wrong:
        place = next((value.place for value in chosen.values() if isinstance(value, Text)), workspace.settings_place)
        workspace.findings.append(Finding("SCH008", wrong.message, place, "сроки", wrong.hint))
        return
    for description in sorted(workspace.own, key=lambda one: one.kind.name in WITHIN):
        _read_all(description, rules, workspace)


def _read_all(description: Description, rules: TermSettings, workspace: Workspace) -> None:
    """The description's own term first: the others are read within it."""
    written = [leaf for leaf in leaves(description.record, description.kind) if leaf.field.key == TERM]
    found = [leaf for leaf in written if not said_empty(leaf.value)]
    own = [leaf for leaf in found if leaf.record is description.kind]
    for leaf in own:
        _read(leaf, None, rules, workspace)
    whole = whole_term(description.record) if description.kind.name in ("programme", *WITHIN) else None
    for leaf in found:
        if leaf not in own:
            _read(leaf, whole, rules, workspace)


WITHIN = ("roadmap",)  # kinds whose terms are read within those of a programme: they come after it


def whole_term(record: Record) -> Interval | None:
    """The term of a programme or of a road map, which is its programme's where it has none of its own."""
    own = programme_interval(record)
    programme = programme_of(record)
    return programme_interval(programme) if own is None and programme is not None else own


def programme_interval(record: Record) -> Interval | None:
    """The own term of a programme, a road map or a certificate: its dates, else its words: «2026–2029», «май 2027»."""
    spoken = _spoken(record["period"])
    begin, end = _day(record["begin"]) or spoken.begin, _day(record["finish"]) or spoken.end
    return Interval(begin, end) if begin and end and begin <= end else None


def _spoken(period: Text | None) -> Interval:
    first, last = getattr(period, "first", None), getattr(period, "last", None)
    if first and last:
        return Interval(date(first, 1, 1), date(last, 12, 31))
    found = period.term.intervals if isinstance(period, Years) and period.term is not None else ()
    return found[0] if len(found) == 1 else Interval(None, None)


def _day(value: Any) -> date | None:
    return value.value if isinstance(value, Date) else None


def term_settings(chosen: Record) -> TermSettings:
    """The conventions of terms that the settings choose."""
    given: dict[str, Any] = {}
    if chosen.get("week") is not None:
        given["week"] = WeekRule(str(chosen["week"]))
    if chosen.get("school_year") is not None:
        given["school_year"] = _bounds(chosen["school_year"])
    if chosen.get("quarters"):
        given["school_quarters"] = tuple(_bounds(one["text"]) for one in chosen["quarters"])
    names = {"until_day": "until_day_inclusive", "until_period": "until_period_inclusive", "clip": "clip_to_programme"}
    given |= {name: chosen[field].value for field, name in names.items() if isinstance(chosen.get(field), Flag)}
    return TermSettings(**given)


def _bounds(text: Text) -> tuple[MonthDay, MonthDay]:
    """Two days of any year: «01.09–31.10». Raises `LanguageError`."""
    found = re.fullmatch(r"\s*(\d\d)\.(\d\d)\s*[-–—]\s*(\d\d)\.(\d\d)\s*", text)
    if not found:
        raise LanguageError(f"«{text}» — не два дня года", "Пишите первый и последний день: 01.09–31.10.")
    day, month, last_day, last_month = map(int, found.groups())
    return MonthDay(month, day), MonthDay(last_month, last_day)


def _read(leaf: Leaf, whole: Interval | None, rules: TermSettings, workspace: Workspace) -> None:
    """Read one term. A day that the calendar has not is a fault wherever a term is written in words or in figures."""
    value = leaf.value
    begin, end = _day(leaf.holder.get("begin")), _day(leaf.holder.get("finish"))
    if begin and end and end < begin:
        return  # said already
    try:
        term = read_term(str(value), programme=whole, settings=rules, begin=begin, end=end)
    except NoSuchTime as error:
        place = value.at(error.offset, max(1, error.length))
        workspace.findings.append(Finding("SCH008", error.message, place, leaf.path, error.hint))
    except TermError as error:
        if isinstance(value, Years):
            place = value.at(error.offset, max(1, error.length))
            hint = f"{error.hint} Или добавьте рядом «начало:» и «конец:».".strip()
            workspace.findings.append(Finding("SCH024", error.message, place, leaf.path, hint, Severity.WARNING))
    else:
        if isinstance(value, Years):
            value.term = term
