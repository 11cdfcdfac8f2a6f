"""A Word file as a map of its parts, and back. Knows zip, not what the parts hold."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from struct import pack as packed
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
MAX_PARTS = 1000
MAX_SIZE = 50 * 1024 * 1024  # bytes, unpacked, all parts together

_LEVEL = 6
_RAW = -zlib.MAX_WBITS  # deflated data without zlib's own header
_VERSION = 20  # of the format: parts are deflated
_DEFLATED = 8
_UTF8 = 0x800  # a name that is not ASCII
_EPOCH = 1 << 5 | 1  # 1 January 1980
_OWN_FILE = 0o600 << 16
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
    """The parts as a zip file: equal parts give equal bytes, whatever their order, the day or the machine.

    Written here and not by `zipfile`, which would deflate the parts of a frame anew for every paper.
    """
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        data, crc = _deflated(parts[name])
        named = name.encode()
        flags = 0 if name.isascii() else _UTF8
        sizes = (crc, len(data), len(parts[name]), len(named), 0)
        files += packed("<4s5H3L2H", b"PK\3\4", _VERSION, flags, _DEFLATED, 0, _EPOCH, *sizes), named, data
        about = (_VERSION, _VERSION, flags, _DEFLATED, 0, _EPOCH, *sizes, 0, 0, 0, _OWN_FILE, offset)
        directory += packed("<4s6H3L5H2L", b"PK\1\2", *about), named
        offset += len(files[-3]) + len(named) + len(data)
    index = b"".join(directory)
    end = packed("<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), len(index), offset, 0)
    return b"".join((*files, index, end))


@lru_cache(maxsize=64)  # the parts of the frame are the same in every paper
def _deflated(data: bytes) -> tuple[bytes, int]:
    """The data deflated, and its checksum."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return deflater.compress(data) + deflater.flush(), zlib.crc32(data)


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
