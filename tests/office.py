"""DOCX files printed by LibreOffice with the project's own fonts: the nearest thing to Word that CI has."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.sax.saxutils import escape

from fontpkg import families

from generator.batch.manifest import read_manifest
from generator.resources import FONTS

SECONDS = 120  # for starting LibreOffice, and again for every document
ALIAS = """<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>"""


class Pair(NamedTuple):
    """One paper in both formats; `docx` is the DOCX as LibreOffice prints it, `engine` what laid out the PDF."""

    name: str
    engine: str
    pdf: Path
    docx: Path


@contextmanager
def printed(*outputs: Path) -> Iterator[list[Pair]]:
    """The papers under the folders that have both formats, the DOCX printed to PDF for as long as the block runs.

    Ends the program with 0 and a message where there is no LibreOffice, with 2 where there are no papers.
    """
    documents = {document: output for output in outputs for document in _documents(output)}
    if not documents:
        folders = ", ".join(map(str, outputs))
        print(f"В папке «{folders}» нет бумаг, у которых есть и DOCX, и PDF. Сначала соберите их: make demo.")
        raise SystemExit(2)
    if shutil.which("soffice") is None:
        print("LibreOffice (команда soffice) не найден: сравнение с печатью DOCX пропущено.")
        raise SystemExit(0)
    with TemporaryDirectory() as folder:
        prints = print_documents(list(documents), Path(folder))
        yield [_pair(document, output, prints[document]) for document, output in documents.items()]


def _documents(output: Path) -> list[Path]:
    return sorted(path for path in output.rglob("*.docx") if path.with_suffix(".pdf").is_file())


def _pair(document: Path, output: Path, docx: Path) -> Pair:
    pdf = document.with_suffix(".pdf")
    engine = read_manifest(output).engines.get(pdf.relative_to(output).as_posix(), "")
    return Pair(str(document.relative_to(output).with_suffix("")), engine, pdf, docx)


def print_documents(documents: Sequence[Path], folder: Path) -> Mapping[Path, Path]:
    """PDF files in `folder` by document, printed in one run; documents that are alike are printed once.

    Raises `RuntimeError` with LibreOffice's own words when one is missing.
    """
    copies = {document: folder / f"{sha256(document.read_bytes()).hexdigest()}.docx" for document in documents}
    for document, copy in copies.items():
        shutil.copyfile(document, copy)
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_config([FONTS, *_packaged_fonts()], folder / "cache"), "utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, dict.fromkeys(copies.values()))]
    done = subprocess.run(
        command,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        text=True,
        timeout=SECONDS * (1 + len(documents)),
    )
    prints = {document: copy.with_suffix(".pdf") for document, copy in copies.items()}
    missing = [str(document) for document, pdf in prints.items() if not pdf.is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice не напечатал {', '.join(missing)}: {done.stdout}{done.stderr}")
    return prints


def _packaged_fonts() -> set[Path]:
    return {file.path.parent for family in families().values() for file in family.files}


def _font_config(folders: Iterable[Path], cache: Path) -> str:
    dirs = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    return f"""<?xml version="1.0"?><fontconfig>{dirs}<cachedir>{escape(str(cache))}</cachedir>{ALIAS}</fontconfig>"""
