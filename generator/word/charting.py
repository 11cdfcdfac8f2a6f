"""What all writers of charts must agree on: texts, their size, the range of values, fills. Lengths in points.

No chart has an axis of numbers: each value is printed beside what is drawn of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.content.tree import Chart
from generator.word.look import Look, Style

TEXT_ROLE = "cell"  # charts speak in the style of tables
LARGEST_TEXT = 10.0
SIGNS = frozenset({"%", "‰", "°"})  # units that stand at each value; others are said once, above the chart
PIE_JOINT = " — "  # between a sector's name and its value
GRID_COLOR = "7F7F7F"  # of the line that columns stand on
LINE_WIDTH = 1.75
MARKER_SIZE = 7


@dataclass(frozen=True, slots=True)
class Fill:
    """How one series is told from others, in colour and in black and white.

    `pattern` is Word's name of a hatch of `color` on white, "" for a solid fill; `dash` is Word's name of a line's
    dashes, `marker` of the sign at its points.
    """

    color: str
    pattern: str
    line: str
    dash: str
    marker: str


# Solid fills far apart in lightness come first, then hatches that differ in direction.
FILLS: Sequence[Fill] = (
    Fill("1F4E79", "", "1F4E79", "solid", "circle"),
    Fill("9DC3E6", "", "2E75B6", "dash", "square"),
    Fill("C55A11", "wdUpDiag", "C55A11", "sysDot", "triangle"),
    Fill("548235", "narHorz", "548235", "lgDash", "diamond"),
    Fill("7F6000", "wdDnDiag", "7F6000", "dashDot", "circle"),
    Fill("7030A0", "smGrid", "7030A0", "sysDash", "square"),
    Fill("A6A6A6", "", "7F7F7F", "solid", "triangle"),
    Fill("404040", "narVert", "404040", "dash", "diamond"),
)


def fill_of(number: int) -> Fill:
    """The fill of a series, or of a sector of a pie, counted from 0."""
    return FILLS[number % len(FILLS)]


def text_style(look: Look) -> Style:
    """The style whose font and colour the texts of charts have."""
    return look.style(TEXT_ROLE)


def text_size(look: Look) -> float:
    """The size of all texts of a chart."""
    return min(text_style(look).size, LARGEST_TEXT)


def decimals(chart: Chart) -> int:
    """How many digits stand after the comma of every value: as many as the longest has."""
    return max(0, *(-int(value.normalize().as_tuple().exponent) for value in _values(chart)))


def label(value: Decimal, chart: Chart) -> str:
    """A value as it prints: thousands apart, a decimal comma, a minus sign, the sign of its unit."""
    digits = f"{abs(value):,.{decimals(chart)}f}".replace(",", "\u00a0").replace(".", ",")
    unit = f"\u00a0{chart.unit}" if chart.unit in SIGNS else ""
    return f"{'−' if value < 0 else ''}{digits}{unit}"


def heading(chart: Chart) -> str:
    """What is said once, above the chart: a unit in words."""
    return "" if chart.unit in SIGNS else chart.unit


def has_legend(chart: Chart) -> bool:
    """Whether series are named below the chart; sectors of a pie bear their names themselves."""
    return len(chart.series) > 1


def texts(chart: Chart) -> Iterator[str]:
    """All that a chart prints, in the order in which it is read."""
    if heading(chart):
        yield heading(chart)
    for number, category in enumerate(chart.categories):
        labels = [label(value, chart) for one in chart.series if (value := one.values[number]) is not None]
        if chart.kind == "pie":
            yield PIE_JOINT.join((category, *labels))
        else:
            yield from (category, *labels)
    if has_legend(chart):
        yield from (one.name for one in chart.series)


def value_range(chart: Chart) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value that is drawn; nought is always between them."""
    sums = [sum(filter(None, column), Decimal()) for column in zip(*(one.values for one in chart.series), strict=True)]
    values = sums if chart.kind == "stacked" else list(_values(chart))
    low, high = min(Decimal(), *values), max(Decimal(), *values)
    return low, high if low or high else Decimal(1)


def bars_in_slot(chart: Chart) -> int:
    """How many bars stand side by side for each category."""
    return 1 if chart.kind == "stacked" else len(chart.series)


def label_sides(chart: Chart, category: int) -> list[str]:
    """For each series, on which side of the point of its line the value stands: where there is room.

    `t` is above, `b` below; of more than two points that are one, the others have theirs at the right, `r`, and left.
    """
    values = [one.values[category] for one in chart.series]
    same_before = [values[:number].count(value) for number, value in enumerate(values)]
    return [
        "t" if value is None else _side(value, values, same) for value, same in zip(values, same_before, strict=True)
    ]


def _side(value: Decimal, values: Sequence[Decimal | None], same_before: int) -> str:
    if values.count(value) > 1:
        return "tbrl"[same_before % 4]
    others = [one - value for one in values if one is not None]
    higher = min((one for one in others if one > 0), default=None)
    lower = min((-one for one in others if one < 0), default=None)
    return "t" if higher is None or (lower is not None and higher > lower) else "b"


def _values(chart: Chart) -> Iterator[Decimal]:
    return (value for one in chart.series for value in one.values if value is not None)
