"""Charts in a PDF: what is drawn is as high, as long and as wide as its numbers say, whichever engine prints it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.content.tree import Chart, Figure
from generator.pdf.engine import ENGINES
from generator.pdf.plots import draw_chart
from generator.word.charting import FILLS
from generator.word.look import Furniture, Look
from tests.charts import CHARTS, paper
from tests.pdf.samples import STAMP

PATH, FORM = 2, 5


class Shape(NamedTuple):
    """The bounds of a filled path, and its colour."""

    color: str
    left: float
    bottom: float
    width: float
    height: float


def shapes(pdf: bytes) -> list[Shape]:
    """The filled paths of the first page in the order drawn, in points of the drawing they belong to."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        count = pdfium.FPDFPage_CountObjects(sheet.raw)
        return [shape for at in range(count) for shape in _shapes(pdfium.FPDFPage_GetObject(sheet.raw, at))]


def _shapes(item: object) -> Iterator[Shape]:
    if pdfium.FPDFPageObj_GetType(item) == FORM:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _shapes(pdfium.FPDFFormObj_GetObject(item, index))
    if pdfium.FPDFPageObj_GetType(item) != PATH:
        return
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *parts)
    if mode.value:
        yield Shape("".join(f"{one.value:02X}" for one in parts[:3]), *_bounds(item))


def _bounds(item: object) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of the points of a path, its line's width apart."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    spots = []
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, index), x, y)
        a, b = x.value, y.value
        spots.append((matrix.a * a + matrix.c * b + matrix.e, matrix.b * a + matrix.d * b + matrix.f))
    (left, right), (bottom, top) = ((min(one), max(one)) for one in zip(*spots, strict=True))
    return left, bottom, right - left, top - bottom


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(chart: Chart, look: Look, furniture: Furniture, engine: str) -> list[Shape]:
    return shapes(ENGINES[engine].module.render_pdf(paper(look, chart), look, furniture, stamp=STAMP).data)


@pytest.mark.parametrize(("name", "side"), [("columns", "height"), ("bars", "width"), ("negative", "height")])
def test_bars_are_as_long_as_their_numbers(name: str, side: str, engine: str, look: Look, furniture: Furniture) -> None:
    chart = CHARTS[name]
    found = drawn(chart, look, furniture, engine)
    for fill, one in zip(FILLS, chart.series, strict=False):
        lengths = [getattr(shape, side) for shape in found if shape.color == fill.color and shape.height > 7.5]
        values = [abs(float(value)) for value in one.values if value]
        scale = found_scale(lengths, values)
        assert lengths == pytest.approx([value * scale for value in values], abs=0.05)


def found_scale(lengths: list[float], values: list[float]) -> float:
    """Points for one, by the longest bar."""
    assert len(lengths) == len(values)
    return max(lengths) / max(values)


def test_stacked_parts_stand_on_each_other(engine: str, look: Look, furniture: Furniture) -> None:
    found = drawn(CHARTS["stacked"], look, furniture, engine)
    first, second = ([one for one in found if one.color == fill.color and one.width > 20] for fill in FILLS[:2])
    assert [one.height / first[0].height for one in first] == pytest.approx([1, 1.25, 0.75, 50 / 1200], abs=0.01)
    for lower, upper in zip(first, second, strict=True):
        assert upper.left == pytest.approx(lower.left, abs=0.05)
        assert edges(lower, upper) == pytest.approx(0, abs=0.05)


def edges(one: Shape, other: Shape) -> float:
    """The distance between the near edges of two shapes, whichever way the drawing counts heights."""
    return min(abs(one.bottom + one.height - other.bottom), abs(other.bottom + other.height - one.bottom))


def test_points_of_lines_rise_with_their_numbers(engine: str, look: Look, furniture: Furniture) -> None:
    chart = CHARTS["lines"]
    marks = [one for one in drawn(chart, look, furniture, engine) if one.color == FILLS[0].line and one.height < 8]
    points = [one.bottom + one.height / 2 for one in marks[:4]]
    steps = [b - a for a, b in pairwise(points)]
    values = [float(value or 0) for value in chart.series[0].values]
    assert [step / steps[0] for step in steps] == pytest.approx(
        [(b - a) / (values[1] - values[0]) for a, b in pairwise(values)], abs=0.02
    )


def test_a_drawing_is_the_same_twice_and_holds_its_words_in_order(look: Look) -> None:
    (figure,) = (block for block in paper(look, CHARTS["pie"]).blocks if isinstance(block, Figure))
    assert isinstance(figure.picture, Chart)
    svg = draw_chart(figure.picture, look, "Шрифт & К")
    assert svg == draw_chart(figure.picture, look, "Шрифт & К")
    text = svg.decode()
    places = [text.index(f"{name} — ") for name in figure.picture.categories]
    assert places == sorted(places)
    assert "Шрифт &amp; К" in text
