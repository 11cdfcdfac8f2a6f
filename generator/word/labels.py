"""Labels of list items as they print: their text, and the room they take in the first line. Lengths in points."""

from __future__ import annotations

from generator.content.tree import Paragraph
from generator.word.look import Look, Style, label_text

DEFAULT_STEP = 35.4  # Word's own stops, 708 twips apart, serve where the style has no more


def printed_label(paragraph: Paragraph, style: Style) -> str:
    """The label of a list item with the space that parts it from the text; "" where there is none."""
    if paragraph.label is None or style.label is None:
        return ""
    return label_text(style.label, paragraph.label.numbers) + (" " if style.label.suffix == "space" else "")


def label_width(style: Style) -> float:
    """Width of a label that a tab follows: up to the next stop, the left indent of hanging text among them."""
    start = style.left + style.first
    stops = [stop.position for stop in style.tabs] + ([style.left] if style.first < 0 else [])
    return min((stop for stop in stops if stop > start), default=start + DEFAULT_STEP) - start


def label_room(paragraph: Paragraph, look: Look) -> float:
    """How far from the first indent the text of a list item begins; 0 where there is no label."""
    style = look.style(paragraph.role)
    text = printed_label(paragraph, style)
    if not text or style.label is None:
        return 0.0
    advances = look.face(style).advances
    width = sum(advances.get(ord(char), 0.0) for char in text) * style.size + style.letter_spacing * len(text)
    return max(width, label_width(style)) if style.label.suffix == "tab" else width
