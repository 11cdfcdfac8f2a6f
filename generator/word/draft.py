"""Formatting while it is being gathered: layers of `w:pPr` and `w:rPr` laid one over another. Lengths in points.

Two tables say what each property does. A property that is in none of them and is turned on cannot be shown in the
PDF and is refused, unless it stands among the harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from generator.word.look import Border, TabStop
from generator.word.wordml import Element, children, is_on, is_word, local, points, value, whole

ALIGNMENTS = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
LEADERS = {"none": "", "dot": "."}
TAB_KINDS = {"left": "left", "start": "left", "num": "left", "center": "center", "right": "right", "end": "right"}
SCRIPTS = {"baseline": "", "superscript": "sup", "subscript": "sub"}
EDGES = ("top", "left", "bottom", "right")
SOLID = {"single", "thick"}
NO_RULE = {"nil", "none"}
EIGHTHS = 8  # of a point: widths of rules
THICKEST, FARTHEST = 12, 31  # points: the most that Word gives a rule, and its space to the text
HALVES = 2  # of a point: sizes of type

# They move nothing in Russian text, or say again what other properties say.
HARMLESS = {
    *("pStyle", "rStyle", "rPr", "numPr", "sectPr", "cnfStyle", "divId"),
    *("widowControl", "suppressAutoHyphens", "suppressLineNumbers", "suppressOverlap", "textboxTightWrap"),
    *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "eastAsianLayout"),
    *("adjustRightInd", "snapToGrid", "mirrorIndents", "textAlignment"),
    *("bCs", "iCs", "szCs", "cs", "rtl", "lang", "noProof", "kern", "webHidden", "specVanish", "oMath"),
}
WORDS = {
    "framePr": "текст во врезке",
    "shd": "заливка",
    "bidi": "письмо справа налево",
    "textDirection": "поворот текста",
    "strike": "зачёркивание",
    "dstrike": "двойное зачёркивание",
    "smallCaps": "малые прописные",
    "outline": "контурный шрифт",
    "shadow": "тень",
    "emboss": "приподнятый шрифт",
    "imprint": "утопленный шрифт",
    "vanish": "скрытый текст",
    "position": "сдвиг строки",
    "w": "масштаб букв",
    "highlight": "выделение цветом",
    "bdr": "рамка вокруг слов",
    "effect": "анимация текста",
    "em": "знак ударения",
    "pPrChange": "непринятые исправления",
    "rPrChange": "непринятые исправления",
    "ins": "непринятые исправления",
    "del": "непринятые исправления",
}


class Unsupported(ValueError):
    """A construct the PDF could not show as Word does; the message names it in Russian."""


@dataclass
class Draft:
    """What the layers so far have said; `line` counts 240ths of a line or, by an exact rule, twips."""

    family: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    color: str = "000000"
    letter_spacing: float = 0.0
    script: str = ""
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    line: int = 240
    rule: str = "auto"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int = 0
    contextual: bool = False
    tabs: dict[float, TabStop] = field(default_factory=dict)
    borders: dict[str, Border] = field(default_factory=dict)

    def copy(self) -> Draft:
        """The same formatting, free to go its own way."""
        return replace(self, tabs=dict(self.tabs), borders=dict(self.borders))


def lay_paragraph(draft: Draft, properties: Element | None) -> None:
    """Lay a `w:pPr` over the draft. Raises `Unsupported`."""
    _lay(draft, properties, PARAGRAPH)


def lay_run(draft: Draft, properties: Element | None, theme: Mapping[str, str]) -> None:
    """Lay a `w:rPr` over the draft; `theme` holds the theme's fonts, "major" and "minor". Raises `Unsupported`."""
    _lay(draft, properties, RUN)
    for fonts in children(properties):
        if is_word(fonts) and local(fonts) == "rFonts":
            draft.family = _family(fonts, theme) or draft.family


def read_border(rule: Element) -> Border | None:
    """A rule of a paragraph or a table; nothing when it is switched off. Raises `Unsupported` for fancy ones."""
    kind = value(rule) or "none"
    if kind in NO_RULE:
        return None
    if kind not in SOLID:
        raise Unsupported(f"линия вида «{kind}» (можно только сплошную)")
    width, space = whole(value(rule, "sz"), 4) / EIGHTHS, float(whole(value(rule, "space")))
    if not 0 < width <= THICKEST or not 0 <= space <= FARTHEST:
        raise Unsupported(f"линия толщиной {width:g} пт на расстоянии {space:g} пт")
    return Border(width, _color(value(rule, "color")), space)


def _lay(draft: Draft, properties: Element | None, table: Mapping[str, Callable[[Draft, Element], None]]) -> None:
    for item in children(properties):
        name = local(item)
        if not is_word(item) or name in HARMLESS:
            continue
        if name in table:
            table[name](draft, item)
        elif _is_active(item):
            raise Unsupported(WORDS.get(name, f"свойство w:{name}"))


def _is_active(item: Element) -> bool:
    if local(item) == "shd":
        return (value(item, "fill") or "auto") not in {"auto", "FFFFFF"} or value(item) not in {"clear", "nil", None}
    if local(item) in {"position", "w"}:
        return value(item) not in {"0", "100", "100%"}
    return is_on(item)


def _switch(name: str) -> Callable[[Draft, Element], None]:
    return lambda draft, item: setattr(draft, name, is_on(item))


def _spacing(draft: Draft, item: Element) -> None:
    for automatic in ("beforeAutospacing", "afterAutospacing"):
        if (value(item, automatic) or "0") not in {"0", "false", "off"}:
            raise Unsupported("интервал между абзацами «Авто»")
    draft.before = _given(points(item, "before"), draft.before)
    draft.after = _given(points(item, "after"), draft.after)
    if (line := value(item, "line")) is not None:
        draft.line, draft.rule = whole(line), value(item, "lineRule") or "auto"


def _indents(draft: Draft, item: Element) -> None:
    draft.left = _given(points(item, "left"), _given(points(item, "start"), draft.left))
    draft.right = _given(points(item, "right"), _given(points(item, "end"), draft.right))
    if (hanging := points(item, "hanging")) is not None:
        draft.first = -hanging
    else:
        draft.first = _given(points(item, "firstLine"), draft.first)


def _tabs(draft: Draft, item: Element) -> None:
    for stop in children(item):
        position, kind, leader = points(stop, "pos") or 0.0, value(stop) or "left", value(stop, "leader") or "none"
        if kind == "clear":
            draft.tabs.pop(position, None)
        elif kind not in TAB_KINDS or leader not in LEADERS:
            raise Unsupported(f"табуляция вида «{kind}» с заполнителем «{leader}»")
        else:
            draft.tabs[position] = TabStop(position, TAB_KINDS[kind], LEADERS[leader])


def _borders(draft: Draft, item: Element) -> None:
    for rule in children(item):
        edge, border = local(rule), read_border(rule)
        if border is None:
            draft.borders.pop(edge, None)
        elif edge not in EDGES:
            raise Unsupported("линия между абзацами или на полях")
        else:
            draft.borders[edge] = border


def _align(draft: Draft, item: Element) -> None:
    kind = value(item) or "left"
    if kind not in ALIGNMENTS:
        raise Unsupported(f"выравнивание «{kind}»")
    draft.align = ALIGNMENTS[kind]


def _outline(draft: Draft, item: Element) -> None:
    level = whole(value(item), 9)
    draft.outline = 0 if level > 8 else level + 1


def _size(draft: Draft, item: Element) -> None:
    draft.size = whole(value(item), 20) / HALVES
    if draft.size <= 0:
        raise Unsupported(f"размер шрифта {draft.size:g} пт")


def _set_color(draft: Draft, item: Element) -> None:
    draft.color = _color(value(item))


def _underline(draft: Draft, item: Element) -> None:
    kind = value(item) or "none"
    if kind not in {"none", "single"}:
        raise Unsupported(f"подчёркивание вида «{kind}»")
    draft.underline = kind == "single"


def _letter_spacing(draft: Draft, item: Element) -> None:
    draft.letter_spacing = _given(points(item, "val"), 0.0)


def _script(draft: Draft, item: Element) -> None:
    draft.script = SCRIPTS.get(value(item) or "baseline", "")


def _fonts(draft: Draft, item: Element) -> None:
    """Fonts need the theme: `lay_run` sets them itself."""


def _family(fonts: Element, theme: Mapping[str, str]) -> str:
    """The family of Latin and Cyrillic letters; "" when this layer names none."""
    names = {_family_of(fonts, script, theme) for script in ("ascii", "hAnsi")} - {""}
    if len(names) > 1:
        raise Unsupported("разные шрифты для русских и латинских букв: " + ", ".join(sorted(names)))
    return names.pop() if names else ""


def _family_of(fonts: Element, script: str, theme: Mapping[str, str]) -> str:
    themed = value(fonts, f"{script}Theme")
    if themed:
        return theme.get("major" if themed.startswith("major") else "minor", "")
    return value(fonts, script) or ""


def _color(text: str | None) -> str:
    return "000000" if text in {None, "", "auto"} else str(text).upper()


def _given(new: float | None, old: float) -> float:
    return old if new is None else new


PARAGRAPH: Mapping[str, Callable[[Draft, Element], None]] = {
    "keepNext": _switch("keep_next"),
    "keepLines": _switch("keep_lines"),
    "pageBreakBefore": _switch("new_page"),
    "pBdr": _borders,
    "tabs": _tabs,
    "spacing": _spacing,
    "ind": _indents,
    "contextualSpacing": _switch("contextual"),
    "jc": _align,
    "outlineLvl": _outline,
}
RUN: Mapping[str, Callable[[Draft, Element], None]] = {
    "rFonts": _fonts,
    "b": _switch("bold"),
    "i": _switch("italic"),
    "caps": _switch("caps"),
    "color": _set_color,
    "spacing": _letter_spacing,
    "sz": _size,
    "u": _underline,
    "vertAlign": _script,
}
