"""The style sheet of a frame: named styles with all they inherit, resolved into numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.errors import BadFrame
from generator.findings import Place
from generator.word.draft import EDGES, Draft, Unsupported, lay_paragraph, lay_run, read_border
from generator.word.fonts import FontLibrary
from generator.word.look import Border, Family, Grid, ListLabel, Style
from generator.word.wordml import TWIPS, A, Element, W, child, children, local, points, value, whole

TABLE_STYLE = "Table Grid"
LABEL_FORMATS = {"bullet", "decimal", "russianLower"}
CHANGE = "Измените стиль в Word («Главная», «Стили», «Изменить») и сохраните рамку."
CELL_MARGIN = 5.4  # Word's own, left and right

Layer = tuple[Element | None, Element | None]  # w:pPr and w:rPr


@dataclass(frozen=True)
class StyleSheet:
    """Styles, lists and theme of a frame. All that fails raises `BadFrame` at `place`."""

    styles: Element
    numbering: Element | None
    theme: Element | None
    fonts: FontLibrary
    place: Place

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """Every style by its w:styleId."""
        return {value(style, "styleId") or "": style for style in self.styles.iter(W + "style")}

    @cached_property
    def ids(self) -> Mapping[tuple[str, str], str]:
        """Style ids by type ("paragraph", "character", "table") and name in lower case."""
        return {
            (value(style, "type") or "paragraph", (value(child(style, "name")) or "").lower()): id
            for id, style in self.by_id.items()
        }

    @cached_property
    def default_paragraph(self) -> str:
        """The id of the style of paragraphs that name none."""
        styles = (s for s in self.by_id.values() if value(s, "type") == "paragraph" and value(s, "default"))
        return next((value(style, "styleId") or "" for style in styles), "")

    @cached_property
    def theme_fonts(self) -> Mapping[str, str]:
        """The theme's Latin fonts: "major" for headings, "minor" for text."""
        root = self.theme
        found = {key: None if root is None else root.find(f".//{A}{key}Font/{A}latin") for key in ("major", "minor")}
        return {key: latin.get("typeface") or "" for key, latin in found.items() if latin is not None}

    def chain(self, id: str) -> list[Element]:
        """The style and all it is based on, the oldest first."""
        chain: list[Element] = []
        while id in self.by_id:
            style = self.by_id[id]
            if style in chain:
                raise self.fault(f"Стили «{self.name(id)}» основаны друг на друге по кругу")
            chain.append(style)
            id = value(child(style, "basedOn")) or ""
        return chain[::-1]

    def name(self, id: str) -> str:
        """The style's name as the frame has it."""
        return value(child(self.by_id.get(id), "name")) or id

    def defaults(self) -> Layer:
        """The document's own defaults."""
        base = child(self.styles, "docDefaults")
        return child(base, "pPrDefault", "pPr"), child(base, "rPrDefault", "rPr")

    def draft(self, id: str, table: str = "") -> Draft:
        """The formatting of a paragraph style; inside a table its style (an id) lies below the paragraph's."""
        draft = Draft()
        self._lay(draft, self.defaults(), "по умолчанию")
        for style in self.chain(table) + self.chain(id):
            self._lay(draft, _layer(style), self.name(value(style, "styleId") or ""))
        return draft

    def resolve(self, role: str, name: str) -> Style:
        """The style of a role of the tree as numbers."""
        id = self.ids["paragraph", name.lower()]
        table = self.ids["table", TABLE_STYLE.lower()] if role in IN_TABLES else ""
        return self.finish(self.draft(id, table), id)

    def finish(self, draft: Draft, id: str) -> Style:
        """The formatting gathered, with line pitch and list label, under the name of style `id`."""
        face = self.family(draft.family).faces[draft.bold, draft.italic]
        pitch, natural = line_pitch(face.natural * draft.size, draft.line, draft.rule)
        return Style(
            name=self.name(id),
            id=id,
            family=draft.family,
            size=draft.size,
            bold=draft.bold,
            italic=draft.italic,
            caps=draft.caps,
            underline=draft.underline,
            color=draft.color,
            letter_spacing=draft.letter_spacing,
            align=draft.align,
            before=draft.before,
            after=draft.after,
            left=draft.left,
            right=draft.right,
            first=draft.first,
            pitch=pitch,
            natural=natural,
            keep_next=draft.keep_next,
            keep_lines=draft.keep_lines,
            new_page=draft.new_page,
            outline=draft.outline,
            tabs=tuple(draft.tabs[position] for position in sorted(draft.tabs)),
            label=self.label(id),
            borders=draft.borders,
            next_to_same=draft.contextual,
        )

    def family(self, name: str) -> Family:
        """The font family that Word calls `name`."""
        return self.fonts.family(name, self.place)

    def label(self, id: str) -> ListLabel | None:
        """How the style labels list items; nothing for styles outside lists."""
        level = self.list_level(id)
        if level is None:
            return None
        text, depth = value(child(level, "lvlText")) or "", whole(value(level, "ilvl"))
        return ListLabel(text, self._formats(level, depth, id), depth, value(child(level, "suff")) or "tab")

    def list_level(self, id: str) -> Element | None:
        """The level (w:lvl) of the list that the style or one it is based on belongs to."""
        for style in reversed(self.chain(id)):
            numbers = child(style, "pPr", "numPr")
            if numbers is not None:
                number, level = value(child(numbers, "numId")) or "0", whole(value(child(numbers, "ilvl")))
                return self._level(number, str(level), value(style, "styleId") or "")
        return None

    def fault(self, message: str, hint: str = CHANGE) -> BadFrame:
        """The error to raise for a style that cannot be used."""
        return BadFrame("FRM011", message, self.place, hint=hint)

    def _lay(self, draft: Draft, layer: Layer, name: str) -> None:
        paragraph, run = layer
        try:
            lay_paragraph(draft, self._list_indents(paragraph))
            lay_paragraph(draft, paragraph)
            lay_run(draft, run, self.theme_fonts)
        except Unsupported as error:
            raise self.fault(f"В стиле «{name}» есть то, чего нельзя показать в PDF: {error}") from error

    def _list_indents(self, properties: Element | None) -> Element | None:
        """The indents that a list brings with it: the style's own lie over them."""
        style = None if properties is None else properties.getparent()
        if child(properties, "numPr") is None or style is None:
            return None
        return child(self.list_level(value(style, "styleId") or ""), "pPr")

    def _level(self, number: str, level: str, style: str) -> Element | None:
        lists = {value(item, "numId"): item for item in children(self.numbering) if local(item) == "num"}
        abstract = value(child(lists.get(number), "abstractNumId"))
        for item in children(self.numbering):
            if abstract is not None and local(item) == "abstractNum" and value(item, "abstractNumId") == abstract:
                levels = list(item.iter(W + "lvl"))
                linked = [one for one in levels if value(child(one, "pStyle")) == style]
                return next(iter(linked or (one for one in levels if value(one, "ilvl") == level)), None)
        return None

    def _formats(self, level: Element, depth: int, id: str) -> tuple[str, ...]:
        siblings = {value(one, "ilvl"): one for one in children(level.getparent()) if local(one) == "lvl"}
        for one in siblings.values():
            whole(value(child(one, "start")))  # a first number that is none breaks the list in Word too
        formats = tuple(value(child(siblings.get(str(n)), "numFmt")) or "decimal" for n in range(depth + 1))
        if unknown := set(formats) - LABEL_FORMATS:
            raise self.fault(
                f"Список стиля «{self.name(id)}» нумеруется неизвестным образом: {', '.join(sorted(unknown))}",
                hint="Можно: маркер, арабские цифры (decimal), русские буквы (russianLower).",
            )
        if formats[-1] == "bullet" and any(
            0xE000 <= ord(char) <= 0xF8FF for char in value(child(level, "lvlText")) or ""
        ):
            raise self.fault(
                f"Маркер списка стиля «{self.name(id)}» взят из символьного шрифта",
                hint="Выберите маркером обычный знак, например тире «–» или «•».",
            )
        return formats

    def grid(self) -> Grid:
        """The rule and cell margins of the table style."""
        id = self.ids["table", TABLE_STYLE.lower()]
        try:
            borders = self.table_borders(self.chain(id))
        except Unsupported as error:
            raise self.fault(f"В стиле «{TABLE_STYLE}» есть то, чего нельзя показать в PDF: {error}") from error
        if len(set(borders.values())) != 1 or len(borders) != len(GRID_EDGES):
            raise self.fault(f"В стиле «{TABLE_STYLE}» линии должны быть со всех сторон и одинаковыми")
        margins = self.cell_margins(self.chain(id))
        return Grid(next(iter(borders.values())), *(margins[edge] for edge in ("top", "right", "bottom", "left")))

    def table_borders(self, sources: Iterable[Element]) -> dict[str, Border]:
        """The rules that table styles and tables (anything that holds w:tblPr) give, the last word counts."""
        borders: dict[str, Border] = {}
        for source in sources:
            for rule in children(child(source, "tblPr", "tblBorders")):
                border = read_border(rule)
                borders.pop(_edge(rule), None)
                if border is not None:
                    borders[_edge(rule)] = border
        return borders

    def cell_margins(self, sources: Iterable[Element]) -> dict[str, float]:
        """The cell margins that table styles and tables give."""
        margins = {"top": 0.0, "left": CELL_MARGIN, "bottom": 0.0, "right": CELL_MARGIN}
        for source in sources:
            for side in children(child(source, "tblPr", "tblCellMar")):
                margins[_edge(side)] = points(side, "w") or 0.0
        return margins


IN_TABLES = {"cell", "head", "group", "row-head", "cell-bullet1", "cell-bullet2", "cell-number1"}
GRID_EDGES = (*EDGES, "insideH", "insideV")


def line_pitch(natural: float, line: int, rule: str) -> tuple[float, float]:
    """Distance of base lines and natural height in points: whole twips, as word processors lay lines out."""
    height = int(natural * TWIPS + 0.5)
    pitch = {"exact": line, "atLeast": max(height, line)}.get(rule, height * line // 240)
    return pitch / TWIPS, height / TWIPS


def _layer(style: Element) -> Layer:
    return child(style, "pPr"), child(style, "rPr")


def _edge(element: Element) -> str:
    return {"start": "left", "end": "right"}.get(local(element), local(element))
