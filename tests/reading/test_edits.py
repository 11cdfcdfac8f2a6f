"""The words of a fix are found in the author's own text, and nothing beside them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Fix, Place
from generator.reading.edits import Source, edit_of


def mended(text: str, old: str, new: str, line: int, column: int, mark: bytes = b"") -> str | None:
    """The text with the fix made, or None where its words do not stand there."""
    source = Source(mark, text)
    edit = edit_of(Fix(Place("а.yaml", line, column), old, new), source)
    return source.changed([edit]).text if edit else None


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("идея: в ^2026 году", "2026", "2027", "идея: в 2027 году"),
        ("идея: Приказ № ^5  от мая", "5  от", "5 от", "идея: Приказ № 5 от мая"),
        ('идея: Школа ^"Парус"', "«Парус»", "«Парус-2»", 'идея: Школа "Парус-2"'),
        ("идея: ^10 % детей", "10\u00a0% детей", "10\u00a0% учеников", "идея: 10 % учеников"),
        ("идея: ^10% детей", "10\u00a0% детей", "10\u00a0% учеников", "идея: 10% учеников"),
        ("идея: ^слово - дело", "слово — дело", "слово — и дело", "идея: слово - и дело"),
        ("идея: ^слово", "слово", "", "идея: "),
        ("идея: с 1 ^мая", "мая", "мая 2027 г.", "идея: с 1 мая 2027 г."),
    ],
)
def test_a_fix_changes_only_what_differs(text: str, old: str, new: str, after: str) -> None:
    assert mended(text.replace("^", ""), old, new, 1, text.index("^") + 1) == after


def test_words_that_are_not_there_are_left_alone() -> None:
    assert mended("идея: чтение", "письмо", "слово", 1, 7) is None
    assert mended("идея: чтение", "чтение", "слово", 3, 1) is None
    assert mended("идея: чтение", "чтение", "слово", 1, 70) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_and_new_lines_take_them(end: str) -> None:
    text = end.join(["идея: |", "  раз два", "  три", "цель: x", ""])
    assert mended(text, "два\nтри", "2\n3\n4", 2, 7) == end.join(["идея: |", "  раз 2", "  3", "  4", "цель: x", ""])


def test_a_space_of_a_text_may_be_a_line_end_of_the_file() -> None:
    assert mended("идея: читать\n  вместе всем", "вместе всем", "всем", 2, 3) == "идея: читать\n  всем"
    assert mended("идея: читать\n  вместе всем", "читать вместе", "читать дома", 1, 7) == "идея: читать\n  дома всем"


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "а.yaml"
    path.write_bytes("\ufeffидея: раз".encode())
    source = Source.read(path)
    assert source is not None
    edit = edit_of(Fix(Place(str(path), 1, 7), "раз", "два"), source)
    assert edit is not None
    assert source.changed([edit]).data == "\ufeffидея: два".encode()
