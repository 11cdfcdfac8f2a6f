"""Tab stops as boxes: where text after a tab begins and ends, for engines that know no tabs. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.content.tree import Inline, Tab
from generator.word.labels import DEFAULT_STEP
from generator.word.look import Style, TabStop


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the line from `start` to `end` and how the text stands in it."""

    start: float
    end: float
    align: str

    @property
    def width(self) -> float:
        """Length of the stretch."""
        return self.end - self.start


def split_at_tabs(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """The pieces between tabs: one list more than there are tabs."""
    pieces: list[list[Inline]] = [[]]
    for piece in inlines:
        if isinstance(piece, Tab):
            pieces.append([])
        else:
            pieces[-1].append(piece)
    return pieces


def tab_boxes(style: Style, count: int, width: float) -> list[Box]:
    """The boxes of `count` pieces of text parted by tabs on a line of `width`: one a piece, from left to right."""
    stops = [TabStop(style.left), *_stops(style, count - 1)]
    boxes: list[Box] = []
    for here, after in zip(stops, [*stops[1:], TabStop(width)], strict=True):
        edge = boxes[-1].end if boxes else 0.0
        boxes.append(_box(here, after, edge))
    return boxes


def _stops(style: Style, count: int) -> Sequence[TabStop]:
    stops = list(style.tabs[:count])
    while len(stops) < count:
        last = stops[-1].position if stops else style.left
        stops.append(TabStop((last // DEFAULT_STEP + 1) * DEFAULT_STEP))
    return stops


def _box(here: TabStop, after: TabStop, edge: float) -> Box:
    """The box of the text at stop `here`; `edge` is where the box before ends."""
    if here.kind == "right":
        return Box(edge, here.position, "right")
    room = (after.position - here.position) / (1 if after.kind == "left" else 2)
    if here.kind == "center":
        half = min(here.position - edge, room)
        return Box(here.position - half, here.position + half, "center")
    return Box(here.position, here.position + room, "left")
