"""The language of descriptions, read from `schemas/`: records, their fields, Russian keys.

A schema file maps record names to fields. A field is a Cerberus rule set plus `meta` (key, synonyms, label, help,
example; `unprinted` says what a field is for that no paper prints of itself) and one of our shapes in place of a
container type:

* `type: T`: a scalar of `generator.schema.types`; `many: true` allows one or a list; a reference says `to:` which
  records it may lead (`LOCAL` ones stand in the same description and are always named by id); a number may say
  `limits: [least, most]`, most maybe null;
* `record: R`: a map of the record R (or its main field alone, as text);
* `list: R`: one R or a list of them;
* `listing: R`: a list of R with an optional lead-in (record `listing`);
* `entries: R` with `names: T`: a map whose keys are scalars of type T and whose values are records R;
* `rows: true`: rows of text cells parted by «|», or lists of cells.

Any optional field may be said to be empty («нет», «не предусмотрены (причина)»): it is then None, as though absent, and
what was said stands under the key `empty` of its record. In a field that is needed it is a fault, unless the field says
`said: true`: there, and in a listing, said emptiness is a value.

What people write in everyday words in place of a value or a key stands with its advice under `everyday:`, in the `meta`
of the field or in the record's `_`: words by commas, then a value of the field or a sentence.

Values of a list are counted by the noun in its field's `meta` (`one:`), else by the title of their record, unless that
is `general: true` and names a shape («пункт»), not what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import yaml

from generator import resources
from generator.schema.keys import plain_key

LOCAL = ("task", "problem", "indicator", "measure", "result")
SHAPES = ("type", "record", "list", "listing", "entries", "rows")
FORBIDDEN = {*dir(dict), "empty"}  # names that a template would find on the dict itself; what was said to be empty


@dataclass(frozen=True)
class Field:
    """One field of a record: canonical name, shape, what the shape is of, rules for Cerberus, Russian key."""

    name: str
    shape: str
    of: str
    rules: Mapping[str, Any]
    key: str
    synonyms: tuple[str, ...] = ()
    label: str = ""
    help: str = ""
    example: str = ""
    unprinted: str = ""
    one: str = ""
    names: str = "id"
    many: bool = False
    to: tuple[str, ...] = ()
    limits: tuple[int, int | None] | None = None
    said: bool = False
    everyday: Mapping[str, str] = field(default_factory=dict)

    @property
    def noun(self) -> str:
        """What one of its values is called where they are counted; empty where nothing tells it."""
        record = records().get(self.to[0] if len(self.to) == 1 else self.of)
        return self.one or (record.title if record is not None and not record.general else "")

    @property
    def holds_emptiness(self) -> bool:
        """Whether said emptiness is a value of the field like any other."""
        return self.said or self.shape == "listing" or self.of == "flag" or "нет" in self.rules.get("allowed", ())

    @property
    def known_as(self) -> Iterator[str]:
        """All keys the field goes by, the taught one first, the canonical English name last."""
        yield self.key
        yield from self.synonyms
        yield self.name

    @property
    def taught(self) -> tuple[str, ...]:
        """The Russian keys the field goes by."""
        return self.key, *self.synonyms

    @property
    def required(self) -> bool:
        """Whether the record cannot do without it."""
        return bool(self.rules.get("required"))


@dataclass(frozen=True)
class RecordType:
    """A record: its fields by canonical name, and how its short forms read.

    `main` is the field that a bare text fills; `one_of` names fields of which exactly one must stand; `pair` are
    two fields that a map of a single unknown key fills with its key and its value; `wraps` is the list of a group
    whose items may stand without one; `rest` is the field of entries that keys of no other field fill; `listed` is the
    field that a list in place of the record fills.
    """

    name: str
    fields: Mapping[str, Field]
    title: str = ""
    main: str = ""
    one_of: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    wraps: str = ""
    rest: str = ""
    listed: str = ""
    general: bool = False
    everyday: Mapping[str, str] = field(default_factory=dict)
    by_key: Mapping[str, Field] = field(default_factory=dict)

    def find(self, key: str) -> Field | None:
        """The field that goes by this key, or None."""
        return self.by_key.get(plain_key(key))


@cache
def records() -> Mapping[str, RecordType]:
    """All record types of all schema files, by name."""
    found: dict[str, RecordType] = {}
    for path in sorted(resources.SCHEMAS.glob("*.yaml")):
        for name, spec in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            if name in found:
                raise ValueError(f"{path.name}: record {name} is defined twice")
            found[name] = _record(name, spec)
    return found


@cache
def kinds() -> Mapping[str, RecordType]:
    """Record types of whole descriptions by their Russian kind («программа»)."""
    return {record.title: record for record in records().values() if "kind" in record.fields}


@cache
def _kinds_by_key() -> Mapping[str, RecordType]:
    return {plain_key(title): record for title, record in kinds().items()}


def kind_named(word: str) -> RecordType | None:
    """The kind of description that a word names, ё or е alike; None for a word that is none."""
    return _kinds_by_key().get(plain_key(word))


@cache
def listing_of(name: str) -> RecordType:
    """The record `listing` whose entries are records of this name."""
    shape = records()["listing"]
    fields = {**shape.fields, "entries": replace(shape.fields["entries"], shape="list", of=name)}
    return replace(shape, fields=fields, by_key=_by_key(shape.name, fields))


def inner(spec: Field) -> RecordType | None:
    """The record that stands in a field, or in its list; None for scalars and rows."""
    if spec.shape in ("type", "rows"):
        return None
    return listing_of(spec.of) if spec.shape == "listing" else records()[spec.of]


def _record(name: str, spec: dict[str, Any]) -> RecordType:
    about = spec.pop("_", {})
    fields = {key: _field(key, dict(rules)) for key, rules in spec.items()}
    if clash := FORBIDDEN & fields.keys():
        raise ValueError(f"{name}: fields {sorted(clash)} would hide behind methods of dict")
    pair = about.get("pair")
    return RecordType(
        name=name,
        fields=fields,
        title=about.get("title", name),
        main=about.get("main", ""),
        one_of=tuple(about.get("one_of", ())),
        pair=(pair[0], pair[1]) if pair else None,
        wraps=about.get("wraps", ""),
        rest=about.get("rest", ""),
        listed=about.get("listed", ""),
        general=about.get("general", False),
        everyday=_advice(about),
        by_key=_by_key(name, fields),
    )


def _by_key(name: str, fields: Mapping[str, Field]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for item in fields.values():
        for key in item.known_as:
            if found.setdefault(plain_key(key), item) is not item:
                raise ValueError(f"{name}: key {key!r} names two fields")
    return found


def _field(name: str, rules: dict[str, Any]) -> Field:
    shape = next(shape for shape in SHAPES if shape in rules)
    of = str(rules.pop(shape))
    meta = rules.pop("meta")
    return Field(
        name=name,
        shape=shape,
        of=of,
        names=rules.pop("names", "id"),
        many=rules.pop("many", False),
        to=tuple(rules.pop("to", ())),
        limits=tuple(rules.pop("limits")) if "limits" in rules else None,
        said=rules.pop("said", False),
        rules=rules,
        key=str(meta["key"]),
        synonyms=tuple(str(key) for key in meta.get("synonyms", ())),
        label=meta.get("label", ""),
        help=meta.get("help", ""),
        example=str(meta.get("example", "")),
        one=meta.get("one", ""),
        unprinted=meta.get("unprinted", ""),
        everyday=_advice(meta),
    )


def _advice(about: Mapping[str, Any]) -> dict[str, str]:
    """Advice by everyday words, in the form that comparison uses; words of one advice stand in one key, by commas."""
    told = about.get("everyday", {})
    return {plain_key(word): advice for words, advice in told.items() for word in words.split(",")}
