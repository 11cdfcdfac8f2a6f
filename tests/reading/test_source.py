"""Source lines for reports."""

from __future__ import annotations

from pathlib import Path

from generator.reading.source import SourceLines


def test_a_line_is_shown_as_typed_with_columns_kept(tmp_path: Path) -> None:
    path = tmp_path / "п.yaml"
    path.write_bytes("\ufeffвид: x\r\n\tцель:\x1b[31m да\rсрок: 2026\n".encode())
    lines = SourceLines()
    assert lines.line_of(path, 1) == "вид: x"
    assert lines.line_of(str(path), 2) == " цель:·[31m да"
    assert lines.line_of(path, 3) == "срок: 2026"


def test_what_is_not_there_is_an_empty_line(tmp_path: Path) -> None:
    lines = SourceLines()
    assert lines.line_of(tmp_path / "нет.yaml", 1) == ""
    assert lines.line_of(tmp_path, 1) == ""
    path = tmp_path / "п.yaml"
    path.write_text("вид: x", "utf-8")
    assert (lines.line_of(path, 0), lines.line_of(path, 2)) == ("", "")


def test_a_file_that_is_no_text_has_no_lines(tmp_path: Path) -> None:
    for data in (b"PK\x03\x04\x14\0", b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n"):
        path = tmp_path / "рамка.docx"
        path.write_bytes(data)
        assert not SourceLines().are_there(path)
        assert SourceLines().line_of(path, 1) == ""
    assert not SourceLines().are_there(tmp_path)


def test_a_line_in_a_foreign_encoding_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "п.yaml"
    path.write_bytes("цель: Повысить качество".encode("cp1251"))
    assert SourceLines().line_of(path, 1) == "цель: Повысить качество"
