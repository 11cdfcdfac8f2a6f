"""Runs, breaks and pictures of one paragraph as records for the typst template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from generator.content.tree import Break, Chart, Inline, PageNumber, Picture, Run, RunLook, Tab
from generator.errors import BadTemplate
from generator.findings import Place
from generator.pdf.accents import Accent, has_marks, split_marks
from generator.pdf.breaks import JOINED, PARTED, marked
from generator.pdf.tabs import split_at_tabs, tab_boxes
from generator.word.hyphens import held
from generator.word.look import Look, Style
from generator.word.measure import BREAKING

Record = dict[str, Any]

# What no line end may part, with a joint in it: it ends at white space and behind a free hyphen or dash.
_JOINED = re.compile(rf"((?:[^\s–-]|[–-](?={JOINED}))*{JOINED}(?:[^\s–-]|[–-](?={JOINED}))*[–-]?)")
_WORDS = re.compile(r"(\s+)")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # where a line may end
ROUNDING = 0.5  # pt that engines may differ in the width of a line
DIGITS = 3  # of a page number, at most
SCRIPT = 0.58  # of the size: raised and lowered signs, as the template has them
WIDEST = 1.3  # of the size: wider than any letter


@dataclass(frozen=True, slots=True)
class Lines:
    """Writes the pieces of lines `width` points wide; `files` finds pictures by name."""

    look: Look
    files: Mapping[str, str]
    width: float

    def pieces(self, inlines: Sequence[Inline], style: Style, first: float = 0.0) -> list[Any]:
        """The pieces of a paragraph whose text begins `first` points behind its left indent.

        Raises `BadTemplate` for a picture without a file.
        """
        inlines = merged(inlines)
        parts = split_at_tabs(inlines)
        if len(parts) == 1:
            return self._line(inlines, style, first)
        return list(self._tabbed(parts, style))

    def _tabbed(self, parts: Sequence[Sequence[Inline]], style: Style) -> Iterator[Record]:
        """Text between tabs as boxes that stand where the stops are; they grow where their text is wider."""
        edge = style.left + style.first
        for part, box in zip(parts, tab_boxes(style, len(parts), self.width), strict=True):
            if not part:
                continue
            width = max(box.width, text_width(part, self.look, style) + ROUNDING)
            start = {"left": box.start, "right": box.end - width}.get(box.align, (box.start + box.end - width) / 2)
            facts = {"skip": start - edge, "width": width, "align": box.align}
            yield {"kind": "box", "pieces": self._line(part, style)} | facts
            edge = start + width

    def _line(self, inlines: Sequence[Inline], style: Style, first: float = 0.0) -> list[Any]:
        room = self.width - style.left - style.right
        longest = max(map(len, _SPACES.split("".join(_text(one) for one in inlines))))
        if longest * WIDEST * style.size > room - first:
            inlines = list(cut_words(inlines, self.look, style, room, first))
        return [
            piece
            for number, one in enumerate(inlines)
            for piece in self._piece(one, style, is_open=len(inlines) > 1 and _is_open(inlines, number))
        ]

    def _piece(self, piece: Inline, style: Style, is_open: bool) -> Iterator[Any]:
        match piece:
            case Run():
                font = self.look.face(style, piece.bold, piece.italic).path
                yield from _run(piece, style, is_open, font)
            case Break():
                yield {"kind": "break"}
            case PageNumber():
                yield {"kind": "pages" if piece.total else "page"} | _looked(piece.look)
            case Picture():
                yield self._picture(piece, style)
            case Tab() | Chart():
                raise ValueError(f"no piece of a line: {piece}")

    def _picture(self, picture: Picture, style: Style) -> Record:
        """A picture; its line is as high as itself, the descent and the gap of the paragraph's font."""
        if picture.asset not in self.files:
            raise BadTemplate(
                "PDF002",
                f"нет файла рисунка «{picture.asset}»",
                picture.place or Place(picture.asset),
                "положите рисунок рядом с описанием или исправьте его имя",
            )
        face = self.look.face(style)
        size = {"width": picture.width, "height": picture.height}
        edges = {"descent": face.descent * style.size, "gap": face.gap * style.size}
        return {"kind": "picture", "file": self.files[picture.asset], "alt": picture.alt} | size | edges


def text_pieces(text: str, is_open: bool = False) -> list[Any]:
    """Text with its break marks as pieces; `is_open` text goes on in another run, so that no box may end there."""
    pieces: list[Any] = []
    for number, part in enumerate(marked(text).split(PARTED)):
        if number:
            pieces.append({"kind": "parted"})
        for index, stretch in enumerate(_JOINED.split(part)):
            pieces.append({"kind": "joined", "text": stretch.replace(JOINED, "")} if index % 2 else stretch)
    pieces = [piece for piece in pieces if piece]
    for edge in {0, len(pieces) - 1} if is_open and pieces else ():
        pieces[edge] = _unboxed(pieces[edge])
    return pieces


def _unboxed(piece: Any) -> Any:
    """The piece as text: signs that join it are left in, no box ends beside the next run."""
    return marked(piece["text"]) if isinstance(piece, dict) and piece["kind"] == "joined" else piece


def accented(piece: Any, font: Path) -> Iterator[Any]:
    """The piece with each word that has marks over its letters as one record."""
    text = piece if isinstance(piece, str) else piece.get("text", "")
    if not has_marks(text):
        yield piece
        return
    words = _WORDS.split(text) if text is piece else [text]
    for with_marks, stretch in groupby(words, key=has_marks):
        part = "".join(stretch)
        yield {"kind": "marked", "pieces": [_sign(one) for one in split_marks(part, font)]} if with_marks else part


def _sign(part: str | Accent) -> Any:
    return part if isinstance(part, str) else {"kind": "mark"} | part._asdict()


def _run(run: Run, style: Style, is_open: bool, font: Path) -> Iterable[Any]:
    facts = {
        "link": run.link,
        "bold": run.bold and not style.bold,
        "italic": run.italic and not style.italic,
        "script": run.script,
    }
    facts = {name: said for name, said in facts.items() if said} | _looked(run.look)
    pieces = [part for piece in text_pieces(run.text, is_open) for part in accented(piece, font)]
    return [{"kind": "run", "pieces": pieces} | facts] if facts else pieces


def _looked(look: RunLook | None) -> Record:
    """Direct formatting, as only a frame's letterhead has it."""
    if look is None:
        return {}
    fill = f"#{look.color}" if look.color else None
    facts = {"size": look.size, "fill": fill, "caps": look.caps, "under": look.underline}
    return {name: said for name, said in facts.items() if said}


def _text(piece: Inline) -> str:
    return piece.text if isinstance(piece, Run) else " "


def _is_open(inlines: Sequence[Inline], number: int) -> bool:
    """Whether a word of the run goes on in a run beside it."""
    near = [_text(one) for one in inlines[max(0, number - 1) : number + 2]]
    edges = [one[-1:] + other[:1] for one, other in pairwise(near)]
    return any(edge and not any(map(str.isspace, edge)) for edge in edges)


def text_width(inlines: Iterable[Inline], look: Look, style: Style) -> float:
    """How wide the pieces are on one line."""
    width = 0.0
    for piece in inlines:
        if isinstance(piece, Run):
            advances = look.face(style, piece.bold, piece.italic).advances
            text = piece.text.upper() if style.caps or (piece.look and piece.look.caps) else piece.text
            width += (
                sum(advances.get(ord(char), 0.0) for char in text) * _size(piece, style)
                + len(text) * style.letter_spacing
            )
        elif isinstance(piece, PageNumber):
            width += DIGITS * look.face(style).advances.get(ord("0"), 0.0) * style.size
        elif isinstance(piece, Picture):
            width += piece.width
    return width


def _size(run: Run, style: Style) -> float:
    return ((run.look and run.look.size) or style.size) * (SCRIPT if run.script else 1)


def merged(inlines: Iterable[Inline]) -> list[Inline]:
    """The pieces with runs that print alike joined, whatever places their texts come from."""
    found: list[Inline] = []
    for piece in inlines:
        last = found[-1] if found else None
        if isinstance(piece, Run) and isinstance(last, Run) and _looks(piece) == _looks(last):
            found[-1] = replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def _looks(run: Run) -> tuple[object, ...]:
    return run.bold, run.italic, run.script, run.link, run.look


def cut_words(inlines: Iterable[Inline], look: Look, style: Style, room: float, first: float = 0.0) -> Iterator[Inline]:
    """The pieces with marks in words wider than `room`, where a line has to end in them.

    The first word, which has no line to give way to, begins `first` points behind the edge.
    """
    filled = first
    for piece in inlines:
        if not isinstance(piece, Run):
            filled = 0.0
            yield piece
            continue
        advances, size = look.face(style, piece.bold, piece.italic).advances, _size(piece, style)
        written = []
        for char, kept in zip(piece.text, held(piece.text), strict=True):
            printed = char.upper() if style.caps else char
            width = sum(advances.get(ord(one), 0.0) for one in printed) * size + style.letter_spacing
            if filled + width > room and filled and not char.isspace():
                written.append(PARTED)
                filled = 0.0
            written.append(char)
            filled = 0.0 if _SPACES.match(char) or kept in BREAKING else filled + width
        yield replace(piece, text="".join(written))
