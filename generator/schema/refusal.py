"""What Cerberus says of a record that is not accepted, as findings: each error at its place and in Russian words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from cerberus import Validator, errors
from cerberus.schema import SchemaRegistry

from generator.schema import keys
from generator.schema.language import Field, RecordType, inner
from generator.schema.rules import rules_of_records
from generator.schema.translation import Path, Translation

Record = dict[str, Any]


def judged(done: Translation) -> Record:
    """The translated record as Cerberus normalises it; its errors join the findings of the translation."""
    validator = validator_of(done.kind.name)
    validator.validate(done.record)
    for path, error in _leaves(validator._errors):
        _report(path, error, done.kind, done)
    return validator.document or {}


@cache
def validator_of(record: str) -> Validator:
    """The validator of a record by its name, made once."""
    registry = _registry()
    return Validator(registry.get(record), schema_registry=registry)


@cache
def _registry() -> SchemaRegistry:
    registry = SchemaRegistry()
    for name, rules in rules_of_records().items():
        registry.add(name, rules)
    return registry


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
        told = spec.everyday.get(keys.plain_key(str(error.value).rstrip(" .!"))) if spec is not None else None
        if told is not None and told not in error.constraint:
            return f"{told} Можно: {', '.join(error.constraint)}."
        near = told or _slip_of(str(error.value), error.constraint)
        only = f" {spec.help}." if spec is not None and spec.help and len(error.constraint) == 1 else ""
        return (f"Возможно, «{near}». " if near else "") + "Можно: " + ", ".join(error.constraint) + "." + only
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


def _slip_of(word: str, allowed: Sequence[str]) -> str | None:
    """The allowed word that another is but a slip of; its opposite is none."""
    near = keys.nearest(word, allowed)
    return near if near is not None and _denies(word) == _denies(near) else None


def _denies(words: str) -> bool:
    return keys.plain_key(words).startswith("не ")


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
