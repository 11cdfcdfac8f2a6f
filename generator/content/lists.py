"""Lists of controlled HTML as labelled paragraphs: bullets, numbers and the points of an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from generator.content.flow import Flow, has_text
from generator.content.tree import Block, Label, Paragraph
from generator.content.xhtml import BLOCKS, Element

TOP_SHAPES = {"bracket": "bracket1", "letter": "letter1"}  # shapes of numbers that only an outermost list has
DEEPEST = 3
ReadBlocks: TypeAlias = Callable[[Iterable[Element]], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class ListRoles:
    """Roles of a list's items by level, and of a further paragraph in an item."""

    bullets: tuple[str, ...]
    numbers: tuple[str, ...]
    text: str
    deeper: bool  # whether levels below the last one print as the last one


BODY_LISTS = ListRoles(("bullet1", "bullet2", "bullet3"), ("number1", "number2", "number3"), "body", False)


def cell_lists(role: str) -> ListRoles:
    """The roles of lists in a table cell whose own paragraphs have this role."""
    return ListRoles(("cell-bullet1", "cell-bullet2"), ("cell-number1",), role, True)


class Lists:
    """Reads lists and numbers them over the whole paper; `read_blocks` reads what else stands in a point.

    All methods raise `BadTemplate`.
    """

    def __init__(self, flow: Flow, read_blocks: ReadBlocks) -> None:
        self.flow = flow
        self.source = flow.source
        self.read_blocks = read_blocks
        self.ids = count(1)

    def read(self, element: Element, roles: ListRoles = BODY_LISTS) -> Iterator[Paragraph]:
        """The items of an `ul` or `ol` that stands in no other list, with all that is nested in it."""
        yield from self._list(element, roles, (), 0)

    def points(self, element: Element) -> Iterator[Block]:
        """Points «1.» with sub-points «1.1.», all of one list; other blocks follow their point."""
        label = Label(next(self.ids))
        for number, item in self._items(element):
            first, blocks = self._item_start(item, "point1", replace(label, numbers=(number,)), BLOCKS)
            yield first
            subpoints = count(1)
            for block in blocks:
                if block.tag == "ol" and not self.source.classes(block):
                    yield from self._subpoints(block, label, number, subpoints)
                else:
                    yield from self.read_blocks([block])

    def _subpoints(self, element: Element, label: Label, number: int, subpoints: Iterator[int]) -> Iterator[Block]:
        if element.get("start"):
            raise self.source.fault("TPL022", element, "Подпункты считаются сами, start у них не бывает")
        for _, item in self._items(element):
            own = replace(label, level=1, numbers=(number, next(subpoints)))
            first, blocks = self._item_start(item, "point2", own, BLOCKS)
            yield first
            yield from self.read_blocks(blocks)

    def _list(self, element: Element, roles: ListRoles, counters: tuple[int, ...], outer: int) -> Iterator[Paragraph]:
        """The items in order. `counters` are those of the levels above, `outer` is their list where it has numbers."""
        role, level = self._role(element, roles, len(counters))
        numbered = element.tag == "ol"
        goes_on = outer and numbered and level == len(counters)
        label = Label(outer if goes_on else next(self.ids), level)
        for number, item in self._items(element):
            own = (*counters, number if numbered else 1)
            numbers = own[-level - 1 :] if numbered else ()
            first, blocks = self._item_start(item, role, replace(label, numbers=numbers), ("p", "ul", "ol"))
            yield first
            yield from self._inside(blocks, roles, own, label.list if numbered else 0)

    def _inside(
        self, blocks: Iterable[Element], roles: ListRoles, counters: tuple[int, ...], outer: int
    ) -> Iterator[Paragraph]:
        """Further paragraphs and nested lists of one item."""
        for block in blocks:
            if block.tag != "p":
                yield from self._list(block, roles, counters, outer)
            elif (paragraph := self.flow.plain_paragraph(block, roles.text)).inlines:
                yield paragraph

    def _role(self, element: Element, roles: ListRoles, depth: int) -> tuple[str, int]:
        """The role of a list's items and the level of their labels."""
        classes = self.source.classes(element)
        if "points" in classes:
            raise self.source.fault("TPL021", element, "Список points стоит сам по себе: не в другом и не в ячейке")
        shape = classes & TOP_SHAPES.keys()
        if len(shape) > 1:
            raise self.source.fault("TPL022", element, f"Два вида нумерации сразу: {', '.join(sorted(shape))}")
        if shape and roles is BODY_LISTS:
            if depth:
                raise self.source.fault("TPL027", element, "Нумерация bracket и letter бывает только на первом уровне")
            return TOP_SHAPES[next(iter(shape))], 0
        names = roles.numbers if element.tag == "ol" else roles.bullets
        if depth >= len(names) and not roles.deeper:
            raise self.source.fault("TPL027", element, f"Список глубже {DEEPEST} уровней")
        level = min(depth, len(names) - 1)
        return names[level], level

    def _items(self, element: Element) -> Iterator[tuple[int, Element]]:
        start = self.source.whole(element, "start", 1, 1, 9999)
        items = list(self.source.children(element, "li"))
        if not items:
            raise self.source.fault("TPL024", element, "Список без пунктов")
        return enumerate(items, start)

    def _item_start(
        self, item: Element, role: str, label: Label, allowed: Iterable[str]
    ) -> tuple[Paragraph, list[Element]]:
        """The labelled paragraph of an item, from its text or its first `p`, and the blocks after it."""
        lead, blocks = self.flow.split(item, allowed)
        paragraph = self.flow.paragraph(item, role, lead)
        if not paragraph.inlines and blocks and blocks[0].tag == "p":
            paragraph = self.flow.plain_paragraph(blocks.pop(0), role)
        if not has_text(paragraph):
            raise self.source.fault("TPL024", item, "Пункт списка без текста")
        return replace(paragraph, label=label), blocks
