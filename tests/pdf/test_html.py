from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.tree import Label, PageNumber, Paragraph, Run, RunLook, Tab
from generator.pdf.html import Flow
from generator.word.look import Border, Look, TabStop
from tests.pdf.samples import p, row, table


@pytest.fixture
def flow(look: Look) -> Flow:
    return Flow(look, {})


def _restyled(look: Look, role: str, **facts: object) -> Flow:
    return Flow(replace(look, styles={**look.styles, role: replace(look.style(role), **facts)}), {})  # type: ignore[arg-type]


def test_labels_are_text_and_lists_nest(flow: Flow) -> None:
    html = flow.blocks(
        [
            p("bullet1", "а", label=Label(1)),
            p("bullet2", "б", label=Label(1, 1)),
            p("bullet1", "в", label=Label(1)),
            p("number1", "г", label=Label(2, 0, (3,))),
        ]
    )
    assert html == (
        '<ul><li><p class="r-bullet1"><span class="label">– </span>а</p>'
        '<ul><li><p class="r-bullet2"><span class="label">– </span>б</p></li></ul></li>'
        '<li><p class="r-bullet1"><span class="label">– </span>в</p></li></ul>'
        '<ul><li><p class="r-number1"><span class="label">3. </span>г</p></li></ul>'
    )


def test_text_is_escaped_and_marked_where_lines_break(flow: Flow) -> None:
    assert flow.blocks([p("body", "да/нет, 2018-2019 <b>")]) == (
        '<p class="r-body">да/\u2060нет, 2018-\u200b2019 &lt;b&gt;</p>'
    )


def test_no_line_ends_at_the_hyphen_of_an_act(flow: Flow) -> None:
    assert flow.blocks([p("body", "№ 273-ФЗ, 9-х, научно-методический, а\u2011б")]) == (
        '<p class="r-body">№ 273-\u2060ФЗ, 9-\u2060х, научно-методический, а-\u2060б</p>'
    )


def test_a_frames_own_formatting_stands_on_its_run(flow: Flow) -> None:
    run = Run("МЕТОДИСТ", look=RunLook(18, "1F4E79", caps=True))
    assert 'style="font-size:18pt;color:#1F4E79;text-transform:uppercase"' in flow.blocks([Paragraph("body", (run,))])


def test_paragraphs_of_one_style_drop_the_gap_between_them(look: Look) -> None:
    flow = _restyled(look, "member", next_to_same=True)
    assert flow.blocks([p("member", "а"), p("member", "б"), p("body", "в")]) == (
        '<p class="r-member no-after">а</p><p class="r-member no-before">б</p><p class="r-body">в</p>'
    )


def test_ruled_paragraphs_of_one_style_share_their_rule(look: Look) -> None:
    flow = _restyled(look, "member", borders={"bottom": Border(1)})
    assert flow.blocks([p("member", "а"), p("member", "б")]) == (
        '<p class="r-member joined-below">а</p><p class="r-member joined-above">б</p>'
    )


def test_tabs_become_boxes_at_the_stops(look: Look) -> None:
    flow = _restyled(look, "footer", tabs=(TabStop(400, "right"),))
    html = flow.blocks([Paragraph("footer", (Run("слева"), Tab(), PageNumber()))])
    assert '<p class="r-footer tabbed">' in html
    assert 'margin-left:0pt;width:200pt;text-align:right"><span class="page-number">' in html


def test_first_column_cells_draw_the_left_rule(flow: Flow) -> None:
    assert flow.blocks([table(row("а", "б"))]).count('class="first"') == 2
