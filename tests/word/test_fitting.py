"""No word of a table is broken where a page is broad enough: columns, margins and pages give way in turn."""

from __future__ import annotations

import pytest

from generator.content.tree import Block, Part, Row, Table, Tree
from generator.parity import compare
from generator.word.fitting import fitted
from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, load_frame
from tests.parity.papers import cell, docx_of, p, pdf_of, row
from tests.pdf.samples import pages


@pytest.fixture(scope="module", params=["gost", "blank"])
def frame(request: pytest.FixtureRequest) -> FilledFrame:
    return load_frame(request.param, FontLibrary()).plain


@pytest.fixture(scope="module")
def gost() -> FilledFrame:
    return load_frame("gost", FontLibrary()).plain


def indicators(years: int) -> Table:
    """A table of indicators: a number, a name, a base and a target for every year, all columns alike at first."""
    heads = ("№ п/п", "Показатель", "Базовое значение", *(f"{2026 + n} год" for n in range(years)))
    body = (
        "1",
        "Доля высококвалифицированных учителей",
        "64 % (2025)",
        *(f"{min(65 + 5 * n, 100)}\u00a0%" for n in range(years)),
    )
    return Table((100 / len(heads),) * len(heads), (row(*heads, head=True), row(*body)), title="Показатели")


def paper(*blocks: Block) -> Tree:
    return Tree("Программа", (Part(blocks),))


def table_of(tree: Tree) -> Table:
    return next(block for block in tree.blocks if isinstance(block, Table))


def test_widths_that_hold_the_words_stay(gost: FilledFrame) -> None:
    table = Table((32, 68), (row("Исполнители", "Школы района"),))
    assert table_of(fitted(paper(table), gost.look)) == table


def test_a_narrow_column_takes_what_its_longest_word_needs(gost: FilledFrame) -> None:
    table = table_of(fitted(paper(Table((5, 95), (row("Ответственные", "Школы района"),))), gost.look))
    assert table.widths[0] == pytest.approx(19.5, abs=1)
    assert sum(table.widths) == pytest.approx(100)


@pytest.mark.parametrize("years", [1, 5, 6, 8])
def test_up_to_eight_years_stand_on_an_upright_page_with_no_word_broken(gost: FilledFrame, years: int) -> None:
    tree = fitted(paper(p("body", "Текст."), indicators(years)), gost.look)
    assert [part.landscape for part in tree.parts] == [False]
    assert table_of(tree).tight is (years == 8)
    pdf = pdf_of(tree, gost).data
    text = " ".join(pages(pdf))
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost), pdf) == []
    assert all(word in text for word in ("высококвалифицированных", "значение", "п/п", "2026", "(2025)"))


def test_a_broader_table_turns_its_page_and_takes_its_headings_along(frame: FilledFrame) -> None:
    heading = p("heading2", "Что измеряем", anchor="h-1")
    tree = fitted(paper(p("body", "До."), heading, indicators(11), p("body", "После.")), frame.look)
    assert [(part.landscape, len(part.blocks)) for part in tree.parts] == [(False, 1), (True, 2), (False, 1)]
    pdf = pdf_of(tree, frame).data
    assert compare(tree, frame.look, frame.furniture, docx_of(tree, frame), pdf) == []
    assert "высококвалифицированных" in " ".join(pages(pdf))


def test_a_table_that_no_page_holds_stays_where_it_is(gost: FilledFrame) -> None:
    tree = fitted(paper(indicators(40)), gost.look)
    assert [part.landscape for part in tree.parts] == [False]
    assert sum(table_of(tree).widths) == pytest.approx(100)


def test_an_address_may_break_and_a_cell_over_columns_asks_nothing(gost: FilledFrame) -> None:
    long = Row((cell("Высококвалифицированных" * 2, 0, colspan=2),))
    table = Table((50, 50), (long, row("https://пример.рф/" + "путь" * 20, "Сайт школы")))
    assert [part.landscape for part in fitted(paper(table), gost.look).parts] == [False]
