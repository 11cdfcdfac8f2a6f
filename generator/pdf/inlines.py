"""Runs, breaks and pictures of one paragraph as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from generator.content.tree import Break, Chart, Inline, PageNumber, Picture, Run, RunLook, Tab
from generator.errors import BadTemplate
from generator.findings import Place
from generator.pdf.breaks import marked
from generator.pdf.css import points


def inlines_html(inlines: Iterable[Inline], urls: Mapping[str, str]) -> str:
    """The pieces of a line as HTML; `urls` finds pictures by name. Tabs must be split off before.

    Raises `BadTemplate` for a picture without a file.
    """
    return "".join(_inline(piece, urls) for piece in inlines)


def _inline(piece: Inline, urls: Mapping[str, str]) -> str:
    match piece:
        case Run():
            return _run(piece)
        case Break():
            return "<br>"
        case PageNumber():
            name = "page-count" if piece.total else "page-number"
            return _looked(f'<span class="{name}"></span>', piece.look)
        case Picture():
            return _picture(piece, urls)
        case Tab() | Chart():
            raise ValueError(f"no piece of a line: {piece}")


def _run(run: Run) -> str:
    html = escape(marked(run.text))
    if run.link:  # innermost: WeasyPrint tags no link that holds other elements
        html = f'<a href="#{escape(run.link)}">{html}</a>'
    wrappers = {"strong": run.bold, "em": run.italic, run.script: run.script}
    for tag, on in wrappers.items():
        if on:
            html = f"<{tag}>{html}</{tag}>"
    return _looked(html, run.look)


def _looked(html: str, look: RunLook | None) -> str:
    """Direct formatting, as only a frame's letterhead has it."""
    if look is None:
        return html
    rules = {
        f"font-size:{points(look.size or 0)}": look.size,
        f"color:#{look.color}": look.color,
        "text-transform:uppercase": look.caps,
        "text-decoration:underline": look.underline,
    }
    return f'<span style="{";".join(rule for rule, on in rules.items() if on)}">{html}</span>'


def _picture(picture: Picture, urls: Mapping[str, str]) -> str:
    if picture.asset not in urls:
        raise BadTemplate(
            "PDF002",
            f"нет файла рисунка «{picture.asset}»",
            picture.place or Place(picture.asset),
            "положите рисунок рядом с описанием или исправьте его имя",
        )
    size = f"width:{points(picture.width)};height:{points(picture.height)}"
    return f'<img src="{urls[picture.asset]}" alt="{escape(picture.alt)}" style="{size}">'
