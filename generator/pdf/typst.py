"""Typst lays out the pages: one wheel, no system library. The tree goes as data to a template that never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from generator.content.tree import Asset, Tree
from generator.errors import MissingLibrary
from generator.findings import Place
from generator.pdf.charts import with_charts_drawn
from generator.pdf.engine import ENGINES, Pdf, PdfRefused, missing_library
from generator.pdf.faces import FontFolder, family_names, font_folder, used_faces
from generator.pdf.lines import Record
from generator.pdf.paper import Files, all_blocks, paper_record, used_roles
from generator.pdf.settled import Settled, Spot
from generator.resources import PACKAGE
from generator.word.look import Furniture, Look

TEMPLATE = PACKAGE / "pdf" / "frame.typ"
STANDARDS = ["a-2a", "ua-1"]  # an archive that readers of the screen can follow

# What is asked of the pages that are laid out.
SHOWN = """(
  headings: query(heading.where(bookmarked: true)).map(it => (str(it.label), it.location().page())),
  spots: query(<spot>).map(it => {
    let spot = it.location().position()
    (row: it.value.row, page: spot.page, depth: spot.y.pt(), limit: it.value.limit)
  }),
  count: query(<end>).first().location().page(),
)"""


def render_pdf(tree: Tree, look: Look, furniture: Furniture, *, stamp: datetime) -> Pdf:
    """The paper as a tagged PDF/A-2a and PDF/UA-1, the same bytes for the same input anywhere.

    `stamp` becomes the dates of creation and change (taken as UTC without a zone).
    Raises `MissingLibrary` without typst, `BadTemplate` for a picture without a file, `PdfRefused` for anything that
    typst refuses or warns of, or a font that is not the look's.
    """
    _library()
    blocks = all_blocks(tree, furniture)
    roles = used_roles(tree, blocks)
    used = used_faces(blocks, roles, look)
    fonts = font_folder(used)
    families = family_names(used, fonts)
    tree = with_charts_drawn(tree, look, families)
    with TemporaryDirectory(prefix="metodist-") as folder:
        press = Press(Path(folder), fonts, tree.title, stamp)
        files = Files(press.put("tree", tree.assets), press.put("frame", furniture.assets))
        return press.pdf(paper_record(tree, look, furniture, files, families, roles), tree, look)


def available() -> str | None:
    """None when PDFs can be made here, else the reason in Russian."""
    try:
        _library()
    except MissingLibrary as missing:
        return f"{missing.finding.message}; {missing.finding.hint}"
    return None


@dataclass(frozen=True, slots=True)
class Press:
    """Prints papers from a folder that holds the template, the pictures and the record of the paper."""

    folder: Path
    fonts: FontFolder
    title: str
    stamp: datetime

    def put(self, home: str, assets: Mapping[str, Asset]) -> dict[str, str]:
        """Lays pictures into the folder; their file names by their own."""
        files = {name: f"{home}-{number}.{asset.kind}" for number, (name, asset) in enumerate(assets.items())}
        for name, asset in assets.items():
            (self.folder / files[name]).write_bytes(asset.data)
        return files

    def pdf(self, record: Record, tree: Tree, look: Look) -> Pdf:
        """The PDF of a paper's record. Raises `PdfRefused`."""
        copyfile(TEMPLATE, self.folder / TEMPLATE.name)
        try:
            compiler, shown = self._settled(record, tree, look)
            data, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=STANDARDS, timestamp=_moment(self.stamp)
            )
        except RuntimeError as error:  # typst's own error is one, and some that it lays no hand on
            raise self._refused(error) from error
        if warnings:
            raise self._refused(warnings[0])
        return Pdf(data, dict(shown["headings"]), shown["count"])

    def _settled(self, record: Record, tree: Tree, look: Look) -> tuple[Any, dict[str, Any]]:
        """The compiler of pages that are well, and what they show."""
        typst: Any = _library()
        settled = Settled()
        while True:
            (self.folder / "paper.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
            compiler = typst.Compiler(
                self.folder / TEMPLATE.name, root=self.folder, font_paths=self.fonts.fonts, ignore_system_fonts=True
            )
            shown = json.loads(compiler.eval(SHOWN))
            after = settled.after((Spot(**spot) for spot in shown["spots"]), tree, look)
            if after == settled:
                return compiler, shown
            settled = after
            for part in record["parts"]:
                settled.apply(part["blocks"])

    def _refused(self, error: Any) -> PdfRefused:
        told = "; ".join([getattr(error, "message", str(error)), *getattr(error, "hints", ())])
        return PdfRefused("PDF001", f"typst: {told}", Place(self.title))


def _library() -> ModuleType:
    """Typst itself. Raises `MissingLibrary` when it is not installed."""
    try:
        return import_module("typst")
    except ImportError as reason:
        raise missing_library("typst", f"он не загружается ({reason})", ENGINES["typst"].install) from reason


def _moment(stamp: datetime) -> int:
    """Seconds since 1970; a date without a zone counts as UTC."""
    return int((stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).timestamp())
