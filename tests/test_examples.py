"""Examples are tests: every one is checked, printed in both formats, valid, and reads as its golden outline."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from generator.batch.request import Request
from generator.batch.run import build
from generator.checking.check import Checked, check, compose_all
from generator.checking.reviewing import review_all
from generator.findings import Severity
from generator.printing import Composed
from tests.conftest import Golden
from tests.ooxml import faults
from tests.outline import outline

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLDEN = Path(__file__).parent / "golden"
PAPERS = [
    "качество-2026/паспорт",
    "качество-2026/программа",
    "качество-2026/план",
    "школа-4-2026/паспорт",
    "школа-4-2026/программа",
    "школа-4-2026/план",
    "первый-паспорт/паспорт",
    "первый-паспорт/программа",
    "приказ-97/приказ",
    "приказ-98/приказ",
    "карта-2027/план",
    "карта-2027/план-факт",
    "справка-2027/справка",
]


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The workspace of the district; those below it have tests of their own."""
    district, *_ = check([EXAMPLES])
    review_all(district)
    return district


@pytest.fixture(scope="module")
def composed(checked: Checked) -> list[Composed]:
    return compose_all(checked)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers of the district, printed; the parity gate runs on each."""
    folder = tmp_path_factory.mktemp("out")
    assert not build(Request(tuple(sorted(EXAMPLES.glob("*.yaml"))), folder)).failures
    return folder


def test_nothing_above_advice_is_found_but_the_missing_picture(checked: Checked) -> None:
    found = [finding for finding in checked.findings if finding.severity is not Severity.ADVICE]
    assert [finding.code for finding in found if finding.code != "REF008"] == []


def test_only_the_missing_picture_is_warned_of(checked: Checked, composed: list[Composed]) -> None:
    assert {one.code for one in checked.findings if one.severity is Severity.WARNING} == {"REF008"}


def test_every_paper_is_listed_here(composed: list[Composed]) -> None:
    assert {f"{one.description.id}/{one.paper.name}" for one in composed} == set(PAPERS)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_docx_reads_as_its_outline(paper: str, out: Path, golden: Golden) -> None:
    golden(GOLDEN / f"{paper.replace('/', '.')}.txt", outline((out / f"{paper}.docx").read_bytes()))


@pytest.mark.parametrize("paper", PAPERS)
def test_word_can_open_the_docx(paper: str, out: Path) -> None:
    path = out / f"{paper}.docx"
    assert faults(path.read_bytes()) == []
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pdf_is_tagged_and_named(paper: str, out: Path) -> None:
    with pikepdf.open(out / f"{paper}.pdf") as pdf:
        assert str(pdf.Root.Lang) == "ru-RU"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"])
        assert not _fonts_not_embedded(pdf)


def _fonts_not_embedded(pdf: pikepdf.Pdf) -> list[str]:
    fonts = [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    return [str(font.FontName) for font in fonts if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf не установлен: apt-get install qpdf")
@pytest.mark.parametrize("paper", PAPERS)
def test_qpdf_finds_nothing(paper: str, out: Path) -> None:
    done = subprocess.run(["qpdf", "--check", str(out / f"{paper}.pdf")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("paper", PAPERS)
def test_a_screen_reader_meets_no_error(paper: str, out: Path) -> None:
    assert _said("outloud", str(out / f"{paper}.pdf")) == ""


@pytest.mark.parametrize("paper", PAPERS)
def test_the_package_is_whole(paper: str, out: Path) -> None:
    assert _said("docx-integrity", "check", str(out / f"{paper}.docx")) == ""


def _said(tool: str, *arguments: str) -> str:
    """What a validator of the test extra says of a file it refuses; empty when it passes."""
    done = subprocess.run([Path(sys.executable).parent / tool, *arguments], capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode else ""


def test_the_contents_bear_the_pages_where_headings_stand(out: Path) -> None:
    path = out / "качество-2026" / "программа"
    document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    plan = next(
        n
        for n, page in enumerate(document, 1)
        if n > 2 and "План мероприятий" in page.get_textpage().get_text_bounded()
    )
    with zipfile.ZipFile(io.BytesIO(path.with_suffix(".docx").read_bytes())) as package:
        body = package.read("word/document.xml").decode()
    assert f"<w:t>{plan}</w:t>" in body or f'<w:t xml:space="preserve">{plan}</w:t>' in body
    assert "updateFields" not in package.namelist()


def test_the_large_programme_is_of_real_size(checked: Checked) -> None:
    record = checked.workspace.descriptions["качество-2026"].record
    measures = [measure for group in record["measures"] for measure in group["measures"]]
    assert len(record["tasks"]["entries"]) >= 5
    assert len(record["indicators"]["entries"]) >= 15
    assert len(record["measures"]) == 6
    assert len(measures) >= 28
    assert len(record["risks"]["entries"]) >= 5


def test_the_first_passport_stays_short_enough_to_show() -> None:
    assert len((EXAMPLES / "первый-паспорт.yaml").read_text(encoding="utf-8").splitlines()) <= 20
