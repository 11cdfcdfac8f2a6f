"""List labels of a DOCX, counted as Word counts them, from nothing but its numbering and its styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE, NUMBERS = f"{W}val", f"{W}numPr"
ALPHABET = "абвгдежзиклмнопрстуфхцчшщыэюя"  # of Word's Russian lists
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5,
    "iv": 4, "i": 1,
}  # fmt: skip


def _lettered(number: int, alphabet: str) -> str:
    turn, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * (turn + 1)


def _roman(number: int) -> str:
    digits = ""
    for digit, value in ROMAN.items():
        digits += digit * (number // value)
        number %= value
    return digits


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "russianLower": lambda number: _lettered(number, ALPHABET),
    "russianUpper": lambda number: _lettered(number, ALPHABET).upper(),
    "lowerLetter": lambda number: _lettered(number, LATIN),
    "upperLetter": lambda number: _lettered(number, LATIN).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "bullet": lambda number: "",
    "none": lambda number: "",
}


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of a child element, None where there is none."""
    child = None if element is None else element.find(path)
    return None if child is None else child.get(VALUE)


def first(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of one name: for what is asked of every paragraph and run, `find` takes too long."""
    return next(element.iterchildren(tag), None)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    text: str
    form: str
    start: int
    suffix: str
    restarts_after: int  # the deepest level above that restarts this one; -1 for never
    all_decimal: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """The list and level that a paragraph or a style belongs to; None for not said."""

    list: str | None
    level: int | None


@dataclass(slots=True)
class Counting:
    """Definitions of a document's lists and where their counters stand."""

    levels: dict[str, dict[int, Level]]  # by abstract list
    abstracts: dict[str, str]  # abstract list by list
    starts: dict[str, dict[int, int]]  # overrides of a list's first numbers
    bound: dict[tuple[str, str], int]  # level by abstract list and style bound to it
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, own: Membership, styles: Sequence[tuple[str, Membership]]) -> str:
        """The label of the next paragraph with its own numbering and its styles', nearest style first."""
        name = own.list
        for _, inherited in styles:
            name = inherited.list if name is None else name
        if name is None or name == "0":
            return ""
        said = [own, *(inherited for _, inherited in styles)]
        abstract = self.abstracts[name]
        bound = (self.bound.get((abstract, style)) for style, _ in styles)
        levels = [level for level in (*(one.level for one in said), *bound) if level is not None]
        return self._next(name, abstract, levels[0] if levels else 0)

    def _next(self, name: str, abstract: str, depth: int) -> str:
        levels, counters = self.levels[abstract], self.counters.setdefault(abstract, {})
        if name not in self.begun:
            self.begun.add(name)
            for restarted in self.starts.get(name, {}):
                counters.pop(restarted, None)
        starts = self.starts.get(name, {})
        for level in range(depth + 1):
            first = starts.get(level, levels[level].start)
            if level == depth:
                counters[level] = counters.get(level, first - 1) + 1
            else:
                counters.setdefault(level, first)
        for level in [deeper for deeper in counters if deeper > depth and levels[deeper].restarts_after >= depth]:
            del counters[level]
        return _written(levels, depth, counters)


def _written(levels: Mapping[int, Level], depth: int, counters: Mapping[int, int]) -> str:
    own = levels[depth]

    def number(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        form = "decimal" if own.all_decimal and levels[level].form != "none" else levels[level].form
        return FORMATS[form](counters[level])

    text = re.sub(r"%([1-9])", number, own.text)
    return f"{text} " if text and own.suffix != "nothing" else text


def read_counting(numbering: etree._Element | None) -> Counting:
    """The lists of `numbering.xml`, counters at their beginning."""
    counting = Counting({}, {}, {}, {})
    if numbering is None:
        return counting
    for abstract in numbering.iterfind(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        counting.levels[name] = dict(_levels(abstract))
        for depth, style in _bound(abstract):
            counting.bound[name, style] = depth
    for listing in numbering.iterfind(f"{W}num"):
        name = listing.get(f"{W}numId", "")
        counting.abstracts[name] = value(listing, f"{W}abstractNumId") or ""
        overrides = {int(one.get(f"{W}ilvl", "0")): value(one, f"{W}startOverride")
                     for one in listing.iterfind(f"{W}lvlOverride")}  # fmt: skip
        counting.starts[name] = {level: int(start) for level, start in overrides.items() if start is not None}
    return counting


def _levels(abstract: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in abstract.iterfind(f"{W}lvl"):
        depth = int(level.get(f"{W}ilvl", "0"))
        restart = value(level, f"{W}lvlRestart")
        yield (
            depth,
            Level(
                text=value(level, f"{W}lvlText") or "",
                form=value(level, f"{W}numFmt") or "decimal",
                start=int(value(level, f"{W}start") or "0"),
                suffix=value(level, f"{W}suff") or "tab",
                restarts_after=depth - 1 if restart is None else int(restart) - 1,
                all_decimal=level.find(f"{W}isLgl") is not None,
            ),
        )


def _bound(abstract: etree._Element) -> Iterator[tuple[int, str]]:
    for level in abstract.iterfind(f"{W}lvl"):
        style = value(level, f"{W}pStyle")
        if style is not None:
            yield int(level.get(f"{W}ilvl", "0")), style


UNSAID = Membership(None, None)


def membership(properties: etree._Element | None) -> Membership:
    """What `w:numPr` in paragraph properties says."""
    numbers = None if properties is None else first(properties, NUMBERS)
    if numbers is None:
        return UNSAID
    level = value(numbers, f"{W}ilvl")
    return Membership(value(numbers, f"{W}numId"), None if level is None else int(level))
