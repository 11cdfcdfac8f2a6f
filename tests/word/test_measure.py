"""Words measured once and remembered are as wide as their letters measured one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.content.tree import Break, Paragraph, Picture, Run
from generator.pdf.glyphs import paragraphs
from generator.word.fonts import FontLibrary
from generator.word.frame import load_frame
from generator.word.hyphens import held
from generator.word.labels import label_room
from generator.word.look import Look
from generator.word.measure import pieces
from tests.pdf.samples import everything


def letter_by_letter(paragraph: Paragraph, look: Look) -> list[list[float]]:
    lines = [[0.0]]
    for char, width in letters(paragraph, look):
        if char == "\n":
            lines.append([0.0])
        else:
            lines[-1][-1] += width
        if char and char in " -–":
            lines[-1].append(0.0)
    return [[width for width in line if width] for line in lines]


def letters(paragraph: Paragraph, look: Look) -> Iterator[tuple[str, float]]:
    style = look.style(paragraph.role)
    yield "", label_room(paragraph, look)
    for inline in paragraph.inlines:
        if isinstance(inline, Run):
            advances = look.face(style, inline.bold, inline.italic).advances
            for char in held(inline.text.upper() if style.caps else inline.text):
                yield char, 0.0 if char == " " else advances.get(ord(char), 0.0) * style.size + style.letter_spacing
        elif isinstance(inline, Break):
            yield "\n", 0.0
        elif isinstance(inline, Picture):
            yield from ((" ", 0.0), ("_", inline.width), (" ", 0.0))


@pytest.mark.parametrize("name", ["gost", "blank"])
def test_pieces_are_the_letters_between_the_places_where_a_line_may_end(name: str) -> None:
    look = load_frame(name, FontLibrary()).plain.look
    odd = Paragraph(
        "body", (Run("Письмо № 273-ФЗ\u00a0— в 5–7-х "), Run("клас", bold=True), Run("сах"), Break(), Run("-"))
    )
    for paragraph in (odd, *paragraphs(everything().blocks)):
        for found, expected in zip(pieces(paragraph, look), letter_by_letter(paragraph, look), strict=True):
            assert found == pytest.approx(expected)
