"""Values of another form than their field takes, where it is plain what was meant: reported, and read that way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.findings import Severity
from generator.reading.mending import mended
from generator.reading.slips import colon_slip
from generator.reading.values import List, Map, Text, Value
from generator.schema import keys
from generator.schema.language import LOCAL, Field, RecordType, records
from generator.schema.translation import Path, Translation, whole
from generator.schema.types import WrongText, mended_id, to_id
from generator.schema.unknown import cut_at_colon

PROSE = ("prose", "text")
_YEAR = r"(?:19|20)\d\d"
_PAIR = re.compile(r"(?P<key>[^:=–—]+?)(?:\s*[:=–—]\s*|\s+-\s+)(?P<value>\S.*)")  # «2027 – 60 %», «2027:60 %»
_NEXT_YEAR = re.compile(rf"[,;]?\s+(?={_YEAR}\s*(?:г\.?|год)?\s*[:=–—-])")
_JOINED_CODES = re.compile(r"\s*(?:[,;]|\s+и\s)\s*")
_MOST_ROWS = 4


def rejoined(values: Sequence[Value], record: RecordType, path: Path, done: Translation) -> list[Value]:
    """The entries of a list; one that is but more fields of the entry above, after a hyphen too many, joins it."""
    entry = records()[record.fields[record.wraps].of] if record.wraps else record
    main = entry.fields.get(entry.main)
    if main is None or not main.required:
        return list(values)
    found: list[Value] = []
    for value in _unnested(values, path, done):
        above = _as_map(found[-1], main) if found else None
        if above is not None and isinstance(value, Map) and _goes_on(value, above, entry):
            key, item = next(iter(value.items()))
            rows = (f"- {main.key}: …", f"  {key}: {item if isinstance(item, Text) else '…'}")
            hint = mended("Поля одного пункта стоят под его первой строкой, без дефиса", *rows)
            done.report("SCH027", f"Лишний дефис перед «{key}:»", path, whole(key), hint)
            above.update(value)
            found[-1] = above
        else:
            found.append(value)
    return found


def _unnested(values: Sequence[Value], path: Path, done: Translation) -> list[Value]:
    """The values with texts of a list inside the list as entries of their own."""
    found: list[Value] = []
    for value in values:
        if isinstance(value, List) and value and all(isinstance(item, Text) for item in value):
            hint = mended("Оставьте один дефис", *(f"- {item}" for item in value[:_MOST_ROWS]))
            done.report("SCH027", "Лишний дефис: пункт начат дважды", path, value.place, hint)
            found += value
        else:
            found.append(value)
    return found


def _as_map(value: Value, main: Field) -> Map | None:
    """A copy of an entry as a map; a bare text is its main field."""
    found = Map(value.place)
    if isinstance(value, Text) and value.strip():
        found[value.with_value(main.key)] = value
    elif isinstance(value, Map):
        found.update(value)
    return found or None


def _goes_on(value: Map, above: Map, entry: RecordType) -> bool:
    """Whether a map has fields of an entry only, not its main one, and none of those that the entry above has."""
    fields, given = [entry.find(key) for key in value], [entry.find(key) for key in above]
    has_head = entry.fields[entry.main] in given
    return bool(fields) and has_head and all(f is not None and f not in given for f in fields)


def pairs(value: Value, spec: Field, path: Path, done: Translation) -> Map | None:
    """Rows «имя: значение» that were written as a list or as a text; None for what has no such rows."""
    found = _of_list(value) if isinstance(value, List) else _of_text(value) if isinstance(value, Text) else None
    if found is None:
        return None
    rows = [f"  {key}: {item if isinstance(item, Text) else '…'}" for key, item in list(found.items())[:_MOST_ROWS]]
    hint = mended("Пишите построчно: имя, двоеточие, пробел, значение, без дефисов", f"{spec.key}:", *rows)
    done.report("SCH006", f"Под «{spec.key}:» нужны строки «имя: значение»", path, value.place, hint)
    return found


def names_hint(value: Value, spec: Field) -> str:
    """How entries of a map are written that came as a list: each under a name of its own; "" for anything else."""
    if spec.names != "id" or not isinstance(value, List):
        return ""
    rows = [f"{spec.key}:"]
    for item in [one for one in value if isinstance(one, Map)][:2]:
        fields = [(key, text) for key, text in item.items() if isinstance(text, Text)]
        if fields:
            rows += [f"  {mended_id(fields[0][1])}:", *(f"    {key}: {text}" for key, text in fields[:_MOST_ROWS])]
    return mended("Вместо дефиса дайте каждой записи имя — код, по которому на неё ссылаются", *rows)


def _of_list(value: List) -> Map | None:
    found = Map(value.place)
    for item in value:
        pair = item if isinstance(item, Map) else _of_text(item) if isinstance(item, Text) else None
        if pair is None or len(pair) != 1 or pair.keys() & found.keys():
            return None
        found.update(pair)
    return found or None


def _of_text(value: Text) -> Map | None:
    found = Map(value.place)
    offset = 0
    for piece in _NEXT_YEAR.split(value):
        match = _PAIR.fullmatch(piece.strip())
        if match is None:
            return None
        offset = value.index(piece, offset)
        key = Text(match["key"].strip(), value.at(offset, len(match["key"])))
        found[key] = Text(match["value"], value.at(offset + match.start("value"), len(match["value"])))
    return found


def sentence(value: Map, spec: Field, path: Path, done: Translation) -> Text | None:
    """The text that a map of one key and its value was before a colon cut it; None for a map that was none."""
    key, item = next(iter(value.items()))
    is_text = isinstance(item, Text) and keys.plain_key(key) != "текст"
    hint = colon_slip(key, item, text_expected=is_text and (spec.of in PROSE or not key[:1].islower()))
    if hint is None:
        return None
    done.report("SCH016", cut_at_colon(key), path, whole(key), hint)
    return key.with_value(f"{key}: {item if isinstance(item, Text) else ''}".rstrip())


def codes(values: Sequence[Value], spec: Field, path: Path, done: Translation) -> list[Value]:
    """Codes of items of the same description; those joined in one text («1, 2», «1 и 2») are reported and parted."""
    if spec.of != "reference" or not all(kind in LOCAL for kind in spec.to):
        return list(values)
    found: list[Value] = []
    for value in values:
        parts = _JOINED_CODES.split(value) if isinstance(value, Text) else []
        if not isinstance(value, Text) or len(parts) < 2 or not all(re.fullmatch(r"[\w-]+", part) for part in parts):
            found.append(value)
            continue
        hint = f"Несколько кодов пишут перечнем: {spec.key}: [{', '.join(parts)}]."
        done.report("SCH015", f"«{value}» — несколько кодов в одной строке", path, whole(value), hint)
        found += [value.with_value(part) for part in parts]
    return found


def id_of(text: Text, path: Path, done: Translation) -> Text:
    """The text as an id: one that is none is reported and mended, so that links to the mended one hold."""
    try:
        return to_id(text)
    except WrongText as wrong:
        done.report(wrong.code, wrong.message, path, whole(text), wrong.hint)
        return text.with_value(mended_id(text))


def entry_name(key: Text, names: str, value: Map, path: Path, done: Translation) -> Text:
    """The name of an entry of a map whose names are of this type, mended where it is an id that is none."""
    if names != "id":
        return key
    name = id_of(key, path, done)
    return key if name != key and name in value else name


def lines_apart(value: Value, path: Path, done: Translation) -> None:
    """Report lines that read as entries of their own and have run together for want of hyphens."""
    if not isinstance(value, Text) or value.style or len(value.lines) < 2:
        return
    ends: list[Any] = [*(offset for offset, _, _ in value.lines[1:]), len(value)]
    rows = [value[start:end].strip() for (start, _, _), end in zip(value.lines, ends, strict=True)]
    if all(row[:1].isupper() for row in rows) and not any(row.endswith(",") for row in rows):
        hint = mended("Если это разные пункты, начните каждый с дефиса", *(f"- {row}" for row in rows[:_MOST_ROWS]))
        message = "Строки без дефисов склеились в один пункт"
        done.report("SCH028", message, path, value.place, hint, severity=Severity.WARNING)
