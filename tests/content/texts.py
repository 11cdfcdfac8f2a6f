"""Texts with places and small papers for the tests of this folder."""

from __future__ import annotations

from generator.content.html import build_tree
from generator.content.marks import PlaceMarks
from generator.content.tree import Asset, Block, Paragraph, Tree
from generator.findings import Place
from generator.reading.values import Text

FILE = "программа.yaml"


def typed(value: str, line: int = 10, column: int = 5) -> Text:
    """A text as the reader gives it: a block whose lines all start in the same column."""
    offset, lines = 0, []
    for number, one in enumerate(value.split("\n")):
        lines.append((offset, line + number, column))
        offset += len(one) + 1
    return Text(value, Place(FILE, line, column), "|", tuple(lines))


def page(body: str, head: str = "<title>Бумага</title>") -> str:
    return f'<html lang="ru-RU">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>'


def tree(body: str, assets: dict[str, Asset] | None = None, marks: PlaceMarks | None = None) -> Tree:
    return build_tree(page(body), template="бумага.html.j2", assets=assets or {}, marks=marks or PlaceMarks())


def blocks(body: str, assets: dict[str, Asset] | None = None, marks: PlaceMarks | None = None) -> list[Block]:
    return list(tree(body, assets, marks).blocks)


def outline(body: str) -> list[tuple[str, str]]:
    """Role and text of the paragraphs, the counters of a labelled one before its text."""
    return [(one.role, _labelled(one)) for one in blocks(body) if isinstance(one, Paragraph)]


def _labelled(paragraph: Paragraph) -> str:
    numbers = paragraph.label.numbers if paragraph.label else ()
    return f"{'.'.join(map(str, numbers))} {paragraph.text}".strip()
