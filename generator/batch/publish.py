"""Whole files or none: names, writing, the lock of an output folder, the manifest of hashes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unicodedata import normalize

from filelock import FileLock, Timeout

from generator import __version__
from generator.errors import BusyOutput, UnwritableOutput
from generator.findings import Place

LOCK, MANIFEST = ".metodist.lock", "manifest.json"
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
LONGEST = 120  # bytes of a name


def safe_name(text: str) -> str:
    """The text as a name that every file system takes: no signs of paths, no reserved words, 120 bytes at most."""
    name = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+', "-", normalize("NFC", text))
    name = name.strip(" .-") or "бумага"
    while len(name.encode()) > LONGEST:
        name = name[:-1]
    return f"{name}-" if name.split(".")[0].casefold() in RESERVED else name.rstrip(" .")


@contextmanager
def output_folder(path: Path) -> Iterator[Path]:
    """The output folder, made and locked for this run. Raises `UnwritableOutput` and `BusyOutput`."""
    if path.exists() and not path.is_dir():
        raise UnwritableOutput("OUT001", f"{path} — файл, а не папка", Place(str(path)), "Назовите папку: -o out.")
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        hint = "Дождитесь его конца или назовите другую папку: -o …"
        raise BusyOutput("OUT003", f"В папку {path} уже пишет другой запуск", Place(str(path)), hint) from None
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield path
    finally:
        lock.release()


def unwritable(path: Path, error: OSError) -> UnwritableOutput:
    """The error of the system as ours, in Russian."""
    reasons = {
        28: "на диске нет места",
        13: "нет прав на запись",
        30: "папка только для чтения",
        1: "нет прав на запись",
    }
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return UnwritableOutput(
        "OUT002",
        f"В {path} не записать: {reason}",
        Place(str(path)),
        "Назовите другую папку (-o …) или закройте файл, если он открыт в Word.",
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that under its name stands either the old one or the whole new one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise unwritable(path, error) from None
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def write_manifest(folder: Path, files: Mapping[str, bytes]) -> None:
    """Add the hashes of written files to the folder's manifest, by path, in order."""
    known = read_manifest(folder)
    known |= {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    present = {name: digest for name, digest in sorted(known.items()) if (folder / name).is_file()}
    text = json.dumps({"metodist": __version__, "files": present}, ensure_ascii=False, indent=2)
    write_whole(folder / MANIFEST, f"{text}\n".encode())


def read_manifest(folder: Path) -> dict[str, str]:
    """Hashes of earlier runs by path; a manifest that is absent or damaged counts as empty."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
