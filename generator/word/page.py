"""The geometry of a frame's page, from its one section."""

from __future__ import annotations

from generator.word.draft import Unsupported
from generator.word.look import Page
from generator.word.wordml import Element, W, child, is_on, local, points, value, whole


def read_page(body: Element) -> Page:
    """The page of the document's only section, in points.

    Raises `Unsupported` for more sections than one and for what only Word could lay out.
    """
    sections = list(body.iter(W + "sectPr"))
    if len(sections) != 1 or local(body[-1]) != "sectPr":
        raise Unsupported("разрывы раздела: рамка должна состоять из одного раздела")
    section = sections[0]
    _check(section)
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    width, height = points(size, "w"), points(size, "h")
    sides = {name: points(margins, name) for name in ("top", "right", "bottom", "left", "header", "footer")}
    if width is None or height is None or None in sides.values():
        raise Unsupported("страница без размеров или полей")
    if width > height:
        raise Unsupported("альбомная ориентация: рамка книжная, альбомные листы добавит сама программа")
    found = {name: side or 0.0 for name, side in sides.items()}
    found["left"] += points(margins, "gutter") or 0.0
    return Page(width=width, height=height, first_differs=is_on(child(section, "titlePg")), **found)


def check_settings(settings: Element | None) -> None:
    """Raise `Unsupported` for settings of the document that change its pages."""
    for name, words in _SETTINGS.items():
        if is_on(child(settings, name)):
            raise Unsupported(words)


def _check(section: Element) -> None:
    columns = child(section, "cols")
    if whole(value(columns, "num"), 1) > 1:
        raise Unsupported("текст в несколько колонок")
    numbers = child(section, "pgNumType")
    if value(numbers, "start") not in {None, "1"} or value(numbers, "fmt") not in {None, "decimal"}:
        raise Unsupported("нумерация страниц не с 1 или не арабскими цифрами")
    for name, words in _SECTION.items():
        if child(section, name) is not None:
            raise Unsupported(words)
    if (value(child(section, "vAlign")) or "top") != "top":
        raise Unsupported("вертикальное выравнивание страницы")
    if value(child(section, "docGrid"), "type") not in {None, "default"}:
        raise Unsupported("сетка документа")


_SECTION = {"pgBorders": "рамка вокруг страницы", "lnNumType": "нумерация строк", "bidi": "письмо справа налево"}
_SETTINGS = {
    "mirrorMargins": "зеркальные поля",
    "evenAndOddHeaders": "разные колонтитулы чётных и нечётных страниц",
    "gutterAtTop": "переплёт сверху",
    "bookFoldPrinting": "печать брошюрой",
    "autoHyphenation": "автоматические переносы",
    "trackRevisions": "запись исправлений",
    "documentProtection": "защита документа",
}
