"""Font files found by the names Word uses."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from generator.errors import BadFrame
from generator.findings import Place
from generator.resources import FONTS
from generator.word import fonts
from generator.word.fonts import FACES, FontLibrary

FRAME = Place("рамка.docx")
TINOS = FONTS / "tinos"


def test_times_new_roman_is_printed_by_its_twin_under_an_honest_name() -> None:
    family = FontLibrary().family("Times New Roman", FRAME)
    assert (family.name, family.alias) == ("Times New Roman", "Metodist Serif")
    assert set(family.faces) == set(FACES)
    regular = family.faces[False, False]
    assert regular.path.name == "Tinos-Regular.ttf"
    assert regular.natural == pytest.approx(1.1499, abs=1e-4)
    assert {ord(char) for char in "Яё№₽«»–—\u2011\u00a0"} <= regular.covers
    assert ord("☐") not in regular.covers


def test_names_are_found_in_any_case() -> None:
    assert FontLibrary().family("times new roman", FRAME).alias == "Metodist Serif"


def test_a_package_of_fonts_serves_the_letterhead() -> None:
    family = FontLibrary().family("PT Serif", FRAME)
    assert family.alias == "PT Serif"
    assert family.faces[True, True].natural == pytest.approx(1.325)


def test_without_that_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: ())
    fonts._packaged.cache_clear()
    with pytest.raises(BadFrame) as caught:
        FontLibrary().family("PT Serif", FRAME)
    fonts._packaged.cache_clear()
    assert caught.value.finding.code == "FRM006"
    assert 'pip install "metodist[examples]"' in caught.value.finding.hint


def test_the_workspace_comes_before_our_own(tmp_path: Path) -> None:
    shutil.copy(TINOS / "Tinos-Regular.ttf", tmp_path / "свой.ttf")
    family = FontLibrary((tmp_path,)).family("Tinos", FRAME)
    assert family.faces[False, False].path == tmp_path / "свой.ttf"


def test_a_missing_face_is_an_error_and_never_another_face(tmp_path: Path) -> None:
    shutil.copy(TINOS / "Tinos-Regular.ttf", tmp_path)
    faces = FontLibrary((tmp_path,)).family("Tinos", FRAME).faces
    assert (True, True) not in faces
    with pytest.raises(BadFrame) as caught:
        faces[True, True]
    assert caught.value.finding.code == "FRM007"
    assert "«Tinos»" in caught.value.finding.message
    assert "полужирный курсив" in caught.value.finding.message


def test_a_broken_font_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "плохой.ttf").write_bytes(b"not a font")
    with pytest.raises(BadFrame) as caught:
        FontLibrary((tmp_path,)).family("Tinos", FRAME)
    assert caught.value.finding.code == "FRM015"
    assert caught.value.finding.place.file.endswith("плохой.ttf")


def test_our_fonts_are_unmodified_and_licensed() -> None:
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in TINOS.glob("*.ttf")}
    assert sums == {
        "Tinos-Regular.ttf": "cf264a22292950ca",
        "Tinos-Bold.ttf": "971d6af5fcb3a0c0",
        "Tinos-Italic.ttf": "0f949a3fa0e23cd0",
        "Tinos-BoldItalic.ttf": "0cd67b90617a03a6",
    }
    assert "SIL OPEN FONT LICENSE Version 1.1" in (TINOS / "OFL.txt").read_text(encoding="utf-8")
