"""What stands in a frame besides the body, carried into blocks of the tree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.tree import Break, Columns, PageNumber, Paragraph, Picture, Run, Tab, Table
from generator.findings import Place
from generator.word.frame import FilledFrame, fill_frame, load_frame
from generator.word.look import Border, Style
from generator.word.placeholders import fill, has_placeholders
from tests.word.frames import DOCUMENT, FONTS, HEADER, OFFICE_LINES, RELATIONS, load_edited

MARKER_PARAGRAPH = '<w:p>\n      <w:pPr>\n        <w:pStyle w:val="BodyText"/>'


def paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def table(cells: list[str], width: int = 9638, properties: str = "") -> str:
    each = width // len(cells)
    columns = f'<w:gridCol w:w="{each}"/>' * len(cells)
    row = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"


def above(folder: Path, markup: str) -> FilledFrame:
    """The gost frame with something above the body."""
    return fill_frame(load_edited(folder, {DOCUMENT: (MARKER_PARAGRAPH, markup + MARKER_PARAGRAPH)}), {})


def first(filled: FilledFrame) -> tuple[Paragraph, Style]:
    block = filled.furniture.before[0]
    assert isinstance(block, Paragraph)
    return block, filled.look.style(block.role)


@pytest.fixture(scope="module")
def letterhead() -> FilledFrame:
    return fill_frame(load_frame("blank", FONTS), OFFICE_LINES)


def test_the_letterhead_stands_beside_its_emblem(letterhead: FilledFrame) -> None:
    columns, rule = letterhead.furniture.before
    assert isinstance(columns, Columns)
    (emblem,), lines = columns.cells
    assert isinstance(emblem.inlines[0], Picture)
    assert (round(emblem.inlines[0].width), emblem.inlines[0].alt) == (62, "Эмблема организации")
    assert emblem.inlines[0].asset in letterhead.furniture.assets
    assert [line.text for line in lines] == [
        "Отдел образования\nТихореченского района",
        "640001, г. Тихореченск, ул. Луговая, д. 3",
        "8 (35200) 4-11-22 · otdel@tihorechensk.example",
    ]
    assert columns.vertical == ("center", "center")
    assert [stop.position for stop in letterhead.look.style(columns.role).tabs] == [79.4]
    assert isinstance(rule, Paragraph)
    assert letterhead.look.style(rule.role).borders == {"bottom": Border(1.5, "1F3864", 1.0)}


def test_the_footer_stands_on_every_page_and_the_number_from_the_second(letterhead: FilledFrame) -> None:
    furniture = letterhead.furniture
    assert furniture.footer == furniture.footer_first
    (footer,) = furniture.footer
    assert isinstance(footer, Paragraph)
    assert footer.inlines == (Run("Отдел образования"), Tab(), Run("otdel@tihorechensk.example"))
    (header,) = furniture.header
    assert isinstance(header, Paragraph)
    assert header.inlines == (PageNumber(),)
    assert furniture.header_first == ()


def test_lines_that_are_not_given_leave_no_gap() -> None:
    bare = {"организация": dict.fromkeys(OFFICE_LINES["организация"], "") | {"бланк": "Школа"}}
    columns = fill_frame(load_frame("blank", FONTS), bare).furniture.before[0]
    assert isinstance(columns, Columns)
    assert [line.text for line in columns.cells[1]] == ["Школа"]


def test_text_of_the_description_stays_as_it_is() -> None:
    odd = "ООО «Рога & <b>Копыта</b>» {{ 7*7 }} {_{ x }_} {%_ y"
    lines = {"организация": OFFICE_LINES["организация"] | {"бланк": odd}}
    columns = fill_frame(load_frame("blank", FONTS), lines).furniture.before[0]
    assert isinstance(columns, Columns)
    assert columns.cells[1][0].text == odd


def test_a_frame_without_placeholders_is_the_same_by_either_way(tmp_path: Path) -> None:
    frame = load_edited(tmp_path, {DOCUMENT: (MARKER_PARAGRAPH, paragraph(run("Школа № 7")) + MARKER_PARAGRAPH)})
    assert frame.templates == ()
    forced = fill_frame(replace(frame, templates=(DOCUMENT, HEADER)), {})
    assert forced.parts == fill_frame(frame, {}).parts
    assert forced.furniture == fill_frame(frame, {}).furniture


def test_a_placeholder_cut_into_runs_is_filled(tmp_path: Path) -> None:
    cut = run("{{ орг", "<w:b/>") + run("анизация.краткое") + run(" }}")
    frame = load_edited(tmp_path, {DOCUMENT: (MARKER_PARAGRAPH, paragraph(cut) + MARKER_PARAGRAPH)})
    assert first(fill_frame(frame, OFFICE_LINES))[0].text == "Отдел образования"


def test_direct_formatting_makes_a_style_of_its_own(tmp_path: Path) -> None:
    properties = '<w:spacing w:before="100" w:line="480" w:lineRule="auto"/><w:ind w:left="200"/><w:jc w:val="right"/>'
    block, style = first(above(tmp_path, paragraph(run("Школа", '<w:b/><w:sz w:val="40"/>'), properties)))
    assert block.role.startswith("frame-")
    assert block.inlines == (Run("Школа"),)
    assert (style.size, style.bold, style.before, style.left, style.align) == (20.0, True, 5.0, 10.0, "right")
    assert style.pitch == 46.0


def test_what_runs_do_not_share_stays_on_the_runs(tmp_path: Path) -> None:
    runs = run("Школа", '<w:b/><w:sz w:val="32"/>') + run(" № 7", '<w:sz w:val="24"/><w:color w:val="C00000"/>')
    block, style = first(above(tmp_path, paragraph(runs)))
    assert (style.size, style.bold) == (16.0, False)
    big, small = block.inlines
    assert isinstance(big, Run)
    assert isinstance(small, Run)
    assert (big.bold, big.look) == (True, None)
    assert small.look is not None
    assert (small.look.size, small.look.color) == (12.0, "C00000")


def test_alike_paragraphs_share_a_style(tmp_path: Path) -> None:
    line = paragraph(run("строка", '<w:sz w:val="20"/>'))
    filled = above(tmp_path, line + line)
    assert len({getattr(block, "role", "") for block in filled.furniture.before}) == 1


def test_breaks_tabs_links_and_hyphens_are_carried(tmp_path: Path) -> None:
    runs = (
        "<w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/></w:r>"
        '<w:hyperlink w:anchor="x"><w:r><w:t>в</w:t></w:r></w:hyperlink>'
        "<w:sdt><w:sdtContent><w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>й</w:t></w:r></w:sdtContent></w:sdt>"
    )
    block, _ = first(above(tmp_path, paragraph(runs)))
    assert block.inlines == (Run("а"), Break(), Run("б"), Tab(), Run("в"), Run("7"), Run("\u2011"), Run("й"))


def test_page_numbers_come_by_either_kind_of_field(tmp_path: Path) -> None:
    simple = f'<w:fldSimple w:instr=" NUMPAGES  \\* MERGEFORMAT ">{run("9")}</w:fldSimple>'
    frame = load_edited(tmp_path, {HEADER: ("</w:p>", f"<w:r><w:tab/></w:r>{simple}</w:p>")})
    (header,) = fill_frame(frame, {}).furniture.header
    assert isinstance(header, Paragraph)
    assert header.inlines == (PageNumber(), Tab(), PageNumber(total=True))


def test_a_table_without_rules_becomes_columns(tmp_path: Path) -> None:
    (columns, *_) = above(tmp_path, table([paragraph(run("слева")), paragraph(run("справа"))])).furniture.before
    assert isinstance(columns, Columns)
    assert [cell[0].text for cell in columns.cells] == ["слева", "справа"]
    assert columns.vertical == ("top", "top")


def test_margins_of_cells_become_indents(tmp_path: Path) -> None:
    filled = above(tmp_path, table([paragraph(run("слева")), paragraph(run("справа"))], width=8000))
    columns = filled.furniture.before[0]
    assert isinstance(columns, Columns)
    left, right = (filled.look.style(cell[0].role) for cell in columns.cells)
    assert [stop.position for stop in filled.look.style(columns.role).tabs] == [200.0]
    assert (left.left, left.right) == (5.4, 5.4)
    assert (right.left, right.right) == (5.4, round(5.4 + (9638 - 8000) / 20, 2))


def test_a_fully_ruled_table_stays_a_table(tmp_path: Path) -> None:
    ruled = table([paragraph(run("1")), paragraph(run("2"))], properties='<w:tblStyle w:val="TableGrid"/>')
    block = above(tmp_path, ruled).furniture.before[0]
    assert isinstance(block, Table)
    assert block.widths == (50.0, 50.0)


def test_what_stands_below_the_body_is_carried_too(tmp_path: Path) -> None:
    below = ("<w:sectPr>", paragraph(run("Лицензия № 15")) + "<w:sectPr>")
    (block,) = fill_frame(load_edited(tmp_path, {DOCUMENT: below}), {}).furniture.after
    assert isinstance(block, Paragraph)
    assert block.text == "Лицензия № 15"


def test_links_to_the_web_are_allowed(tmp_path: Path) -> None:
    link = '<w:hyperlink r:id="rId90"><w:r><w:t>сайт</w:t></w:r></w:hyperlink>'
    relation = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        ' Target="https://school.example/" TargetMode="External"/></Relationships>'
    )
    edits = {
        DOCUMENT: (MARKER_PARAGRAPH, paragraph(link) + MARKER_PARAGRAPH),
        RELATIONS: ("</Relationships>", relation),
    }
    assert first(fill_frame(load_edited(tmp_path, edits), {}))[0].text == "сайт"


def test_placeholders_are_seen_through_runs() -> None:
    assert has_placeholders("<w:t>{</w:t></w:r><w:r><w:t>{ имя }}</w:t>".encode())
    assert not has_placeholders("<w:t>{ имя }</w:t>".encode())


def test_values_change_nothing_of_the_context() -> None:
    context = {"список": ["а", "б"]}
    part = '<?xml version="1.0"?><w:p xmlns:w="urn:w"><w:r><w:t>{{ список|join(", ") }}</w:t></w:r></w:p>'
    assert "а, б" in fill("часть", part.encode(), context, Place("рамка")).decode()
    assert context == {"список": ["а", "б"]}
