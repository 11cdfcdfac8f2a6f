"""How far blocks stand apart, as LibreOffice prints them: one sum for each pair of neighbours. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.content.tree import Block, Contents, Figure, Paragraph, Table
from generator.pdf.layout import Joint, extra
from generator.word.look import Look, Style
from generator.word.roles import SPARE


@dataclass(frozen=True, slots=True)
class Edges:
    """What a block asks of its neighbours: distances, the pitch it leaves below, whether Word makes a table of it."""

    before: float = 0.0
    after: float = 0.0
    extra: float = 0.0
    table: bool = False


def paragraph_edges(style: Style, joint: Joint | None = None) -> Edges:
    """The edges of a paragraph."""
    joint = joint or Joint()
    return Edges(0.0 if joint.no_before else style.before, 0.0 if joint.no_after else style.after, extra(style))


def block_edges(block: Block, joint: Joint | None, look: Look) -> Edges:
    """The edges of a block that is unfolded."""
    if isinstance(block, Paragraph):
        return paragraph_edges(look.style(block.role), joint)
    return Edges(extra=look.grid.rule.width if isinstance(block, Table) else 0.0, table=True)


def gap(above: Edges, below: Edges, look: Look) -> float:
    """The distance between two neighbours: pitch left by the upper one and the larger of both distances."""
    helper = look.style(SPARE).pitch if above.table and below.table else 0.0
    return round(above.extra + helper + max(above.after, below.before), 3)


def unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with pictures, captions and titles as paragraphs of their own, kept with what they belong to."""
    for block in blocks:
        match block:
            case Figure(picture, caption):
                yield Paragraph("figure", (picture,), keep_next=caption is not None)
                if caption:
                    yield caption
            case Table(caption=Paragraph() as caption):
                yield replace(caption, keep_next=True)
                yield block
            case Contents(title):
                yield replace(title, keep_next=True)
                yield block
            case _:
                yield block
