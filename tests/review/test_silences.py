"""Silences: what a comment covers, what it must say, and what cannot be silenced."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.codes import pages
from tests.review.drafts import opened, reviewed, told
from tests.workspaces import district

pytestmark = pytest.mark.usefixtures("spare_rule")
IGNORE = "# metodist: ignore[LNG901]"


@pytest.mark.parametrize(
    ("fields", "left"),
    {
        "at the end of its line": (f"идея: Чтение и чтенее {IGNORE} так в приказе\n", []),
        "on a line of its own": (f"{IGNORE} так в приказе\nидея: чтенее\n", []),
        "above, with a note between": (f"{IGNORE} так в приказе\n# а это замечание для себя\n\nидея: чтенее\n", []),
        "after the sign of a block": (f"идея: | {IGNORE} так в приказе\n  раз\n  чтенее\n", []),
        "inside a block it is text": (f"идея: |\n  раз\n  чтенее {IGNORE} так\n", ["LNG901 3"]),
        "inside quotes it is text": (f'идея: "чтенее {IGNORE} так"\n', ["LNG901 1"]),
        "a whole list": (f"результаты: {IGNORE} так в приказе\n  - чтенее\n  - чтенее\n", []),
        "one entry": (f"результаты:\n  - чтенее {IGNORE} так в приказе\n  - чтенее\n", ["LNG901 3"]),
        "an entry with fields": (
            f"результаты:\n  - результат: раз {IGNORE} так в приказе\n    пояснение: чтенее\n  - чтенее\n",
            ["LNG901 4"],
        ),
        "the last line of a text of several": (f"идея: раз\n  чтенее {IGNORE} так в приказе\n", []),
        "other values stay": (f"идея: чтенее {IGNORE} так в приказе\nмеханизмы: чтенее\n", ["LNG901 2"]),
        "letters of the other alphabet": ("идея: чтенее # metodist: ignore[LNG901, ТRС001] так\n", []),
    }.values(),
)
def test_a_silence_covers_the_value_it_stands_beside(tmp_path: Path, fields: str, left: list[str]) -> None:
    found = [one for one in told(reviewed(tmp_path, fields)) if one.startswith("LNG")]
    assert found == left


def test_a_silenced_finding_stays_in_the_outcome_with_its_reason(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, f"идея: чтенее {IGNORE} так в приказе\n")
    ((outcome,),) = [one.outcomes for one in checked.reviews]
    (judged,) = outcome.judged
    assert judged.silenced
    assert judged.finding.silenced == "так в приказе"
    assert judged.finding in checked.findings
    assert not checked.faulty


@pytest.mark.parametrize(
    ("comment", "code", "words"),
    [
        ("# metodist: ignore[LNG901]", "SIL001", "без причины"),
        ("# metodist: ignore[LNG991] так в приказе", "SIL002", "Возможно, LNG901"),
        ("# metodist: ignore[LNG] так в приказе", "SIL002", "Код пишут целиком"),
        ("# metodist: ignore[SCH004] так в приказе", "SIL004", "SCH004 — ошибка описания"),
        ("# metodist: ignore LNG901 так в приказе", "SIL005", "Пишут так"),
        ("# metodist: ignore[] так в приказе", "SIL005", "Пишут так"),
        ("# metodist: игнор[LNG901] так в приказе", "SIL005", "Пишут так"),
    ],
)
def test_a_silence_that_says_too_little_is_a_fault_and_hides_nothing(
    tmp_path: Path, comment: str, code: str, words: str
) -> None:
    checked = reviewed(tmp_path, f"идея: чтенее {comment}\n")
    assert told(checked) == ["LNG901 1", f"{code} 1"]
    fault = opened(checked)[1]
    assert words in f"{fault.message} {fault.hint}"


def test_a_silence_that_hides_nothing_is_a_warning(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, f"идея: чтение {IGNORE} так в приказе\n")
    assert told(checked) == ["SIL003 1"]
    assert not checked.faulty


def test_of_a_rule_that_is_off_nothing_is_expected(tmp_path: Path) -> None:
    assert told(reviewed(tmp_path, f"идея: чтенее {IGNORE} так в приказе\n", "проверка: нет\n")) == []


def test_a_silence_of_several_codes_hides_each_and_answers_for_each(tmp_path: Path) -> None:
    checked = reviewed(
        tmp_path,
        "идея: чтенее # metodist: ignore[LNG901,TRC001] так\n",
        "проверка:\n  только: [LNG901, TRC001]\n  правила:\n    TRC001: нет\n",
    )
    assert told(checked) == []


def test_a_broken_file_has_no_silences(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, f"идея: чтенее {IGNORE}\n  два: три\n")
    assert {one.code[:3] for one in checked.findings} == {"YML"}


def test_aliases_that_lead_round_in_circles_are_no_trap(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, f"идея: чтенее {IGNORE} так\nмеханизмы: &a [*a, *a]\n")
    assert "YML009" in {one.code for one in checked.findings}


@pytest.mark.parametrize("code", [code for code in pages() if code.startswith("SIL")])
def test_the_samples_of_the_pages_are_true(tmp_path: Path, code: str) -> None:
    for part, faults in {"bad": [code], "good": []}.items():
        (checked,) = check([district(tmp_path / part, getattr(pages()[code], part))])
        review_all(checked)
        assert [one.code for one in opened(checked) if one.code.startswith("SIL")] == faults, part
