from generator.content.tree import Row
from generator.pdf.rows import row_anchor, tall_rows
from tests.pdf.samples import cell, paper, row, table

GROUP = Row((cell("Группа", 0, "group", colspan=2),), group=True)
TREE = paper(table(GROUP, row("а", "б"), row("в", "г")))  # rows 1 to 3 under the head, row 0


def _page(*rows: int) -> set[str]:
    return {row_anchor(0, number) for number in rows}


def test_a_head_on_every_page_is_well() -> None:
    assert tall_rows(TREE, [_page(0, 1, 2), _page(0, 2, 3)], set()) == set()


def test_rows_that_begin_a_page_without_the_head_are_too_tall() -> None:
    assert tall_rows(TREE, [_page(1), _page(0, 2, 3)], set()) == _page(1)
    assert tall_rows(TREE, [_page(1, 2), _page(0, 2, 3)], set()) == _page(1, 2)


def test_a_head_that_loose_rows_do_not_bring_back_is_too_tall_itself() -> None:
    assert tall_rows(TREE, [_page(1, 2, 3)], _page(1, 2)) == _page(0)
    assert tall_rows(TREE, [_page(0), _page(1, 2, 3)], _page(0, 1, 2)) == set()
