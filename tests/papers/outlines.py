"""Papers as readable outlines, straight from the composed tree: a line a block, cells parted by «|»."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.checking.check import check
from generator.content.tree import Block, Chart, Columns, Contents, Figure, Paragraph, Picture, Row, Table, Tree
from generator.findings import Severity
from generator.papers.table import PAPERS
from generator.printing import compose
from generator.word.charting import texts
from tests.workspaces import district

MARKS = {"bullet1": "–", "bullet2": "– –", "bullet3": "– – –", "cell-bullet1": "–", "cell-bullet2": "– –"}


def paper(name: str, folder: Path) -> list[str]:
    """The outline of a paper of the only workspace of a folder; nothing may stand in its way."""
    (found,) = check([folder])
    assert [f"{one.code} {one.message}" for one in found.findings if one.severity is not Severity.ADVICE] == []
    description = next(one for one in found.asked if one.kind.name in PAPERS[name].kinds)
    composed = compose(PAPERS[name], description, found.workspace)
    assert [f"{one.code} {one.message}" for one in composed.findings] == []
    return outline(composed.tree)


def programme(folder: Path, fields: str, name: str = "программа") -> list[str]:
    """The outline of a paper of the programme of the usual district, with these fields."""
    return paper(name, district(folder, fields))


def order(folder: Path, fields: str, programme: str = "", **more: str) -> list[str]:
    """The outline of the order of the usual district, with these fields."""
    return paper("приказ", district(folder, programme, fields, **more))


def outline(tree: Tree) -> list[str]:
    """All blocks of a paper; a landscape part begins with a line of its own."""
    lines: list[str] = []
    for part in tree.parts:
        if part.landscape:
            lines.append("landscape")
        lines += [line for block in part.blocks for line in _block(block)]
    return lines


def after(lines: list[str], start: str, count: int = 1) -> list[str]:
    """So many lines after the one that begins so."""
    place = next(n for n, line in enumerate(lines) if line.startswith(start))
    return lines[place + 1 : place + 1 + count]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"{block.role}: {_text(block)}"
        case Columns():
            yield f"{block.role}: {' | '.join(' / '.join(map(_text, cell)) for cell in block.cells)}"
        case Figure():
            yield f"figure: {_shown(block.picture)} ({_plain(block.picture.alt)})"
            if block.caption is not None:
                yield f"{block.caption.role}: {_text(block.caption)}"
        case Contents():
            yield f"contents: {_text(block.title)}"
        case Table():
            yield f"table: {_text(block.caption) if block.caption is not None else block.title}"
            yield from map(_row, block.rows)


def _shown(picture: Picture | Chart) -> str:
    return f"{picture.kind}: {', '.join(texts(picture))}" if isinstance(picture, Chart) else picture.asset


def _row(row: Row) -> str:
    kind = "head" if row.head else "group" if row.group else "row"
    return f"  {kind}: {' | '.join(' / '.join(map(_text, cell.blocks)) for cell in row.cells)}"


def _text(paragraph: Paragraph) -> str:
    text = _plain(paragraph.text)
    if paragraph.label is None:
        return text
    numbers = ".".join(map(str, paragraph.label.numbers))
    return f"{f'{numbers}.' if numbers else MARKS[paragraph.role]} {text}"


def _plain(text: str) -> str:
    return text.replace("\n", " / ").replace("\u00a0", " ")
