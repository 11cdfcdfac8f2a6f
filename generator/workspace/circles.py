"""What concerns what: the rows of tables that must be judged together, and the descriptions that all of them see.

Files are common ground: they see each other and are seen by every row. A row sees that ground and its own circle: what
its line of the table makes of other bases, rows that it names or is named by, at any remove. A row bound to a file by
a link, either way, is common ground as well; a mere mention of a file, in the words of a text or among the grounds,
binds to nothing, nor do the criteria by which a row is scored. Rows of reports, of criteria and of registries are
common ground like files: they tell of all rows, or all rows go by them. What is summed up over all rows, in a report
or to rank those scored alike, is made of their gists (`workspace.gists`), and for that they need not be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.content.names import parse_names
from generator.reading.tables import Packed
from generator.reading.values import Map, Text, Value
from generator.schema.language import RecordType
from generator.schema.types import ID
from generator.workspace.rows import filled
from generator.workspace.survey import Survey
from generator.workspace.tables import Over

SHARED = ("criteria", "registry", "report")  # kinds whose rows are common ground, as files are
LOOSE = ("criteria",)  # kinds that know nothing of what is linked to them
GROUNDS = ("grounds", "pursuant", "according")  # fields whose acts and orders stand by themselves
Said = tuple[Text, bool]  # a text, and whether what stands in it is a link


@dataclass(frozen=True)
class Circles:
    """Entries by number: the common ground, and the circles of rows; each in order, the circles by their first."""

    common: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


def circles_of(survey: Survey) -> Circles:
    """The circles of the entries of a survey."""
    entries, ground = survey.entries, len(survey.entries)
    sets = _Sets(ground + 1)
    places: dict[object, list[int]] = {}  # entries by their ids, and by their lines of a table
    for one in entries:
        places.setdefault(one.id, []).append(one.number)
        places.setdefault(one.packed, []).append(one.number)
        if one.kind in SHARED:
            sets.join(ground, one.number)
    for same in places.values():
        sets.join(*same)
    sets.join(ground, *places.pop(None, ()))
    for number, id, is_link in _named(survey):
        for other in places.get(id, ()):
            named = entries[other]
            is_row = named.packed is not None and named.kind not in SHARED
            if is_row or (is_link and named.kind not in LOOSE):
                sets.join(number, other)
    found = sets.members(range(ground))
    common = found.pop(sets.root(ground), [])
    return Circles(tuple(common), tuple(map(tuple, found.values())))


def _named(survey: Survey) -> Iterator[tuple[int, str, bool]]:
    """The ids that entries name, by their numbers, and whether as links; what the settings name, the ground names."""
    names = cache(_Names)
    for leaf in survey.opened.settings.values():
        if isinstance(leaf, Text):
            yield len(survey.entries), str(leaf), True
    for one in survey.entries:
        if one.over is None or one.packed is None:
            values = [link.value for link in one.chain.links if link.value is not None]
            found = _ids(said for value in values for said in _said(value, one.chain.kind))
        else:
            found = names(one.over).of(one.packed)
        yield from ((one.number, *named) for named in found)


class _Names:
    """The ids that a base names: in every row the same, or as the words of the row fill its texts."""

    def __init__(self, over: Over) -> None:
        said = list(_said(over.base.value, over.base.kind))
        self._over = over
        self._same = list(dict.fromkeys(_ids(one for one in said if "<" not in one[0])))
        self._filled = [one for one in said if "<" in one[0]]

    def of(self, packed: Packed) -> Iterator[tuple[str, bool]]:
        """The ids that a row over the base names."""
        names = self._over.names(packed)
        told = [(filled(text, names), is_link) for text, is_link in self._filled]
        yield from self._same
        yield from _ids([*told, *((cell, True) for cell in packed.cells)])


def _said(value: Value, kind: RecordType | None) -> Iterator[Said]:
    """The texts of a description."""
    for key, item in value.items() if isinstance(value, Map) else ():
        spec = kind.find(key) if kind is not None else None
        is_link = spec is None or spec.name not in GROUNDS
        yield from ((text, is_link) for text in _texts(item))


def _texts(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
        return
    for item in value.items() if isinstance(value, Map) else value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _texts(part)


def _ids(told: Iterable[Said]) -> Iterator[tuple[str, bool]]:
    """The ids that stand in texts, and whether as links: in a text of nothing else; not where words are about."""
    for text, is_link in told:
        yield from ((part, is_link) for part in map(str.strip, text.lower().split(",")) if ID.fullmatch(part))
        if "<" in text:
            yield from ((name.path[0], False) for name in parse_names(text))


class _Sets:
    """Numbers put together in sets that have nothing in common."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, number: int) -> int:
        """The number that stands for the whole set."""
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def join(self, *numbers: int) -> None:
        """Make one set of those that the numbers are in; the smallest stands for it."""
        roots = {self.root(number) for number in numbers}
        for root in roots:
            self._above[root] = min(roots)

    def members(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """The numbers of each set, by the one that stands for it."""
        found: dict[int, list[int]] = {}
        for number in numbers:
            found.setdefault(self.root(number), []).append(number)
        return found
