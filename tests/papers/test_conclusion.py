"""What a conclusion says of unusual scores: thresholds, decisive criteria, ties, many experts, criteria left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.findings import Severity
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.evaluations import CRITERIA, PROTOCOL, SHEET, defence
from tests.papers.outlines import outline
from tests.workspaces import PROGRAMME

EXPERTS = ("петров", "иванова", "б", "в", "г")


def sheets(scores: Iterable[tuple[str, str]], programme: str = "чтение", prefix: str = "лист") -> dict[str, str]:
    """A sheet an expert with scores of the two criteria."""
    found = {}
    for number, (expert, (first, second)) in enumerate(zip(EXPERTS, scores, strict=False), 1):
        text = SHEET.replace("петров", expert).replace("замысел: 2", f"замысел: {first}").replace("чтение", programme)
        text = text.replace("исполнение: 1", f"исполнение: {second}")
        found[prefix if number == 1 else f"{prefix}-{number}"] = text
    return found


def said(folder: Path, paper: str = "заключение", programme: str = "", **files: str) -> str:
    """A paper of the only programme, sheet or protocol of that name, as one text."""
    (found,) = check([defence(folder, programme, **files)])
    assert [f"{one.code} {one.message}" for one in found.findings if one.severity is Severity.ERROR] == []
    code = {"заключение": "чтение", "экспертный-лист": "лист"}.get(paper, paper)
    return "\n".join(outline(compose(PAPERS[paper], found.workspace.descriptions[code], found.workspace).tree))


BARRED = "направить на доработку"
LETS = "рекомендовать к утверждению"
CASES = {
    "the mean leads to the decision": ("", [("2", "2"), ("2", "1")], f"«Читаем вместе» {LETS}."),
    "a mean just below is not rounded up to it": (
        "решения:\n  - решение: принять\n    от: 66,7 %\n  - решение: вернуть\n    от: 0 %\n",
        [("2", "0"), ("2", "1"), ("2", "1")],
        "2,67 балла из 4 (66,67 %)",
    ),
    "below the threshold nothing is recommended": ("порог: 80 %\n", [("2", "1")], "Порог — 80 % — не пройден"),
    "below it at the mean the decision is a milder one": ("порог: 80 %\n", [("2", "1")], BARRED),
    "a threshold in points": ("порог: 3\n", [("2", "1")], "Порог — 3 — пройден"),
    "one expert above a threshold of each": (
        "порог каждого эксперта: 60 %\n",
        [("1", "1"), ("2", "1")],
        "не ниже него хотя бы у одного эксперта",
    ),
    "every expert below it": (
        "порог каждого эксперта: 60 %\n",
        [("1", "1"), ("1", "1")],
        "не может быть рекомендована",
    ),
    "decisions in points": (
        "решения:\n  - решение: принять\n    от: 3\n  - решение: вернуть\n    от: 0\n",
        [("2", "1")],
        "«Читаем вместе» принять.",
    ),
    "more experts than columns": ("", [("2", "2"), ("2", "1"), ("2", "0"), ("2", "1"), ("2", "1")], "0–2 | 1 | 2"),
    "three experts need no fourth": (
        "",
        [("2", "2"), ("0", "0"), ("2", "1")],
        "решение принято по среднему всех листов",
    ),
    "criteria show their weights": (
        "    вес: 2\n",
        [("2", "2"), ("2", "1")],
        "2 | Исполнение | 2 | 2 | 1 | 2 | 1,5 | 1",
    ),
    "one expert has no spread": ("", [("2", "2")], "Программу оценил один эксперт"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_conclusion_says(case: str, tmp_path: Path) -> None:
    fields, scores, words = CASES[case]
    assert words in said(tmp_path, форма=CRITERIA + fields, **sheets(scores))


def test_a_decisive_criterion_bars_a_recommendation_when_all_give_the_least(tmp_path: Path) -> None:
    form = CRITERIA + "    решающий: да\nрешения:\n  - решение: принять\n    от: 50 %\n    рекомендует: да\n"
    form += "  - решение: вернуть\n    от: 0 %\n"
    assert "«Читаем вместе» вернуть." in said(tmp_path / "все", форма=form, **sheets([("2", "0"), ("2", "0")]))
    assert "«Читаем вместе» принять." in said(tmp_path / "один", форма=form, **sheets([("2", "0"), ("2", "1")]))


def test_a_criterion_that_does_not_apply_makes_the_greatest_total_less(tmp_path: Path) -> None:
    form = CRITERIA + "    может не применяться: да\n"
    text = said(tmp_path, "экспертный-лист", форма=form, **sheets([("2", "не применимо")]))
    assert "Сумма баллов: 2 балла из 2 (100 %)." in text
    whole = said(tmp_path / "все", форма=form, **sheets([("2", "не применимо"), ("2", "1")]))
    totals = [line.split(" | ")[3:5] for line in whole.splitlines() if "%" in line and line.startswith("  row: ")]
    assert totals == [["3 из 4", "75 %"], ["2 из 2", "100 %"], ["2,5 из 3", "83,3 %"]]
    assert "в сумму листа не входит" in whole


TIES = {
    "": ("1–2", "1–2"),
    "ранжирование: дата заявки\n": ("2", "1"),
    "ранжирование: по алфавиту\n": ("2", "1"),
}


@pytest.mark.parametrize("rule", TIES)
def test_equal_programmes_stand_as_the_rule_says(rule: str, tmp_path: Path) -> None:
    other = PROGRAMME.replace("чтение\n", "письмо\n", 1).replace("Читаем", "Пишем")
    files = {
        **sheets([("2", "1")]),
        **sheets([("1", "2")], "письмо", "другой-лист"),
        "письмо": f"{other}подана: 01.05.2026\n",
        "протокол": PROTOCOL.replace("повестка:\n", "повестка:\n  - программа: письмо\n"),
    }
    if "алфавит" in rule:
        files["письмо"] = files["письмо"].replace("Пишем", "А пишем")
    text = said(tmp_path, "протокол", "подана: 02.05.2026\n", форма=CRITERIA + rule, **files)
    rows = {line.split(" | ")[1]: line.split(" | ")[5] for line in text.splitlines() if line.startswith("  row: ")}
    assert tuple(rows[name] for name in rows if "Читаем" in name) == (TIES[rule][0],)
    assert tuple(rows[name] for name in rows if "ишем" in name) == (TIES[rule][1],)


def test_a_remark_of_two_experts_is_said_once(tmp_path: Path) -> None:
    remark = "замечания:\n  - замечание: Мало данных.\n    критерий: замысел\n    место: цель\n"
    both = {name: text + remark for name, text in sheets([("1", "2"), ("1", "2")]).items()}
    text = said(tmp_path, **both)
    assert "Замысел | 1 | Мало данных (цель) (отметили 2 эксперта)" in text


def test_a_vote_may_be_told_as_unanimous(tmp_path: Path) -> None:
    protocol = PROTOCOL.replace("голосование:\n      за: 3\n      против: 1\n", "голосование: единогласно\n")
    assert "единогласно («за» — 4)" in said(tmp_path, "протокол", протокол=protocol)


def test_a_decision_by_its_code_prints_in_words_without_sheets_too(tmp_path: Path) -> None:
    protocol = PROTOCOL.replace("    голосование:", "    решение: рекомендовать-с-замечаниями\n    голосование:")
    sheet = SHEET.replace("форма", "другая")
    files = {"другая": CRITERIA.replace("код: форма", "код: другая"), "лист": sheet}
    text = said(tmp_path, "протокол", протокол=f"{protocol}критерии: форма\n", **files)
    assert "рекомендовать к утверждению после доработки с учётом замечаний" in text


def test_comments_upon_full_scores_print_too_and_who_is_named_by_words_signs_with_initials(tmp_path: Path) -> None:
    sheet = SHEET.replace("петров", "Гусева Т.А., учитель") + "комментарии:\n  замысел: цель измерима\n"
    text = said(tmp_path, лист=sheet)
    assert "Цель измерима" in text
    assert "signature: Эксперт |  | Т.А. Гусева" in text.replace("\u00a0", " ")


def test_a_blank_sheet_leaves_the_totals_to_the_expert(tmp_path: Path) -> None:
    form = CRITERIA + "    вес: 2\n    может не применяться: да\n"
    (found,) = check([defence(tmp_path, форма=form)])
    tree = compose(PAPERS["экспертный-лист"], found.workspace.descriptions["форма"], found.workspace).tree
    text = "\n".join(outline(tree)).replace("\u00a0", " ")
    assert "Итого |  |  |  | _____ из 6" in text
    assert "если не применим" in text and "Личную заинтересованность" in text
