"""Font files for typst: exactly those of the look that a paper prints with, in a folder of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from generator.content.tree import Block, Paragraph, Run
from generator.findings import Place
from generator.pdf.engine import PdfRefused
from generator.pdf.glyphs import paragraphs
from generator.word.look import Look, Style

Used = Mapping[str, frozenset[Path]]  # by Word's family name: files of its faces


@dataclass(frozen=True, slots=True)
class FontFolder:
    """Typst's fonts, and the family that each file belongs to in its own words. `folder` lives as long as they do."""

    folder: TemporaryDirectory[str]
    fonts: Any
    families: Mapping[Path, str]


def used_faces(blocks: Iterable[Block], roles: Iterable[str], look: Look) -> Used:
    """The font files that the blocks, and empty paragraphs of these roles, print with."""
    found: dict[str, set[Path]] = defaultdict(set)

    def use(style: Style, bold: bool = False, italic: bool = False) -> None:
        found[style.family].add(look.face(style, bold, italic).path)

    for role in roles:
        use(look.style(role))
    for paragraph in paragraphs(blocks):
        style = look.style(paragraph.role)
        use(style)
        for bold, italic in _faces(paragraph):
            use(style, bold, italic)
    return {family: frozenset(paths) for family, paths in found.items()}


def font_folder(used: Used) -> FontFolder:
    """The fonts of a paper; papers with the same faces share them. Raises `PdfRefused`."""
    return _font_folder(frozenset(path for paths in used.values() for path in paths))


def family_names(used: Used, folder: FontFolder) -> dict[str, str]:
    """By Word's name of a family: its name in its files. Raises `PdfRefused` where they name several."""
    names = {family: {folder.families[path] for path in paths} for family, paths in used.items()}
    for family, found in names.items():
        if len(found) > 1:
            raise _refused(f"начертания шрифта «{family}» названы в файлах по-разному: {', '.join(sorted(found))}")
    return {family: found.pop() for family, found in names.items()}


def _faces(paragraph: Paragraph) -> set[tuple[bool, bool]]:
    return {(piece.bold, piece.italic) for piece in paragraph.inlines if isinstance(piece, Run)}


@lru_cache(maxsize=16)
def _font_folder(paths: frozenset[Path]) -> FontFolder:
    import typst

    folder = TemporaryDirectory(prefix="metodist-")
    copies = {path: str(Path(folder.name) / f"{number:02}{path.suffix}") for number, path in enumerate(sorted(paths))}
    for path, copy in copies.items():
        copyfile(path, copy)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name])
    faces = {str(face.path): face for face in fonts.fonts()}
    if lost := [path.name for path, copy in copies.items() if copy not in faces]:
        raise _refused(f"typst не прочёл файлы шрифтов: {', '.join(lost)}")
    if len({(face.family, face.weight, face.style, face.stretch) for face in faces.values()}) < len(paths):
        raise _refused(f"два файла шрифтов одного начертания: {', '.join(sorted(path.name for path in paths))}")
    return FontFolder(folder, fonts, {path: faces[copy].family for path, copy in copies.items()})


def _refused(message: str) -> PdfRefused:
    hint = "Поправьте файлы в папке шрифтов (metodist.yaml, «шрифты:») или печатайте другим движком: --pdf-engine"
    return PdfRefused("PDF003", message, Place("шрифты"), hint)
