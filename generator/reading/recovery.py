"""Reading on after a slip of one line: the line is made plain, so that the slips below it are told in the same run.

Nothing that is read so is trusted: only slips of the same sorts further down are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableSequence

from generator.findings import Finding
from generator.reading.codes import Yml
from generator.reading.fault import field_column, indent_of
from generator.reading.markers import without_marker
from generator.reading.mending import value_column

MOST = 30  # slips of one file that are told in a run


def _plain_value(lines: MutableSequence[str], number: int) -> None:
    """The field keeps its key; its text, with all lines that go on with it, gives way to a plain word."""
    line = lines[number]
    column = field_column(line)
    start = max(value_column(line), column)
    lines[number] = f"{line[:start]}…"
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and indent_of(lines[below]) <= column:
            break
        lines[below] = ""


def _plain_items(lines: MutableSequence[str], number: int) -> None:
    """Items with signs of Word get their hyphens."""
    while number < len(lines) and (text := without_marker(lines[number])):
        lines[number] = f"{' ' * indent_of(lines[number])}- {text}"
        number += 1


def _plain_margin(lines: MutableSequence[str], number: int) -> None:
    """Tabs of this line and of all below, which are told with it, give way to two spaces each."""
    lines[number:] = [line.replace("\t", "  ") for line in lines[number:]]


_MENDS: Mapping[str, Callable[[MutableSequence[str], int], None]] = {
    Yml.COLON: _plain_value,
    Yml.FIRST_CHARACTER: _plain_value,
    Yml.ESCAPE: _plain_value,
    Yml.LIST_AFTER_KEY: _plain_value,
    Yml.MARKER: _plain_items,
    Yml.TAB: _plain_margin,
}


SLIPS = frozenset(_MENDS)


def made_plain(lines: MutableSequence[str], slip: Finding) -> bool:
    """Make the line of a slip plain, in place; False where there is no honest way to read on."""
    mend, number = _MENDS.get(slip.code), slip.place.line - 1
    if mend is None or re.search("[\"'\\[{]\\s*$", lines[number]):
        return False
    before = lines[number]
    mend(lines, number)
    return lines[number] != before
