"""Keys that no field goes by: each is reported once, and where its meaning is sure, the map is read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from generator.reading.mending import mended, quoted
from generator.reading.slips import colon_slip
from generator.reading.values import Map, Text, Value
from generator.schema import keys
from generator.schema.language import Field, RecordType, inner
from generator.schema.translation import Path, Translation, whole

FEW = 12  # fields that a message can list
_DRESSED = re.compile(r"[\W\d]*(?P<bare>[^\W\d].*?)\W*")  # «цель», 3. цель, • цель


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a key, and the pair that stands in its place (none where its meaning is not sure)."""

    code: str
    message: str
    hint: str
    pair: tuple[Text, Value] | None = None


@dataclass(frozen=True)
class Case:
    """An unknown key in its map: `above` is the pair before it, `kind` the description's."""

    key: Text
    item: Value
    holder: Map
    record: RecordType
    above: tuple[Text, Value] | None
    kind: RecordType

    @cached_property
    def near(self) -> str | None:
        """The known key most like it."""
        return keys.nearest(self.key, (name for field in self.record.fields.values() for name in field.taught))

    @property
    def main(self) -> Field | None:
        """The main field of the record, where it holds a text and does not stand in the map."""
        field = self.record.fields.get(self.record.main)
        return field if field is not None and field.shape == "type" and not self.stands(field) else None

    @property
    def sentence(self) -> Text:
        """The key and its value as the one text that they may have been."""
        rest = " ".join(self.item.split()) if isinstance(self.item, Text) else ""
        return self.key.with_value(f"{self.key}: {rest}".rstrip())

    def stands(self, field: Field) -> bool:
        """Whether the map has the field under a key of its own."""
        return any(self.record.find(key) is field for key in self.holder)

    def meaning(self, field: Field) -> tuple[Text, Value] | None:
        """The pair that gives the field this value, unless the field stands there already."""
        return None if self.stands(field) else (self.key.with_value(field.key), self.item)


def settled(value: Map, record: RecordType, path: Path, done: Translation) -> Map:
    """The map with keys that the record knows: all others are reported, and mended where that is sure."""
    if all(record.find(key) for key in value):
        return value
    found = Map(value.place)
    above = None
    for key, item in value.items():
        if record.find(key):
            found[key] = item
        else:
            case = Case(key, item, value, record, above, done.kind)
            verdict = next(verdict for judge in JUDGES if (verdict := judge(case)))
            done.report(verdict.code, verdict.message, path, whole(key), verdict.hint)
            if verdict.pair is not None:
                found[verdict.pair[0]] = verdict.pair[1]
        above = key, item
    return found


def _mixed(case: Case) -> Verdict | None:
    """Latin letters among Cyrillic ones."""
    field = case.record.find(keys.unmixed(case.key)) if keys.is_mixed(case.key) else None
    if field is None:
        return None
    letters = ", ".join(f"«{letter}»" for letter in keys.latin_letters(case.key))
    message = f"В ключе «{case.key}» латинские буквы: {letters}"
    return Verdict("SCH005", message, f"Наберите ключ русскими буквами: «{field.key}:».", case.meaning(field))


def _dressed(case: Case) -> Verdict | None:
    """A key with quotes, a number or a bullet around it."""
    bare = _DRESSED.fullmatch(case.key)
    field = case.record.find(bare["bare"]) if bare else None
    if field is None:
        return None
    hint = mended("Имя поля пишут без кавычек, номеров и значков", f"{field.key}: …")
    return Verdict("SCH004", f"Лишние знаки в имени поля: {case.key}", hint, case.meaning(field))


def _continued(case: Case) -> Verdict | None:
    """A text that stands under the empty field above it without indent, and holds a colon."""
    if case.above is None or case.near:
        return None
    field, value = case.above
    is_empty = isinstance(value, Text) and not value.strip()
    if not is_empty or field.place.line != case.key.place.line - 1 or case.record.find(field) is None:
        return None
    advice = "Текст под именем поля сдвигают вправо; раз в нём двоеточие, начните его с «|»"
    hint = mended(advice, f"{field}: |", f"  {case.sentence}")
    return Verdict("SCH016", cut_at_colon(case.key), hint, (field, case.sentence))


def _sentence(case: Case) -> Verdict | None:
    """A text cut at its colon: by its length and signs, or because it opens an entry that begins with a text."""
    opens_entry = case.above is None and case.main is not None and not case.near and not case.key[:1].islower()
    hint = colon_slip(case.key, case.item, text_expected=opens_entry)
    if hint is None:
        return None
    pair = (case.key.with_value(case.main.key), case.sentence) if case.main is not None else None
    return Verdict("SCH016", cut_at_colon(case.key), hint, pair)


def _misspelt(case: Case) -> Verdict | None:
    """A key like one of the known."""
    field = case.record.find(case.near) if case.near else None
    if field is None or case.near is None:
        return None
    same = f" (то же, что «{field.key}»)" if keys.plain_key(case.near) != keys.plain_key(field.key) else ""
    floor = keys.CLOSE_ENOUGH if field.required else keys.SURELY_MEANT
    pair = case.meaning(field) if keys.likeness(case.key, case.near) >= floor else None
    hint = f"Возможно, «{case.near}»{same}. {_all_fields(case.record)}"
    return Verdict("SCH004", _unknown(case.key), hint, pair)


def _displaced(case: Case) -> Verdict | None:
    """A field of the entry above that lost its indent, or one of the whole description that has too much of it."""
    above = case.record.find(case.above[0]) if case.above else None
    entry = inner(above) if above is not None else None
    if entry is not None and above is not None and above.shape == "listing":
        entry = inner(entry.fields["entries"])
    if entry is not None and entry.find(case.key):
        first = f"  - {entry.fields[entry.main].key}: …" if entry.main else "  …"
        advice = f"Такое поле есть у записи «{entry.title}»: сдвиньте его под неё"
        return Verdict("SCH004", _unknown(case.key), mended(advice, first, f"    {case.sentence}"))
    if case.kind is not case.record and case.kind.find(case.key):
        hint = mended(f"Такое поле есть у записи «{case.kind.title}»: начните его с начала строки", str(case.sentence))
        return Verdict("SCH004", _unknown(case.key), hint)
    return None


def _headless(case: Case) -> Verdict | None:
    """The first key of an entry that lacks its main field."""
    if case.main is None or case.above is not None or not isinstance(case.item, Text):
        return None
    starts = mended(f"Пункт начинают с «{case.main.key}:»", f"- {case.main.key}: {case.item}")
    text = mended("Если это текст с двоеточием, возьмите его в кавычки", f"- {quoted(case.sentence)}")
    hint = f"{starts}\n{text}\n{fields_hint(case.key, case.record)}"
    return Verdict("SCH004", _unknown(case.key), hint, (case.key.with_value(case.main.key), case.item))


def _plainly_unknown(case: Case) -> Verdict:
    return Verdict("SCH004", _unknown(case.key), fields_hint(case.key, case.record))


def _unknown(key: Text) -> str:
    return f"Неизвестное поле «{key}»"


def cut_at_colon(key: Text) -> str:
    """The message for a text that became a key."""
    return f"Двоеточие внутри текста «{key}: …» сделало из него ключ"


def fields_hint(key: str, record: RecordType) -> str:
    """The fields that may stand in a record: all where they are few, else those like the key and where all are."""
    names = [field.key for field in record.fields.values()]
    like = keys.most_like(key, names) if len(names) > FEW else []
    return (f"Похожие поля: {', '.join(like)}. " if like else "") + _all_fields(record)


def _all_fields(record: RecordType) -> str:
    names = [field.key for field in record.fields.values()]
    return f"Можно: {', '.join(names)}." if len(names) <= FEW else f"Все поля — в REFERENCE.md, «{record.title}»."


JUDGES: tuple[Callable[[Case], Verdict | None], ...] = (
    _mixed,
    _dressed,
    _continued,
    _sentence,
    _misspelt,
    _displaced,
    _headless,
    _plainly_unknown,
)
