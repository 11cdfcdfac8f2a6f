"""The engines that lay out pages: what all of them give back and raise, which there are, and which one a run takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from generator.content.tree import Tree
from generator.errors import Exit, GeneratorError, MissingLibrary
from generator.findings import Place
from generator.word.look import Furniture, Look

AUTO = "авто"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF: its bytes, the page number (from 1) of every heading by anchor, the count of pages."""

    data: bytes
    pages: Mapping[str, int]
    count: int


class PdfRefused(GeneratorError):
    """The engine would print the paper with a fault: something is missing, replaced or cut."""

    exit_code = Exit.BUG


class EngineModule(Protocol):
    """What the module of an engine holds; its library is loaded when one of them is called."""

    def render_pdf(self, tree: Tree, look: Look, furniture: Furniture, *, stamp: datetime) -> Pdf:
        """The paper as a PDF, laid out by a look. Title, author and language are the tree's; `stamp` is the only clock.

        The same input gives the same bytes. Raises `MissingLibrary`, `BadTemplate` and `PdfRefused`.
        """

    def available(self) -> str | None:
        """None when PDFs can be made here, else the reason in Russian."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to lay out pages: its name on the command line, its name in print, its module, how to install it."""

    name: str
    title: str
    home: str
    install: str

    @property
    def module(self) -> EngineModule:
        """The engine itself."""
        return cast(EngineModule, import_module(self.home))


# In the order in which «авто» tries them.
ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine(
            "weasyprint",
            "WeasyPrint с библиотекой Pango",
            "generator.pdf.weasy",
            "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        Engine("typst", "typst", "generator.pdf.typst", 'pip install "metodist[typst]"'),
    )
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine of a run, and those that were tried before it in vain."""

    engine: Engine
    absent: tuple[Engine, ...] = ()

    def __str__(self) -> str:
        lost = ", ".join(engine.title for engine in self.absent)
        return self.engine.title + (f" ({lost}: не загружается)" if lost else "")


@cache  # a library that failed to load once leaves pieces behind: it is not tried again
def choose(wanted: str = AUTO) -> Choice:
    """The engine of that name, with «авто» the first that can be loaded here.

    Raises `MissingLibrary` when there is none; one that is named is only refused when it prints.
    """
    if wanted != AUTO:
        return Choice(ENGINES[wanted])
    absent: list[Engine] = []
    for engine in ENGINES.values():
        if engine.module.available() is None:
            return Choice(engine, tuple(absent))
        absent.append(engine)
    ways = " или ".join(engine.install for engine in ENGINES.values())
    raise missing_library("ни один движок", "не загружаются " + ", ".join(one.title for one in absent), ways)


def missing_library(what: str, reason: str, install: str) -> MissingLibrary:
    """An error that says which engine cannot print here, why, and what to type."""
    message = f"PDF здесь не напечатает {what}: {reason}"
    return MissingLibrary("PDF010", message, Place("PDF"), f"наберите: {install}. DOCX можно печатать и так: --to docx")
