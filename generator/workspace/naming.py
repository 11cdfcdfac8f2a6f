"""Names in text: `<имя форма>` of every text is replaced by what it names, or reported with the nearest name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from generator.content.names import Forms, Name, parse_names, substitute, unknown_form, unread_names
from generator.findings import Finding
from generator.language.cases import LanguageError
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import RecordType, records
from generator.schema.types import NUMBER, Date, Number, number_in
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Entity, Link, NoForm, capital, date_text, form_hint, form_message
from generator.workspace.linking import ITEMS, KIND_WORDS, entities_of, local_entities
from generator.workspace.load import Description, Workspace
from generator.workspace.numbering import numbers_of
from generator.workspace.speech import Speech, name_of, within_sentence

NAMED = (
    "text",
    "title",
    "prose",
    "reference",
    "years",
    "head",
    "body",
)  # what fields are of, where texts may hold names
SPOKEN = ("name", "short", "sort", "about", "title", "text", "post")  # fields that the name of an entity is made of


class Unknown(LookupError):
    """A name that leads nowhere: `word` is the part that is not known, `hint` says what is."""

    def __init__(self, word: str, hint: str = "") -> None:
        super().__init__(word, hint)
        self.word, self.hint = word, hint


class Unfit(ValueError):
    """A name that cannot print so: the message says why, the hint what to do instead."""

    def __init__(
        self, message: str, hint: str = "Уберите форму или назовите другое имя.", code: str = "REF009"
    ) -> None:
        super().__init__(message, hint)
        self.message, self.hint, self.code = message, hint, code


class Waiting(LookupError):
    """The name leads to a text whose own names are not replaced yet."""


class Led(NamedTuple):
    """Where a name has led: a value, the type of the record it is or holds, what one of several is called."""

    value: Any
    owner: RecordType | None
    noun: str = ""


# What a name of a count prints: of a description, in one of its texts; None for a name that is no count's.
Counts: TypeAlias = Callable[[Description, Leaf, Name, Workspace], str | None]
COUNTED = frozenset({"certificate", "report"})  # kinds in whose texts counts can be named


def name_workspace(workspace: Workspace) -> list[tuple[Leaf, Scope]]:
    """Replace the names in all texts of all descriptions; each that cannot be is a finding.

    What comes back are the texts that wait for counts, with those that name them: `name_counts` is for them.
    """
    return [(leaf, scope) for leaf, scope, _ in _rounds(list(_named_texts(workspace)), workspace)]


def name_counts(waiting: list[tuple[Leaf, Scope]], workspace: Workspace, counts: Counts) -> None:
    """Replace the names in the texts that waited for counts; for that all terms must be read."""
    for _, scope in waiting:
        scope.counts = counts
    workspace.findings += [_circular(name, leaf) for leaf, _, name in _rounds(waiting, workspace)]


def _rounds(waiting: list[tuple[Leaf, Scope]], workspace: Workspace) -> list[tuple[Leaf, Scope, Name]]:
    """Texts that still wait, each with the name it waits for.

    A text may be named whose own names are replaced only later, so texts wait for each other, round by round.
    """
    while waiting:
        raw = {id(leaf.value) for leaf, _ in waiting}
        held = [
            (leaf, scope, name) for leaf, scope in waiting if (name := _replace(leaf, scope, raw, workspace.findings))
        ]
        if len(held) == len(waiting):
            return held
        waiting = [(leaf, scope) for leaf, scope, _ in held]
    return []


def _named_texts(workspace: Workspace) -> Iterator[tuple[Leaf, Scope]]:
    for description in workspace.own:
        scope = Scope(description, workspace)
        for leaf in leaves(description.record, description.kind):
            if leaf.field.of in NAMED and "<" in leaf.value:
                yield leaf, scope


def _replace(leaf: Leaf, scope: Scope, raw: set[int], findings: list[Finding]) -> Name | None:
    """Replace the names of a text, or report them; the name that must wait when there is one, and nothing is done."""
    faults: list[Finding] = []
    held: list[Name] = []

    def say(name: Name) -> str:
        if name.forms.noun and (spaced := scope.spaced(name, leaf.value)):
            faults.append(_fault("REF009", SPACED.format(spaced), name, leaf, _with_strokes(spaced)))
            return "…"
        try:
            return scope.say(name, leaf, raw, opens=_opens_sentence(leaf.value, name.offset))
        except Waiting:
            held.append(name)
        except Unknown as unknown:
            faults.append(_unknown(unknown, name, leaf))
        except NoForm as missing:
            faults.append(_fault("REF005", form_message(missing), name, leaf, form_hint(missing)))
        except Unfit as unfit:
            faults.append(_fault(unfit.code, unfit.message, name, leaf, unfit.hint))
        return "…"

    text = substitute(leaf.value, say)
    if held:
        return held[0]
    wrong = [_problem(name, leaf, scope) for name in parse_names(leaf.value) if name.problem]
    findings += wrong + faults + [_fault("REF009", UNREAD, one, leaf, FORMS) for one in unread_names(leaf.value)]
    if text is not leaf.value and not faults:
        said = leaf.value.rewritten(text, text.lines)
        if scope.description.kind.name in COUNTED:
            said.typed = leaf.value
        leaf.replace(said)
    return None


def typed(text: Text) -> Text:
    """A text of a kind that counts as its author typed it: its names not yet said."""
    return text.typed if text.typed is not None else text


def _problem(name: Name, leaf: Leaf, scope: Scope) -> Finding:
    """What is wrong with the form of a name; what may be a key of several words wants strokes between them."""
    if spaced := scope.spaced(name, leaf.value):
        return _fault("REF009", SPACED.format(spaced), name, leaf, _with_strokes(spaced))
    return _fault("REF009", name.problem, name, leaf, FORMS)


SPACED = "В имени «{}» пробел, а после пробела ждут форму"


def _with_strokes(name: str) -> str:
    return f"Вместо пробелов в имени ставят нижнюю черту: <{'_'.join(name.split())}>."


def _opens_sentence(text: str, offset: int) -> bool:
    before = text[:offset].rstrip(" \u00a0*«")
    return not before or before[-1] in ".!?…\n"


def _unknown(unknown: Unknown, name: Name, leaf: Leaf) -> Finding:
    part = "" if unknown.word in (name.dotted, f"№ {name.dotted}") else f" (не найдено «{unknown.word}»)"
    number = "№ " if name.kind else ""
    return _fault("REF004", f"Неизвестное имя «{number}{name.dotted}» в тексте{part}", name, leaf, unknown.hint)


SCORES = "экспертиза"  # the figures by which names lead to what experts gave
UNREAD = "Имя в угловых скобках не прочитано"
FORMS = "Форма — слово после имени: <управление род.>; если скобки нужны в тексте, поставьте после «<» пробел."


def _fault(code: str, message: str, name: Name, leaf: Leaf, hint: str) -> Finding:
    return Finding(code, message, leaf.value.at(name.offset, name.length), leaf.path, hint)


def _circular(name: Name, leaf: Leaf) -> Finding:
    message = f"Имя «{name.dotted}» ведёт по кругу: его текст сам ждёт этого"
    return _fault("REF010", message, name, leaf, "Напишите здесь словами то, что должно стоять на месте имени.")


class Scope:
    """What names of one description can lead to: its fields, its items, the registry, the other descriptions."""

    def __init__(self, description: Description, workspace: Workspace) -> None:
        self.description = description
        self.workspace = workspace
        self.counts: Counts | None = None
        self.speech = workspace.speech
        self.figures = workspace.figures
        self.entities = entities_of(description, workspace)
        self.elsewhere = workspace.elsewhere
        self.items: dict[str, list[Entity]] = {}
        for found in local_entities(description, workspace).values():
            for key, one in found.items():
                if not key.isdigit():
                    self.items.setdefault(key, []).append(one)
        self.numbers = numbers_of(description.record)

    def say(self, name: Name, leaf: Leaf, raw: set[int], opens: bool = False) -> str:
        """What the name prints in a text; `raw` are ids of texts whose own names are not replaced yet.

        `opens` says that the name opens a sentence. Raises `Unknown`, `NoForm`, `Unfit` and `Waiting`.
        """
        if name.kind == "№":
            return self._number(name)
        if self.description.kind.name in COUNTED:
            if self.counts is None:
                raise Waiting
            if (figure := self.counts(self.description, leaf, name, self.workspace)) is not None:
                return figure
        led = self._first(name.path[0])
        for part in name.path[1:]:
            above, led = led, self._reckoned(led, part) or _step(led, part, self._figures_of(led))
            if part is name.path[-1] and (spoken := _spoken(above, led, name)):
                return self._print(spoken[0], None, spoken[1], raw)
        if name.forms.noun:
            return self._with_noun(led.value, name, raw)
        if name.forms.number or name.forms.words:
            return _count(led, name, self.speech)
        said = self._print(led.value, led.owner, name, raw)
        entity = led.value.entity if isinstance(led.value, Link) else led.value
        if not isinstance(entity, Entity) or entity.kind != "act":
            return said
        return capital(said) if opens else within_sentence(entity, said)

    def _figures_of(self, led: Led) -> Iterable[str]:
        """The names of the figures of a description that a name has led to."""
        entity = led.value.entity if isinstance(led.value, Link) else led.value
        return self.figures.get(entity.id, {}) if isinstance(entity, Entity) else ()

    def _reckoned(self, led: Led, part: str) -> Led | None:
        """What was reckoned about the description that a name has led to, by the name of the figures."""
        entity = led.value.entity if isinstance(led.value, Link) else led.value
        found = self.figures.get(entity.id, {}) if isinstance(entity, Entity) else {}
        if isinstance(entity, Entity) and found and entity.id in self.workspace.unreckoned - {self.description.id}:
            hint = "Исправьте эти ошибки; все их называет metodist check без имён файлов."
            where = "в описании, в его таблице или в листах экспертов"
            raise Unfit(f"Чисел «{entity.id}» не посчитать: {where} ошибки", hint, "REF016")
        if plain_key(part) not in found:
            return None
        if plain_key(part) == SCORES:
            self.workspace.ranked.add(self.description.id)
        return Led(found[plain_key(part)], None)

    def _number(self, name: Name) -> str:
        number = self.numbers.get(name.dotted)
        if number is None:
            near = nearest(name.dotted, self.numbers)
            raise Unknown(f"№ {name.dotted}", f"Возможно, «№ {near}»." if near else NUMBERED)
        return str(number)

    def _first(self, word: str) -> Led:
        kind, record = self.description.kind, self.description.record
        spec = kind.find(word)
        if spec is not None and record[spec.name] is not None:
            return _field(record, kind, word)
        entities = [*self.items.get(word, ()), *([self.entities[word]] if word in self.entities else ())]
        if len(entities) > 1:
            raise _ambiguous(word, entities)
        if entities:
            return Led(entities[0], records()[entities[0].kind])
        if spec is not None:
            return _field(record, kind, word)
        if (cell := self.description.cells.get(plain_key(word))) is not None:
            return Led(cell, None)
        if word in self.numbers:
            raise Unknown(word, f"Чтобы напечатать номер: <№ {word}>.")
        numbers = map(str, record.get("numbers") or ())
        raise Unknown(word, _nearest(word, [*numbers, *_keys(kind), *self.items, *self.entities, *self.elsewhere]))

    def spaced(self, name: Name, text: str) -> str:
        """The name with the words after it, where all of them are one key: `<срок цели>`; else empty."""
        typed = text[name.offset + 1 : name.offset + name.length - 1]
        is_key = self.description.kind.find(typed) is not None or plain_key(typed) in self.description.cells
        return typed if is_key else ""

    def _with_noun(self, value: Any, name: Name, raw: set[int]) -> str:
        """A number with the noun it counts: «151 ученик», «из 22 учеников»."""
        noun, case = name.forms.noun, name.forms.case or "им"
        if not isinstance(value, Text):
            raise Unfit(unknown_form(name.dotted, noun), FORMS)
        _wait_for([value], raw)
        number = value.value if isinstance(value, Number) and not value.unit else None
        if number is None and NUMBER.fullmatch(value.strip()):
            number = number_in(value.strip())
        if value == UNFILLED:
            return UNFILLED
        if number is None:
            hint = f"Слово «{noun}» ставят после имени числа. Значение стоит здесь: {value.place}."
            raise Unfit(f"«{name.dotted}» — не число, а «{value}»: считать «{noun}» нечего", hint)
        try:
            if name.forms.words:
                return self.speech.counted(number, noun, case, words=True)
            return f"{value.strip()} {self.speech.noun_after(number, noun, case)}"
        except LanguageError as refused:
            raise Unfit(refused.message, refused.hint) from refused

    def _print(self, value: Any, owner: RecordType | None, name: Name, raw: set[int]) -> str:
        value = value.entity if isinstance(value, Link) else value
        if isinstance(value, Entity):
            _wait_for([value.record.get(key) for key in SPOKEN], raw)
            style = "кратко" if name.forms.short else "полностью" if name.forms.full else ""
            return name_of(value, self.speech, name.forms.case or "им", style)
        if isinstance(value, dict) and "entries" in value:
            value = value["entries"] or value["text"] or value["said"]
        if isinstance(value, list):
            return ", ".join(self._print(item, owner, name, raw) for item in value)
        if isinstance(value, dict):
            keys = (owner.main, *owner.one_of, "title", "name") if owner is not None else ()
            main = next((value[key] for key in keys if value.get(key) is not None), None)
            return self._print(main, None, name, raw)
        if not isinstance(value, Text):
            raise Unknown(name.dotted, "Назовите одно из полей: имя, точка, поле.")
        _wait_for([value], raw)
        if name.forms.case not in (None, "им"):
            raise NoForm(Entity(name.dotted, "text", {}, value.place), name.forms.case or "", "")
        return date_text(value, self.speech.phrases, "словами") if isinstance(value, Date) else str(value)


STYLES = {"short": Forms(short=True), "name": Forms(full=True)}  # fields that hold a whole name of their entity


def _spoken(above: Led, led: Led, name: Name) -> tuple[Entity, Name] | None:
    """`<организация.краткое род>` is the organisation, said shortly: a name in a case is more than a text."""
    entity = above.value.entity if isinstance(above.value, Link) else above.value
    if not isinstance(entity, Entity) or entity.kind != "organisation" or name.forms.case in (None, "им"):
        return None
    style = next((style for field, style in STYLES.items() if entity.record[field] is led.value), None)
    return None if style is None else (entity, replace(name, forms=replace(style, case=name.forms.case)))


UNFILLED = "…"  # what an empty cell gives, once it is reported
NUMBERED = "Номера есть у таблиц, рисунков, разделов и приложений, у которых есть «код:»."


def _ambiguous(word: str, entities: list[Entity]) -> Unfit:
    """What is wrong with a name that leads to several things: an item can be named with its list before it."""
    stand = " и ".join(f"{KIND_WORDS[one.kind]} ({one.place})" for one in entities)
    items = [one for one in entities if one.kind in ITEMS]
    names = [f"<{records()['programme'].fields[ITEMS[one.kind]].key}.{word}>" for one in items]
    dotted = f"Назовите с полем: {' или '.join(names)}; или" if names else "Лучше"
    return Unfit(f"Код «{word}» стоит у нескольких: {stand}", f"{dotted} дайте им разные коды.", "REF011")


def _wait_for(texts: list[Any], raw: set[int]) -> None:
    if any(id(text) in raw for text in texts):
        raise Waiting


def _count(led: Led, name: Name, speech: Speech) -> str:
    """How many there are, with the noun of the list: «6 задач», «шести задачам»."""
    found, noun = led.value, led.noun
    if isinstance(found, dict) and "entries" in found:
        if found["text"] is not None:
            raise Unfit(f"«{name.dotted}» — текст, а не перечень: считать нечего")
        found = found["entries"]
    if not isinstance(found, list):
        raise Unfit(f"«{name.dotted}» — не перечень, и числа у него нет")
    if led.owner is not None and led.owner.name == "measure_group":
        found, noun = [one for group in found for one in group["measures"] or ()], records()["measure"].title
    if not noun:
        raise Unfit(f"У перечня «{name.dotted}» нет слова, которым его считать", "Напишите число и слово сами.")
    try:
        return speech.counted(len(found), noun, name.forms.case or "им", name.forms.words)
    except LanguageError as refused:
        raise Unfit(refused.message) from refused


def _step(led: Led, part: str, figures: Iterable[str] = ()) -> Led:
    """One step along a dotted name: into a link's record, a record's field, an entry of a map or a list by id.

    `figures` may be named there too.
    """
    value: Any = led.value.entity if isinstance(led.value, Link) else led.value
    owner = led.owner
    if isinstance(value, Entity):
        owner, value = records()[value.kind], value.record
    if isinstance(value, dict) and "entries" in value:
        value = value["entries"]
    if isinstance(value, list):
        value = by_code_and_number(value)
    if not isinstance(value, dict):
        raise Unknown(part, "Перед точкой стоит простой текст, полей у него нет.")
    if owner is not None and owner.fields.keys() <= value.keys():
        return _field(value, owner, part, figures)
    by_key = {plain_key(str(key)): item for key, item in value.items()}
    if plain_key(part) not in by_key:
        known = ["_".join(str(key).split()) for key in value]
        near = nearest(part, known)
        raise Unknown(part, f"Возможно, «{near}»." if near else f"Можно: {', '.join(known[:12])}.")
    return Led(by_key[plain_key(part)], owner)


def by_code_and_number(items: Iterable[Any]) -> dict[str, Any]:
    """Items that are records by their codes, then all by their numbers, from 1; of two with one code, the first."""
    listed = list(items)
    found: dict[str, Any] = {}
    for item in listed:
        if isinstance(item, dict) and item.get("code"):
            found.setdefault(str(item["code"]), item)
    return found | {str(number): item for number, item in enumerate(listed, 1)}


def _field(record: dict[str, Any], kind: RecordType, key: str, figures: Iterable[str] = ()) -> Led:
    spec = kind.find(key)
    if spec is None:
        raise Unknown(key, _nearest(key, [*figures, *_keys(kind)]))
    if record[spec.name] is None:
        raise Unknown(key, f"Поле «{spec.key}» можно добавить, но здесь его нет.")
    return Led(record[spec.name], records().get(spec.of), spec.noun)


def _keys(kind: RecordType) -> list[str]:
    """Keys of the fields as names in text write them: without spaces."""
    return [key.replace(" ", "_") for spec in kind.fields.values() for key in (spec.key, *spec.synonyms)]


def _nearest(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f"Возможно, «{near}»." if near else "Имя — это поле описания, код из него или код из справочника."
