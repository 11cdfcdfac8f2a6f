"""Signs that people bring from Word where YAML wants a hyphen: dashes, bullets, numbers and letters of items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.mending import mended
from generator.reading.values import List, Text

DASHES = "–—−‒―"
BULLETS = "•·∙●○◦▪▫■□‣►▶➢➤✓✔*\uf0a7\uf0b7\uf0d8\uf0fc"  # the last ones are of the symbol fonts of Word

_SIGNS = {
    "тире": f"(?:[{DASHES}]|-{{2,}})",
    "значок": rf"[{BULLETS}]",
    "номер": r"(?:\d{1,2}\.)*\d{1,2}[.)]",
    "буква": r"[а-яё]\)",
}
_MARKER = re.compile(
    rf"\s*(?:(?P<тире>{_SIGNS['тире']})\s+|(?P<значок>{_SIGNS['значок']})\s+"
    rf"|(?P<номер>{_SIGNS['номер']})(?:\s+|(?=[А-ЯЁ«]))|(?P<буква>{_SIGNS['буква']})(?:\s+|(?=[А-ЯЁ«])))(?=\S)"
)
_LEAD = re.compile(rf"\s*(?:[-{DASHES}{BULLETS}]+\s*|{_SIGNS['номер']}\s*|{_SIGNS['буква']}\s*)")
_ALONE = {"тире", "значок"}  # one of these makes a list of one item; «1. Чтение» alone may be a name
_MOST_ROWS = 4


def marked_text(text: Text, lines: Sequence[str]) -> Finding | None:
    """The finding for a plain text on lines of its own whose items begin with a sign of Word."""
    number, column = text.place.line - 1, text.place.column - 1
    if lines[number][:column].strip():
        return None
    rows = [lines[line - 1] for _, line, _ in text.lines]
    kind = _kind(rows[0])
    if not kind or (kind not in _ALONE and not any(_kind(row) == kind for row in rows[1:])):
        return None
    return _finding(rows, Place(text.place.file, number + 1, column + 1))


def marked_line(lines: Sequence[str], number: int, file: str) -> Finding | None:
    """The finding for the raw line with this number (from 0), which the parser could not take for an item."""
    if not _kind(lines[number]):
        return None
    end = next((n for n in range(number, len(lines)) if not _kind(lines[n])), len(lines))
    line = lines[number]
    return _finding(lines[number:end], Place(file, number + 1, len(line) - len(line.lstrip()) + 1))


def items_meant(text: Text) -> List:
    """The list that a text was meant to be: an item begins where a line begins with a hyphen or a sign of Word."""
    found = List(text.place)
    ends = [offset for offset, _, _ in text.lines[1:]] + [len(text)]
    for (start, line, column), end in zip(text.lines, ends, strict=True):
        row = text[start:end].rstrip()
        lead = _LEAD.match(row)
        if lead or not found:
            skipped = lead.end() if lead else 0
            place = Place(text.place.file, line, column + skipped, max(1, len(row) - skipped))
            found.append(Text(row[skipped:], place))
        else:
            last = found[-1]
            assert isinstance(last, Text)
            found[-1] = last.with_value(f"{last} {row}")
    return found


def without_marker(line: str) -> str:
    """The text of an item that a sign of Word begins; empty where none does."""
    return _LEAD.sub("", line, count=1).strip() if _kind(line) else ""


def _kind(row: str) -> str:
    match = _MARKER.match(row)
    return match.lastgroup or "" if match else ""


def _finding(rows: Sequence[str], place: Place) -> Finding:
    kind = _kind(rows[0])
    match = _MARKER.match(rows[0])
    sign = match[kind] if match else ""
    advice = "Пункт списка — дефис, пробел, текст"
    if kind in ("номер", "буква"):
        advice = f"{advice}; номера и буквы программа ставит сама"
    mended_rows = [f"- {_LEAD.sub('', row, count=1).strip()}" for row in rows[:_MOST_ROWS]]
    return Finding(Yml.MARKER, f"Вместо дефиса стоит {kind} «{sign}»", place, hint=mended(advice, *mended_rows))
