"""The gate: what the tree, the DOCX and the PDF of one paper say must be the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice, zip_longest

from generator.content.tree import Tree
from generator.parity.difference import Difference
from generator.parity.docx import DocxText, read_docx
from generator.parity.outline import PAGE_MARK, TOTAL_MARK, Cell, Line, Piece, canonical, furniture_lines, tree_lines
from generator.parity.pdf import Margins, PageText, pdf_text
from generator.parity.reading import Reader
from generator.parity.strands import items_of
from generator.word.look import Furniture, Look

ENOUGH = 20  # differences of one format that a report can use
CONTENTS, HEADER, FOOTER = "содержание", "верхний колонтитул", "нижний колонтитул"


def compare(
    tree: Tree, look: Look, furniture: Furniture, docx: bytes | None = None, pdf: bytes | None = None
) -> list[Difference]:
    """Where the formats that are given depart from the tree; empty when all say the same.

    Raises what `read_docx` and `pdf_text` raise for files that cannot be read at all.
    """
    paper = _Paper(look, furniture, tree_lines(tree, look, furniture))
    pages: Mapping[str, int] = {}
    differences: list[Difference] = []
    if pdf is not None:
        pages, found = paper.compare_pdf(pdf_text(pdf, Margins(look.page.top, look.page.bottom)))
        differences += found
    if docx is not None:
        differences += islice(paper.compare_docx(read_docx(docx), pages), ENOUGH)
    return differences


@dataclass(slots=True)
class _Paper:
    """The tree's side."""

    look: Look
    furniture: Furniture
    lines: list[Line]

    @property
    def pieces(self) -> list[Piece]:
        return list(canonical(self.lines))

    def compare_pdf(self, pages: Sequence[PageText]) -> tuple[Mapping[str, int], list[Difference]]:
        """The page of each heading by anchor (empty where they are not sure) and what differs."""
        reader = Reader(items_of(self.lines), [page.body for page in pages])
        index = {id(piece): number for number, piece in enumerate(self.pieces)}
        odd = list(islice(self._odd_furniture(pages), ENOUGH))
        if mismatch := reader.mismatch():
            piece = mismatch.piece
            block = index.get(id(piece), -1)
            place = piece.place if piece else None
            odd.insert(0, Difference("pdf", block, mismatch.expected, mismatch.found, place, mismatch.page))
            return {}, odd
        return reader.began, odd + list(self._odd_numbers(reader))

    def _odd_numbers(self, reader: Reader) -> Iterator[Difference]:
        """Lines of the contents that name another page than the heading stands on."""
        for number, piece in enumerate(self.pieces):
            listed, page = reader.listed.get(piece.anchor), str(reader.began.get(piece.anchor, ""))
            if piece.anchor and listed is not None and listed != page:
                right, wrong = (f"{piece.text} … {one}" for one in (page, listed))
                yield Difference("pdf", number, right, wrong, piece.place, part=CONTENTS)

    def _odd_furniture(self, pages: Sequence[PageText]) -> Iterator[Difference]:
        header, header_first, footer, footer_first = self._furniture()
        for page in pages:
            first = page.number == 1
            due = ((HEADER, header_first if first else header, page.header),
                   (FOOTER, footer_first if first else footer, page.footer))  # fmt: skip
            for part, lines, stream in due:
                numbered = [_numbered(line, page.number, len(pages)) for line in lines]
                if mismatch := Reader(items_of(numbered), [stream]).mismatch():
                    yield Difference("pdf", -1, mismatch.expected, mismatch.found, page=page.number, part=part)

    def _furniture(self) -> tuple[list[Line], ...]:
        """Lines of header and footer, each for the other pages and for the first."""
        own, differs = self.furniture, self.look.page.first_differs
        header = furniture_lines(own.header, self.look)
        footer = furniture_lines(own.footer, self.look)
        header_first = furniture_lines(own.header_first, self.look) if differs else header
        footer_first = furniture_lines(own.footer_first, self.look) if differs else footer
        return header, header_first, footer, footer_first

    def compare_docx(self, docx: DocxText, pages: Mapping[str, int]) -> Iterator[Difference]:
        pieces = self.pieces
        yield from _odd_blocks(pieces, docx.blocks)
        contents = [line for line in self.lines if line.entries is not None]
        for line, found in zip_longest(contents, docx.contents):
            yield from _odd_contents(line, found or [], pages)
        header, header_first, footer, footer_first = (
            [one.text for one in canonical(part)] for part in self._furniture()
        )
        for number, section in enumerate(docx.sections):
            due = ((HEADER, header, section.header), (FOOTER, footer, section.footer),
                   (HEADER, header if number else header_first, section.header_first),
                   (FOOTER, footer if number else footer_first, section.footer_first))  # fmt: skip
            for part, expected, seen in due:
                if expected != seen:
                    yield Difference("docx", -1, "\n".join(expected), "\n".join(seen), part=part)


def _odd_blocks(pieces: Sequence[Piece], blocks: Sequence[str]) -> Iterator[Difference]:
    texts = [piece.text for piece in pieces]
    if texts == blocks:
        return
    for kind, start, end, other, other_end in SequenceMatcher(None, texts, blocks, autojunk=False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(pieces[start:end], blocks[other:other_end])
            for number, (piece, found) in enumerate(pairs, start):
                place = piece.place if piece else None
                yield Difference("docx", number, piece.text if piece else "", found or "", place)


def _odd_contents(line: Line | None, found: Sequence[str], pages: Mapping[str, int]) -> Iterator[Difference]:
    """Lines of the contents that differ; a page number may be missing only where pages are not known."""
    title = [piece.text for cell in line.cells for piece in cell.pieces if piece.text] if line else []
    entries = [_entry(piece, pages) for piece in line.entries or ()] if line else []
    seen = [text if pages or index < len(title) else text.rpartition("\t")[0] for index, text in enumerate(found)]
    for expected, text in zip_longest(title + entries, seen, fillvalue=""):
        if expected != text:
            yield Difference("docx", -1, expected, text, part=CONTENTS)


def _entry(piece: Piece, pages: Mapping[str, int]) -> str:
    return f"{piece.text}\t{pages[piece.anchor]}" if pages else piece.text


def _numbered(line: Line, page: int, total: int) -> Line:
    """A line of furniture as it stands on one page."""

    def numbered(piece: Piece) -> Piece:
        printed = piece.printed.replace(PAGE_MARK, str(page)).replace(TOTAL_MARK, str(total))
        return replace(piece, printed=printed)

    return replace(line, cells=tuple(Cell(tuple(map(numbered, cell.pieces)), cell.rows) for cell in line.cells))
