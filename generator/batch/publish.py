"""Whole files or none: writing, the lock of an output folder."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import BusyOutput, UnwritableOutput
from generator.findings import Place

LOCK, OWNER, DRAFT = ".metodist.lock", ".metodist.run", ".metodist-draft"
ELSEWHERE = "Назовите другую папку (-o …) или закройте файл, если он открыт в Word."
REASONS = {
    errno.EACCES: "нет прав на запись",
    errno.EPERM: "нет прав на запись",
    errno.EROFS: "диск только для чтения",
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "исчерпана квота диска",
    errno.EFBIG: "файл больше дозволенного",
    errno.ENOENT: "такой папки здесь не создать",
    errno.ENOTDIR: "на месте папки стоит файл",
    errno.EEXIST: "на месте папки стоит файл",
    errno.EISDIR: "на месте файла стоит папка",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.EIO: "диск не отвечает",
}


@contextmanager
def output_folder(path: Path) -> Iterator[Path]:
    """The output folder, made, locked for this run and swept of drafts that a killed run left.

    Raises `UnwritableOutput` and `BusyOutput`.
    """
    from filelock import FileLock, Timeout  # a run that has nothing to do is over before it needs one

    lock = FileLock(path / LOCK, timeout=0)
    try:
        if path.exists() and not path.is_dir():
            raise UnwritableOutput("OUT001", f"{path} — файл, а не папка", Place(str(path)), "Назовите папку: -o out.")
        path.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        (path / OWNER).write_text(f"{os.getpid()} {time.time():.0f}", "utf-8")
        sweep(path)
    except Timeout:
        hint = "Дождитесь его конца или назовите другую папку: -o …"
        message = f"В папку {path} уже пишет другой запуск{_owner(path)}"
        raise BusyOutput("OUT003", message, Place(str(path)), hint) from None
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield path
    finally:
        with suppress(OSError):
            sweep(path)
            (path / OWNER).unlink(missing_ok=True)
        lock.release()


def sweep(path: Path) -> None:
    """Take drafts out of an output folder."""
    for draft in [*path.glob(f".*{DRAFT}"), *path.glob(f"*/.*{DRAFT}")]:
        draft.unlink(missing_ok=True)


def _owner(path: Path) -> str:
    """Which run holds a folder: « (процесс 4711, с 14:05)»."""
    try:
        process, since = (path / OWNER).read_text("utf-8").split()
        return f" (процесс {int(process)}, с {time.strftime('%H:%M', time.localtime(int(since)))})"
    except (OSError, ValueError):
        return ""


def unwritable(path: Path, error: OSError, hint: str = ELSEWHERE) -> UnwritableOutput:
    """The error of the system as ours, in Russian."""
    reason = REASONS.get(error.errno or 0, error.strerror or str(error))
    return UnwritableOutput("OUT002", f"В {path} не записать: {reason}", Place(str(path)), hint)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that under its name stands either the old one or the whole new one.

    A file that already holds this very data is left as it is. Raises `UnwritableOutput`.
    """
    draft = path.with_name(f".{path.name}{DRAFT}")
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(path, error) from None
        raise
