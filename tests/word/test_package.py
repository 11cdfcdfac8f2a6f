"""A package is a map of parts: the same map gives the same bytes, and no archive can harm its reader."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from generator.word import package
from generator.word.package import CONTENT_TYPES, UnsafePackage, pack, unpack

PARTS = {
    "word/document.xml": b"<w/>" * 500,
    "_rels/.rels": b"<r/>",
    CONTENT_TYPES: b"<t/>",
    "word/media/a.png": b"\x89",
}


def archive(*members: tuple[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in members:
            zipped.writestr(ZipInfo(name), data)
    return target.getvalue()


def test_what_was_packed_comes_back() -> None:
    assert unpack(pack(PARTS)) == PARTS


def test_equal_parts_give_equal_bytes_in_any_order() -> None:
    assert pack(PARTS) == pack(dict(reversed(PARTS.items())))


def test_bytes_are_those_that_zipfile_would_write() -> None:
    parts = {**PARTS, "word/media/пустой.png": b"", "word/big.bin": bytes(range(256)) * 999}
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as plain:
        for name in (CONTENT_TYPES, *sorted(parts.keys() - {CONTENT_TYPES})):
            entry = ZipInfo(name)
            entry.create_system, entry.compress_type = 0, ZIP_DEFLATED
            plain.writestr(entry, parts[name], compresslevel=6)
    assert pack(parts) == target.getvalue()


def test_members_carry_no_date_and_no_machine_and_content_types_come_first() -> None:
    with ZipFile(BytesIO(pack(PARTS))) as zipped:
        entries = zipped.infolist()
    assert [entry.filename for entry in entries] == [CONTENT_TYPES, *sorted(PARTS.keys() - {CONTENT_TYPES})]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.extra) for entry in entries} == {(0, b"")}


def test_folders_are_left_out() -> None:
    assert unpack(archive(("word/", b""), ("word/a.xml", b"a"))) == {"word/a.xml": b"a"}


@pytest.mark.parametrize("name", ["../evil", "word/../../evil", "/etc/passwd", "word\\..\\evil"])
def test_it_refuses_a_name_that_leads_out(name: str) -> None:
    with pytest.raises(UnsafePackage, match="за пределы"):
        unpack(archive((name, b"x")))


@pytest.mark.parametrize("second", ["word/document.xml", "word/Document.xml"])
def test_it_refuses_one_name_twice(second: str) -> None:
    with pytest.raises(UnsafePackage, match="дважды"):
        unpack(archive(("word/document.xml", b"1"), (second, b"2")))


def test_it_refuses_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    with pytest.raises(UnsafePackage, match="4 частей"):
        unpack(pack(PARTS))


def test_it_refuses_more_than_the_limit_unpacked() -> None:
    with pytest.raises(UnsafePackage, match="больше 50 МБ"):
        unpack(archive(("word/document.xml", bytes(package.MAX_SIZE + 1))))


def test_a_declared_size_that_lies_helps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_SIZE", 100_000)
    honest = archive(("word/document.xml", bytes(300_000)))
    lying = honest.replace(struct.pack("<L", 300_000), struct.pack("<L", 10))
    with pytest.raises(UnsafePackage):
        unpack(lying)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"plain text", pack(PARTS)[:-30], pack(PARTS).replace(b"\x78", b"\x00", 3)]
)
def test_it_refuses_what_is_no_whole_zip(data: bytes) -> None:
    with pytest.raises(UnsafePackage, match="не открывается"):
        unpack(data)


def test_it_refuses_a_file_with_a_password() -> None:
    locked = bytearray(archive(("word/document.xml", b"secret")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + offset] |= 1
    with pytest.raises(UnsafePackage, match="паролем"):
        unpack(bytes(locked))
