"""Files of a workspace: its root, its descriptions, workspaces below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SETTINGS = "metodist.yaml"
SUFFIXES = (".yaml", ".yml")


def find_root(path: Path) -> Path:
    """The workspace a path belongs to: the nearest folder above with `metodist.yaml`, else its own folder."""
    folder = path if path.is_dir() else path.parent
    return next((parent for parent in (folder, *folder.parents) if (parent / SETTINGS).is_file()), folder)


def description_files(path: Path, deep: bool) -> Iterator[Path]:
    """Files of a folder that can be descriptions, in order of their names.

    Settings, hidden files, linked folders, folders of ready papers and other workspaces are left out.
    """
    for child in _children(path):
        if child.is_dir() and deep and not (child / SETTINGS).is_file():
            yield from description_files(child, deep)
        elif child.suffix in SUFFIXES and child.is_file() and child.name != SETTINGS:
            yield child


def workspaces_below(path: Path) -> Iterator[Path]:
    """Folders under this one that are workspaces of their own."""
    for child in _children(path):
        if child.is_dir():
            if (child / SETTINGS).is_file():
                yield child
            yield from workspaces_below(child)


def _children(path: Path) -> list[Path]:
    return [
        child
        for child in sorted(path.iterdir(), key=lambda item: item.name)
        if not child.name.startswith((".", "_"))
        and not (child.is_dir() and (child.is_symlink() or (child / "manifest.json").is_file()))
    ]
