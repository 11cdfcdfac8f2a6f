"""The defence of the example of many schools: every number of its sheets, conclusions and protocol reckoned anew.

The numbers are taken from the raw table and files by code of this module alone: plain dicts and `statistics`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from generator.checking.check import Checked, check
from generator.papers.table import PAPERS
from generator.printing import compose, write
from tests.conftest import Golden
from tests.outline import outline
from tests.papers import outlines

DISTRICT = Path(__file__).parent.parent / "examples" / "округ"
GOLDEN = Path(__file__).parent / "golden"
SHOWN = {  # a golden outline of each look of the papers
    "защита-2026": "экспертный-лист",
    "лист-школа-троица-панин": "экспертный-лист",
    "лист-школа-загорье-ильина": "экспертный-лист",
    "программа-школа-троица": "заключение",
    "программа-школа-никольское": "заключение",
    "протокол-защиты": "протокол",
}
SCORE = "баллы."


@dataclass
class Raw:
    """One sheet as it stands in the files: scores as text by criterion."""

    code: str
    programme: str
    expert: str
    scores: dict[str, str]

    def total(self, weights: dict[str, int], keys: list[str] | None = None) -> int:
        return sum(weights[key] * int(self.scores[key]) for key in self.applied(keys))

    def most(self, weights: dict[str, int], keys: list[str] | None = None) -> int:
        return sum(2 * weights[key] for key in self.applied(keys))

    def applied(self, keys: list[str] | None = None) -> list[str]:
        return [key for key in keys or self.scores if self.scores[key] != "не применимо"]


def load(name: str) -> Any:
    return yaml.safe_load((DISTRICT / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def form() -> dict[str, dict[str, int]]:
    """Weights of criteria by group."""
    groups = load("критерии.yaml")["группы"]
    return {group["группа"]: {one["код"]: one.get("вес", 1) for one in group["критерии"]} for group in groups}


@pytest.fixture(scope="module")
def weights(form: dict[str, dict[str, int]]) -> dict[str, int]:
    return {key: weight for group in form.values() for key, weight in group.items()}


@pytest.fixture(scope="module")
def raw() -> list[Raw]:
    with (DISTRICT / "оценки.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    found = [
        Raw(
            f"лист-{row['код']}",
            row["программа"],
            row["эксперт"],
            {key.removeprefix(SCORE): value for key, value in row.items() if key.startswith(SCORE)},
        )
        for row in rows
    ]
    alone = load("лист-школа-троица.yaml")
    scores = {key: str(one["балл"] if isinstance(one, dict) else one) for key, one in alone["баллы"].items()}
    return [*found, Raw(alone["код"], alone["программа"], alone["эксперт"], scores)]


@pytest.fixture(scope="module")
def checked() -> Checked:
    (found,) = check([DISTRICT])
    assert not found.faulty
    return found


def lines(code: str, paper: str, checked: Checked) -> list[str]:
    composed = compose(PAPERS[paper], checked.workspace.descriptions[code], checked.workspace)
    return outlines.outline(composed.tree)


def shown(value: Fraction | int, digits: int = 2) -> str:
    exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(part: Fraction | int, whole: Fraction | int) -> str:
    return f"{shown(Fraction(part) / whole * 100, 1)} %"


def cells(line: str) -> list[str]:
    return line.split(": ", 1)[1].split(" | ")


def rows(found: list[str], table: str) -> list[list[str]]:
    """The rows of a table by its title, heads and groups left out."""
    start = next(n for n, line in enumerate(found) if line == f"table: {table}") + 1
    end = next((n for n, line in enumerate(found[start:], start) if not line.startswith("  ")), len(found))
    return [cells(line) for line in found[start:end] if line.startswith("  row: ")]


def test_there_are_two_or_three_sheets_of_a_school_and_one_of_the_last(raw: list[Raw]) -> None:
    numbers = [sum(one.programme == code for one in raw) for code in dict.fromkeys(one.programme for one in raw)]
    assert len(numbers) == 12
    assert sorted(set(numbers)) == [1, 2, 3]
    assert numbers.count(1) == 1


def test_every_number_of_every_sheet(
    raw: list[Raw], form: dict[str, dict[str, int]], weights: dict[str, int], checked: Checked
) -> None:
    for sheet in raw:
        found = lines(sheet.code, "экспертный-лист", checked)
        table = [row[2:6] if row[0] else [row[1], row[5]] for row in rows(found, "Оценка по критериям")]
        assert table == list(_sheet_rows(sheet, form)), sheet.code
        total, most = sheet.total(weights), sheet.most(weights)
        said = next(line for line in found if "Сумма баллов" in line)
        assert re.findall(r"\d[\d,]*", said) == [*map(str, (total, most)), percent(total, most).removesuffix(" %")]


def _sheet_rows(sheet: Raw, form: dict[str, dict[str, int]]) -> Iterator[list[str]]:
    every = {key: weight for group in form.values() for key, weight in group.items()}
    for group in form.values():
        for key, weight in group.items():
            score = sheet.scores[key]
            applies = score != "не применимо"
            yield [score, "2" if applies else "—", str(weight), str(weight * int(score)) if applies else ""]
        keys = list(group)
        yield ["Итого по группе", f"{sheet.total(every, keys)} из {sheet.most(every, keys)}"]
    yield ["Итого", f"{sheet.total(every)} из {sheet.most(every)}"]


@dataclass
class Whole:
    """All sheets of a programme together."""

    sheets: list[Raw]
    mean: Fraction
    most: Fraction

    @property
    def share(self) -> Fraction:
        return self.mean / self.most


@pytest.fixture(scope="module")
def wholes(raw: list[Raw], weights: dict[str, int]) -> dict[str, Whole]:
    found: dict[str, Whole] = {}
    for code in dict.fromkeys(one.programme for one in raw):
        mine = [one for one in raw if one.programme == code]
        totals, mosts = ([Fraction(getattr(one, name)(weights)) for one in mine] for name in ("total", "most"))
        found[code] = Whole(mine, mean(totals), mean(mosts))
    return found


def applied(code: str) -> tuple[int, ...]:
    """The date of the application, year first."""
    with (DISTRICT / "школы.csv").open(encoding="utf-8", newline="") as stream:
        days = {row["код"]: row["подана"] for row in csv.DictReader(stream, delimiter=";")}
    return tuple(map(int, reversed(days[code.removeprefix("программа-")].split("."))))


@pytest.fixture(scope="module")
def places(wholes: dict[str, Whole]) -> dict[str, int]:
    order = sorted(wholes, key=lambda code: (-wholes[code].share, applied(code)))
    return {code: number for number, code in enumerate(order, 1)}


DECISIONS = {
    80: "рекомендовать к утверждению",
    60: "рекомендовать к утверждению после доработки с учётом замечаний",
    40: "направить на доработку",
    0: "не рекомендовать к утверждению",
}


def decision(whole: Whole) -> str:
    return next(words for least, words in DECISIONS.items() if whole.share * 100 >= least)


def test_every_number_of_every_conclusion(
    wholes: dict[str, Whole], weights: dict[str, int], places: dict[str, int], checked: Checked
) -> None:
    for code, whole in wholes.items():
        found = lines(code, "заключение", checked)
        text = "\n".join(found)
        totals = [one.total(weights) for one in whole.sheets]
        is_short = any(one.most(weights) != 2 * sum(weights.values()) for one in whole.sheets)
        assert [[row[3], row[4]] for row in rows(found, "Оценки экспертов")] == [
            [f"{shown(total)} из {shown(most)}" if is_short else shown(total), percent(total, most)]
            for total, most in [
                *((Fraction(one.total(weights)), Fraction(one.most(weights))) for one in whole.sheets),
                *([(whole.mean, whole.most)] if len(totals) > 1 else []),
            ]
        ]
        assert ("в сумму листа не входит" in text) is is_short
        assert f"из {shown(whole.most)} ({percent(whole.mean, whole.most)})" in text
        assert f"— {places[code]} из 12" in text
        assert ("Порог — 60 % — пройден" in text) is (whole.share * 100 >= 60)
        assert f"{decision(whole)}." in text
        if len(totals) > 1:
            said = next(line for line in found if "разброс (наибольший" in line)
            expected = [min(totals), max(totals), max(totals) - min(totals)]
            assert re.findall(r"\d+", said) == list(map(str, expected))
        for key, row in zip(weights, rows(found, "Оценки по критериям"), strict=True):
            assert row[3:] == [str(weights[key]), *_criterion(key, whole)], (code, key)


def _criterion(key: str, whole: Whole) -> Iterator[str]:
    given = [int(one.scores[key]) for one in whole.sheets if key in one.applied()]
    if len(whole.sheets) > 1:
        yield from (one.scores[key] for one in whole.sheets)
    yield shown(Fraction(sum(given), len(given))) if given else "не применимо"
    if len(whole.sheets) > 1:
        apart = max(given) - min(given) if given else 0
        yield f"{apart}, расходятся" if apart > 1 else str(apart)


def test_one_pair_is_told_apart_by_the_date_of_its_application(wholes: dict[str, Whole]) -> None:
    shares = [one.share for one in wholes.values()]
    assert len(shares) - len(set(shares)) == 1


def test_every_number_of_the_protocol(wholes: dict[str, Whole], places: dict[str, int], checked: Checked) -> None:
    protocol = load("протокол.yaml")
    found = lines("протокол-защиты", "протокол", checked)
    roster = [protocol["председатель"], protocol["секретарь"], *protocol["члены"]]
    voting = [one for one in roster if one not in protocol["без голоса"]]
    present = [one for one in voting if one not in protocol["отсутствуют"]]
    said = next(line for line in found if "кворума" in line)
    needed = -(-2 * len(voting) // 3)
    assert re.findall(r"\d+", said) == [*map(str, (len(roster), len(voting), len(present))), "2", "3", str(needed)]
    votes = [list(map(int, re.findall(r"\d+", line))) for line in found if "ГОЛОСОВАЛИ" in line]
    asked = [item["голосование"] for item in protocol["повестка"]]
    assert votes == [list(one.values()) if one["против"] or one["воздержались"] else [one["за"]] for one in asked]
    assert [sum(one) for one in votes] == [
        len(present) - len(item.get("не голосуют", ())) for item in protocol["повестка"]
    ]
    own = {item["программа"]: item.get("решение") for item in protocol["повестка"] if "программа" in item}
    table = rows(found, "Итоги экспертизы программ")
    assert [row[2:] for row in table] == [
        [
            str(len(wholes[code].sheets)),
            shown(wholes[code].mean),
            percent(wholes[code].mean, wholes[code].most),
            str(place),
            "рекомендовать к утверждению" if own[code] else decision(wholes[code]),
        ]
        for code, place in places.items()
    ]


@pytest.mark.parametrize(("code", "paper"), SHOWN.items())
def test_papers_read_as_their_outlines(code: str, paper: str, checked: Checked, golden: Golden) -> None:
    composed = compose(PAPERS[paper], checked.workspace.descriptions[code], checked.workspace)
    assert composed.findings == ()
    written = write(composed.sheet, ("docx", "pdf"))  # parity is kept by the writing itself
    golden(GOLDEN / f"{code}.{paper}.txt", outline(written["docx"]))
