"""The search for a paper in the letters of its pages, on made-up pages."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.parity.outline import Cell, Line, Piece
from generator.parity.pdf import Stream
from generator.parity.reading import Reader
from generator.parity.strands import items_of


def page(text: str) -> Stream:
    """Words as they come on a page; `|` is the end of a line."""
    stream = Stream()
    for word in text.split():
        if word == "|":
            stream.ends.add(len(stream.solid))
            continue
        if stream.solid:
            stream.gaps.append(len(stream.solid))
        stream.solid += word
    return stream


def piece(text: str, **facts: object) -> Piece:
    return Piece(text, text, **facts)  # type: ignore[arg-type]


def line(*cells: str, rows: tuple[int, ...] = (), **facts: object) -> Line:
    spans = rows or (1,) * len(cells)
    made = tuple(Cell((piece(text),), span) for text, span in zip(cells, spans, strict=True))
    return Line(made, **facts)  # type: ignore[arg-type]


def agrees(lines: list[Line], *pages: str) -> bool:
    return Reader(items_of(lines), [page(text) for text in pages]).mismatch() is None


HEAD = line("№", "Мера", table=1, head=True)


def test_a_row_may_break_over_pages_its_cells_in_order() -> None:
    row = line("а б в г", "д е ё ж", table=1)
    assert agrees([row], "а б д е ё", "в г ж")
    assert agrees([row], "а б в г д", "е ё ж")
    assert agrees([row], "д е", "а б", "в г ё ж")
    assert not agrees([row], "д е а б", "в г ё ж")
    assert not agrees([row], "а б д е", "г в ё ж")


def test_a_split_that_only_a_later_page_tells() -> None:
    row = line("да да нет", "да нет да", table=1)
    assert agrees([row], "да да да", "нет нет да")
    assert agrees([row], "да да", "нет да нет да")
    assert not agrees([row], "да да да", "нет да нет")


def test_no_row_begins_before_the_one_above_is_done() -> None:
    rows = [line("а б", "в г", table=1), line("д", "е", table=1)]
    assert agrees(rows, "а в г", "б д е")
    assert not agrees(rows, "а в г д", "б е")


def test_a_spanning_cell_may_go_on_beside_the_rows_it_spans() -> None:
    rows = [line("а б в", "г", table=1, rows=(2, 1)), line("д", table=1), line("е", "ё", table=1)]
    assert agrees(rows, "а б г д", "в е ё")
    assert not agrees(rows, "а б г д е ё", "в")


def test_a_head_may_be_repeated_only_where_its_table_goes_on() -> None:
    rows = [HEAD, line("1", "а б", table=1), line("2", "в", table=1)]
    assert agrees(rows, "№ Мера 1 а", "№ Мера б 2 в")
    assert agrees(rows, "№ Мера 1 а", "б 2 в")
    assert agrees(rows, "№ Мера", "№ Мера 1 а б 2 в")
    assert not agrees(rows, "№ Мера 1 а б № Мера 2 в")
    assert not agrees(rows, "№ Мера 1 а", "№ б 2 в")
    assert not agrees([*rows, line("конец")], "№ Мера 1 а б 2 в", "№ Мера конец")


def test_white_space_stands_where_the_tree_has_it_and_else_only_at_line_ends() -> None:
    assert agrees([line("научно-методический совет")], "научно- | методический совет")
    assert not agrees([line("научно-методический совет")], "научно- методический совет")
    assert not agrees([line("один два")], "одиндва")
    assert not agrees([line("один"), line("два")], "одиндва")
    assert Reader(items_of([Line((Cell((piece("ПРИКАЗ", spaced=True),)),))]), [page("П Р И К А З")]).mismatch() is None


def test_nothing_may_be_left_over() -> None:
    assert not agrees([line("а б")], "а б в")
    assert not agrees([line("а б")], "а б", "в")
    assert not agrees([line("а б"), line("в")], "а б")
    assert agrees([], "")


def test_the_contents_name_pages_that_are_read_apart() -> None:
    entries = (piece("Глава 1", anchor="h-1"), piece("О нас", anchor="h-2"))
    lines = [Line((Cell((piece("Содержание"),)),), entries=entries), *(Line((Cell((one,)),)) for one in entries)]
    reader = Reader(items_of(lines), [page("Содержание Глава 1 . . . 2 О нас ....3"), page("Глава 1"), page("О нас")])
    assert reader.mismatch() is None
    assert reader.began == {"h-1": 2, "h-2": 3}
    assert reader.listed == {"h-1": "2", "h-2": "3"}
    assert not agrees(lines, "Содержание Глава 1 ... О нас ... 3", "Глава 1", "О нас")


def test_it_tells_the_farthest_place_that_it_reached() -> None:
    reader = Reader(items_of([line("а б"), line("в г д")]), [page("а б в"), page("г е")])
    mismatch = reader.mismatch()
    assert mismatch is not None
    assert (mismatch.page, mismatch.expected, mismatch.found) == (2, "г д", "г е")


words = st.lists(st.sampled_from(["да", "нет", "и", "или"]), min_size=1, max_size=12)
tables = st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=6)


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[Line], list[list[str]]]:
    """Rows of few different words, and pages of them, each row broken at random places."""
    rows = draw(tables)
    pages: list[list[str]] = [[]]
    for row in rows:
        rest = row
        while any(rest):
            cuts = [draw(st.one_of(st.just(len(cell)), st.integers(0, len(cell)))) for cell in rest]
            pages[-1] += [word for cell, cut in zip(rest, cuts, strict=True) for word in cell[:cut]]
            rest = [cell[cut:] for cell, cut in zip(rest, cuts, strict=True)]
            if any(rest):
                pages.append([])
    return [line(*map(" ".join, row), table=1) for row in rows], pages


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_every_way_to_break_rows_is_read(layout: tuple[list[Line], list[list[str]]]) -> None:
    lines, pages = layout
    assert agrees(lines, *map(" ".join, pages))


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_no_word_can_be_lost_or_added(layout: tuple[list[Line], list[list[str]]], data: st.DataObject) -> None:
    lines, pages = layout
    spot = data.draw(st.integers(0, len(pages) - 1))
    if pages[spot] and data.draw(st.booleans()):
        del pages[spot][data.draw(st.integers(0, len(pages[spot]) - 1))]
    else:
        pages[spot].insert(data.draw(st.integers(0, len(pages[spot]))), "лишнее")
    assert not agrees(lines, *map(" ".join, pages))


def test_a_fault_in_a_long_table_of_like_words_is_told_soon() -> None:
    rows = [line("да " * 40, "нет да " * 30, "и да " * 20, table=1) for _ in range(100)]
    pages = [" ".join(("да " * 40, "нет да " * 30, "и да " * 20)) for _ in range(100)]
    started = perf_counter()
    assert agrees(rows, *pages)
    assert not agrees(rows, *pages[:90], "нет", *pages[90:])
    assert perf_counter() - started < 5
