"""Paragraphs of controlled HTML: their text, role and modifiers, and what follows the text in one element."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.content.inlines import Node, nodes_of, read_inlines
from generator.content.spaces import collapse
from generator.content.tree import Paragraph, Run
from generator.content.xhtml import ALIGNS, INLINE, P_ROLES, Element, Source

LOOKS: dict[str, dict[str, Any]] = {
    **{align: {"align": align} for align in ALIGNS},
    "noindent": {"no_indent": True},
    "newpage": {"new_page": True},
    "keep": {"keep_next": True},
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Reads the paragraphs of one source; all methods raise `BadTemplate`."""

    source: Source

    def paragraph(self, element: Element, role: str, nodes: Iterable[Node] | None = None) -> Paragraph:
        """A paragraph of the element's text (or of these nodes) with the modifiers of its classes."""
        classes = self.source.classes(element)
        aligns = classes & ALIGNS
        if len(aligns) > 1:
            raise self.source.fault("TPL022", element, f"Два выравнивания сразу: {', '.join(sorted(aligns))}")
        looks: dict[str, Any] = {}
        for word in classes:
            looks |= LOOKS.get(word, {})
        return Paragraph(role, read_inlines(self.source, nodes_of(element) if nodes is None else nodes), **looks)

    def worded(self, element: Element, role: str) -> Paragraph:
        """A paragraph that must say something: a heading or a caption."""
        paragraph = self.paragraph(element, role)
        if not has_text(paragraph):
            raise self.source.fault("TPL024", element, f"В <{element.tag}> нет текста")
        return paragraph

    def role(self, element: Element) -> str:
        """The role that the classes of a `p` give it."""
        roles = self.source.classes(element) & P_ROLES
        if len(roles) > 1:
            raise self.source.fault("TPL022", element, f"Две роли сразу: {', '.join(sorted(roles))}")
        if "missing" in self.source.classes(element):
            raise self.source.fault("TPL021", element, "Абзац missing стоит только в <figure>")
        return next(iter(roles), "body")

    def plain_paragraph(self, element: Element, role: str) -> Paragraph:
        """A `p` inside a cell or an item: it takes the role of its holder and has none of its own."""
        if self.role(element) != "body":
            raise self.source.fault("TPL022", element, "Внутри ячейки и пункта у <p> своей роли не бывает")
        return self.paragraph(element, role)

    def split(self, element: Element, allowed: Iterable[str]) -> tuple[list[Node], list[Element]]:
        """The inline beginning of an element and the blocks after it."""
        lead: list[Node] = []
        blocks: list[Element] = []
        for node in nodes_of(element):
            if isinstance(node, tuple):
                if blocks and collapse(node[1] or ""):
                    raise self.source.fault("TPL025", element, "Текст после вложенного блока", "Возьмите его в <p>.")
                lead.append(node)
            elif node.tag in allowed:
                blocks.append(node)
            elif node.tag in INLINE and not blocks:
                lead.append(node)
            else:
                raise self.source.fault("TPL021", node, f"Тегу <{node.tag}> в <{element.tag}> здесь не место")
        return lead, blocks


def has_text(paragraph: Paragraph) -> bool:
    """Whether the paragraph holds more than breaks."""
    return any(isinstance(piece, Run) for piece in paragraph.inlines)
