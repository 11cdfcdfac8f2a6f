"""The example of the eve of a defence: a weak draft, all that is wrong with it found, and the same draft mended.

`tests/review/judged.tsv` is the table of every finding of the draft, each read by a person: «верно» where a careful
reader agrees. A finding that is not there is a new one: `pytest tests/test_eve.py --refresh` writes it down with the
verdict «?», a person reads it and changes the verdict.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from generator.batch.request import Making, Request
from generator.batch.run import build
from generator.checking.check import Checked, check, compose_all
from generator.checking.reviewing import review_all
from generator.findings import Severity
from generator.reporters.readiness import as_text
from generator.review.assess import readiness_of
from generator.review.readiness import Readiness
from generator.review.rulebook import rulebook
from generator.workspace.load import shown as shown_path
from tests.conftest import Golden
from tests.outline import outline

README = Path(__file__).parent.parent / "README.md"
EVE = Path(__file__).parent.parent / "examples" / "накануне"
GOLDEN = Path(__file__).parent / "golden"
JUDGED = Path(__file__).parent / "review" / "judged.tsv"
# What was spoilt on purpose, by the rule that an expert would name.
PLANTED = {
    *("STR001", "STR002", "STR004", "STR005", "TRC001", "TRC002", "TRC003", "TRC004", "TRC005", "TRC006"),
    *("IND001", "IND003", "IND005", "TIM001", "TIM002", "TIM003", "TIM004", "FIG001", "FIG005"),
    *("RSP001", "RSP002", "RSP004", "LEG001", "LEG002", "LEG003", "LEG004", "NAM004", "NAM005"),
    *("LNG001", "LNG002", "XDC001"),
}


def reviewed(name: str) -> Checked:
    (checked,) = check([EVE / name])
    review_all(checked)
    return checked


def ready(checked: Checked) -> Readiness:
    (review,) = checked.reviews
    return readiness_of(review.description, review.outcomes, checked.workspace)


@pytest.fixture(scope="module")
def draft() -> Checked:
    return reviewed("черновик.yaml")


@pytest.fixture(scope="module")
def mended() -> Checked:
    return reviewed("школа-2-2026.yaml")


def test_every_planted_defect_is_found(draft: Checked) -> None:
    assert PLANTED - {finding.code for finding in draft.findings} == set()
    assert len(draft.findings) >= 20


def test_a_careful_reader_agrees_with_every_finding(draft: Checked, pytestconfig: pytest.Config) -> None:
    found = [(one.code, one.message) for one in draft.findings if one.code in rulebook()]
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {(code, message): verdict for code, message, verdict in csv.reader(file, delimiter="\t")}
    if pytestconfig.getoption("--refresh"):
        with JUDGED.open("w", encoding="utf-8", newline="") as file:
            rows = [(code, message, judged.get((code, message), "?")) for code, message in found]
            csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows)
        return
    assert [one for one in found if judged.get(one) != "верно"] == []
    assert judged.keys() == set(found)


def test_the_draft_is_not_let_through_and_the_mended_one_is(draft: Checked, mended: Checked) -> None:
    assert ready(draft).band == "не готово"
    assert ready(mended).band == "готово"


def test_the_readme_shows_what_the_command_says(draft: Checked) -> None:
    (shown,) = re.findall(r"^```text\n(Готовность .*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    told = as_text("«Читаю и понимаю» (черновик)", ready(draft), draft.workspace.phrases.say)
    told = told.replace(f"{shown_path(EVE)}/", "")
    lines = [line.rstrip("… ") for line in shown.splitlines() if line.strip(" …")]
    assert [line for line in lines if line not in told] == []


def test_nothing_above_advice_is_left_in_the_mended_one(mended: Checked) -> None:
    assert [finding for finding in mended.findings if finding.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("name", ["черновик", "школа-2-2026"])
def test_the_conclusion_on_readiness_reads_as_its_outline(name: str, golden: Golden, tmp_path: Path) -> None:
    results = build(Request((EVE / f"{name}.yaml",), tmp_path, Making(("готовность",))))
    assert [row.path for row in results.rows] == [f"{name}/готовность"]
    assert not results.failures
    golden(GOLDEN / f"{name}.готовность.txt", outline((tmp_path / name / "готовность.docx").read_bytes()))


def test_the_conclusion_is_printed_only_when_asked_for() -> None:
    (checked,) = check([EVE / "школа-2-2026.yaml"])
    assert {one.paper.name for one in compose_all(checked)} == {"паспорт", "программа", "план"}
