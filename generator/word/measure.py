"""How wide text is, in points, by the fonts of the look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from generator.content.tree import Break, Chart, Paragraph, Picture, Run
from generator.word.hyphens import held
from generator.word.labels import label_room
from generator.word.look import FontFile, Look

BREAKING = "-–"  # a line may end after these
SPACE = 0.25  # of the size

_ENDS = f" \n{BREAKING}"
_WORD = re.compile(f"[^{re.escape(_ENDS)}]*[{re.escape(_ENDS)}]?")  # up to where a line may end, or must


def pieces(paragraph: Paragraph, look: Look) -> list[list[float]]:
    """Widths of what no line end may part, by forced line; a label holds to its first word."""
    lines = [[0.0]]
    for word, width in _words(paragraph, look):
        lines[-1][-1] += width
        if word.endswith("\n"):
            lines.append([0.0])
        elif word.endswith((" ", *BREAKING)):
            lines[-1].append(0.0)
    return [[width for width in line if width] for line in lines]


def line_count(paragraph: Paragraph, width: float, look: Look) -> int:
    """About how many lines a paragraph takes between edges `width` apart."""
    style = look.style(paragraph.role)
    room = max(style.size, width - style.left - style.right)
    return sum(_lines(line, room, SPACE * style.size) for line in pieces(paragraph, look))


def _lines(widths: Iterable[float], room: float, space: float) -> int:
    lines, filled = 1, 0.0
    for width in widths:
        if filled and filled + space + width > room:
            lines, filled = lines + 1, 0.0
        filled += width + (space if filled else 0.0)
        lines, filled = lines + int(filled // room), filled % room  # a word wider than the line goes on below
    return lines


def _words(paragraph: Paragraph, look: Look) -> Iterator[tuple[str, float]]:
    """The words as they print, with the sign behind which a line may end, each with its width; spaces have none."""
    style = look.style(paragraph.role)
    yield "", label_room(paragraph, look)
    for inline in paragraph.inlines:
        match inline:
            case Run():
                face = look.face(style, inline.bold, inline.italic)
                text = inline.text.upper() if style.caps else inline.text
                yield from _measured(text, face, style.size, style.letter_spacing)
            case Break():
                yield "\n", 0.0
            case Picture() | Chart():
                yield from ((" ", 0.0), ("", inline.width), (" ", 0.0))


@lru_cache(maxsize=1 << 12)  # a text is measured for its column, for its row, and in each paper that holds it
def _measured(text: str, face: FontFile, size: float, spacing: float) -> Sequence[tuple[str, float]]:
    return [(word, _width(word, face, size, spacing)) for word in _WORD.findall(held(text))]


@lru_cache(maxsize=1 << 14)  # papers say the same words over and over
def _width(word: str, face: FontFile, size: float, spacing: float) -> float:
    return sum(face.advances.get(ord(char), 0.0) * size + spacing for char in word if char not in " \n")
