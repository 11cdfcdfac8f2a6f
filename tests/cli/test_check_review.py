"""`metodist check` as a reviewer: what it shows, hides, mends and says of it; files change only when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Metodist, hashes

SETTINGS = "проверка:\n  только: LNG901\n"
SLIPS = "идея: Семейное чтенее для всех\nмеханизмы: Кружок ведут дети\n"

pytestmark = pytest.mark.usefixtures("spare_rule")


@pytest.fixture
def draft(desk: Path) -> Path:
    """A draft with two slips, a safe fix for the first and an unsafe one for the second."""
    (desk / "metodist.yaml").write_text(SETTINGS, "utf-8")
    path = desk / "программа.yaml"
    path.write_text(path.read_text("utf-8").split("разделы:")[0] + SLIPS, "utf-8")
    return path


def test_findings_come_in_file_order_after_the_faults_that_bar_printing(metodist: Metodist, draft: Path) -> None:
    text = draft.read_text("utf-8")
    draft.write_text(text.replace(SLIPS, "идея: чтенее\nцел: раз\nмеханизмы: дети\n"), "utf-8")
    ran = metodist("check")
    assert ran.code == 1
    found = [line.split()[2] for line in ran.out.splitlines() if line.startswith("программа.yaml:")]
    assert found == ["SCH004", "LNG901", "LNG901"]
    assert ran.counts == "Проверено описаний: 1; 3 ошибки."


@pytest.mark.parametrize(
    ("settings", "code"), [("LNG901: ошибка", 1), ("LNG901: предупреждение", 0), ("LNG901: совет", 0)]
)
def test_errors_of_the_review_are_1_and_the_rest_0(metodist: Metodist, draft: Path, settings: str, code: int) -> None:
    (draft.parent / "metodist.yaml").write_text(f"{SETTINGS}  правила:\n    {settings}\n", "utf-8")
    assert metodist("check").code == code


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--select", "LNG"], 2),
        (["--select", "TRC,lng901"], 2),
        (["--select", "TRC", "--select", "LNG901"], 2),
        (["--select", "TRC"], 0),
        (["--ignore", "LNG901"], 0),
        (["--ignore", "TRC", "--ignore", "FIG"], 2),
        (["--severity", "ошибка"], 2),
        (["--severity", "Error"], 2),
        (["--confidence", "низкая"], 2),
        (["--confidence", "средняя"], 0),
        (["--confidence", "high"], 0),
    ],
    ids=str,
)
def test_the_report_is_cut_by_code_severity_and_confidence(
    metodist: Metodist, draft: Path, options: list[str], shown: int
) -> None:
    ran = metodist("check", *options)
    assert (ran.code, ran.out.count("LNG901 Описка")) == (int(shown > 0), shown)


def test_faults_of_a_description_are_never_cut(metodist: Metodist, draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8") + "цел: раз\n", "utf-8")
    ran = metodist("check", "--select", "TRC", "--severity", "ошибка", "--confidence", "высокая")
    assert (ran.code, ran.out.count("SCH004")) == (1, 2)  # the finding and the way to its page


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--select", "TTRC"], "--select: Нет правила «TTRC». Возможно, TRC."),
        (["--ignore", "LNG991"], "--ignore: Нет правила «LNG991». Возможно, LNG901."),
        (["--ignore", "SCH004"], "--ignore: SCH004 — ошибка описания, а не правило."),
        (["--select", " , "], "--select: ничего не названо."),
        (["--severity", "ошбка"], "--severity: нет такой важности: «ошбка». Возможно, ошибка."),
        (["--confidence", "никакая"], "--confidence: нет такой уверенности: «никакая»."),
        (["--unsafe"], "--unsafe сам ничего не делает"),
        (["--baseline", "прежние.json"], "Нет файла базы старых замечаний: прежние.json"),
    ],
    ids=str,
)
def test_a_slip_of_an_option_is_2(metodist: Metodist, draft: Path, options: list[str], words: str) -> None:
    ran = metodist("check", *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_silenced_findings_are_counted_and_told_to_programs(metodist: Metodist, draft: Path) -> None:
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("для всех", "для всех # metodist: ignore[LNG901] так в приказе"), "utf-8")
    assert metodist("check").counts == "Проверено описаний: 1; 1 ошибка; заглушено пометками 1."
    found = json.loads(metodist("check", "--format", "json").out)["findings"]
    assert [one["silenced"] for one in found] == ["так в приказе", None]
    (run,) = json.loads(metodist("check", "--format", "sarif").out)["runs"]
    assert [bool(one["suppressions"]) for one in run["results"]] == [True, False]


def test_a_saved_baseline_keeps_old_findings_out_of_sight(metodist: Metodist, draft: Path) -> None:
    ran = metodist("check", "--save-baseline", "прежние.json")
    assert ran.code == 0
    assert "Записано старых замечаний: 2, файл прежние.json" in ran.out
    draft.write_text("# сверху\n" + draft.read_text("utf-8") + "участники: Чтенее и чтенее\n", "utf-8")
    ran = metodist("check", "--baseline", "прежние.json")
    assert (ran.code, ran.out.count("LNG901 Описка")) == (1, 1)
    assert ran.counts == "Проверено описаний: 1; 1 ошибка; старых, из базы 2."
    assert len(json.loads(metodist("check", "--baseline", "прежние.json", "--format", "json").out)["findings"]) == 1


def test_fix_mends_what_is_safe_and_nothing_else(metodist: Metodist, draft: Path) -> None:
    text = draft.read_text("utf-8")
    left = [one for one in json.loads(metodist("check", "--format", "json").out)["findings"] if not one["fix"]["safe"]]
    ran = metodist("check", "--fix")
    assert ran.code == 1
    assert ran.out.startswith("Исправлено замечаний: 1 (программа.yaml — 1).\n")
    assert draft.read_text("utf-8") == text.replace("чтенее", "чтение")
    assert json.loads(metodist("check", "--format", "json").out)["findings"] == left
    again = metodist("check", "--fix").out.splitlines()
    assert again[0] == "Исправлений, которые сохраняют смысл, нет."
    assert again[1] == "Исправлений, которые меняют смысл: 1; посмотреть: metodist check --diff --unsafe"


def test_unsafe_fixes_are_made_only_on_request(metodist: Metodist, draft: Path) -> None:
    ran = metodist("check", "--fix", "--unsafe")
    assert (ran.code, ran.counts) == (0, "Проверено описаний: 1; замечаний нет.")
    assert "чтение" in draft.read_text("utf-8") and "ведут учащиеся" in draft.read_text("utf-8")


def test_diff_shows_the_fixes_and_changes_nothing(metodist: Metodist, draft: Path) -> None:
    before = hashes(draft.parent)
    for options in (["--diff"], ["--fix", "--diff"]):
        lines = metodist("check", *options).out.splitlines()
        assert [line for line in lines if line[0] in "+-"][2:] == [
            "-идея: Семейное чтенее для всех",
            "+идея: Семейное чтение для всех",
        ]
        assert lines[-2].startswith("Исправлений: 1. Ничего не изменено")
    assert "+механизмы: Кружок ведут учащиеся" in metodist("check", "--diff", "--unsafe").out
    assert hashes(draft.parent) == before


def test_what_is_silenced_cut_or_old_is_not_mended(metodist: Metodist, draft: Path) -> None:
    before = hashes(draft.parent)
    assert "сохраняют смысл, нет" in metodist("check", "--fix", "--ignore", "LNG901").out
    assert hashes(draft.parent) == before


def test_a_mended_file_keeps_its_rights_and_a_link_stays_a_link(metodist: Metodist, draft: Path) -> None:
    real = draft.with_name("настоящая.yaml.txt")
    draft.rename(real)
    draft.symlink_to(real)
    real.chmod(0o640)
    assert metodist("check", "--fix").out.startswith("Исправлено замечаний: 1")
    assert draft.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640


def test_reports_for_programs_stay_whole_beside_fixes(metodist: Metodist, draft: Path) -> None:
    ran = metodist("check", "--fix", "--format", "json")
    assert len(json.loads(ran.out)["findings"]) == 1
    assert ran.err.startswith("Исправлено замечаний: 1")


def test_build_runs_no_rules(metodist: Metodist, draft: Path) -> None:
    ran = metodist("build", "--to", "docx")
    assert ran.code == 0
    assert "LNG901" not in ran.err + ran.out
