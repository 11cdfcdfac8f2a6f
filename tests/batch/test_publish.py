"""Whole files or none, one run at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.batch.publish import LOCK, output_folder, write_whole
from generator.errors import BusyOutput, Exit, UnwritableOutput
from tests.cli.running import environment


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write_whole(tmp_path / "приказ" / "приказ.docx", b"new")
    assert (tmp_path / "приказ" / "приказ.docx").read_bytes() == b"new"


def test_the_same_data_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "план.pdf"
    write_whole(path, b"data")
    os.utime(path, (1, 1))
    write_whole(path, b"data")
    assert path.stat().st_mtime == 1
    write_whole(path, b"other")
    assert path.stat().st_mtime > 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_a_stop_before_the_last_step_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    path = tmp_path / "план.pdf"
    path.write_bytes(b"old")

    def crash(self: Path, target: Path) -> None:
        assert self.read_bytes() == b"new"
        raise stop

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises((KeyboardInterrupt, UnwritableOutput)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_process_leaves_the_old_file_and_a_draft_that_the_next_run_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "приказ" / "приказ.docx"
    write_whole(path, b"old")
    code = (
        "import os, sys; from pathlib import Path; from generator.batch.publish import write_whole;"
        "Path.replace = lambda *whatever: os._exit(9); write_whole(Path(sys.argv[1]), b'new')"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], env=environment(), timeout=30, check=False)
    assert killed.returncode == 9
    assert path.read_bytes() == b"old"
    assert len(list(path.parent.iterdir())) == 2
    with output_folder(tmp_path):
        assert list(path.parent.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "чужое.txt"
    victim.write_bytes(b"theirs")
    (tmp_path / "план.pdf").symlink_to(victim)
    write_whole(tmp_path / "план.pdf", b"new")
    assert victim.read_bytes() == b"theirs"
    assert not (tmp_path / "план.pdf").is_symlink()


def test_a_folder_serves_one_run_at_a_time(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out"), pytest.raises(BusyOutput) as busy, output_folder(tmp_path / "out"):
        pass
    assert busy.value.exit_code == Exit.BUSY
    assert f"(процесс {os.getpid()}, с " in busy.value.finding.message
    with output_folder(tmp_path / "out"):
        assert (tmp_path / "out" / LOCK).exists()
