"""A scalar event of the parser -> a text that knows where each of its characters stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.findings import Place
from generator.reading.values import Text

_BLOCK_STYLES = ("|", ">")
_ESCAPES = {
    '"': re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)"),
    "'": re.compile("''"),
}


def text_of(event: Any, file: str, lines: Sequence[str]) -> Text:
    """The text exactly as typed, without the final line ends of a block; `lines` are the file's raw lines.

    `event` is a ScalarEvent of yaml with its marks.
    """
    style, value = event.style, event.value
    start, end = event.start_mark, event.end_mark
    if not style and start.line == end.line:
        return Text(value, Place(file, start.line + 1, start.column + 1, len(value) or 1))
    if style in _BLOCK_STYLES:
        after = end.line + (1 if end.column else 0)
        return _block(value.rstrip("\n"), style, file, start.line, lines[start.line : after])
    line, column = start.line, start.column + (1 if style else 0)
    if end.line != line:
        raw = [lines[line][column:], *lines[line + 1 : end.line], lines[end.line][: end.column - (1 if style else 0)]]
        return _wrapped(value, line, column, style, file, raw)
    place = Place(file, line + 1, column + 1, max(1, len(value)))
    if style and end.column - start.column - 2 != len(value):
        raw_text = lines[line][column : end.column - 1]
        return Text(value, place, style, tuple(_after_escapes(raw_text, style, line + 1, column + 1)))
    return Text(value, place, style)


def _block(value: str, style: str, file: str, header: int, raw: Sequence[str]) -> Text:
    """A text after `|` or `>`; `raw` are its lines, the header with the mark first."""
    if not value:
        return Text("", Place(file, header + 1, raw[0].rfind(style) + 1), style)
    rows = value.split("\n")
    blank = next(number for number, row in enumerate(rows) if row)
    first = raw[1 + blank]
    if style == "|":
        indent = len(first) - len(rows[blank])
        places = tuple(_literal_lines(rows, header + 2, indent + 1))
    else:
        indent = len(first) - len(first.lstrip(" "))
        places = ((0, header + 2, indent + 1), *_folded_lines(value, raw[1 + blank :], header + 2 + blank, indent))
    return Text(value, Place(file, header + 2 + blank, indent + 1, len(rows[blank])), style, places)


def _literal_lines(rows: list[str], line: int, column: int) -> Iterator[tuple[int, int, int]]:
    offset = 0
    for number, row in enumerate(rows):
        yield offset, line + number, column
        offset += len(row) + 1


def _folded_lines(value: str, raw: Sequence[str], line: int, indent: int) -> Iterator[tuple[int, int, int]]:
    """Places of the raw lines of a folded text, each found in the value after the one before."""
    offset = 0
    for number, row in enumerate(raw):
        piece = row[indent:]
        found = value.find(piece, offset) if piece.strip() else -1
        if found >= 0:
            yield found, line + number, indent + 1
            offset = found + len(piece)


def _wrapped(value: str, line: int, column: int, style: str, file: str, raw: list[str]) -> Text:
    """A plain or quoted text that goes on over several lines."""
    places = [(0, line + 1, column + 1)]
    offset = 0
    for number, row in enumerate(raw):
        piece = row.strip(" \t")
        found = value.find(piece, offset) if piece else -1
        if found < 0:
            continue
        if number:
            places.append((found, line + number + 1, len(row) - len(row.lstrip(" \t")) + 1))
        offset = found + len(piece)
    return Text(value, Place(file, line + 1, column + 1, max(1, len(raw[0].rstrip()))), style, tuple(places))


def _after_escapes(raw: str, style: str, line: int, column: int) -> Iterator[tuple[int, int, int]]:
    """The start and the places after each escape; an escape of any length stands for one character."""
    yield 0, line, column
    shorter = 0
    for escape in _ESCAPES[style].finditer(raw):
        shorter += len(escape[0]) - 1
        yield escape.end() - shorter, line, column + escape.end()
