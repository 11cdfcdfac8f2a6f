"""Lists with a lead-in: their shape in print, and the ends of their entries, which nobody types."""

from __future__ import annotations

from typing import Any

from generator.content.phrases import Phrasebook
from generator.language.ends import bare
from generator.papers.defaults import defaults
from generator.reading.values import Text
from generator.schema.language import Field
from generator.schema.types import said_empty
from generator.workspace.entities import Link

Record = dict[str, Any]

# Fields that stand for an entry where it prints in one line: the first that is given.
MAIN = ("text", "ref", "who", "title", "by", "act")

SHAPES = {"тире": "dashes", "цифры": "numbers", "скобка": "bracket", "буквы": "letter", "нет": "lines"}


def listing(value: Record, spec: Field, phrases: Phrasebook) -> Record:
    """A listing as the templates print it: `kind` of its entries, `shape`, `ends` by entry, cleaned entries."""
    entries = [{**entry, "text": entry.get("text")} for entry in value["entries"]]
    shape = _shape(value, spec)
    if shape != "alone":
        entries = [_without_end(entry) for entry in entries]
    return {
        "kind": spec.of,
        "shape": shape,
        "title": value["title"],
        "intro": value["intro"],
        "lead": _lead(value, spec, phrases),
        "said": value["said"],
        "text": value["text"],
        "after": value["after"],
        "entries": entries,
        "ends": _ends(entries, shape),
    }


def _shape(value: Record, spec: Field) -> str:
    if value["numbering"] is not None:
        return SHAPES[str(value["numbering"])]
    if len(value["entries"]) == 1:
        return "alone"
    return "numbers" if spec.key in defaults()["нумеруются"] else "dashes"


def _lead(value: Record, spec: Field, phrases: Phrasebook) -> Text | str | None:
    if value["lead"] is not None:
        return None if said_empty(value["lead"]) else value["lead"]
    usual = f"вводная.{spec.key}"
    return phrases.say(usual) if usual in phrases else None


def main_of(entry: Record) -> Text | None:
    """The main text of an entry, where it has one."""
    return next((entry[name] for name in MAIN if entry.get(name) is not None), None)


def _without_end(entry: Record) -> Record:
    name = next((name for name in MAIN if entry.get(name) is not None), "")
    text = entry.get(name)
    if not isinstance(text, Text) or isinstance(text, Link) or "\n" in text.strip():
        return entry
    return {**entry, name: text.with_value(bare(text))}


def _ends(entries: list[Record], shape: str) -> list[str]:
    """What each entry ends with: full stops after numbers with a stop and after sentences, else semicolons."""
    texts = [str(main_of(entry) or "") for entry in entries]
    sentences = shape in ("numbers", "lines") or _begin_with_capitals(texts)
    ends = ["." if sentences or number == len(texts) else ";" for number in range(1, len(texts) + 1)]
    return ["" if "\n" in text.strip() else end for text, end in zip(texts, ends, strict=True)]


def _begin_with_capitals(texts: list[str]) -> bool:
    """Whether all that begin with a letter begin with a capital; figures and quotation marks go with the others."""
    first = [text.lstrip("*")[:1] for text in texts]
    letters = [sign for sign in first if sign.isalpha()]
    return bool(letters) and all(sign.isupper() for sign in letters)
