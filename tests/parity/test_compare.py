"""Papers by the real writers say the same; whatever a writer might lose, double or change is found."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from generator.content.tree import Tree
from generator.parity import Difference, compare, tree_blocks
from generator.word.frame import FilledFrame
from generator.word.look import Furniture
from tests.parity.papers import PLACE, WRITERS, docx_of, long_paper, p, paper, pdf_of

FAULTS = {
    "a dropped word": paper(opening="Школьная команда готовит программу с родителями"),
    "a changed letter": paper(opening="Школьная команда готовит программы вместе с родителями"),
    "a missing space": paper(opening="Школьная команда готовит программувместе с родителями"),
    "a space too many": paper(opening="Школьная команда готовит про грамму вместе с родителями"),
    "swapped cells": paper(measure=("1", "май 2025 г.", "Опрос учителей")),
    "a list that counts on": paper(points=((1, 1), (1, 2), (1, 3))),
    "a doubled paragraph": paper(closing=("Итоги обсуждает совет школы.",) * 2 + ("Отвечает заместитель директора.",)),
    "a lost last line": paper(names=("", "")),
    "swapped paragraphs": paper(closing=("Отвечает заместитель директора.", "Итоги обсуждает совет школы.")),
}


def found(tree: Tree, frame: FilledFrame, form: str, data: bytes) -> list[Difference]:
    return compare(tree, frame.look, frame.furniture, **{form: data})


@pytest.mark.parametrize("tree", [paper(), long_paper()], ids=["short", "long"])
def test_both_formats_say_what_the_tree_says(gost: FilledFrame, tree: Tree) -> None:
    pdf = pdf_of(tree, gost)
    docx = docx_of(tree, gost, pdf.pages)
    assert compare(tree, gost.look, gost.furniture, docx, pdf.data) == []
    assert compare(tree, gost.look, gost.furniture, docx_of(tree, gost)) == []


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("fault", FAULTS)
def test_it_finds(gost: FilledFrame, fault: str, form: str) -> None:
    assert found(paper(), gost, form, WRITERS[form](FAULTS[fault], gost))


def test_it_finds_text_that_slipped_into_an_empty_cell_of_word(gost: FilledFrame) -> None:
    slipped = docx_of(paper(names=("", "Директор школы")), gost)
    assert len(found(paper(names=("Директор школы", "")), gost, "docx", slipped)) == 2


@pytest.mark.parametrize("form", WRITERS)
def test_it_finds_another_header(gost: FilledFrame, form: str) -> None:
    tree = long_paper()
    furniture = replace(gost.furniture, header=(*gost.furniture.header, p("header", "Черновик")))
    differences = compare(tree, gost.look, furniture, **{form: WRITERS[form](tree, gost)})
    assert {difference.part for difference in differences} == {"верхний колонтитул"}


@pytest.mark.parametrize("form", WRITERS)
def test_it_finds_a_lost_letterhead(gost: FilledFrame, form: str) -> None:
    letterhead = Furniture(before=(p("body", "Районный методический центр"),))
    assert compare(paper(), gost.look, letterhead, **{form: WRITERS[form](paper(), gost)})


def test_it_finds_text_that_runs_off_the_page(gost: FilledFrame) -> None:
    with pikepdf.open(BytesIO(pdf_of(paper(), gost).data)) as document:
        document.pages[0].mediabox = pikepdf.Array([0, 0, 400, 842])
        document.save(cut := BytesIO())
    assert found(paper(), gost, "pdf", cut.getvalue())


def test_it_finds_a_missing_page(gost: FilledFrame) -> None:
    with pikepdf.open(BytesIO(pdf_of(long_paper(), gost).data)) as document:
        del document.pages[-1]
        document.save(cut := BytesIO())
    (difference, *_) = found(long_paper(), gost, "pdf", cut.getvalue())
    assert difference.expected.startswith("научно-методический к1")
    assert difference.found == ""


def test_it_finds_a_picture_that_word_shows_without_its_text(gost: FilledFrame) -> None:
    (difference,) = found(paper(), gost, "docx", docx_of(paper(alt="Другая"), gost))
    assert difference.expected == "[рисунок: Столбцы: рост]"


def test_it_finds_hidden_text_in_word(gost: FilledFrame) -> None:
    raised = b'<w:vertAlign w:val="subscript"/>'
    (difference,) = found(paper(), gost, "docx", _edited(docx_of(paper(), gost), raised, b"<w:vanish/>"))
    assert (difference.expected[-10:], difference.found[-9:]) == ("\nH2O, 5\u00a0кг", "\nHO, 5\u00a0кг")


def test_the_contents_of_word_must_name_the_pages_of_the_pdf(gost: FilledFrame) -> None:
    tree = long_paper()
    pdf = pdf_of(tree, gost)
    wrong = {**pdf.pages, "h-2": pdf.pages["h-2"] + 1}
    (difference,) = compare(tree, gost.look, gost.furniture, docx_of(tree, gost, wrong), pdf.data)
    assert difference.part == "содержание"
    assert difference.expected == f"Раздел 2\t{pdf.pages['h-2']}"


def test_the_contents_of_the_pdf_must_name_the_pages_where_headings_stand(gost: FilledFrame) -> None:
    pdf = pdf_of(long_paper(), gost)
    with pikepdf.open(BytesIO(pdf.data)) as document:
        document.add_blank_page(page_size=(595, 842))
        blank = document.pages[-1]
        document.pages.insert(1, blank)
        del document.pages[-1]
        document.save(shifted := BytesIO())
    differences = found(long_paper(), gost, "pdf", shifted.getvalue())
    assert {difference.part for difference in differences} == {"содержание", "верхний колонтитул"}
    assert f"Раздел 2 … {pdf.pages['h-2'] + 1}" in {difference.expected for difference in differences}


def test_a_difference_says_where_and_what(gost: FilledFrame) -> None:
    wrong = FAULTS["a missing space"]
    (in_docx,) = found(paper(), gost, "docx", docx_of(wrong, gost))
    (in_pdf,) = found(paper(), gost, "pdf", pdf_of(wrong, gost).data)
    assert tree_blocks(paper(), gost.look)[in_docx.block].startswith("Школьная команда")
    assert in_docx.block == in_pdf.block
    assert in_docx.place == in_pdf.place == PLACE
    assert str(in_pdf).startswith("PDF, страница 1, абзац 3: должно быть «программу вместе с родителями")
    assert "а стоит «программувместе" in str(in_pdf)
    assert str(in_pdf).endswith("(программа.yaml:7:3)")


def _edited(docx: bytes, old: bytes, new: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(target, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            package.writestr(name, data.replace(old, new, 1) if name == "word/document.xml" else data)
    return target.getvalue()
