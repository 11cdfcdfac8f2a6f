"""How wide text is, in points, by the fonts of the look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.content.tree import Break, Paragraph, Picture, Run
from generator.word.hyphens import held
from generator.word.look import Look, label_text

BREAKING = "-–"  # a line may end after these
SPACE = 0.25  # of the size


def pieces(paragraph: Paragraph, look: Look) -> list[list[float]]:
    """Widths of what no line end may part, by forced line."""
    lines = [[0.0]]
    for char, width in _chars(paragraph, look):
        if char == "\n":
            lines.append([0.0])
        else:
            lines[-1][-1] += width
        if char == " " or char in BREAKING:
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


def _chars(paragraph: Paragraph, look: Look) -> Iterator[tuple[str, float]]:
    """The characters as they print, each with its width; those between which a line may end have none."""
    style = look.style(paragraph.role)
    label = label_text(style.label, paragraph.label.numbers) + " " if paragraph.label and style.label else ""
    for inline in (Run(label), *paragraph.inlines):
        match inline:
            case Run():
                advances = look.face(style, inline.bold, inline.italic).advances
                for char in held(inline.text.upper() if style.caps else inline.text):
                    width = advances.get(ord(char), 0.0) * style.size + style.letter_spacing
                    yield char, 0.0 if char == " " else width
            case Break():
                yield "\n", 0.0
            case Picture():
                yield from ((" ", 0.0), ("", inline.width), (" ", 0.0))
