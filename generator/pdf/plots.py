"""Charts drawn: bars that stand and lie, lines, pies. Sizes and texts are those that all writers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count, groupby

from generator.content.tree import Chart
from generator.pdf.pies import draw_pie
from generator.pdf.svg import Drawing
from generator.word.chart_fitting import (
    APART,
    BETWEEN,
    SAMPLE,
    Words,
    gap,
    heading_height,
    legend_height,
    legend_rows,
    names_height,
    names_width,
    words_of,
)
from generator.word.charting import (
    GRID_COLOR,
    LINE_WIDTH,
    MARKER_SIZE,
    Fill,
    bars_in_slot,
    fill_of,
    heading,
    label,
    labels_above,
    text_style,
    value_range,
)
from generator.word.look import Look

LIFT = 3.0  # of a value above what it belongs to
ASIDE = 4.0  # of a value beside the end of its bar
CAP = 0.7  # of the size: height of figures
RULE = 0.75


def draw_chart(chart: Chart, look: Look, font: str) -> bytes:
    """A fitted chart as SVG, its words in the order of `charting.texts`; `font` is the family's name in the PDF."""
    words = words_of(look)
    drawing = Drawing(chart.width, chart.height, font, words.size, text_style(look).color)
    if heading(chart):
        drawing.words(chart.width / 2, words.line, heading(chart))
    PLOTS[chart.kind](chart, drawing, words)
    _legend(chart, drawing, words)
    return drawing.svg()


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


def _upright(chart: Chart, words: Words, below: float) -> Scale:
    """The scale of a chart whose values rise; `below` is room for texts under the lowest."""
    low, high = value_range(chart)
    bottom = chart.height - names_height(chart, words) - legend_height(chart, words)
    top = heading_height(chart, words) + (words.line + LIFT if high > 0 else 0.0)
    return Scale(float(low), float(high), bottom - below, top)


def _columns(chart: Chart, drawing: Drawing, words: Words) -> None:
    low, _ = value_range(chart)
    scale = _upright(chart, words, words.line + LIFT if low < 0 else 0.0)
    slot = chart.width / len(chart.categories)
    bar = slot / (bars_in_slot(chart) + gap(chart, words))
    base = scale.at(0)
    for number, category in enumerate(chart.categories):
        _name(drawing, category, number, chart, words)
        left = slot * number + (slot - bar * len(chart.series)) / 2
        for at, (value, fill) in enumerate(_values(chart, number)):
            if value is not None:
                edge, middle = scale.at(value), left + bar * (at + 0.5)
                drawing.box(left + bar * at, min(edge, base), bar, abs(edge - base), fill.color, fill.pattern)
                spot = edge - LIFT if value >= 0 else edge + LIFT + CAP * words.size
                drawing.words(middle, spot, label(value, chart))
    drawing.line([(0, base), (chart.width, base)], GRID_COLOR, RULE)


def _stacked(chart: Chart, drawing: Drawing, words: Words) -> None:
    scale = _upright(chart, words, 0.0)
    slot = chart.width / len(chart.categories)
    bar = slot / (1 + gap(chart, words))
    for number, category in enumerate(chart.categories):
        _name(drawing, category, number, chart, words)
        total, middles = Decimal(), []
        for value, fill in _values(chart, number):
            edges = scale.at(total + (value or 0)), scale.at(total)
            total += value or 0
            if value is not None:
                box = slot * number + (slot - bar) / 2, edges[0], bar, edges[1] - edges[0]
                drawing.box(*box, fill.color, fill.pattern)
                middles.append((label(value, chart), sum(edges) / 2))
        spots = _set_apart([middle for _, middle in middles], words.line, scale.start)
        for (text, _), spot in zip(middles, spots, strict=True):
            _on_paper(drawing, slot * (number + 0.5), spot + CAP * words.size / 2, text, words)
    drawing.line([(0, scale.at(0)), (chart.width, scale.at(0))], GRID_COLOR, RULE)


def _lines(chart: Chart, drawing: Drawing, words: Words) -> None:
    scale = _upright(chart, words, words.line + LIFT)
    slot = chart.width / len(chart.categories)
    bottom = scale.start + words.line + LIFT
    drawing.line([(0, bottom), (chart.width, bottom)], GRID_COLOR, RULE)
    for number, one in enumerate(chart.series):
        fill, spots = (
            fill_of(number),
            [None if value is None else (slot * (at + 0.5), scale.at(value)) for at, value in enumerate(one.values)],
        )
        for stretch in _stretches(spots):
            drawing.line(stretch, fill.line, LINE_WIDTH, fill.dash)
        for x, y in filter(None, spots):
            drawing.marker(x, y, fill.marker, MARKER_SIZE, fill.line)
    for number, category in enumerate(chart.categories):
        _name(drawing, category, number, chart, words)
        for (value, _), above in zip(_values(chart, number), labels_above(chart, number), strict=True):
            if value is not None:
                lift = MARKER_SIZE / 2 + LIFT
                spot = scale.at(value) + (-lift if above else lift + CAP * words.size)
                drawing.words(slot * (number + 0.5), spot, label(value, chart))


def _bars(chart: Chart, drawing: Drawing, words: Words) -> None:
    left, (low, high) = names_width(chart, words), value_range(chart)
    widest = max(words.width(label(value, chart)) for one in chart.series for value in one.values if value is not None)
    room = widest + ASIDE
    scale = Scale(float(low), float(high), left + (room if low < 0 else 0), chart.width - room)
    top, bottom = heading_height(chart, words), chart.height - legend_height(chart, words)
    slot = (bottom - top) / len(chart.categories)
    bar = slot / (bars_in_slot(chart) + gap(chart, words))
    base = scale.at(0)
    for number, category in enumerate(chart.categories):
        middle = top + slot * (number + 0.5)
        _beside(drawing, category, left - 1.5 * APART, middle, words)
        for at, (value, fill) in enumerate(_values(chart, number)):
            if value is not None:
                edge, y = scale.at(value), middle + bar * (at - len(chart.series) / 2)
                drawing.box(min(edge, base), y, abs(edge - base), bar, fill.color, fill.pattern)
                side, anchor = (ASIDE, "start") if value >= 0 else (-ASIDE, "end")
                drawing.words(edge + side, y + bar / 2 + CAP * words.size / 2, label(value, chart), anchor)
    drawing.line([(base, top), (base, bottom)], GRID_COLOR, RULE)


PLOTS: Mapping[str, Callable[[Chart, Drawing, Words], None]] = {
    "columns": _columns,
    "stacked": _stacked,
    "lines": _lines,
    "bars": _bars,
    "pie": draw_pie,
}


def _values(chart: Chart, category: int) -> Iterator[tuple[Decimal | None, Fill]]:
    """The values of a category with the fills of their series."""
    return ((one.values[category], fill_of(number)) for number, one in enumerate(chart.series))


def _name(drawing: Drawing, name: str, number: int, chart: Chart, words: Words) -> None:
    """The name of a category below its columns."""
    slot = chart.width / len(chart.categories)
    top = chart.height - legend_height(chart, words) - names_height(chart, words)
    for line, text in enumerate(words.lines(name, slot - APART), 1):
        drawing.words(slot * (number + 0.5), top + line * words.line, text)


def _beside(drawing: Drawing, name: str, right: float, middle: float, words: Words) -> None:
    """The name of a category beside its bars."""
    lines = words.lines(name, right)
    first = middle - (len(lines) - 1) * words.line / 2 + CAP * words.size / 2
    for number, text in enumerate(lines):
        drawing.words(right, first + number * words.line, text, "end")


def _on_paper(drawing: Drawing, x: float, y: float, text: str, words: Words) -> None:
    """Words on a white ground, so that they are read on any fill."""
    width = words.width(text) + 3
    drawing.paper(x - width / 2, y - 0.85 * words.size, width, words.size)
    drawing.words(x, y, text)


def _set_apart(spots: Sequence[float], pitch: float, lowest: float) -> list[float]:
    """The places of texts one above another, from below, moved up where they would meet."""
    found: list[float] = []
    for spot in spots:
        found.append(min(spot, (found[-1] if found else lowest + pitch / 2) - pitch))
    return found


def _stretches(spots: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The runs of points that no missing value parts, each of two at least."""
    for known, run in groupby(spots, key=lambda spot: spot is not None):
        points = [spot for spot in run if spot is not None]
        if known and len(points) > 1:
            yield points


def _legend(chart: Chart, drawing: Drawing, words: Words) -> None:
    """The names of the series below the chart, each behind a sample of its fill."""
    rows = legend_rows(chart, words)
    y = chart.height - legend_height(chart, words) + words.size
    numbers = count()
    for row in rows:
        widths = [SAMPLE + words.widest(lines) + BETWEEN for lines in row]
        x = (chart.width - sum(widths) + BETWEEN) / 2
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
