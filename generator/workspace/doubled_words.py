"""Names that begin with the words which papers print before them, and would say them twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.phrases import Phrasebook
from generator.findings import Finding, Severity
from generator.reading.values import Text
from generator.workspace.entities import capital
from generator.workspace.load import Description, Workspace
from generator.workspace.speech import name_of, sort_words

Record = dict[str, Any]
_LEVELS = "школьная|муниципальная|районная|городская|окружная|региональная|областная|краевая"
_ADJECTIVES = rf"(?:(?:{_LEVELS}|целевая|комплексная|адресная)\s+){{0,3}}"


@dataclass(frozen=True)
class Words:
    """A field that papers print after words of their own: its name, its key, those words and how to mend it."""

    field: str
    key: str
    pattern: str
    hint: str


KINDS: Mapping[str, Words] = {
    "programme": Words(
        "name",
        "наименование",
        rf"{_ADJECTIVES}программа",
        "Вид программы бумаги пишут сами (поле «тип:»); оставьте одно имя: «наименование: {своё}».",
    ),
    "roadmap": Words(
        "name",
        "наименование",
        r"(?:план мероприятий\s*[(«]*)?дорожная карта",
        "Слова «Дорожная карта» бумаги пишут сами: оставьте одно имя, а если есть «программа:», уберите эту строку — "
        "карта назовётся по программе.",
    ),
    "report": Words(
        "about",
        "о чём",
        r"(?:информационно-аналитический\s+|аналитический\s+)?отч[её]т",
        "Слова до «о» бумаги пишут сами (поле «вид документа:»); начните с предлога: «о чём: {своё}».",
    ),
}


def doubled_words(description: Description, workspace: Workspace) -> Iterator[Finding]:
    """A warning on a name that begins with the words that papers print before it."""
    words = KINDS.get(description.kind.name)
    name = description.record.get(words.field) if words is not None else None
    if words is None or not isinstance(name, Text):
        return
    own_sort = re.escape(_sort(description, workspace.phrases))
    said = re.match(rf"\s*(?:{f'{own_sort}|' if own_sort else ''}{words.pattern})\b", name, re.IGNORECASE)
    if said is not None:
        message = f"Слова «{said[0].strip()}» напечатаются дважды: «{_printed(description, name, workspace)}»"
        own = _quoted(name) if words.field == "name" else ""
        hint = words.hint.format(своё=own or name[said.end() :].strip(" :—") or "…")
        yield Finding("SCH034", message, name.at(0, len(said[0])), words.key, hint, Severity.WARNING)


def _sort(description: Description, phrases: Phrasebook) -> str:
    """The words that papers print before a name, where the author chooses them."""
    if description.kind.name == "programme":
        return sort_words(description.record, phrases)
    return str(description.record["word"] or phrases.say("отчёт.отчёт")) if description.kind.name == "report" else ""


def _printed(description: Description, name: Text, workspace: Workspace) -> str:
    """The name after those words, as papers print it."""
    if description.kind.name == "report":
        return f"{_sort(description, workspace.phrases)} / {name}"
    return capital(name_of(description.entity, workspace.speech))


def _quoted(name: Text) -> str:
    """The last of the names that stand in quotes within a name."""
    quotes = re.findall(r"«([^«»]+)»", name)
    return str(quotes[-1]) if quotes else ""
