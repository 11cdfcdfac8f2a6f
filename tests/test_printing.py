"""One paper put together: what its frame is told of the organisation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking import compose_all
from tests.workspaces import checked, district, write

NAME = "Управление образования Сосновского района"


@pytest.mark.parametrize("typed", ["управление", NAME])
def test_an_organisation_without_lines_for_a_letterhead_stands_there_under_its_full_name(
    typed: str, tmp_path: Path
) -> None:
    folder = write(district(tmp_path, order=f"организация: {typed}\n"), {"metodist.yaml": "рамка: blank\n"})
    order = next(one for one in compose_all(checked(folder)) if one.paper.name == "приказ")
    assert NAME in str(order.frame.furniture.before)
