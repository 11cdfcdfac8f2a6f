"""Words of charts: names of categories and series, values beside what they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from math import inf

from generator.content.tree import Chart
from generator.pdf.svg import Drawing
from generator.word.chart_fitting import APART, BETWEEN, SAMPLE, Words, legend_height, legend_rows, names_height
from generator.word.charting import LINE_WIDTH, MARKER_SIZE, fill_of

LIFT = 3.0  # of a value above what it belongs to
CAP = 0.7  # of the size: height of figures


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand between two edges of the plot; `start` is where the lowest does."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float | Decimal) -> float:
        """The place of a value."""
        return self.start + (float(value) - self.low) / (self.high - self.low) * (self.end - self.start)


def values_beside_points(
    values: Sequence[Decimal | None], sides: Sequence[str], scale: Scale, words: Words
) -> list[float]:
    """The base lines of the values at points of one category, apart from each other and from the names below.

    Those of missing values are infinite.
    """
    lift, drop, lowest = MARKER_SIZE / 2 + LIFT, MARKER_SIZE / 2 + LIFT + CAP * words.size, scale.start + words.line
    found, edge = [inf] * len(values), -inf
    rising: list[tuple[float, int]] = []
    for y, at in sorted((scale.at(value), at) for at, value in enumerate(values) if value is not None):
        spot = max(y + drop, edge + words.line)
        if sides[at] != "b" or spot > lowest:
            rising.append((y, at))
        else:
            found[at] = edge = spot
    edge = inf
    for y, at in reversed(rising):
        found[at] = edge = min(y - lift, edge - words.line)
    return found


def category_below(drawing: Drawing, name: str, number: int, chart: Chart, words: Words) -> None:
    """The name of a category below its columns."""
    slot = chart.width / len(chart.categories)
    top = chart.height - legend_height(chart, words) - names_height(chart, words)
    for line, text in enumerate(words.lines(name, slot - APART), 1):
        drawing.words(slot * (number + 0.5), top + line * words.line, text)


def category_beside(drawing: Drawing, name: str, right: float, middle: float, words: Words) -> None:
    """The name of a category beside its bars."""
    lines = words.lines(name, right)
    first = middle - (len(lines) - 1) * words.line / 2 + CAP * words.size / 2
    for number, text in enumerate(lines):
        drawing.words(right, first + number * words.line, text, "end")


def words_on_paper(drawing: Drawing, x: float, y: float, text: str, words: Words) -> None:
    """Words on a white ground, so that they are read on any fill."""
    width = words.width(text) + 3
    drawing.paper(x - width / 2, y - 0.85 * words.size, width, words.size)
    drawing.words(x, y, text)


def set_apart(spots: Sequence[float], pitch: float, lowest: float) -> list[float]:
    """The places of texts one above another, from below, moved up where they would meet."""
    found: list[float] = []
    for spot in spots:
        found.append(min(spot, (found[-1] if found else lowest + pitch / 2) - pitch))
    return found


def legend(chart: Chart, drawing: Drawing, words: Words) -> None:
    """The names of the series below the chart, each behind a sample of its fill."""
    rows = legend_rows(chart, words)
    y = chart.height - legend_height(chart, words) + words.size
    numbers = count()
    widths_of = [[SAMPLE + words.widest(lines) + BETWEEN for lines in row] for row in rows]
    left = (chart.width - max(map(sum, widths_of), default=0.0) + BETWEEN) / 2
    for row, widths in zip(rows, widths_of, strict=True):
        x = left
        for lines, width in zip(row, widths, strict=True):
            _sample(drawing, chart, next(numbers), x, y + words.line - CAP * words.size / 2)
            for number, text in enumerate(lines, 1):
                drawing.words(x + SAMPLE, y + number * words.line, text, "start")
            x += width
        y += max(map(len, row)) * words.line


def _sample(drawing: Drawing, chart: Chart, number: int, x: float, y: float) -> None:
    fill, width, height = fill_of(number), SAMPLE - 6, 7.0
    if chart.kind == "lines":
        drawing.line([(x, y), (x + width, y)], fill.line, LINE_WIDTH, fill.dash)
        drawing.marker(x + width / 2, y, fill.marker, MARKER_SIZE, fill.line)
    else:
        drawing.box(x, y - height / 2, width, height, fill.color, fill.pattern)
