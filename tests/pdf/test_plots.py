"""Charts as they are drawn: whatever their numbers and names, all words stand inside and none on another."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest
from lxml import etree

from generator.content.tree import Chart, Figure, Series
from generator.pdf.plots import draw_chart
from generator.word.chart_fitting import unreadable, words_of
from generator.word.charting import texts
from generator.word.look import Look
from tests.charts import paper

KINDS = ("columns", "stacked", "bars", "lines", "pie")
TEXT = "школа результаты учебный год чтение математика доля учеников 5–7 «А» ОГЭ № 4 и по информация"
MOST = {"columns": (12, 6), "stacked": (8, 4), "bars": (12, 6), "lines": (10, 4), "pie": (8, 1)}
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Word(NamedTuple):
    """The box of a text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Word) -> bool:
        return min(self.right, other.right) - max(self.left, other.left) > 0.5 and (
            min(self.bottom, other.bottom) - max(self.top, other.top) > 1.5
        )


def drawn(chart: Chart, look: Look) -> list[Word]:
    words = words_of(look)
    found = []
    for one in etree.fromstring(draw_chart(chart, look, "Шрифт")).iter("{*}text"):
        text, x, y = one.text or "", float(one.get("x", "0")), float(one.get("y", "0"))
        left = x - words.width(text) * ANCHORS[one.get("text-anchor", "")]
        found.append(Word(text, left, y - 0.7 * words.size, left + words.width(text), y))
    return found


def random_chart(kind: str, chance: Random) -> Chart:
    def name() -> str:
        return " ".join(chance.choices(TEXT.split(), k=chance.randint(1, 4)))

    def value() -> Decimal | None:
        if kind != "pie" and not chance.randrange(12):
            return None
        size = chance.choice((3, 100, 100, 10_000_000))
        number = Decimal(chance.randint(0, 10 * size)).scaleb(-chance.randint(0, 1))
        return -number if kind in ("columns", "bars", "lines") and not chance.randrange(4) else number

    most, many = MOST[kind]
    count = chance.randint(2, most)
    categories = tuple(chance.choice((name(), str(2020 + number))) for number in range(count))
    series = tuple(
        Series(name(), (Decimal(1), *(value() for _ in categories[1:]))) for _ in range(chance.randint(1, many))
    )
    return Chart(kind, categories, series, "о", chance.choice(("", "%", "тыс. руб.")))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_words_stand_inside_the_chart_and_apart(kind: str, seed: int, look: Look) -> None:
    tree = paper(look, random_chart(kind, Random(f"{kind} {seed}")))
    (chart,) = (block.picture for block in tree.blocks if isinstance(block, Figure))
    assert isinstance(chart, Chart)
    found = drawn(chart, look)
    assert " ".join(word.text for word in found).split() == " ".join(texts(chart)).split()
    if list(unreadable(tree, look)):
        return
    outside = [
        word
        for word in found
        if word.left < -0.5 or word.right > chart.width + 0.5 or word.top < 0 or word.bottom > chart.height
    ]
    assert outside == []
    assert [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])] == []
