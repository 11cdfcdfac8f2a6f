"""Whether a look leaves room for text: a page, and styles whose lines can be read on it.

Word takes a page of a matchbox and letters of no size; both writers would then lay out something, and not the same.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.word.draft import Unsupported
from generator.word.look import Page, Style
from generator.word.roles import SPARE

NARROWEST_PAGE = 5.0  # centimetres of text between the margins, either way
NARROWEST_LINE = 3.0  # centimetres of text between the indents of a style
LARGEST_PAGE = 55.87  # centimetres, of Word
FEWEST_LETTERS = 5  # ems that a line must hold
CLOSEST_LINES = 0.5  # of the size
LETTERS_APART = (-0.3, 1.0)  # of the size
MARGINS = {
    "left": "левое поле",
    "right": "правое поле",
    "top": "верхнее поле",
    "bottom": "нижнее поле",
    "header": "расстояние до верхнего колонтитула",
    "footer": "расстояние до нижнего колонтитула",
}
OVERLAID = {SPARE}  # styles of paragraphs that hold no text
CENTIMETRE = 72 / 2.54  # points


def check_page(page: Page) -> None:
    """Raise `Unsupported` for a page that leaves too little room for text, or that Word itself does not know."""
    if max(page.width, page.height) > LARGEST_PAGE * CENTIMETRE:
        size = f"{_number(page.width)} × {_number(page.height)}"
        raise Unsupported(f"лист {size} см больше, чем бывает в Word: выберите размер («Макет», «Размер»)")
    for name, words in MARGINS.items():
        if (margin := getattr(page, name)) < 0:
            raise Unsupported(f"{words} {_number(margin)} см, а меньше нуля не бывает («Макет», «Поля»)")
    for sheet, landscape in (("", False), (" на альбомном листе", True)):
        for word, room in (("ширину", page.text_width(landscape)), ("высоту", page.text_height(landscape))):
            if room < NARROWEST_PAGE * CENTIMETRE:
                raise Unsupported(
                    f"для текста остаётся {_number(room)} см в {word}{sheet}, а нужно не меньше "
                    f"{_number(NARROWEST_PAGE * CENTIMETRE)}: уменьшите поля («Макет», «Поля») или возьмите лист больше"
                )


def check_style(role: str, style: Style, page: Page, in_table: bool) -> None:
    """Raise `Unsupported` for a style whose lines cannot be read, or do not fit the page.

    The indents of a style of tables count from its cell, not from the margins: these it keeps to itself.
    """
    if role in OVERLAID:
        return
    for check in _STYLE_CHECKS if in_table else (*_STYLE_CHECKS, _room):
        if fault := check(style, page):
            raise Unsupported(fault)


def _room(style: Style, page: Page) -> str:
    width = page.text_width() - style.left - style.right - max(style.first, 0)
    if width < max(NARROWEST_LINE * CENTIMETRE, FEWEST_LETTERS * style.size):
        return (
            f"отступы {_number(style.left)} и {_number(style.right)} см и шрифт {style.size:g} пт оставляют строке "
            f"{_number(width)} см («Абзац», «Отступ»)"
        )
    if style.left + min(style.first, 0) < -page.left or style.right < -page.right:
        return "отступ выводит строку за край листа («Абзац», «Отступ»)"
    return ""


def _lines(style: Style, page: Page) -> str:
    if style.pitch < CLOSEST_LINES * style.size:
        return f"строки шрифта {style.size:g} пт стоят через {style.pitch:g} пт («Абзац», «Междустрочный»)"
    return ""


def _letters(style: Style, page: Page) -> str:
    least, most = (share * style.size for share in LETTERS_APART)
    if not least <= style.letter_spacing <= most:
        return f"интервал между буквами {style.letter_spacing:g} пт («Шрифт», «Дополнительно»)"
    return ""


def _gaps(style: Style, page: Page) -> str:
    gap = style.before + style.after
    if gap + style.pitch > page.text_height():
        return f"интервал перед абзацем и после него {gap:g} пт, выше листа («Абзац», «Интервал»)"
    return ""


_STYLE_CHECKS: tuple[Callable[[Style, Page], str], ...] = (_lines, _letters, _gaps)


def _number(points: float) -> str:
    return f"{points / CENTIMETRE:.1f}".replace(".", ",").replace("-", "−").removesuffix(",0")
