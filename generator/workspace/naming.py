"""Names in text: `<имя форма>` of every text is replaced by what it names, or reported with the nearest name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.content.names import Name, parse_names, substitute
from generator.content.phrases import Phrasebook
from generator.findings import Finding
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import RecordType, records
from generator.schema.types import Date
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Entity, Link, NoForm, date_text, form_hint, form_message, name_of
from generator.workspace.linking import local_entities
from generator.workspace.load import Description, Workspace
from generator.workspace.numbering import numbers_of

TEXTS = ("text", "prose")


class Unknown(LookupError):
    """A name that leads nowhere: `word` is the part that is not known, `near` what is like it."""

    def __init__(self, word: str, near: str | None) -> None:
        super().__init__(word, near)
        self.word, self.near = word, near


def name_workspace(workspace: Workspace) -> None:
    """Resolve the names in all texts of all descriptions; each that cannot be is a finding."""
    for description in workspace.descriptions.values():
        scope = Scope(description, workspace)
        for leaf in leaves(description.record, description.kind):
            if leaf.field.of in TEXTS and "<" in leaf.value:
                _resolve(leaf, scope, workspace)


def _resolve(leaf: Leaf, scope: Scope, workspace: Workspace) -> None:
    faults: list[Finding] = []

    def say(name: Name) -> str:
        try:
            return scope.say(name)
        except Unknown as unknown:
            faults.append(_unknown(name, unknown, leaf))
        except NoForm as no_form:
            faults.append(_no_form(name, no_form, leaf))
        return "…"

    for name in parse_names(leaf.value):
        if name.problem:
            place = leaf.value.at(name.offset, name.length)
            faults.append(Finding("REF009", name.problem, place, leaf.path))
    text = substitute(leaf.value, say)
    workspace.findings += faults
    if text is not leaf.value and not faults:
        leaf.replace(type(leaf.value)(str(text), text.place, text.style, text.lines))


def _unknown(name: Name, unknown: Unknown, leaf: Leaf) -> Finding:
    place = leaf.value.at(name.offset, name.length)
    hint = (
        f"Возможно, «{unknown.near}»."
        if unknown.near
        else "Имя — это поле описания, код из него или код из справочника."
    )
    return Finding("REF004", f"Неизвестное имя «{unknown.word}» в тексте", place, leaf.path, hint)


def _no_form(name: Name, missing: NoForm, leaf: Leaf) -> Finding:
    place = leaf.value.at(name.offset, name.length)
    return Finding("REF005", form_message(missing), place, leaf.path, form_hint(missing))


class Scope:
    """What names of one description can lead to: its fields, its items, the registry, the other descriptions."""

    def __init__(self, description: Description, workspace: Workspace) -> None:
        self.description = description
        self.phrases = workspace.phrases
        self.entities: Mapping[str, Entity] = workspace.entities
        self.items = {
            key: one
            for found in local_entities(description).values()
            for key, one in found.items()
            if not key.isdigit()
        }
        self.numbers = numbers_of(description.record)

    def say(self, name: Name) -> str:
        """What the name prints; raises `Unknown` or `NoForm`."""
        if name.kind == "№":
            return self._number(name)
        value, owner = self._first(name.path[0])
        for part in name.path[1:]:
            value, owner = _step(value, owner, part)
        return _print(value, owner, name, self.phrases)

    def _number(self, name: Name) -> str:
        number = self.numbers.get(name.dotted)
        if number is None:
            raise Unknown(f"№ {name.dotted}", nearest(name.dotted, self.numbers))
        return str(number)

    def _first(self, word: str) -> tuple[Any, RecordType | None]:
        spec = self.description.kind.find(word)
        if spec is not None and self.description.record[spec.name] is not None:
            return self.description.record[spec.name], records().get(spec.of)
        entity = self.items.get(word) or self.entities.get(word)
        if entity is not None:
            return entity, records()[entity.kind]
        fields = [key for item in self.description.kind.fields.values() for key in (item.key, *item.synonyms)]
        raise Unknown(word, nearest(word, [*fields, *self.items, *self.entities]))


def _step(value: Any, owner: RecordType | None, part: str) -> tuple[Any, RecordType | None]:
    """One step along a dotted name: into a link's record, a record's field, an entry of a map or a list by id."""
    if isinstance(value, Link):
        value = value.entity
    if isinstance(value, Entity):
        value, owner = value.record, records()[value.kind]
    if isinstance(value, dict) and "entries" in value:
        value = {str(item["code"] or number): item for number, item in enumerate(value["entries"], 1)}
    if isinstance(value, dict) and owner is not None and (spec := owner.find(part)) is not None and spec.name in value:
        if value[spec.name] is None:
            raise Unknown(part, None)
        return value[spec.name], records().get(spec.of)
    if isinstance(value, dict):
        for key, item in value.items():
            if plain_key(str(key)) == plain_key(part):
                return item, owner
        known = [spec.key for spec in owner.fields.values()] if owner else [str(key) for key in value]
        raise Unknown(part, nearest(part, known))
    raise Unknown(part, None)


def _print(value: Any, owner: RecordType | None, name: Name, phrases: Phrasebook) -> str:
    case = name.forms.case or "им"
    style = "кратко" if name.forms.short else "полностью" if name.forms.full else ""
    if isinstance(value, Link):
        value = value.entity
    if isinstance(value, Entity):
        return name_of(value, phrases, case, style)
    if isinstance(value, dict) and "entries" in value:
        if name.forms.number:
            return str(len(value["entries"]))
        return ", ".join(_print(item, owner, name, phrases) for item in value["entries"])
    if isinstance(value, list):
        if name.forms.number:
            return str(len(value))
        return ", ".join(_print(item, owner, name, phrases) for item in value)
    if isinstance(value, dict):
        main = next(
            (value[key] for key in ("ref", "text", "title", "name", "value") if value.get(key) is not None), None
        )
        if main is None:
            raise Unknown(name.dotted, None)
        return _print(main, owner, name, phrases)
    if case != "им" and isinstance(value, Text):
        raise NoForm(Entity(name.dotted, "text", {}, value.place), case, "формы")
    return date_text(value, phrases, "словами") if isinstance(value, Date) else str(value)
