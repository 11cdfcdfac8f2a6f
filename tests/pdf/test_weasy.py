from __future__ import annotations

import hashlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.content.tree import Asset, Figure, Label, Paragraph, Part, Picture, Row, Run, Tree
from generator.errors import BadTemplate, MissingLibrary
from generator.pdf.engine import Pdf, PdfRefused
from generator.pdf.weasy import available, render_pdf
from generator.word.look import Furniture, Look
from tests.pdf.samples import (
    SENTENCE,
    STAMP,
    cell,
    everything,
    orientations,
    p,
    pages,
    paper,
    row,
    signature,
    table,
    words,
)

Render = Callable[[Tree], Pdf]


@pytest.fixture(scope="session")
def render(look: Look, furniture: Furniture) -> Render:
    return lambda tree: render_pdf(tree, look, furniture, stamp=STAMP)


@pytest.fixture(scope="session")
def whole(render: Render) -> Pdf:
    return render(everything())


def test_it_prints_every_block_in_order(whole: Pdf) -> None:
    text = " ".join(pages(whole.data)[1:])
    expected = [
        "Общие сведения",
        "Школьная команда",
        "Вода H2O и важное к началу",
        "– первое",
        "– вложенное",
        "1. раз",
        "б) буква",
        "1. пункт",
        "1.1. подпункт",
        "Рисунок 1. Диаграмма",
        "Здесь будет рисунок",
        "Таблица 1. План",
        "Раздел Содержание",
        "Первая группа",
        "Осень",
        "Контроль",
        "Директор школы И. И. Орлова",
    ]
    places = [text.find(piece) for piece in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_it_tells_the_page_of_each_heading(whole: Pdf) -> None:
    assert whole.count == 4
    assert whole.pages == {"h-1": 2, "h-2": 2, "h-3": 3, "h-4": 4}


def test_contents_name_those_pages(whole: Pdf) -> None:
    contents = re.sub(r"\.{2,}", " ", pages(whole.data)[0])
    assert re.findall(r"(Общие сведения|Рисунки|План мероприятий|Контроль)\s*(\d)", contents) == [
        ("Общие сведения", "2"),
        ("Рисунки", "2"),
        ("План мероприятий", "3"),
        ("Контроль", "4"),
    ]


def test_page_numbers_stand_from_the_second_page(whole: Pdf) -> None:
    first, *others = pages(whole.data)
    assert first.startswith("УТВЕРЖДЕНО")
    assert [page.split()[-1] for page in others] == ["2", "3", "4"]  # drawn after the body


def test_table_heads_are_repeated_on_every_page(render: Render) -> None:
    data = render(paper(table(*(row(str(n), SENTENCE * 3) for n in range(30))))).data
    found = pages(data)
    assert len(found) > 2
    assert all("Раздел Содержание" in page for page in found)


def test_a_group_row_never_ends_a_page(render: Render) -> None:
    def group(number: int) -> Row:
        return Row((cell(f"Группа{number}", 0, "group", colspan=2),), group=True)

    rows = [one for number in range(60) for one in (group(number), row("x", SENTENCE))]
    assert not [page for page in pages(render(paper(table(*rows))).data) if re.search(r"Группа\d+$", page)]


def test_the_last_row_never_stands_alone(render: Render) -> None:
    for count in range(44, 56):
        last = pages(render(paper(table(*(row(f"ряд{number}", "коротко") for number in range(count))))).data)[-1]
        assert f"ряд{count - 2} коротко ряд{count - 1}" in last


def test_a_signature_never_stands_alone(render: Render) -> None:
    for lines in range(38, 50):
        blocks = [p("member", f"Строка {number}") for number in range(lines)]
        last = pages(render(paper(*blocks, signature())).data)[-1]
        assert "Строка" in last


@pytest.mark.parametrize("shape", ["LP", "PL", "LPL", "PLLP", "L"])
def test_landscape_parts_stand_anywhere_without_empty_pages(render: Render, shape: str) -> None:
    parts = tuple(Part((p("heading1", "Раздел", new_page=True), p("body", "текст")), letter == "L") for letter in shape)
    assert orientations(render(Tree("Планы", parts)).data) == shape


def test_a_row_taller_than_a_page_loses_no_word(render: Render) -> None:
    text = " ".join(pages(render(paper(table(row("до", "коротко"), row("долго", words(1500))))).data))
    assert re.findall(r"слово\d+", text) == words(1500).split()


def test_a_narrow_cell_of_sixty_words_loses_none(render: Render) -> None:
    text = pages(render(paper(table(row(words(60), "x"), widths=(20.0, 80.0)))).data)[0]
    assert re.findall(r"слово\d+", text) == words(60).split()


def test_a_cell_over_rows_goes_on_after_the_page_end(render: Render) -> None:
    first = Row((cell("Общее", 0, rowspan=60), cell("ряд1", 1)))
    rows = (first, *(Row((cell(f"ряд{number}", 1),)) for number in range(2, 61)))
    data = render(paper(table(*rows))).data
    assert re.findall(r"ряд\d+", " ".join(pages(data))) == [f"ряд{number}" for number in range(1, 61)]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert {_cells(row) for row in _tagged(pdf.Root.StructTreeRoot, "/TR")} == {1, 2}  # 1: where a span goes on
        first_rows = [next(_tagged(body, "/TR")) for body in _tagged(pdf.Root.StructTreeRoot, "/TBody")]
        assert [_cells(row) for row in first_rows] == [2, 2]


def test_the_same_paper_gives_the_same_bytes_anywhere(look: Look, whole: Pdf) -> None:
    code = (
        "import hashlib; from tests.pdf.samples import everything, STAMP;"
        "from generator.word.fonts import FontLibrary; from generator.word.frame import load_frame;"
        "from generator.pdf.weasy import render_pdf;"
        "gost = load_frame('gost', FontLibrary()).plain;"
        "pdf = render_pdf(everything(), gost.look, gost.furniture, stamp=STAMP);"
        "print(hashlib.sha256(pdf.data).hexdigest())"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Vladivostok", "LC_ALL": "C"}
    other = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(whole.data).hexdigest()


def test_dates_title_and_author_are_the_papers(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20240902103000")
        assert str(pdf.docinfo["/Title"]) == "Программа поддержки"
        assert str(pdf.docinfo["/Author"]) == "Районный методический центр"
        assert str(pdf.Root.Lang) == "ru-RU"


def test_all_fonts_are_the_looks_own_and_embedded(whole: Pdf, look: Look) -> None:
    alias = next(iter(look.families.values())).alias.replace(" ", "-")
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        fonts = [item for item in pdf.objects if _is(item, "/FontDescriptor")]
        assert fonts
        assert all(alias in str(font.FontName) and "/FontFile2" in font for font in fonts)


def test_running_heads_are_artifacts_and_links_print(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        assert b"/Artifact" in pdf.pages[1].Contents.read_bytes()
        assert all(int(item.F) == 4 for item in pdf.objects if _is(item, "/Annot"))


def test_readers_of_the_screen_find_no_fault(whole: Pdf, tmp_path: Path) -> None:
    pytest.importorskip("outloud")
    path = tmp_path / "paper.pdf"
    path.write_bytes(whole.data)
    outloud = Path(sys.executable).with_name("outloud")
    done = subprocess.run([outloud, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_text_is_never_markup(render: Render) -> None:
    text = '<img src="file:///etc/passwd"> &amp; {{ x }} <a rel=attachment href=file:///etc/passwd>'
    assert pages(render(paper(p("body", text))).data)[0] == text


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://example.org/a.png", "data:image/png;base64,AA"])
def test_a_picture_cannot_reach_for_the_network_or_the_disk(
    render: Render, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address}"/></svg>'
    chart = Figure(Picture("chart", 9, 9, "Рисунок"))
    with pytest.raises(PdfRefused, match="WeasyPrint"):
        render(paper(chart, assets={"chart": Asset(svg.encode(), "svg")}))
    with pytest.raises(BadTemplate, match=re.escape(address)):
        render(paper(Figure(Picture(address, 9, 9, "Рисунок"))))


def test_it_names_the_missing_picture(render: Render) -> None:
    with pytest.raises(BadTemplate, match=r"PDF002 нет файла рисунка «логотип.png»"):
        render(paper(Figure(Picture("логотип.png", 9, 9, "Логотип"))))


def test_a_warning_of_the_engine_stops_the_paper(render: Render) -> None:
    lost = Paragraph("body", (Run("сюда", link="нет-такой"),))
    with pytest.raises(PdfRefused, match=r"PDF001 WeasyPrint: .*нет-такой"):
        render(paper(lost))


def test_a_foreign_font_stops_the_paper(render: Render) -> None:
    with pytest.raises(PdfRefused, match="PDF003"):
        render(paper(p("body", "☐ да")))


def test_without_pango_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch, render: Render) -> None:
    assert available() is None
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "apt-get install -y libpango-1.0-0" in (available() or "")
    with pytest.raises(MissingLibrary, match="PDF010"):
        render(paper(p("body", "текст"), p("bullet1", "x", label=Label(1))))


def _is(item: object, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind


def _tagged(element: pikepdf.Object, tag: str) -> Iterator[pikepdf.Object]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if tag == kid.S:
                yield kid
            yield from _tagged(kid, tag)


def _cells(row: pikepdf.Object) -> int:
    return sum(1 for tag in ("/TD", "/TH") for _ in _tagged(row, tag))
