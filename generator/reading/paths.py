"""The field of a description that stands at a line, in the author's words."""

from __future__ import annotations

from generator.reading.values import List, Map, Text, Value


def path_at(value: Value | None, line: int) -> str:
    """Keys and numbers (from 1) joined by «, » down to what stands at this line (from 1); "" when nothing does."""
    steps: list[str] = []
    place_line = 0
    while isinstance(value, Map | List) and value:
        step, place_line, inner = _last_before(value, line)
        if not step:
            break
        steps.append(step)
        value = inner
    if isinstance(value, Text) and value.lines[0][1] <= line <= value.lines[-1][1]:
        return ", ".join(steps)
    return ", ".join(steps) if place_line == line else ""


def _last_before(holder: Map | List, line: int) -> tuple[str, int, Value | None]:
    """The last child that begins at the line or above: its key or number, its line, and what stands there."""
    found: tuple[str, int, Value | None] = ("", 0, None)
    if isinstance(holder, Map):
        for key, inner in holder.items():
            if key.place.line <= line:
                found = (key, key.place.line, inner)
        return found
    for number, inner in enumerate(holder, 1):
        if inner.place.line <= line:
            found = (str(number), inner.place.line, inner)
    return found
