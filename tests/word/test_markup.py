"""Elements written as markup are those that lxml would make of the same names, values and texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.word.hyphens import NO_BREAK
from generator.word.ooxml import Markup, element, node, qualified, run, text, valued, words
from generator.word.wordml import Element

# What XML can hold: no control characters, no halves of surrogate pairs, no U+FFFE and U+FFFF.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
NASTY = TEXTS | st.text(st.sampled_from("&<>\"'\t\n ]-а1№"))


def plain(name: str, attributes: dict[str, object], *children: Element) -> Element:
    made = etree.Element(qualified(name))
    for key, value in attributes.items():
        made.set(qualified(key), str(value))
    made.extend(children)
    return made


def told(one: Element) -> object:
    return one.tag, dict(one.attrib), one.text, [told(child) for child in one]


def same(markup: Markup, expected: Element) -> bool:
    return told(node(markup)) == told(expected)


@given(NASTY, st.integers())
def test_attributes_and_children(value: str, number: int) -> None:
    inner = plain("w:b", {"w:val": value})
    markup = element("w:p", {"w:a": value, "id": number}, None, valued("w:b", value), element("w:c"))
    assert same(markup, plain("w:p", {"w:a": value, "id": number}, inner, plain("w:c", {})))


@given(NASTY)
def test_texts_keep_every_sign(value: str) -> None:
    expected = plain("w:t", {"xml:space": "preserve"})
    expected.text = value or None
    assert same(text(value), expected)


@given(NASTY)
def test_the_words_of_a_run_are_its_text(value: str) -> None:
    signs = {qualified("w:t"): lambda one: one.text or "", qualified("w:noBreakHyphen"): lambda _: "-"}
    made = node(run((), *words(value)))
    assert "".join(signs[str(one.tag)](one) for one in made) == value.replace(NO_BREAK, "-")
