"""Hashes of what papers are made from: bytes of files, and the program itself. Imports no room of papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from os.path import relpath
from pathlib import Path
from platform import python_version

from generator import __version__, resources

DISTRIBUTION = "metodist"
REQUIREMENT = re.compile(r"[\w.-]+")


def digest(parts: Iterable[str | bytes]) -> str:
    """One hash of several parts, their borders included."""
    whole = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8))
        whole.update(data)
    return whole.hexdigest()


def contents(files: Iterable[Path], folder: Path) -> Iterator[str | bytes]:
    """Files in order with their names below the folder; one that is gone counts as such."""
    for file in sorted(files):
        yield Path(relpath(file, folder)).as_posix()
        try:
            yield file.read_bytes()
        except OSError:
            yield "—"


@cache
def metodist() -> str:
    """The hash of the program: its version, its files, the libraries it stands on."""
    folders = dict.fromkeys((resources.PACKAGE, resources.TEMPLATES, resources.SCHEMAS))
    parts = [part for folder in folders for part in contents(_files(folder), folder)]
    return digest((__version__, python_version(), *libraries(), *parts))


def libraries() -> list[str]:
    """The libraries that the package asks for, each with the version that is here."""
    try:
        asked = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    names = {found[0] for one in asked if (found := REQUIREMENT.match(one))}
    return [f"{name} {_version(name)}" for name in sorted(names)]


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "—"
