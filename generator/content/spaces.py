"""What counts as a space in print: never `\\s`, for Russian typography needs its no-break spaces."""

from __future__ import annotations

import re

SPACE = " \t\r\n"

_SPACES = re.compile(f"[{SPACE}]+")


def one_space(text: str) -> str:
    """The text with each run of spaces as one."""
    return _SPACES.sub(" ", text)


def collapse(text: str) -> str:
    """The text with its spaces as one and none at the ends."""
    return one_space(text).strip(" ")
