"""What goes in comes out: the promise of the prose profile, on texts made of little but markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content import prose
from generator.content.marks import PlaceMarks
from generator.content.prose import inline_html, parse, plain_text, prose_html
from generator.content.tree import Block, Paragraph, Table
from tests.content.texts import blocks, typed

SPACES = ["\n", "\n\n", " ", "  ", "\t", "\u00a0"]
MARKS = ["*", "**", "-", "–", "—", "•", "1.", "2.", "3.", "1)", "2)", "\n- ", "\n  1. "]
TABLES = ["|", "--|--", "\nа|б\n--|--\nв|г"]
WORDS = ["а", "б", "Я", "7", ".", ",", ":", "_", "`", "#", ">", "<", "&", "\\", "[", "](", "!", "~~", "{{"]
PIECES = SPACES + MARKS + TABLES + WORDS
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def squeezed(text: str) -> str:
    """The text without spaces and pipes: those of tables go, and the rest may stand anywhere."""
    return re.sub(r"[\s|]", "", text)


def restored(text: str) -> str:
    """The source again from what the parser made of it: texts and the marks it took away, tables' rules left out."""
    out = []
    for token in parse(text):
        if token.type == "list_item_open":
            out.append(token.markup)
        if token.type == "inline":
            out += [child.markup + child.content for child in token.children or ()]
    return "".join(out)


def without_table_rules(text: str) -> str:
    """The source without the lines under heads of tables, as the parser found them."""
    lines = text.split("\n")
    heads = [token.map[0] for token in parse(text) if token.type == "table_open" and token.map]
    return "\n".join(line for number, line in enumerate(lines) if number - 1 not in heads)


def printed(text: str) -> str:
    """All that the tree says: labels of numbered items and texts, in order."""
    html = prose_html(typed(text), marks := PlaceMarks())
    out = []
    for block in blocks(f"<p>#</p>{html}", marks=marks)[1:]:
        for paragraph in paragraphs(block):
            out.append(str(paragraph.label.numbers[-1]) if paragraph.label and paragraph.label.numbers else "")
            out.append(paragraph.text)
    return "".join(out)


def paragraphs(block: Block) -> list[Paragraph]:
    if isinstance(block, Table):
        return [cell.blocks[0] for row in block.rows for cell in row.cells]
    assert isinstance(block, Paragraph)
    return [block]


@settings(deadline=None, max_examples=200)
@given(TEXTS)
@example("а|б\n--|--\nв|г\nд|е|ж")
@example("***а** б*")
@example("1. а\n1. б\n  1) в\n2. г")
def test_parsing_takes_away_only_the_marks_it_understood(text: str) -> None:
    assert squeezed(restored(text)) == squeezed(without_table_rules(text))


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_each_letter_and_digit_is_printed_once_and_in_order(text: str) -> None:
    kept = [one for one in printed(text) if one.isalnum()]
    assert kept == [one for one in text if one.isalnum()]


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_the_tree_says_what_the_parser_left(text: str) -> None:
    left = [child.content for token in parse(text) if token.type == "inline" for child in token.children or ()]
    assert squeezed(plain_text(text)) == squeezed("".join(left))


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_a_text_without_stars_is_one_line_unchanged(text: str) -> None:
    plain = text.replace("*", "")
    (paragraph,) = blocks(f"<p>#{inline_html(plain, PlaceMarks())}#</p>")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == re.sub("[ \t\r\n]+", " ", f"#{plain}#")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "слово", "\u00a0", " ", "-", "— ", "\0", "\u2028", "1."]), max_size=9).map(
        "".join
    )
)
@example("Слово")
@example("Слово ")
def test_a_plain_line_is_what_the_parser_would_make_of_it(text: str) -> None:
    text = f"Н{text}"
    never = re.compile("(?!)")
    quick = prose_html(typed(text), PlaceMarks()), inline_html(typed(text), PlaceMarks())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(prose, "_PLAIN", never)
        assert (prose_html(typed(text), PlaceMarks()), inline_html(typed(text), PlaceMarks())) == quick
