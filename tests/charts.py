"""Charts of every kind, fitted to a page, and the paper that holds them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.content.tree import Block, Chart, Figure, Paragraph, Part, Run, Series, Tree
from generator.word.fitting import fitted
from generator.word.look import Look

Values = Sequence[str | None]
YEARS = ("2026", "2027", "2028", "2029")


def chart(kind: str, categories: Sequence[str], *series: tuple[str, Values], unit: str = "") -> Chart:
    read = (Series(name, tuple(None if one is None else Decimal(one) for one in values)) for name, values in series)
    return Chart(kind, tuple(categories), tuple(read), f"Диаграмма {kind}", unit)


CHARTS: Mapping[str, Chart] = {
    "columns": chart(
        "columns", YEARS, ("План", ("42", "60", "80", "90")), ("Факт", ("42", "63", None, None)), unit="%"
    ),
    "negative": chart("columns", ("ВПР", "ОГЭ & ЕГЭ", "=A1"), ("Прирост", ("12.5", "-3", "0")), unit="человек"),
    "stacked": chart(
        "stacked",
        YEARS,
        ("Бюджет района", ("1200", "1500", "900", "50")),
        ("Средства школ", ("300", "10", "10", "250")),
        ("Спонсоры", ("100", "20", "10", None)),
        unit="тыс. руб.",
    ),
    "bars": chart(
        "bars",
        ("мало читают дома", "на уроках нет заданий на понимание прочитанного", "иное"),
        ("", ("41.7", "58.8", "3")),
    ),
    "lines": chart(
        "lines",
        YEARS,
        ("Русский язык", ("55", "58", "61.5", "70")),
        ("Математика", ("42", "47", "57", "66")),
        ("Физика", ("30", None, "35", "34")),
        unit="%",
    ),
    "equal": chart("lines", ("2026", "2027"), *((name, ("0", "5.5")) for name in ("А", "Б", "В", "Г")), unit="%"),
    "whole": chart("pie", ("да", "нет"), ("Ответов", ("0", "41"))),
    "empty": chart("stacked", ("да", "нет"), ("Ответов", ("0", "0")), ("Отказов", (None, "0"))),
    "pie": chart("pie", ("Высшая", "Первая", "Без категории", "Молодые"), ("Учителей", ("41", "58", "23", "3"))),
}


def paper(look: Look, *charts: Chart) -> Tree:
    """A paper whose figures are these charts, each amid words, fitted to the look."""
    blocks: list[Block] = []
    for number, one in enumerate(charts, 1):
        caption = Paragraph("figure-caption", (Run(f"Рисунок {number}. Что показано"),))
        blocks += [Paragraph("body", (Run(f"Смотрите рисунок {number}."),)), Figure(one, caption)]
    return fitted(Tree("Отчёт", (Part(tuple(blocks)),)), look)
