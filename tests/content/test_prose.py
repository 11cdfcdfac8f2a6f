from __future__ import annotations

import pytest

from generator.content.marks import PlaceMarks
from generator.content.prose import doubtful_lines, inline_html, plain_text, prose_html
from generator.content.tree import Paragraph, Run, Table
from generator.findings import Place
from tests.content.texts import blocks, outline, typed


def printed(text: str) -> list[tuple[str, str]]:
    return outline(prose_html(text, PlaceMarks()))


def runs(text: str) -> list[tuple[str, bool, bool]]:
    (paragraph,) = blocks(f"<p>{inline_html(text, PlaceMarks())}</p>")
    assert isinstance(paragraph, Paragraph)
    return [(run.text, run.bold, run.italic) for run in paragraph.inlines if isinstance(run, Run)]


def test_lines_of_a_paragraph_are_joined_and_a_blank_line_parts_paragraphs() -> None:
    assert printed("Первая\nстрока\n\n\nВторая") == [("body", "Первая строка"), ("body", "Вторая")]


@pytest.mark.parametrize("bullet", ["-", "–", "—", "•", "-\u00a0"])
def test_each_bullet_that_people_paste_begins_an_item(bullet: str) -> None:
    assert printed(f"Задачи:\n{bullet} учить;\n{bullet} лечить.") == [
        ("body", "Задачи:"),
        ("bullet1", "учить;"),
        ("bullet1", "лечить."),
    ]


def test_numbers_begin_at_one_and_go_on_by_one() -> None:
    assert printed("1. Раз\n2. Два\n\n3. Три") == [("number1", "1 Раз"), ("number1", "2 Два"), ("number1", "3 Три")]
    assert printed("1) Раз\n2) Два") == [("bracket1", "1 Раз"), ("bracket1", "2 Два")]
    assert printed("1. Раз\n3. Три") == [("number1", "1 Раз"), ("body", "3. Три")]


def test_lines_that_count_from_another_number_are_paragraphs() -> None:
    assert printed("2. Два\n3. Три\nещё") == [("body", "2. Два"), ("body", "3. Три ещё")]
    assert printed("Ранее\n2) Два\n3) Три") == [("body", "Ранее"), ("body", "2) Два"), ("body", "3) Три")]
    assert printed("с\n2. По\n4. Как") == [("body", "с 2. По 4. Как")]


def test_a_line_that_goes_on_a_sentence_begins_no_list() -> None:
    assert outline(prose_html("1. а", PlaceMarks(), opens=True)) == [("body", "1. а")]
    assert outline(prose_html("- а\n- б", PlaceMarks(), opens=True)) == [("body", "- а"), ("bullet1", "б")]
    assert outline(prose_html("а | б\n--|--\n1 | 2", PlaceMarks(), opens=True)) == [("body", "а | б --|-- 1 | 2")]


def test_lists_nest_by_indent_to_three_levels() -> None:
    text = "- а\n  - б\n    1. в\n       - г\n  - д\n- е"
    assert printed(text) == [
        ("bullet1", "а"),
        ("bullet2", "б"),
        ("number3", "1.1.1 в"),
        ("bullet3", "г"),
        ("bullet2", "д"),
        ("bullet1", "е"),
    ]


def test_an_item_goes_on_while_its_lines_stand_further_in() -> None:
    assert printed("- длинный\n  пункт\n- другой") == [("bullet1", "длинный пункт"), ("bullet1", "другой")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_paragraph_after_a_list_is_a_paragraph(gap: str) -> None:
    assert printed(f"- пункт{gap}Абзац") == [("bullet1", "пункт"), ("body", "Абзац")]


@pytest.mark.parametrize(
    "text",
    [
        "____",
        "> 90 %",
        "2026. Год педагога",
        "2*3*4",
        "# Заголовок",
        "---",
        "***",
        "`код`",
        "[слово](адрес) ![x](y)",
        "<b>жирно</b> &amp; &nbsp; ]]>",
        r"\_ \# \[ a\|b",
        "_курсив_ __жирно__",
        "https://школа.рф www.example.com",
        "{{ x }} {% if %}",
        "–слово",
        "-",
        "+ плюс",
        "a ** b ** c",
        "**a**b",
        "| одна | строка |",
        "[1]: ссылка",
    ],
)
def test_all_else_stays_text(text: str) -> None:
    assert printed(text) == [("body", text)]
    assert plain_text(text) == text


def test_indents_underlines_and_trailing_spaces_mean_nothing() -> None:
    assert printed("    четыре пробела\n=====\nстрока  \nещё") == [("body", "четыре пробела ===== строка ещё")]


def test_bold_and_italic_are_stars_at_the_edges_of_words() -> None:
    assert runs("**Школа** открыта") == [("Школа", True, False), (" открыта", False, False)]
    assert runs("*курсив*, **и *то* и**") == [
        ("курсив", False, True),
        (", ", False, False),
        ("и ", True, False),
        ("то", True, True),
        (" и", True, False),
    ]
    assert runs("«**Точка роста**»")[1] == ("Точка роста", True, False)
    assert runs("**на\nдве строки**") == [("на две строки", True, False)]


def test_one_line_text_knows_no_blocks() -> None:
    assert runs("- не\n\nсписок") == [("- не список", False, False)]


def test_a_pipe_table_becomes_a_table_of_the_tree() -> None:
    (table,) = blocks(prose_html("Фактор | Доля\n--|--:\n**дети** | 5 %\n| взрослые |", PlaceMarks()))
    assert isinstance(table, Table)
    cells = [[(cell.blocks[0].role, cell.blocks[0].text) for cell in row.cells] for row in table.rows]
    assert cells == [
        [("head", "Фактор"), ("head", "Доля")],
        [("cell", "дети"), ("cell", "5 %")],
        [("cell", "взрослые"), ("cell", "")],
    ]
    assert [row.cells[1].blocks[0].align for row in table.rows] == ["right"] * 3
    assert sum(table.widths) == pytest.approx(100)


def test_a_row_with_too_many_cells_is_text_and_nothing_is_lost() -> None:
    assert printed("а | б\n--|--\n1 | 2\n3 | 4 | 5") == [("after-table", "3 | 4 | 5")]


def test_each_piece_keeps_the_place_of_its_first_character() -> None:
    marks = PlaceMarks()
    text = typed("Начало\nи **жирное**.\n\n- пункт\n\nа | б\n--|--\nв | *г*", line=10, column=5)
    found: dict[str, Place | None] = {}
    for block in blocks(prose_html(text, marks), marks=marks):
        cells = [cell.blocks[0] for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
        for paragraph in cells:
            assert isinstance(paragraph, Paragraph)
            found |= {run.text: run.place for run in paragraph.inlines if isinstance(run, Run)}
    assert {word: (place.line, place.column) for word, place in found.items() if place} == {
        "Начало и ": (10, 5),
        "жирное": (11, 9),
        ".": (11, 17),
        "пункт": (13, 7),
        "а": (15, 5),
        "б": (15, 9),
        "в": (17, 5),
        "г": (17, 10),
    }


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Школа — это место,\n— как говорят — где учат", ["— как"]),
        ("Программа рассчитана\n- на три года", ["- на"]),
        ("- школа\n– то есть место", ["– то"]),
        ("- школа\n  – то есть место", ["– то"]),
        ("Задачи:\n- учить\n- лечить", []),
        ("Сделано много.\n— Что дальше?", []),
        ("**Задачи:**\n- учить", []),
        ("Задачи\n\n- учить", []),
        ("Задачи\n1. Учить", []),
        ("- а\n  - б\n- в", []),
    ],
)
def test_a_dash_that_may_belong_to_a_wrapped_sentence_is_doubtful(text: str, doubtful: list[str]) -> None:
    assert [text[offset:].split(" ")[0] + " " + text[offset:].split()[1] for offset in doubtful_lines(text)] == doubtful


def test_plain_text_is_what_is_read_aloud() -> None:
    text = "**Цель**\nдня:\n- *раз*\n  1. два\n\nа | б\n--|--\nв | г"
    assert plain_text(text) == "Цель дня:\nраз\nдва\nа б\nв г"


def test_a_text_that_was_read_before_has_the_places_of_its_own_paper() -> None:
    for line in (3, 70):
        marks = PlaceMarks()
        html = prose_html(typed("Учить **быстро**.\n- раз;\n- два.", line), marks)
        found = [one for block in blocks(html, marks=marks) if isinstance(block, Paragraph) for one in block.inlines]
        assert [one.place.line for one in found if isinstance(one, Run) and one.place] == [
            *[line] * 3,
            line + 1,
            line + 2,
        ]
