"""Every paper of the examples as typst prints it: the parity gate, validators, the same bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from generator.batch.request import Making, Request
from generator.batch.run import build
from tests.cli.running import EXAMPLES

GROUPS = {"TBL-010"}  # outloud takes rows that open groups for a head shred into pieces; no standard forbids them


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers of the examples, PDF and DOCX; the parity gate runs on each."""
    folder = tmp_path_factory.mktemp("out")
    results = build(Request((EXAMPLES,), folder, Making(engine="typst")))
    assert not results.failures
    assert results.engines == {"typst"}
    return folder


def test_every_file_claims_both_standards(out: Path) -> None:
    for path in out.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            claims = pdf.open_metadata()
            assert (claims["pdfaid:part"], claims["pdfuaid:part"]) == ("2", "1")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf не установлен: apt-get install qpdf")
def test_qpdf_finds_nothing(out: Path) -> None:
    for path in out.rglob("*.pdf"):
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_screen_readers_meet_no_error_but_groups(out: Path) -> None:
    outloud = Path(sys.executable).with_name("outloud")
    papers = sorted((out / "школа-4-2026").glob("*.pdf"))
    assert len(papers) == 3
    done = subprocess.run([outloud, *papers], capture_output=True, text=True)
    assert set(re.findall(r"ERROR\s+(\S+)", done.stdout)) <= GROUPS, done.stdout
