"""The walk over the markup finds each fault that is put into a clean document: else its silence would prove nothing."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from generator.word.docx import write_docx
from generator.word.fonts import FontLibrary
from generator.word.frame import fill_frame, load_frame
from generator.word.package import pack, unpack
from tests.ooxml import faults
from tests.word.samples import LITERAL, PROPERTIES, everything

D, N, S, T = "word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml"
SWAP = r"\2\1"

CASES = [  # part, what stands there, what is put in its place, the fault that must be named
    # order and place
    (D, '(<w:pStyle w:val="[^"]+"/>)(<w:pageBreakBefore/>)', SWAP, "pageBreakBefore before pStyle in pPr"),
    (D, "(<w:b/>)(<w:bCs/>)", SWAP, "bCs before b in rPr"),
    (D, "(<w:tblStyle[^>]*/>)(<w:tblW[^>]*/>)", SWAP, "tblW before tblStyle in tblPr"),
    (D, "(<w:cantSplit/>)(<w:tblHeader/>)", SWAP, "tblHeader before cantSplit in trPr"),
    (D, "(<w:tcW[^>]*/>)(<w:gridSpan[^>]*/>)", SWAP, "gridSpan before tcW in tcPr"),
    (D, "(<w:pgSz[^>]*/>)(<w:pgMar[^>]*/>)", SWAP, "pgMar before pgSz in sectPr"),
    (N, "(<w:start[^>]*/>)(<w:numFmt[^>]*/>)", SWAP, "numFmt before start in lvl"),
    (N, "(<w:abstractNum .*</w:abstractNum>)(<w:num .*?</w:num>)", SWAP, "num before abstractNum in numbering"),
    (S, "(<w:name[^>]*/>)(<w:basedOn[^>]*/>)", SWAP, "basedOn before name in style"),
    ("word/settings.xml", "(<w:zoom[^>]*/>)(<w:defaultTabStop[^>]*/>)", SWAP, "defaultTabStop before zoom in settings"),
    (D, "(<w:rPr>.*?</w:rPr>)(<w:t .*?</w:t>)", SWAP, "rPr is not the first in r"),
    (D, "<w:cantSplit/>", "<w:cantSplit/><w:cantSplit/>", "cantSplit twice in trPr"),
    (D, "<w:cantSplit/>", "<w:cannotSplit/>", "cannotSplit may not stand in trPr"),
    (D, "<w:r>(<w:t [^>]*>[^<]*</w:t>)</w:r>", r"\1", "t in p"),
    (D, 'xml:space="preserve">Срок: ', ">Срок: ", "spaces of 'Срок: ' will be lost"),
    # tables
    (D, "</w:tcPr><w:p>.*?</w:p></w:tc>", "</w:tcPr></w:tc>", "a cell that does not end by a paragraph"),
    (D, "<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>", "a row of 1 columns in a grid of 3"),
    (D, r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="17"/>', "columns make 6446, the table is 9638 wide"),
    (D, '<w:vMerge w:val="restart"/>', "", "a cell goes on from above where nothing began"),
    (D, r"(<w:cantSplit/>)(</w:trPr>(?:(?!</w:tr>).)*>май 2021)", r"\1<w:tblHeader/>\2", "a head row below the body"),
    (D, "(</w:tbl>).*?(<w:tbl>)", r"\1\2", "two tables side by side become one"),
    # sections and fields
    (
        D,
        "(<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr>)</w:body>",
        r"\1\1</w:body>",
        "two sections at the end of the body",
    ),
    (D, "(</w:tbl>)<w:p>(?:(?!</w:p>).)*</w:p>(<w:sectPr>)", r"\1\2", "no paragraph at the end of the body"),
    (D, ' w:orient="landscape"', "", "page 16838x11906 is ''"),
    (D, "(<w:cols[^>]*/>)(</w:sectPr>)", r"\1<w:titlePg/>\2", "a later section hides its first page number"),
    (D, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field has no end"),
    # references
    (D, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Absent"/>', "no paragraph style 'Absent'"),
    (D, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="TableGrid"/>', "no paragraph style 'TableGrid'"),
    (S, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Absent"/>', "leads to 'Absent'"),
    (D, r'<w:numId w:val="\d+"/>', '<w:numId w:val="99"/>', "no number '99'"),
    (D, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="8"/>', "has no level '8'"),
    (N, r'<w:abstractNumId w:val="\d"/>', '<w:abstractNumId w:val="77"/>', "no abstract number '77'"),
    (D, 'w:anchor="_to_plan"', 'w:anchor="_to_nowhere"', "no bookmark '_to_nowhere'"),
    (D, "PAGEREF _to_h_1", "PAGEREF _to_nowhere", "no bookmark '_to_nowhere'"),
    (D, '(<w:bookmarkStart w:id=)"2"', r'\1"1"', "bookmark id 1 twice"),
    (D, 'w:name="_to_h_2"', 'w:name="_to_h_1"', "bookmark '_to_h_1' twice"),
    (D, 'w:name="_to_h_2"', f'w:name="{"h" * 41}"', "is no valid name"),
    (D, 'w:name="_to_h_2"', 'w:name="to h"', "is no valid name"),
    (D, '<w:bookmarkEnd w:id="1"/>', "", "bookmarks begin and end unlike"),
    (D, '<wp:docPr id="2"', '<wp:docPr id="1"', "drawing id 1 twice"),
    # the package
    (D, 'r:embed="[^"]+"', 'r:embed="rId99"', "rId99 has no relation"),
    (D, 'r:embed="[^"]+"', 'r:embed="rId1"', "rId1 is no image"),
    ("word/_rels/document.xml.rels", "picture1.png", "picture9.png", "picture9.png, which is missing"),
    (T, '<Default Extension="png"[^>]*/>', "", "picture1.png: has no content type"),
    (T, '<Override PartName="/word/styles.xml"[^>]*/>', "", "word/styles.xml: its content type is not said"),
    (D, "</w:body>", "", "Opening and ending tag mismatch"),
    (D, "<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document ', "has a DOCTYPE"),
    ("word/header1.xml", "<w:t>2</w:t>", "<w:t>{{ номер }}</w:t>", "a placeholder was left"),
    (D, "Содержание", "{</w:t></w:r><w:r><w:t>{ тело }}", "a placeholder was left in '{{ тело }}'"),
    ("docProps/core.xml", "Программа", "{% if %}", "a placeholder was left"),
]


@pytest.fixture(scope="module")
def clean() -> bytes:
    frame = fill_frame(load_frame("gost", FontLibrary()), {})
    docx = write_docx(everything(), frame, properties=PROPERTIES)
    assert faults(docx, literal=[LITERAL]) == []
    return docx


@pytest.mark.parametrize(("part", "pattern", "replacement", "fault"), CASES, ids=[fault for *_, fault in CASES])
def test_it_names(clean: bytes, part: str, pattern: str, replacement: str, fault: str) -> None:
    parts = unpack(clean)
    spoilt = re.sub(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
    found = faults(pack({**parts, part: spoilt.encode()}), literal=[LITERAL])
    assert any(fault in one for one in found), found


def test_it_names_a_part_stored_twice(clean: bytes) -> None:
    target = BytesIO(clean)
    with ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(D, archive.read(D))
    assert faults(target.getvalue(), literal=[LITERAL]) == [f"{D}: twice in the archive"]


def test_it_names_a_file_cut_short(clean: bytes) -> None:
    assert faults(clean[:-100]) == ["no zip: File is not a zip file"]


def test_a_part_that_nothing_leads_to_needs_its_content_type_all_the_same(clean: bytes) -> None:
    assert faults(pack({**unpack(clean), "word/stray.bin": b"?"}), literal=[LITERAL]) == [
        "word/stray.bin: has no content type"
    ]
