from __future__ import annotations

import re
import socket
import sys
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest

from generator.content.tree import Asset, Figure, Label, Paragraph, Picture, Run, Tree
from generator.errors import BadTemplate, MissingLibrary
from generator.pdf.engine import Pdf, PdfRefused
from generator.pdf.weasy import available, render_pdf
from generator.word.look import Furniture, Look
from tests.pdf.samples import STAMP, p, paper, spanning

Render = Callable[[Tree], Pdf]


@pytest.fixture(scope="session")
def render(look: Look, furniture: Furniture) -> Render:
    return lambda tree: render_pdf(tree, look, furniture, stamp=STAMP)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://example.org/a.png", "data:image/png;base64,AA"])
def test_a_picture_cannot_reach_for_the_network_or_the_disk(
    render: Render, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address}"/></svg>'
    chart = Figure(Picture("chart", 9, 9, "Рисунок"))
    with pytest.raises(PdfRefused, match="WeasyPrint"):
        render(paper(chart, assets={"chart": Asset(svg.encode(), "svg")}))
    with pytest.raises(BadTemplate, match=re.escape(address)):
        render(paper(Figure(Picture(address, 9, 9, "Рисунок"))))


def test_a_warning_of_the_engine_stops_the_paper(render: Render) -> None:
    lost = Paragraph("body", (Run("сюда", link="нет-такой"),))
    with pytest.raises(PdfRefused, match=r"PDF001 WeasyPrint: .*нет-такой"):
        render(paper(lost))


def test_a_foreign_font_stops_the_paper(render: Render) -> None:
    with pytest.raises(PdfRefused, match="PDF003"):
        render(paper(p("body", "☐ да")))


def test_without_pango_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch, render: Render) -> None:
    assert available() is None
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "apt-get install -y libpango-1.0-0" in (available() or "")
    with pytest.raises(MissingLibrary, match="PDF010"):
        render(paper(p("body", "текст"), p("bullet1", "x", label=Label(1))))


def test_a_cell_over_rows_is_a_cell_on_each_page(render: Render) -> None:
    with pikepdf.open(BytesIO(render(spanning()).data)) as pdf:
        assert {_cells(row) for row in _tagged(pdf.Root.StructTreeRoot, "/TR")} == {1, 2}  # 1: where a span goes on
        first_rows = [next(_tagged(body, "/TR")) for body in _tagged(pdf.Root.StructTreeRoot, "/TBody")]
        assert [_cells(row) for row in first_rows] == [2, 2]


def _tagged(element: pikepdf.Object, tag: str) -> Iterator[pikepdf.Object]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if tag == kid.S:
                yield kid
            yield from _tagged(kid, tag)


def _cells(row: pikepdf.Object) -> int:
    return sum(1 for tag in ("/TD", "/TH") for _ in _tagged(row, tag))
