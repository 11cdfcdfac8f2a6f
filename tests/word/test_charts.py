"""Charts in a DOCX: parts that Word opens and edits, and what becomes of those that are too full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx_integrity
import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from generator.content.tree import Chart, Figure
from generator.word import workbook
from generator.word.chart_fitting import fitted_chart, unreadable
from generator.word.charting import label
from generator.word.docx import write_docx
from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, load_frame
from generator.word.package import unpack
from tests.charts import CHARTS, chart, paper
from tests.ooxml import faults
from tests.word.samples import PROPERTIES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LABELS = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
SERIES = "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth"
AXIS = (
    "axId scaling delete axPos title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses "
    "crossBetween auto lblAlgn lblOffset noMultiLvlLbl"
)
ORDER = {  # children of an element, in the only order the schema allows
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart pieChart catAx valAx",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "pieChart": "varyColors ser firstSliceAng",
    "ser": SERIES,
    "dLbls": f"dLbl {LABELS} showLeaderLines",
    "dLbl": f"idx {LABELS}",
    "dPt": "idx bubble3D spPr",
    "marker": "symbol size spPr",
    "catAx": AXIS,
    "valAx": AXIS,
    "scaling": "orientation max min",
    "strCache": "ptCount pt",
    "numCache": "formatCode ptCount pt",
    "manualLayout": "layoutTarget xMode yMode x y w h",
}


@pytest.fixture(scope="module")
def gost() -> FilledFrame:
    return load_frame("gost", FontLibrary()).plain


@pytest.fixture(scope="module")
def docx(gost: FilledFrame) -> bytes:
    return write_docx(paper(gost.look, *CHARTS.values()), gost, properties=PROPERTIES)


def parts_of(docx: bytes, folder: str) -> list[bytes]:
    return [
        data for name, data in sorted(unpack(docx).items()) if name.startswith(f"{folder}/") and "_rels" not in name
    ]


def test_word_has_nothing_to_repair(docx: bytes, tmp_path: Path) -> None:
    path = tmp_path / "charts.docx"
    path.write_bytes(docx)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in docx_integrity.check(path)] == []
    assert faults(docx) == []


def test_children_stand_in_the_order_of_the_schema(docx: bytes) -> None:
    charts = parts_of(docx, "word/charts")
    assert len(charts) == len(CHARTS)
    for element in (one for part in charts for one in etree.fromstring(part).iter(f"{C}*")):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element if str(child.tag).startswith(C)]
        if name == "chart" and not children:
            continue
        if name in ORDER and children:
            assert children == sorted(children, key=ORDER[name].split().index), name


def test_the_workbook_holds_what_word_edits(docx: bytes) -> None:
    (book, *_) = parts_of(docx, "word/embeddings")
    (sheet,) = load_workbook(BytesIO(book)).worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "План", "Факт"],
        ["2026", 42, 42],
        ["2027", 60, 63],
        ["2028", 80, None],
        ["2029", 90, None],
    ]
    assert sheet["B2"].number_format == '[$-419]#,##0"\u00a0%";[$-419]"−"#,##0"\u00a0%"'


def test_formulas_lead_to_the_cells_of_their_texts(docx: bytes) -> None:
    for part, book in zip(parts_of(docx, "word/charts"), parts_of(docx, "word/embeddings"), strict=True):
        (sheet,) = load_workbook(BytesIO(book)).worksheets
        for formula, texts in references(etree.fromstring(part)):
            name, _, cells = formula.rpartition("!")
            assert name == f"'{sheet.title}'"
            found = sheet[cells.replace("$", "")]
            rows = found if isinstance(found, tuple) else ((found,),)
            assert ["" if row[0].value is None else str(row[0].value) for row in rows] == texts


def references(root: etree._Element) -> Iterator[tuple[str, list[str]]]:
    for formula in root.iter(f"{C}f"):
        cache = formula.getnext()
        assert cache is not None
        (count,) = (int(one.get("val", "0")) for one in cache.iterfind(f"{C}ptCount"))
        points = {int(one.get("idx", "0")): one.findtext(f"{C}v") or "" for one in cache.iterfind(f"{C}pt")}
        yield formula.text or "", [points.get(number, "") for number in range(count)]


def test_a_text_that_begins_like_a_formula_stays_text(docx: bytes) -> None:
    book = parts_of(docx, "word/embeddings")[1]
    cell = load_workbook(BytesIO(book)).worksheets[0]["A4"]
    assert (cell.value, cell.data_type) == ("=A1", "s")


def test_the_clock_leaves_no_trace_in_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    one = workbook.workbook(CHARTS["columns"], "General", PROPERTIES.stamp)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert workbook.workbook(CHARTS["columns"], "General", PROPERTIES.stamp) == one
    assert b"2021-04-12T09:30:00Z" in unpack(one)["docProps/core.xml"]


# what fits


def test_a_chart_is_as_wide_as_the_text(gost: FilledFrame) -> None:
    for one in CHARTS.values():
        assert fitted_chart(one, gost.look).width == gost.look.page.text_width()
    narrow = fitted_chart(replace(CHARTS["columns"], width=200.0), gost.look)
    assert narrow.width == 200.0


@pytest.mark.parametrize(
    "narrow",
    [
        chart("columns", [f"Школа № {n}" for n in range(1, 13)], ("План", ["90.5"] * 12), ("Факт", ["80.5"] * 12)),
        chart("columns", ["Информационно-аналитическая"] * 6, ("Дел", ["1"] * 6)),
        chart("columns", ["2026", "2027", "2028"] * 3, ("Рублей", ["123456789.12"] * 9)),
    ],
    ids=["many", "long-names", "long-numbers"],
)
def test_columns_lie_down_where_their_words_do_not_fit(gost: FilledFrame, narrow: Chart) -> None:
    lying = fitted_chart(narrow, gost.look)
    assert lying.kind == "bars"
    assert list(unreadable(paper(gost.look, narrow), gost.look)) == []


def test_thirty_rows_fit_a_page(gost: FilledFrame) -> None:
    rows = chart("columns", [f"Школа № {n}" for n in range(1, 31)], ("Мест", ["7"] * 30))
    tree = paper(gost.look, rows)
    assert list(unreadable(tree, gost.look)) == []
    assert [block.picture.height < 567 for block in tree.blocks if isinstance(block, Figure)] == [True]


@pytest.mark.parametrize(
    ("crowded", "said"),
    [
        (chart("lines", [f"январь–февраль {n}" for n in range(2010, 2034)], ("Дел", ["1"] * 24)), "подписи"),
        (chart("lines", [str(n) for n in range(2010, 2026)], ("Рублей", ["1234567"] * 16)), "числа"),
        (chart("bars", ["слово " * 40] * 12, ("Дел", ["1"] * 12)), "выше страницы"),
        (chart("columns", ["2026"], ("Дел", ["1"]), unit="тысяч рублей в год на ученика " * 6), "единица"),
    ],
)
def test_what_cannot_be_read_is_told(gost: FilledFrame, crowded: Chart, said: str) -> None:
    ((_, reason),) = unreadable(paper(gost.look, crowded), gost.look)
    assert said in reason


def test_numbers_of_one_chart_have_as_many_digits(gost: FilledFrame) -> None:
    lines = CHARTS["lines"]
    assert [label(Decimal(one), lines) for one in ("55", "61.5", "-0.25")] == [
        "55,0\u00a0%",
        "61,5\u00a0%",
        "−0,2\u00a0%",
    ]
    assert label(Decimal("1234567"), CHARTS["bars"]) == "1\u00a0234\u00a0567,0"
