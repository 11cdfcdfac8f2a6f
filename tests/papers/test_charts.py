"""Charts on paper: their numbers, captions, and what is told to those who cannot see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.content.tree import Chart, Figure, Tree
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.workspaces import district

SECTION = """\
показатели:
  - показатель: Доля читающих учеников
    код: доля
    база: 42 % (2026)
    план:
      2027: 60 %
      2028: 80,5 %
    факт:
      2027: 63 %
разделы:
  - раздел: Анализ
    содержание:
      - рисунок:
          название: Схема
          файл: нет (будет)
      - Доля показана на рисунке <№ доля-учеников>.
      - диаграмма:
          код: доля-учеников
          название: Доля читающих учеников
"""


def tree_of(folder: Path, *lines: str) -> Tree:
    text = SECTION + "".join(f"          {line}\n" for line in lines)
    (found,) = check([district(folder, programme=text)])
    assert not found.faulty
    description = next(one for one in found.asked if one.kind.name == "programme")
    return compose(PAPERS["программа"], description, found.workspace).tree


def charts(tree: Tree) -> list[tuple[Chart, str]]:
    figures = (block for block in tree.blocks if isinstance(block, Figure))
    return [(one.picture, one.caption.text if one.caption else "") for one in figures if isinstance(one.picture, Chart)]


def test_a_chart_of_an_indicator_is_a_numbered_figure_told_in_words(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, "данные: показатели.доля")
    ((chart, caption),) = charts(tree)
    assert caption == "Рисунок 2. Доля читающих учеников"
    assert chart.kind == "columns"
    assert [one.name for one in chart.series] == ["План", "База и факт"]
    assert chart.alt == (
        "Столбчатая диаграмма. 2026 год: база и факт — 42,0\u00a0%; 2027 год: план — 60,0\u00a0%, "
        "база и факт — 63,0\u00a0%; 2028 год: план — 80,5\u00a0%"
    )
    texts = [block.text for block in tree.blocks if hasattr(block, "text")]
    assert "Доля показана на рисунке 2." in texts


@pytest.mark.parametrize(
    ("sort", "kind", "words"),
    [
        ("столбцы", "columns", "Столбчатая диаграмма (дал, тыс. руб.). Школы — 300; Район — 1\u00a0200"),
        ("столбцы с накоплением", "stacked", "Столбчатая диаграмма с накоплением (дал, тыс. руб.). Школы — 300"),
        ("полосы", "bars", "Полосовая диаграмма"),
        ("линии", "lines", "Линейный график"),
        ("круг", "pie", "Круговая диаграмма"),
    ],
)
def test_each_kind_is_named_in_words(tmp_path: Path, sort: str, kind: str, words: str) -> None:
    rows = ("столбцы: Кто | Дал", "строки:", "  - Школы | 300", "  - Район | 1200")
    ((chart, _),) = charts(tree_of(tmp_path, f"вид: {sort}", "единица: тыс. руб.", *rows))
    assert chart.kind == kind
    assert chart.alt.startswith(words)


def test_an_author_says_it_in_words_of_his_own(tmp_path: Path) -> None:
    said = ("описание: Доля растёт <срок>", "ширина: 100", "подпись: График")
    ((chart, caption),) = charts(tree_of(tmp_path, "данные: показатели.1", *said))
    assert chart.alt == "Доля растёт 2026–2028 годы"
    assert round(chart.width * 25.4 / 72) == 100
    assert caption == "График 2. Доля читающих учеников"
