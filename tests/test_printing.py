"""One paper put together: what its frame is told of the organisation."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checking.check import compose_all
from generator.printing import organisation_of
from tests.workspaces import checked, district, write

NAME = "Управление образования Сосновского района"


@pytest.mark.parametrize("typed", ["управление", NAME])
def test_an_organisation_without_lines_for_a_letterhead_stands_there_under_its_full_name(
    typed: str, tmp_path: Path
) -> None:
    folder = write(district(tmp_path, order=f"организация: {typed}\n"), {"metodist.yaml": "рамка: blank\n"})
    order = next(one for one in compose_all(checked(folder)) if one.paper.name == "приказ")
    assert NAME in str(order.frame.furniture.before)


def test_schools_that_print_in_turn_bear_each_its_own_letterhead(tmp_path: Path) -> None:
    folder = shutil.copytree(Path(__file__).parent.parent / "examples" / "округ", tmp_path / "округ")
    settings = (folder / "metodist.yaml").read_text("utf-8")
    (folder / "metodist.yaml").write_text(settings.replace("рамка: gost", "рамка: blank"), "utf-8")
    found = checked(folder)
    for one in compose_all(found, ["приказ", "план"]):
        own = organisation_of(one.description, found.workspace)
        assert own is not None
        assert repr(str(own["name"]))[1:-1] in str(one.frame.furniture.before)
