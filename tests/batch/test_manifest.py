"""The manifest says what stands in a folder, and never more than that."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from generator.batch.manifest import MANIFEST, read_manifest

KEY = "0" * 64


def put(folder: Path, name: str, data: bytes = b"data") -> str:
    (folder / name).write_bytes(data)
    return sha256(data).hexdigest()


def test_a_paper_stands_while_its_key_and_its_bytes_do(tmp_path: Path) -> None:
    manifest = read_manifest(tmp_path)
    manifest.add("план", KEY, {"pdf": put(tmp_path, "план.pdf")}, "typst")
    manifest.save()
    kept = read_manifest(tmp_path)
    assert kept.has("план", KEY, ("pdf",))
    assert not kept.has("план", "1" * 64, ("pdf",))
    assert not kept.has("план", KEY, ("docx", "pdf"))
    put(tmp_path, "план.pdf", b"edited by hand")
    assert not kept.has("план", KEY, ("pdf",))


def test_it_forgets_files_that_are_gone(tmp_path: Path) -> None:
    manifest = read_manifest(tmp_path)
    for name in ("б", "а"):
        manifest.add(name, KEY, {"docx": put(tmp_path, f"{name}.docx")}, "")
    (tmp_path / "а.docx").unlink()
    manifest.save()
    told = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    assert list(told["files"]) == ["б.docx"]
    assert list(told["keys"]) == ["б"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'"files"', b'{"files": 3}', b'{"files": {"a": ["b"]}}', b"\xff\xfe", b'{"run": 1}']
)
def test_a_damaged_one_counts_as_empty_and_is_told_of(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(damage)
    found = read_manifest(tmp_path)
    assert found.damaged
    assert (found.files, found.keys, found.run) == ({}, {}, {})


def test_one_cut_anywhere_never_says_what_it_did_not(tmp_path: Path) -> None:
    manifest = read_manifest(tmp_path)
    manifest.add("план", KEY, {"pdf": put(tmp_path, "план.pdf")}, "typst")
    manifest.save()
    whole = (tmp_path / MANIFEST).read_bytes()
    for end in range(0, len(whole), 7):
        (tmp_path / MANIFEST).write_bytes(whole[:end])
        assert read_manifest(tmp_path).damaged or end >= len(whole.rstrip())
