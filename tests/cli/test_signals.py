"""Stopped half-way: what is written is whole, nothing stray is left, and the exit code tells who stopped it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.batch.publish import LOCK
from tests.cli.running import EXAMPLES, START, Metodist, environment, hashes


def stopped(desk: Path, number: signal.Signals) -> tuple[int, str]:
    """Exit code and last line of a build that got a signal when its third paper was begun."""
    shutil.copytree(EXAMPLES, desk / "район")
    process = subprocess.Popen(
        [sys.executable, "-c", START, "build", "район", "--to", "docx"],
        cwd=desk,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("[3/"):
            process.send_signal(number)
            break
    _, rest = process.communicate(timeout=30)
    return process.returncode, rest


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_build_leaves_whole_files_only(desk: Path, number: signal.Signals, code: int) -> None:
    returned, said = stopped(desk, number)
    assert returned == code
    assert "Traceback" not in said
    assert said.splitlines()[-1].startswith("Остановлено. Записанные файлы целы")
    left = hashes(desk / "out")
    papers = {name: digest for name, digest in left.items() if name.endswith(".docx")}
    assert len(papers) >= 2
    assert set(left) == {*papers, LOCK, "manifest.json"}
    files = json.loads((desk / "out" / "manifest.json").read_text("utf-8"))["files"]
    assert len(papers) - len(files) <= 4  # two workers have two papers each that nobody has noted yet
    assert files.items() <= papers.items()
    assert all(ZipFile(desk / "out" / name).testzip() is None for name in papers)


def test_after_a_kill_the_next_run_starts_and_sweeps(metodist: Metodist, desk: Path) -> None:
    assert stopped(desk, signal.SIGKILL)[0] == -signal.SIGKILL
    (desk / "out" / "программа").mkdir(exist_ok=True)
    stray = desk / "out" / "программа" / ".паспорт.docx.metodist-draft"
    stray.write_bytes(b"half")
    assert metodist("build", "программа.yaml", "--to", "docx").code == 0
    assert not stray.exists()
    files = json.loads((desk / "out" / "manifest.json").read_text("utf-8"))["files"]
    assert all(files[name] == sha256((desk / "out" / name).read_bytes()).hexdigest() for name in files)
