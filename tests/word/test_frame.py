"""Frames read into a look: the built-in ones, and foreign ones with formatting of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from generator.word.frame import MARKER, Frame, fill_frame, load_frame
from generator.word.look import label_text
from generator.word.package import pack
from generator.word.roles import LEVELS, PURPOSES, ROLES
from generator.word.styles import line_pitch
from tests.conftest import Golden
from tests.word.frames import DOCUMENT, FONTS, NUMBERING, OFFICE_LINES, STYLES, load_edited

LOOKS = Path(__file__).parent / "looks"


@pytest.fixture(scope="module", params=["gost", "blank"])
def frame(request: pytest.FixtureRequest) -> Frame:
    return load_frame(request.param, FONTS)


def look_table(frame: Frame) -> str:
    """Role, family, size, pitch, indents and spacing of each style, one a line."""
    lines = []
    for role in ROLES:
        style = frame.look.style(role)
        marks = "".join(mark for mark, on in (("B", style.bold), ("I", style.italic), ("→", style.keep_next)) if on)
        numbers = " ".join(
            f"{n:6g}" for n in (style.size, style.pitch, style.left, style.first, style.before, style.after)
        )
        lines.append(f"{role:16} {numbers}  {style.align:8}{marks}".rstrip())
    return "\n".join(lines) + "\n"


def test_the_built_in_looks_are_those_agreed(frame: Frame, golden: Golden) -> None:
    golden(LOOKS / f"{frame.name}.txt", look_table(frame))


def test_word_takes_the_built_in_frames(frame: Frame, tmp_path: Path) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(pack(fill_frame(frame, OFFICE_LINES).parts))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_letterhead_also_goes_by_its_russian_name() -> None:
    assert load_frame("бланк", FONTS).name == "blank"


def test_the_body_has_one_paragraph_to_stand_in(frame: Frame) -> None:
    filled = fill_frame(frame, OFFICE_LINES)
    assert filled.parts[DOCUMENT].decode().count(MARKER) == 1


def test_every_role_has_a_purpose_to_name_in_messages() -> None:
    assert PURPOSES.keys() == ROLES.keys()
    assert LEVELS.keys() <= ROLES.keys()


def test_the_gost_page_is_that_of_the_standard() -> None:
    page = load_frame("gost", FONTS).look.page
    millimetres = [round(side / 72 * 25.4) for side in (page.left, page.right, page.top, page.bottom)]
    assert millimetres == [30, 10, 20, 20]
    assert round(page.text_width() / 72 * 25.4) == 170
    assert page.first_differs
    assert page.header / 72 * 25.4 >= 10


@pytest.mark.parametrize(
    ("natural", "line", "rule", "pitch"),
    [
        (12 * 1.325, 276, "auto", 18.25),  # PT Serif 12 by 1.15
        (14 * 1.14990234375, 264, "auto", 17.70),  # Times 14 by 1.1
        (14 * 1.14990234375, 240, "auto", 16.10),
        (14 * 1.14990234375, 20, "exact", 1.0),
        (10 * 1.14990234375, 200, "atLeast", 11.5),
        (10 * 1.14990234375, 400, "atLeast", 20.0),
    ],
)
def test_lines_lie_whole_twips_apart(natural: float, line: int, rule: str, pitch: float) -> None:
    assert line_pitch(natural, line, rule)[0] == pitch


def test_list_labels_come_from_the_numbering(frame: Frame) -> None:
    numbers = {"number2": (1, 2), "number3": (1, 2, 3), "point2": (3, 1)}
    numbers |= {role: () for role in LEVELS if "bullet" in role}
    labels = {role: frame.look.style(role).label for role in LEVELS}
    assert {role: label and label_text(label, numbers.get(role, (2,))) for role, label in labels.items()} == {
        "bullet1": "–",
        "bullet2": "–",
        "bullet3": "–",
        "number1": "2.",
        "number2": "2)",
        "number3": "в)",
        "bracket1": "2)",
        "letter1": "б)",
        "point1": "2.",
        "point2": "3.1.",
        "cell-bullet1": "–",
        "cell-bullet2": "–",
        "cell-number1": "2.",
    }


def test_the_signature_has_three_columns(frame: Frame) -> None:
    width = frame.look.page.text_width()
    shares = [round(stop.position / width, 2) for stop in frame.look.style("signature").tabs]
    assert shares == [0.5, 0.7, 1.0]
    assert [stop.kind for stop in frame.look.style("signature").tabs] == ["left", "left", "right"]


def test_contents_lines_end_at_the_edge_of_the_text(frame: Frame) -> None:
    width = frame.look.page.text_width()
    (stop,) = frame.look.style("contents1").tabs
    assert (stop.kind, stop.leader) == ("right", ".")
    assert stop.position == pytest.approx(width)


def test_a_style_keeps_its_own_indent_against_its_lists(tmp_path: Path) -> None:
    own = '<w:numId w:val="1"/></w:numPr><w:ind w:left="100"/>'
    edited = load_edited(tmp_path, {STYLES: ('<w:numId w:val="1"/>\n      </w:numPr>', own)})
    style = edited.look.style("bullet1")
    assert (style.left, style.first) == (5.0, 35.45)


def test_a_list_indent_lies_over_the_inherited_one(tmp_path: Path) -> None:
    edited = load_edited(tmp_path, {NUMBERING: ('w:left="0" w:firstLine="709"', 'w:left="284" w:hanging="284"')})
    style = edited.look.style("bullet1")
    assert (style.left, style.first) == (14.2, -14.2)


def test_theme_fonts_are_looked_up(tmp_path: Path) -> None:
    plain = "<w:rFonts " + " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "eastAsia", "hAnsi", "cs"))
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    minor = '<a:minorFont>\n        <a:latin typeface="{}"'
    edited = load_edited(tmp_path, {STYLES: (plain, themed)})
    assert edited.look.style("body").family == "Times New Roman"
    theme = (minor.format("Times New Roman"), minor.format("PT Serif"))
    edited = load_edited(tmp_path, {STYLES: (plain, themed), "word/theme/theme1.xml": theme})
    assert edited.look.style("body").family == "PT Serif"


def test_the_table_style_lies_below_the_styles_of_cells(tmp_path: Path) -> None:
    grid = '<w:name w:val="Table Grid"/>\n    <w:basedOn w:val="TableNormal"/>\n    <w:uiPriority w:val="39"/>'
    edited = load_edited(tmp_path, {STYLES: (grid, grid + '<w:pPr><w:spacing w:after="40"/></w:pPr>')})
    assert edited.look.style("cell").after == 2.0
    assert edited.look.style("body").after == 0.0


def test_loading_a_frame_twice_gives_the_same(frame: Frame) -> None:
    again = load_frame(frame.name, FONTS)
    assert again.look.styles == frame.look.styles
    assert again.parts == frame.parts
