"""Paths of a command line -> the workspaces they lie in, and what was asked for in each."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from os.path import normpath
from pathlib import Path

from generator.errors import UnreadablePath
from generator.findings import Place
from generator.reading.files import shown
from generator.schema.keys import nearest
from generator.workspace.files import SETTINGS, description_files, find_root, workspaces_below

ABSENT = "нет такого файла или папки"


def asked_by_root(paths: Sequence[Path]) -> Mapping[Path, tuple[Path, ...]]:
    """What was asked for, by the roots of the workspaces; a path named twice counts once.

    Raises `UnreadablePath` for a path that is absent or may not be read, or a folder that holds no descriptions.
    """
    found: dict[Path, dict[Path, None]] = {}
    for path in paths:
        if reason := _unreadable(path):
            hint = _nearby(path) if reason == ABSENT else "Проверьте путь и права."
            raise UnreadablePath("CLI001", f"Не прочитать {path}: {reason}", Place(str(path)), hint)
        whole = Path(normpath(path.absolute()))
        whole = whole.parent if whole.name == SETTINGS else whole
        with readable():
            for one in _workspaces(whole):
                found.setdefault(find_root(one), {})[one] = None
    return {root: tuple(asked) for root, asked in found.items()}


@contextmanager
def readable() -> Iterator[None]:
    """Turns a refusal of the system to read a file into `UnreadablePath`."""
    try:
        yield
    except PermissionError as error:
        place = Place(str(error.filename))
        raise UnreadablePath("CLI001", f"Не прочитать {place.file}: нет прав", place, "Проверьте права.") from None


def _unreadable(path: Path) -> str | None:
    """Why a path of the command line cannot be read, in Russian; None when it can."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)
        elif stat.S_ISREG(mode):
            path.open("rb").close()
        else:
            return "это не файл и не папка"
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except PermissionError:
        return "нет прав"
    except (OSError, ValueError):
        return "такого пути не бывает"
    return None


def _nearby(path: Path) -> str:
    """Where a path was looked for, and the name there that is most like it."""
    try:
        near = nearest(path.name, [child.name for child in path.parent.iterdir()])
    except OSError:
        near = None
    guess = f"Возможно, {path.with_name(near)}. " if near and near != path.name else ""
    return f"{guess}Путь считается от папки {Path.cwd()}."


def _workspaces(path: Path) -> list[Path]:
    """A file itself; of a folder, the folder and the workspaces below it, those that hold descriptions."""
    if not path.is_dir():
        return [path]
    folders = [folder for folder in (path, *workspaces_below(path)) if any(description_files(folder, deep=True))]
    if not folders:
        place, hint = Place(shown(path)), "Описание — файл .yaml, который начинается строкой «вид: …»."
        where = "текущей папке" if place.file == "." else f"папке {place.file}"
        raise UnreadablePath("CLI002", f"В {where} нет описаний", place, hint)
    return folders
