"""Drawings as SVG: boxes, lines, sectors, words. Equal drawings give equal bytes. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from generator.pdf.css import points

# One tile of each hatch: its size, what is drawn in it, how thick.
HATCHES: dict[str, tuple[float, str, float]] = {
    "wdUpDiag": (5, "M-1 1L1 -1M0 5L5 0M4 6L6 4", 1.4),
    "wdDnDiag": (5, "M-1 4L1 6M0 0L5 5M4 -1L6 1", 1.4),
    "narHorz": (3, "M0 1.5H3", 1.2),
    "narVert": (3, "M1.5 0V3", 1.2),
    "smGrid": (4, "M0 2H4M2 0V4", 0.9),
}
DASHES = {  # in widths of the line
    "solid": (),
    "sysDot": (1, 1),
    "sysDash": (3, 1),
    "dash": (4, 3),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
}
MARKERS = {  # in halves of the marker's size, around its centre
    "circle": "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
    "square": "M-1 -1H1V1H-1Z",
    "triangle": "M0 -1.1L1.1 0.9H-1.1Z",
    "diamond": "M0 -1.2L1.2 0L0 1.2L-1.2 0Z",
}
OUTLINE = 0.75
THIN = 0.05


@dataclass(slots=True)
class Drawing:
    """An SVG in the making; its words are set in one font. The origin is the upper left corner."""

    width: float
    height: float
    font: str
    size: float
    color: str
    _shapes: list[str] = field(default_factory=list)
    _hatches: dict[str, str] = field(default_factory=dict)

    def area(self, outline: str, color: str, pattern: str = "") -> None:
        """A closed outline (as SVG writes paths) filled, with a line around it that parts it from its neighbours."""
        fill, edge = (f"url(#{self._hatch(pattern, color)})", color) if pattern else (f"#{color}", "FFFFFF")
        self._shapes.append(f'<path d="{outline}" fill="{fill}" stroke="#{edge}" stroke-width="{OUTLINE}"/>')

    def box(self, x: float, y: float, width: float, height: float, color: str, pattern: str = "") -> None:
        """A filled box; one too thin to be seen is left out, engines refuse hatches without room."""
        if min(width, height) >= THIN:
            self.area(f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}Z", color, pattern)

    def line(self, spots: Iterable[tuple[float, float]], color: str, width: float, dash: str = "solid") -> None:
        """A broken line through the spots."""
        path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in spots)
        dashes = " ".join(_n(one * width) for one in DASHES[dash])
        array = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._shapes.append(f'<path d="{path}" fill="none" stroke="#{color}" stroke-width="{_n(width)}"{array}/>')

    def marker(self, x: float, y: float, name: str, size: float, color: str) -> None:
        """A sign around a spot."""
        place = f"translate({_n(x)} {_n(y)}) scale({_n(size / 2)})"
        self._shapes.append(f'<path d="{MARKERS[name]}" transform="{place}" fill="#{color}"/>')

    def words(self, x: float, y: float, text: str, anchor: str = "middle") -> None:
        """A text whose base line is at `y`: it begins (start), stands around (middle) or ends (end) at `x`."""
        self._shapes.append(f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(text)}</text>')

    def paper(self, x: float, y: float, width: float, height: float) -> None:
        """A white box under words that stand on something drawn."""
        self._shapes.append(f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="#FFFFFF"/>')

    def svg(self) -> bytes:
        """The drawing."""
        size = f'width="{points(self.width)}" height="{points(self.height)}"'
        box = f'viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        looks = f'font-family="{escape(self.font)}" font-size="{_n(self.size)}" fill="#{self.color}"'
        hatches = f"<defs>{''.join(self._hatches.values())}</defs>" if self._hatches else ""
        shapes = "\n".join(self._shapes)
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} {looks}>{hatches}\n{shapes}\n</svg>\n'.encode()

    def _hatch(self, pattern: str, color: str) -> str:
        name = f"{pattern}-{color}"
        side, path, width = HATCHES[pattern]
        self._hatches[name] = (
            f'<pattern id="{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'<rect width="{side}" height="{side}" fill="#FFFFFF"/>'
            f'<path d="{path}" fill="none" stroke="#{color}" stroke-width="{width}"/></pattern>'
        )
        return name


def _n(number: float) -> str:
    """A length as short as it may be."""
    return f"{round(number, 2) + 0:g}"
