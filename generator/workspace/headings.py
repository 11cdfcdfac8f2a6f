"""The headings of a table, for all that read it: whether they are its first row at all, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.findings import Finding, Related, Severity
from generator.reading.tables import Table
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.columns import Column, Unread

MOST_OF_TITLE = 2  # cells that a row above the headings fills at most, where one of them happens to be known
FEWEST = 2  # headings that are known at least in a row of them under a title
NAMED = 3  # headings that a message names
Meant = Mapping[int, Column | Unread]


class Reader(Protocol):
    """Whoever knows what headings mean."""

    def columns(self, headings: Sequence[Text]) -> Meant:
        """What each heading means, by the number of its column."""


@dataclass(frozen=True)
class Needed:
    """A column that a table must have: its target, the words it is known by, what is said where there is none."""

    target: tuple[str, ...]
    words: frozenset[str]
    message: str
    hint: str


def used_columns(table: Table, readers: Sequence[Reader], needed: Sequence[Needed]) -> list[list[Column]] | None:
    """The columns that each reader uses; None where the first row holds no headings.

    What is wrong joins the findings of the table; where it has no headings nothing else is told of it.
    """
    misplaced = _misplaced(table, readers)
    if misplaced is not None:
        fault, line = misplaced
        table.findings = [fault, *(one for one in table.findings if one.place.line >= line)]
        return None
    every = [one.columns(table.headings) for one in readers]
    table.findings += _faults(table.headings, every, needed)
    return [[one for one in found.values() if isinstance(one, Column)] for found in every]


def _misplaced(table: Table, readers: Sequence[Reader]) -> tuple[Finding, int] | None:
    """The fault of a table whose first row is a title, or that has no headings, and the line where its own begin."""
    rows = [table.headings, *table.ahead]
    known = [max((_known_in(one, row) for one in readers), default=0) for row in rows]
    best = max(range(len(rows)), key=lambda number: known[number])
    first = [one for one in table.headings if one]
    if known[best] >= FEWEST and known[best] > known[0] and (not known[0] or len(first) <= MOST_OF_TITLE):
        top, line = first[0].place.line, rows[best][0].place.line
        message = f"Над названиями столбцов стоит «{first[0]}»: похоже, сами они в строке {line}"
        above = f"строку {top}" if line == top + 1 else f"строки {top}–{line - 1}"
        hint = f"Удалите {above} целиком: названия столбцов стоят в первой строке таблицы."
        return Finding("TAB002", message, first[0].place, hint=hint), line
    if not any(known):
        named = ", ".join(f"«{one}»" for one in first[:NAMED])
        message = f"В первой строке таблицы нет ни одного известного названия столбца: {named}"
        hint = "Над строками таблицы нужна строка названий: что стоит в каждом столбце."
        return Finding("TAB002", message, first[0].place, hint=hint), first[0].place.line
    return None


def _known_in(reader: Reader, row: Sequence[Text]) -> int:
    return sum(isinstance(one, Column) for one in reader.columns(row).values())


def _faults(headings: Sequence[Text], every: Sequence[Meant], needed: Sequence[Needed]) -> Iterator[Finding]:
    """What is wrong with headings for all that read them: unknown to each, doubled, missing."""
    near: set[str] = set()
    for number, heading in enumerate(headings):
        meant = [found[number] for found in every if number in found]
        if meant and all(isinstance(one, Unread) for one in meant):
            unread = [one for one in meant if isinstance(one, Unread)]
            near.update(plain_key(one.near) for one in unread if one.near)
            yield _unknown(heading, unread)
    for found in every[:1]:
        yield from _doubles(one for one in found.values() if isinstance(one, Column))
    there = {one.target for found in every for one in found.values() if isinstance(one, Column)}
    for one in needed:
        if one.target not in there and near.isdisjoint(one.words):  # else the slip is told of
            yield Finding("TAB002", one.message, headings[0].place, hint=one.hint)


def _doubles(columns: Iterator[Column]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Column] = {}
    for column in columns:
        other = first.setdefault(column.target, column)
        if other is not column:
            message = f"Два столбца об одном: «{other.heading}» ({other.heading.place.cell}) и «{column.heading}»"
            related = (Related(other.heading.place, "первый из них"),)
            yield Finding("TAB002", message, column.heading.place, hint="Оставьте один.", related=related)


def _unknown(heading: Text, unread: Sequence[Unread]) -> Finding:
    """A heading like one that is known is a slip; any other is a column for people, left alone."""
    slips = [one for one in unread if one.near is not None or one.word != heading]
    if not slips:
        message, aside = f"Столбец «{heading}» не читается", unread[0].aside
        return Finding("TAB003", message, heading.place, "", aside, Severity.ADVICE)
    words = [part.strip() for part in heading.split(".")]
    depth = {word: number for number, word in enumerate(words)}
    slip = max(slips, key=lambda one: (depth.get(one.word, 0), one.near is not None))  # the base that followed furthest
    part = f" (не найдено «{slip.word}»)" if slip.word != heading else ""
    way = "Путь — поле, код записи основы и её поле: показатели.впр.база."
    meant = ".".join(slip.near if slip.near and word == slip.word else word for word in words)
    hint = f"Возможно, «{meant}»." if slip.near else slip.aside or way
    if slip.word == heading:  # a lone word, maybe none of ours
        hint = f"Возможно, «{slip.near}»; столбец для себя назовите иначе."
    return Finding("TAB003", f"Неизвестный столбец «{heading}»{part}", heading.place, "", hint)
