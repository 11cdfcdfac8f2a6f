"""What every PDF engine gives back and raises, whichever of them lays out the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from generator.content.tree import Tree
from generator.errors import Exit, GeneratorError
from generator.word.look import Furniture, Look


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF: its bytes, the page number (from 1) of every heading by anchor, the count of pages."""

    data: bytes
    pages: Mapping[str, int]
    count: int


class Engine(Protocol):
    """An engine lays out a tree by a look; `stamp` is the only clock it knows."""

    def __call__(self, tree: Tree, look: Look, furniture: Furniture, *, stamp: datetime) -> Pdf:
        """The paper as a PDF. Title, author and language are the tree's; the same input gives the same bytes."""


class PdfRefused(GeneratorError):
    """The engine would print the paper with a fault: something is missing, replaced or cut."""

    exit_code = Exit.BUG
