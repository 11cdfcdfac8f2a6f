"""What the field «проверка» of metodist.yaml chooses, and how its slips are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from tests.review.drafts import opened, reviewed, told

pytestmark = pytest.mark.usefixtures("spare_rule")
SLIPS = "идея: чтенее для детей\nмеханизмы: дети\n"
BOTH = ["LNG901 1", "LNG901 2"]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("только: LNG901", BOTH),
        ("только: [TRC001, LNG901]\n  кроме: TRC001", BOTH),
        ("только: LNG901, TRC001\n  кроме: TRC", BOTH),
        ("только: LNG901\n  кроме: LNG", []),
        ("только: LNG901\n  правила:\n    LNG901: нет", []),
        ("только: LNG901\n  правила:\n    LNG: нет\n    LNG901: совет", BOTH),
        ("только: LNG901\n  правила:\n    LNG901:\n      программа: нет", []),
        ("только: LNG901\n  правила:\n    LNG901:\n      важность: нет\n      программа: совет", BOTH),
        ("только: LNG901\n  правила:\n    LNG901:\n      приказ: нет", BOTH),
        ("только: LNG901\n  правила:\n    LNG901:\n      слова: [дети]", ["LNG901 2"]),
        ("только: LNG901\n  правила:\n    LNG901:\n      слова: дети", ["LNG901 2"]),
        ("только: LNG901\n  правила:\n    LNG901:\n      Не_больше: 2", []),
    ],
)
def test_settings_choose_rules_their_options_and_kinds(tmp_path: Path, settings: str, found: list[str]) -> None:
    assert told(reviewed(tmp_path, SLIPS, f"проверка:\n  {settings}\n")) == found


def test_no_review_is_wanted_in_a_word(tmp_path: Path) -> None:
    assert told(reviewed(tmp_path, SLIPS, "проверка: нет (папка для проб)\n")) == []


def test_importance_makes_findings_milder_or_graver(tmp_path: Path) -> None:
    for word, severity in (("совет", Severity.ADVICE), ("ошибка", Severity.ERROR)):
        checked = reviewed(tmp_path, SLIPS, f"проверка:\n  только: LNG901\n  правила:\n    LNG901: {word}\n")
        assert {one.severity for one in opened(checked)} == {severity}


@pytest.mark.parametrize(
    ("word", "severities"),
    [("ошибка", ["error", "warning"]), ("предупреждение", ["warning", "warning"]), ("совет", ["advice", "advice"])],
)
def test_no_sub_check_is_graver_than_its_rule_made_milder(tmp_path: Path, word: str, severities: list[str]) -> None:
    settings = f"проверка:\n  только: LNG901\n  правила:\n    LNG901: {word}\n"
    checked = reviewed(tmp_path, "идея: чтенее\nмеханизмы: ребята\n", settings)
    assert [one.severity.value for one in opened(checked)] == severities


@pytest.mark.parametrize(
    ("settings", "place", "code", "words"),
    [
        ("только: [TRC001, TTRC]", "2:20", "SCH011", "Возможно, TRC"),
        ("кроме: TRC001, LNG991", "2:18", "SCH011", "Возможно, LNG901"),
        ("только: SCH004", "2:11", "SCH011", "ошибка описания, а не правило"),
        ("правила:\n    TRC991: нет", "3:5", "SCH011", "Возможно, TRC001"),
        ("правила:\n    LNG901:\n      слово: дети", "4:7", "SCH004", "Возможно, «слова»"),
        ("правила:\n    LNG901:\n      важность: важно", "4:17", "SCH011", "Можно: ошибка, предупреждение, совет, нет"),
        ("правила:\n    LNG901:\n      приказ: советы", "4:15", "SCH011", "Возможно, «совет»"),
        ("правила:\n    LNG901:\n      не больше: много", "4:18", "SCH009", "не читается как число"),
        ("правила:\n    LNG901:\n      не больше: 1,5", "4:18", "SCH009", "не целое"),
        ("правила:\n    LNG901:\n      не больше: [1, 2]", "4:19", "SCH006", "одно значение"),
        ("правила:\n    XDC001:\n      паспорт: кратко", "4:16", "SCH011", "Возможно, «краткий»"),
        ("правила:\n    LEG004:\n      школьная: [федеральный, краевой]", "4:31", "SCH011", "региональный"),
        ("вес критериев:\n    K99: 2", "3:5", "SCH011", "Можно: K1, K2"),
        ("вес критериев:\n    K5: 0", "3:9", "SCH011", "от 0,1 до 10"),
        ("вес критериев:\n    K5: -3", "3:9", "SCH011", "от 0,1 до 10"),
        ("правило: нет", "2:3", "SCH004", "Возможно, «правила»"),
    ],
)
def test_a_slip_is_a_fault_at_its_place_with_the_nearest_word(
    tmp_path: Path, settings: str, place: str, code: str, words: str
) -> None:
    checked = reviewed(tmp_path, "", f"проверка:\n  {settings}\n")
    (fault,) = [one for one in opened(checked) if one.place.file.endswith("metodist.yaml")]
    assert (f"{fault.place.line}:{fault.place.column}", fault.code) == (place, code)
    assert words in said(fault)
    assert fault.path.startswith("проверка")


def said(finding: Finding) -> str:
    return f"{finding.message} {finding.hint}"


def test_a_broken_description_is_still_reviewed_by_the_rules_that_can(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, "идея: чтенее\nзадачии: нет\nэтапы: 12\nсрокк: 2026\n")
    assert "LNG901 1" in told(checked)
    assert any(one.code == "SCH004" for one in opened(checked))
