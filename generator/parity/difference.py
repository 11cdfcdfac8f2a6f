"""One place where two forms of a paper do not say the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Place

SHOWN = 90  # characters of a text that a message quotes
FORMATS = {"docx": "DOCX", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a format departs from the tree: what the tree says, what the format says.

    `block` counts the canonical blocks from 0 and is -1 for page furniture; `page` is the PDF's page from 1 or 0
    where pages are not known; `part` names what is compared apart (contents, header, footer), empty for the body.
    """

    where: str  # "docx" or "pdf"
    block: int
    expected: str
    found: str
    place: Place | None = None
    page: int = 0
    part: str = ""

    def __str__(self) -> str:
        spots = [FORMATS[self.where], self.part]
        spots += [f"страница {self.page}"] if self.page else []
        spots += [f"абзац {self.block + 1}"] if self.block >= 0 else []
        source = f" ({self.place})" if self.place else ""
        return f"{', '.join(filter(None, spots))}: {self._contrast()}{source}"

    def _contrast(self) -> str:
        if not self.found:
            return f"нет текста {_quoted(self.expected)}"
        if not self.expected:
            return f"лишний текст {_quoted(self.found)}"
        return f"должно быть {_quoted(self.expected)}, а стоит {_quoted(self.found)}"


def _quoted(text: str) -> str:
    flat = text.replace("\n", "⏎").replace("\t", "⇥")
    return f"«{flat[:SHOWN]}…»" if len(flat) > SHOWN else f"«{flat}»"
