"""A remembered run: whatever it read and however it was asked for, a change of that is noticed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.batch.memory import recall
from generator.batch.publish import OWNER
from generator.batch.request import Making, Request
from generator.batch.run import build
from generator.resources import FONTS, TEMPLATES
from tests.cli.running import EXAMPLES, PROGRAMME

PASSPORT = Making(("паспорт",), ("docx",))
PHRASES = "программа:\n  паспорт: Паспорт школьной программы\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "район" / "школа"
    folder.mkdir(parents=True)
    shutil.copy(PROGRAMME, folder / "чтение.yaml")
    return folder


def settle(root: Path, *lines: str) -> None:
    (root / "metodist.yaml").write_text("\n".join(["проверка: нет", *lines]), "utf-8")


def put(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def framed(path: Path) -> Path:
    frame = TEMPLATES / "frames" / "gost"
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w") as archive:
        for part in sorted(one for one in frame.rglob("*") if one.is_file()):
            archive.write(part, part.relative_to(frame))
    return path


def printed(root: Path) -> Request:
    """A run that is over and can be told again."""
    request = Request((root,), root.parent.parent / "out", PASSPORT)
    build(request)
    assert recall(request) is not None
    return request


@pytest.mark.parametrize(
    "name", ["фразы.yaml", ".фразы.yaml", ".наше/фразы.yaml", "../фразы.yaml", "бумаги/фразы.yaml"]
)
def test_phrases_are_noticed_wherever_they_lie(root: Path, name: str) -> None:
    settle(root, f"фразы: {name}")
    phrases = put(root / name, PHRASES)
    put(root / "бумаги" / "manifest.json", "{}")
    request = printed(root)
    put(phrases, PHRASES.replace("школьной", "районной"))
    assert recall(request) is None


def test_phrases_in_a_linked_folder_are_noticed(root: Path) -> None:
    settle(root, "фразы: общее/фразы.yaml")
    phrases = put(root.parent / "общее" / "фразы.yaml", PHRASES)
    (root / "общее").symlink_to(phrases.parent)
    request = printed(root)
    put(phrases, PHRASES.replace("школьной", "районной"))
    assert recall(request) is None


@pytest.mark.parametrize("name", ["бланк района.docx", ".вид/рамка.docx", "../рамка.docx"])
def test_a_frame_is_noticed_wherever_it_lies(root: Path, name: str) -> None:
    settle(root, f"рамка: {name}")
    frame = framed(root / name)
    request = printed(root)
    frame.write_bytes(frame.read_bytes() + b"\0")
    assert recall(request) is None


@pytest.mark.parametrize("name", ["шрифты", ".шрифты", "../шрифты"])
def test_fonts_are_noticed_wherever_they_lie(root: Path, name: str) -> None:
    settle(root, f"шрифты: {name}")
    (root / name).mkdir()
    request = printed(root)
    shutil.copy(FONTS / "tinos" / "Tinos-Regular.ttf", root / name)
    assert recall(request) is None


def test_a_picture_in_a_hidden_folder_is_noticed(root: Path) -> None:
    settle(root)
    text = PROGRAMME.read_text("utf-8")
    assert "файл: нет (схему рисуют)" in text
    put(root / "чтение.yaml", text.replace("файл: нет (схему рисуют)", "файл: .рисунки/цикл.png"))
    picture = put(root / ".рисунки" / "цикл.png", (EXAMPLES / "цикл.png").read_bytes())
    request = Request((root,), root.parent.parent / "out", Making(("программа",), ("docx",)))
    build(request)
    assert recall(request) is not None
    put(picture, (EXAMPLES / "страница.png").read_bytes())
    assert recall(request) is None


@pytest.mark.parametrize("name", ["_основа.yaml", ".основа.yaml", ".общее/основа.yaml", "../основа.yaml"])
def test_a_base_is_noticed_wherever_it_lies(root: Path, name: str) -> None:
    settle(root)
    base = put(root / name, PROGRAMME.read_text("utf-8"))
    put(root / "чтение.yaml", f"вид: программа\nоснова: {name}\n")
    request = printed(root)
    put(base, PROGRAMME.read_text("utf-8").replace("61 %", "62 %"))
    assert recall(request) is None


def test_what_is_no_file_in_the_workspace_is_passed_by(root: Path) -> None:
    settle(root)
    (root / "потерянный.txt").symlink_to(root / "нет такого")
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "труба")
    printed(root)


def test_a_folder_that_a_killed_run_left_open_is_not_passed_by(root: Path) -> None:
    settle(root)
    request = printed(root)
    put(request.out / OWNER, "1 1")
    assert recall(request) is None
    build(request)
    assert not (request.out / OWNER).exists()
