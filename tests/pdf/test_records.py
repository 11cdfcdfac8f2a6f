"""What the typst template is told: distances, labels, nested lists, break marks, rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from generator.content.tree import Label, Row, Run
from generator.pdf.lines import Lines, merged, text_pieces
from generator.pdf.records import Flow
from generator.pdf.settled import Settled, Spot
from generator.word.look import Border, Look
from tests.pdf.samples import cell, p, paper, row, table

WIDTH = 481.9


@pytest.fixture
def flow(look: Look) -> Flow:
    return Flow(look, {}, WIDTH)


def _restyled(look: Look, role: str, **facts: object) -> Flow:
    return Flow(replace(look, styles={**look.styles, role: replace(look.style(role), **facts)}), {}, WIDTH)  # type: ignore[arg-type]


def test_blocks_stand_apart_by_the_pitch_left_and_the_larger_distance(flow: Flow) -> None:
    body, heading, again = flow.blocks([p("body", "а"), p("heading2", "б"), p("body", "в")])
    assert (body["top"], body["gap"]) == (True, 0)
    assert heading["gap"] == pytest.approx(2.4 + 10)  # extra pitch of the body and the heading's space before
    assert again["gap"] == pytest.approx(6)


def test_paragraphs_of_one_style_drop_the_gap_and_share_their_rule(look: Look) -> None:
    flow = _restyled(look, "member", next_to_same=True, before=6.0, pitch=16.1, borders={"bottom": Border(1)})
    first, second = flow.blocks([p("member", "а"), p("member", "б")])
    assert (first["gap"], second["gap"]) == (6, 0)
    assert (first["rules"], set(second["rules"])) == ({}, {"bottom"})


def test_labelled_paragraphs_nest_and_the_line_begins_behind_the_label(flow: Flow) -> None:
    items = [("bullet1", "а", Label(1)), ("bullet2", "б", Label(1, 1)), ("number1", "в", Label(2, 0, (3,)))]
    bullets, numbers = flow.blocks([p(role, text, label=label) for role, text, label in items])
    (item,) = bullets["items"]
    assert (item["label"], [nested["items"][0]["label"] for nested in item["nested"]]) == ("– ", ["– "])
    assert (numbers["numbered"], numbers["items"][0]["label"]) == (True, "3. ")
    assert item["first"] == pytest.approx(item["start"] + 14 * (0.5 + 0.25))  # a dash and a space of Times


def test_an_item_kept_with_the_next_block_is_a_list_of_its_own(flow: Flow) -> None:
    items = [p("bullet1", "а", label=Label(1)), p("bullet1", "б", label=Label(1), keep_next=True)]
    assert [(one["kind"], one["sticky"]) for one in flow.blocks(items)] == [("list", False), ("list", True)]


def test_text_is_marked_where_lines_break_and_kept_as_typed() -> None:
    assert text_pieces("до да/нет, 2018-2019") == [
        "до ", {"kind": "joined", "text": "да/нет,"}, " 2018-", {"kind": "parted"}, "2019",
    ]  # fmt: skip
    assert text_pieces("№ 273-ФЗ") == ["№ ", {"kind": "joined", "text": "273-ФЗ"}]


def test_runs_that_print_alike_are_one() -> None:
    runs = [Run("2026/"), Run("27"), Run(" год", bold=True)]
    assert merged(runs) == [Run("2026/27"), Run(" год", bold=True)]


def test_a_word_wider_than_the_line_is_parted_where_the_line_ends(look: Look) -> None:
    pieces: list[Any] = Lines(look, {}, 100).pieces([Run("Ж" * 20)], look.style("cell"))
    assert [piece for piece in pieces if isinstance(piece, str)] == ["Ж" * 9, "Ж" * 9, "ЖЖ"]


def test_rows_that_pages_show_to_be_lonely_or_too_tall_are_told(look: Look) -> None:
    tree = paper(table(row("а", "б"), row("в", "г")))
    spots = [Spot("row:0:1", 1, 700, 785), Spot("row:0:2", 2, 90, 785)]
    settled = Settled().after(spots, tree, look)
    assert settled == Settled(kept=frozenset({"row:0:1"}))
    assert Settled().after([Spot("row:0:1", 1, 800, 785)], tree, look).loose == {"row:0:1"}


def test_two_last_rows_are_tied_by_a_cell_without_width(flow: Flow) -> None:
    flow = replace(flow, tables=count())
    (record,) = flow.blocks([table(row("а", "б"), row("в", "г"), row("д", "е"))])
    Settled(kept=frozenset({"row:0:2"})).apply([record])
    assert record["widths"][0] == 0
    spans = [[(cell.get("columns", 1), cell.get("rows", 1)) for cell in one["cells"]] for one in record["rows"]]
    assert spans == [[(2, 1), (1, 1)], [(2, 1), (1, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_a_group_is_kept_with_its_row_and_a_row_of_heads_is_a_head(flow: Flow) -> None:
    group = Row((cell("Группа", 0, "group", colspan=2, scope="col"),), group=True)
    (record,) = flow.blocks([table(group, row("а", "б"))])
    assert [one["kind"] for one in record["rows"]] == ["head", "kept", "row"]


def test_text_beside_another_run_boxes_all_but_its_edges() -> None:
    assert text_pieces("за да/нет и и/или", is_open=True) == [
        "за ",
        {"kind": "joined", "text": "да/нет"},
        " и ",
        "и/\u2060или",
    ]
