"""The gate reads charts: numbers in the tree, in Word's part, in its workbook, on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.content.tree import Chart, Figure, Part, Series, Tree
from generator.parity import compare
from generator.pdf.engine import ENGINES
from generator.word.docx import Properties, write_docx
from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, load_frame
from generator.word.package import pack, unpack
from generator.word.workbook import workbook
from tests.charts import CHARTS, paper
from tests.parity.papers import STAMP

PROPERTIES = Properties("Отчёт", "Школа", "ru-RU", STAMP)
PART, BOOK = "word/charts/chart1.xml", "word/embeddings/chart1.xlsx"


@pytest.fixture(scope="module")
def gost() -> FilledFrame:
    return load_frame("gost", FontLibrary()).plain


def told(tree: Tree, frame: FilledFrame, docx: bytes | None = None, pdf: bytes | None = None) -> list[str]:
    return [str(one) for one in compare(tree, frame.look, frame.furniture, docx, pdf)]


def with_values(tree: Tree, *values: str) -> Tree:
    """The tree with other numbers in the first series of its chart."""

    def changed(block: object) -> object:
        if not (isinstance(block, Figure) and isinstance(block.picture, Chart)):
            return block
        first, *rest = block.picture.series
        series = (Series(first.name, tuple(map(Decimal, values))), *rest)
        return replace(block, picture=replace(block.picture, series=series))

    blocks = tuple(changed(block) for block in tree.blocks)
    return replace(tree, parts=(Part(blocks),))  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ENGINES)
def test_charts_of_all_kinds_say_the_same_in_all_forms(gost: FilledFrame, engine: str) -> None:
    tree = paper(gost.look, *CHARTS.values())
    pdf = ENGINES[engine].module.render_pdf(tree, gost.look, gost.furniture, stamp=STAMP).data
    assert told(tree, gost, write_docx(tree, gost, properties=PROPERTIES), pdf) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_that_shows_another_number_is_found(gost: FilledFrame, engine: str) -> None:
    tree = paper(gost.look, CHARTS["columns"])
    other = with_values(tree, "42", "61", "80", "90")
    pdf = ENGINES[engine].module.render_pdf(other, gost.look, gost.furniture, stamp=STAMP).data
    (difference,) = told(tree, gost, pdf=pdf)
    assert "60 %" in difference and "61 %" in difference


REPAIRS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("a number", lambda part: part.replace(b"<c:v>63</c:v>", b"<c:v>64</c:v>"), "64"),
    ("a name", lambda part: part.replace("<c:v>Факт</c:v>".encode(), "<c:v>Факты</c:v>".encode()), "Факты"),
    ("a category", lambda part: part.replace(b"<c:v>2027</c:v>", b"<c:v>2037</c:v>"), "2037"),
    ("a kind", lambda part: part.replace(b'<c:barDir val="col"/>', b'<c:barDir val="bar"/>'), "bars"),
    ("a format of labels", lambda part: part.replace(b'0.0"', b'0"').replace(b'#,##0"', b'#,##0.0"', 1), "в виде"),
]


@pytest.mark.parametrize(("change", "said"), [one[1:] for one in REPAIRS], ids=[one[0] for one in REPAIRS])
def test_a_part_that_says_otherwise_is_found(gost: FilledFrame, change: Callable[[bytes], bytes], said: str) -> None:
    tree = paper(gost.look, CHARTS["columns"])
    parts = unpack(write_docx(tree, gost, properties=PROPERTIES))
    changed = change(parts[PART])
    assert changed != parts[PART]
    differences = [one.found for one in compare(tree, gost.look, gost.furniture, pack({**parts, PART: changed}))]
    assert any(said in one for one in differences)


def test_a_workbook_that_says_otherwise_is_found(gost: FilledFrame) -> None:
    tree = paper(gost.look, CHARTS["columns"])
    parts = unpack(write_docx(tree, gost, properties=PROPERTIES))
    other = replace(CHARTS["columns"], categories=("2026", "2027", "2028", "2030"))
    parts[BOOK] = workbook(other, "General", STAMP)
    (difference,) = compare(tree, gost.look, gost.furniture, pack(parts))
    assert "в книге" in difference.found and "2030" in difference.found
