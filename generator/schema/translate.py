"""From words to fields: Russian keys and short forms of a description become canonical records.

What comes out are plain dicts and lists with `Text` leaves, ready for Cerberus, and beside them the place and the
Russian words of every path. Nothing is converted here but the shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.findings import Related
from generator.reading.slips import space_slip
from generator.reading.values import List, Map, Text, Value
from generator.schema import keys, meant
from generator.schema.language import Field, RecordType, listing_of, records
from generator.schema.translation import Path, Translation, whole
from generator.schema.types import AlwaysText, said_empty
from generator.schema.unknown import settled, shape_hint

DASHES = re.compile(r"[-–—−]+")


def translate(value: Map, record: RecordType) -> Translation:
    """The description in canonical form (see the module)."""
    done = Translation(record)
    done.places[()] = value.place
    done.record = _fields(value, record, (), done)
    return done


def _fields(value: Map, record: RecordType, path: Path, done: Translation) -> dict[str, Any]:
    found: dict[str, Any] = {}
    first: dict[str, Text] = {}
    for key, item in (_with_rest(value, record) if record.rest else settled(value, record, path, done)).items():
        spec = record.find(key)
        assert spec is not None  # all other keys are settled
        if spec.name in first:
            _report_twice(key, first[spec.name], spec, path, done)
            continue
        first[spec.name] = key
        here = (*path, spec.name)
        done.places[here], done.words[here] = whole(key), "" if spec.name == record.rest else spec.key
        if spec.of == "reference" and isinstance(item, Text) and keys.plain_key(key) == "текст":
            item = _always_text(item)
        if _is_blank(item, f"{key}:", here, done, spec) or _is_empty(item, spec, record, here, found, done):
            continue
        shaped = SHAPES[spec.shape](item, spec, here, done)
        if shaped is not None:
            found[spec.name] = shaped
    _check_one_of(first, record, path, done)
    return found


def _with_rest(value: Map, record: RecordType) -> Map:
    """The map with all keys that no field knows under the key of the field that takes them."""
    known, rest = Map(value.place), Map(value.place)
    for key, item in value.items():
        (known if record.find(key) else rest)[key] = item
    if rest:
        known[next(iter(rest)).with_value(record.fields[record.rest].key)] = rest
    return known


def _is_blank(value: Value, sign: str, path: Path, done: Translation, spec: Field | None = None) -> bool:
    """Whether nothing stands after a sign, «цель:» or «-», or a dash where its field has no such word; reports it."""
    if not isinstance(value, Text) or (value.strip() and not DASHES.fullmatch(value.strip())):
        return False
    if spec is not None and value in spec.rules.get("allowed", ()):
        return False
    if spec is not None and spec.of == "score" and value.strip():
        return False  # in a sheet of scores a dash says that the criterion does not apply
    entry = "Напишите пункт или уберите эту строку."
    hint = entry if sign == "-" else "Напишите значение, скажите «нет (причина)» или уберите строку."
    if spec is not None and spec.of == "score":
        hint = "Поставьте балл; если критерий не подходит — «не применимо»."
    found = f"стоит прочерк «{value.strip()}»" if value.strip() else "ничего нет"
    done.report("SCH007", f"После «{sign}» {found}", path, whole(value) if value.strip() else None, hint)
    return True


def _is_empty(
    value: Value, spec: Field, record: RecordType, path: Path, found: dict[str, Any], done: Translation
) -> bool:
    """Whether a field is said to be empty: an optional one is as though absent, a needed one is a fault."""
    said = said_empty(value) if isinstance(value, Text) else None
    is_choice = spec.name in record.one_of
    if said is None or (spec.holds_emptiness and not is_choice):
        return False
    if is_choice or spec.required:
        message = f"Без поля «{spec.key}» не обойтись, а в нём «{said}»"
        done.report("SCH007", message, path, whole(said), SAY_OR_DROP if is_choice else BLANKS.get(spec.of, SAY))
    else:
        found.setdefault("empty", {})[spec.name] = said
    return True


SAY = "Напишите значение."
SAY_OR_DROP = "Напишите значение или уберите эту запись целиком."
BLANKS = {  # what stands for a value that is not known yet
    "date": "Напишите дату; день, который ещё не известен, — __.__.2026.",
    "number_sign": "Напишите номер; номер, которого ещё нет, — ___.",
}


def _report_twice(key: Text, first: Text, spec: Field, path: Path, done: Translation) -> None:
    same = (
        f"«{first}» и «{key}» — одно поле"
        if keys.plain_key(first) != keys.plain_key(key)
        else f"Поле «{key}» дано дважды"
    )
    done.report(
        "SCH003",
        f"{same}: строки {first.place.line} и {key.place.line}",
        (*path, spec.name),
        key.place,
        "Оставьте одно из двух.",
        related=(Related(first.place, f"здесь «{first}»"),),
    )


def _check_one_of(found: Mapping[str, Any], record: RecordType, path: Path, done: Translation) -> None:
    if not record.one_of:
        return
    given = [name for name in record.one_of if name in found]
    if len(given) == 1:
        return
    choices = ", ".join(f"«{record.fields[name].key}»" for name in record.one_of)
    stood = " и ".join(f"«{record.fields[name].key}»" for name in given)
    message = f"Вместе стоят {stood}" if given else f"В записи «{record.title}» не сказано, что это"
    apart = " Если это разные пункты, начните каждый после своего «- »." if len(given) > 1 else ""
    done.report("SCH013", message, path, hint=f"Нужно ровно одно из: {choices}.{apart}")


# Shapes: a value of any form -> the canonical form of its field, or None after a report.


def _scalar(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if not spec.many:
        return _text(value, spec, path, done)
    values = value if isinstance(value, List) else [value]
    if not values:
        _report_no_entries(path, done)
        return None
    told = [
        (n, item)
        for n, item in enumerate(meant.codes(values, spec, path, done))
        if spec.holds_emptiness or not _is_empty_entry(item, (*path, n), done)
    ]
    return [text for n, item in told if (text := _text(item, spec, (*path, n), done)) is not None]


def _text(value: Value, spec: Field, path: Path, done: Translation) -> Text | None:
    if isinstance(value, Map) and spec.of == "reference":
        only = [item for key, item in value.items() if keys.plain_key(key) == "текст" and isinstance(item, Text)]
        if len(only) == len(value) == 1:
            value = _always_text(only[0])
    done.places.setdefault(path, value.place)
    if isinstance(value, Text):
        done.places[path] = value.place
        if _is_blank(value, "-", path, done, spec):
            return None
        if allowed := spec.rules.get("allowed"):
            return _word(value, allowed)
        return meant.id_of(value, path, done) if spec.of == "id" else value
    if isinstance(value, Map) and len(value) == 1 and (cut := meant.sentence(value, spec, path, done)):
        return cut
    done.report(
        "SCH006", f"У поля «{spec.key}» ожидается текст, а стоит {_form(value)}", path, value.place, _text_hint(spec)
    )
    return None


def _word(value: Text, allowed: Sequence[str]) -> Text:
    """A word of a closed list as the list writes it: letter case and ё make no difference; other words as typed."""
    if NONE in allowed and said_empty(value):
        return value.with_value(NONE)
    same = next((word for word in allowed if keys.plain_key(word) == keys.plain_key(value)), str(value))
    return value if same == value else value.with_value(same)


NONE = "нет"  # a word of closed lists that may have its reason after it, as any emptiness


def _is_empty_entry(value: Value, path: Path, done: Translation) -> bool:
    """Whether an entry of a list is said to be empty, which only a whole list can be; reports it."""
    said = said_empty(value) if isinstance(value, Text) else None
    if said is not None:
        done.places.setdefault(path, said.place)
        hint = "Уберите этот пункт, а если пуст весь перечень, скажите «нет» после его имени."
        done.report("SCH007", f"Вместо пункта перечня стоит «{said}»", path, whole(said), hint)
    return said is not None


def _always_text(text: Text) -> Text:
    return text.recast(AlwaysText)


def _form(value: Value) -> str:
    return "перечень" if isinstance(value, List) else "запись с полями" if isinstance(value, Map) else "текст"


def _text_hint(spec: Field) -> str:
    if spec.of == "prose":
        return f"Абзацы и подпункты пишут текстом после «{spec.key}: |» с новой строки."
    return (
        f"Например: {spec.key}: {spec.example}"
        if spec.example
        else f"Напишите значение в одной строке: «{spec.key}: …»."
    )


def _record(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    return _one(value, records()[spec.of], path, done)


def _one(value: Value, record: RecordType, path: Path, done: Translation) -> dict[str, Any] | None:
    """One record from a map, from a bare text (its main field), or from a pair of key and value."""
    done.places.setdefault(path, value.place)
    if record.wraps and not _is_wrapped(value, record):
        return _wrapped(value, record, path, done)
    if isinstance(value, Map):
        return _pair(value, record, path, done) or _fields(value, record, path, done)
    if short := record.listed if isinstance(value, List) and record.listed else record.main:
        main = record.fields[short]
        here = (*path, main.name)
        done.places[here] = value.place
        _check_space(value, record, path, done)
        if not main.holds_emptiness and _is_empty_entry(value, path, done):
            return None
        shaped = SHAPES[main.shape](value, main, here, done)
        return None if shaped is None else {main.name: shaped}
    done.report(
        "SCH006",
        f"Здесь нужны поля записи «{record.title}», а стоит {_form(value)}",
        path,
        value.place,
        shape_hint(done.words.get(path, ""), record, dash=isinstance(path[-1], int)),
    )
    return None


def _check_space(value: Value, record: RecordType, path: Path, done: Translation) -> None:
    """`риск:Уход` is read as a text; where its first word is a field, the space is missing."""
    if isinstance(value, Text) and record.find(value.partition(":")[0]) and (hint := space_slip(value)):
        message = f"После двоеточия нет пробела: «{value.partition(chr(10))[0]}»"
        done.report("YML021", message, path, whole(value), hint)


def _is_wrapped(value: Value, record: RecordType) -> bool:
    """Whether a value is the group itself (named, or holding a list), not a lone item that needs no group."""
    if not isinstance(value, Map):
        return False
    item = records()[record.fields[record.wraps].of]
    given = {spec.name: one for key, one in value.items() if (spec := record.find(key))}
    own = given.keys() - {record.wraps}
    is_item = any(
        item.fields[item.main].key == keys.plain_key(key) for key, one in value.items() if isinstance(one, Text)
    )
    if is_item and own <= item.fields.keys():
        return False
    return bool(own) or not isinstance(given.get(record.wraps, value), Text)


def _wrapped(value: Value, record: RecordType, path: Path, done: Translation) -> dict[str, Any] | None:
    """A group without a name around a lone item."""
    done.places[(*path, record.wraps)] = value.place
    spec = record.fields[record.wraps]
    one = _one(value, records()[spec.of], (*path, record.wraps, 0), done)
    return None if one is None else {record.wraps: [one]}


def _pair(value: Map, record: RecordType, path: Path, done: Translation) -> dict[str, Any] | None:
    """`показатели: Основные показатели` where the record takes any key as one field and its value as another."""
    if record.pair is None or len(value) != 1:
        return None
    key, item = next(iter(value.items()))
    if record.find(key) is not None or not isinstance(item, Text):
        return None
    done.places[(*path, record.pair[0])] = key.place
    done.places[(*path, record.pair[1])] = item.place
    if (said := said_empty(item)) is not None:
        return {record.pair[0]: key, "empty": {record.pair[1]: said}}
    return {record.pair[0]: key, record.pair[1]: item}


def _list(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    return _entries(value, records()[spec.of], path, done)


def _entries(value: Value, record: RecordType, path: Path, done: Translation) -> list[Any] | None:
    """Records of a list, or of one value in its place; None when there are none, which is reported."""
    values = meant.rejoined(value, record, path, done) if isinstance(value, List) else [value]
    if not values:
        _report_no_entries(path, done)
    meant.lines_apart(value, path, done)
    found: list[Any] = []
    for number, item in enumerate(values):
        here = (*path, len(found))
        done.places[here] = item.place
        done.words[here] = str(number + 1)
        one = None if _is_blank(item, "-", here, done) else _one(item, record, here, done)
        if one is not None:
            found.append(one)
    return found or None


def _report_no_entries(path: Path, done: Translation) -> None:
    hint = "Напишите пункты с новой строки, каждый после «- », или скажите «нет»."
    done.report("SCH007", "Перечень пуст", path, hint=hint)


def _listing(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    """A list with its lead-in: a bare list or value is its entries; «нет» is an emptiness that is said."""
    if isinstance(value, Text) and said_empty(value):
        return {"said": value, "entries": []}
    shape = listing_of(spec.of)
    if not (isinstance(value, Map) and is_listing(value, records()[spec.of], shape)):
        return {"entries": _entries(value, records()[spec.of], (*path, "entries"), done) or []}
    found = _fields(value, shape, path, done)
    if "entries" not in done.under(path) and "text" not in done.under(path):
        done.report(
            "SCH013",
            f"В перечне «{spec.key}» нет ни «пункты», ни «текст»",
            path,
            hint="Добавьте «пункты:» со списком или «текст:».",
        )
    if "entries" in found and "text" in found:
        done.report(
            "SCH013", f"В перечне «{spec.key}» стоят и «пункты», и «текст»", path, hint="Оставьте одно из двух."
        )
    if not found.keys() & {"entries", "text"}:
        empty = found.get("empty") or {}
        found["said"] = empty.get("entries") or empty.get("text")
    found.setdefault("entries", [])
    return found


def is_listing(value: Map, record: RecordType, shape: RecordType) -> bool:
    """Whether a map is the listing, not its only entry: it has fields of a listing and no main text of an entry."""
    has_main = any(
        record.find(key) is record.fields.get(record.main) and keys.plain_key(key) != "текст" for key in value
    )
    return not has_main and any(shape.find(key) is not None for key in value)


def _map(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if not isinstance(value, Map):
        value = meant.pairs(value, spec, path, done) or value
    if not isinstance(value, Map):
        done.report(
            "SCH006",
            f"У поля «{spec.key}» ожидаются строки «имя: значение», а стоит {_form(value)}",
            path,
            value.place,
            meant.names_hint(value, spec)
            or f"Напишите их под «{spec.key}:» с отступом" + (f", например «{spec.example}»." if spec.example else "."),
        )
        return None
    found = {}
    for typed, item in value.items():
        key = meant.entry_name(typed, spec.names, value, path, done)
        here = (*path, key)
        done.places[here], done.words[here] = key.place, str(key)
        entry = records()[spec.of]
        if _is_blank(item, f"{key}:", here, done, entry.fields.get(entry.main)) or _is_no_entry(item, entry):
            continue
        one = _one(item, records()[spec.of], here, done)
        if one is not None:
            found[key] = one
    return found


def _is_no_entry(value: Value, record: RecordType) -> bool:
    """Whether an entry of a map is said to be empty: it is none, unless its main field takes that as a value."""
    main = record.fields.get(record.main)
    return isinstance(value, Text) and said_empty(value) is not None and not (main and main.holds_emptiness)


def _rows(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if spec.of in ("head", "widths"):
        return _row(value, spec, path, done)
    if isinstance(value, List):
        rows = [_row(item, spec, (*path, n), done) for n, item in enumerate(value)]
        return [row for row in rows if row is not None]
    done.report(
        "SCH006",
        f"У поля «{spec.key}» ожидается перечень строк, а стоит {_form(value)}",
        path,
        value.place,
        "Каждая строка — после «- », ячейки через « | ».",
    )
    return None


def _row(value: Value, spec: Field, path: Path, done: Translation) -> list[Text] | None:
    done.places[path] = value.place
    if isinstance(value, Text):
        return _split_cells(value)
    if isinstance(value, List) and all(isinstance(item, Text) for item in value):
        return [item for item in value if isinstance(item, Text)]
    _text(value, spec, path, done)
    return None


def _split_cells(row: Text) -> list[Text]:
    cells: list[Text] = []
    start = 0
    for piece in row.split("|"):
        stripped = piece.strip()
        offset = start + piece.find(stripped) if stripped else start
        cells.append(Text(stripped, row.at(min(offset, max(len(row) - 1, 0)))))
        start += len(piece) + 1
    return cells


Shaper = Callable[[Value, Field, Path, Translation], Any]

SHAPES: Mapping[str, Shaper] = {
    "type": _scalar,
    "record": _record,
    "list": _list,
    "listing": _listing,
    "entries": _map,
    "rows": _rows,
}
