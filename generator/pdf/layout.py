"""Facts about the layout that follow from tree and look alone. One answer for all engines; lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.content.tree import HEADINGS, Block, Cell, Contents, Paragraph, Row, Table
from generator.word.look import Look, Style


@dataclass(slots=True)
class Joint:
    """What paragraphs of one style in a row do to each other: share a frame, drop the gap between them."""

    no_before: bool = False
    no_after: bool = False
    joined_above: bool = False
    joined_below: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    anchor: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Leader:
    """What fills a line of the contents, and where the page number ends, from the left margin."""

    sign: str
    stop: float


def joints(blocks: Sequence[Block], look: Look) -> list[Joint]:
    """The joints of each block with its neighbours."""
    found = [Joint() for _ in blocks]
    for number, (above, below) in enumerate(pairwise(blocks)):
        if not (isinstance(above, Paragraph) and isinstance(below, Paragraph) and above.role == below.role):
            continue
        style = look.style(above.role)
        found[number].no_after = found[number + 1].no_before = style.next_to_same
        found[number].joined_below = found[number + 1].joined_above = bool(style.borders)
    return found


def extra(style: Style) -> float:
    """What the pitch has beyond the font's own height: LibreOffice puts it below each line."""
    return max(0.0, style.pitch - style.natural)


def entries(contents: Contents, headings: Iterable[Paragraph]) -> Iterator[Entry]:
    """The lines of a table of contents."""
    for heading in headings:
        level = HEADINGS[heading.role]
        if level <= contents.levels:
            yield Entry(heading.anchor, heading.text.replace("\n", " "), f"contents{level}")


def leader(style: Style, look: Look) -> Leader:
    """The leader of a style of the contents: its last right tab stop, else the right margin."""
    stop = max((stop.position for stop in style.tabs if stop.kind == "right"), default=look.page.text_width())
    return Leader(next((stop.leader for stop in style.tabs if stop.leader), ""), stop)


def is_heading(cell: Cell, row: Row, table: Table) -> bool:
    """Whether screen readers are told that the cell is a heading.

    They would take a group, or a column of row headings below a head row, for shredded heads.
    """
    under_head = not row.head and any(row.head for row in table.rows)
    return bool(cell.scope) and not row.group and not (under_head and cell.scope == "row")
