"""The example of many schools: a programme and an order over a table of twelve, with the defence of the programmes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.batch.request import Making, Request
from generator.batch.run import build
from generator.checking.check import Checked, check, compose_all
from generator.checking.reviewing import review_all
from generator.printing import Composed

DISTRICT = Path(__file__).parent.parent / "examples" / "округ"
ROWS = 12
SHEETS = 27


@pytest.fixture(scope="module")
def checked() -> Checked:
    (found,) = check([DISTRICT])
    review_all(found)
    return found


@pytest.fixture(scope="module")
def composed(checked: Checked) -> list[Composed]:
    return compose_all(checked)


def test_nothing_is_found_in_it(checked: Checked, composed: list[Composed]) -> None:
    assert [one for one in checked.findings if not one.silenced] == []


def test_each_school_gets_its_papers(composed: list[Composed]) -> None:
    papers = Counter(one.paper.name for one in composed)
    each = dict.fromkeys(("паспорт", "программа", "план", "приказ", "заключение"), ROWS)
    assert papers == {**each, "экспертный-лист": SHEETS + 1, "протокол": 1, "карта-дефицитов": 1, "отчёт": 1}


def test_all_of_them_print_in_both_formats(tmp_path: Path) -> None:
    results = build(Request((DISTRICT,), tmp_path, Making(engine="typst")))
    assert not results.failures
    assert len(results.files) == (ROWS * 5 + SHEETS + 4) * 2


def test_a_cell_changes_the_papers_of_its_school_only(checked: Checked, tmp_path: Path) -> None:
    folder = shutil.copytree(DISTRICT, tmp_path / "округ")
    table = folder / "школы.csv"
    table.write_text(table.read_text("utf-8").replace("55,1 % (2026)", "57,3 % (2026)"), "utf-8")
    (other,) = check([folder])
    before, after = ({one.id: str(one.record) for one in found.asked} for found in (checked, other))
    assert [code for code in before if before[code] != after[code]] == ["программа-школа-мостовая"]
