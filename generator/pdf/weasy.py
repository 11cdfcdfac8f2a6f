"""WeasyPrint lays out the pages. The library (and Pango below it) is loaded only when a PDF is asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import datetime
from importlib import import_module
from io import StringIO
from types import ModuleType
from typing import Any

from generator.content.tree import Asset, Tree
from generator.errors import MissingLibrary
from generator.findings import Place
from generator.pdf.charts import with_charts_drawn
from generator.pdf.css import font_urls, released, stylesheet
from generator.pdf.engine import ENGINES, Pdf, PdfRefused, missing_library
from generator.pdf.html import Urls, page_html
from generator.pdf.rows import PREFIX, tall_rows
from generator.pdf.spans import cut_spans, page_cuts
from generator.pdf.tags import finish
from generator.word.look import Furniture, Look

VARIANT = "pdf/ua-1"
TYPES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}

# Warnings of WeasyPrint that are no fault of the paper: beginnings of their lines, each with its reason.
HARMLESS: tuple[str, ...] = ()


def render_pdf(tree: Tree, look: Look, furniture: Furniture, *, stamp: datetime) -> Pdf:
    """The paper as a tagged PDF/UA-1, the same bytes for the same input on one machine.

    `stamp` becomes the dates of creation and change (taken as UTC without a zone).
    Raises `MissingLibrary` without Pango, `BadTemplate` for a picture without a file, `PdfRefused` for anything that
    WeasyPrint only warns of, or a font that is not the look's.
    """
    tree = with_charts_drawn(tree, look, {name: family.alias for name, family in look.families.items()})
    urls, sources = _sources(tree, look, furniture)

    def lay_out(shaped: Tree, loose: Collection[str]) -> Any:
        css = stylesheet(look, furniture) + released(loose)
        return _layout(page_html(shaped, look, furniture, urls, _w3c(stamp)), css, sources)

    with _strict(tree.title):
        document = _settled(tree, lay_out)
        data = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
    _only_own_fonts(document, look, tree.title)
    pages = _pages(document)
    return Pdf(data, {heading.anchor: pages[heading.anchor] for heading in tree.headings}, len(document.pages))


def available() -> str | None:
    """None when PDFs can be made here, else the reason in Russian."""
    try:
        _library()
    except MissingLibrary as missing:
        return f"{missing.finding.message}; {missing.finding.hint}"
    return None


def _library() -> ModuleType:
    """WeasyPrint itself. Raises `MissingLibrary` when it, or Pango, is not installed."""
    try:
        with redirect_stdout(StringIO()):  # where it prints an English banner before it fails
            import_module("weasyprint.text.fonts")
            return import_module("weasyprint")
    except (ImportError, OSError) as reason:
        told = f"не загружается он или его библиотека Pango ({reason})"
        raise missing_library("WeasyPrint", told, ENGINES["weasyprint"].install) from reason


def _layout(html: str, css: str, sources: Mapping[str, tuple[bytes, str]]) -> Any:
    """WeasyPrint's document: pages laid out, not yet written."""
    library = _library()
    fetcher = _fetcher(sources)
    fonts = library.text.fonts.FontConfiguration()
    rules = library.CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    paper = library.HTML(string=html, url_fetcher=fetcher)
    return paper.render(stylesheets=[rules], font_config=fonts, pdf_variant=VARIANT)


def _settled(tree: Tree, lay_out: Callable[[Tree, Collection[str]], Any]) -> Any:
    """The document after what only its pages show is put right: rows that no page holds, cells cut by a page's end."""
    loose: set[str] = set()
    while True:
        document = lay_out(tree, loose)
        if tall := tall_rows(tree, [page.anchors for page in document.pages], loose):
            loose |= tall
        elif cuts := page_cuts(tree, _pages(document)):
            tree = cut_spans(tree, cuts)
        else:
            return _without_row_anchors(document)


def _without_row_anchors(document: Any) -> Any:
    """The document whose pages name only what links and contents point to."""
    for page in document.pages:
        for anchor in [name for name in page.anchors if name.startswith(PREFIX)]:
            del page.anchors[anchor]
    return document


def _sources(tree: Tree, look: Look, furniture: Furniture) -> tuple[Urls, dict[str, tuple[bytes, str]]]:
    """URLs of the pictures, and all that the engine may ask for: bytes and media type by URL."""
    urls = Urls(_numbered("tree", tree.assets), _numbered("frame", furniture.assets))
    pictures = [
        (url, assets[name])
        for named, assets in ((urls.tree, tree.assets), (urls.frame, furniture.assets))
        for name, url in named.items()
    ]
    sources = {url: (asset.data, TYPES[asset.kind]) for url, asset in pictures}
    for url, (name, face) in font_urls(look).items():
        sources[url] = (look.families[name].faces[face].path.read_bytes(), "font/ttf")
    return urls, sources


def _numbered(home: str, assets: Mapping[str, Asset]) -> dict[str, str]:
    return {name: f"asset:{home}/{number}" for number, name in enumerate(assets)}


def _fetcher(sources: Mapping[str, tuple[bytes, str]]) -> Any:
    """A fetcher that knows these sources and nothing else: no network, no disk."""
    urls = _library().urls
    base: Any = urls.URLFetcher

    class Sources(base):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url not in sources:
                raise ValueError(f"no such source: {url}")
            data, kind = sources[url]
            return urls.URLFetcherResponse(url, data, {"Content-Type": kind})

    return Sources(allowed_protocols=())


@contextmanager
def _strict(title: str) -> Iterator[None]:
    """WeasyPrint goes on after a lost picture or a rule it does not know; here the first warning stops the paper."""
    logger = logging.getLogger("weasyprint")
    heard = _Heard()
    logger.addHandler(heard)
    try:
        yield
    finally:
        logger.removeHandler(heard)
    if heard.lines:
        raise PdfRefused("PDF001", f"WeasyPrint: {'; '.join(heard.lines)}", Place(title))


class _Heard(logging.Handler):
    """Keeps what was warned of, but for the harmless."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if not line.startswith(HARMLESS):
            self.lines.append(line)


def _only_own_fonts(document: Any, look: Look, title: str) -> None:
    """No letter may come from a font of this machine: elsewhere the paper would look otherwise."""
    own = {family.alias for family in look.families.values()}
    foreign = sorted({font.family for font in document.fonts.values()} - own)
    if foreign:
        message = f"в PDF попал шрифт, которого нет в бланке: {', '.join(foreign)}"
        raise PdfRefused("PDF003", message, Place(title), "добавьте шрифт, в котором есть все знаки документа")


def _pages(document: Any) -> dict[str, int]:
    """The page on which each anchor begins."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        pages = dict.fromkeys(page.anchors, number) | pages
    return pages


def _w3c(stamp: datetime) -> str:
    moment = stamp.isoformat(timespec="seconds")
    return moment if stamp.tzinfo else f"{moment}Z"
