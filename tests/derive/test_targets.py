"""The series of an indicator as its record and its words tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.derive.targets import Direction, Series, series_of, year_in
from generator.workspace.thresholds import Bound
from tests.workspaces import district


def series(folder: Path, fields: str) -> Series:
    """The series of a programme's only indicator."""
    (checked,) = check([district(folder, f"показатели:\n  - {fields}")])
    (entry,) = checked.workspace.descriptions["чтение"].record["indicators"]["entries"]
    return series_of(entry)


@pytest.mark.parametrize(
    ("fields", "bound", "number", "unit", "direction"),
    [
        ("Доля школ — не менее 90 %", Bound.AT_LEAST, 90, "%", Direction.UP),
        ("Доля школ (не более 3,5 процента)", Bound.AT_MOST, 3.5, "%", Direction.DOWN),
        ("Доля школ с договором — 100 %", Bound.EXACTLY, 100, "%", None),
        ("80 % школ уточняют планы", Bound.EXACTLY, 80, "%", None),
        ("показатель: Число школ\n    значение: 0 школ\n    база: 3 (2025)", Bound.EXACTLY, 0, "школ", Direction.DOWN),
    ],
)
def test_a_threshold_stands_in_words_or_in_a_field(
    fields: str, bound: Bound, number: float, unit: str, direction: Direction | None, tmp_path: Path
) -> None:
    found = series(tmp_path, fields)
    assert found.threshold is not None
    assert (found.threshold.bound, float(found.threshold.number)) == (bound, number)
    assert (found.unit, found.direction) == (unit, direction)


@pytest.mark.parametrize("text", ["Доля учителей со стажем не менее 3 лет", "Прирост числа кружков"])
def test_words_without_a_threshold_tell_none(text: str, tmp_path: Path) -> None:
    assert series(tmp_path, f"показатель: {text}\n    база: 12 % (2025)").threshold is None


def test_targets_run_by_year_and_a_base_knows_its_year(tmp_path: Path) -> None:
    found = series(
        tmp_path, "показатель: Доля школ\n    база: 40 % (на 01.06.2025)\n    план:\n      2028: 90 %\n      2026: 60 %"
    )
    assert found.base is not None and found.last is not None
    assert (found.base.year, [one.year for one in found.targets], float(found.last.number)) == (2025, [2026, 2028], 90)
    assert (found.is_share, found.direction) == (True, Direction.UP)


@pytest.mark.parametrize(
    ("text", "share"), [("Доля школ", True), ("Охват кружками", True), ("Прирост числа кружков", False)]
)
def test_a_change_in_per_cent_is_no_share(text: str, share: bool, tmp_path: Path) -> None:
    assert series(tmp_path, f"показатель: {text}\n    база: 12 % (2025)").is_share is share


@pytest.mark.parametrize(
    ("note", "year"), [("2026", 2026), ("на 01.06.2026", 2026), ("2025/26 учебный год", 2026), ("замера не было", None)]
)
def test_the_year_of_a_base_is_read_from_its_note(note: str, year: int | None) -> None:
    assert year_in(note) == year
