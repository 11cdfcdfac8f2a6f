"""How a mended line looks: quoting, splitting a raw line into its key and its text."""

from __future__ import annotations

import re

_LONGEST_SHOWN = 120
_ENTRY = re.compile(
    r"""(?P<lead>\s*(?:-\s+)*                                   # indent and dashes
        (?:(?:"[^"]*"\s*|'[^']*'\s*|[^\s:\#"'\[{&*!|>%@`,-][^:]*):\s+)?)  # key, colon, space
        (?P<value>.*)""",
    re.VERBOSE,
)
_COLON = re.compile(r":(?=\s|$)")
_FLOW_TEXT = re.compile(r"[^,\]}]*")


def quoted(text: str) -> str:
    """The text as a quoted YAML scalar of one line."""
    if "\\" not in text and '"' not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def value_column(line: str) -> int:
    """The offset in the raw line where its text begins, after indent, dashes and key."""
    entry = _ENTRY.match(line)
    return entry.start("value") if entry else 0


def text_end(line: str, column: int, flow: bool) -> int | None:
    """Where the text ends: a key at its colon, a text in brackets at the comma; None: with the line."""
    if flow:
        match = _FLOW_TEXT.match(line, column)
        return column + len(match[0].rstrip()) if match and match[0] else None
    closed = max(line.rfind("]"), line.rfind("}")) if line[column : column + 1] in ("[", "{") else -1
    colon = _COLON.search(line, max(closed, column))
    return (
        len(line[: colon.start()].rstrip()) if colon and not line[:column].strip() and colon.start() > column else None
    )


def with_quotes(line: str, start: int, end: int | None = None) -> str:
    """The raw line with its text from `start` to `end` (default: to the end) in quotes."""
    end = len(line.rstrip()) if end is None else end
    return f"{line[:start]}{quoted(line[start:end])}{line[end:].rstrip()}"


def shown(line: str) -> str:
    """A line short enough for a message: the middle of a long one gives way to «…»."""
    if len(line) <= _LONGEST_SHOWN:
        return line
    half = _LONGEST_SHOWN // 2
    return f"{line[:half]}…{line[-half:]}"


def mended(advice: str, *lines: str) -> str:
    """The advice, then the mended lines, each on a line of its own."""
    return "\n".join([f"{advice}:", *(f"    {shown(line)}" for line in lines)])
