"""Numbered lists: each list of the tree gets numbering of its own, so that it counts as the tree does."""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.tree import Label
from generator.word.ooxml import Markup, element, node, qualified, valued
from generator.word.wordml import Element, child, value


def numbers_of_styles(styles: Element) -> Mapping[str, str | None]:
    """The numbering id of each style by the style's id: its own, or that of what it is based on."""
    known = {value(style, "styleId") or "": style for style in styles.iter(qualified("w:style"))}
    return {identity: _number_of(identity, known) for identity in known}


def _number_of(style: str, known: Mapping[str, Element]) -> str | None:
    found = known.get(style)
    while found is not None:
        number = child(found, "pPr", "numPr", "numId")
        if number is not None:
            return value(number)
        found = known.get(value(child(found, "basedOn")) or "")
    return None


class Numbering:
    """The numbering part of a document; `numbers` are the numbering ids of its styles."""

    def __init__(self, root: Element, numbers: Mapping[str, str | None]) -> None:
        self.root = root
        self._numbers = numbers
        self._abstract = {value(num, "numId"): value(child(num, "abstractNumId")) for num in _nums(root)}
        self._next = max((int(number) for number in self._abstract if number), default=0) + 1
        self._lists: dict[tuple[int, str], _List] = {}

    def reference(self, style: str, level: int, label: Label) -> Markup:
        """The `w:numPr` of an item; `style` is the style's id, `level` its level in the frame's numbering.

        Raises `ValueError` for a style without numbering.
        """
        abstract = self._abstract.get(self._numbers.get(style))
        if abstract is None:
            raise ValueError(f"style {style!r} has no numbering")
        number = label.numbers[-1]
        counting = self._lists.get((label.list, abstract))
        if counting is None or not counting.comes_to(level, number):
            counting = self._lists[label.list, abstract] = _List(self._add(abstract))
        counting.count(level, number)
        return number_properties(level, value(counting.num, "numId"))

    def _add(self, abstract: str) -> Element:
        num = node(element("w:num", {"w:numId": self._next}, valued("w:abstractNumId", abstract)))
        _nums(self.root)[-1].addnext(num)
        self._next += 1
        return num


def number_properties(level: int, number: object) -> Markup:
    """A `w:numPr`; number 0 takes the style's label away."""
    return element("w:numPr", None, valued("w:ilvl", level), valued("w:numId", number))


class _List:
    """One `w:num` and how far Word has counted in it."""

    def __init__(self, num: Element) -> None:
        self.num = num
        self._starts: dict[int, int] = {}
        self._counts: dict[int, int] = {}

    def comes_to(self, level: int, number: int) -> bool:
        """Whether the next item at this level is that number by itself, or has yet to say where it starts."""
        if level in self._counts:
            return self._counts[level] + 1 == number
        return self._starts.get(level, number) == number

    def count(self, level: int, number: int) -> None:
        """Pass the item; the first one at a level says where counting starts."""
        if level not in self._starts:
            self._starts[level] = number
            self.num.append(node(element("w:lvlOverride", {"w:ilvl": level}, valued("w:startOverride", number))))
        self._counts = {upper: count for upper, count in self._counts.items() if upper < level} | {level: number}


def _nums(root: Element) -> list[Element]:
    return root.findall(qualified("w:num"))
