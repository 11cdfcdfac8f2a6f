"""The language of `schemas/` as rules of Cerberus: one mapping of fields to rules a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.reading.values import Text
from generator.schema.language import Field, RecordType, listing_of, records
from generator.schema.types import CONVERTERS, Number, WrongText, said_empty

Rules = Mapping[str, Any]


@cache
def rules_of_records() -> Mapping[str, Mapping[str, Rules]]:
    """Rules of the fields of all records and listings by name; they name each other, so a record may hold itself."""
    found: dict[str, Mapping[str, Rules]] = {}
    for name, record in records().items():
        found[name] = _rules(record)
        found[_listing_of(name)] = {**_rules(listing_of(name)), "said": {}}
    return found


def _listing_of(record: str) -> str:
    return f"listing of {record}"


def _rules(record: RecordType) -> dict[str, Rules]:
    return {"empty": {}, **{spec.name: _field_rules(spec) for spec in record.fields.values()}}


def _field_rules(spec: Field) -> Rules:
    rules = {**spec.rules, **_limits(spec), **SHAPE_RULES[spec.shape](spec)}
    return {name: rule for name, rule in rules.items() if rule is not None}


def _limits(spec: Field) -> Rules:
    """A number within `limits: [least, most]`, `most` may be null; Cerberus' own rules cannot compare a text."""
    if not spec.limits:
        return {}
    least, most = spec.limits
    bounds = f"не меньше {least}" if most is None else f"от {least} до {most}"

    def check(field: str, value: object, error: Callable[[str, str], None]) -> None:
        if isinstance(value, Number) and (value.value < least or (most is not None and value.value > most)):
            error(field, f"SCH009\n«{value}» не годится: нужно {bounds}\nНапишите число {bounds}.")

    return {"check_with": check}


def _coercion(name: str) -> Callable[[Any], Any]:
    def coerce(value: Any) -> Any:
        if not isinstance(value, Text):
            return value
        if name != "flag" and (said := said_empty(value)) is not None:
            return said
        try:
            return CONVERTERS[name](value)
        except WrongText as wrong:
            raise ValueError("\n".join((wrong.code, wrong.message, wrong.hint))) from None

    return coerce


COERCIONS = {name: _coercion(name) for name in CONVERTERS}


def _scalar(name: str) -> Rules:
    return {"coerce": COERCIONS[name]}


def _scalars(spec: Field) -> Rules:
    """A list of scalars: a closed list of words holds each of them."""
    words = {"allowed": spec.rules["allowed"]} if "allowed" in spec.rules else {}
    return {"type": "list", "schema": {**_scalar(spec.of), **words}, "allowed": None}


SHAPE_RULES: Mapping[str, Callable[[Field], Rules]] = {
    "type": lambda spec: _scalars(spec) if spec.many else _scalar(spec.of),
    "record": lambda spec: {"type": "dict", "schema": spec.of},
    "list": lambda spec: {"type": "list", "schema": {"type": "dict", "schema": spec.of}},
    "listing": lambda spec: {"type": "dict", "schema": _listing_of(spec.of)},
    "entries": lambda spec: {
        "type": "dict",
        "keysrules": _scalar(spec.names),
        "valuesrules": {"type": "dict", "schema": spec.of},
    },
    "rows": lambda spec: {"type": "list"},
}
