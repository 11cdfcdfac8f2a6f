"""Where the columns of a line without rules (signature, date line) stand. One answer for all writers."""

from __future__ import annotations

from itertools import pairwise

from generator.word.look import Look


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
