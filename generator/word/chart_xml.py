"""Charts as DrawingML that Word draws and edits: series with their numbers, fills, labels, axes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.content.tree import Chart, Series
from generator.word.chart_fitting import PIE, RADIUS, gap, heading_height, words_of
from generator.word.charting import (
    GRID_COLOR,
    LINE_WIDTH,
    MARKER_SIZE,
    PIE_JOINT,
    SIGNS,
    Fill,
    decimals,
    fill_of,
    has_legend,
    heading,
    label_sides,
    text_size,
    text_style,
    value_range,
)
from generator.word.look import Look
from generator.word.ooxml import Markup, element, node, said
from generator.word.wordml import EMU, Element
from generator.word.workbook import names

CATEGORIES, VALUES = 1, 2  # ids of the axes
HEADROOM = Decimal("0.15")  # of the range, for the labels beyond it
RUSSIAN = "[$-419]"  # the language of a number format
HEAD_ROW, NAME_COLUMN = 1, 1  # of the workbook


def chart_space(chart: Chart, look: Look, language: str, workbook: str) -> Element:
    """The chart part of a fitted chart; `workbook` is the id of the relation to its numbers."""
    space = element(
        "c:chartSpace",
        None,
        valued("date1904", 0),
        valued("lang", language),
        valued("roundedCorners", 0),
        element(
            "c:chart",
            None,
            _title(chart, look),
            valued("autoTitleDeleted", 0 if heading(chart) else 1),
            element("c:plotArea", None, _layout(chart, look), KINDS[chart.kind](chart, look), *_axes(chart, look)),
            _legend(chart),
            valued("plotVisOnly", 1),
            valued("dispBlanksAs", "gap"),
        ),
        element("c:spPr", None, element("a:noFill"), element("a:ln", None, element("a:noFill"))),
        _text("c:txPr", look),
        element("c:externalData", {"r:id": workbook}, valued("autoUpdate", 0)),
    )
    return node(space)


def number_format(chart: Chart) -> str:
    """How Word and Excel print the values: «#,##0.0" %"» as Russian does, a real minus before negative ones."""
    digits = "#,##0" + ("." + "0" * decimals(chart) if decimals(chart) else "")
    unit = f'"\u00a0{chart.unit}"' if chart.unit in SIGNS else ""
    return f'{RUSSIAN}{digits}{unit};{RUSSIAN}"−"{digits}{unit}'


def valued(name: str, value: object) -> Markup:
    """An element of a chart whose one attribute is `val`."""
    return element(f"c:{name}", {"val": value})


# kinds of charts


def _bar_chart(chart: Chart, look: Look) -> Markup:
    stacked = chart.kind == "stacked"
    return element(
        "c:barChart",
        None,
        valued("barDir", "bar" if chart.kind == "bars" else "col"),
        valued("grouping", "stacked" if stacked else "clustered"),
        valued("varyColors", 0),
        *(
            _series(chart, number, _filled(fill_of(number)), [valued("invertIfNegative", 0), _bar_labels(chart, look)])
            for number in range(len(chart.series))
        ),
        valued("gapWidth", round(gap(chart, words_of(look)) * 100)),
        valued("overlap", 100) if stacked else None,
        valued("axId", CATEGORIES),
        valued("axId", VALUES),
    )


def _line_chart(chart: Chart, look: Look) -> Markup:
    return element(
        "c:lineChart",
        None,
        valued("grouping", "standard"),
        valued("varyColors", 0),
        *(
            _series(
                chart,
                number,
                element("c:spPr", None, _line(fill_of(number))),
                [_marker(fill_of(number)), _line_labels(chart, number, look)],
                [valued("smooth", 0)],
            )
            for number in range(len(chart.series))
        ),
        valued("marker", 1),
        valued("axId", CATEGORIES),
        valued("axId", VALUES),
    )


def _pie_chart(chart: Chart, look: Look) -> Markup:
    sectors = [
        element("c:dPt", None, valued("idx", number), valued("bubble3D", 0), _filled(fill_of(number)))
        for number in range(len(chart.categories))
    ]
    labels = _labels(chart, look, "outEnd", category=True)
    return element(
        "c:pieChart",
        None,
        valued("varyColors", 1),
        _series(chart, 0, None, [*sectors, labels]),
        valued("firstSliceAng", 0),
    )


KINDS: Mapping[str, Callable[[Chart, Look], Markup]] = {
    "columns": _bar_chart,
    "stacked": _bar_chart,
    "bars": _bar_chart,
    "lines": _line_chart,
    "pie": _pie_chart,
}


# series


def _series(
    chart: Chart, number: int, shape: Markup | None, looks: Iterable[Markup], after: Iterable[Markup] = ()
) -> Markup:
    one, column, last = chart.series[number], number + NAME_COLUMN + 1, len(chart.categories) + HEAD_ROW
    return element(
        "c:ser",
        None,
        valued("idx", number),
        valued("order", number),
        element("c:tx", None, _strings(names(HEAD_ROW, column), [one.name])),
        shape,
        *looks,
        element("c:cat", None, _strings(names(HEAD_ROW + 1, NAME_COLUMN, last), chart.categories)),
        element("c:val", None, _numbers(names(HEAD_ROW + 1, column, last), one, number_format(chart))),
        *after,
    )


def _strings(formula: str, texts: Sequence[str]) -> Markup:
    points = (_point(number, text) for number, text in enumerate(texts))
    cache = element("c:strCache", None, valued("ptCount", len(texts)), *points)
    return element("c:strRef", None, said("c:f", formula), cache)


def _numbers(formula: str, series: Series, code: str) -> Markup:
    points = (_point(n, f"{value:f}") for n, value in enumerate(series.values) if value is not None)
    cache = element("c:numCache", None, said("c:formatCode", code), valued("ptCount", len(series.values)), *points)
    return element("c:numRef", None, said("c:f", formula), cache)


def _point(number: int, text: str) -> Markup:
    return element("c:pt", {"idx": number}, said("c:v", text))


# looks


def _filled(fill: Fill) -> Markup:
    edge = fill.color if fill.pattern else "FFFFFF"
    return element("c:spPr", None, _area(fill), _outline(edge, 0.75))


def _area(fill: Fill) -> Markup:
    if not fill.pattern:
        return _solid(fill.color)
    front, back = (
        element(name, None, element("a:srgbClr", {"val": color}))
        for name, color in (("a:fgClr", fill.color), ("a:bgClr", "FFFFFF"))
    )
    return element("a:pattFill", {"prst": fill.pattern}, front, back)


def _solid(color: str) -> Markup:
    return element("a:solidFill", None, element("a:srgbClr", {"val": color}))


def _outline(color: str, width: float) -> Markup:
    return element("a:ln", {"w": round(width * EMU)}, _solid(color))


def _line(fill: Fill) -> Markup:
    dash = element("a:prstDash", {"val": fill.dash})
    width = {"w": round(LINE_WIDTH * EMU), "cap": "flat"}
    return element("a:ln", width, _solid(fill.line), dash, element("a:round"))


def _marker(fill: Fill) -> Markup:
    looks = element("c:spPr", None, _solid(fill.line), _outline(fill.line, 0.75))
    return element("c:marker", None, valued("symbol", fill.marker), valued("size", MARKER_SIZE), looks)


def _text(name: str, look: Look, **body: object) -> Markup:
    paragraph = element("a:p", None, element("a:pPr", None, _letters("a:defRPr", look)), element("a:endParaRPr"))
    return element(name, None, element("a:bodyPr", body), element("a:lstStyle"), paragraph)


def _letters(name: str, look: Look) -> Markup:
    """The look of letters: the size in hundredths of a point, the family by Word's name."""
    style = text_style(look)
    faces = (element(f"a:{script}", {"typeface": style.family}) for script in ("latin", "cs"))
    return element(name, {"sz": round(text_size(look) * 100), "b": 0}, _solid(style.color), *faces)


# labels, axes, title, legend


def _bar_labels(chart: Chart, look: Look) -> Markup:
    stacked = chart.kind == "stacked"
    return _labels(chart, look, "ctr" if stacked else "outEnd", ground="FFFFFF" if stacked else "")


def _line_labels(chart: Chart, number: int, look: Look) -> Markup:
    sides = ((at, label_sides(chart, at)[number]) for at in range(len(chart.categories)))
    single = (
        element("c:dLbl", None, valued("idx", at), *_label_facts(chart, look, side))
        for at, side in sides
        if side != "t"
    )
    return element("c:dLbls", None, *single, *_label_facts(chart, look, "t"))


def _labels(chart: Chart, look: Look, place: str, ground: str = "", category: bool = False) -> Markup:
    leaders = [valued("showLeaderLines", 1)] if category else []
    return element("c:dLbls", None, *_label_facts(chart, look, place, ground, category), *leaders)


def _label_facts(chart: Chart, look: Look, place: str, ground: str = "", category: bool = False) -> Iterator[Markup]:
    yield element("c:numFmt", {"formatCode": number_format(chart), "sourceLinked": 0})
    yield element("c:spPr", None, _solid(ground) if ground else element("a:noFill"))
    yield _text("c:txPr", look)
    yield valued("dLblPos", place)
    shown = {"LegendKey": 0, "Val": 1, "CatName": int(category), "SerName": 0, "Percent": 0, "BubbleSize": 0}
    yield from (valued(f"show{name}", on) for name, on in shown.items())
    if category:
        yield said("c:separator", PIE_JOINT)


def _axes(chart: Chart, look: Look) -> Iterator[Markup]:
    if chart.kind == "pie":
        return
    lying = chart.kind == "bars"
    low, high = value_range(chart)
    room = HEADROOM * (high - low)
    edges = {"max": high + room if high else high, "min": low - room if low or chart.kind == "lines" else low}
    yield element(
        "c:catAx",
        None,
        valued("axId", CATEGORIES),
        element("c:scaling", None, valued("orientation", "maxMin" if lying else "minMax")),
        valued("delete", 0),
        valued("axPos", "l" if lying else "b"),
        element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        valued("majorTickMark", "none"),
        valued("minorTickMark", "none"),
        valued("tickLblPos", "low"),
        element("c:spPr", None, _outline(GRID_COLOR, 0.75)),
        _text("c:txPr", look, rot=0, vert="horz"),
        valued("crossAx", VALUES),
        valued("crosses", "min" if chart.kind == "lines" else "autoZero"),
        valued("auto", 0),
        valued("lblAlgn", "ctr"),
        valued("lblOffset", 100),
        valued("noMultiLvlLbl", 1),
    )
    yield element(
        "c:valAx",
        None,
        valued("axId", VALUES),
        element("c:scaling", None, valued("orientation", "minMax"), *(valued(k, f"{v:f}") for k, v in edges.items())),
        valued("delete", 1),
        valued("axPos", "t" if lying else "l"),
        element("c:numFmt", {"formatCode": number_format(chart), "sourceLinked": 0}),
        valued("majorTickMark", "none"),
        valued("minorTickMark", "none"),
        valued("tickLblPos", "nextTo"),
        valued("crossAx", CATEGORIES),
        valued("crosses", "autoZero"),
        valued("crossBetween", "between"),
    )


def _title(chart: Chart, look: Look) -> Markup | None:
    if not heading(chart):
        return None
    run = element("a:r", None, _letters("a:rPr", look), said("a:t", heading(chart)))
    paragraph = element("a:p", None, element("a:pPr", None, _letters("a:defRPr", look)), run)
    rich = element("c:rich", None, element("a:bodyPr"), element("a:lstStyle"), paragraph)
    return element("c:title", None, element("c:tx", None, rich), valued("overlay", 0))


def _layout(chart: Chart, look: Look) -> Markup:
    """Where the plot lies, in shares of the chart; only a pie is told, others Word fits to the texts around them."""
    if chart.kind != "pie":
        return element("c:layout")
    side = 2 * RADIUS * PIE
    top = (heading_height(chart, words_of(look)) + chart.height - side) / 2
    edges = {
        "x": (chart.width - side) / 2 / chart.width,
        "y": top / chart.height,
        "w": side / chart.width,
        "h": side / chart.height,
    }
    modes = (valued("layoutTarget", "inner"), valued("xMode", "edge"), valued("yMode", "edge"))
    shares = (valued(name, f"{share:.4f}") for name, share in edges.items())
    return element("c:layout", None, element("c:manualLayout", None, *modes, *shares))


def _legend(chart: Chart) -> Markup | None:
    if not has_legend(chart):
        return None
    return element("c:legend", None, valued("legendPos", "b"), valued("overlay", 0))
