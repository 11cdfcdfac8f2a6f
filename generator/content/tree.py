"""The checked tree of one paper: plain records, free of HTML, CSS and Word.

Writers are tables «record -> how». Looks are named by role (`ROLES` in `generator.word.roles` ties a role to a
named style of the frame); the tree itself never says how anything looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from generator.findings import Place


@dataclass(frozen=True, slots=True)
class RunLook:
    """Direct formatting of a run that stands in a frame's letterhead; the tree of a paper never uses it."""

    size: float | None = None  # pt
    color: str | None = None  # RRGGBB
    caps: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one kind. `place` is the author's place, where there is one; `link` an anchor inside."""

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""  # "", "sub" or "sup"
    link: str = ""
    place: Place | None = field(default=None, repr=False)
    look: RunLook | None = None

    def saying(self, text: str, place: Place | None) -> Run:
        """A run that looks and links alike."""
        return Run(text, self.bold, self.italic, self.script, self.link, place, self.look)

    def is_like(self, other: Run) -> bool:
        """Whether the two are one but for their texts."""
        return self == other.saying(self.text, other.place)


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line break."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tabulator; only frames hold it."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page, or of all pages when `total`; only a frame's header and footer hold it."""

    look: RunLook | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the line: name in the assets, size in points, text for those who cannot see it."""

    asset: str
    width: float
    height: float
    alt: str
    place: Place | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name and a value for each category, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in the line: numbers that each writer draws by itself, size in points, text for those who cannot see it.

    `kind` is "columns", "stacked", "bars", "lines" or "pie".
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    unit: str = ""
    width: float = 0.0  # 0: as wide as the page allows
    height: float = 0.0
    place: Place | None = None


Inline: TypeAlias = Run | Break | Tab | PageNumber | Picture | Chart


@dataclass(frozen=True, slots=True)
class Label:
    """That a paragraph is labelled, and with which counters; the label's shape is the style's (`look.label_text`).

    `list` is the same for all items that count together, `level` from 0, `numbers` are the counters of all levels
    up to this one (empty for bullets).
    """

    list: int
    level: int = 0
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: heading, body text, list item, caption, cell text; `role` says which."""

    role: str
    inlines: tuple[Inline, ...] = ()
    align: str = ""  # "", "left", "center", "right", "justify": set only where it differs from the style
    no_indent: bool = False
    new_page: bool = False
    keep_next: bool = False
    anchor: str = ""
    label: Label | None = None

    @property
    def text(self) -> str:
        """The text as read aloud: runs joined, breaks as newlines, without the label."""
        return "".join(
            piece.text if isinstance(piece, Run) else "\n" if isinstance(piece, Break) else "" for piece in self.inlines
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at grid column `column`; `scope` is "col" or "row" for a heading, else empty."""

    blocks: tuple[Paragraph, ...]
    column: int
    colspan: int = 1
    rowspan: int = 1
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; covered grid columns of a rowspan have no cell here."""

    cells: tuple[Cell, ...]
    head: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Widths are percent of the text width, their sum 100; head rows come first."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    caption: Paragraph | None = None
    splittable: bool = False  # rows may break over pages
    title: str = ""  # for screen readers: the caption, or the paper's own word
    tight: bool = False  # little room beside the text of its cells, for many columns


@dataclass(frozen=True, slots=True)
class Columns:
    """One line of side-by-side paragraphs without rules (signature, date line). Widths: the role's tab stops.

    `vertical` says for each cell where its text stands: "top", "center" or "bottom"; empty: all at the bottom.
    """

    role: str
    cells: tuple[tuple[Paragraph, ...], ...]
    keep_together: bool = True
    vertical: tuple[str, ...] = ()

    @property
    def is_kept_with_next(self) -> bool:
        """Whether the line shares its page with what follows."""
        return any(paragraph.keep_next for cell in self.cells for paragraph in cell)

    def kept(self) -> Columns:
        """The line, kept with what follows."""
        cells = tuple(tuple(replace(paragraph, keep_next=True) for paragraph in cell) for cell in self.cells)
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or a chart on a line of its own with its caption below."""

    picture: Picture | Chart
    caption: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; its entries follow from the headings with anchors of levels 1 to `levels`."""

    title: Paragraph
    levels: int = 2


Block: TypeAlias = Paragraph | Table | Columns | Figure | Contents


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks on pages of one orientation; each part but the first starts a new page."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture's bytes and what they are: "png", "jpeg" or "svg"."""

    data: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole paper."""

    title: str
    parts: tuple[Part, ...]
    author: str = ""
    language: str = "ru-RU"
    assets: dict[str, Asset] = field(default_factory=dict)

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in order, over all parts."""
        for part in self.parts:
            yield from part.blocks

    @property
    def headings(self) -> Iterator[Paragraph]:
        """Paragraphs that the contents can name, in order: roles heading1 to heading3 with an anchor."""
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.role in HEADINGS and block.anchor:
                yield block


HEADINGS = {"heading1": 1, "heading2": 2, "heading3": 3}
