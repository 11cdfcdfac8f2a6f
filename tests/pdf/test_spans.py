from generator.content.tree import Row, Table
from generator.pdf.spans import cut_spans, page_cuts, row_anchor
from tests.pdf.samples import cell, paper, table


def _spanning() -> Table:
    return table(
        Row((cell("общее", 0, rowspan=3), cell("а", 1))),
        Row((cell("б", 1),)),
        Row((cell("в", 1),)),
    )


def _on(*numbers: int) -> dict[str, int]:
    return {row_anchor(0, row): page for row, page in enumerate(numbers, 1)}


def test_a_cell_is_cut_where_the_page_ends() -> None:
    tree = paper(_spanning())
    assert page_cuts(tree, _on(1, 1, 2)) == {0: {3}}
    cut = next(cut_spans(tree, {0: {3}}).blocks)
    assert isinstance(cut, Table)
    assert [[(one.column, one.rowspan, bool(one.blocks)) for one in row.cells] for row in cut.rows[1:]] == [
        [(0, 2, True), (1, 1, True)],
        [(1, 1, True)],
        [(0, 1, False), (1, 1, True)],
    ]


def test_a_cell_that_is_cut_is_not_cut_again() -> None:
    cut = cut_spans(paper(_spanning()), {0: {3}})
    assert page_cuts(cut, _on(1, 1, 2)) == {}


def test_a_cell_on_one_page_stays_whole() -> None:
    assert page_cuts(paper(_spanning()), _on(1, 1, 1)) == {}
