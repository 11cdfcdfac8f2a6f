from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator.content.tree import Asset, Figure, PageNumber, Paragraph, Part, Picture, Row, Run, Tab, Tree
from generator.errors import MissingLibrary
from generator.pdf.engine import Pdf, PdfRefused
from generator.pdf.typst import available, render_pdf
from generator.word.look import Furniture, Look, TabStop
from tests.pdf.samples import CHART, SENTENCE, STAMP, cell, everything, p, pages, paper, row, table


def _render(tree: Tree, look: Look, furniture: Furniture) -> Pdf:
    return render_pdf(tree, look, furniture, stamp=STAMP)


def test_it_is_an_archive_that_readers_of_the_screen_can_follow(look: Look, furniture: Furniture) -> None:
    with pikepdf.open(BytesIO(_render(everything(), look, furniture).data)) as pdf:
        claims = pdf.open_metadata()
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1")


def test_a_table_over_pages_is_one_table_of_heads_and_rows(look: Look, furniture: Furniture) -> None:
    tree = paper(table(*(row(str(n), SENTENCE * 3) for n in range(30))))
    with pikepdf.open(BytesIO(_render(tree, look, furniture).data)) as pdf:
        tags = [str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert [tags.count(tag) for tag in ("/Table", "/TR", "/TH", "/TD")] == [1, 31, 2, 60]


def test_rows_that_move_together_are_no_heads(look: Look, furniture: Furniture) -> None:
    rows = (row("а", "б"),) * 4
    tree = paper(*(p("member", "строка") for _ in range(34)), table(*rows, row("в", "г"), row("д", "е")))
    found = _render(tree, look, furniture)
    assert "вгде" in pages(found.data)[1].replace(" ", "")
    with pikepdf.open(BytesIO(found.data)) as pdf:
        tags = [str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert [tags.count(tag) for tag in ("/TH", "/TD")] == [2, 13]  # one of them empty: it ties the rows


def test_groups_one_below_another_go_to_the_next_page_with_their_first_row(look: Look, furniture: Furniture) -> None:
    groups = [Row((cell(f"Группа{n}", 0, "group", colspan=2, scope="col"),), group=True) for n in (1, 2)]
    for lines in range(30, 44):
        tree = paper(*(p("member", "строка") for _ in range(lines)), table(*groups, row("первая", "x"), row("в", "г")))
        found = pages(_render(tree, look, furniture).data)
        assert len({next(n for n, page in enumerate(found) if word in page) for word in ("Группа2", "первая")}) == 1


def test_right_text_of_a_running_head_ends_at_its_stop_however_long_it_is(look: Look) -> None:
    footer = replace(look.style("footer"), tabs=(TabStop(481.9, "right"),), align="left")
    changed = replace(look, styles={**look.styles, "footer": footer})
    line = Paragraph("footer", (Run("слева"), Tab(), Run("очень длинные слова справа " * 2), PageNumber()))
    found = pages(_render(paper(p("body", "x")), changed, Furniture(footer=(line,), footer_first=(line,))).data)
    assert found[0].endswith("справа 1")


def test_pictures_of_the_paper_and_of_the_frame_may_have_one_name(look: Look) -> None:
    picture = Picture("знак", 30, 30, "Знак")
    furniture = Furniture(before=(Paragraph("body", (picture,)),), assets={"знак": Asset(CHART, "svg")})
    tree = paper(Figure(picture), assets={"знак": Asset(CHART.replace(b"cde", b"fed"), "svg")})
    with pikepdf.open(BytesIO(_render(tree, look, furniture).data)) as pdf:
        tags = [str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert tags.count("/Figure") == 2


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://example.org/a.png", "/etc/passwd", "paper.json"])
def test_a_picture_cannot_reach_for_the_network_or_the_disk(look: Look, furniture: Furniture, address: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address}"/></svg>'
    tree = paper(Figure(Picture("chart", 9, 9, "Рисунок")), assets={"chart": Asset(svg.encode(), "svg")})
    with pytest.raises(PdfRefused, match="PDF001 typst"):
        _render(tree, look, furniture)


def test_a_paper_without_blocks_is_a_page(look: Look, furniture: Furniture) -> None:
    assert _render(Tree("Пусто", (Part(()),)), look, furniture).count == 1


def test_without_typst_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch, look: Look, furniture: Furniture) -> None:
    assert available() is None
    monkeypatch.setitem(sys.modules, "typst", None)
    assert 'pip install "metodist[typst]"' in (available() or "")
    with pytest.raises(MissingLibrary, match="PDF010"):
        _render(paper(p("body", "текст")), look, furniture)
