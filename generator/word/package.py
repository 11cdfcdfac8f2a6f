"""A Word file as a map of its parts, and back. Knows zip, not what the parts hold."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
MAX_PARTS = 1000
MAX_SIZE = 50 * 1024 * 1024  # bytes, unpacked, all parts together

_LEVEL = 6
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_OTHER_FILES = {
    b"\xd0\xcf\x11\xe0": "это .doc старого Word или файл с паролем",
    b"%PDF": "это PDF",
    b"{\\rtf": "это RTF",
}
_TOO_BIG = f"в распакованном виде файл больше {MAX_SIZE // 1024 // 1024} МБ"


class UnsafePackage(ValueError):
    """The bytes are no Word package that may be opened; the message says why, in Russian."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip file: equal parts give equal bytes, whatever their order, the day or the machine."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            archive.writestr(_entry(name), parts[name], ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file by name, folders left out.

    Raises `UnsafePackage` for what is no zip, is encrypted or damaged, has too many or too big parts, one name
    twice, or a name that leads out of the package.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        kind = next((words for start, words in _OTHER_FILES.items() if data.startswith(start)), "файл повреждён")
        raise UnsafePackage(f"Файл не открывается как документ Word (.docx): {kind}") from error


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.create_system = 0
    entry.compress_type = ZIP_DEFLATED
    return entry


def _read(archive: ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise UnsafePackage(f"В файле {len(entries)} частей, допустимо не больше {MAX_PARTS}")
    if sum(entry.file_size for entry in entries) > MAX_SIZE:
        raise UnsafePackage(_TOO_BIG)
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    left = MAX_SIZE
    for entry in entries:
        _check_entry(entry, seen)
        if entry.is_dir():
            continue
        with archive.open(entry) as stream:
            parts[entry.filename] = _read_at_most(stream, left)
        left -= len(parts[entry.filename])
    return parts


def _check_entry(entry: ZipInfo, seen: set[str]) -> None:
    name = entry.orig_filename
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/"):
        raise UnsafePackage(f"Имя части «{name}» ведёт за пределы файла")
    if entry.flag_bits & _ENCRYPTED:
        raise UnsafePackage("Файл защищён паролем; снимите защиту в Word и сохраните файл заново")
    if name.lower() in seen:  # to Word, names that differ in case only are one part
        raise UnsafePackage(f"Часть «{name}» записана в файле дважды")
    seen.add(name.lower())


def _read_at_most(stream: IO[bytes], limit: int) -> bytes:
    """All of the stream: its declared size may lie, so the real one is counted."""
    whole = bytearray()
    while chunk := stream.read(_CHUNK):
        whole += chunk
        if len(whole) > limit:
            raise UnsafePackage(_TOO_BIG)
    return bytes(whole)
