"""Charts of controlled HTML: a table of numbers in a figure, categories in its first column, series in the others."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lxml import etree

from generator.content.pictures import POINTS_IN_MM
from generator.content.spaces import collapse
from generator.content.tree import Chart, Series
from generator.content.xhtml import CHARTS, Element, Source

ROWS = {"thead": ("th",), "tbody": ("th", "td")}  # sections of the table, and the cells that their rows hold


def read_chart(source: Source, element: Element) -> Chart:
    """The chart of `<table class="chart KIND" title="ALT" data-unit="%" data-width="160">`; empty cells are no value.

    Raises `BadTemplate`.
    """
    kinds = sorted(source.classes(element) & CHARTS)
    if "chart" not in source.classes(element) or len(kinds) != 1:
        known = ", ".join(sorted(CHARTS))
        raise source.fault("TPL022", element, "У таблицы в <figure> нужны класс chart и вид", f"Можно: {known}.")
    alt = collapse(source.attribute(element, "title"))
    if not alt:
        raise source.fault("TPL023", element, "У диаграммы нет описания: title")
    head, *rows = _rows(source, element)
    columns = zip(head[1:], zip(*(row[1:] for row in rows), strict=True), strict=True)
    return Chart(
        kind=kinds[0],
        categories=tuple(_text(source, row[0]) for row in rows),
        series=tuple(
            Series(_text(source, name), tuple(_value(source, cell) for cell in cells)) for name, cells in columns
        ),
        alt=alt,
        unit=collapse(source.attribute(element, "data-unit")),
        width=source.whole(element, "data-width", 0, 1, 1000) * POINTS_IN_MM,
        place=source.marks.first_place(etree.tostring(element, encoding="unicode")),
    )


def _rows(source: Source, element: Element) -> list[list[Element]]:
    """The cells of all rows, the head first, all rows of one length."""
    rows = [
        list(source.children(row, *ROWS[str(part.tag)]))
        for part in source.children(element, *ROWS)
        for row in source.children(part, "tr")
    ]
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        message = "В таблице диаграммы — строка названий и строки чисел той же длины"
        raise source.fault("TPL030", element, message)
    return rows


def _text(source: Source, cell: Element) -> str:
    if len(cell):
        raise source.fault("TPL021", cell[0], f"В <{cell.tag}> диаграммы стоит только текст")
    return collapse("".join(text for text, _ in source.pieces(cell, cell.text)))


def _value(source: Source, cell: Element) -> Decimal | None:
    said = _text(source, cell)
    try:
        value = Decimal(said) if said else None
        if value is None or value.is_finite():
            return value
    except InvalidOperation:
        pass
    raise source.fault("TPL024", cell, f"В ячейке диаграммы стоит число с точкой, а не «{said}»")
