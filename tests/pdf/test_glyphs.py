from generator.content.tree import Paragraph, Run
from generator.findings import Place
from generator.pdf.glyphs import missing_glyphs
from generator.word.look import Look
from tests.pdf.samples import everything, paper, row, table


def test_a_paper_of_plain_russian_lacks_nothing(look: Look) -> None:
    assert missing_glyphs(everything(), look) == []


def test_it_gives_the_character_and_the_authors_place(look: Look) -> None:
    run = Run("☐ согласен ☐ нет", place=Place("программа.yaml", 3, 5))
    assert missing_glyphs(paper(Paragraph("body", (run,))), look) == [("☐", run)]


def test_it_looks_into_cells_and_captions(look: Look) -> None:
    found = missing_glyphs(paper(table(row("日", "本"), caption=Paragraph("table-caption", (Run("語"),)))), look)
    assert [char for char, _ in found] == ["語", "日", "本"]


def test_invisible_signs_need_no_glyph(look: Look) -> None:
    assert missing_glyphs(paper(Paragraph("body", (Run("пере\u00adнос 10\u00a0000 ₽ а\u2011б"),))), look) == []
