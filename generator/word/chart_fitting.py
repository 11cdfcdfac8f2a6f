"""The size of charts, and what becomes of columns whose words do not fit. One answer for all writers.

Columns whose names or values would run into each other are laid on their side, where there is room for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.content.tree import Chart, Figure, Tree
from generator.findings import Place
from generator.word.charting import (
    bars_in_slot,
    has_legend,
    heading,
    label,
    text_size,
    text_style,
    texts,
)
from generator.word.look import Look

LINE = 1.2  # of the size: from base line to base line
APART = 4.0  # between texts side by side
MOST_LINES = 4  # of a category's name
NAMES = 0.42  # of the width: names of bars take no more
WIDEST_BAR = 44.0
LYING_BAR = 14.0
GAPS = 0.6, 5.0  # between groups of bars, in bars: the least, and the most that Word knows
PLOT = 160.0  # height of what is drawn in a chart of columns or lines
PIE = 190.0  # height of a pie with the texts around it
RADIUS = 0.42  # of a pie, in that height
ELBOW = 8.0  # from its rim to where the line to a text bends, and as far again to the text
HIGHEST = 567.0  # 200 mm, as pictures
SAMPLE = 22.0  # beside a name of the legend
BETWEEN = 14.0  # names of the legend


@dataclass(frozen=True, slots=True)
class Words:
    """Measures and breaks the texts of a chart."""

    look: Look
    size: float

    @property
    def line(self) -> float:
        """The pitch of lines."""
        return self.size * LINE

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        advances = self.look.face(text_style(self.look)).advances
        return sum(advances.get(ord(char), 0.0) for char in text) * self.size

    def lines(self, text: str, room: float) -> list[str]:
        """The text in lines no wider than `room`, but for single words that are."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.width(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def widest(self, texts: Iterable[str]) -> float:
        """The width of the widest text."""
        return max(map(self.width, texts), default=0.0)


def words_of(look: Look) -> Words:
    """The measures of charts in a look."""
    return Words(look, text_size(look))


def fitted_chart(chart: Chart, look: Look, landscape: bool = False) -> Chart:
    """The chart with its size, its columns laid on their side where they are too narrow for their words."""
    words, room = words_of(look), look.page.text_width(landscape)
    chart = replace(chart, width=min(chart.width or room, room))
    if chart.kind == "columns" and not _fits_columns(chart, words):
        chart = replace(chart, kind="bars")
    return replace(chart, height=HEIGHTS[chart.kind](chart, words))


def unreadable(tree: Tree, look: Look) -> Iterator[tuple[Place | None, str]]:
    """The fitted charts that cannot be read: the author's place and why, in Russian."""
    charts = (block.picture for block in tree.blocks if isinstance(block, Figure) and isinstance(block.picture, Chart))
    return ((chart.place, reason) for chart in charts if (reason := _misfit(chart, words_of(look))))


def _misfit(chart: Chart, words: Words) -> str:
    if chart.height > HIGHEST:
        return "она выше страницы"
    if words.width(heading(chart)) > chart.width:
        return "единица над ней шире её"
    return next((reason for fits, reason in NEEDS.get(chart.kind, ()) if not fits(chart, words)), "")


def legend_rows(chart: Chart, words: Words) -> list[list[list[str]]]:
    """The rows of the legend, each of names broken into lines: one row where all stand side by side."""
    if not has_legend(chart):
        return []
    names = [one.name for one in chart.series]
    if sum(words.width(name) + SAMPLE + BETWEEN for name in names) <= chart.width:
        return [[[name] for name in names]]
    return [[words.lines(name, chart.width - SAMPLE)] for name in names]


def legend_height(chart: Chart, words: Words) -> float:
    """How high the legend is, with the distance to what stands above."""
    rows = legend_rows(chart, words)
    return sum(max(map(len, row)) for row in rows) * words.line + (1.4 * words.size if rows else 0.0)


def names_height(chart: Chart, words: Words) -> float:
    """How high the names below columns are."""
    slot = chart.width / len(chart.categories)
    return max(len(words.lines(name, slot - APART)) for name in chart.categories) * words.line + words.size / 2


def names_width(chart: Chart, words: Words) -> float:
    """How wide the names beside bars are, with the distance to the bars."""
    room = chart.width * NAMES
    return max(words.width(line) for name in chart.categories for line in words.lines(name, room)) + 1.5 * APART


def heading_height(chart: Chart, words: Words) -> float:
    """How high the line above the chart is."""
    return 1.5 * words.line if heading(chart) else 0.0


def gap(chart: Chart, words: Words) -> float:
    """The gap between groups of bars, in bars: no bar is broader than it looks well."""
    widest = LYING_BAR if chart.kind == "bars" else WIDEST_BAR
    around = heading_height(chart, words) + legend_height(chart, words)
    length = chart.height - around if chart.kind == "bars" else chart.width
    least, most = GAPS
    return min(most, max(least, length / len(chart.categories) / widest - bars_in_slot(chart)))


def pie_texts(chart: Chart, words: Words) -> list[list[str]]:
    """The texts beside the sectors, in lines."""
    first = 1 if heading(chart) else 0
    return [words.lines(text, _beside_pie(chart)) for text in list(texts(chart))[first:]]


def _beside_pie(chart: Chart) -> float:
    """The room for texts on one side of a pie."""
    return chart.width / 2 - RADIUS * PIE - 2 * ELBOW - APART


def _upright_height(chart: Chart, words: Words) -> float:
    return PLOT + heading_height(chart, words) + names_height(chart, words) + legend_height(chart, words)


def _lying_height(chart: Chart, words: Words) -> float:
    room = chart.width * NAMES
    names = max(len(words.lines(name, room)) for name in chart.categories) * words.line + APART
    bars, around = len(chart.series) + GAPS[0], heading_height(chart, words) + legend_height(chart, words)
    slots = (max(names, bars * LYING_BAR), max(names - APART + 1, bars * words.size))
    heights = [slot * len(chart.categories) + around for slot in slots]
    return next((height for height in heights if height <= HIGHEST), heights[-1])


def _pie_height(chart: Chart, words: Words) -> float:
    lines = sum(map(len, pie_texts(chart, words)))  # all of them on one side, at the worst
    return max(PIE, lines * words.line) + heading_height(chart, words)


HEIGHTS = {
    "columns": _upright_height,
    "stacked": _upright_height,
    "lines": _upright_height,
    "bars": _lying_height,
    "pie": _pie_height,
}


def _fits_columns(chart: Chart, words: Words) -> bool:
    slot = chart.width / len(chart.categories)
    bar = slot / (bars_in_slot(chart) + gap(chart, words))
    room = bar if len(chart.series) > 1 else slot
    return words.widest(_labels(chart)) + APART <= room and _fits_names(chart, words)


def _fits_names(chart: Chart, words: Words) -> bool:
    room = chart.width / len(chart.categories) - APART
    return all(
        words.widest(lines) <= room and len(lines) <= MOST_LINES
        for lines in (words.lines(name, room) for name in chart.categories)
    )


def _fits_labels(chart: Chart, words: Words) -> bool:
    return words.widest(_labels(chart)) + APART <= chart.width / len(chart.categories)


def _fits_around(chart: Chart, words: Words) -> bool:
    return words.widest(line for lines in pie_texts(chart, words) for line in lines) <= _beside_pie(chart)


Need = tuple[Callable[[Chart, Words], bool], str]
_UPRIGHT: tuple[Need, ...] = (
    (_fits_names, "подписи под ней налезают друг на друга"),
    (_fits_labels, "числа на ней налезают друг на друга"),
)
NEEDS: Mapping[str, tuple[Need, ...]] = {  # what a fitted chart must hold, and what is told where it does not
    "lines": _UPRIGHT,
    "stacked": _UPRIGHT,
    "pie": ((_fits_around, "подписи вокруг неё не помещаются"),),
}


def _labels(chart: Chart) -> Iterator[str]:
    return (label(value, chart) for one in chart.series for value in one.values if value is not None)
