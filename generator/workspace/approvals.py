"""An order that approves a programme by words, though its description stands beside: no appendix would follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.reading.values import Text
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace

APPROVES = re.compile(r"\s*утвердить\b", re.IGNORECASE)
PROGRAMME = re.compile(r"\bпрограмм", re.IGNORECASE)
QUOTED = re.compile('[«"„“]([^«»"„“”]+(?:[«„][^»“]*[»“][^«»"„“”]*)*)[»"”“]')
SIGNS = re.compile(r"[\W_]+")


def approvals(workspace: Workspace) -> Iterator[Finding]:
    """A fault for each programme of the workspace that an order approves by its name instead of its code."""
    programmes = [one for one in workspace.descriptions.values() if one.kind.name == "programme"]
    for order in workspace.own:
        if order.kind.name == "order":
            attached = _attached(order)
            waiting = [one for one in programmes if one.id not in attached]
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


def _meant(text: Text, programmes: list[Description], order: Description) -> Description | None:
    """The programme that the text names, or the only one that says it belongs to the order."""
    said = [_plain(name) for name in QUOTED.findall(text)] or [_plain(text)]
    exact = bool(QUOTED.search(text))
    named = (one for one in programmes if any(_names(words, one, exact) for words in said))
    own = [one for one in programmes if _belongs(one, order)] if PROGRAMME.search(text) else []
    return next(named, own[0] if len(own) == 1 else None)


def _names(words: str, programme: Description, exact: bool) -> bool:
    name = _plain(programme.record["name"] or "")
    return bool(name.strip()) and (words == name if exact else name in words)


def _plain(text: str) -> str:
    return f" {SIGNS.sub(' ', text.casefold().replace('ё', 'е')).strip()} "


def _belongs(programme: Description, order: Description) -> bool:
    reference = programme.record["appendix_to"]
    return isinstance(reference, Link) and reference.entity.id == order.id


def _fault(leaf: Leaf, programme: Description) -> Finding:
    name = programme.record["name"]
    message = f"Программа «{name}» описана в этой папке, а утверждена словами: приложением она не напечатается"
    place = leaf.value.at(0, len(leaf.value.split("\n")[0]))
    hint = f"Пишите код: «утвердить: {programme.id}»."
    related = (Related(name.place if name is not None else programme.place, "здесь её описание"),)
    return Finding("REF012", message, place, leaf.path, hint, related=related)
