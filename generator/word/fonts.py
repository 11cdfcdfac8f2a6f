"""Font files by the family names Word uses: the workspace's folders, our own Tinos, installed fontpkg packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from generator.errors import BadFrame
from generator.findings import Place
from generator.resources import FONTS
from generator.word.look import Family, FontFile
from generator.word.sfnt import Sfnt

TWINS = {"times new roman": ("Tinos", "Metodist Serif")}  # Word's name: our metric twin, its name in the PDF
PACKAGED = {"pt serif": 'pip install "metodist[examples]"'}  # families that a package brings
SUFFIXES = {".ttf", ".otf"}
FACES = {
    (False, False): "обычное",
    (True, False): "полужирное",
    (False, True): "курсив",
    (True, True): "полужирный курсив",
}

FaceKey = tuple[bool, bool]


class Faces(Mapping[FaceKey, FontFile]):
    """The faces of one family by (bold, italic); a file is read when its face is first asked for.

    A face without a file raises `BadFrame`, never another face.
    """

    def __init__(self, family: str, files: Mapping[FaceKey, Path], place: Place) -> None:
        self._family, self._files, self._place = family, files, place

    def __getitem__(self, key: FaceKey) -> FontFile:
        if key not in self._files:
            raise BadFrame(
                "FRM007",
                f"У шрифта «{self._family}» нет начертания «{FACES[key]}»",
                self._place,
                hint="Добавьте файл этого начертания в папку шрифтов или выберите в рамке другой шрифт.",
            )
        return measure(self._files[key])

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __iter__(self) -> Iterator[FaceKey]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True, slots=True)
class FontLibrary:
    """All fonts a frame may name. `folders` are the workspace's own, looked into first."""

    folders: Sequence[Path] = ()

    def family(self, name: str, place: Place) -> Family:
        """The family that Word calls `name`; `place` is the frame, for messages.

        Raises `BadFrame` when no file of that family is at hand; nothing is put in its stead.
        """
        key = name.casefold()
        for folder in self.folders:
            if files := _family_in(folder, key):
                return Family(name, name, Faces(name, files, place))
        twin, alias = TWINS.get(key, (name, name))
        files = _family_in(FONTS / "tinos", twin.casefold()) or _packaged(twin)
        if not files:
            raise BadFrame("FRM006", f"Нет файлов шрифта «{name}», который назван в рамке", place, _how_to_add(key))
        return Family(name, alias, Faces(name, files, place))


@lru_cache(maxsize=64)
def measure(path: Path) -> FontFile:
    """The face in a font file: measures as Word takes them, and the characters it has."""
    try:
        font = Sfnt(path.read_bytes())
        return FontFile(path, *font.heights, font.advances)
    except (ValueError, OSError) as error:
        raise _unreadable(path) from error


def _how_to_add(key: str) -> str:
    own = "Положите файлы .ttf или .otf в папку и назовите её в metodist.yaml (шрифты: папка)"
    return f"{own} или выполните {PACKAGED[key]}." if key in PACKAGED else f"{own} или выберите в рамке другой шрифт."


def _family_in(folder: Path, key: str) -> Mapping[FaceKey, Path]:
    return _families(folder).get(key, {})


@lru_cache(maxsize=16)
def _families(folder: Path) -> Mapping[str, Mapping[FaceKey, Path]]:
    """The font files of a folder by family (in lower case) and face."""
    families: dict[str, dict[FaceKey, Path]] = {}
    files = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    for path in sorted(files):
        names, face = _identity(path)
        for name in names:
            families.setdefault(name, {}).setdefault(face, path)
    return MappingProxyType(families)


def _identity(path: Path) -> tuple[set[str], FaceKey]:
    try:
        font = Sfnt(path.read_bytes())
        return font.families, font.style
    except (ValueError, OSError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> BadFrame:
    return BadFrame(
        "FRM015",
        "Файл шрифта не читается",
        Place(str(path)),
        hint="Замените файл исправным или уберите его из папки шрифтов.",
    )


@lru_cache(maxsize=64)
def _packaged(name: str) -> Mapping[FaceKey, Path]:
    """The files of a family that a fontpkg package brings, if one is installed."""
    from importlib.metadata import entry_points

    slug = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    for entry in entry_points(group="fontpkg.family", name=slug):
        return _family_in(Path(entry.load().ROOT), name.casefold())
    return {}
