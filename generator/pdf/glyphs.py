"""Characters that a paper holds and the fonts of its look do not: found before any engine prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.content.tree import Block, Chart, Columns, Contents, Figure, Paragraph, Run, Table, Tree
from generator.word.charting import TEXT_ROLE, texts
from generator.word.look import Look, label_text

UNPRINTED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # layout alone: engines draw nothing for them


def missing_glyphs(tree: Tree, look: Look) -> list[tuple[str, Run]]:
    """The characters without a glyph, each with the run that holds it (`Run.place` is the author's place).

    In the order of the paper, each character once a run. Faces count: a bold run is looked up in the bold file. A
    label has no run of its own: its characters come with a run of the label's text and no place.
    """
    return [(char, run) for paragraph in paragraphs(tree.blocks) for char, run in _lacking(paragraph, look)]


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs in the blocks, in reading order: captions, cells, titles and the texts of charts too."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
                yield from (_charted(piece) for piece in block.inlines if isinstance(piece, Chart))
            case Table():
                if block.caption:
                    yield block.caption
                yield from (one for row in block.rows for cell in row.cells for one in cell.blocks)
            case Columns():
                yield from (one for cell in block.cells for one in cell)
            case Figure():
                yield from [_charted(block.picture)] if isinstance(block.picture, Chart) else []
                if block.caption:
                    yield block.caption
            case Contents():
                yield block.title


def _charted(chart: Chart) -> Paragraph:
    """The texts of a chart."""
    return Paragraph(TEXT_ROLE, tuple(Run(text, place=chart.place) for text in texts(chart)))


def _lacking(paragraph: Paragraph, look: Look) -> Iterator[tuple[str, Run]]:
    style = look.style(paragraph.role)
    runs = [piece for piece in paragraph.inlines if isinstance(piece, Run)]
    if paragraph.label and style.label:
        runs.insert(0, Run(label_text(style.label, paragraph.label.numbers)))
    for run in runs:
        covers = look.face(style, run.bold, run.italic).covers
        caps = style.caps or bool(run.look and run.look.caps)
        if covers >= set(map(ord, run.text.upper() if caps else run.text)):  # as nearly always
            continue
        for char in dict.fromkeys(run.text):
            printed = char.upper() if caps else char
            if char not in UNPRINTED and any(ord(one) not in covers for one in printed):
                yield char, run
