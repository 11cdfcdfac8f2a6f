"""Pies drawn: sectors clockwise from the top, each with its name and value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, cos, pi, sin, tan

from generator.content.tree import Chart
from generator.pdf.svg import THIN, Drawing
from generator.word.chart_fitting import ELBOW, PIE, RADIUS, Words, heading_height, pie_texts
from generator.word.charting import GRID_COLOR, fill_of

TOUCH = 3.0  # between the line and the text it leads to


@dataclass(slots=True)
class Beside:
    """A text beside the pie: the number of its sector, its lines, the angle it points at, the height of its middle."""

    number: int
    lines: list[str]
    angle: float
    y: float


def draw_pie(chart: Chart, drawing: Drawing, words: Words) -> None:
    """The only series of a chart as sectors of a circle."""
    shares = [float(value or 0) for value in chart.series[0].values]
    ends = list(accumulate(shares))
    angles = [2 * pi * end / ends[-1] for end in ends]
    top, bottom = heading_height(chart, words), chart.height
    x, y = chart.width / 2, (top + bottom) / 2
    radius = PIE * RADIUS
    for number, (begin, end) in enumerate(zip([0.0, *angles], angles, strict=False)):
        fill = fill_of(number)
        if radius * (end - begin) >= THIN:
            drawing.area(_sector(x, y, radius, begin, end), fill.color, fill.pattern)
    texts = [
        Beside(number, lines, (begin + end) / 2, y - (radius + ELBOW) * cos((begin + end) / 2))
        for number, (lines, begin, end) in enumerate(zip(pie_texts(chart, words), [0.0, *angles], angles, strict=False))
    ]
    for is_right in (True, False):
        side = sorted((one for one in texts if (sin(one.angle) >= 0) is is_right), key=lambda one: one.y)
        _set_apart(side, words, top, bottom)
    for one in texts:
        _write(drawing, one, x, y, radius, words)


def _sector(x: float, y: float, radius: float, begin: float, end: float) -> str:
    """The outline of a sector between two angles, clockwise from the top; a whole circle has no spokes.

    Its rim is of curves: WeasyPrint errs about the extent of some arcs.
    """
    is_whole = end - begin > 2 * pi - 1e-6
    count = ceil((end - begin) / (pi / 2))
    angles = [begin + (end - begin) * number / count for number in range(count + 1)]
    curves = "".join(_curve(x, y, radius, *pair) for pair in pairwise(angles))
    first = f"{x + radius * sin(begin):.2f} {y - radius * cos(begin):.2f}"
    return f"M{first}{curves}Z" if is_whole else f"M{x:.2f} {y:.2f}L{first}{curves}Z"


def _curve(x: float, y: float, radius: float, begin: float, end: float) -> str:
    """A piece of the rim, a quarter of it at most."""
    handle = 4 / 3 * tan((end - begin) / 4)
    spots = [
        (sin(begin) + handle * cos(begin), cos(begin) - handle * sin(begin)),
        (sin(end) - handle * cos(end), cos(end) + handle * sin(end)),
        (sin(end), cos(end)),
    ]
    return "C" + " ".join(f"{x + radius * right:.2f} {y - radius * up:.2f}" for right, up in spots)


def _set_apart(side: Sequence[Beside], words: Words, top: float, bottom: float) -> None:
    """Move the texts of one side so that none meets another and none leaves the chart."""
    edge = top
    for one in side:
        half = len(one.lines) * words.line / 2
        one.y = max(one.y, edge + half)
        edge = one.y + half
    edge = bottom
    for one in reversed(side):
        half = len(one.lines) * words.line / 2
        one.y = min(one.y, edge - half)
        edge = one.y - half


def _write(drawing: Drawing, one: Beside, x: float, y: float, radius: float, words: Words) -> None:
    """The text and the line that leads to it."""
    side = 1 if sin(one.angle) >= 0 else -1
    rim = x + radius * sin(one.angle), y - radius * cos(one.angle)
    end = x + side * (radius + 2 * ELBOW)
    bend = x + (radius + ELBOW) * sin(one.angle), one.y
    drawing.line([rim, bend, (end, one.y)], GRID_COLOR, 0.5)
    first = one.y - (len(one.lines) - 1) * words.line / 2 + 0.35 * words.size
    for number, text in enumerate(one.lines):
        drawing.words(end + side * TOUCH, first + number * words.line, text, "start" if side > 0 else "end")
