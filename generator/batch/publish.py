"""Whole files or none: names, writing, the lock of an output folder, the manifest of hashes."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from unicodedata import category, normalize

from filelock import FileLock, Timeout

from generator import __version__
from generator.errors import BusyOutput, UnwritableOutput
from generator.findings import Place

LOCK, MANIFEST, DRAFT = ".metodist.lock", "manifest.json", ".metodist-draft"
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
LONGEST = 120  # bytes of a name, its suffix apart
UNSAFE = re.compile(r'[<>:"/\\|?*]+')
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


def safe_name(text: str) -> str:
    """The text as a name that every file system takes: visible signs only, no reserved words, 120 bytes at most.

    A name that had to be cut ends in a mark of the whole text, so that two long ones stay two.
    """
    whole = normalize("NFC", text)
    visible = "".join(sign for sign in whole if sign.isspace() or category(sign)[0] != "C")
    name = UNSAFE.sub("-", " ".join(visible.split())).strip(" .-") or "бумага"
    if len(name.encode()) > LONGEST:
        mark = sha256(whole.encode(errors="replace")).hexdigest()[:6]
        name = f"{name.encode()[: LONGEST - 7].decode(errors='ignore').rstrip(' .-')}-{mark}"
    return f"{name}-" if name.split(".")[0].rstrip().casefold() in RESERVED else name


@contextmanager
def output_folder(path: Path) -> Iterator[Path]:
    """The output folder, made, locked for this run and swept of drafts that a killed run left.

    Raises `UnwritableOutput` and `BusyOutput`.
    """
    lock = FileLock(path / LOCK, timeout=0)
    try:
        if path.exists() and not path.is_dir():
            raise UnwritableOutput("OUT001", f"{path} — файл, а не папка", Place(str(path)), "Назовите папку: -o out.")
        path.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        for draft in [*path.glob(f".*{DRAFT}"), *path.glob(f"*/.*{DRAFT}")]:
            draft.unlink()
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
    reason = REASONS.get(error.errno or 0, error.strerror or str(error))
    hint = "Назовите другую папку (-o …) или закройте файл, если он открыт в Word."
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


def write_manifest(folder: Path, files: Mapping[str, str], engines: Mapping[str, str] | None = None) -> None:
    """Add written files to the folder's manifest, by path, in order: their hashes, and the engines of PDFs.

    Raises `UnwritableOutput`.
    """
    told: dict[str, object] = {"metodist": __version__}
    for part, new in (("files", files), ("engines", engines or {})):
        known = read_manifest(folder, part) | dict(new)
        told[part] = {name: said for name, said in sorted(known.items()) if (folder / name).is_file()}
    write_whole(folder / MANIFEST, f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode())


def read_manifest(folder: Path, part: str = "files") -> dict[str, str]:
    """What earlier runs said of files by path: hashes or "engines"; a damaged manifest counts as empty."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))[part]
        return {str(name): str(said) for name, said in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
