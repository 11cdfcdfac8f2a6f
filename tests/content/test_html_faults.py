from __future__ import annotations

from zlib import crc32

import pytest

from generator.content.html import build_tree
from generator.content.marks import PlaceMarks
from generator.content.tree import Asset
from generator.errors import BadTemplate, Exit
from tests.content.texts import FILE, blocks, page, typed

COLS = '<colgroup><col width="50%"/><col width="50%"/></colgroup>'
ROW = "<tbody><tr><td/><td/></tr></tbody>"


def fault(html: str, assets: dict[str, Asset] | None = None) -> BadTemplate:
    with pytest.raises(BadTemplate) as caught:
        build_tree(html, template="бумага.html.j2", assets=assets or {}, marks=PlaceMarks())
    return caught.value


def grid(inside: str) -> str:
    return f'<table class="grid">{inside}</table>'


def chart(
    classes: str = "chart pie", title: str = "о", rows: str = "<tr><th>а</th><td>1</td></tr>", facts: str = ""
) -> str:
    head = "<thead><tr><th>Год</th><th>План</th></tr></thead>"
    table = f"<table class='{classes}' title='{title}'{facts}>{head}<tbody>{rows}</tbody></table>"
    return f"<figure>{table}<figcaption>р</figcaption></figure>"


@pytest.mark.parametrize(
    ("code", "body"),
    [
        # not well-formed
        ("TPL020", "<p>а"),
        ("TPL020", "<p>а</b></p>"),
        ("TPL020", "<p>&nbsp;</p>"),
        ("TPL020", "<p>а & б</p>"),
        ("TPL020", "<p class=place>а</p>"),
        ("TPL020", "<p>\x01</p>"),
        ("TPL020", "<p>\ud800</p>"),
        ("TPL020", "<b>" * 5000),
        # tags unknown or out of place
        ("TPL021", "<blockquote>а</blockquote>"),
        ("TPL021", "<!-- примечание -->"),
        ("TPL021", "<?php ?>"),
        ("TPL021", "<li>а</li>"),
        ("TPL021", "<strong>а</strong>"),
        ("TPL021", "<p><p>а</p></p>"),
        ("TPL021", "<ul><li>а<table/></li></ul>"),
        ("TPL021", "<ul><li>а<ul><li>б</li></ul><em>в</em></li></ul>"),
        ("TPL021", "<p class='missing'>а</p>"),
        ("TPL021", "<ul><li>а<ol class='points'><li>б</li></ol></li></ul>"),
        ("TPL021", "<section class='landscape'><section class='landscape'/></section>"),
        ("TPL021", grid(f"{ROW}{COLS}")),
        ("TPL021", "<h1 id='a'>а</h1><p><a href='#a'><a href='#a'>б</a></a></p>"),
        # attributes and classes
        ("TPL022", "<p style='color:red'>а</p>"),
        ("TPL022", "<p class='fancy'>а</p>"),
        ("TPL022", "<p class='left right'>а</p>"),
        ("TPL022", "<p class='mark member'>а</p>"),
        ("TPL022", "<p><a href='https://school.ru'>а</a></p>"),
        ("TPL022", "<table><tbody/></table>"),
        ("TPL022", "<div><div>а</div></div>"),
        ("TPL022", "<section><p>а</p></section>"),
        ("TPL022", "<ol start='x'><li>а</li></ol>"),
        ("TPL022", "<h1 id='два слова'>а</h1>"),
        ("TPL022", grid(f"{COLS}<tbody><tr><th>а</th><td/></tr></tbody>")),
        ("TPL022", grid(f"{COLS}<tbody><tr><td colspan='100000000'/></tr></tbody>")),
        ("TPL022", grid(f"{COLS}<thead><tr class='group'><th/><th/></tr></thead>")),
        # what must be there
        ("TPL023", ""),
        ("TPL023", grid(ROW)),
        ("TPL023", grid(COLS)),
        ("TPL023", "<figure id='a'><img src='р' alt='о'/></figure>"),
        ("TPL023", "<figure><img src='р'/></figure>"),
        # charts
        ("TPL021", chart(rows="<tr><th>а</th><td><em>1</em></td></tr>")),
        ("TPL022", chart("chart")),
        ("TPL022", chart("chart pie bars")),
        ("TPL022", chart("grid pie")),
        ("TPL022", chart(facts=" data-width='широко'")),
        ("TPL023", chart(title="")),
        ("TPL023", f"<figure>{chart().removeprefix('<figure>').partition('<figcaption>')[0]}</figure>"),
        ("TPL024", chart(rows="<tr><th>а</th><td>1,5</td></tr>")),
        ("TPL024", chart(rows="<tr><th>а</th><td>NaN</td></tr>")),
        ("TPL030", chart(rows="")),
        ("TPL030", chart(rows="<tr><th>а</th><td>1</td><td>2</td></tr>")),
        ("TPL023", "<nav class='toc'/>"),
        ("TPL023", "<div class='visa'/>"),
        # words that must be there
        ("TPL024", "<h2> </h2>"),
        ("TPL024", "<ul><li> <ul><li>а</li></ul></li></ul>"),
        ("TPL024", "<ol/>"),
        ("TPL024", grid(f"<caption/>{COLS}{ROW}")),
        # text where none may be
        ("TPL025", "голый текст"),
        ("TPL025", "<ul>а<li>б</li></ul>"),
        ("TPL025", "<ul><li>а<ul><li>б</li></ul>в</li></ul>"),
        ("TPL025", "<p>а<br>б</br></p>"),
        # names and links
        ("TPL026", "<h1 id='a'>а</h1><h2 id='a'>б</h2>"),
        ("TPL026", "<p><a href='#нет'>а</a></p>"),
        # depth of lists
        ("TPL027", "<ul><li>а<ul><li>б<ul><li>в<ul><li>г</li></ul></li></ul></li></ul></li></ul>"),
        ("TPL027", "<ul><li>а<ol class='letter'><li>б</li></ol></li></ul>"),
        # grids
        ("TPL030", grid(f"{COLS}<tbody><tr><td/></tr></tbody>")),
        ("TPL030", grid(f"{COLS}<tbody><tr><td/><td/><td/></tr></tbody>")),
        ("TPL030", grid(f"{COLS}<tbody><tr><td rowspan='2'/><td/></tr></tbody>")),
        ("TPL030", grid(f"{COLS}<thead><tr><th rowspan='2'/><th/></tr></thead>{ROW}")),
        ("TPL030", grid(f"{COLS}<tbody><tr><td/><td rowspan='2'/></tr><tr><td colspan='2'/></tr></tbody>")),
        ("TPL030", grid(f"{COLS}<tbody><tr><td rowspan='2' colspan='2'/></tr><tr/></tbody>")),
        ("TPL031", grid(f"<colgroup><col width='50%'/><col width='49%'/></colgroup>{ROW}")),
        ("TPL031", grid(f"<colgroup><col width='50mm'/><col width='50%'/></colgroup>{ROW}")),
        ("TPL031", grid(f"<colgroup/>{ROW}")),
        # pictures
        ("TPL040", "<figure><img src='нет.png' alt='о'/></figure>"),
        ("TPL041", "<figure><img src='р' alt='о'/></figure>"),
        # marks
        ("TPL050", "<p>\ue0000\ue001а</p>"),
        ("TPL050", "<h1 id='а\ue002'>а</h1>"),
    ],
)
def test_what_the_vocabulary_does_not_hold_is_refused(code: str, body: str) -> None:
    found = fault(page(body), {"р": Asset(b"not a picture", "png")}).finding
    assert (found.code, found.place.file) == (code, "бумага.html.j2")


@pytest.mark.parametrize(
    ("code", "html"),
    [
        ("TPL020", ""),
        ("TPL020", f"<!DOCTYPE html>{page('<p>а</p>')}"),
        ("TPL021", "<p>а</p>"),
        ("TPL023", page("<p>а</p>", "")),
        ("TPL023", page("<p>а</p>", "<title> </title>")),
        ("TPL023", page("<p>а</p>").replace(' lang="ru-RU"', "")),
        ("TPL023", "<html lang='ru-RU'><head><title>а</title></head></html>"),
        ("TPL022", page("<p>а</p>", '<title>а</title><meta name="robots" content=""/>')),
    ],
)
def test_a_paper_needs_its_frame_of_tags(code: str, html: str) -> None:
    assert fault(html).finding.code == code


def test_a_fault_names_template_line_and_fragment() -> None:
    error = fault(page("<p>а</p>\n<p>б</p>\n<blockquote>длинная речь</blockquote>"))
    assert error.exit_code is Exit.TEMPLATE
    assert (error.finding.place.file, error.finding.place.line) == ("бумага.html.j2", 6)
    assert "«<blockquote>длинная речь</blockquote>» (строка 6 готового HTML)" in error.finding.message
    assert "Можно: a, body" in error.finding.hint


def test_a_fault_names_the_authors_place_and_shows_no_marks() -> None:
    marks = PlaceMarks()
    with pytest.raises(BadTemplate) as caught:
        blocks(f"<p><h1>{marks.wrap(typed('слово', 7))}</h1></p>", marks=marks)
    assert f"{FILE}:7:5" in caught.value.finding.hint
    assert "«<h1>слово</h1>»" in caught.value.finding.message


def test_a_picture_of_too_many_pixels_is_refused_by_its_header_alone() -> None:
    size = (8000).to_bytes(4, "big") * 2
    chunks = [(b"IHDR", size + b"\x01\x00\x00\x00\x00"), (b"IDAT", b""), (b"IEND", b"")]
    data = b"".join(
        len(body).to_bytes(4, "big") + name + body + crc32(name + body).to_bytes(4, "big") for name, body in chunks
    )
    huge = Asset(b"\x89PNG\r\n\x1a\n" + data, "png")
    assert "8000×8000" in fault(page("<figure><img src='р' alt='о'/></figure>"), {"р": huge}).finding.message
