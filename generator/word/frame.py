"""Frames: the Word file that holds the look of all papers, and the letterhead around them.

`load_frame` reads one once; `fill_frame` puts a paper's organisation into its placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.tree import Block, Columns, Picture
from generator.errors import BadFrame
from generator.findings import Place
from generator.word.draft import Unsupported
from generator.word.fitness import check_page, check_style
from generator.word.fonts import FontLibrary
from generator.word.furniture import FurnitureReader
from generator.word.look import Furniture, Look, Page, Style
from generator.word.opening import DOCUMENT, NUMBERING, REOPEN, SETTINGS, STYLES, Package, open_package, target
from generator.word.page import check_settings, read_page
from generator.word.placeholders import fill, has_placeholders
from generator.word.roles import CHARACTER_STYLES, LEVELS, PURPOSES, ROLES
from generator.word.styles import IN_TABLES, TABLE_STYLE, StyleSheet
from generator.word.wordml import BrokenPart, Element, R, W, child, children, local, serialise, text_of

MARKER = "⟦metodist: body⟧"  # the text of the paragraph that the body replaces, in the parts of a filled frame

_BODY = "{{ body }}"
_REFERENCES = {"headerReference", "footerReference"}


@dataclass(frozen=True, slots=True)
class FilledFrame:
    """A frame ready for one paper: its parts, the furniture read from them, and the look with the furniture's roles."""

    parts: Mapping[str, bytes]
    furniture: Furniture
    look: Look


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame read and checked. `templates` are the parts with placeholders, `plain` the frame without filling."""

    name: str
    parts: Mapping[str, bytes]
    look: Look
    package: Package
    sheet: StyleSheet
    templates: tuple[str, ...]
    plain: FilledFrame


def load_frame(source: str | Path, fonts: FontLibrary) -> Frame:
    """A built-in frame by name ("gost", "blank", «бланк») or one from a .docx file, its look in points.

    Raises `BadFrame` for all that makes it unfit.
    """
    package = open_package(source)
    with _broken_parts(package.place):
        return _load(package, fonts)


def _load(package: Package, fonts: FontLibrary) -> Frame:
    package = replace(package, parts={**package.parts, DOCUMENT: _marked(package)})
    sheet = _sheet(package, fonts)
    _check_styles(sheet)
    look = _look(package, sheet)
    templates = tuple(part for part in _text_parts(package) if has_placeholders(package.parts[part]))
    plain = _read(package, sheet, look)
    return Frame(package.name, package.parts, look, package, sheet, templates, plain)


def fill_frame(frame: Frame, context: Mapping[str, object]) -> FilledFrame:
    """The frame with its placeholders filled from `context` (dicts, lists and text by name).

    Raises `BadFrame` for names the context lacks, and for what filling made of the frame.
    """
    if not frame.templates:
        return frame.plain
    place = frame.package.place
    filled = {part: fill(part, frame.parts[part], context, place) for part in frame.templates}
    package = replace(frame.package, parts={**frame.parts, **filled})
    with _broken_parts(place):
        _find_marker(package, MARKER)
        return _read(package, frame.sheet, frame.look)


@contextmanager
def _broken_parts(place: Place) -> Iterator[None]:
    try:
        yield
    except BrokenPart as error:
        raise BadFrame("FRM003", f"Рамка повреждена: {error}", place, hint=REOPEN) from error


def _sheet(package: Package, fonts: FontLibrary) -> StyleSheet:
    styles, theme = package.root(STYLES), next(_themes(package), None)
    assert styles is not None  # opening has seen it
    return StyleSheet(styles, package.root(NUMBERING), theme, fonts, package.place)


def _themes(package: Package) -> Iterator[Element | None]:
    for relation in package.relations(DOCUMENT).values():
        if relation.kind == "theme":
            yield package.root(relation.target)


def _look(package: Package, sheet: StyleSheet) -> Look:
    body = child(package.root(DOCUMENT), "body")
    assert body is not None  # the marker stands in it
    try:
        page = read_page(body)
        check_page(page)
        check_settings(package.root(SETTINGS))
    except Unsupported as error:
        hint = "Исправьте это в Word на вкладке «Макет» и сохраните рамку."
        raise BadFrame("FRM010", f"Страница рамки не подходит: {error}", package.place, hint) from error
    styles = {role: _style(sheet, role, name, page) for role, name in ROLES.items()}
    families = {style.family: sheet.family(style.family) for style in styles.values()}
    return Look(page, sheet.grid(), styles, families)


def _style(sheet: StyleSheet, role: str, name: str, page: Page) -> Style:
    style = sheet.resolve(role, name)
    try:
        check_style(role, style, page, role in IN_TABLES)
    except Unsupported as error:
        raise sheet.fault(f"В стиле «{name}» ({PURPOSES[role]}) текст не поместится: {error}") from error
    return style


def _check_styles(sheet: StyleSheet) -> None:
    wanted = [
        *(("paragraph", name, PURPOSES[role]) for role, name in ROLES.items()),
        *(("character", name, purpose) for name, purpose in CHARACTER_STYLES.items()),
        ("table", TABLE_STYLE, "таблицы"),
    ]
    missing = [f"«{name}» ({purpose})" for kind, name, purpose in wanted if (kind, name.lower()) not in sheet.ids]
    if missing:
        hint = "Создайте эти стили в Word или возьмите за основу встроенную рамку gost."
        raise BadFrame("FRM005", f"В рамке нет нужных стилей: {', '.join(missing)}", sheet.place, hint)
    for role, level in LEVELS.items():
        label = sheet.label(sheet.ids["paragraph", ROLES[role].lower()])
        if label is None or label.level != level:
            found = "без нумерации" if label is None else f"на уровне {label.level + 1}"
            raise sheet.fault(
                f"Стиль списка «{ROLES[role]}» {found}, а должен быть уровнем {level + 1} многоуровневого списка",
                hint="Привяжите уровень списка к стилю: «Определить новый многоуровневый список», «Больше».",
            )


def _marked(package: Package) -> bytes:
    """The document with the marker's text in the place of `{{ body }}`."""
    marker = _find_marker(package, _BODY)
    for item in list(marker):
        if local(item) != "pPr":
            marker.remove(item)
    run = marker.makeelement(W + "r")
    text = run.makeelement(W + "t")
    text.text = MARKER
    run.append(text)
    marker.append(run)
    return serialise(marker.getroottree().getroot())


def _find_marker(package: Package, text: str) -> Element:
    root = package.root(DOCUMENT)
    assert root is not None
    found = [item for item in root.iter(W + "p") if _plain(text) in _plain(text_of(item))]
    hint = "Оставьте в рамке один абзац, в котором нет ничего, кроме {{ body }}: на его место встанет документ."
    if len(found) != 1:
        times = "нет" if not found else f"несколько раз ({len(found)}) стоит"
        raise BadFrame("FRM008", f"В рамке {times} {_BODY}", package.place, hint)
    if beside := _beside(found[0], text):
        raise BadFrame("FRM008", f"Рядом с {_BODY} стоит ещё {beside}", package.place, hint)
    if found[0].getparent() is not child(root, "body"):
        raise BadFrame("FRM008", f"{_BODY} стоит в таблице или врезке", package.place, hint)
    return found[0]


def _beside(marker: Element, text: str) -> str:
    """What stands in the marker's paragraph besides it."""
    if _plain(text_of(marker)) != _plain(text):
        return f"текст: «{text_of(marker)}»"
    others = {local(item) for run in marker.iter(W + "r") for item in run} - {"rPr", "t", "lastRenderedPageBreak"}
    return "рисунок, поле или разрыв" if others else ""


def _plain(text: str) -> str:
    return "".join(text.split())


def _text_parts(package: Package) -> Iterator[str]:
    """The parts whose text is printed: the document and the headers and footers its section names."""
    yield DOCUMENT
    relations = package.relations(DOCUMENT)
    for item in children(child(package.root(DOCUMENT), "body", "sectPr")):
        if local(item) in _REFERENCES:
            yield target(relations, item.get(R + "id"))


def _read(package: Package, sheet: StyleSheet, look: Look) -> FilledFrame:
    styles = dict(look.styles)
    try:
        furniture = FurnitureReader(package, sheet, look.page, styles).read(MARKER)
    except Unsupported as error:
        raise BadFrame(
            "FRM009",
            f"В рамке есть то, чего нельзя показать в PDF: {error}",
            package.place,
            hint="Уберите это из бланка или колонтитулов, чтобы Word и PDF печатали одно и то же.",
        ) from error
    families = {style.family: sheet.family(style.family) for style in styles.values()}
    _check_height(furniture, styles, look.page, package.place)
    return FilledFrame(package.parts, furniture, replace(look, styles=styles, families=families))


def _check_height(furniture: Furniture, styles: Mapping[str, Style], page: Page, place: Place) -> None:
    """Word would move the text out of the way of a tall header; a PDF page cannot."""
    rooms = {
        "верхний": (page.top - page.header, (furniture.header, furniture.header_first)),
        "нижний": (page.bottom - page.footer, (furniture.footer, furniture.footer_first)),
    }
    for word, (room, contents) in rooms.items():
        height = max(_height(blocks, styles) for blocks in contents)
        if height and height > room:
            raise BadFrame(
                "FRM014",
                f"{word.capitalize()} колонтитул выше поля: нужно {height:.0f} пт, есть {room:.0f} пт",
                place,
                hint="Увеличьте поле или сделайте колонтитул ниже.",
            )


def _height(blocks: tuple[Block, ...], styles: Mapping[str, Style]) -> float:
    """The least height of blocks: a line for each paragraph."""
    height = 0.0
    for block in blocks:
        if isinstance(block, Columns):
            height += max(_height(cell, styles) for cell in block.cells)
        elif role := getattr(block, "role", ""):
            style, pictures = styles[role], [p.height for p in getattr(block, "inlines", ()) if isinstance(p, Picture)]
            height += style.before + max([style.pitch, *pictures]) + style.after
    return height
