"""A whole paper as one record for the typst template: page, styles, families, running heads, parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, count

from generator.content.tree import Block, Contents, Part, Tree
from generator.pdf.glyphs import paragraphs
from generator.pdf.layout import entries, extra
from generator.pdf.lines import Record
from generator.pdf.records import Flow, Outline
from generator.pdf.spacing import Edges, block_edges, unfolded
from generator.word.look import Furniture, Look, Style
from generator.word.neighbours import settled as settled_parts

RUNNING = {"header": "header", "header-first": "header_first", "footer": "footer", "footer-first": "footer_first"}


@dataclass(frozen=True, slots=True)
class Files:
    """Where pictures lie: file by the name in the tree's assets and in the frame's."""

    tree: Mapping[str, str]
    frame: Mapping[str, str]


def all_blocks(tree: Tree, furniture: Furniture) -> list[Block]:
    """All blocks that print, the frame's among them, pictures and captions as paragraphs."""
    frame = (furniture.before, furniture.after, *(getattr(furniture, name) for name in RUNNING.values()))
    return list(unfolded(chain(tree.blocks, *frame)))


def used_roles(tree: Tree, blocks: Iterable[Block]) -> set[str]:
    """The roles of the paragraphs in the blocks, and of the lines of the contents."""
    headings = tuple(tree.headings)
    blocks = list(blocks)
    listed = (entry.role for block in blocks if isinstance(block, Contents) for entry in entries(block, headings))
    return {paragraph.role for paragraph in paragraphs(blocks)} | set(listed)


def paper_record(
    tree: Tree,
    look: Look,
    furniture: Furniture,
    files: Files,
    families: Mapping[str, str],
    roles: Iterable[str],
) -> Record:
    """The paper. `families` are the names of fonts in their files, `roles` those of its paragraphs."""
    language, _, region = tree.language.partition("-")
    return {
        "title": tree.title,
        "author": tree.author,
        "language": language,
        "region": region or None,
        "page": asdict(look.page) | {"first-differs": look.page.first_differs},
        "styles": {role: _style(look.style(role), look, families) for role in sorted(roles)},
        "running": {name: _running(look, furniture, field, files) for name, field in RUNNING.items()},
        "parts": list(_parts(tree, look, furniture, files)),
    }


def _style(style: Style, look: Look, families: Mapping[str, str]) -> Record:
    """A paragraph style; `leading` is what lies between lines, `top` and `bottom` are a line's edges from its base."""
    bottom = look.face(style).descent * style.size
    return {
        "family": families[style.family],
        "size": style.size,
        "bold": style.bold,
        "italic": style.italic,
        "caps": style.caps,
        "under": style.underline,
        "fill": f"#{style.color}",
        "tracking": style.letter_spacing,
        "align": style.align,
        "left": style.left,
        "right": style.right,
        "leading": extra(style),
        "top": min(style.pitch, style.natural) - bottom,
        "bottom": -bottom,
    }


def _running(look: Look, furniture: Furniture, field: str, files: Files) -> list[Record]:
    """The blocks of a header or footer on pages where it stands."""
    name = field if look.page.first_differs else field.removesuffix("_first")
    return Flow(look, files.frame, look.page.text_width()).blocks(getattr(furniture, name))


def _parts(tree: Tree, look: Look, furniture: Furniture, files: Files) -> Iterator[Record]:
    headings, tables = tuple(tree.headings), count()
    listed = (
        entry.anchor for block in tree.blocks if isinstance(block, Contents) for entry in entries(block, headings)
    )
    outline = Outline(frozenset(listed))
    parts = list(settled_parts(tree.parts)) or [Part(())]
    last = len(parts) - 1
    for number, part in enumerate(parts):
        width, turned = look.page.text_width(part.landscape), part.landscape
        frame = Flow(look, files.frame, width, turned)
        paper = Flow(look, files.tree, width, turned, headings, outline, tables)
        before = furniture.before if number == 0 else ()
        blocks = frame.blocks(before) + paper.blocks(part.blocks, _last(before, look))
        if number == last:
            blocks += frame.blocks(furniture.after, _last(part.blocks or before, look))
        yield {"landscape": turned, "blocks": blocks, "last": number == last}


def _last(blocks: Sequence[Block], look: Look) -> Edges | None:
    flat = list(unfolded(blocks))
    return block_edges(flat[-1], None, look) if flat else None
