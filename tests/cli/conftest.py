from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import PROGRAMME, Metodist


@pytest.fixture
def metodist(capsys: pytest.CaptureFixture[str]) -> Metodist:
    return Metodist(capsys)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a methodologist: one small programme, nothing else."""
    shutil.copy(PROGRAMME, tmp_path / "программа.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path
