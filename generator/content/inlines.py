"""Text with inline tags of controlled HTML as runs and breaks: spaces collapsed, marks taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from generator.content.spaces import one_space
from generator.content.tree import Break, Inline, Run
from generator.content.xhtml import INLINE, Element, Source

Node: TypeAlias = tuple[Element, str | None] | Element  # a text with the element it stands in, or an inline element

PLAIN = Run("")
LOOKS: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "em": {"italic": True},
    "sub": {"script": "sub"},
    "sup": {"script": "sup"},
    "a": {},
}


def nodes_of(element: Element) -> Iterator[Node]:
    """The children of the element with the texts between them, in order."""
    yield element, element.text
    for child in element:
        yield child
        yield element, child.tail


def read_inlines(source: Source, nodes: Iterable[Node]) -> tuple[Inline, ...]:
    """The runs and breaks of one paragraph, neighbours of one look and place joined; raises `BadTemplate`."""
    return tuple(_joined(_collapsed(piece for node in nodes for piece in _pieces(source, node, PLAIN))))


def _pieces(source: Source, node: Node, look: Run) -> Iterator[Inline]:
    if isinstance(node, tuple):
        for text, place in source.pieces(*node):
            yield look.saying(text, place)
        return
    if node.tag not in INLINE:
        raise source.fault("TPL021", node, f"Тегу <{node.tag}> внутри строки не место")
    if node.tag == "br":
        yield _break(source, node)
        return
    inner = replace(look, **LOOKS[node.tag])
    if node.tag == "a":
        inner = replace(inner, link=_target(source, node, look))
    for child in nodes_of(node):
        yield from _pieces(source, child, inner)


def _break(source: Source, element: Element) -> Break:
    if len(element) or element.text:
        raise source.fault("TPL025", element, "Тег <br/> пуст")
    return Break()


def _target(source: Source, element: Element, look: Run) -> str:
    href = source.attribute(element, "href")
    if look.link:
        raise source.fault("TPL021", element, "Ссылка внутри ссылки")
    if not re.fullmatch(r"#\S+", href):
        raise source.fault("TPL022", element, 'Ссылка ведёт только внутрь бумаги: href="#имя"')
    return href[1:]


def _collapsed(pieces: Iterable[Inline]) -> list[Inline]:
    """Spaces as one, none at the ends and around breaks; empty runs gone. A no-break space is not a space here."""
    out: list[Inline] = []
    for piece in pieces:
        if not isinstance(piece, Run):
            _trim_end(out)
            out.append(piece)
            continue
        text = one_space(piece.text)
        if not out or not isinstance(last := out[-1], Run) or last.text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            out.append(piece if text == piece.text else piece.saying(text, piece.place))
    _trim_end(out)
    return out


def _trim_end(out: list[Inline]) -> None:
    if out and isinstance(last := out[-1], Run) and last.text.endswith(" "):
        out.pop()
        if text := last.text.removesuffix(" "):
            out.append(last.saying(text, last.place))


def _joined(pieces: Iterable[Inline]) -> Iterator[Inline]:
    held: Run | None = None
    for piece in pieces:
        if isinstance(piece, Run) and held and held.is_like(piece):
            held = held.saying(held.text + piece.text, held.place)
            continue
        if held:
            yield held
        held = piece if isinstance(piece, Run) else None
        if not held:
            yield piece
    if held:
        yield held
