"""Validation: a description read from YAML becomes a record of converted values, with all its faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from cerberus import Validator, errors
from cerberus.schema import SchemaRegistry

from generator.findings import Finding
from generator.reading.values import Map, Text
from generator.schema import keys
from generator.schema.language import Field, RecordType, inner, kinds, listing_of, records
from generator.schema.translate import translate
from generator.schema.translation import Path, Translation
from generator.schema.types import CONVERTERS, Number, WrongText, said_empty

LANGUAGE_VERSION = 1
Record = dict[str, Any]
Rules = dict[str, Any]


def validate(value: Map) -> tuple[RecordType | None, Record, list[Finding]]:
    """The kind of a description, its canonical record (every field present, absent ones None), and its faults."""
    kind, findings = _kind(value)
    if kind is None:
        return None, {}, findings
    record, faults = validate_record(value, kind)
    return kind, record, findings + faults


def validate_record(value: Map, kind: RecordType) -> tuple[Record, list[Finding]]:
    """A record of a known kind, as `validate`."""
    done = translate(value, kind)
    validator = _validator(kind.name)
    validator.validate(done.record)
    for path, error in _leaves(validator._errors):
        _report(path, error, kind, done)
    record = complete(validator.document or {}, kind)
    return record, done.findings


def _kind(value: Map) -> tuple[RecordType | None, list[Finding]]:
    known = "Известны: " + ", ".join(f"«{name}»" for name in sorted(kinds())) + "."
    item = next((item for key, item in value.items() if keys.plain_key(key) in ("вид", "kind")), None)
    if item is None:
        message, hint = "Не сказано, что это за описание", f"Добавьте первую строку «вид: …». {known}"
        return None, [Finding("SCH001", message, value.place, "вид", hint)]
    if not isinstance(item, Text) or not item.strip():
        return None, [Finding("SCH001", "После «вид:» нужно одно слово", item.place, "вид", known)]
    if kind := kinds().get(keys.plain_key(item)):
        return kind, []
    near = keys.nearest(item, kinds())
    hint = f"Возможно, «{near}». {known}" if near else known
    return None, [Finding("SCH001", f"Неизвестный вид описания «{item}»", item.at(0, len(item)), "вид", hint)]


@cache
def _validator(record: str) -> Validator:
    registry = _registry()
    return Validator(registry.get(record), schema_registry=registry)


def _coercion(name: str) -> Any:
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


@cache
def _registry() -> SchemaRegistry:
    """All records as Cerberus schemas; they refer to each other by name, so a record may hold itself."""
    registry = SchemaRegistry()
    for name, record in records().items():
        registry.add(name, _rules(record))
        registry.add(_listing_of(name), {**_rules(listing_of(name)), "said": {}})
    return registry


def _listing_of(record: str) -> str:
    return f"listing of {record}"


def _rules(record: RecordType) -> Rules:
    return {"empty": {}, **{spec.name: _field_rules(spec) for spec in record.fields.values()}}


def _field_rules(spec: Field) -> Rules:
    return {**spec.rules, **_limits(spec), **SHAPE_RULES[spec.shape](spec)}


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


def _scalar(name: str) -> Rules:
    return {"coerce": COERCIONS[name]}


SHAPE_RULES: Mapping[str, Callable[[Field], Rules]] = {
    "type": lambda spec: {"type": "list", "schema": _scalar(spec.of)} if spec.many else _scalar(spec.of),
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


def _leaves(found: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    for error in found:
        if error.child_errors:
            yield from _leaves(error.child_errors)
        else:
            yield tuple(error.document_path), error


MESSAGES: Mapping[int, tuple[str, str]] = {
    errors.REQUIRED_FIELD.code: ("SCH002", "Нет обязательного поля «{key}»"),
    errors.EMPTY_NOT_ALLOWED.code: ("SCH007", "Полю «{key}» нужен хотя бы один пункт"),
    errors.UNALLOWED_VALUE.code: ("SCH011", "«{value}» не годится для поля «{key}»"),
    errors.EXCLUDES_FIELD.code: ("SCH013", "Поле «{key}» не стоит вместе с {others}"),
    errors.BAD_TYPE.code: ("SCH006", "У поля «{key}» значение другого вида"),
}


# Errors that bring code, message and hint of their own, a line each.
IN_WORDS = (errors.COERCION_FAILED.code, errors.KEYSRULES.code, errors.CUSTOM.code)


def _report(path: Path, error: Any, kind: RecordType, done: Translation) -> None:
    spec = _field_at(path, kind)
    if error.code in IN_WORDS or "coerce" in error.schema_path:
        code, message, hint = str(error.info[0]).split("\n", 2)
        done.report(code, message, path, hint=hint)
        return
    if error.code == errors.UNKNOWN_FIELD.code or error.code not in MESSAGES:
        return
    code, pattern = MESSAGES[error.code]
    where = path[:-1] if error.code == errors.REQUIRED_FIELD.code else path
    if error.code == errors.REQUIRED_FIELD.code and path in done.places:
        return  # it stands there, and what is wrong with it is reported already
    if error.code == errors.EXCLUDES_FIELD.code and not _others(error, path, kind, done):
        return  # said once, at the field that stands last
    message = pattern.format(
        key=spec.key if spec else path[-1],
        value=error.value,
        others=_others(error, path, kind, done),
    )
    done.report(code, message, where if where else path, done.place(where), _hint(error, spec))


def _others(error: Any, path: Path, kind: RecordType, done: Translation) -> str:
    """The fields that stand above this one and exclude it."""
    if error.code != errors.EXCLUDES_FIELD.code:
        return ""
    rivals = [(*path[:-1], name) for name in error.constraint]
    above = [rival for rival in rivals if rival in done.places and done.places[rival] < done.places[path]]
    return ", ".join(f"«{spec.key}»" for rival in above if (spec := _field_at(rival, kind)))


def _hint(error: Any, spec: Field | None) -> str:
    if error.code == errors.UNALLOWED_VALUE.code:
        near = keys.nearest(str(error.value), error.constraint)
        return (f"Возможно, «{near}». " if near else "") + "Можно: " + ", ".join(error.constraint) + "."
    if error.code == errors.EMPTY_NOT_ALLOWED.code:
        return "Напишите пункты с новой строки, каждый после «- »."
    if error.code == errors.EXCLUDES_FIELD.code:
        return "Оставьте одно из полей."
    if spec is None:
        return ""
    if error.code == errors.REQUIRED_FIELD.code:
        add = f", например: {spec.key}: {spec.example}" if spec.example else f" «{spec.key}: …»"
        empty = f"; если этого нет, так и напишите: «{spec.key}: нет (причина)»" if spec.shape == "listing" else ""
        return f"Добавьте строку{add}{empty}."
    return ""


def _field_at(path: Path, kind: RecordType) -> Field | None:
    """The field a canonical path leads to: numbers and names of entries step through."""
    record: RecordType | None = kind
    spec: Field | None = None
    is_name = False
    for step in path:
        if isinstance(step, int) or record is None or is_name:
            is_name = False
            continue
        spec = record.fields.get(step)
        if spec is None:
            return None
        record, is_name = inner(spec), spec.shape == "entries"
    return spec


def complete(record: Record, kind: RecordType) -> Record:
    """The record with every field of its kind present, absent ones None, through all levels."""
    fields = {name: _completed(record.get(name), spec) for name, spec in kind.fields.items()}
    return {**fields, "empty": record.get("empty") or {}}


def _completed(value: Any, spec: Field) -> Any:
    record = inner(spec)
    if value is None or record is None:
        return value
    if spec.shape == "record":
        return complete(value, record) if isinstance(value, dict) else value
    if spec.shape == "list":
        return [complete(item, record) for item in value if isinstance(item, dict)]
    if spec.shape == "entries":
        return {key: complete(item, record) for key, item in value.items() if isinstance(item, dict)}
    return {"said": value.get("said"), **complete(value, record)}
