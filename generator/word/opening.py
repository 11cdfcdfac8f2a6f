"""A frame's parts, opened with care: a Word file may be untrusted, so what is not plainly harmless is refused."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import BadFrame
from generator.findings import Place
from generator.resources import TEMPLATES
from generator.word.package import CONTENT_TYPES, UnsafePackage, unpack
from generator.word.wordml import RELATIONS, TYPES, BrokenPart, Element, parse, serialise

BUILT_IN = {"gost": "gost", "гост": "gost", "blank": "blank", "бланк": "blank"}
DOCUMENT = "word/document.xml"
ROOT = "_rels/.rels"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
REOPEN = "Откройте файл в Word и сохраните заново как .docx."

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ALLOWED_RELATIONS = {
    *("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail"),
    *("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "font", "theme"),
    *("header", "footer", "image", "hyperlink", "footnotes", "endnotes"),
    *("customXml", "customXmlProps", "glossaryDocument", "people", "intelligence", "classificationlabels"),
}
_RELATION_WORDS = {
    "vbaProject": "макросы",
    "attachedTemplate": "присоединённый шаблон",
    "oleObject": "внедрённый объект (OLE)",
    "package": "внедрённый файл",
    "control": "элемент ActiveX",
    "chart": "диаграмма",
    "diagramData": "рисунок SmartArt",
    "comments": "примечания",
    "aFChunk": "вложенный документ",
    "subDocument": "вложенный документ",
    "frame": "веб-рамка",
    "mailMergeSource": "источник слияния",
}
_REASONS: Mapping[type[OSError], str] = {
    FileNotFoundError: "такого файла нет",
    NotADirectoryError: "такого файла нет",
    IsADirectoryError: "это папка",
    PermissionError: "нет прав на чтение",
}
SAFE_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its kind (last word of the type) and the part or address it leads to."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a frame by name, every XML part parsed and found sound."""

    name: str
    place: Place
    parts: Mapping[str, bytes]

    def root(self, part: str) -> Element | None:
        """The root of an XML part, a new one each time; nothing when the part is absent."""
        return parse(self.parts[part]) if part in self.parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their id."""
        return read_relations(self.parts, part)


def open_package(source: str | Path) -> Package:
    """The parts of a built-in frame ("gost", "blank" or their Russian names) or of a .docx file.

    Raises `BadFrame` for what is absent, no Word document, or holds anything that could do harm.
    """
    built_in = BUILT_IN.get(str(source).lower())
    name, place = built_in or Path(source).stem, Place(built_in or str(source))
    raw = _read_folder(TEMPLATES / "frames" / built_in) if built_in else _read_file(Path(source), place)
    parts = {part: _checked(part, data, place) for part, data in raw.items()}
    _check_kind(parts, place)
    for part in parts:
        for relation in read_relations(parts, part).values():
            _check_relation(relation, place)
            if not relation.external and relation.kind != "hyperlink" and relation.target not in parts:
                raise BadFrame("FRM003", f"В файле нет части «{relation.target}»", place, hint=REOPEN)
    return Package(name, place, parts)


def read_relations(parts: Mapping[str, bytes], part: str) -> dict[str, Relation]:
    """The relations of a part by their id, targets as names of parts."""
    folder, file = posixpath.split(part)
    data = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if data is None:
        return {}
    return {item.get("Id") or "": _relation(item, folder) for item in parse(data).iter(RELATIONS + "Relationship")}


def target(relations: Mapping[str, Relation], id: str | None) -> str:
    """The part a relation leads to. Raises `BrokenPart` when there is no such relation."""
    relation = relations.get(id or "")
    if relation is None:
        raise BrokenPart(f"ссылка на часть, которой нет ({id})")
    return relation.target


def _relation(item: Element, folder: str) -> Relation:
    kind, target = (item.get("Type") or "").rsplit("/", 1)[-1], item.get("Target") or ""
    if item.get("TargetMode") == "External":
        return Relation(kind, target, True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), False)


def _read_folder(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def _read_file(path: Path, place: Place) -> dict[str, bytes]:
    names = "«gost», «blank» или путь к файлу .docx"
    try:
        return unpack(path.read_bytes())
    except OSError as error:
        reason = next((words for kind, words in _REASONS.items() if isinstance(error, kind)), "файл не читается")
        raise BadFrame("FRM001", f"Рамка «{path.name}» не найдена: {reason}", place, f"Укажите {names}.") from error
    except UnsafePackage as error:
        raise BadFrame("FRM002", str(error), place, hint=REOPEN) from error


def _checked(part: str, data: bytes, place: Place) -> bytes:
    """The part's bytes, XML without the white space of its layout."""
    if not part.endswith((".xml", ".rels")):
        return data
    try:
        return serialise(parse(data))
    except BrokenPart as error:
        raise BadFrame("FRM003", f"Часть {part}: {error}", place, hint=REOPEN) from error


def _check_kind(parts: Mapping[str, bytes], place: Place) -> None:
    absent = [name for name in (CONTENT_TYPES, ROOT, DOCUMENT, STYLES) if name not in parts]
    if absent:
        message, hint = f"Это не документ Word: в файле нет {', '.join(absent)}", "Сохраните рамку в Word как .docx."
        raise BadFrame("FRM002", message, place, hint)
    if not any(one.kind == "officeDocument" and one.target == DOCUMENT for one in read_relations(parts, "").values()):
        raise BadFrame("FRM002", f"Это не документ Word: он открывается не с {DOCUMENT}", place, REOPEN)
    types = {
        item.get("PartName"): item.get("ContentType") for item in parse(parts[CONTENT_TYPES]).iter(TYPES + "Override")
    }
    kind = types.get(f"/{DOCUMENT}") or ""
    if kind != _MAIN_TYPE:
        found = "документ с макросами" if "macroEnabled" in kind else "шаблон Word" if "template" in kind else kind
        raise BadFrame("FRM002", f"Это не обычный документ Word: {found}", place, "Сохраните рамку в Word как .docx.")


def _check_relation(relation: Relation, place: Place) -> None:
    if relation.kind not in _ALLOWED_RELATIONS:
        found = _RELATION_WORDS.get(relation.kind, relation.kind)
        hint = "Удалите это в Word и сохраните рамку заново."
        raise BadFrame("FRM004", f"В рамке есть то, чего в ней быть не может: {found}", place, hint)
    if relation.external and not (relation.kind == "hyperlink" and SAFE_LINK.match(relation.target)):
        raise BadFrame(
            "FRM004",
            f"Рамка ссылается на внешний файл «{relation.target}»",
            place,
            hint="Вставьте рисунок в сам документ; внешними бывают только ссылки http, https и mailto.",
        )
