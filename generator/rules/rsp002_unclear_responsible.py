"""Ответственный назван неясно

Что проверяет
    - Ответственный — человек или организация, а не группа и не множественное число без названной головы («рабочая
      группа», «классные руководители»); у организации справочника назван руководитель.
    - Лицо из справочника названо его кодом, а не словами: одна должность не пишется по-разному.
    - Должность подходит одному человеку справочника; в одной строке не стоит несколько должностей.
    - Понятно, из какой организации человек.

Зачем
    По строке плана должно быть понятно, кому звонить.

Плохо
    мероприятия:
      - мероприятие: Опрос родителей
        срок: май 2027
        ответственный: Рабочая группа
      - мероприятие: Уроки чтения
        срок: май 2027
        ответственный: Петров О.

Хорошо
    мероприятия:
      - мероприятие: Опрос родителей
        срок: май 2027
        ответственный: Руководитель рабочей группы
      - мероприятие: Уроки чтения
        срок: май 2027
        ответственный: петров

Осторожно
    Первый в перечне кодов считается главным. «Директор каждой школы» понятен: у каждой школы он свой. Человек без
    организации в справочнике считается сотрудником организации, чья это программа.

Как исправить
    Назовите код лица из справочника или руководителя группы; несколько человек пишут перечнем кодов, главного первым.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.counts import group_at, tokens_of
from generator.derive.persons import is_named, is_plural, people_in, written_as
from generator.findings import Fix, Severity
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Confidence, Mark, Options, Rule
from generator.schema.types import said_empty
from generator.schema.walk import Leaf
from generator.workspace.entities import Entity, Link

# Fields that say who is to do something, by the record they stand in.
ORDERED = {("instruction", "whom"), ("appointment", "whom"), ("control", "by"), ("publishing", "responsible")}
COLLECTIVE = {
    *("группа", "коллектив", "комиссия", "совет", "объединение", "команда", "администрация", "служба", "штаб"),
    *("актив", "сообщество", "педсовет", "методсовет"),
}
EACH = re.compile(r"\bкажд(?:ый|ая|ого|ой)\b|^\s*за\s+(?:собой|мной)\b|назнача|приказ", re.IGNORECASE)
OF_ORGANISATION = re.compile(
    r"\b(?:управлени|отдел|школ|центр|учреждени|министерств|департамент|комитет|администраци|районн|муниципальн|"
    r"городск|окружн|гимнази|лице|сад|институт|колледж|библиотек|[А-ЯЁ]{3,})|[«№]",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False, slots=True)
class Named:
    """Who answers for something, and whether it is the first mention of that person or organisation."""

    leaf: Leaf
    is_first: bool


def subjects(draft: Draft) -> Sequence[Named]:
    """All who are named as responsible."""
    seen: set[str] = set()
    found: list[Named] = []
    for leaf in draft.leaves:
        asked = leaf.field.name == "responsible" or (leaf.record.name, leaf.field.name) in ORDERED
        if asked and leaf.field.of == "reference" and said_empty(leaf.value) is None:
            found.append(Named(leaf, str(leaf.value) not in seen))
            seen.add(str(leaf.value))
    return found


def check(named: Named, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on one who is named unclearly."""
    value, path = named.leaf.value, named.leaf.path
    if isinstance(value, Link):
        if named.is_first:
            yield from _linked(value, path, draft)
    elif not EACH.search(value):
        yield from _worded(named.leaf, draft)


def _linked(value: Link, path: str, draft: Draft) -> Iterator[Mark]:
    entity = value.entity
    if entity.kind == "organisation" and not entity.record["head"]:
        name = quoted(str(entity.record["short"] or entity.record["name"]))
        hint = f"Добавьте организации «{entity.id}» в справочнике «руководитель:» или назовите здесь человека."
        yield Mark(
            f"За дело отвечает «{name}», а кто это, не сказано: у неё нет руководителя", value, hint, path, NOBODY
        )
    if entity.kind != "person":
        return
    post = str(entity.record["post"] or "")
    if not entity.record["surname"] and is_plural(post):
        hint = "Назовите одного человека: по строке плана должно быть понятно, кому звонить."
        yield Mark(f"«{quoted(post)}» — несколько человек, и главный не назван", value, hint, path, NOBODY)
    if not _has_place(entity, draft):
        hint = f"Добавьте лицу «{entity.id}» в справочнике «организация:» или программе — «организация:»."
        yield Mark(f"«{quoted(post or str(value))}»: не сказано, из какой организации", value, hint, path, "no-org")


NOBODY = "collective"


def _has_place(entity: Entity, draft: Draft) -> bool:
    """Whether it is known where a person works: by the registry, the post, or whose programme this is."""
    if entity.record["organisation"] or OF_ORGANISATION.search(str(entity.record["post"] or "")):
        return True
    organisations = [one.record for one in draft.workspace.entities.values() if one.kind == "organisation"]
    is_head = any(_leads_to(one["head"], entity) for one in organisations)
    return is_head or _own(draft) is not None


def _leads_to(value: object, entity: Entity) -> bool:
    return isinstance(value, Link) and value.entity is entity


def _own(draft: Draft) -> Entity | None:
    """The organisation whose description it is: by itself, by the settings, or its only developer."""
    developers = (draft.record.get("developer") or {}).get("entries") or ()
    only = [one["ref"] for one in developers] if len(developers) == 1 else []
    for value in (draft.record.get("organisation"), draft.workspace.settings["organisation"], *only):
        if isinstance(value, Link) and value.entity.kind == "organisation":
            return value.entity
    return None


def _worded(leaf: Leaf, draft: Draft) -> Iterator[Mark]:
    """Marks on words that stand in place of a code."""
    value, fitting = leaf.value, _fitting(str(leaf.value), draft)
    text = quoted(value)
    if len(fitting) == 1:
        code = fitting[0].id
        message = f"«{text}» — слова вместо кода. В справочнике: «{code}»"
        fix = Fix(value.at(0, len(value)), str(value), code)
        yield Mark(message, value, f"Пишите «{code}»: имя и должность встанут сами.", leaf.path, "variants", fix=fix)
    elif fitting:
        codes = ", ".join(one.id for one in fitting[:6])
        hint = "Назовите код того, кто отвечает."
        yield Mark(f"«{text}» подходит не одному. В справочнике: {codes}", value, hint, leaf.path, "ambiguous")
    elif not is_named(value) and _is_collective(value):
        hint = "Назовите руководителя: «Руководитель рабочей группы» или код лица из справочника."
        yield Mark(f"«{text}» — не человек: кто главный, не сказано", value, hint, leaf.path, NOBODY)
    elif len(people_in(value)) > 1 and not is_named(value):
        hint = "Напишите их перечнем: [один, другой]; первый — главный."
        message = f"«{text}» — несколько должностей в одной строке: кто главный, не видно"
        yield Mark(message, value, hint, leaf.path, "ambiguous")


def _fitting(text: str, draft: Draft) -> list[Entity]:
    """The persons and organisations the words name; those of the own organisation before others."""
    known = [one for one in draft.workspace.entities.values() if one.kind in ("person", "organisation")]
    if is_plural(text):
        return []
    found, own = written_as(text, known), _own(draft)
    ours = [one for one in found if own is not None and _is_of(one, own)]
    return ours if len(ours) == 1 else found


def _is_of(entity: Entity, own: Entity) -> bool:
    """Whether a person works in an organisation: by the registry, as its head, or as the post tells."""
    short = str(own.record["short"] or own.record["name"])
    by_post = short in str(entity.record.get("post") or "")
    return _leads_to(entity.record.get("organisation"), own) or _leads_to(own.record["head"], entity) or by_post


def _is_collective(text: str) -> bool:
    group = group_at(tokens_of(text), 0)
    return (group is not None and group.head in COLLECTIVE) or is_plural(text)


RULE = Rule(
    code="RSP002",
    name="unclear-responsible",
    severity=Severity.WARNING,
    criterion="K6",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
