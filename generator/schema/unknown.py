"""Keys that no field goes by: each is reported once, and where its meaning is sure, the map is read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.reading.mending import mended, quoted
from generator.reading.slips import colon_slip
from generator.reading.values import Map, Text, Value
from generator.schema import keys
from generator.schema.labels import labels_of, without_owner
from generator.schema.language import Field, RecordType, inner
from generator.schema.translation import Path, Translation, whole

FEW, MANY = 12, 17  # fields that a message can list: beside a guess, without one
MOST_ROWS = 3
CONTAINERS = ("list", "listing", "record")
_DRESSED = re.compile(r"[\W\d]*(?P<bare>[^\W\d].*?)\W*")  # «цель», 3. цель, • цель


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a key, and the pairs that stand in its place (none where its meaning is not sure)."""

    code: str
    message: str
    hint: str
    pairs: tuple[tuple[Text, Value], ...] = ()


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
        """The known key most like it, be it by the label that papers print before the field."""
        name = keys.nearest(without_owner(self.key), self.names)
        return self.names[name] if name is not None else None

    @cached_property
    def names(self) -> Mapping[str, str]:
        """All that fields go by, with the key that each stands for: labels for their field, keys for themselves."""
        taught = {name: name for field in self.record.fields.values() for name in field.taught}
        labels = {label: key for label, key in labels_of(self.record.name).items() if self.record.find(key)}
        return {**labels, **taught}

    def is_near(self, floor: float) -> bool:
        """Whether the key is so much like a known one."""
        return keys.nearest(without_owner(self.key), self.names, floor) is not None

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

    @property
    def contents(self) -> list[Field]:
        """The fields that a record with a title is about."""
        return [field for field in self.record.fields.values() if field.required and field.shape in CONTAINERS]

    @property
    def is_name(self) -> bool:
        """Whether the key is rather the title of a record that has one, and no field like it."""
        title = self.record.fields.get("title")
        return title is not None and not self.record.main and bool(self.contents) and self.near is None

    @property
    def fits_near(self) -> bool:
        """Whether the value could be one of the field most like the key."""
        field = self.record.find(self.near) if self.near else None
        return field is not None and not (isinstance(self.item, Text) and needs_fields(field))

    def stands(self, field: Field) -> bool:
        """Whether the map has the field under a key of its own."""
        return any(self.record.find(key) is field for key in self.holder)

    def meaning(self, field: Field) -> tuple[tuple[Text, Value], ...]:
        """The pair that gives the field this value; none when the field stands there already."""
        return () if self.stands(field) else ((self.key.with_value(field.key), self.item),)


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
            found.update(verdict.pairs)
        above = key, item
    return found


def _mixed(case: Case) -> Verdict | None:
    """Latin letters among Cyrillic ones, or a whole key typed in the Latin layout."""
    field = case.record.find(keys.unmixed(case.key)) if keys.is_mixed(case.key) else None
    message = f"Ключ «{case.key}» набран в английской раскладке"
    if field is not None:
        letters = ", ".join(f"«{letter}»" for letter in keys.latin_letters(case.key))
        message = f"В ключе «{case.key}» латинские буквы: {letters}"
    field = field or case.record.find(keys.typed_in_latin(case.key))
    if field is None:
        return None
    return Verdict("SCH005", message, f"Наберите ключ русскими буквами: «{field.key}:».", case.meaning(field))


def _everyday(case: Case) -> Verdict | None:
    """An everyday word for what the record says with fields of other names."""
    told = case.record.everyday.get(keys.plain_key(case.key))
    return Verdict("SCH004", _unknown(case.key), told) if told is not None else None


def _dressed(case: Case) -> Verdict | None:
    """A key with quotes, a number or a bullet around it."""
    bare = _DRESSED.fullmatch(case.key)
    field = case.record.find(bare["bare"]) if bare else None
    if field is None:
        return None
    lead = "- " if field is case.record.fields.get(case.record.main) else ""
    item = case.item if isinstance(case.item, Text) else "…"
    hint = mended("Имя поля пишут без кавычек, номеров и значков", f"{lead}{field.key}: {item}")
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
    return Verdict("SCH016", cut_at_colon(case.key), hint, ((field, case.sentence),))


def _sentence(case: Case) -> Verdict | None:
    """A text cut at its colon: by its length and signs, or because it opens an entry that begins with a text."""
    if case.is_name or (case.is_near(keys.SURELY_MEANT) and case.fits_near):
        return None
    opens_entry = case.above is None and case.main is not None and not case.key[:1].islower()
    hint = colon_slip(case.key, case.item, text_expected=opens_entry and not (case.near and case.fits_near))
    if hint is None:
        return None
    pairs = ((case.key.with_value(case.main.key), case.sentence),) if case.main is not None else ()
    return Verdict("SCH016", cut_at_colon(case.key), hint, pairs)


def _name(case: Case) -> Verdict | None:
    """The title of a section or a group in place of the field that holds it."""
    if not case.is_name:
        return None
    title, content = case.record.fields["title"], case.contents[0]
    first = case.item if isinstance(case.item, Text) else "…"
    hint = mended(
        f"Если это название, для него есть поле «{title.key}»",
        f"- {title.key}: {case.key}",
        f"  {content.key}: {first}",
    )
    taken = case.above is not None or case.stands(title) or case.stands(content)
    pairs = () if taken else ((case.key.with_value(title.key), case.key), (case.key.with_value(content.key), case.item))
    return Verdict("SCH004", _unknown(case.key), hint, pairs)


def _misspelt(case: Case) -> Verdict | None:
    """A key like one of the known."""
    field = case.record.find(case.near) if case.near else None
    if field is None or case.near is None:
        return None
    same = f" (то же, что «{field.key}»)" if keys.plain_key(case.near) != keys.plain_key(field.key) else ""
    floor = keys.CLOSE_ENOUGH if field.required else keys.SURELY_MEANT
    pairs = case.meaning(field) if case.is_near(floor) else ()
    hint = f"Возможно, «{case.near}»{same}. {_all_fields(case.record, FEW)}"
    return Verdict("SCH004", _unknown(case.key), hint, pairs)


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
    return Verdict("SCH004", _unknown(case.key), hint, case.meaning(case.main))


def _plainly_unknown(case: Case) -> Verdict:
    return Verdict("SCH004", _unknown(case.key), fields_hint(case.key, case.record))


def _unknown(key: Text) -> str:
    return f"Неизвестное поле «{key}»"


def cut_at_colon(key: Text) -> str:
    """The message for a text that became a key."""
    return f"Двоеточие внутри текста «{key}: …» сделало из него ключ"


def needs_fields(field: Field) -> bool:
    """Whether the field holds a record that no bare text can stand for."""
    record = inner(field)
    return field.shape == "record" and record is not None and not record.main


def fields_hint(key: str, record: RecordType) -> str:
    """The fields that may stand in a record: all where they are not many, else those like the key and where all are."""
    names = [field.key for field in record.fields.values()]
    like = keys.most_like(key, names) if len(names) > MANY else []
    return (f"Похожие поля: {', '.join(like)}. " if like else "") + _all_fields(record, MANY)


def _all_fields(record: RecordType, most: int) -> str:
    names = [field.key for field in record.fields.values()]
    return f"Можно: {', '.join(names)}." if len(names) <= most else f"Все поля — в REFERENCE.md, «{record.title}»."


def shape_hint(key: str, record: RecordType, dash: bool) -> str:
    """How a record is written that stands as a bare text: its needed fields, then all that it may have."""
    needed = [field for field in record.fields.values() if field.required] or list(record.fields.values())[:MOST_ROWS]
    rows = [f"{field.key}: {field.example or '…'}" for field in needed]
    first = [f"- {rows[0]}"] if dash else [f"{key}:", f"  {rows[0]}"]
    return mended("Запишите это полями", *first, *(f"  {row}" for row in rows[1:])) + f"\n{_all_fields(record, MANY)}"


JUDGES: tuple[Callable[[Case], Verdict | None], ...] = (
    _mixed,
    _everyday,
    _dressed,
    _continued,
    _name,
    _sentence,
    _misspelt,
    _displaced,
    _headless,
    _plainly_unknown,
)
