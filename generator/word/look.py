"""The look: a frame resolved once into numbers. All lengths in points; no XML, no CSS."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.tree import Asset, Block


@dataclass(frozen=True, slots=True, eq=False)  # a file is read once: to be the same is to be equal, and quick to tell
class FontFile:
    """One face of a family: its file and its vertical measures as shares of the size."""

    path: Path
    ascent: float
    descent: float  # positive
    gap: float
    advances: Mapping[int, float]  # by code point: how wide its glyph is, as a share of the size

    @property
    def covers(self) -> Set[int]:
        """The code points it has glyphs for."""
        return self.advances.keys()

    @property
    def natural(self) -> float:
        """Natural line height as a share of the size."""
        return self.ascent + self.descent + self.gap


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of the family that Word calls `name`; `alias` is its honest name in the PDF."""

    name: str
    alias: str
    faces: Mapping[tuple[bool, bool], FontFile]  # (bold, italic)


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop at `position` from the left margin."""

    position: float
    kind: str = "left"  # left, center, right
    leader: str = ""  # "" or "."


@dataclass(frozen=True, slots=True)
class Border:
    """A rule: width in points, colour RRGGBB, space to the text in points."""

    width: float
    color: str = "000000"
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class ListLabel:
    """How a list style labels its items: `text` such as "–", "%1." or "%1.%2."; one format a level."""

    text: str
    formats: tuple[str, ...] = ()  # decimal, russianLower, bullet ... for levels 0 to this one
    level: int = 0
    suffix: str = "space"  # space, tab, nothing


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with everything inherited resolved."""

    name: str  # as in the frame
    id: str  # w:styleId
    family: str  # Word's name
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    color: str = "000000"
    letter_spacing: float = 0.0
    align: str = "left"  # left, center, right, justify
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0  # negative: hanging
    pitch: float = 0.0  # distance of base lines, cut to whole twips
    natural: float = 0.0  # natural line height of the font at this size
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int = 0  # heading level from 1, 0 for none
    tabs: tuple[TabStop, ...] = ()
    label: ListLabel | None = None
    borders: Mapping[str, Border] = field(default_factory=dict)  # top, left, bottom, right
    next_to_same: bool = False  # contextual spacing: no gap between paragraphs of this style


@dataclass(frozen=True, slots=True)
class Page:
    """Portrait page geometry; landscape swaps width and height and keeps the margins."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float  # distance of the header from the upper edge
    footer: float
    first_differs: bool

    def text_width(self, landscape: bool = False) -> float:
        """Width between the side margins."""
        return (self.height if landscape else self.width) - self.left - self.right

    def text_height(self, landscape: bool = False) -> float:
        """Height between the upper and lower margins."""
        return (self.width if landscape else self.height) - self.top - self.bottom


TIGHT = 1.4  # pt beside the text in tables that have many columns


@dataclass(frozen=True, slots=True)
class Grid:
    """The table style: one rule for all borders, cell margins."""

    rule: Border
    top: float
    right: float
    bottom: float
    left: float

    def margins(self, tight: bool = False) -> tuple[float, float]:
        """Left and right margins of a cell; `tight` tables have no more than `TIGHT`."""
        return (min(self.left, TIGHT), min(self.right, TIGHT)) if tight else (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the frame besides the body, as tree blocks whose roles are keys of `Look.styles`."""

    before: tuple[Block, ...] = ()  # letterhead above the body
    after: tuple[Block, ...] = ()
    header: tuple[Block, ...] = ()
    header_first: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    footer_first: tuple[Block, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """A frame resolved: page, table rule, styles by role, fonts by Word's name."""

    page: Page
    grid: Grid
    styles: Mapping[str, Style]
    families: Mapping[str, Family]

    def style(self, role: str) -> Style:
        """The style of a role of the tree."""
        return self.styles[role]

    def face(self, style: Style, bold: bool = False, italic: bool = False) -> FontFile:
        """The font file that prints text of this style."""
        return self.families[style.family].faces[style.bold or bold, style.italic or italic]


RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # letters of Word's list labels: without ё, й, ъ, ь


def label_text(label: ListLabel, numbers: tuple[int, ...] = ()) -> str:
    """The label as it prints, without its suffix: "–", "3.", "1.2.", "б)".

    Raises `ValueError` for a number format that neither writer knows.
    """
    text = label.text
    for level, number in enumerate(numbers):
        text = text.replace(f"%{level + 1}", _counter(number, label.formats[level]))
    return text


def _counter(number: int, form: str) -> str:
    if form == "decimal":
        return str(number)
    if form == "russianLower":
        return RUSSIAN[(number - 1) % len(RUSSIAN)] * ((number - 1) // len(RUSSIAN) + 1)
    raise ValueError(f"unknown number format {form!r}")
