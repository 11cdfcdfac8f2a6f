"""Links: every id in a description is found, or named with the nearest one that exists."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.findings import Finding, Related
from generator.reading.values import Text
from generator.schema.keys import nearest
from generator.schema.language import LOCAL, records
from generator.schema.translation import whole
from generator.schema.types import ID, Reference
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Entity, Link, link
from generator.workspace.load import Description, Workspace

# Where the items of a programme stand that ids of the same description can name.
ITEMS = {"task": "tasks", "problem": "problems", "indicator": "indicators", "result": "results"}
# Fields that name the descriptions whose items can be named too.
TAKEN = {"roadmap": "programme", "certificate": "roadmaps"}
NEAR = "Возможно"  # how a hint begins that names a near code
FEW = 3  # codes and files that a finding names
KIND_WORDS = {
    "act": "акт",
    "criteria": "критерии",
    "evaluation": "экспертная оценка",
    "certificate": "справка",
    "diagnostics": "диагностика",
    "indicator": "показатель",
    "measure": "мероприятие",
    "order": "приказ",
    "organisation": "организация",
    "person": "лицо",
    "problem": "проблема",
    "programme": "программа",
    "protocol": "протокол",
    "result": "результат",
    "report": "отчёт",
    "roadmap": "дорожная карта",
    "task": "задача",
    "territory": "территория",
}


def link_workspace(workspace: Workspace) -> None:
    """Turn references of all descriptions into links; what leads nowhere is a finding."""
    if workspace.ground is None:
        _link_all(leaves(workspace.settings, records()["settings"]), {}, workspace.entities, workspace)
    for description in workspace.own:
        local = local_entities(description, workspace)
        twins = twins_of(description, workspace)
        meant = [(leaf, _meant_by(leaf, twins)) for leaf in description.leaves()]
        workspace.findings += [_of_several(leaf, found) for leaf, found in meant if found]
        plain = [leaf for leaf, found in meant if not found]
        is_adrift = _is_adrift(description, workspace)
        _link_all(plain, local, entities_of(description, workspace), workspace, is_adrift)


def entities_of(description: Description, workspace: Workspace) -> Mapping[str, Entity]:
    """What ids name in a description: the school and the people of its own row first, then all of the workspace."""
    return ChainMap(dict(description.own), workspace.entities) if description.own else workspace.entities


def local_entities(description: Description, workspace: Workspace) -> dict[str, dict[str, Entity]]:
    """Items that a description can name by kind and id, the first of those with one id: its own and those it takes.

    An item without `код:` goes by its number. Items that are taken go by the id of whose they are too: `карта.код`.
    """
    found: dict[str, dict[str, Entity]] = {kind: {} for kind in LOCAL}
    for kind, number, record in local_items(description, workspace):
        code = record["code"]
        key = str(code) if code else str(number)
        place = (
            code.place
            if code
            else next((value.place for value in record.values() if isinstance(value, Text)), description.place)
        )
        entity = Entity(key, kind, record, place, number)
        found[kind].setdefault(key, entity)
        found[kind].setdefault(str(number), entity)
    for one in taken_by(description, workspace):
        for kind, items in local_entities(one, workspace).items():
            found[kind].update({f"{one.id}.{key}": entity for key, entity in items.items()})
    return found


Twins = Mapping[tuple[str, str], list[tuple[str, Entity]]]


def twins_of(description: Description, workspace: Workspace) -> Twins:
    """By kind and code, the items of several taken descriptions that bear one code, each with its dotted name."""
    found: dict[tuple[str, str], dict[int, tuple[str, Entity]]] = {}
    for one in taken_by(description, workspace):
        for kind, items in local_entities(one, workspace).items():
            for key, entity in items.items():
                if ID.fullmatch(key):
                    found.setdefault((kind, key), {}).setdefault(id(entity.record), (f"{one.id}.{key}", entity))
    return {key: list(items.values()) for key, items in found.items() if len(items) > 1}


def local_items(description: Description, workspace: Workspace) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Items that can be named: kind, number, record; those of the descriptions it takes come first, each once."""
    taken = [(kind, item) for one in taken_by(description, workspace) for kind, _, item in local_items(one, workspace)]
    last: Counter[str] = Counter()
    seen: set[int] = set()
    for kind, record in (*taken, *_own_items(description.record)):
        if id(record) not in seen:
            seen.add(id(record))
            last[kind] += 1
            yield kind, last[kind], record


def taken_by(description: Description, workspace: Workspace) -> list[Description]:
    """The descriptions whose items another one takes: the programme of a road map, the road maps of a certificate."""
    spec = description.kind.fields.get(TAKEN.get(description.kind.name, ""))
    found = [workspace.descriptions.get(_id(one)) for one in _taken_names(description)]
    return [one for one in found if one is not None and spec is not None and one.kind.name in spec.to]


def _taken_names(description: Description) -> list[Text]:
    spec = description.kind.fields.get(TAKEN.get(description.kind.name, ""))
    named = description.record[spec.name] if spec is not None else None
    return [named] if isinstance(named, Text) else list(named or ())


def _is_adrift(description: Description, workspace: Workspace) -> bool:
    """Whether a description whose items are taken is not there: that is told, its items need no message each."""
    return len(taken_by(description, workspace)) < len(_taken_names(description))


def _id(reference: Text) -> str:
    return reference.entity.id if isinstance(reference, Link) else str(reference)


def _own_items(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, field in ITEMS.items():
        for item in (record.get(field) or {}).get("entries", ()):
            yield kind, item
    for group in record.get("measures") or ():
        for measure in group["measures"] or ():
            yield "measure", measure


def _link_all(
    found: Iterable[Leaf],
    local: dict[str, dict[str, Entity]],
    everywhere: Mapping[str, Entity],
    workspace: Workspace,
    is_adrift: bool = False,
) -> None:
    """Turn the references of one description into links; codes that no file read has are told of at the first."""
    lost: dict[str, Finding] = {}
    for leaf in found:
        if isinstance(leaf.value, Reference):
            fault = _link(leaf, local, everywhere, workspace)
            if fault is None or (is_adrift and _is_local(leaf)):
                continue
            if workspace.unread and not _is_local(leaf) and not fault.hint.startswith(NEAR):
                lost.setdefault(str(leaf.value), fault)
            else:
                workspace.findings.append(fault)
    if lost:
        workspace.findings.append(_lost(lost, workspace.unread))


def _lost(lost: Mapping[str, Finding], unread: Iterable[str]) -> Finding:
    """The one fault of codes that may stand in files which could not be read."""
    (code, first), *others = lost.items()
    named = ", ".join(f"«{other}»" for other, _ in others[:FEW]) + (" и другие" if len(others) > FEW else "")
    message = f"Неизвестный код «{code}»" + (f", а также {named}" if named else "")
    names = list(unread)
    files = ", ".join(names[:FEW]) + (" и других" if len(names) > FEW else "")
    return replace(first, message=message, hint=f"Он может стоять в файле, который не прочитан: {files}. {first.hint}")


def _link(
    leaf: Leaf, local: dict[str, dict[str, Entity]], everywhere: Mapping[str, Entity], workspace: Workspace
) -> Finding | None:
    """Turn a reference into a link; the fault of one that leads nowhere, other faults join the findings."""
    value, spec = leaf.value, leaf.field
    assert isinstance(value, Reference)
    is_local = _is_local(leaf)
    fitting = {key: one for kind in spec.to for key, one in local.get(kind, {}).items()}
    known = fitting if is_local else everywhere
    entity = known.get(str(value)) or (_elsewhere(value, local, everywhere) if is_local and value.is_id else None)
    if entity is not None and (value.is_id or is_local):
        if _fits(entity, leaf, workspace):
            leaf.replace(link(value, entity))
    elif "," in value and all(part.strip() in known for part in value.split(",")):
        hint = f"Несколько кодов пишут перечнем: {spec.key}: [{value}]."
        workspace.findings.append(
            Finding("SCH015", f"«{value}» — несколько кодов в одной строке", whole(value), leaf.path, hint)
        )
    elif value.is_id or is_local:
        return _unknown(leaf, known, workspace)
    elif (meant := known.get(value.near_id)) is not None and (not spec.to or meant.kind in spec.to):
        _report_capital(leaf, meant, workspace)
    return None


def _is_local(leaf: Leaf) -> bool:
    """Whether a reference names an item of its own description."""
    return all(kind in LOCAL for kind in leaf.field.to)


def _elsewhere(
    value: Reference, local: dict[str, dict[str, Entity]], everywhere: Mapping[str, Entity]
) -> Entity | None:
    """What an id names that is no item of the right list."""
    items = (found[str(value)] for found in local.values() if str(value) in found and not value.isdigit())
    return next(items, everywhere.get(str(value)))


def _meant_by(leaf: Leaf, twins: Twins) -> list[tuple[str, Entity]]:
    """What a reference can mean where its code is borne by items of several descriptions."""
    if not twins or not isinstance(leaf.value, Reference):
        return []
    return [one for kind in leaf.field.to for one in twins.get((kind, str(leaf.value)), ())]


def _of_several(leaf: Leaf, meant: list[tuple[str, Entity]]) -> Finding:
    """A code that items of several descriptions bear: which one is meant, only the author knows."""
    names = " или ".join(f"«{name}»" for name, _ in meant)
    word = KIND_WORDS[meant[0][1].kind]
    message = f"{word.capitalize()} «{leaf.value}» есть в {len(meant)} описаниях: которое из них, не сказано"
    related = tuple(Related(entity.place, f"здесь «{name}»") for name, entity in meant)
    return Finding("RMP013", message, whole(leaf.value), leaf.path, f"Напишите {names}.", related=related)


def _fits(entity: Entity, leaf: Leaf, workspace: Workspace) -> bool:
    """Whether the field takes a record of this kind; reports one of another, whose fields nobody expects there."""
    if not leaf.field.to or entity.kind in leaf.field.to:
        return True
    wanted = " или ".join(KIND_WORDS.get(kind, kind) for kind in leaf.field.to)
    message = f"«{leaf.value}» — это {KIND_WORDS.get(entity.kind, entity.kind)}, а здесь нужно: {wanted}"
    workspace.findings.append(
        Finding("REF002", message, whole(leaf.value), leaf.path, f"Код «{leaf.value}» дан здесь: {entity.place}.")
    )
    return False


def _unknown(leaf: Leaf, known: Mapping[str, Entity], workspace: Workspace) -> Finding:
    is_dotted = "." in leaf.value
    own = {key: one.kind for key, one in known.items() if key == one.id or (is_dotted and "." in key)}
    kinds = own | dict(workspace.elsewhere)
    fitting = [key for key, kind in kinds.items() if not leaf.field.to or kind in leaf.field.to]
    near = nearest(leaf.value, fitting)
    hint = f"{NEAR}, «{near}»." if near else _how_to_say(leaf, fitting)
    return Finding("REF001", f"Неизвестный код «{leaf.value}»", whole(leaf.value), leaf.path, hint)


def _report_capital(leaf: Leaf, meant: Entity, workspace: Workspace) -> None:
    """Words that are a code but for a capital or a space would print as they stand, undeclined and without a post."""
    what, how = ("просто словами", "без пробелов") if " " in leaf.value else ("просто словом", "строчными буквами")
    message = f"«{leaf.value}» напечатается {what}, а есть код «{meant.id}»"
    fix = f"Код пишут {how}: {meant.id} (он дан здесь: {meant.place})."
    aside = f" Если это и вправду не код, напишите «текст: {leaf.value}»."
    hint = fix if leaf.value.place.in_table else f"{fix}{aside}"
    workspace.findings.append(Finding("REF015", message, whole(leaf.value), leaf.path, hint))


def _how_to_say(leaf: Leaf, fitting: list[str]) -> str:
    spec = leaf.field
    if _is_local(leaf):
        return (
            "Есть коды: " + ", ".join(fitting[:12]) + "."
            if fitting
            else "Дайте пунктам коды («код: …») и назовите их здесь."
        )
    described = [kind in records() and "kind" in records()[kind].fields for kind in spec.to]
    file = f"Нужен файл {leaf.value}.yaml или строка «код: {leaf.value}» в описании." if any(described) else ""
    if file and all(described):
        return file if spec.required else f"{file} Если это не код, а текст, начните с прописной буквы."
    entry = "Опишите его в справочнике; если это не код, а текст, начните с прописной буквы или напишите «текст: …»."
    return f"{file} {entry}".strip()
