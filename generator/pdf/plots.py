"""Charts drawn: bars that stand and lie, lines, pies. Sizes and texts are those that all writers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from generator.content.tree import Chart
from generator.pdf.chart_words import (
    CAP,
    LIFT,
    Scale,
    category_below,
    category_beside,
    legend,
    set_apart,
    values_beside_points,
    words_on_paper,
)
from generator.pdf.pies import draw_pie
from generator.pdf.svg import Drawing
from generator.word.chart_fitting import (
    APART,
    Words,
    gap,
    heading_height,
    legend_height,
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
    label_sides,
    text_style,
    value_range,
)
from generator.word.look import Look

ASIDE = 4.0  # of a value beside the end of its bar
RULE = 0.75
PASSES = 6  # to find room for the texts above


def draw_chart(chart: Chart, look: Look, font: str) -> bytes:
    """A fitted chart as SVG, its words in the order of `charting.texts`; `font` is the family's name in the PDF."""
    words = words_of(look)
    drawing = Drawing(chart.width, chart.height, font, words.size, text_style(look).color)
    if heading(chart):
        drawing.words(chart.width / 2, words.line, heading(chart))
    PLOTS[chart.kind](chart, drawing, words)
    legend(chart, drawing, words)
    return drawing.svg()


def _upright(chart: Chart, words: Words, below: float) -> Scale:
    """The scale of a chart whose values rise; `below` is room for texts under the lowest."""
    low, high = value_range(chart)
    bottom = chart.height - names_height(chart, words) - legend_height(chart, words)
    top = heading_height(chart, words) + words.line + LIFT
    return Scale(float(low), float(high), bottom - below, top)


def _roomy(scale: Scale, top: float, spots: Callable[[Scale], Sequence[Sequence[float]]]) -> Scale:
    """The scale with its upper end so low that no text, which moves with it, stands above `top`."""
    for _ in range(PASSES):
        lack = top - min((spot for column in spots(scale) for spot in column), default=top)
        if lack <= 0:
            break
        scale = replace(scale, end=scale.end + lack)
    return scale


def _columns(chart: Chart, drawing: Drawing, words: Words) -> None:
    low, _ = value_range(chart)
    scale = _upright(chart, words, words.line + LIFT if low < 0 else 0.0)
    slot = chart.width / len(chart.categories)
    bar = slot / (bars_in_slot(chart) + gap(chart, words))
    base = scale.at(0)
    for number, category in enumerate(chart.categories):
        category_below(drawing, category, number, chart, words)
        left = slot * number + (slot - bar * len(chart.series)) / 2
        for at, (value, fill) in enumerate(_values(chart, number)):
            if value is not None:
                edge, middle = scale.at(value), left + bar * (at + 0.5)
                drawing.box(left + bar * at, min(edge, base), bar, abs(edge - base), fill.color, fill.pattern)
                spot = edge - LIFT if value >= 0 else edge + LIFT + CAP * words.size
                drawing.words(middle, spot, label(value, chart))
    drawing.line([(0, base), (chart.width, base)], GRID_COLOR, RULE)


def _stacked(chart: Chart, drawing: Drawing, words: Words) -> None:
    top = heading_height(chart, words) + words.line / 2
    scale = _roomy(_upright(chart, words, 0.0), top, lambda one: _stack_spots(chart, one, words))
    slot = chart.width / len(chart.categories)
    bar = slot / (1 + gap(chart, words))
    for number, (category, spots) in enumerate(zip(chart.categories, _stack_spots(chart, scale, words), strict=True)):
        category_below(drawing, category, number, chart, words)
        total = Decimal()
        for value, fill in _values(chart, number):
            upper, lower = scale.at(total + (value or 0)), scale.at(total)
            total += value or 0
            drawing.box(slot * number + (slot - bar) / 2, upper, bar, lower - upper, fill.color, fill.pattern)
        values = [value for value, _ in _values(chart, number) if value is not None]
        for value, spot in zip(values, spots, strict=True):
            words_on_paper(drawing, slot * (number + 0.5), spot + CAP * words.size / 2, label(value, chart), words)
    drawing.line([(0, scale.at(0)), (chart.width, scale.at(0))], GRID_COLOR, RULE)


def _stack_spots(chart: Chart, scale: Scale, words: Words) -> list[list[float]]:
    """For each category, where the middles of its values stand, from the lowest."""
    found = []
    for number in range(len(chart.categories)):
        values = [value for value, _ in _values(chart, number) if value is not None]
        ends = list(accumulate(values, initial=Decimal()))
        middles = [(scale.at(lower) + scale.at(upper)) / 2 for lower, upper in pairwise(ends)]
        found.append(set_apart(middles, words.line, scale.start))
    return found


def _lines(chart: Chart, drawing: Drawing, words: Words) -> None:
    top, below = heading_height(chart, words) + words.line, words.line + LIFT
    scale = _roomy(_upright(chart, words, below), top, lambda one: _point_spots(chart, one, words))
    slot = chart.width / len(chart.categories)
    bottom = scale.start + words.line + LIFT
    drawing.line([(0, bottom), (chart.width, bottom)], GRID_COLOR, RULE)
    for number, one in enumerate(chart.series):
        fill = fill_of(number)
        points = [
            None if value is None else (slot * (at + 0.5), scale.at(value)) for at, value in enumerate(one.values)
        ]
        for stretch in _stretches(points):
            drawing.line(stretch, fill.line, LINE_WIDTH, fill.dash)
        for x, y in filter(None, points):
            drawing.marker(x, y, fill.marker, MARKER_SIZE, fill.line)
    for number, (category, spots) in enumerate(zip(chart.categories, _point_spots(chart, scale, words), strict=True)):
        category_below(drawing, category, number, chart, words)
        for (value, _), spot in zip(_values(chart, number), spots, strict=True):
            if value is not None:
                drawing.words(slot * (number + 0.5), spot, label(value, chart))


def _point_spots(chart: Chart, scale: Scale, words: Words) -> list[list[float]]:
    """For each category, the base lines of the values at its points; infinite where there is none."""
    return [
        values_beside_points([value for value, _ in _values(chart, number)], label_sides(chart, number), scale, words)
        for number in range(len(chart.categories))
    ]


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
        category_beside(drawing, category, left - 1.5 * APART, middle, words)
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


def _stretches(spots: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The runs of points that no missing value parts, each of two at least."""
    for known, run in groupby(spots, key=lambda spot: spot is not None):
        points = [spot for spot in run if spot is not None]
        if known and len(points) > 1:
            yield points
