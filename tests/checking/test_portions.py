"""Descriptions checked in portions: what is found, and what the papers say, is the same however they are cut."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.checking.check import Checked, Pending, check, check_portion, compose_all
from generator.checking.portions import portions
from generator.checking.reviewing import review_all
from generator.content.tree import Tree
from generator.findings import Finding
from tests.workspaces import ORDER, PROGRAMME, district, write

EXAMPLES = Path(__file__).parents[2] / "examples"
Told = tuple[list[Finding], dict[tuple[str, str], Tree], int]

PROGRAMMES = (
    PROGRAMME.replace("код: чтение", "код: программа-<код>\nприложение к: приказ-<код>\nтаблица: школы.csv")
    + "идея: Учатся <дети> учеников , как в <соседи> и в «<школа>» <орлова дат.>.\nисполнители: [<кто>, управление]\n"
    + "место: с. Ольховка # metodist: ignore[LNG003] так в уставе\n"
)
ORDERS = (
    ORDER.replace("код: приказ-1", "код: приказ-<код>\nтаблица: школы.csv")
    .replace("организация: управление\n", "")
    .replace("Читать каждый день.", "утвердить: программа-<код>")
    + "на основании: [закон, приказ-1]\n"
)
ROWS = """\
код;полное;дети;соседи;кто;начало;орлова.фамилия;срок
а;Школа «Парус»;5;<чтение>;иванова;01.09.2026;Орлова;2026–2028 годы
б;Школа № 2;6;<программа-а>;петров;завтра;;2026–2028 годы
в;Школа № 3;7;<программа-нет>;сидоров;;Орлова;2026
г;Школа № 4;;тишине;иванова;31.08.2026;Орлова;когда-нибудь
а;Школа № 5;9;тишине;иванова;;Орлова;2027
д;Школа № 6;10;<приказ-е>;иванова;;Орлова;2026–2028 годы
е;;11;тишине;приказ-д;;Орлова;
ж;Школа № 8;12;тишине , здесь;иванова;;Орлова;2026–2028 годы
"""
TABLES: dict[str, dict[str, str]] = {
    "rows by themselves": {},
    "a file that approves a row": {"приказ-2.yaml": ORDER.replace("Читать каждый день.", "утвердить: программа-ж")},
    "a file and a row of one code": {"приказ-ж.yaml": ORDER.replace("код: приказ-1\n", "")},
    "a file that cannot be read": {"лишний.yaml": "вид: программа\nцель: [а\n"},
    "a file of no known kind": {"лишний.yaml": "вид: прогамма\nнаименование: Лишняя\n"},
    "a slip in the code of a row": {"приказ-2.yaml": ORDER.replace("Читать каждый день.", "утвердить: програма-ж")},
    "a heading that is none": {"школы.csv": ROWS.replace("начало", "начла")},
    "settings of a review": {"metodist.yaml": "проверка:\n  выключить: [STR001]\nорганизация: управление\n"},
}


def told(every: Iterable[Checked]) -> Told:
    """All findings, the trees of all papers, the number of descriptions."""
    pending, findings, trees, number = Pending(), list[Finding](), dict[tuple[str, str], Tree](), 0
    for checked in every:
        trees |= {(one.description.id, one.paper.name): one.tree for one in compose_all(checked)}
        review_all(checked)
        pending.add(checked.pending)
        findings += checked.findings
        number += checked.number
    return sorted({*findings, *pending.findings}, key=repr), trees, number


def in_portions(bound: int, *paths: Path) -> Told:
    """The same of portions, each of which has been sent to another process and back."""
    cut = portions(paths, bound=bound).portions
    return told(check_portion(pickle.loads(pickle.dumps(one))) for one in cut)


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A district with a programme and an order over a table of rows that are faulty in many ways."""
    return write(district(tmp_path), {"программы.yaml": PROGRAMMES, "приказы.yaml": ORDERS, "школы.csv": ROWS})


@pytest.mark.parametrize("case", TABLES)
def test_nothing_is_lost_and_nothing_new_is_found_in_portions(case: str, region: Path) -> None:
    whole = told(check([write(region, TABLES[case])]))
    assert len(whole[0]) > 1
    for bound in (1, 2, 5):
        assert in_portions(bound, region) == whole


def test_a_fault_bars_its_own_row_and_no_other(region: Path) -> None:
    """Row «ж» has none; what others make of their common base is no fault of its."""
    (found,) = check([write(region, {"приказы.yaml": ORDERS})])
    barred = {one.id for one in found.asked} - found.sound
    assert "программа-ж" in found.sound and {"программа-б", "программа-в", "программа-г"} <= barred


def test_examples_are_the_same_in_portions() -> None:
    assert in_portions(1, EXAMPLES) == told(check([EXAMPLES]))
