"""How much room headers and footers take: Word lets them push the text, CSS must be told."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from generator.content.tree import Block, Break, Columns, Paragraph, Picture, Table
from generator.word.columns import column_widths
from generator.word.look import Look

LETTER = 0.5  # mean width of a letter as a share of the size; used only to guess whether a line is full


def blocks_height(blocks: Sequence[Block], look: Look, width: float) -> float:
    """Height of blocks in a width, in points: exact but for how many lines a long text takes."""
    total = gap = 0.0
    for block in blocks:
        before, height, after = _extent(block, look, width)
        total += max(gap, before) + height
        gap = after
    return total + gap


def _extent(block: Block, look: Look, width: float) -> tuple[float, float, float]:
    """Space before, height and space after."""
    if isinstance(block, Paragraph):
        style = look.style(block.role)
        ruled = sum(rule.width + rule.space for side, rule in style.borders.items() if side in ("top", "bottom"))
        return style.before, _lines(block, look, width) + ruled, style.after
    if isinstance(block, Columns):
        widths = column_widths(look, block.role, len(block.cells))
        cells = zip(block.cells, widths, strict=True)
        return 0.0, max(blocks_height(cell, look, own) for cell, own in cells), 0.0
    if isinstance(block, Table):
        grid = look.grid
        rows = (
            max(blocks_height(cell.blocks, look, width * block.widths[cell.column] / 100) for cell in row.cells)
            for row in block.rows
        )
        return 0.0, sum(row + grid.top + grid.bottom + grid.rule.width for row in rows) + grid.rule.width, 0.0
    return 0.0, 0.0, 0.0


def _lines(paragraph: Paragraph, look: Look, width: float) -> float:
    style = look.style(paragraph.role)
    room = max(width - style.left - style.right, style.size)
    count = max(1, ceil(len(paragraph.text) * style.size * LETTER / room))
    count += sum(isinstance(piece, Break) for piece in paragraph.inlines)
    pictures = [piece.height for piece in paragraph.inlines if isinstance(piece, Picture)]
    below = look.face(style).descent * style.size
    return max(count * style.pitch, max(pictures, default=-below) + below)
