"""What templates may ask of the language: a form that is none stops the paper, never prints the nominative."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.cases import LanguageError
from generator.papers.context import Desk
from tests.workspaces import checked, district


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    workspace = checked(district(tmp_path)).workspace
    return Desk(workspace.descriptions["чтение"], workspace)


def test_a_name_in_a_case_that_is_none_is_refused_with_the_values_place(desk: Desk) -> None:
    reference = desk.workspace.descriptions["приказ-1"].record["signature"]["by"]
    with pytest.raises(LanguageError, match=r"двойственный.*приказ-1\.yaml:\d+:\d+"):
        desk.name(reference, "двойственный")


def test_a_count_in_a_case_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(LanguageError):
        desk.functions()["counted"](3, "семинар", "множественный")


def test_counts_and_words_agree(desk: Desk) -> None:
    functions = desk.functions()
    assert functions["counted"](6, "семинар", "дат") == "6 семинарам"
    assert "рабочую группу" in functions["words"](desk.description.record["name"].with_value("рабочая группа"), "вин")
