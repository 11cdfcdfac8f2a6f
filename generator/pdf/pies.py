"""Pies drawn: sectors clockwise from the top, each with its name and value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, pi, sin

from generator.content.tree import Chart
from generator.pdf.svg import Drawing
from generator.word.chart_fitting import PIE, RADIUS, Words, heading_height, pie_texts
from generator.word.charting import GRID_COLOR, fill_of

ELBOW = 8.0  # from the rim to where the line to a text bends
TOUCH = 3.0  # between that line and the text


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
    x, y = chart.width / 2, heading_height(chart, words) + PIE / 2
    radius = PIE * RADIUS
    for number, (begin, end) in enumerate(zip([0.0, *angles], angles, strict=False)):
        fill = fill_of(number)
        drawing.area(_sector(x, y, radius, begin, end), fill.color, fill.pattern)
    texts = [
        Beside(number, lines, (begin + end) / 2, y - (radius + ELBOW) * cos((begin + end) / 2))
        for number, (lines, begin, end) in enumerate(zip(pie_texts(chart, words), [0.0, *angles], angles, strict=False))
    ]
    for is_right in (True, False):
        side = sorted((one for one in texts if (sin(one.angle) >= 0) is is_right), key=lambda one: one.y)
        _set_apart(side, words, y - PIE / 2, y + PIE / 2)
    for one in texts:
        _write(drawing, one, x, y, radius, words)


def _sector(x: float, y: float, radius: float, begin: float, end: float) -> str:
    """The outline of a sector between two angles, clockwise from the top."""
    if end - begin > 2 * pi - 1e-6:
        return f"M{x - radius:.2f} {y:.2f}a{radius:.2f} {radius:.2f} 0 1 1 0 0.01Z"
    spots = [(x + radius * sin(angle), y - radius * cos(angle)) for angle in (begin, end)]
    (x0, y0), (x1, y1) = spots
    large = int(end - begin > pi)
    return f"M{x:.2f} {y:.2f}L{x0:.2f} {y0:.2f}A{radius:.2f} {radius:.2f} 0 {large} 1 {x1:.2f} {y1:.2f}Z"


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
