"""Validation: a description read from YAML becomes a record of converted values, with all its faults at once."""

from __future__ import annotations

from typing import Any

from generator.findings import Finding
from generator.reading.values import Map, Text
from generator.schema import keys
from generator.schema.acceptance import accepted
from generator.schema.language import Field, RecordType, inner, kind_named, kinds
from generator.schema.translate import translate

Record = dict[str, Any]


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
    record = accepted(done.record, kind.name)
    if record is None:
        from generator.schema.refusal import judged  # Cerberus is loaded only for what it has to explain

        record = judged(done)
    return complete(record, kind), done.findings


def _kind(value: Map) -> tuple[RecordType | None, list[Finding]]:
    known = "Известны: " + ", ".join(f"«{name}»" for name in sorted(kinds())) + "."
    item = next((item for key, item in value.items() if keys.plain_key(key) in ("вид", "kind")), None)
    if item is None:
        message, hint = "Не сказано, что это за описание", f"Добавьте первую строку «вид: …». {known}"
        return None, [Finding("SCH001", message, value.place, "вид", hint)]
    if not isinstance(item, Text) or not item.strip():
        return None, [Finding("SCH001", "После «вид:» нужно одно слово", item.place, "вид", known)]
    if kind := kind_named(item):
        return kind, []
    near = keys.nearest(item, kinds())
    hint = f"Возможно, «{near}». {known}" if near else known
    return None, [Finding("SCH001", f"Неизвестный вид описания «{item}»", item.at(0, len(item)), "вид", hint)]


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
