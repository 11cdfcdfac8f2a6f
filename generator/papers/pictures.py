"""Pictures that a description names: found in the workspace, opened once to be sure, kept as assets of the paper."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from generator.content.tree import Asset
from generator.findings import Finding
from generator.papers.context import Desk
from generator.reading.files import is_file, real_path
from generator.reading.values import Text
from generator.workspace.load import shown

KINDS = {"PNG": "png", "JPEG": "jpeg"}
LARGEST = 50_000_000  # pixels
SPOILED = (OSError, SyntaxError, ValueError, ArithmeticError, KeyError)


def asset_of(name: Text, desk: Desk) -> str | None:
    """The picture's name among the assets of the paper; None and a finding for one that cannot be printed."""
    path, root = real_path(desk.folder / name), real_path(desk.workspace.root)
    asset = _read(path) if path.is_relative_to(root) and is_file(path) else None
    if asset is None:
        desk.findings.append(_fault(name, path, root, desk))
        return None
    key = path.relative_to(root).as_posix()
    desk.assets[key] = asset
    return key


def _fault(name: Text, path: Path, root: Path, desk: Desk) -> Finding:
    place, field = name.at(0, len(name)), "рисунок, файл"
    if not path.is_relative_to(root):
        hint = "Положите файл рядом с описанием."
        return Finding("REF007", f"Рисунок «{name}» лежит вне рабочей папки", place, field, hint)
    if not is_file(path):
        hint = f"Он ожидается здесь: {shown(desk.folder / name)}; если рисунка пока нет: «файл: нет (причина)»."
        return Finding("REF006", f"Нет файла рисунка «{name}»", place, field, hint)
    message = f"Файл «{name}» — не рисунок PNG или JPEG разумного размера, или он повреждён"
    return Finding("REF007", message, place, field, "Сохраните рисунок заново как PNG или JPEG.")


def _read(path: Path) -> Asset | None:
    """The picture whole: a file cut short opens well and fails later."""
    from PIL import Image, ImageFile

    data = path.read_bytes()
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=list(KINDS)) as picture:
                if picture.size[0] * picture.size[1] > LARGEST:
                    return None
                picture.load()
                return Asset(data, KINDS[picture.format or ""])
    except (*SPOILED, Image.DecompressionBombError):
        return None
