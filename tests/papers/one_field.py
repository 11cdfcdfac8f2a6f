"""Descriptions of a programme in which one field, at any depth, holds one value and all else is as short as may be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from generator.schema.language import Field, RecordType, inner

Path: TypeAlias = tuple[Field, ...]

# For types that do not take any word: two values, both as they are typed and as they print.
WORD = "ласточка"
VALUES: dict[str, tuple[str, str]] = {
    "date": ("17.03.2027", "18.03.2027"),
    "field": ("срок", "задачи"),
    "flag": ("да", "нет"),
    "integer": ("73519", "73520"),
    "number": ("73519", "73520"),
    "source": ("показатели.1", "показатели.2"),
    "year": ("2033", "2034"),
}
# Under which names entries stand, where these are not years.
NAMES = {"roadmap facts": "1", "indicator_facts": "1", "done": "семинар", "planned": "семинар"}
PICTURE = "рисунок.png"
PLAIN = {"file": PICTURE, **{name: first for name, (first, _) in VALUES.items()}}


def paths(kind: RecordType, above: Path = ()) -> Iterator[Path]:
    """The ways to all fields of a description and of the records in it; a field that nobody prints ends its way."""
    for spec in kind.fields.values():
        path = (*above, spec)
        record = None if spec.unprinted else inner(spec)
        if record is None:
            yield path
        else:
            yield from paths(record, path)


def name(path: Path) -> str:
    """The way in Russian words, as messages name it."""
    return ", ".join(spec.key for spec in path)


def values(spec: Field) -> tuple[str, str]:
    """Two values of a field that differ in every paper that prints it."""
    if allowed := spec.rules.get("allowed"):
        return allowed[0], allowed[-1]
    if spec.of == "reference" and spec.to and all(kind in ("task", "indicator", "measure") for kind in spec.to):
        return "1", "2"
    if spec.of == "file":
        return f"нет ({WORD})", "нет"
    return VALUES.get(spec.of, (WORD.capitalize(), "Сорока"))


def is_word(spec: Field) -> bool:
    """Whether the value itself must stand in a paper; of others it is enough that another one prints otherwise."""
    return values(spec)[0].casefold().endswith(WORD) or spec.of in ("date", "integer", "number", "year", "file")


def printed_as(spec: Field) -> str:
    """What must stand in a paper, in small letters."""
    return WORD if spec.of == "file" else values(spec)[0].casefold()


def described(path: Path, value: str) -> str:
    """The field at the top of the way with the value at its end, as YAML."""
    top = path[0]
    return f"{top.key}: {json.dumps(_holding(path, value), ensure_ascii=False)}\n"


def _holding(path: Path, value: str) -> Any:
    spec, *below = path
    if not below:
        return [[value]] if spec.shape == "rows" and spec.of == "body" else value
    own = below[0]
    record = inner(spec)
    assert record is not None
    if record.name == "chart" and own.name in ("columns", "lines"):
        return _chart(own, value)
    holder = {**_needed(record, own), own.key: _holding(tuple(below), value)}
    if spec.shape == "entries":
        return {NAMES.get("roadmap facts" if spec.of == "fact" else spec.name, "2027"): holder}
    if spec.shape == "listing":
        return holder
    return [holder] if spec.shape == "list" else holder


def _chart(own: Field, value: str) -> dict[str, Any]:
    """A chart whose table, names above numbers, holds the value in one of both."""
    name, row = (value, "Слово") if own.name == "columns" else ("Слово", value)
    return {"название": "Слово", "столбцы": ["Слово", name], "строки": [[row, "73519"]]}


def _needed(record: RecordType, own: Field) -> dict[str, Any]:
    """What the record cannot do without beside one of its fields."""
    others = [spec for spec in _usual(record) if spec.name != own.name]
    if record.one_of and own.name not in record.one_of:
        others.append(record.fields[record.one_of[-1]])
    if "entries" in record.fields and own.name not in ("entries", "text"):
        others.append(record.fields["entries"])
    return {spec.key: _plain(spec) for spec in others}


def _usual(record: RecordType) -> list[Field]:
    return [
        spec for spec in record.fields.values() if spec.required or (spec.name == record.main and not record.one_of)
    ]


def _plain(spec: Field) -> Any:
    record = inner(spec)
    if record is not None:
        one = {own.key: _plain(own) for own in _usual(record)}
        return [one or "Слово"]
    if spec.shape == "rows":
        return ["Слово"] if spec.of == "head" else [["Слово"]]
    return spec.rules["allowed"][1] if "allowed" in spec.rules else PLAIN.get(spec.of, "Слово")
