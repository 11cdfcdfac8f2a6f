"""How wide columns are, of tables and of a line without rules (signature, date line). One answer for all writers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from generator.word.look import Look
from generator.word.ooxml import dxa


def column_widths(look: Look, role: str, count: int, landscape: bool = False) -> list[float]:
    """Widths in points of `count` columns that together fill the text width.

    Columns begin at the left tab stops of the role's style, which are made for a portrait page and move in
    proportion on a landscape one. What the tab stops do not divide is divided evenly.
    """
    portrait, width = look.page.text_width(), look.page.text_width(landscape)
    stops = [tab.position for tab in look.style(role).tabs if tab.kind == "left" and 0 < tab.position < portrait]
    edges = [0.0, *(stop * width / portrait for stop in stops[: count - 1])]
    rest = count - len(edges) + 1
    step = (width - edges[-1]) / rest
    edges += [edges[-1] + step * number for number in range(1, rest + 1)]
    return [end - start for start, end in pairwise(edges)]


def whole_widths(widths: Sequence[float], total: float | None = None) -> list[int]:
    """Widths in whole twentieths of a point that together are exactly `total` points (by default, their own sum)."""
    share = dxa(sum(widths) if total is None else total) / sum(widths)
    edges = [0, *(round(edge * share) for edge in accumulate(widths))]
    return [end - start for start, end in pairwise(edges)]
