"""Lines of the user's files, for reports."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.reading.decoding import LIMIT, RUSSIAN, foreign_kind, guess_encoding
from generator.reading.scan import ILLEGAL

_LINE_END = re.compile(r"\r\n?|\n")


class SourceLines:
    """Raw lines of files, each file read once."""

    def __init__(self) -> None:
        self._lines = cache(_lines)

    def are_there(self, path: Path | str) -> bool:
        """Whether the path is a file that has lines: a folder, a Word file and a picture have none."""
        return bool(self._lines(str(path)))

    def line_of(self, path: Path | str, number: int) -> str:
        """The line with this number, from 1: a tab is one space, an illegal character «·»; "" when there is none."""
        lines = self._lines(str(path))
        line = lines[number - 1] if 1 <= number <= len(lines) else ""
        return ILLEGAL.sub("·", line.replace("\t", " "))


def _lines(path: str) -> list[str]:
    try:
        if not Path(path).is_file():
            return []
        with Path(path).open("rb") as stream:
            data = stream.read(LIMIT)
    except (OSError, ValueError):
        return []
    if foreign_kind(data) or b"\0" in data:
        return []
    return _LINE_END.split(_shown(data))


def _shown(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        foreign = not RUSSIAN.search(data[: error.start].decode("utf-8-sig")) and guess_encoding(data)
        return data.decode(foreign or "utf-8-sig", "replace")
