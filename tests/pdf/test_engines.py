"""What every engine must print, whichever lays out the pages."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.content.tree import Cell, Columns, Figure, Label, Paragraph, Part, Picture, Row, Run, Tree
from generator.errors import BadTemplate
from generator.pdf.engine import ENGINES, Engine, Pdf, PdfRefused
from generator.word.look import Furniture, Look
from tests.pdf.samples import (
    SENTENCE,
    STAMP,
    cell,
    copied,
    everything,
    inside,
    orientations,
    overlapping,
    p,
    pages,
    paper,
    row,
    signature,
    spanning,
    table,
    words,
)

Render = Callable[[Tree], Pdf]
FAMILIES = {"weasyprint": "Metodist-Serif", "typst": "Tinos"}
FAULTS = {"weasyprint": set(), "typst": {"TBL-010"}}  # outloud takes a group for a head shred into rows


@pytest.fixture(scope="session", params=ENGINES.values(), ids=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def render(engine: Engine, look: Look, furniture: Furniture) -> Render:
    return lambda tree: engine.module.render_pdf(tree, look, furniture, stamp=STAMP)


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
    for number, page in enumerate(others, 2):
        assert str(number) in (page.split()[0], page.split()[-1])  # drawn before the body or after it


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
    text = " ".join(pages(render(spanning()).data))
    assert re.findall(r"ряд\d+", text) == [f"ряд{number}" for number in range(1, 61)]


def test_dates_title_and_author_are_the_papers(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20240902103000")
        assert str(pdf.docinfo["/Title"]) == "Программа поддержки"
        assert str(pdf.docinfo["/Author"]) == "Районный методический центр"
        assert str(pdf.Root.Lang) == "ru-RU"


def test_running_heads_are_artifacts_and_links_print(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        assert b"/Artifact" in pdf.pages[1].Contents.read_bytes()
        assert all(int(item.F) == 4 for item in pdf.objects if _is(item, "/Annot"))


def test_text_is_never_markup(render: Render) -> None:
    text = '<img src="file:///etc/passwd"> &amp; {{ x }} <a rel=attachment href=file:///etc/passwd>'
    assert pages(render(paper(p("body", text))).data)[0] == text


def test_it_names_the_missing_picture(render: Render) -> None:
    with pytest.raises(BadTemplate, match=r"PDF002 нет файла рисунка «логотип.png»"):
        render(paper(Figure(Picture("логотип.png", 9, 9, "Логотип"))))


def test_the_same_paper_gives_the_same_bytes_anywhere(engine: Engine, whole: Pdf) -> None:
    code = (
        "import hashlib; from tests.pdf.samples import everything, STAMP;"
        "from generator.word.fonts import FontLibrary; from generator.word.frame import load_frame;"
        "from generator.pdf.engine import ENGINES;"
        "gost = load_frame('gost', FontLibrary()).plain;"
        f"engine = ENGINES['{engine.name}'].module;"
        "pdf = engine.render_pdf(everything(), gost.look, gost.furniture, stamp=STAMP);"
        "print(hashlib.sha256(pdf.data).hexdigest())"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Vladivostok", "LC_ALL": "C"}
    other = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(whole.data).hexdigest()


def test_all_fonts_are_the_looks_own_and_embedded(engine: Engine, whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf:
        fonts = [item for item in pdf.objects if _is(item, "/FontDescriptor")]
        assert fonts
        assert all(FAMILIES[engine.name] in str(font.FontName) and "/FontFile2" in font for font in fonts)


def test_readers_of_the_screen_find_no_fault(engine: Engine, whole: Pdf, tmp_path: Path) -> None:
    pytest.importorskip("outloud")
    path = tmp_path / "paper.pdf"
    path.write_bytes(whole.data)
    outloud = Path(sys.executable).with_name("outloud")
    done = subprocess.run([outloud, path], capture_output=True, text=True)
    assert set(re.findall(r"ERROR\s+(\S+)", done.stdout)) <= FAULTS[engine.name], done.stdout


def test_an_unknown_link_stops_the_paper(render: Render) -> None:
    lost = Paragraph("body", (Run("сюда", link="нет-такой"),))
    with pytest.raises(PdfRefused, match=r"PDF001 .*нет-такой"):
        render(paper(lost))


def test_a_sign_that_no_font_has_stops_the_paper(render: Render) -> None:
    with pytest.raises(PdfRefused, match=r"PDF00[13]"):
        render(paper(p("body", "☐ да")))


@pytest.mark.parametrize("tall", [300, 420, 460, 500, 560])
def test_rows_of_any_height_lose_no_word_wherever_they_begin(render: Render, tall: int) -> None:
    group = Row((cell("Группа", 0, "group", colspan=2, scope="col"),), group=True)
    for before in (0, 7):
        text = [p("body", SENTENCE)] * before
        tree = paper(*text, table(group, row("долго", words(tall)), group, row("после", "конец")))
        printed = " ".join(pages(render(tree).data))
        assert re.findall(r"слово\d+", printed) == words(tall).split()
        assert "конец" in printed


def test_what_is_kept_whole_breaks_where_no_page_holds_it(render: Render) -> None:
    for block in (p("approval", words(700)), Columns("signature", ((p("signature", words(700)),), ()))):
        assert re.findall(r"слово\d+", " ".join(pages(render(paper(block)).data))) == words(700).split()


def test_a_word_wider_than_its_cell_breaks_in_it(render: Render) -> None:
    tree = paper(table(row("Ы" * 80, "Д" * 200), widths=(20.0, 80.0)), p("body", "Щ" * 300))
    printed = pages(render(tree).data)[0]
    assert [printed.count(letter) for letter in "ЫДЩ"] == [80, 200, 300]
    assert inside(render(tree).data)


def test_a_long_first_word_stands_behind_its_label(render: Render) -> None:
    items = [p("bracket1", "Щ" * count, label=Label(1, 0, (1,))) for count in (44, 60, 90)]
    words = [p("cell-bullet1", "Щ" * count, label=Label(2)) for count in (10, 14, 40)]
    tree = paper(*items, table(Row((cell("x", 0), Cell(tuple(words), 1))), widths=(80.0, 20.0)))
    data = render(tree).data
    assert not overlapping(data)
    assert inside(data)


def test_a_letter_with_a_mark_is_copied_once(render: Render) -> None:
    text = "за\u0301мок и ку\u0301рсы"
    assert copied(render(paper(p("body", text))).data) == text


def test_a_level_left_out_of_the_headings_is_no_fault(render: Render) -> None:
    headings = [p(role, role, anchor=role) for role in ("heading2", "heading3", "heading1")]
    assert set(render(paper(*headings)).pages) == {"heading1", "heading2", "heading3"}


def test_a_slash_inside_a_word_and_the_number_of_an_act_hold_together_and_are_copied_as_typed(render: Render) -> None:
    text = "№ 273-ФЗ, да/нет, 2018-2019, 9-х и/или"
    assert copied(render(paper(p("body", text))).data) == text


def _is(item: object, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind
