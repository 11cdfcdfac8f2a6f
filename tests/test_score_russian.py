"""The command that scores labelled rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.score_russian import main


def test_it_prints_a_line_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "percent_points.tsv").write_text(
        "id\tbefore\tafter\texpected\n1\t1\t2\tвыросла на 1 процентный пункт\n2\t1\t2\tвыросла\n3\tx\t2\tвыросла\n",
        encoding="utf-8",
    )
    (tmp_path / "riddles.tsv").write_text('id\ttext\n1\t"\n', encoding="utf-8")
    assert main([str(tmp_path), "--misses"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["percent_points 1/3", "    id=2 | before=1 | after=2 | expected=выросла"]
    assert "LanguageError" in lines[3]
    assert lines[4] == "riddles — no scorer for this file (1 rows)"


def test_a_folder_without_rows_is_an_error(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
