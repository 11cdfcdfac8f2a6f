"""The compiled rules against Cerberus: what one takes the other takes, and both make the same record of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Place
from generator.reading.values import Text
from generator.reading.yaml_reader import read_yaml
from generator.schema.acceptance import accepted
from generator.schema.language import Field, RecordType, inner, kinds, records
from generator.schema.refusal import validator_of
from generator.schema.rules import COERCIONS, rules_of_records
from generator.schema.translate import translate
from generator.schema.types import AlwaysText

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    [*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/schema/*/*.yaml"), *ROOT.glob("tests/rules/*/*.yaml")]
)
PLACE = Place("a.yaml", 3, 5, 4)
RIGHT = {  # texts that are of their type, some in more notations than one
    "date": ("28.08.2026", "28 августа 2026 г.", "__.__.2026", "нет"),
    "flag": ("да", "нет"),
    "id": ("иванова", "школа-4"),
    "integer": ("12",),
    "number": ("42 %", "1 200,5 тыс. руб.", "20"),
    "number_sign": ("97", "№ 97-а"),
    "part": ("2/3", "более половины"),
    "percent": ("35,8 %",),
    "score": ("2", "не применимо", "—"),
    "share": ("111 из 310",),
    "title": ("Учимся понимать", "«Учимся понимать»"),
    "year": ("2027",),
    "years": ("2027–2029", "2027", "сентябрь 2027", "нет (позже)"),
}
WORDS = ("Понимать прочитанное", "иванова", "не предусмотрены (позже)", "2026")
WRONG = ("31.02.2026", "2029-2027", "-300", "310 из 111", "Ы-1", "", " ")


class Author:
    """Makes records as the translation could leave them: sound ones, or with a slip in one value of so many."""

    def __init__(self, seed: int, slips: int = 0) -> None:
        self._chance = Random(seed)
        self._slips = slips

    def record(self, kind: RecordType, depth: int = 3) -> dict[str, Any]:
        """A record of this kind with its needed fields and some others, all of them shallow from some depth on."""
        rivals = {other for spec in kind.fields.values() for other in spec.rules.get("excludes", ())}
        found = {spec.name: self._value(spec, depth) for spec in kind.fields.values() if self._has(spec, depth, rivals)}
        if self._one_of(3):
            found["empty"] = {"purpose": Text("нет", PLACE)}
        return {**found, "лишнее": Text("да", PLACE)} if self._slip() else found

    def _one_of(self, many: int) -> bool:
        return not self._chance.randrange(many)

    def _slip(self) -> bool:
        return bool(self._slips) and self._one_of(self._slips)

    def _has(self, spec: Field, depth: int, rivals: set[str]) -> bool:
        if spec.required or (spec.name in rivals and not self._slips):
            return spec.required and not self._slip()
        return depth > 0 and self._one_of(4)

    def _value(self, spec: Field, depth: int) -> Any:
        kind = inner(spec)
        if self._slip():
            return self._text(WRONG)
        if spec.shape == "rows":
            return [[self._text(WORDS)]]
        if kind is None:
            least = (str(spec.limits[0]),) if spec.limits else ()
            words = spec.rules.get("allowed") or least or RIGHT.get(spec.of, WORDS)
            return [self._text(words) for _ in range(self._number())] if spec.many else self._text(words)
        if spec.shape == "list":
            return [self.record(kind, depth - 1) for _ in range(self._number())]
        if spec.shape == "entries":
            return {
                self._text(RIGHT.get(spec.names, WORDS)): self.record(kind, depth - 1) for _ in range(self._number())
            }
        return self.record(kind, depth - 1)

    def _number(self) -> int:
        return self._chance.randint(0 if self._slip() else 1, 2)

    def _text(self, words: Sequence[str]) -> Text:
        made = AlwaysText if words is WORDS and self._one_of(3) else Text
        return made(self._chance.choice(words), PLACE)


def told(value: Any) -> Any:
    """The value with all that its texts know, in order."""
    if isinstance(value, Text):
        own = (*Text.__slots__, *type(value).__slots__)
        return type(value), str(value), [getattr(value, name) for name in own]
    if isinstance(value, dict):
        return [(told(key), told(item)) for key, item in value.items()]
    return [told(item) for item in value] if isinstance(value, list) else value


def both(record: dict[str, Any], name: str) -> tuple[Any, Any]:
    """What the compiled rules and Cerberus make of a record; None for what they refuse."""
    ours = accepted(record, name)
    validator = validator_of(name)
    theirs = validator.document if validator.validate(record) else None
    return told(ours), told(theirs)


@pytest.mark.parametrize("name", COERCIONS)
def test_every_type_has_right_texts_here(name: str) -> None:
    for word in RIGHT.get(name, WORDS):
        assert COERCIONS[name](Text(word, PLACE)) == word.strip("«»№ ")


@pytest.mark.parametrize("name", records())
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_both_take_a_sound_record_and_make_the_same_of_it(name: str, seed: int) -> None:
    ours, theirs = both(Author(seed).record(records()[name]), name)
    assert ours == theirs is not None


@pytest.mark.parametrize("name", records())
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_both_refuse_the_same_slips(name: str, seed: int) -> None:
    ours, theirs = both(Author(seed, slips=20).record(records()[name], depth=1), name)
    assert ours == theirs


def test_of_all_written_descriptions_both_say_the_same() -> None:
    sound = 0
    for path in FILES:
        value, _ = read_yaml(path.read_bytes(), path.name)
        kind = kinds().get(str((value or {}).get("вид")))
        if value is not None and kind is not None:
            ours, theirs = both(translate(value, kind).record, kind.name)
            assert ours == theirs, path
            sound += ours is not None
    assert sound > 100


@pytest.mark.parametrize("name", records())
def test_every_record_of_the_language_is_compiled(name: str) -> None:
    assert accepted({}, name) == (None if any(own.get("required") for own in rules_of_records()[name].values()) else {})


@pytest.mark.parametrize(
    "rules",
    [{"цель": {"regex": "а"}}, {"цель": {"required": True, "excludes": ["задачи"]}, "задачи": {}}],
    ids=["a rule without its line", "needed and excluding"],
)
def test_a_rule_that_is_not_compiled_is_an_error(rules: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules_of_records(), "новая", rules)  # type: ignore[arg-type]
    with pytest.raises(LookupError, match="not compiled"):
        accepted({}, "новая")
