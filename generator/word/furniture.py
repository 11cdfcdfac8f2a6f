"""What stands in a frame besides the body, read into blocks of the tree: letterhead, headers, footers.

Each paragraph gets a style of its own where its direct formatting makes one; two alike share it. Anything that the
PDF could not show as Word does is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.content.tree import Block, Inline, PageNumber, Paragraph, Run, RunLook
from generator.word.draft import Draft, Unsupported, lay_paragraph, lay_run
from generator.word.letterhead import read_table
from generator.word.look import Furniture, Page, Style
from generator.word.opening import DOCUMENT, Package, Relation, target
from generator.word.pictures import Pictures
from generator.word.pieces import REFUSED, SKIPPED, TRANSPARENT, Piece, check_control, read_pieces
from generator.word.styles import StyleSheet
from generator.word.wordml import Element, R, child, children, local, text_of, value

TOGGLES = ("bold", "italic", "caps", "underline")
Looked = tuple[Piece, Draft]  # a piece and how it looks


@dataclass
class FurnitureReader:
    """Reads the blocks of one frame; `styles` grows by the looks that direct formatting makes."""

    package: Package
    sheet: StyleSheet
    page: Page
    styles: dict[str, Style]
    pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.package.parts)

    def read(self, marker: str) -> Furniture:
        """All furniture around the paragraph whose text is `marker`. Raises `Unsupported`."""
        body = child(self.package.root(DOCUMENT), "body")
        items = [item for item in children(body) if local(item) != "sectPr"]
        here = next(number for number, item in enumerate(items) if text_of(item) == marker)
        relations = self.package.relations(DOCUMENT)
        section = child(body, "sectPr")
        before, after = self.blocks(items[:here], relations), self.blocks(items[here + 1 :], relations)
        running = {name: self._running(section, *kind, relations) for name, kind in RUNNING.items()}
        if not self.page.first_differs:
            running |= {"header_first": (), "footer_first": ()}
        return Furniture(before=before, after=after, assets=self.pictures.assets, **running)

    def blocks(self, items: Iterable[Element], relations: Mapping[str, Relation], table: str = "") -> tuple[Block, ...]:
        """Paragraphs and tables in order; `table` is the style (an id) of the table they stand in."""
        blocks: list[Block] = []
        for item in items:
            name = local(item)
            if name == "p":
                blocks.append(self.paragraph(item, relations, table))
            elif name == "tbl":
                blocks += read_table(self, item, relations)
            elif name in TRANSPARENT:
                check_control(item)
                blocks += self.blocks(item, relations, table)
            elif name and name not in SKIPPED:
                raise Unsupported(REFUSED.get(name, f"элемент w:{name}"))
        return tuple(blocks)

    def paragraph(self, element: Element, relations: Mapping[str, Relation], table: str = "") -> Paragraph:
        """A paragraph with its own role."""
        properties = child(element, "pPr")
        id = value(child(properties, "pStyle")) or self.sheet.default_paragraph
        if self.sheet.label(id) or (value(child(properties, "numPr", "numId")) or "0") != "0":
            raise Unsupported("список (наберите номера или тире обычным текстом)")
        base = self.sheet.draft(id, table)
        lay_paragraph(base, properties)
        pieces = [(piece, self._look(base, piece.properties)) for piece in read_pieces(element)]
        shared = _shared(base, [draft for _, draft in pieces], self._look(base, child(properties, "rPr")))
        role = self.role(self.sheet.finish(shared, id))
        return Paragraph(role, tuple(self._inline(piece, draft, shared, relations) for piece, draft in pieces))

    def role(self, style: Style) -> str:
        """The key of a style: that of an equal one, else a new one."""
        for key, known in self.styles.items():
            if known == style:
                return key
        key = f"frame-{len(self.styles)}"
        self.styles[key] = style
        return key

    def _look(self, base: Draft, properties: Element | None) -> Draft:
        """How a run looks: its paragraph, its character style, its own formatting."""
        draft = base.copy()
        for style in self.sheet.chain(value(child(properties, "rStyle")) or ""):
            lay_run(draft, child(style, "rPr"), self.sheet.theme_fonts)
        lay_run(draft, properties, self.sheet.theme_fonts)
        return draft

    def _inline(self, piece: Piece, draft: Draft, shared: Draft, relations: Mapping[str, Relation]) -> Inline:
        content = piece.content
        if isinstance(content, str):
            bold, italic = draft.bold and not shared.bold, draft.italic and not shared.italic
            return Run(content, bold, italic, draft.script, look=_run_look(draft, shared))
        if isinstance(content, PageNumber):
            return replace(content, look=_run_look(draft, shared))
        if isinstance(content, Element):
            return self.pictures.read(content, relations)
        return content

    def _running(
        self, section: Element | None, reference: str, kind: str, relations: Mapping[str, Relation]
    ) -> tuple[Block, ...]:
        """The blocks of a header or footer; nothing when the section names none, or when all is empty."""
        for item in children(section):
            if local(item) == reference and value(item, "type") == kind:
                part = target(relations, item.get(R + "id"))
                root = self.package.root(part)
                blocks = () if root is None else self.blocks(root, self.package.relations(part))
                return blocks if any(_is_filled(block) for block in blocks) else ()
        return ()


RUNNING = {
    "header": ("headerReference", "default"),
    "header_first": ("headerReference", "first"),
    "footer": ("footerReference", "default"),
    "footer_first": ("footerReference", "first"),
}


def _shared(base: Draft, runs: Sequence[Draft], mark: Draft) -> Draft:
    """What all runs have in common, laid over the paragraph's style: the rest stays on the runs.

    An empty paragraph looks as its mark does. The largest size rules the line.
    """
    drafts = list(runs) or [mark]
    families, spacings, colors = ({getattr(d, name) for d in drafts} for name in ("family", "letter_spacing", "color"))
    if len(families) > 1 or len(spacings) > 1:
        raise Unsupported("разные шрифты или интервалы между буквами в одном абзаце")
    shared = base.copy()
    shared.family, shared.letter_spacing = drafts[0].family, drafts[0].letter_spacing
    shared.size = max(draft.size for draft in drafts)
    shared.color = drafts[0].color if len(colors) == 1 else base.color
    for name in TOGGLES:
        setattr(shared, name, all(getattr(draft, name) for draft in drafts))
    return shared


def _run_look(draft: Draft, shared: Draft) -> RunLook | None:
    look = RunLook(
        size=None if draft.size == shared.size else draft.size,
        color=None if draft.color == shared.color else draft.color,
        caps=draft.caps and not shared.caps,
        underline=draft.underline and not shared.underline,
    )
    return None if look == RunLook() else look


def _is_filled(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(block.inlines)
