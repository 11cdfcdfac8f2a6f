"""Typography over all that authors write: quotes, dashes, no-break spaces, as the house style of the settings says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.language.typography import Change, Typography, changes
from generator.reading.values import Text
from generator.schema.types import Flag, Reference
from generator.schema.walk import Leaf
from generator.workspace.entities import Link
from generator.workspace.load import Workspace

Record = dict[str, Any]

PROSE = ("text", "title", "prose", "years", "head", "body")  # what fields are of, whose words are set


def typeset_workspace(workspace: Workspace) -> None:
    """Set the prose of all descriptions, and of the gists with their ground; places of the words stay known."""
    if not is_set(workspace.settings):
        return
    style = house_style(workspace.settings)
    beyond = workspace.gists.values() if workspace.ground is None else ()
    for description in (*workspace.own, *beyond):
        for leaf in description.leaves():
            if is_prose(leaf) and (found := changes(leaf.value, style)):
                leaf.replace(_changed(leaf.value, found))


def is_set(settings: Record) -> bool:
    """Whether the workspace wants its prose set."""
    flag = settings["typography"]
    return not isinstance(flag, Flag) or flag.value


def house_style(settings: Record) -> Typography:
    """The house style of the settings."""
    spaced, dash = settings["spaced_initials"], settings["dash"]
    style = Typography(spaced_initials=isinstance(spaced, Flag) and spaced.value)
    return replace(style, dash=str(dash)) if dash is not None else style


def is_prose(leaf: Leaf) -> bool:
    """Whether a field holds an author's own words: no code, no name of a file, no word of a closed list."""
    if isinstance(leaf.value, Reference):
        return not isinstance(leaf.value, Link)
    return leaf.field.of in PROSE and "allowed" not in leaf.field.rules


def _changed(text: Text, found: Sequence[Change]) -> Text:
    """The text with changes made, of the same class; offsets of the new text lead to the places of the old one."""
    pieces: list[str] = []
    lines = {start: (line, column) for start, line, column in text.lines}
    moved: dict[int, tuple[int, int]] = {}
    end = shift = 0
    for change in found:
        pieces += (text[end : change.start], change.text)
        grown = len(change.text) - (change.end - change.start)
        moved |= {start + shift: lines[start] for start in lines if end <= start <= change.start}
        end, shift = change.end, shift + grown
        if grown:
            place = text.at(end)
            moved[end + shift] = (place.line, place.column)
    moved |= {start + shift: lines[start] for start in lines if start > end or not found}
    whole = "".join(pieces) + text[end:]
    return text.rewritten(whole, tuple((start, *moved[start]) for start in sorted(moved)))
