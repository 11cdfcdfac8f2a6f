"""From words to fields: Russian keys and short forms of a description become canonical records.

What comes out are plain dicts and lists with `Text` leaves, ready for Cerberus, and beside them the place and the
Russian words of every path. Nothing is converted here but the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, Place, Related
from generator.reading.slips import colon_slip
from generator.reading.values import List, Map, Text, Value
from generator.schema import keys
from generator.schema.language import Field, RecordType, records
from generator.schema.types import said_empty

Path = tuple[str | int, ...]


@dataclass
class Translation:
    """A record in canonical form, where each of its paths stands, how each is called, and the faults met."""

    record: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    words: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """The place of a path, or of its nearest known parent."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def named(self, path: Path) -> str:
        """The path in Russian words: «показатели, 2, источник»."""
        parts = []
        for length in range(1, len(path) + 1):
            step = path[length - 1]
            word = self.words.get(path[:length], str(step + 1) if isinstance(step, int) else "")
            if word:
                parts.append(word)
        return ", ".join(parts)

    def report(
        self, code: str, message: str, path: Path, place: Place | None = None, hint: str = "", **more: Any
    ) -> None:
        """Add a fault at a path."""
        self.findings.append(Finding(code, message, place or self.place(path), self.named(path), hint, **more))


def translate(value: Map, record: RecordType) -> Translation:
    """The description in canonical form (see the module)."""
    done = Translation()
    done.places[()] = value.place
    done.record = _fields(value, record, (), done)
    return done


def _fields(value: Map, record: RecordType, path: Path, done: Translation) -> dict[str, Any]:
    found: dict[str, Any] = {}
    first: dict[str, Text] = {}
    for key, item in value.items():
        spec = record.find(key) or _meant(key, value, record, path, done)
        if spec is None:
            continue
        if spec.name in first:
            _report_twice(key, first[spec.name], spec, path, done)
            continue
        first[spec.name] = key
        here = (*path, spec.name)
        done.places[here], done.words[here] = key.place, spec.key
        shaped = SHAPES[spec.shape](item, spec, here, done)
        if shaped is not None:
            found[spec.name] = shaped
    _check_one_of(found, record, path, done)
    return found


def _meant(key: Text, value: Map, record: RecordType, path: Path, done: Translation) -> Field | None:
    """The field an unknown key stands for, where that is sure; reports the key in any case."""
    plain = keys.unmixed(key) if keys.is_mixed(key) else key
    spec = record.find(plain)
    place = Place(key.place.file, key.place.line, key.place.column, len(key))
    if spec is not None:
        letters = ", ".join(f"«{letter}»" for letter in keys.latin_letters(key))
        done.report(
            "SCH005",
            f"В ключе «{key}» латинские буквы: {letters}",
            path,
            place,
            f"Наберите ключ русскими буквами: «{spec.key}:».",
        )
        return spec
    if hint := colon_slip(key):
        done.report("SCH016", f"Двоеточие внутри текста «{key}: …» сделало из него ключ", path, place, hint)
        return None
    known = [name for item in record.fields.values() for name in (item.key, *item.synonyms)]
    near = keys.nearest(key, known)
    spec = record.find(near) if near else None
    done.report(
        "SCH004", f"Неизвестное поле «{key}» {_where(path, done)}", path, place, _suggestion(spec, near, record)
    )
    if near is None or spec is None or keys.likeness(key, near) < keys.SURELY_MEANT:
        return None
    taken = any((other := record.find(item)) is not None and other.name == spec.name for item in value)
    return None if taken else spec


def _where(path: Path, done: Translation) -> str:
    return f"({done.named(path)})" if path else "в описании"


def _suggestion(spec: Field | None, near: str | None, record: RecordType) -> str:
    allowed = ", ".join(item.key for item in list(record.fields.values())[:12])
    more = ", …" if len(record.fields) > 12 else ""
    if spec is None or near is None:
        return f"Можно: {allowed}{more}."
    same = f" (то же, что «{spec.key}»)" if keys.plain_key(near) != keys.plain_key(spec.key) else ""
    return f"Возможно, «{near}»{same}. Можно: {allowed}{more}."


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


def _check_one_of(found: dict[str, Any], record: RecordType, path: Path, done: Translation) -> None:
    if not record.one_of:
        return
    given = [name for name in record.one_of if name in found]
    if len(given) == 1:
        return
    choices = ", ".join(f"«{record.fields[name].key}»" for name in record.one_of)
    stood = " и ".join(f"«{record.fields[name].key}»" for name in given)
    message = f"Вместе стоят {stood}" if given else f"В записи «{record.title}» не сказано, что это"
    done.report("SCH013", message, path, hint=f"Нужно ровно одно из: {choices}.")


# Shapes: a value of any form -> the canonical form of its field, or None after a report.


def _scalar(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if spec.many:
        values = value if isinstance(value, List) else [value]
        return [text for n, item in enumerate(values) if (text := _text(item, spec, (*path, n), done)) is not None]
    return _text(value, spec, path, done)


def _text(value: Value, spec: Field, path: Path, done: Translation) -> Text | None:
    if isinstance(value, Map) and spec.of == "reference":
        only = [item for key, item in value.items() if keys.plain_key(key) == "текст" and isinstance(item, Text)]
        if len(only) == len(value) == 1:
            return _always_text(only[0])
    if isinstance(value, Text):
        done.places[path] = value.place
        return value
    done.places[path] = value.place
    if isinstance(value, Map) and value and (hint := colon_slip(next(iter(value)))):
        key = next(iter(value))
        done.report("SCH016", f"Двоеточие внутри текста «{key}: …» сделало из него ключ", path, key.place, hint)
    else:
        done.report(
            "SCH006", f"У поля «{spec.key}» ожидается текст, а стоит {_form(value)}", path, hint=_text_hint(spec)
        )
    return None


class AlwaysText(Text):
    """Text that is never read as an id."""


def _always_text(text: Text) -> Text:
    return AlwaysText(str(text), text.place, text.style, text.lines)


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
    if isinstance(value, Map):
        return _pair(value, record, path, done) or _fields(value, record, path, done)
    if record.main:
        main = record.fields[record.main]
        here = (*path, main.name)
        done.places[here] = value.place
        shaped = SHAPES[main.shape](value, main, here, done)
        return None if shaped is None else {main.name: shaped}
    if isinstance(value, Text) and said_empty(value):
        return None
    done.report(
        "SCH006",
        f"Здесь нужны поля записи «{record.title}», а стоит {_form(value)}",
        path,
        value.place,
        "Можно: " + ", ".join(item.key for item in record.fields.values()) + ".",
    )
    return None


def _pair(value: Map, record: RecordType, path: Path, done: Translation) -> dict[str, Any] | None:
    """`показатели: Основные показатели` where the record takes any key as one field and its value as another."""
    if record.pair is None or len(value) != 1:
        return None
    key, item = next(iter(value.items()))
    if record.find(key) is not None or not isinstance(item, Text):
        return None
    done.places[(*path, record.pair[0])] = key.place
    done.places[(*path, record.pair[1])] = item.place
    return {record.pair[0]: key, record.pair[1]: item}


def _list(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if isinstance(value, Text) and said_empty(value):
        return []
    return _entries(value, records()[spec.of], path, done)


def _entries(value: Value, record: RecordType, path: Path, done: Translation) -> list[Any]:
    values = value if isinstance(value, List) else [value]
    if not values:
        done.report(
            "SCH007",
            "Перечень пуст",
            path,
            hint="Напишите пункты с новой строки, каждый после «- », или скажите «нет».",
        )
    found: list[Any] = []
    for number, item in enumerate(values):
        here = (*path, len(found))
        done.places[here] = item.place
        done.words[here] = str(number + 1)
        one = _one(item, record, here, done)
        if one is not None:
            found.append(one)
    return found


def _listing(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    """A list with its lead-in: a bare list or value is its entries; «нет» is an emptiness that is said."""
    record, shape = records()[spec.of], records()["listing"]
    if isinstance(value, Text) and said_empty(value):
        return {"said": value, "entries": []}
    if not (isinstance(value, Map) and _is_listing(value, record)):
        return {"entries": _entries(value, record, (*path, "entries"), done)}
    inner = {key: item for key, item in value.items() if keys.plain_key(key) not in ("пункты", "entries")}
    rest = Map(value.place)
    rest.update(inner)
    found = _fields(rest, shape, path, done)
    for key, item in value.items():
        if key not in inner:
            done.places[(*path, "entries")] = key.place
            found["entries"] = _entries(item, record, (*path, "entries"), done)
    if "entries" not in found and "text" not in found:
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
    found.setdefault("entries", [])
    return found


def _is_listing(value: Map, record: RecordType) -> bool:
    shape = records()["listing"]
    return any(shape.find(key) is not None for key in value) and not any(
        (spec := record.find(key)) is not None and spec.name == record.main and keys.plain_key(key) != "текст"
        for key in value
    )


def _map(value: Value, spec: Field, path: Path, done: Translation) -> Any:
    if isinstance(value, Text) and said_empty(value):
        return {}
    if not isinstance(value, Map):
        done.report(
            "SCH006", f"У поля «{spec.key}» ожидаются строки «имя: значение», а стоит {_form(value)}", path, value.place
        )
        return None
    found = {}
    for key, item in value.items():
        here = (*path, key)
        done.places[here], done.words[here] = key.place, str(key)
        one = _one(item, records()[spec.of], here, done)
        if one is not None:
            found[key] = one
    return found


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
