"""Papers that wait to be printed: put together by one process, printed by another, on disk in between."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

from filelock import FileLock, Timeout

from generator.batch.publish import unwritable
from generator.errors import UnwritableOutput
from generator.printing import Sheet

PREFIX, LOCK = "metodist-spool-", ".lock"


@contextmanager
def spool() -> Iterator[Path]:
    """A folder for sheets that is gone afterwards; those that killed runs left are gone too.

    Raises `UnwritableOutput`.
    """
    _sweep()
    folder = Path(gettempdir()) / f"{PREFIX}{uuid4().hex}"
    lock = FileLock(f"{folder}{LOCK}")
    try:
        lock.acquire()
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise _unwritable(error) from None
    try:
        yield folder
    finally:
        _remove(folder, lock)


def lay(sheet: Sheet, path: Path) -> None:
    """Put a sheet on disk. Raises `UnwritableOutput`."""
    try:
        path.write_bytes(pickle.dumps(sheet, pickle.HIGHEST_PROTOCOL))
    except OSError as error:
        raise _unwritable(error) from None


def take(path: Path) -> Sheet:
    """The sheet of a path of this run's own spool."""
    sheet = pickle.loads(path.read_bytes())
    assert isinstance(sheet, Sheet)
    return sheet


def _unwritable(error: OSError) -> UnwritableOutput:
    hint = "Бумаги ждут печати во временной папке. Освободите там место или назовите другую: переменная TMPDIR."
    return unwritable(Path(gettempdir()), error, hint)


def _sweep() -> None:
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        if folder.suffix == LOCK or folder.is_symlink():
            continue
        lock = FileLock(f"{folder}{LOCK}", timeout=0)
        with suppress(Timeout, OSError):  # another run's, or another user's
            lock.acquire()
            _remove(folder, lock)


def _remove(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
