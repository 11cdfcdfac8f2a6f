"""What makes a frame unfit, and that the message names it."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.errors import BadFrame, Exit
from generator.word.fonts import FontLibrary
from generator.word.frame import fill_frame, load_frame
from generator.word.package import pack
from generator.word.roles import ROLES
from tests.word.frames import (
    DOCUMENT,
    FONTS,
    HEADER,
    NUMBERING,
    OFFICE,
    RELATIONS,
    SETTINGS,
    STYLES,
    Edits,
    fault_of,
    parts_of,
    write_frame,
)

BODY = "{{ body }}"
MARKER = '<w:p>\n      <w:pPr>\n        <w:pStyle w:val="BodyText"/>'
PAGE_FIELD = '<w:instrText xml:space="preserve"> PAGE </w:instrText>'
GRID_RULE = '<w:insideV w:val="single"'


def above(markup: str) -> Edits:
    return {DOCUMENT: (MARKER, f"<w:p>{markup}</w:p>{MARKER}")}


def below_table(cell: str = "", table: str = "", row: str = "") -> Edits:
    markup = (
        f'<w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid><w:gridCol w:w="9638"/></w:tblGrid>'
        f"<w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    )
    return {DOCUMENT: (MARKER, markup + MARKER)}


def relation(kind: str, target: str, mode: str = "") -> Edits:
    item = f'<Relationship Id="rId90" Type="{OFFICE}/{kind}" Target="{target}" {mode}/>'
    return {RELATIONS: ("</Relationships>", item + "</Relationships>")}


PAPER = 'w:w="11906" w:h="16838"'
FIRST_LINE = '<w:ind w:firstLine="709"/>'
OTHER_FONT = '<w:rFonts w:ascii="PT Serif" w:hAnsi="PT Serif"/>'
EXTERNAL = 'TargetMode="External"'
FAULTS: dict[str, tuple[Edits, str, str]] = {
    "doctype": ({STYLES: ("<w:styles", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:styles")}, "FRM003", "DOCTYPE"),
    "torn markup": ({STYLES: ("</w:styles>", "")}, "FRM003", "word/styles.xml"),
    "a number that is none": ({STYLES: ('w:firstLine="709"', 'w:firstLine="много"')}, "FRM003", "много"),
    "a relation that leads nowhere": ({DOCUMENT: ('r:id="rId5"', 'r:id="rId55"')}, "FRM003", "rId55"),
    "a part that is not there": ({RELATIONS: ("header1.xml", "header9.xml")}, "FRM003", "word/header9.xml"),
    "macros": (relation("vbaProject", "vbaProject.bin"), "FRM004", "макросы"),
    "a foreign template": (relation("attachedTemplate", "http://x.example/a.dotm", EXTERNAL), "FRM004", "шаблон"),
    "an embedded object": (relation("oleObject", "embeddings/a.bin"), "FRM004", "OLE"),
    "a picture from the web": (relation("image", "http://x.example/a.png", EXTERNAL), "FRM004", "x.example"),
    "a link to a file": (relation("hyperlink", "file:///c:/a.docx", EXTERNAL), "FRM004", "file:///c:/a.docx"),
    "a document with macros": (
        {
            "[Content_Types].xml": (
                "openxmlformats-officedocument.wordprocessingml.document.",
                "ms-word.document.macroEnabled.",
            )
        },
        "FRM002",
        "макросами",
    ),
    "a list style out of its list": (
        {STYLES: ('<w:ilvl w:val="1"/>\n        <w:numId w:val="2"/>', '<w:numId w:val="3"/>')},
        "FRM011",
        "List Number 2",
    ),
    "styles in a circle": (
        {
            STYLES: (
                '<w:name w:val="Body Text"/>\n    <w:basedOn w:val="Normal"/>',
                '<w:name w:val="Body Text"/><w:basedOn w:val="ListBullet"/>',
            )
        },
        "FRM011",
        "по кругу",
    ),
    "a shaded style": (
        {STYLES: ('<w:ind w:firstLine="709"/>', '<w:shd w:val="clear" w:fill="FFFF00"/><w:ind w:firstLine="709"/>')},
        "FRM011",
        "заливка",
    ),
    "letters of another alphabet": ({NUMBERING: ("russianLower", "upperRoman")}, "FRM011", "upperRoman"),
    "a bullet of a symbol font": ({NUMBERING: ('w:val="–"', 'w:val="\uf0b7"')}, "FRM011", "символьного"),
    "a table style with gaps": ({STYLES: (GRID_RULE, GRID_RULE.replace("single", "nil"))}, "FRM011", "Table Grid"),
    "an unknown font": ({STYLES: ('w:hAnsi="Times New Roman"', 'w:hAnsi="Бумажная"')}, "FRM011", "Бумажная"),
    "columns": ({DOCUMENT: ('<w:cols w:space="708"/>', '<w:cols w:num="2"/>')}, "FRM010", "колонок"),
    "a landscape frame": ({DOCUMENT: (PAPER, 'w:w="16838" w:h="11906"')}, "FRM010", "альбомная"),
    "two sections": (above("<w:pPr><w:sectPr/></w:pPr>"), "FRM010", "раздел"),
    "a page too small": ({DOCUMENT: (PAPER, 'w:w="2000" w:h="3000"')}, "FRM010", "для текста остаётся"),
    "margins that eat the page": ({DOCUMENT: ('w:right="567"', 'w:right="8000"')}, "FRM010", "3,9 см в ширину"),
    "margins that eat a landscape page": ({DOCUMENT: ('w:top="1134"', 'w:top="9000"')}, "FRM010", "альбомном листе"),
    "a margin beyond the edge": ({DOCUMENT: ('w:left="1701"', 'w:left="-300"')}, "FRM010", "левое поле −0,5 см"),
    "a page larger than Word knows": ({DOCUMENT: (PAPER, 'w:w="40000" w:h="50000"')}, "FRM010", "70,6 × 88,2 см"),
    "letters of no size": ({STYLES: ('w:sz w:val="28"', 'w:sz w:val="0"')}, "FRM011", "размер шрифта 0 пт"),
    "letters of no size in a line": (
        above('<w:r><w:rPr><w:sz w:val="0"/></w:rPr><w:t>а</w:t></w:r>'),
        "FRM009",
        "размер шрифта 0 пт",
    ),
    "a rule of no thickness": (
        {STYLES: (f'{GRID_RULE} w:sz="4"', f'{GRID_RULE} w:sz="0"')},
        "FRM011",
        "линия толщиной 0 пт",
    ),
    "a first number that is none": ({NUMBERING: ('<w:start w:val="1"', '<w:start w:val="один"')}, "FRM003", "один"),
    "a header above the sheet": (
        {DOCUMENT: ('w:header="567"', 'w:header="-567"')},
        "FRM010",
        "до верхнего колонтитула",
    ),
    "a list level that is none": ({STYLES: ('<w:ilvl w:val="1"/>', '<w:ilvl w:val="первый"/>')}, "FRM003", "первый"),
    "cells aligned no way": (below_table(cell='<w:vAlign w:val="вбок"/>'), "FRM009", "вбок"),
    "indents that eat the line": ({STYLES: (FIRST_LINE, '<w:ind w:left="9000"/>')}, "FRM011", "отступ"),
    "letters wider than the line": ({STYLES: ('w:sz w:val="32"', 'w:sz w:val="400"')}, "FRM011", "«Title»"),
    "lines one over another": (
        {STYLES: ('w:line="276"', 'w:line="0"')},
        "FRM011",
        "«Body Text» (основной текст) текст не поместится: строки",
    ),
    "letters far apart": (
        {STYLES: ('<w:sz w:val="32"/>', '<w:spacing w:val="900"/><w:sz w:val="32"/>')},
        "FRM011",
        "интервал между буквами",
    ),
    "a gap higher than the page": ({STYLES: ('w:before="3000"', 'w:before="30000"')}, "FRM011", "интервал"),
    "mirrored margins": ({SETTINGS: ("<w:zoom", "<w:mirrorMargins/><w:zoom")}, "FRM010", "зеркальные"),
    "a tall header": ({HEADER: ("</w:hdr>", "<w:p/><w:p/></w:hdr>")}, "FRM014", "Верхний колонтитул"),
    "no place for the body": ({DOCUMENT: (BODY, "")}, "FRM008", "нет"),
    "two places for the body": (above(f"<w:r><w:t>{BODY}</w:t></w:r>"), "FRM008", "(2)"),
    "text beside the body": ({DOCUMENT: (BODY, f"Текст: {BODY}")}, "FRM008", "Текст:"),
    "a break beside the body": ({DOCUMENT: (f"<w:t>{BODY}", f"<w:br/><w:t>{BODY}")}, "FRM008", "разрыв"),
    "a shape": (above("<w:r><w:pict/></w:r>"), "FRM009", "надпись"),
    "a floating picture": (above("<w:r><w:drawing><wp:anchor/></w:drawing></w:r>"), "FRM009", "обтеканием"),
    "another field": ({HEADER: (PAGE_FIELD, "<w:instrText> FILENAME </w:instrText>")}, "FRM009", "FILENAME"),
    "a footnote": (above('<w:r><w:footnoteReference w:id="2"/></w:r>'), "FRM009", "сноска"),
    "changes not accepted": (above("<w:ins><w:r><w:t>нет</w:t></w:r></w:ins>"), "FRM009", "исправления"),
    "a page break": (above('<w:r><w:br w:type="page"/></w:r>'), "FRM009", "разрыв страницы"),
    "a list": (above('<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'), "FRM009", "список"),
    "struck text": (above("<w:r><w:rPr><w:strike/></w:rPr><w:t>нет</w:t></w:r>"), "FRM009", "зачёркивание"),
    "two fonts in a line": (
        above(f"<w:r><w:t>а</w:t></w:r><w:r><w:rPr>{OTHER_FONT}</w:rPr><w:t>б</w:t></w:r>"),
        "FRM009",
        "разные шрифты",
    ),
    "a control that Word fills": (
        above("<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent/></w:sdt>"),
        "FRM009",
        "сам Word",
    ),
    "a table partly ruled": (
        below_table(table='<w:tblBorders><w:bottom w:val="single"/></w:tblBorders>'),
        "FRM009",
        "не со всех сторон",
    ),
    "a floating table": (below_table(table="<w:tblpPr/>"), "FRM009", "обтеканием"),
    "a row of fixed height": (below_table(row='<w:trHeight w:val="900"/>'), "FRM009", "высота"),
    "a shaded cell": (below_table(cell='<w:shd w:val="clear" w:fill="CCCCCC"/>'), "FRM009", "заливка"),
    "cells joined downwards": (below_table(cell="<w:vMerge/>"), "FRM009", "по вертикали"),
    "an unknown name": (above("<w:r><w:t>{{ организация.адресс }}</w:t></w:r>"), "FRM012", "адресс"),
    "an unknown thing": (above("<w:r><w:t>{{ директор.имя }}</w:t></w:r>"), "FRM012", "директор"),
    "a placeholder not closed": (above("<w:r><w:t>{{ организация.адрес }</w:t></w:r>"), "FRM013", "организация.адрес"),
    "a condition torn": (above("<w:r><w:t>{% if организация.адрес %}</w:t></w:r>"), "FRM013", "записана с ошибкой"),
    "a whole record printed": (above("<w:r><w:t>{{ организация }}</w:t></w:r>"), "FRM013", "запись"),
    "an unknown filter": (above("<w:r><w:t>{{ организация.адрес|safe }}</w:t></w:r>"), "FRM013", "safe"),
    "code": (above("<w:r><w:t>{{ ''.__class__.__mro__ }}</w:t></w:r>"), "FRM01", ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_names_what_makes_the_frame_unfit(fault: str, tmp_path: Path) -> None:
    edits, code, words = FAULTS[fault]
    finding = fault_of(tmp_path, edits)
    assert finding.code.startswith(code), finding.message
    assert words in finding.message
    assert finding.hint
    assert finding.place.file.endswith("рамка.docx")
    assert not re.search("[a-z]{3,} [a-z]{3,}", f"{finding.message} {finding.hint}".replace("Body Text", "")), finding


def test_it_names_all_missing_styles_and_what_they_are_for(tmp_path: Path) -> None:
    parts = parts_of()
    styles = parts[STYLES].decode()
    for name in ("Гриф утверждения", "Виза", "Strong"):
        styles = styles.replace(f'<w:name w:val="{name}"/>', f'<w:name w:val="не {name}"/>')
    finding = fault_of(tmp_path, {}, extra={STYLES: styles.encode()})
    assert finding.code == "FRM005"
    for words in ("«Гриф утверждения» (гриф утверждения)", "«Виза» (визы согласования)", "«Strong» (полужирный текст)"):
        assert words in finding.message
    assert "Body Text" not in finding.message


def test_a_style_is_found_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    path = write_frame(tmp_path, {STYLES: ('"heading 1"', '"Heading 1"')})
    assert load_frame(path, FONTS).look.style("heading1").name == "Heading 1"
    assert ROLES["heading1"] == "heading 1"


def test_it_suggests_the_name_that_was_meant(tmp_path: Path) -> None:
    hint = fault_of(tmp_path, FAULTS["an unknown name"][0]).hint
    assert "«адрес»" in hint
    assert "организация.краткое" in hint


def test_a_picture_needs_words_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    finding = fault_of(tmp_path, {DOCUMENT: (' descr="Эмблема организации"', "")}, "blank")
    assert finding.code == "FRM009"
    assert "замещающего текста" in finding.message


def test_a_picture_of_another_kind_is_refused(tmp_path: Path) -> None:
    finding = fault_of(tmp_path, {}, "blank", {"word/media/logo.png": b"GIF89a"})
    assert "logo.png" in finding.message


def test_a_turned_picture_is_refused(tmp_path: Path) -> None:
    assert "повёрнутый" in fault_of(tmp_path, {DOCUMENT: ("<a:xfrm>", '<a:xfrm rot="5400000">')}, "blank").message


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 old Word", b"PK\x03\x04 cut short"])
def test_a_file_that_is_no_word_document_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "рамка.docx"
    path.write_bytes(data)
    with pytest.raises(BadFrame) as caught:
        load_frame(path, FONTS)
    assert caught.value.finding.code == "FRM002"
    assert not re.search("zip|File|not", caught.value.finding.message)
    assert caught.value.exit_code is Exit.TEMPLATE


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "рамка.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "текст")
    with pytest.raises(BadFrame, match=r"нет \[Content_Types\]"):
        load_frame(path, FONTS)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", DOCUMENT, STYLES])
def test_a_package_without_what_word_opens_first_is_refused(part: str, tmp_path: Path) -> None:
    path = tmp_path / "рамка.docx"
    path.write_bytes(pack({name: data for name, data in parts_of().items() if name != part}))
    with pytest.raises(BadFrame, match=re.escape(part)) as caught:
        load_frame(path, FONTS)
    assert caught.value.finding.code == "FRM002"


def test_a_package_that_opens_with_another_part_is_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path, {"_rels/.rels": ("word/document.xml", "word/styles.xml")}).code == "FRM002"


def test_a_part_that_leads_out_of_the_package_is_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path, {}, extra={"../a.xml": b"<a/>"}).code == "FRM002"


def test_a_frame_that_is_not_there_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(BadFrame) as caught:
        load_frame(tmp_path / "нет.docx", FONTS)
    assert caught.value.finding.code == "FRM001"


def test_a_placeholder_that_takes_the_body_away_is_refused(tmp_path: Path) -> None:
    edits = {DOCUMENT: (BODY, f"{{% if организация.сайт %}}{BODY}{{% endif %}}")}
    assert fault_of(tmp_path, edits).code == "FRM008"


def test_an_unknown_font_is_named_with_the_way_to_add_it(tmp_path: Path) -> None:
    parts = parts_of()
    styles = parts[STYLES].decode().replace("Times New Roman", "Бумажная")
    finding = fault_of(tmp_path, {}, extra={STYLES: styles.encode()})
    assert finding.code == "FRM006"
    assert "«Бумажная»" in finding.message
    assert "metodist.yaml" in finding.hint


def test_a_frame_is_no_worse_for_having_been_filled_before() -> None:
    frame = load_frame("blank", FontLibrary())
    with pytest.raises(BadFrame, match="FRM012"):
        fill_frame(frame, {"организация": {}})
    full = {"организация": dict.fromkeys(("бланк", "адрес", "телефон", "почта", "сайт", "краткое"), "да")}
    assert fill_frame(frame, full).furniture.before
