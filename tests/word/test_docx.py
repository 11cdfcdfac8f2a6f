"""The tree becomes a Word document that Word opens, that says what the tree says, in the frame's own look."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from textwrap import dedent

import docx_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.content.tree import (
    Asset,
    Block,
    Cell,
    Columns,
    Contents,
    Figure,
    Paragraph,
    Part,
    Picture,
    Row,
    Run,
    Tree,
)
from generator.word.columns import column_widths
from generator.word.docx import Properties, write_docx
from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, fill_frame, load_frame
from generator.word.package import unpack
from tests.ooxml import W, faults
from tests.outline import outline
from tests.word.samples import (
    HEAD,
    LITERAL,
    LONG,
    PLAN,
    PROPERTIES,
    cell,
    everything,
    heading,
    items,
    p,
    points,
    row,
    signature,
    table,
    tree,
)

PAGES = {"h-1": 3, "задачи программы": 3, "h-2": 5, "h-3": 6}
LETTERHEAD = dict.fromkeys(("адрес", "телефон", "почта", "сайт"), "") | {"бланк": "Школа № 3", "краткое": "Школа № 3"}
ENDS = {"text": p("текст"), "table": table(row("1", "2", "3")), "signature": signature()}
DOCUMENT = "word/document.xml"
NUMBERING = "word/numbering.xml"


@pytest.fixture(scope="module", params=["gost", "blank"])
def any_frame(request: pytest.FixtureRequest) -> FilledFrame:
    return fill_frame(load_frame(request.param, FontLibrary()), {"организация": LETTERHEAD})


@pytest.fixture(scope="module")
def frame() -> FilledFrame:
    return fill_frame(load_frame("gost", FontLibrary()), {})


@pytest.fixture(scope="module")
def full(frame: FilledFrame) -> bytes:
    return write_docx(everything(), frame, PAGES, properties=PROPERTIES)


@pytest.fixture
def written(frame: FilledFrame) -> Callable[..., str]:
    """Blocks written, found without fault, and read back as the outline of its section."""

    def write(*blocks: Block, landscape: bool = False) -> str:
        docx = write_docx(tree(*blocks, landscape=landscape), frame, properties=PROPERTIES)
        assert faults(docx, literal=[LITERAL]) == []
        return re.split(r"SECTION .*\n", outline(docx))[1]

    return write


def lines(text: str) -> str:
    return dedent(text).lstrip("\n")


def root(docx: bytes, part: str = DOCUMENT) -> etree._Element:
    return etree.fromstring(unpack(docx)[part])


def paragraph(docx: bytes, text: str) -> etree._Element:
    """The first paragraph of the body with this text in it."""
    return next(one for one in root(docx).iter(f"{W}p") if text in "".join(map(str, one.itertext())))


def has(element: etree._Element, path: str) -> bool:
    return element.find("/".join(W + step for step in path.split("/"))) is not None


# a document with everything in it


def test_a_document_with_everything_is_without_fault(any_frame: FilledFrame) -> None:
    assert faults(write_docx(everything(), any_frame, PAGES, properties=PROPERTIES), literal=[LITERAL]) == []


def test_two_validators_find_nothing(any_frame: FilledFrame, tmp_path: Path) -> None:
    path = tmp_path / "everything.docx"
    path.write_bytes(write_docx(everything(), any_frame, PAGES, properties=PROPERTIES))
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors] == []
    assert [str(finding) for finding in docx_integrity.check(path)] == []


def test_it_gives_the_same_bytes_each_time(any_frame: FilledFrame, full: bytes) -> None:
    one, two = (write_docx(everything(), any_frame, PAGES, properties=PROPERTIES) for _ in range(2))
    assert one == two


def test_it_reads_back_as_it_was_said(full: bytes) -> None:
    assert outline(full) == (Path(__file__).parent / "everything.txt").read_text("utf-8")


def test_the_letterhead_stays_above_the_body() -> None:
    frame = fill_frame(load_frame("blank", FontLibrary()), {"организация": LETTERHEAD})
    read = outline(write_docx(tree(table(row("1", "а", "б"))), frame, properties=PROPERTIES))
    assert read.index("Школа № 3") < read.index("TABLE")
    assert "body" not in read and "⟦" not in read


# the package


def test_properties_are_those_given_in_universal_time(frame: FilledFrame) -> None:
    stamp = datetime(2021, 9, 1, 2, 30, 15, 999, tzinfo=timezone(timedelta(hours=5)))
    docx = write_docx(tree(p("а")), frame, properties=Properties('Школа & "Дом" <1>', "Отдел", "ru-RU", stamp))
    told = {etree.QName(item).localname: item.text for item in root(docx, "docProps/core.xml")}
    assert told == {
        "title": 'Школа & "Дом" <1>',
        "creator": "Отдел",
        "language": "ru-RU",
        "revision": "1",
        "created": "2021-08-31T21:30:15Z",
        "modified": "2021-08-31T21:30:15Z",
    }


def test_a_frame_without_settings_and_properties_gets_them(frame: FilledFrame, full: bytes) -> None:
    gone = ("word/settings.xml", "docProps/core.xml", "docProps/app.xml")
    parts = {name: _forget(data, gone) for name, data in frame.parts.items() if name not in gone}
    docx = write_docx(everything(), FilledFrame(parts, frame.furniture, frame.look), PAGES, properties=PROPERTIES)
    assert faults(docx, literal=[LITERAL]) == []
    assert set(gone) <= set(unpack(docx))


def _forget(data: bytes, parts: tuple[str, ...]) -> bytes:
    for part in parts:
        data = re.sub(rb'<(Override|Relationship) [^>]*"[^"]*%s"[^>]*/>' % part.rpartition("/")[2].encode(), b"", data)
    return data


def test_word_is_asked_to_update_fields_only_when_a_page_is_unknown(frame: FilledFrame) -> None:
    contents = tree(Contents(p("Содержание", "contents-title"), 1), heading(1, "Один", "a"), heading(2, "Два", "b"))
    asked = {
        name: has(root(write_docx(paper, frame, pages, properties=PROPERTIES), "word/settings.xml"), "updateFields")
        for name, paper, pages in (
            ("no pages", contents, None),
            ("all pages", contents, {"a": 1}),
            ("no contents", tree(heading(1, "Один", "a")), None),
        )
    }
    assert asked == {"no pages": True, "all pages": False, "no contents": False}


def test_one_picture_is_stored_once(full: bytes) -> None:
    assert [name for name in unpack(full) if "media" in name] == ["word/media/picture1.jpeg", "word/media/picture1.png"]
    assert len(list(root(full).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))) == 3


def test_it_refuses_a_picture_word_cannot_show(frame: FilledFrame) -> None:
    drawing = Tree("", (Part((Figure(Picture("a", 10, 10, "")),)),), assets={"a": Asset(b"<svg/>", "svg")})
    with pytest.raises(ValueError, match="svg"):
        write_docx(drawing, frame, properties=PROPERTIES)


# text


def test_special_characters_and_spaces_stay(frame: FilledFrame) -> None:
    text = 'A & B < C > "D" {{ x }} 12\u00a0кг  два  пробела ₽'
    docx = write_docx(tree(p(text)), frame, properties=PROPERTIES)
    assert "".join(map(str, paragraph(docx, "A &").itertext())) == text


def test_no_line_ends_at_the_hyphen_of_an_act(frame: FilledFrame) -> None:
    docx = write_docx(tree(p("Закон № 273-ФЗ и научно-методический совет")), frame, properties=PROPERTIES)
    found = [(one.tag.removeprefix(W), one.text) for one in paragraph(docx, "Закон").iter(f"{W}t", f"{W}noBreakHyphen")]
    assert found == [("t", "Закон № 273"), ("noBreakHyphen", None), ("t", "ФЗ и научно-методический совет")]


def test_a_link_inside_bold_is_one_link(written: Callable[..., str]) -> None:
    blocks = [
        Paragraph("body", (Run("См. "), Run("план", bold=True, link="plan"), Run(" мер", link="plan"), Run("."))),
        p("План мер", "table-caption", anchor="plan"),
    ]
    assert written(*blocks) == lines("""
        P       См. [**план**][ мер].
        [Название таблицы] План мер
        """)


def test_runs_that_look_alike_are_written_as_one(frame: FilledFrame) -> None:
    docx = write_docx(tree(Paragraph("body", (Run("a"), Run("b"), Run("c", bold=True)))), frame, properties=PROPERTIES)
    assert [one.text for one in paragraph(docx, "abc").iter(f"{W}t")] == ["ab", "c"]


def test_what_the_style_says_is_not_said_again(frame: FilledFrame) -> None:
    docx = write_docx(
        tree(p("по ширине", align="justify"), p("заголовок", "heading1", keep_next=True, no_indent=True)),
        frame,
        properties=PROPERTIES,
    )
    for text in ("по ширине", "заголовок"):
        properties = paragraph(docx, text).find(f"{W}pPr")
        assert properties is not None and len(properties) == 1


def test_anchors_become_valid_names_even_when_alike(frame: FilledFrame) -> None:
    anchors = ["цель-1", "цель_1", "ЦЕЛЬ.1", "д" * 60, "д" * 50, "1 / 2"]
    blocks = [p(anchor, anchor=anchor) for anchor in anchors] + [Paragraph("body", (Run("там", link=anchors[4]),))]
    docx = write_docx(tree(*blocks), frame, properties=PROPERTIES)
    assert faults(docx) == []
    target = paragraph(docx, "там").find(f"{W}hyperlink")
    mark = paragraph(docx, "д" * 50).getnext().find(f"{W}bookmarkStart")  # type: ignore[union-attr]
    assert target is not None and mark is not None and target.get(f"{W}anchor") == mark.get(f"{W}name")


# lists


def test_each_numbered_list_starts_by_itself(written: Callable[..., str]) -> None:
    blocks = [
        *items("number1", 1, ["а", "б"]),
        p("Текст между"),
        *items("number1", 2, ["в"]),
        *items("number1", 3, ["г"], start=7),
    ]
    assert written(*blocks) == lines("""
        LI      1. а
        LI      2. б
        P       Текст между
        LI      1. в
        LI      7. г
        """)


@pytest.mark.parametrize("inner", [(2, 3), (1, 1)], ids=["inner lists of their own", "one list for all levels"])
def test_a_list_goes_on_after_inner_lists(written: Callable[..., str], inner: tuple[int, int]) -> None:
    blocks = [
        *items("number1", 1, ["а"]),
        *items("number2", inner[0], ["б", "в"], level=1),
        *items("number1", 1, ["г"], start=2),
        *items("number2", inner[1], ["д"], level=1, start=4),
    ]
    assert written(*blocks) == lines("""
        LI      1. а
        LI      1) б
        LI      2) в
        LI      2. г
        LI      4) д
        """)


def test_points_of_an_order_count_on_two_levels(written: Callable[..., str]) -> None:
    assert written(*points()) == lines("""
        LI      1. Пункт 1
        LI      1.1. Пункт 1.1
        LI      1.2. Пункт 1.2
        LI      2. Пункт 2
        LI      2.1. Пункт 2.1
        """)


def test_a_list_style_without_a_label_shows_none(written: Callable[..., str]) -> None:
    assert written(p("продолжение", "number1")) == "[List Number] продолжение\n"


# tables


def test_a_table_may_have_no_rows_but_its_head(written: Callable[..., str]) -> None:
    assert written(table(HEAD), p("после")) == lines("""
        TABLE   1x3  10% 60% 30%
          HEAD  № | Мероприятие | Срок
        P       после
        """)


def test_a_long_cell_and_a_row_taller_than_a_page_are_whole(frame: FilledFrame) -> None:
    tall = Row((cell("1", 0), Cell(tuple(p(LONG, "cell") for _ in range(30)), 1), cell("", 2)))
    docx = write_docx(tree(table(HEAD, tall)), frame, properties=PROPERTIES)
    assert faults(docx) == []
    assert "".join(map(str, root(docx).itertext())).count("слово") == 1800


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("widths", [(7.0,) * 14, (33.33, 33.33, 33.34), (0.5, 99.0)])
def test_columns_fill_the_text_width_exactly(frame: FilledFrame, widths: tuple[float, ...], landscape: bool) -> None:
    block = table(Row(tuple(cell("1", column) for column in range(len(widths)))), widths=widths)
    docx = write_docx(tree(block, landscape=landscape), frame, properties=PROPERTIES)
    assert faults(docx) == []
    total = sum(int(column.get(f"{W}w", "")) for column in root(docx).iter(f"{W}gridCol"))
    assert total == round(frame.look.page.text_width(landscape) * 20)


def test_rows_keep_whole_unless_the_table_may_split(frame: FilledFrame) -> None:
    rows = {
        splittable: [
            has(one, "trPr/cantSplit")
            for one in root(
                write_docx(tree(table(HEAD, row("1", "2", "3"), splittable=splittable)), frame, properties=PROPERTIES)
            ).iter(f"{W}tr")
        ]
        for splittable in (False, True)
    }
    assert rows == {False: [True, True], True: [True, False]}


def test_head_group_and_caption_are_kept_with_what_follows(frame: FilledFrame) -> None:
    docx = write_docx(tree(PLAN), frame, properties=PROPERTIES)
    styles = root(docx, "word/styles.xml")
    kept = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style") if has(style, "pPr/keepNext")}
    for text in ("План мероприятий", "Срок", "Кадры"):
        properties = paragraph(docx, text).find(f"{W}pPr")
        assert properties is not None
        style = properties[0].get(f"{W}val")
        assert has(properties, "keepNext") or style in kept, text


def test_a_screen_reader_is_told_of_head_first_column_and_title(frame: FilledFrame) -> None:
    block = table(HEAD, Row((cell("1", 0, "row-head", scope="row"), cell("", 1), cell("", 2))), title="План мер")
    properties = root(write_docx(tree(block), frame, properties=PROPERTIES)).find(f".//{W}tblPr")
    assert properties is not None
    told = {etree.QName(item).localname: item for item in properties}
    assert told["tblCaption"].get(f"{W}val") == told["tblDescription"].get(f"{W}val") == "План мер"
    assert told["tblLook"].get(f"{W}firstRow") == told["tblLook"].get(f"{W}firstColumn") == "1"


def test_two_tables_in_a_row_stay_two(written: Callable[..., str]) -> None:
    block = table(row("1", "2", "3"))
    assert written(block, block, signature(), p("конец")).count("TABLE") == 2


# side by side


def test_columns_begin_at_the_tab_stops_of_the_style(frame: FilledFrame) -> None:
    stops = [tab.position for tab in frame.look.style("signature").tabs if tab.kind == "left"]
    portrait, landscape = (column_widths(frame.look, "signature", 3, turned) for turned in (False, True))
    assert portrait[:2] == pytest.approx([stops[0], stops[1] - stops[0]])
    assert sum(landscape) == pytest.approx(frame.look.page.text_width(True))
    assert landscape[0] / portrait[0] == pytest.approx(frame.look.page.text_width(True) / frame.look.page.text_width())
    assert len(column_widths(frame.look, "body", 2)) == 2


def test_a_signature_never_stands_alone_on_a_page(frame: FilledFrame) -> None:
    docx = write_docx(
        tree(p("раньше"), p("последний абзац"), signature(), signature("Бухгалтер"), p("Исполнитель", "executor")),
        frame,
        properties=PROPERTIES,
    )
    kept = [has(one, "pPr/keepNext") for one in root(docx).iter(f"{W}p")]
    assert kept == [False, True, *(True,) * 3, True, *(False,) * 3, False]


@pytest.mark.parametrize("vertical", [(), ("top", "center", "bottom")])
def test_side_by_side_text_stands_where_it_should(frame: FilledFrame, vertical: tuple[str, ...]) -> None:
    block = Columns("visa", tuple((p(text, "visa"),) for text in "абв"), vertical=vertical)
    docx = write_docx(tree(block), frame, properties=PROPERTIES)
    places = tuple(one.get(f"{W}val") for one in root(docx).iter(f"{W}vAlign"))
    assert places == (vertical or ("bottom",) * 3)


# parts


@pytest.mark.parametrize(
    "turned",
    [(True,), (True, False), (False, True), (False, True, True), (True, False, True), (False, True, False)],
    ids=["only", "first", "last", "twice in a row", "first and last", "middle"],
)
@pytest.mark.parametrize(
    "last", [p("текст"), table(row("1", "2", "3")), signature()], ids=["text", "table", "signature"]
)
def test_parts_turn_their_pages(frame: FilledFrame, turned: tuple[bool, ...], last: Block) -> None:
    parts = tuple(Part((heading(1, "Раздел", f"h{n}", new_page=True), last), one) for n, one in enumerate(turned))
    docx = write_docx(Tree("", parts), frame, properties=PROPERTIES)
    assert faults(docx) == []
    sections = re.findall(r"SECTION (\w+)", outline(docx))
    assert sections == ["landscape" if one else "portrait" for one in turned]
    assert [has(one, "headerReference") for one in root(docx).iter(f"{W}sectPr")] == [
        True,
        *(False,) * (len(turned) - 1),
    ]


def test_a_part_begins_a_page_only_once(frame: FilledFrame) -> None:
    parts = tuple(Part((heading(1, "Раздел", f"h{n}", new_page=True), p("текст"))) for n in range(2))
    docx = write_docx(Tree("", parts), frame, properties=PROPERTIES)
    assert [has(one, "pPr/pageBreakBefore") for one in root(docx).iter(f"{W}p")][::2] == [True, False]


def test_empty_parts_and_an_empty_paper_are_no_fault(frame: FilledFrame) -> None:
    for parts in ((), (Part(()),), (Part(()), Part((p("а"),)), Part((), True))):
        docx = write_docx(Tree("", parts), frame, properties=PROPERTIES)
        assert faults(docx) == []
        assert outline(docx).count("SECTION") == 1


# contents


def test_contents_name_headings_down_to_their_level(frame: FilledFrame) -> None:
    blocks = [Contents(p("Содержание", "contents-title"), 2)]
    blocks += [heading(level, f"Уровень {level}", f"h{level}") for level in (1, 2, 3)]  # type: ignore[misc]
    read = outline(write_docx(tree(*blocks), frame, {"h1": 1, "h2": 12}, properties=PROPERTIES))
    assert re.findall(r"\[toc .*", read) == ["[toc 1] Уровень 1 → 1", "[toc 2] Уровень 2 → 12"]


def test_contents_of_a_paper_without_headings_are_no_fault(frame: FilledFrame) -> None:
    assert faults(write_docx(tree(Contents(p("Содержание", "contents-title"))), frame, properties=PROPERTIES)) == []
