from __future__ import annotations

from pathlib import Path

import pytest

from tests.compare import moved_headings
from tests.office import printed


def test_the_comparison_is_skipped_where_there_is_no_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix in (".docx", ".pdf"):
        (tmp_path / f"приказ{suffix}").touch()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"^0$"), printed(tmp_path):
        pass
    assert "LibreOffice" in capsys.readouterr().out


def test_a_folder_without_papers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^2$"), printed(tmp_path):
        pass
    assert "make demo" in capsys.readouterr().out


def test_headings_of_one_name_are_paired_in_order() -> None:
    ours = [("Цель", 1), ("Итоги", 2), ("Итоги", 5), ("Риски", 6)]
    theirs = [("Цель", 1), ("Итоги", 2), ("Итоги", 6)]
    assert list(moved_headings(ours, theirs)) == [("Итоги", 5, 6), ("Риски", 6, None)]
