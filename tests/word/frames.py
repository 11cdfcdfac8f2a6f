"""Foreign frames for tests: the built-in ones with something changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import BadFrame
from generator.findings import Finding
from generator.resources import TEMPLATES
from generator.word.fonts import FontLibrary
from generator.word.frame import Frame, fill_frame, load_frame
from generator.word.package import pack

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
NUMBERING = "word/numbering.xml"
HEADER = "word/header1.xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

FONTS = FontLibrary()
OFFICE_LINES = {
    "организация": {
        "бланк": "Отдел образования\nТихореченского района",
        "адрес": "640001, г. Тихореченск, ул. Луговая, д. 3",
        "телефон": "8 (35200) 4-11-22",
        "почта": "otdel@tihorechensk.example",
        "сайт": "",
        "краткое": "Отдел образования",
    }
}

Edits = Mapping[str, tuple[str, str]]  # part: what to replace, by what


def parts_of(name: str = "gost") -> dict[str, bytes]:
    """The parts of a built-in frame as they lie in the checkout."""
    folder = TEMPLATES / "frames" / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_frame(folder: Path, edits: Edits, name: str = "gost", extra: Mapping[str, bytes] | None = None) -> Path:
    """A frame file: a built-in frame with the first find of a text in a part replaced, and parts added."""
    parts = {**parts_of(name), **(extra or {})}
    for part, (old, new) in edits.items():
        text = parts[part].decode()
        assert old in text, f"{part} has no {old}"
        parts[part] = text.replace(old, new, 1).encode()
    path = folder / "рамка.docx"
    path.write_bytes(pack(parts))
    return path


def load_edited(folder: Path, edits: Edits, name: str = "gost", extra: Mapping[str, bytes] | None = None) -> Frame:
    """The frame loaded from such a file."""
    return load_frame(write_frame(folder, edits, name, extra), FONTS)


def fault_of(folder: Path, edits: Edits, name: str = "gost", extra: Mapping[str, bytes] | None = None) -> Finding:
    """What is wrong with such a frame, at loading or at filling."""
    try:
        fill_frame(load_edited(folder, edits, name, extra), OFFICE_LINES)
    except BadFrame as error:
        return error.finding
    raise AssertionError("the frame was taken")
