"""The command as its user runs it: in this process for speed, in another where the process itself matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from generator.cli.edge import guarded
from generator.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PROGRAMME = Path(__file__).with_name("ступени.yaml")  # checked with one warning, prints two papers
NO_REVIEW = "проверка: нет\n"  # settings of a workspace whose drafts nobody reviews: only faults are found
START = "from generator.cli.main import run; run()"


@dataclass(frozen=True)
class Ran:
    """What a run left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def counts(self) -> str:
        """The line of the report that says how much was checked and what was found."""
        return next(line for line in self.out.splitlines() if line.startswith("Проверено описаний"))


class Metodist:
    """`metodist(...)` runs the command here and gives back what came of it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        self.capsys.readouterr()
        code = guarded(main, [str(word) for word in arguments])
        return Ran(int(code), *self.capsys.readouterr())


def environment(**changes: str) -> dict[str, str]:
    """The environment of a run in another process and folder: it finds the package under test."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **changes}


def run_apart(
    *arguments: object, cwd: Path, start: str = START, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command run by a process of its own in this folder."""
    words = [sys.executable, "-c", start, *map(str, arguments)]
    return subprocess.run(words, cwd=cwd, env=env or environment(), capture_output=True, timeout=60, check=False)


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path, with the hash of its bytes; hidden files too."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}
