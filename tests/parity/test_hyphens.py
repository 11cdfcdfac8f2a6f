"""A hyphen at which no line ends is a hyphen in all forms: found, copied and compared as one."""

from __future__ import annotations

from generator.content.tree import Part, Tree
from generator.parity import compare, docx_blocks
from generator.word.frame import FilledFrame
from tests.parity.papers import docx_of, p, pdf_of
from tests.pdf.samples import pages

ACTS = " ".join(f"{'а' * (number % 7)} № {number}-ФЗ" for number in range(100, 400))


def test_a_stressed_letter_parts_no_word(gost: FilledFrame) -> None:
    tree = Tree("Ударения", (Part((p("body", "Э\u0301то за\u0301мок. О\u0301кна ЖЮ\u0301Щ"),)),))
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost), pdf_of(tree, gost).data) == []


def test_numbers_of_acts_are_whole_on_their_lines_and_spelt_with_a_hyphen(gost: FilledFrame) -> None:
    tree = Tree("Акты", (Part((p("body", ACTS), p("body", "а\u2011б"))),))
    docx, pdf = docx_of(tree, gost), pdf_of(tree, gost).data
    assert compare(tree, gost.look, gost.furniture, docx, pdf) == []
    text = " ".join(pages(pdf))
    assert all(f"{number}-ФЗ" in text for number in range(100, 400))
    assert docx_blocks(docx) == [ACTS, "а-б"]
