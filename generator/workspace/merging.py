"""A description over its base: what it says itself wins, the rest stays; every value keeps the place it came from.

Keys meet by the field they name, whichever synonym was typed. Maps merge; a list of records merges by their `код:`;
any other list, and any text, takes the place of the base's.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Severity
from generator.reading.values import List, Map, Text, Value
from generator.schema.keys import nearest, plain_key
from generator.schema.language import Field, RecordType, listing_of, records
from generator.schema.translate import is_listing
from generator.schema.translation import whole
from generator.schema.types import said_empty


def merge(own: Map, base: Map, record: RecordType, findings: list[Finding]) -> Map:
    """A map of this record over another; records that the base knows nothing of are told among the findings."""
    mine: dict[str, Text] = {}
    for key in own:
        mine.setdefault(_name(key, record), key)
    rivals = _rivals(mine, record)
    found, met = Map(own.place), set[Text]()
    for key, item in base.items():
        name = _name(key, record)
        typed = mine.get(name)
        if typed is not None and typed not in met:
            met.add(typed)
            found[typed] = _value(own[typed], item, record.find(key), findings)
        elif name not in rivals:
            found[key] = item
    found.update({key: item for key, item in own.items() if key not in met})
    return found


def code_of(value: Value, record: RecordType) -> Text | None:
    """The written code of an item of a list."""
    if not isinstance(value, Map) or "code" not in record.fields:
        return None
    return next((item for key, item in value.items() if _name(key, record) == "code" and isinstance(item, Text)), None)


def items_of(value: Value, spec: Field) -> List:
    """The items of a list of records, however it is written; an empty list for what holds none."""
    return _parts(value, spec)[1] or List(value.place)


def _name(key: str, record: RecordType) -> str:
    spec = record.find(key)
    return spec.name if spec is not None else plain_key(key)


def _rivals(given: Iterable[str], record: RecordType) -> set[str]:
    """Fields of the base that give way because they cannot stand beside those given."""
    fields = [record.fields[name] for name in given if name in record.fields]
    found = {str(rival) for spec in fields for rival in spec.rules.get("excludes", ())}
    return found | (set(record.one_of) if any(spec.name in record.one_of for spec in fields) else set())


def _value(own: Value, base: Value, spec: Field | None, findings: list[Finding]) -> Value:
    if spec is None:
        return own
    if spec.shape == "record":
        return _record(own, base, records()[spec.of], findings)
    if spec.shape == "entries":
        return _entries(own, base, records()[spec.of], findings)
    return _list(own, base, spec, findings) if spec.shape in ("list", "listing") else own


def _record(own: Value, base: Value, record: RecordType, findings: list[Finding]) -> Value:
    if not isinstance(own, Map):
        return own
    if isinstance(base, Text) and record.main and not said_empty(base):
        short = Map(base.place)
        short[base.with_value(record.fields[record.main].key)] = base
        base = short
    return merge(own, base, record, findings) if isinstance(base, Map) else own


def _entries(own: Value, base: Value, record: RecordType, findings: list[Finding]) -> Value:
    if not isinstance(own, Map) or not isinstance(base, Map):
        return own
    mine = {plain_key(key): key for key in own}
    found = Map(own.place)
    for key, item in base.items():
        typed = mine.pop(plain_key(key), None)
        if typed is None:
            found[key] = item
        else:
            found[typed] = _record(own[typed], item, record, findings)
    found.update({key: own[key] for key in mine.values()})
    return found


def _parts(value: Value, spec: Field) -> tuple[Map | None, List | None]:
    """A list as its lead-in (the map around the items, if there is one) and its items."""
    if isinstance(value, List):
        return None, value
    if not isinstance(value, Map):
        return None, None
    if spec.shape == "listing" and is_listing(value, records()[spec.of], listing_of(spec.of)):
        shape = listing_of(spec.of)
        entries = next((item for key, item in value.items() if _name(key, shape) == "entries"), None)
        return value, entries if isinstance(entries, List) else None
    alone = List(value.place)
    alone.append(value)
    return None, alone


def _list(own: Value, base: Value, spec: Field, findings: list[Finding]) -> Value:
    (around, items), (base_around, base_items) = _parts(own, spec), _parts(base, spec)
    if base_items is None or (items is None and around is None):
        return own
    if items is None:
        if any(_name(key, listing_of(spec.of)) in ("entries", "text") for key in around or ()):
            return own
        items = base_items
    else:
        items = _items(items, base_items, records()[spec.of], findings)
    if around is None and base_around is None:
        return items
    return _listing(around or Map(items.place), base_around or Map(base.place), items, listing_of(spec.of), findings)


def _listing(own: Map, base: Map, items: List, shape: RecordType, findings: list[Finding]) -> Map:
    """The lead-ins merged, with these items in them."""

    def bare(value: Map) -> Map:
        found = Map(value.place)
        found.update({key: item for key, item in value.items() if _name(key, shape) != "entries"})
        return found

    merged = merge(bare(own), bare(base), shape, findings)
    merged[Text(shape.fields["entries"].key, items.place)] = items
    return merged


def _items(own: List, base: List, record: RecordType, findings: list[Finding]) -> List:
    """The base's items with those of one code merged into them and the others added."""
    if "code" not in record.fields or not any(isinstance(item, Map) for item in own):
        return own
    found = List(base.place)
    found += base
    for item in own:
        code = code_of(item, record)
        if code is None or not isinstance(item, Map):
            found.append(item)
        elif not _put(item, code, found, record, findings):
            findings.append(_added(code, found, record))
            found.append(item)
    return found


def _put(item: Map, code: Text, items: List, record: RecordType, findings: list[Finding]) -> bool:
    """Merge an item into that with its code, which may stand within a group; whether there is one."""
    for number, other in enumerate(items):
        if isinstance(other, Map) and code_of(other, record) == code:
            items[number] = merge(item, other, record, findings)
            return True
    wrapped = record.fields.get(record.wraps)
    for number, group in enumerate(items if wrapped is not None else ()):
        key = next((key for key in group if record.find(key) is wrapped), None) if isinstance(group, Map) else None
        if wrapped is None or key is None or not isinstance(group, Map):
            continue
        inner = List(group.place)
        inner += items_of(group[key], wrapped)
        if _put(item, code, inner, records()[wrapped.of], findings):
            copy = Map(group.place)
            copy.update({**group, key: inner})
            items[number] = copy
            return True
    return False


def codes_in(items: List, record: RecordType) -> list[str]:
    """All codes of the items, and of those within groups."""
    found = [str(code) for item in items if (code := code_of(item, record)) is not None]
    wrapped = record.fields.get(record.wraps)
    for group in items:
        for key, inner in group.items() if isinstance(group, Map) and wrapped is not None else ():
            if wrapped is not None and record.find(key) is wrapped:
                found += codes_in(items_of(inner, wrapped), records()[wrapped.of])
    return found


def _added(code: Text, items: List, record: RecordType) -> Finding:
    near = nearest(code, codes_in(items, record))
    hint = f"Если это запись основы, её код «{near}»." if near else "Если так и надо, ничего делать не нужно."
    message = f"В основе нет записи «{record.title}» с кодом «{code}»: она добавлена в конец перечня"
    return Finding("REF014", message, whole(code), "код", hint, Severity.ADVICE)
