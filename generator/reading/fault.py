"""Where the YAML parser stopped, and the raw lines around: what explanations of a syntax error are made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.scan import Position, Span
from generator.reading.special import special_fault

_LONGEST_START = 40  # characters of a line that a message shows


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped. Positions are (line, column) from 0; `last` is the span of the last whole text."""

    file: str
    lines: Sequence[str]
    problem: str
    at: Position
    context: Position | None
    last: Span | None
    flow: bool

    @property
    def line(self) -> str:
        """The raw line where the parser stopped."""
        return self.lines[self.at[0]]

    @property
    def start(self) -> Position:
        """Where the piece begins that the parser could not finish."""
        return self.context or self.at

    def finding(self, code: Yml, message: str, at: Position, hint: str) -> Finding:
        """A finding at this position."""
        return Finding(code, message, Place(self.file, at[0] + 1, at[1] + 1), hint=hint)

    def special(self, at: Position) -> Finding:
        """The finding for a text that begins here with a sign of YAML."""
        return special_fault(self.lines, *at, self.file, self.flow)


def position(mark: Any, lines: Sequence[str]) -> Position | None:
    """Line and column from 0 of a mark, inside the file; None for no mark."""
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def fault_of(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str], last: Span | None, flow: bool) -> Fault:
    """The parser's error with its marks as positions."""
    context = position(error.context_mark, lines)
    at = position(error.problem_mark, lines) or context or (0, 0)
    return Fault(file, lines, f"{error.context or ''}: {error.problem or ''}", at, context, last, flow)


def unfinished_from(fault: Fault) -> Position:
    """From where on nothing is known: an open quote may have swallowed the lines after it."""
    return fault.start if "quoted" in fault.problem or "double-quoted" in fault.problem else fault.at


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip())


def field_column(line: str) -> int:
    """Where a field may begin under this line: at its own field, after dashes."""
    match = re.match(r"\s*(?:-\s+)*", line)
    return match.end() if match else 0


def shifted(line: str, indent: int) -> str:
    """The line's text after so many spaces."""
    return " " * indent + line.strip()


def start_of(line: str) -> str:
    """The beginning of the line's text, for a message."""
    text = line.strip()
    return text if len(text) <= _LONGEST_START else f"{text[:_LONGEST_START].rstrip()}…"


def line_above(lines: Sequence[str], number: int) -> int:
    """The nearest line above with something on it."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), 0)
