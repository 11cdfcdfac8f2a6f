"""Filters of the content templates: authors' texts as HTML, whole or in pieces, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from generator.content.marks import PlaceMarks, without_marks
from generator.content.prose import inline_html, prose_html
from generator.language.clauses import ends_in_clause
from generator.language.ends import bare
from generator.reading.values import Text

END = "</p>"

# Not a name of the context: macros imported from another template do not see the context.
marks_in_use: ContextVar[PlaceMarks] = ContextVar("marks")


class Unprintable(ValueError):
    """A value that a paper cannot print as text."""


def prose(text: str) -> Markup:
    """Blocks of controlled HTML: paragraphs, lists, tables."""
    return Markup(prose_html(_text(text), marks_in_use.get()))


def inline(text: str) -> Markup:
    """One line: bold and italic only."""
    return Markup(inline_html(_text(text), marks_in_use.get()))


def head(text: str) -> Markup:
    """The first paragraph of a text, as inline HTML: what stands in the line of a list item."""
    return Markup(_split(text)[0])


def rest(text: str) -> Markup:
    """The blocks of a text after its first paragraph."""
    return Markup(_split(text)[1])


def closed(html: Markup, end: str) -> Markup:
    """Inline HTML with a mark at its end, unless the text ends a sentence already."""
    last = without_marks(html.striptags()).rstrip(' *»“"')[-1:]
    return html if last in "!?…:" or last == end else Markup(html + end)


def parted(html: Markup) -> Markup:
    """Inline HTML before a dash: a clause that ends it gets its closing comma."""
    return Markup(html + ",") if ends_in_clause(without_marks(html.striptags())) else html


def capitalised(html: Markup) -> Markup:
    """Inline HTML with its first letter in upper case, marks and tags passed over."""
    return Markup(
        re.sub(r"^((?:\ue000\d+\ue001|<[^>]*>|\s)*)(\w)", lambda found: found[1] + found[2].upper(), str(html))
    )


def _split(text: str) -> tuple[str, str]:
    html = prose_html(_text(text), marks_in_use.get(), opens=True)
    first, _, blocks = html.removeprefix("<p>").partition(END)
    return first, blocks.strip()


def _text(value: Any) -> str:
    if isinstance(value, Undefined):
        return str(value)  # raises
    if not isinstance(value, str) or isinstance(value, Markup):
        raise Unprintable(f"фильтр берёт текст, а не {type(value).__name__}")
    return value


def stem(text: str) -> str:
    """The text without the punctuation at its end."""
    cut = bare(text, ".;,:")
    return text.with_value(cut) if isinstance(text, Text) else cut


FILTERS: Mapping[str, Callable[..., Any]] = {
    "capitalised": capitalised,
    "closed": closed,
    "head": head,
    "inline": inline,
    "parted": parted,
    "prose": prose,
    "rest": rest,
    "stem": stem,
}
