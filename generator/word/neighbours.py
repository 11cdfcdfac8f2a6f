"""What blocks owe to their neighbours on the page, settled in the tree before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.tree import Block, Columns, Contents, Figure, Paragraph, Part, Row, Table

KEPT = "signature"  # never stands alone on a page


def settled(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that have blocks: signatures kept with what they sign, no forced page where a part begins one."""
    filled = (part for part in parts if part.blocks)
    for number, part in enumerate(filled):
        blocks = list(_signatures_kept(part.blocks))
        if number:
            blocks[0] = _at_top(blocks[0])
        yield replace(part, blocks=tuple(blocks))


def is_kept(block: Block) -> bool:
    """Whether the block must share its page with what stands before."""
    return isinstance(block, Columns) and block.role == KEPT


def _signatures_kept(blocks: Iterable[Block]) -> Iterator[Block]:
    ordered = list(blocks)
    for block, after in zip(ordered, [*ordered[1:], None], strict=True):
        yield _kept(block) if after is not None and is_kept(after) else block


def _kept(block: Block) -> Block:
    """The block with its end kept with the next."""
    if isinstance(block, Paragraph):
        return replace(block, keep_next=True)
    if isinstance(block, Columns):
        return block.kept()
    if isinstance(block, Table) and block.rows:
        return replace(block, rows=(*block.rows[:-1], _row_kept(block.rows[-1])))
    if isinstance(block, Figure) and block.caption:
        return replace(block, caption=replace(block.caption, keep_next=True))
    return block


def _row_kept(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, blocks=_all_kept(cell.blocks)) for cell in row.cells))


def _all_kept(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(replace(paragraph, keep_next=True) for paragraph in paragraphs)


def _at_top(block: Block) -> Block:
    """The block without a forced page break before it."""
    if isinstance(block, Paragraph):
        return replace(block, new_page=False)
    if isinstance(block, Table) and block.caption:
        return replace(block, caption=replace(block.caption, new_page=False))
    if isinstance(block, Contents):
        return replace(block, title=replace(block.title, new_page=False))
    return block
