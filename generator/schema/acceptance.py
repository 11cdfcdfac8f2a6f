"""The straight way for sound records: the rules of Cerberus as functions, some forty times faster and without words.

What these functions take, Cerberus takes too and converts alike; what they refuse is for Cerberus to judge and to
explain. A rule that has no line in `STEPS` is an error at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.reading.values import Text
from generator.schema.rules import Rules, rules_of_records

Record = dict[str, Any]
Step = Callable[[Any], Any]  # a value -> the value converted; raises ValueError for one that is refused


class Refused(ValueError):
    """The value is wrong, or of a form that only Cerberus judges."""


def accepted(record: Record, name: str) -> Record | None:
    """The record of this name with its values converted, as Cerberus normalises it; None when it is refused."""
    try:
        found: Record = _record(name)(record)
    except ValueError:
        return None
    return found


@cache
def _record(name: str) -> Step:
    """What takes a record of this name."""
    rules = rules_of_records()[name]
    steps = {field: _step(own) for field, own in rules.items()}
    required = {field for field, own in rules.items() if own.get("required")}
    rivals = {field: own["excludes"] for field, own in rules.items() if "excludes" in own}
    if clash := required & {*rivals, *(other for others in rivals.values() for other in others)}:
        raise LookupError(f"{name}: {sorted(clash)} are both required and excluded, which is not compiled")

    def take(value: Any) -> Record:
        if type(value) is not dict or not required <= value.keys() <= steps.keys():
            raise Refused
        if any(field in value and not value.keys().isdisjoint(others) for field, others in rivals.items()):
            raise Refused
        return {field: steps[field](item) for field, item in value.items()}

    return take


def _step(rules: Rules) -> Step:
    """What takes a value: its rules one after another, in the order of `STEPS`."""
    if unknown := rules.keys() - STEPS.keys() - {"required", "excludes"}:
        raise LookupError(f"rules {sorted(unknown)} are not compiled")
    steps = [make(rules[name]) for name, make in STEPS.items() if name in rules] or [_given]

    def take(value: Any) -> Any:
        for step in steps:
            value = step(value)
        return value

    return steps[0] if len(steps) == 1 else take


def _given(value: Any) -> Any:
    if value is None:
        raise Refused
    return value


def _coerced(coerce: Step) -> Step:
    def take(value: Any) -> Any:
        if not isinstance(value, Text):
            raise Refused
        return coerce(value)

    return take


def _typed(name: str) -> Step:
    wanted = {"dict": dict, "list": list}[name]
    return _only(lambda value: isinstance(value, wanted))


def _named(rules: Rules) -> Step:
    """Names of entries, which stay as they are; Cerberus renames those that their type changes."""
    name = _step(rules)
    return _only(lambda value: all(name(key) == key for key in value))


def _inner(schema: str | Rules) -> Step:
    """A record by its name, which is looked up late since it may hold itself, or each value of a list."""
    if isinstance(schema, str):
        return lambda value: _record(schema)(value)
    step = _step(schema)
    return lambda value: [step(one) for one in value]


def _valued(rules: Rules) -> Step:
    step = _step(rules)
    return lambda value: {key: step(one) for key, one in value.items()}


def _checked(check: Callable[[str, Any, Callable[[str, str], None]], None]) -> Step:
    def refuse(_field: str, _message: str) -> None:
        raise Refused

    def take(value: Any) -> Any:
        check("", value, refuse)
        return value

    return take


def _only(is_right: Callable[[Any], bool]) -> Step:
    def take(value: Any) -> Any:
        if not is_right(value):
            raise Refused
        return value

    return take


def _allowed(values: list[str]) -> Step:
    return _only(lambda value: all(one in values for one in (value if isinstance(value, list) else (value,))))


STEPS: Mapping[str, Callable[[Any], Step]] = {
    "coerce": _coerced,
    "type": _typed,
    "keysrules": _named,
    "valuesrules": _valued,
    "schema": _inner,
    "empty": lambda may_be: _only(lambda value: may_be or bool(value)),
    "allowed": _allowed,
    "check_with": _checked,
}
