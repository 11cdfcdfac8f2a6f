"""What Word would show of a DOCX, read from small ones made by hand."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from generator.parity import docx_blocks
from generator.parity.docx import read_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Item">
  <w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Inner"><w:basedOn w:val="Item"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain">
  <w:basedOn w:val="Item"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>
</w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Item"/><w:suff w:val="space"/>
    <w:lvlText w:val="%1."/>
  </w:lvl>
  <w:lvl w:ilvl="1">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Inner"/><w:lvlText w:val="%1.%2."/>
  </w:lvl>
  <w:lvl w:ilvl="2">
    <w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:suff w:val="nothing"/><w:lvlText w:val="%3)"/>
  </w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3">
  <w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
"""


def docx(body: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
        package.writestr("word/numbering.xml", f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>")
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{relations}"/>')
    return target.getvalue()


def p(text: str = "", style: str = "", list: int | None = None, level: int | None = None) -> str:
    numbers = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    numbers += f'<w:numId w:val="{list}"/>' if list is not None else ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}<w:numPr>{numbers}</w:numPr></w:pPr>{run(text)}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def labels(*paragraphs: str) -> list[str]:
    return [block.removesuffix("x") for block in docx_blocks(docx("".join(paragraphs)))]


def test_a_list_counts_by_its_style_and_restarts_deeper_levels() -> None:
    one, two = p("x", "Item"), p("x", "Inner")
    assert labels(one, two, two, one, two) == ["1. ", "1.1. ", "1.2. ", "2. ", "2.1. "]


def test_a_paragraph_without_a_level_takes_its_styles() -> None:
    assert labels(p("x", "Item"), p("x", "Inner", list=1), p("x", "Item", level=1)) == ["1. ", "1.1. ", "1.2. "]


def test_lists_of_one_definition_count_on_unless_they_override_the_start() -> None:
    assert labels(p("x", list=1), p("x", list=2), p("x", list=3), p("x", list=3)) == ["1. ", "2. ", "1. ", "2. "]


def test_zero_takes_a_paragraph_out_of_its_styles_list() -> None:
    assert labels(p("x", "Item"), p("x", "Item", list=0), p("x", "Plain"), p("x", "Item")) == ["1. ", "", "", "2. "]


def test_bullets_and_letters() -> None:
    letters = [p("x", list=1, level=2)] * 31
    found = labels(p("x", list=4), *letters)
    assert (found[0], found[1], found[10], found[-3], found[-1]) == ("– ", "а)", "к)", "я)", "бб)")


def test_spaces_at_the_ends_of_a_text_are_lost_unless_preserved() -> None:
    kept = '<w:r><w:t xml:space="preserve"> б</w:t></w:r>'
    assert docx_blocks(docx(f"<w:p>{run('а ')}{run('б')}{kept}</w:p>")) == ["аб б"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/></w:r>", "а\nб\t"),
        ('<w:r><w:t>а</w:t><w:br w:type="page"/></w:r>', "а"),
        ("<w:r><w:t>а</w:t><w:noBreakHyphen/><w:t>б</w:t></w:r>", "а-б"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>а</w:t></w:r>", ""),
        ("<w:del><w:r><w:delText>а</w:delText></w:r></w:del><w:ins><w:r><w:t>б</w:t></w:r></w:ins>", "б"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>а</w:t></w:r></w:hyperlink>', "а"),
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "‹номер страницы›"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>ответ</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/><w:t> и</w:t></w:r>',
            "ответи",
        ),
    ],
)
def test_runs_read_as_word_shows_them(xml: str, text: str) -> None:
    assert "".join(docx_blocks(docx(f"<w:p>{xml}</w:p>"))) == text


def test_cells_are_read_one_by_one_and_merged_ones_once() -> None:
    rows = (
        f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{p('а')}</w:tc><w:tc>{p('')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('не видно')}</w:tc><w:tc>{p('б')}</w:tc></w:tr>"
    )
    assert docx_blocks(docx(f"{p()}<w:tbl>{rows}</w:tbl>{p()}")) == ["а", "", "б"]


def test_the_contents_stand_apart() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    own = f"<w:sdt><w:sdtContent>{p('в рамке')}</w:sdtContent></w:sdt>"
    text = read_docx(docx(f"<w:sdt>{gallery}<w:sdtContent>{p('Глава')}</w:sdtContent></w:sdt>{own}{p('конец')}"))
    assert text.contents == [["Глава"]]
    assert text.blocks == ["в рамке", "конец"]
