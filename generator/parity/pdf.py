"""What a PDF shows, page by page, read with pdfium.

pdfium's own guess of lines and spaces is not trusted: it loses breaks between short texts. Each text object of a page
(a piece of one line) is read by itself, in the order it was drawn, and its place says whether white space parts it
from the one before.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

APART = 2.5  # pt between two texts of one line that read as two words
NEW_LINE = 9.0  # pt between base lines that no raised or lowered sign reaches
SLACK = 1.0  # pt that a glyph may reach over the edge of the page
BUFFER = 4096  # characters of one text object, asked again where there are more
ARTIFACT = "Artifact"
TEXT, FORM = 1, 5  # pdfium's kinds of page objects
SPELLING: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00ad\u2010\u200b\u200c\u200d\u2060\ufeff")),  # only say where to break
    **dict.fromkeys(map(ord, "\u2011\x02\ufffe"), "-"),  # the last two are pdfium's for a hyphen at a line end
    **dict(zip(map(ord, "ﬀﬁﬂﬃﬄ"), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
}
ODD = re.compile(f"[{''.join(map(chr, SPELLING))}]")


def letters(text: str) -> str:
    """The text as both sides of the comparison spell it: composed, without signs that only say where to break."""
    return unicodedata.normalize("NFC", text.translate(SPELLING) if ODD.search(text) else text)


@dataclass(slots=True)
class Stream:
    """Text without white space, and where the white space was.

    `gaps` are offsets into `solid`, in order; `ends` those of them where a line ends.
    """

    solid: str = ""
    gaps: list[int] = field(default_factory=list)
    ends: set[int] = field(default_factory=set)

    def between(self, start: int, end: int) -> list[int]:
        """The gaps after `start` and before `end`."""
        return self.gaps[bisect_right(self.gaps, start) : bisect_left(self.gaps, end)]

    def is_edge(self, offset: int) -> bool:
        """Whether a word may begin or end here."""
        if offset in (0, len(self.solid)):
            return True
        spot = bisect_left(self.gaps, offset)
        return spot < len(self.gaps) and self.gaps[spot] == offset

    def accents(self, gaps: Iterable[int]) -> set[int]:
        """The gaps after a mark over a letter: pdfium adds white space where the mark is set back over a wide one."""
        return {gap for gap in gaps if unicodedata.combining(self.solid[gap - 1])}

    def word_start(self, offset: int) -> int:
        """Where the word before an offset begins."""
        spot = bisect_left(self.gaps, offset)
        return self.gaps[spot - 1] if spot else 0

    def words(self, start: int, length: int) -> str:
        """Readable text from an offset on, for messages."""
        end = min(start + length, len(self.solid))
        edges = [start, *self.between(start, end), end]
        return " ".join(self.solid[a:b] for a, b in pairwise(edges))


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: the streams of its header, its body and its footer."""

    number: int
    header: Stream
    body: Stream
    footer: Stream


class Margins(NamedTuple):
    """Heights in points of the upper and the lower margin, where headers and footers stand."""

    top: float
    bottom: float


ALL = Margins(inf, inf)


class _Piece(NamedTuple):
    """A text object: its text, the left end of its base line, its right end, whether it is page furniture."""

    text: str
    x: float
    y: float
    right: float
    furniture: bool


def pdf_text(pdf: bytes, margins: Margins = ALL) -> list[PageText]:
    """The pages of a tagged PDF. What lies outside the page is not on it and is left out.

    What is marked as no part of the text is header or footer within the margins, else a repeated head or a leader.
    Raises `pypdfium2.PdfiumError` for what is no PDF.
    """
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_page_text(number, sheet, margins) for number, sheet in enumerate(document, 1)]


def _page_text(number: int, sheet: pypdfium2.PdfPage, margins: Margins) -> PageText:
    _, height = sheet.get_size()
    header, body, footer = _Band(), _Band(), _Band()
    for piece in _pieces(sheet):
        band = body
        if piece.furniture and piece.y > max(height / 2, height - margins.top):
            band = header
        elif piece.furniture and piece.y < min(height / 2, margins.bottom):
            band = footer
        band.add(piece)
    return PageText(number, header.stream(), body.stream(), footer.stream())


def _pieces(sheet: pypdfium2.PdfPage) -> Iterator[_Piece]:
    width, height = sheet.get_size()
    matrix, (left, bottom, right, top) = pdfium.FS_MATRIX(), (ctypes.c_float() for _ in range(4))
    with closing(sheet.get_textpage()) as textpage:
        read = _object_reader(textpage.raw)
        for item, place in _objects(sheet.raw):
            text = read(item) if pdfium.FPDFPageObj_GetType(item) == TEXT else ""
            if not text:
                continue
            pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
            (x0, y0), (x1, y1) = place.at(left.value, bottom.value), place.at(right.value, top.value)
            if (
                min(x0, x1) > -SLACK
                and max(x0, x1) < width + SLACK
                and min(y0, y1) > -SLACK
                and max(y0, y1) < height + SLACK
            ):
                pdfium.FPDFPageObj_GetMatrix(item, matrix)
                yield _Piece(text, *place.at(matrix.e, matrix.f), max(x0, x1), _is_artifact(item))


class _Place(NamedTuple):
    """Where the drawing that an object belongs to lies on the page, as PDF writes it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A spot of the drawing on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inner(self, matrix: Any) -> _Place:
        """The place of a drawing inside this one."""
        (a, b), (c, d) = (
            (self.a * x + self.c * y, self.b * x + self.d * y) for x, y in ((matrix.a, matrix.b), (matrix.c, matrix.d))
        )
        return _Place(a, b, c, d, *self.at(matrix.e, matrix.f))


def _objects(page: Any) -> Iterator[tuple[Any, _Place]]:
    """The objects of a page, those of its drawings among them, in the order in which they are drawn."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), _Place())


def _within(item: Any, place: _Place) -> Iterator[tuple[Any, _Place]]:
    if pdfium.FPDFPageObj_GetType(item) != FORM:
        yield item, place
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(item)):
        yield from _within(pdfium.FPDFFormObj_GetObject(item, index), place.inner(matrix))


def _is_artifact(item: Any) -> bool:
    """Whether a page object is marked as no part of the text: so tagged PDFs mark headers and footers."""
    name, size = ctypes.create_string_buffer(2 * len(ARTIFACT) + 2), ctypes.c_ulong()
    units = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        pdfium.FPDFPageObjMark_GetName(mark, units, len(name), size)
        if size.value == len(name) and name.raw[:-2].decode("utf-16-le") == ARTIFACT:
            return True
    return False


def _object_reader(textpage: Any) -> Any:
    """A function that reads the text of one page object, with one buffer for all."""
    buffer = ctypes.create_string_buffer(2 * BUFFER)
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))

    def read(item: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(item, textpage, units, 2 * BUFFER)
        if size <= 2 * BUFFER:
            return ctypes.string_at(buffer, max(size - 2, 0)).decode("utf-16-le", "replace")
        longer = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(item, textpage, ctypes.cast(longer, ctypes.POINTER(ctypes.c_ushort)), size)
        return ctypes.string_at(longer, size - 2).decode("utf-16-le", "replace")

    return read


@dataclass(slots=True)
class _Band:
    """Collects the words of one area of a page."""

    words: list[str] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)  # words that follow the one before without white space
    ends: set[int] = field(default_factory=set)  # words that begin a line
    last: _Piece | None = None
    spaced: bool = False  # white space stood at the end of what came last

    def add(self, piece: _Piece) -> None:
        words = letters(piece.text).split()
        if not words:
            self.spaced = True
            return
        first = len(self.words)
        if self.last is not None:
            forward = piece.x - self.last.right
            if forward < -APART or abs(piece.y - self.last.y) > NEW_LINE:
                self.ends.add(first)
            elif forward <= APART and not self.spaced and not piece.text[0].isspace():
                self.glued.add(first)
        self.words += words
        self.last, self.spaced = piece, piece.text[-1].isspace()

    def stream(self) -> Stream:
        stream, offset = Stream("".join(self.words)), 0
        for index, word in enumerate(self.words):
            if offset and index not in self.glued:
                stream.gaps.append(offset)
                if index in self.ends:
                    stream.ends.add(offset)
            offset += len(word)
        return stream
