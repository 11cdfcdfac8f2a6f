"""What a chart says: on the tree's side by its numbers, in a DOCX by its part and by the workbook inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generator.content.tree import Chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
AT_VALUES = ("%", "‰", "°")  # units that are said at each value
KINDS = {  # by element, direction and grouping in the DOCX
    ("barChart", "col", "clustered"): "columns",
    ("barChart", "col", "stacked"): "stacked",
    ("barChart", "bar", "clustered"): "bars",
    ("lineChart", "", "standard"): "lines",
    ("pieChart", "", ""): "pie",
}

Grid = Sequence[Sequence[str]]  # names of series in the first row, of categories in the first column; "" for no value


def chart_text(kind: str, alt: str, title: str, grid: Grid) -> str:
    """How canonical text shows a chart: what it is, its numbers as they print, its words."""
    rows = ["\t".join(row) for row in grid]
    return "\n".join([f"[диаграмма {kind}]", *filter(None, [title]), *rows, f"[{alt}]"])


def tree_text(chart: Chart) -> str:
    """The canonical text of a chart of the tree."""
    title = "" if chart.unit in AT_VALUES else chart.unit
    return chart_text(chart.kind, chart.alt, title, _grid(chart))


def tree_print(chart: Chart) -> list[str]:
    """The texts that a page shows of the chart, in order: the unit, names with their values, names of series."""
    head, *rows = _grid(chart)
    if chart.kind == "pie":
        rows = [[" — ".join(row)] for row in rows]
    found = [chart.unit] if chart.unit and chart.unit not in AT_VALUES else []
    found += [text for row in rows for text in row if text]
    return found + (head[1:] if len(chart.series) > 1 else [])


def _grid(chart: Chart) -> list[list[str]]:
    numbers = [value for one in chart.series for value in one.values if value is not None]
    places = max(0, *(-int(number.normalize().as_tuple().exponent) for number in numbers))
    unit = chart.unit if chart.unit in AT_VALUES else ""
    columns = [[one.name, *(_shown(value, places, unit) for value in one.values)] for one in chart.series]
    return [list(row) for row in zip(["", *chart.categories], *columns, strict=True)]


def _shown(value: Decimal | None, places: int, unit: str) -> str:
    """A number as it prints, by the rules of Russian print."""
    if value is None:
        return ""
    whole, _, part = f"{abs(value):.{places}f}".partition(".")
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "\u00a0", whole)
    number = ",".join(filter(None, (groups, part)))
    return ("−" if value < 0 else "") + "\u00a0".join(filter(None, (number, unit)))


def docx_text(part: bytes, book: bytes, alt: str) -> str:
    """The canonical text of a chart part; where its workbook says otherwise, that follows.

    Raises `KeyError` or `ValueError` for a chart of no kind of ours, or without numbers.
    """
    root = etree.fromstring(part, PARSER)
    plot = next(one for one in root.iter(*(f"{C}{name}" for name, _, _ in KINDS)))
    kind = KINDS[etree.QName(plot).localname, _val(plot, "barDir"), _val(plot, "grouping")]
    title = "".join(text.text or "" for text in root.iterfind(f"{C}chart/{C}title//{A}t"))
    text = chart_text(kind, alt, title, _cached(plot))
    numbers, kept = list(_numbers(plot)), _sheet(book)
    return text if numbers == kept else f"{text}\nв книге: {kept}"


def _val(element: etree._Element, name: str) -> str:
    child = element.find(f"{C}{name}")
    return "" if child is None else child.get("val", "")


def _cached(plot: etree._Element) -> Grid:
    """The grid as Word prints it: values by the format of their labels."""
    columns = []
    for one in plot.iterfind(f"{C}ser"):
        code = one.findtext(f"{C}val//{C}formatCode") or ""
        places, unit = len((re.search(r"0\.(0+)", code) or [""] * 2)[1]), re.search('"\u00a0([^"]+)"', code)
        formats = {found.get("formatCode") for found in one.iterfind(f".//{C}dLbls//{C}numFmt")}
        shown = [_shown(_number(text), places, unit[1] if unit else "") for text in _points(one, "val")]
        odd = "" if formats == {code} else f" в виде {formats}"
        columns.append([*_points(one, "tx"), *(text + odd for text in shown)])
    categories = [_points(one, "cat") for one in plot.iterfind(f"{C}ser")]
    if any(names != categories[0] for names in categories):
        raise ValueError("series of one chart have other categories")
    return [list(row) for row in zip(["", *categories[0]], *columns, strict=True)]


def _numbers(plot: etree._Element) -> Iterator[list[str]]:
    """The cells of the workbook as the series remember them, row by row."""
    series = list(plot.iterfind(f"{C}ser"))
    values = ([_digits(text) for text in _points(one, "val")] for one in series)
    names = (_points(one, "tx") for one in series)
    columns = [["", *_points(series[0], "cat")], *([*name, *own] for name, own in zip(names, values, strict=True))]
    return (list(row) for row in zip(*columns, strict=True))


def _points(series: etree._Element, name: str) -> list[str]:
    """The remembered texts of one reference, "" for points that have none."""
    cache = next(one for one in series.iterfind(f"{C}{name}/*/*") if etree.QName(one).localname.endswith("Cache"))
    found = {one.get("idx"): one.findtext(f"{C}v") or "" for one in cache.iterfind(f"{C}pt")}
    return [found.get(str(number), "") for number in range(int(_val(cache, "ptCount")))]


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _digits(text: str) -> str:
    """A number with the digits that a cell of a workbook keeps."""
    return f"{float(text):.15g}" if text else ""


def _sheet(book: bytes) -> list[list[str]]:
    """The cells of the only sheet of a workbook, row by row."""
    with ZipFile(BytesIO(book)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"), PARSER)
    texts = ((one, "".join(map(str, one.itertext()))) for one in sheet.iter(f"{S}c"))
    cells = {one.get("r", ""): _digits(text) if one.get("t", "n") == "n" else text for one, text in texts}
    spots = [(found[1], int(found[2])) for name in cells if (found := re.fullmatch(r"([A-Z])(\d+)", name))]
    columns = range(ord("A"), ord(max(column for column, _ in spots)) + 1)
    rows = range(1, max(row for _, row in spots) + 1)
    return [[cells.get(f"{chr(column)}{row}", "") for column in columns] for row in rows]
