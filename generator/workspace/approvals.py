"""What an order approves by words though its description stands beside, and marks that their documents gainsay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.findings import Finding, Related, Severity
from generator.reading.values import Text
from generator.schema.translation import whole
from generator.schema.types import Date
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace
from generator.workspace.plans import programme_of

Record = dict[str, Any]
APPROVES = re.compile(r"\s*утвердить\b", re.IGNORECASE)
# What an order can approve: its word in messages, the words that it goes by in a text.
APPROVED = {
    "programme": ("Программа", re.compile(r"\bпрограмм", re.IGNORECASE)),
    "roadmap": ("Дорожная карта", re.compile(r"\bдорожн\w+\s+карт", re.IGNORECASE)),
}
QUOTED = re.compile('[«"„“]([^«»"„“”]+(?:[«„][^»“]*[»“][^«»"„“”]*)*)[»"”“]')
SIGNS = re.compile(r"[\W_]+")


def approvals(workspace: Workspace) -> Iterator[Finding]:
    """A fault for each thing that an order approves by name instead of code, for each mark that a document gainsays."""
    described = [one for one in workspace.descriptions.values() if one.kind.name in APPROVED]
    for description in workspace.own:
        if description.kind.name == "order":
            yield from _worded(description, described)
        for number, mark in enumerate(description.record.get("approval") or (), 1):
            if isinstance(mark, dict) and isinstance(mark["act"], Link):
                yield from _gainsaid(mark, number, description, workspace)


def _worded(order: Description, described: list[Description]) -> Iterator[Finding]:
    attached = _attached(order)
    waiting = [one for one in described if one.id not in attached]
    for leaf in leaves(order.record, order.kind):
        if _is_worded(leaf) and (meant := _meant(leaf.value, waiting, order)) is not None:
            yield _fault(leaf, meant)


def _attached(order: Description) -> set[str]:
    """Ids of what prints after the order."""
    fields = ("approve", "attach")
    found = (leaf for leaf in leaves(order.record, order.kind) if leaf.field.name in fields)
    return {leaf.value.entity.id for leaf in found if isinstance(leaf.value, Link)}


def _is_worded(leaf: Leaf) -> bool:
    """Whether a text approves something by words."""
    if leaf.field.name == "approve":
        return not isinstance(leaf.value, Link)
    return leaf.record.name in ("point", "subpoint") and leaf.field.name == "text" and bool(APPROVES.match(leaf.value))


def _meant(text: Text, described: list[Description], order: Description) -> Description | None:
    """What the text names, or the only one of its sort that says it belongs to the order."""
    said = [_plain(name) for name in QUOTED.findall(text)] or [_plain(text)]
    exact = bool(QUOTED.search(text))
    kind = _kind_said(text)
    meant = [one for one in described if kind in ("", one.kind.name)]
    named = (one for one in meant if any(_names(words, one, exact) for words in said))
    own = [one for one in meant if kind and _belongs(one, order)]
    return next(named, own[0] if len(own) == 1 else None)


def _kind_said(text: Text) -> str:
    """What sort of thing a text approves, the first that it names; empty where it names none."""
    places = {kind: found.start() for kind, (_, words) in APPROVED.items() if (found := words.search(text))}
    return min(places, key=lambda kind: places[kind], default="")


def _names(words: str, described: Description, exact: bool) -> bool:
    """Whether words are its name; a road map without one goes by its programme's."""
    name = _plain(described.record["name"] or (programme_of(described.record) or {}).get("name") or "")
    return bool(name.strip()) and (words == name if exact else name in words)


def _plain(text: str) -> str:
    return f" {SIGNS.sub(' ', text.casefold().replace('ё', 'е')).strip()} "


def _belongs(described: Description, order: Description) -> bool:
    reference = described.record["appendix_to"]
    return isinstance(reference, Link) and reference.entity.id == order.id


def _fault(leaf: Leaf, described: Description) -> Finding:
    name, word = described.record["name"], APPROVED[described.kind.name][0]
    shown = f"{word} «{name or described.id}»"
    message = f"{shown} описана в этой папке, а утверждена словами: приложением она не напечатается"
    place = leaf.value.at(0, len(leaf.value.split("\n")[0]))
    hint = f"Пишите код: «утвердить: {described.id}»."
    related = (Related(name.place if name is not None else described.place, "здесь её описание"),)
    return Finding("REF012", message, place, leaf.path, hint, related=related)


def _gainsaid(mark: Record, number: int, description: Description, workspace: Workspace) -> Iterator[Finding]:
    """A mark of approval by a document has the day of the document, and an order in it approves what bears the mark."""
    act, day, path = mark["act"], mark["date"], f"утверждение, {number}"
    theirs = act.entity.record.get("date")
    if not _signs(mark["by"]) and _is_known(day) and _is_known(theirs) and day.value != theirs.value:
        message = f"В грифе {day.value:%d.%m.%Y}, а документ «{act}» — от {theirs.value:%d.%m.%Y}"
        related = (Related(theirs.place, "здесь дата документа"),)
        hint = "Уберите «дата:» — день назовёт сам документ — или исправьте код."
        yield Finding("REF017", message, whole(day), f"{path}, дата", hint, related=related)
    order = workspace.descriptions.get(act.entity.id)
    if order is not None and order.kind.name == "order" and not _approves(order, description):
        message = f"Гриф называет приказ «{act}», а в нём нет пункта «утвердить: {description.id}»"
        hint = "Добавьте этот пункт в приказ или назовите в «чем:» другой документ."
        yield Finding("REF017", message, whole(act), f"{path}, чем", hint, Severity.WARNING)


def _signs(by: Text | None) -> bool:
    """Whether a mark is a person's, who signs it on a day of his own."""
    return by is not None and not (isinstance(by, Link) and by.entity.kind == "organisation")


def _is_known(day: Any) -> bool:
    return isinstance(day, Date) and day.value is not None


def _approves(order: Description, description: Description) -> bool:
    """Whether an order approves a description, be it by words that are a fault of their own."""
    return description.id in _attached(order) or any(_is_worded(leaf) for leaf in leaves(order.record, order.kind))
