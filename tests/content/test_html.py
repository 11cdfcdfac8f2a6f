from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from generator.content.html import build_tree
from generator.content.marks import PlaceMarks
from generator.content.tree import (
    Asset,
    Break,
    Chart,
    Columns,
    Contents,
    Figure,
    Label,
    Paragraph,
    Part,
    Picture,
    Run,
    Series,
    Table,
)
from generator.content.xhtml import P_ROLES
from tests.content.texts import blocks, outline, page, tree, typed

MM = 72 / 25.4
COLS = '<colgroup><col width="25%"/><col width="75%"/></colgroup>'


def paragraph(body: str) -> Paragraph:
    (block,) = blocks(body)
    assert isinstance(block, Paragraph)
    return block


def table(inside: str, attributes: str = 'class="grid"') -> Table:
    (block,) = blocks(f"<table {attributes}>{inside}</table>")
    assert isinstance(block, Table)
    return block


def png(width: int, height: int) -> Asset:
    Image.new("1", (width, height)).save(out := BytesIO(), "PNG")
    return Asset(out.getvalue(), "png")


# --- the paper ------------------------------------------------------------------------------------------------------


def test_the_head_gives_title_author_and_language() -> None:
    marks = PlaceMarks()
    head = f'<title>{marks.wrap(typed("Программа"))}\n «Рост»</title><meta name="author" content="Отдел"/>'
    built = build_tree(page("<p>а</p>", head), template="т.html.j2", assets={}, marks=marks)
    assert (built.title, built.author, built.language) == ("Программа «Рост»", "Отдел", "ru-RU")


def test_landscape_sections_part_the_paper_and_empty_parts_are_dropped() -> None:
    wide = '<section class="landscape"><p>{}</p></section>'
    built = tree(f"{wide.format('а')}{wide.format('б')}<p>в</p><p>г</p>{wide.format('')}")
    assert built.parts == (
        Part((Paragraph("body", (Run("а"),)),), landscape=True),
        Part((Paragraph("body", (Run("б"),)),), landscape=True),
        Part((Paragraph("body", (Run("в"),)), Paragraph("body", (Run("г"),)))),
    )


def test_headings_have_anchors_of_their_own_or_generated_ones() -> None:
    body = '<h1 class="title">а</h1><h1 id="h-1">б</h1><h2 class="newpage">в</h2><h3>г</h3>'
    found = [(one.role, one.anchor, one.new_page) for one in blocks(body) if isinstance(one, Paragraph)]
    assert found == [
        ("title", "", False),
        ("heading1", "h-1", False),
        ("heading2", "h-2", True),
        ("heading3", "h-3", False),
    ]


def test_the_contents_name_their_depth() -> None:
    assert blocks('<nav class="toc" data-levels="3"><p>Содержание</p></nav>') == [
        Contents(Paragraph("contents-title", (Run("Содержание"),)), 3)
    ]


# --- paragraphs and runs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(P_ROLES))
def test_a_class_gives_a_paragraph_its_role(role: str) -> None:
    assert paragraph(f'<p class="{role}">а</p>').role == role


def test_modifiers_change_a_paragraph() -> None:
    assert paragraph('<p class="place center noindent newpage keep">а</p>') == Paragraph(
        "place", (Run("а"),), align="center", no_indent=True, new_page=True, keep_next=True
    )


def test_an_empty_paragraph_is_dropped() -> None:
    assert outline("<p>а</p><p> <strong> </strong>\n</p>") == [("body", "а")]


def test_inline_tags_become_runs_of_their_look() -> None:
    body = '<h1 id="a">а</h1><p>б<strong>в<em>г</em></strong>H<sub>2</sub>O<sup>3</sup><a href="#a">д</a></p>'
    _, block = blocks(body)
    assert isinstance(block, Paragraph)
    assert block.inlines == (
        Run("б"),
        Run("в", bold=True),
        Run("г", bold=True, italic=True),
        Run("H"),
        Run("2", script="sub"),
        Run("O"),
        Run("3", script="sup"),
        Run("д", link="a"),
    )


def test_spaces_collapse_over_tags_and_a_no_break_space_stays() -> None:
    body = "<p>\n а \n<strong> б\u00a0 </strong> в <em> </em> <br/> г\t</p>"
    assert paragraph(body).inlines == (Run("а "), Run("б\u00a0 ", bold=True), Run("в"), Break(), Run("г"))


def test_marks_become_places_on_runs() -> None:
    marks = PlaceMarks()
    body = f"<p>№ {marks.wrap(typed('один два', 3))}, <strong>{marks.wrap(typed('три', 4))}</strong></p>"
    (block,) = blocks(body, marks=marks)
    assert isinstance(block, Paragraph)
    places = [(run.text, run.place and run.place.line) for run in block.inlines if isinstance(run, Run)]
    assert places == [("№ ", None), ("один два", 3), (", ", None), ("три", 4)]


# --- lists ----------------------------------------------------------------------------------------------------------


def test_bullets_nest_and_each_list_is_its_own() -> None:
    found = blocks("<ul><li>а<ul><li>б<ul><li>в</li></ul></li></ul></li><li>г</li></ul><ul><li>д</li></ul>")
    assert [(one.role, one.label) for one in found if isinstance(one, Paragraph)] == [
        ("bullet1", Label(1, 0)),
        ("bullet2", Label(2, 1)),
        ("bullet3", Label(3, 2)),
        ("bullet1", Label(1, 0)),
        ("bullet1", Label(4, 0)),
    ]


def test_numbers_carry_the_counters_of_all_levels_above() -> None:
    found = blocks('<ol start="3"><li>а<ol><li>б</li></ol></li><li>в<ul><li>г<ol><li>д</li></ol></li></ul></li></ol>')
    assert [(one.role, one.label) for one in found if isinstance(one, Paragraph)] == [
        ("number1", Label(1, 0, (3,))),
        ("number2", Label(1, 1, (3, 1))),
        ("number1", Label(1, 0, (4,))),
        ("bullet2", Label(2, 1)),
        ("number3", Label(3, 2, (4, 1, 1))),
    ]


def test_brackets_and_letters_are_shapes_of_an_outermost_list() -> None:
    assert outline('<ol class="bracket"><li>а</li></ol><ol class="letter" start="2"><li>б</li></ol>') == [
        ("bracket1", "1 а"),
        ("letter1", "2 б"),
    ]


def test_an_item_may_hold_further_paragraphs_and_begin_with_one() -> None:
    assert outline("<ul><li>а<p>б</p></li><li><p>в</p><p>г</p></li></ul>") == [
        ("bullet1", "а"),
        ("body", "б"),
        ("bullet1", "в"),
        ("body", "г"),
    ]


def test_points_count_with_their_subpoints_and_hold_other_blocks() -> None:
    body = (
        '<ol class="points"><li>а<ol><li>б</li></ol><p class="member">в</p><ol><li>г</li></ol>'
        '<ol class="bracket"><li>д</li></ol></li><li>е</li></ol>'
    )
    found = [one for one in blocks(body) if isinstance(one, Paragraph)]
    assert [(one.role, one.text) for one in found] == [
        ("point1", "а"),
        ("point2", "б"),
        ("member", "в"),
        ("point2", "г"),
        ("bracket1", "д"),
        ("point1", "е"),
    ]
    assert [one.label for one in found] == [
        Label(1, 0, (1,)),
        Label(1, 1, (1, 1)),
        None,
        Label(1, 1, (1, 2)),
        Label(2, 0, (1,)),
        Label(1, 0, (2,)),
    ]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_a_table_has_roles_scopes_and_a_title() -> None:
    found = table(
        f"<caption>Факторы</caption>{COLS}<thead><tr><th>а</th><th>б</th></tr></thead>"
        '<tbody><tr class="group"><td colspan="2">в</td></tr><tr><th scope="row">г</th><td>д</td></tr></tbody>',
        'class="grid splittable"',
    )
    assert found.caption == Paragraph("table-caption", (Run("Факторы"),))
    assert (found.title, found.splittable, found.widths) == ("Факторы", True, (25.0, 75.0))
    cells = [[(cell.blocks[0].role, cell.column, cell.colspan, cell.scope) for cell in row.cells] for row in found.rows]
    assert cells == [
        [("head", 0, 1, "col"), ("head", 1, 1, "col")],
        [("group", 0, 2, "")],
        [("row-head", 0, 1, "row"), ("cell", 1, 1, "")],
    ]
    assert [(row.head, row.group) for row in found.rows] == [(True, False), (False, True), (False, False)]


def test_spans_leave_no_cell_where_they_cover() -> None:
    found = table(f'{COLS}<tbody><tr><td rowspan="2">а</td><td>б</td></tr><tr><td>в</td></tr></tbody>')
    assert [[(cell.column, cell.rowspan) for cell in row.cells] for row in found.rows] == [[(0, 2), (1, 1)], [(1, 1)]]


def test_widths_are_scaled_to_a_hundred() -> None:
    found = table('<colgroup><col width="33.3%"/><col width="66.3%"/></colgroup><tbody><tr><td/><td/></tr></tbody>')
    assert sum(found.widths) == pytest.approx(100)


def test_a_cell_holds_paragraphs_and_lists_of_its_own_roles() -> None:
    found = table(
        f'{COLS}<tbody><tr><td/><td class="center">а<p class="right">б</p>'
        "<ul><li>в<ul><li>г<ul><li>д</li></ul></li></ul></li></ul>"
        "<ol><li>е<ol><li>ж</li></ol></li></ol></td></tr></tbody>"
    )
    empty, full = found.rows[0].cells
    assert empty.blocks == (Paragraph("cell"),)
    assert [(one.role, one.text, one.align) for one in full.blocks] == [
        ("cell", "а", "center"),
        ("cell", "б", "right"),
        ("cell-bullet1", "в", "center"),
        ("cell-bullet2", "г", "center"),
        ("cell-bullet2", "д", "center"),
        ("cell-number1", "е", "center"),
        ("cell-number1", "ж", "center"),
    ]
    assert [one.label.numbers for one in full.blocks if one.label] == [(), (), (), (1,), (1,)]


# --- columns and figures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["signature", "requisites", "visa", "acquainted"])
def test_columns_are_cells_side_by_side(role: str) -> None:
    (found,) = blocks(f'<div class="{role}"><div>а</div><div/><div><p>б</p><p>в</p></div></div>')
    assert found == Columns(
        role,
        (
            (Paragraph(role, (Run("а"),), align="left"),),
            (Paragraph(role, align="center"),),
            (Paragraph(role, (Run("б"),), align="right"), Paragraph(role, (Run("в"),), align="right")),
        ),
    )


def test_a_lone_column_keeps_the_alignment_of_its_style() -> None:
    assert blocks('<div class="visa"><div>а</div></div>') == [Columns("visa", ((Paragraph("visa", (Run("а"),)),),))]


def test_a_chart_is_read_from_a_table_of_numbers() -> None:
    marks = PlaceMarks()
    head = f"<thead><tr><th>Год</th><th>{marks.wrap(typed('План', 3, 5))}</th><th>Факт</th></tr></thead>"
    rows = "<tr><th>2027</th><td>60.5</td><td>-3</td></tr><tr><th>2028</th><td>80</td><td></td></tr>"
    table = (
        f'<table class="chart lines" title="Рост" data-unit="%" data-width="100">{head}<tbody>{rows}</tbody></table>'
    )
    (found,) = blocks(f"<figure>{table}<figcaption>Рисунок 1</figcaption></figure>", marks=marks)
    assert isinstance(found, Figure) and isinstance(chart := found.picture, Chart)
    assert (chart.kind, chart.categories, chart.alt, chart.unit) == ("lines", ("2027", "2028"), "Рост", "%")
    assert chart.series == (
        Series("План", (Decimal("60.5"), Decimal(80))),
        Series("Факт", (Decimal(-3), None)),
    )
    assert round(chart.width * 25.4 / 72) == 100
    assert chart.place is not None and (chart.place.line, chart.place.column) == (3, 5)
    assert found.caption == Paragraph("figure-caption", (Run("Рисунок 1"),))


def test_a_figure_has_its_natural_size_its_place_and_an_anchor_on_the_caption() -> None:
    marks = PlaceMarks()
    alt = marks.wrap(typed("Шесть шагов", 9))
    body = f'<figure id="cycle"><img src="цикл.png" alt="{alt}"/><figcaption>Цикл</figcaption></figure>'
    (found,) = blocks(body, {"цикл.png": png(96, 48)}, marks)
    assert isinstance(found, Figure)
    assert found.picture == Picture("цикл.png", 72, 36, "Шесть шагов", marks[0])
    assert found.caption == Paragraph("figure-caption", (Run("Цикл"),), anchor="cycle")


@pytest.mark.parametrize(
    ("pixels", "width", "expected"),
    [
        ((100, 50), ' width="50"', (50 * MM, 25 * MM)),
        ((2000, 1000), "", (165 * MM, 82.5 * MM)),
        ((500, 2000), "", (50 * MM, 200 * MM)),
        ((100, 100), ' width="500"', (165 * MM, 165 * MM)),
    ],
)
def test_a_picture_keeps_its_proportions_and_fits_the_page(
    pixels: tuple[int, int], width: str, expected: tuple[float, float]
) -> None:
    (found,) = blocks(f'<figure><img src="р" alt="о"{width}/></figure>', {"р": png(*pixels)})
    assert isinstance(found, Figure)
    assert (found.picture.width, found.picture.height) == pytest.approx(expected)


@pytest.mark.parametrize("size", ['width="96" height="48"', 'width="72pt" height="36pt"', 'viewBox="0 0 96 48"'])
def test_a_drawing_tells_its_size_in_any_unit(size: str) -> None:
    svg = Asset(f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode(), "svg")
    (found,) = blocks('<figure><img src="р" alt="о"/></figure>', {"р": svg})
    assert isinstance(found, Figure)
    assert (found.picture.width, found.picture.height) == pytest.approx((72, 36))


def test_a_missing_picture_leaves_its_place_and_caption() -> None:
    body = '<figure id="a"><p class="missing">Место рисунка</p><figcaption>Цикл</figcaption></figure>'
    assert blocks(body) == [
        Paragraph("figure-missing", (Run("Место рисунка"),), keep_next=True),
        Paragraph("figure-caption", (Run("Цикл"),), anchor="a"),
    ]
