"""What lies at a path that a user wrote: one that no file can have is a path where nothing lies."""

from __future__ import annotations

from collections.abc import Callable
from os.path import realpath
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file lies at the path; no for a name too long, for a loop of links."""
    return _is(path.is_file)


def is_folder(path: Path) -> bool:
    """Whether a folder lies at the path; no for a name too long, for a loop of links."""
    return _is(path.is_dir)


def real_path(path: Path) -> Path:
    """The whole path without links and dots; of a loop of links, as far as it can be followed."""
    return Path(realpath(path))


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (OSError, ValueError):
        return False


def shown(path: Path) -> str:
    """A path as messages name it: from the current folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
