"""The report on a terminal: file order, a line of the source once, the way to the pages, honest counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Finding, Place, Severity
from generator.reporters.text import as_text, summary
from tests.reporters.findings import found, write_draft


@pytest.fixture(autouse=True)
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return write_draft(tmp_path)


def test_only_open_findings_are_shown_in_file_order(draft: str) -> None:
    heads = [line for line in as_text(found(draft), rules={"TRC001"}).splitlines() if line.startswith(draft)]
    assert heads == [
        f"{draft}:1:6: совет TRC004 Ни к чему",
        f"{draft}:3:16: предупреждение LNG901 Описка «чтенее» [идея]",
        f"{draft}:4:7: ошибка TRC001 Нет мероприятия [цель]",
    ]


def test_what_bars_printing_comes_first_under_a_heading_of_its_own(draft: str) -> None:
    def said(*told: tuple[str, Severity]) -> list[str]:
        given = [Finding(code, "x", Place(draft, n), severity=how) for n, (code, how) in enumerate(told, 1)]
        starts = (draft, "Мешает", "Печатать")
        lines = as_text(given, rules={"TRC001"}).splitlines()
        return [re.sub(r".*(TRC001|SCH\d{3}).*", r"\1", line) for line in lines if line.startswith(starts)]

    expert, fault, advice = (
        ("TRC001", Severity.ERROR),
        ("SCH004", Severity.ERROR),
        ("SCH034", Severity.WARNING),
    )
    assert said(expert, advice, fault) == ["Мешает печатать:", "SCH004", "Печатать не мешает:", "TRC001", "SCH034"]
    assert said(expert, advice) == ["TRC001", "SCH034"]
    assert said(fault) == ["SCH004"]


def test_the_first_fifty_hold_what_bars_printing(draft: str) -> None:
    found = [Finding(code, "x", Place(draft, n)) for n, code in enumerate(["TRC001"] * 3 + ["SCH004"] * 3, 1)]
    assert as_text(found, {"TRC001"}, most=2).count("ошибка SCH004") == 2
    assert "TRC001 x" not in as_text(found, {"TRC001"}, most=2)


def test_a_place_of_several_findings_is_shown_once(draft: str) -> None:
    place = Place(draft, 3, 16, 6)
    text = as_text([Finding(code, "x", place) for code in ("TRC001", "TRC002", "TRC003")])
    assert text.count("Семейное чтенее") == 1
    assert text.index("TRC001") < text.index("^^^^^^") < text.index("TRC002")


def test_a_hint_is_not_said_twice_in_a_row(draft: str) -> None:
    said = [("TRC001", "Добавьте."), ("TRC001", "Добавьте."), ("TRC002", "Добавьте."), ("TRC001", "Уберите.")]
    text = as_text([Finding(code, "x", Place(draft, n), hint=hint) for n, (code, hint) in enumerate(said, 1)])
    assert [line.strip() for line in text.splitlines() if line.startswith("  ")].count("Добавьте.") == 2


def test_the_way_to_the_pages_stands_once_at_the_end(draft: str) -> None:
    pages, fixes = as_text(found(draft)).splitlines()[-2:]
    assert pages == "Подробнее: metodist rules LNG901, и так о каждом коде"
    assert fixes.startswith("Исправить без вас можно 1: metodist check --fix")
    assert as_text(found(draft)[1:2]).splitlines()[-1] == "Подробнее: metodist rules TRC001"
    assert as_text([]) == as_text(found(draft)[3:]) == ""


def test_the_counts_name_what_is_hidden(draft: str) -> None:
    assert summary(found(draft)) == "1 ошибка, 1 предупреждение, 1 совет; заглушено пометками 1; старых, из базы 1"
    assert summary(found(draft)[3:]) == "замечаний нет; заглушено пометками 1; старых, из базы 1"
    assert summary([]) == "замечаний нет"
    assert summary([Finding("TRC001", str(n), Place("а"), severity=Severity.ADVICE) for n in range(12)]) == "12 советов"
