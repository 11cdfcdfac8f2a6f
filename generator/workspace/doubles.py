"""Codes given twice where each must be one: in a list of records, among all that text names by `<№ код>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.findings import Finding, Related
from generator.reading.values import Text
from generator.schema.language import Field, RecordType, records
from generator.workspace.load import Description
from generator.workspace.numbering import blocks_of, exhibits_of

Record = dict[str, Any]
Coded = tuple[Text, str]  # a code, and the path of the record that bears it

NUMBERED = {"sections": "раздел", "appendices": "приложение"}  # lists whose items have numbers, as tables and figures


def doubled_codes(description: Description) -> Iterator[Finding]:
    """A fault for each code that stands a second time, with both places."""
    for codes in (*_lists(description.record, description.kind), _numbered(description)):
        yield from _doubled(codes)


def _doubled(codes: Iterable[Coded]) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for code, path in codes:
        other = first.setdefault(str(code), code)
        if other is not code:
            yield Finding(
                "REF003",
                f"Код «{code}» уже занят: строка {other.place.line}",
                code.place,
                f"{path}, код",
                "Дайте одному из двух другой код.",
                related=(Related(other.place, f"здесь «{code}» назван впервые"),),
            )


def _lists(record: Record, kind: RecordType) -> Iterator[list[Coded]]:
    """The codes of each list of records, at any depth: items of all groups are one; numbered things stand apart."""
    for name, spec in kind.fields.items():
        value = record.get(name)
        items = _items(value, spec)
        if inner := records()[spec.of].wraps if spec.shape == "list" else "":
            yield _coded(items, records()[spec.of].title)
            within = records()[spec.of].fields[inner]
            items, spec = [one for group in items for one in group[inner] or ()], within
            yield _coded(items, records()[spec.of].title)
        elif items and name not in NUMBERED:
            yield _coded(items, spec.noun or records()[spec.of].title)
        for item in items:
            yield from _lists(item, records()[spec.of])


def _items(value: Any, spec: Field) -> list[Record]:
    if spec.shape == "record" and isinstance(value, dict):
        return [value]
    found = value["entries"] if spec.shape == "listing" and value is not None else value
    return [one for one in found or () if isinstance(one, dict)] if spec.shape in ("list", "listing") else []


def _coded(items: Iterable[Record], word: str) -> list[Coded]:
    return [(item["code"], f"{word} {number}") for number, item in enumerate(items, 1) if item.get("code") is not None]


def _numbered(description: Description) -> list[Coded]:
    """Codes of sections, appendices, tables and figures: `<№ код>` looks among them all."""
    if description.kind.name != "programme":
        return []
    record = description.record
    found = [coded for name, word in NUMBERED.items() for coded in _coded(record[name] or (), word)]
    for kind, word in (("table", "таблица"), ("figure", "рисунок")):
        found += _coded((item for block in blocks_of(record) for own, item in exhibits_of(block) if own == kind), word)
    return sorted(found, key=lambda one: one[0].place)
