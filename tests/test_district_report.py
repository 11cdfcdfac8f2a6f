"""The report of the example of many schools: every number it prints, reckoned anew from the raw tables and files.

Nothing of the package counts here: `csv` and PyYAML read the files, `fractions` add up. Forms of nouns are typed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from generator.checking.check import Checked, check, compose_all
from generator.content.tree import Chart, Figure
from tests.conftest import Golden
from tests.papers.outlines import outline

DISTRICT = Path(__file__).parent.parent / "examples" / "округ"
GOLDEN = Path(__file__).parent / "golden"
BANDS = [(80, "80 % и выше"), (60, "от 60 до 80 %"), (40, "от 40 до 60 %"), (0, "ниже 40 %")]
SCORE = "баллы."
Scores = dict[str, str]


def load(name: str) -> Any:
    return yaml.safe_load((DISTRICT / name).read_text("utf-8"))


def table(name: str) -> list[dict[str, str]]:
    with (DISTRICT / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


REPORT, SCHOOLS, ROWS = load("отчёт.yaml"), table("школы.csv"), table("оценки.csv")
SHORT = {f"программа-{row['код']}": row["краткое"] for row in SCHOOLS}
APPLIED = {f"программа-{row['код']}": row["подана"].split(".")[::-1] for row in SCHOOLS}
CRITERIA = {
    one.get("код"): (one["критерий"], one.get("вес", 1))
    for group in load("критерии.yaml")["группы"]
    for one in group["критерии"]
}


PERSONS = table("диагностика.csv")
POINTS = {one["код"]: one["макс"] for profile in load("диагностика.yaml")["профили"] for one in profile["компетенции"]}


def person_share(row: dict[str, str]) -> Fraction:
    return Fraction(sum(int(row[key]) for key in POINTS), sum(POINTS.values()))


def sheets() -> Iterator[tuple[str, str, Scores]]:
    """Programme, expert and scores of each sheet."""
    for row in ROWS:
        scores = {key.removeprefix(SCORE): value for key, value in row.items() if key.startswith(SCORE)}
        yield row["программа"], row["эксперт"], scores
    alone = load("лист-школа-троица.yaml")
    scores = {key: str(one["балл"] if isinstance(one, dict) else one) for key, one in alone["баллы"].items()}
    yield alone["программа"], alone["эксперт"], scores


SHEETS = list(sheets())


def given(scores: Scores) -> dict[str, int]:
    return {key: int(score) for key, score in scores.items() if score != "не применимо"}


def total(scores: Scores) -> int:
    return sum(CRITERIA[key][1] * score for key, score in given(scores).items())


def most(scores: Scores) -> int:
    return sum(2 * CRITERIA[key][1] for key in given(scores))


def shown(value: Fraction, digits: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(value: Fraction) -> str:
    return f"{shown(value * 100, 1)} %"


MEANS = {
    code: (mean(Fraction(total(one)) for one in mine), mean(Fraction(most(one)) for one in mine), len(mine))
    for code in dict.fromkeys(code for code, _, _ in SHEETS)
    for mine in [[scores for own, _, scores in SHEETS if own == code]]
}
SHARES = {code: points / greatest for code, (points, greatest, _) in MEANS.items()}
RECOMMENDED = sum(share >= Fraction(60, 100) for share in SHARES.values())
MEASURES = sum(len(group["мероприятия"]) for group in load("программа.yaml")["мероприятия"])


@pytest.fixture(scope="module")
def checked() -> Checked:
    (found,) = check([DISTRICT])
    assert not found.faulty
    found.asked = [one for one in found.asked if one.kind.name == "report"]
    return found


@pytest.fixture(scope="module")
def lines(checked: Checked) -> list[str]:
    (composed,) = compose_all(checked)
    assert composed.findings == ()
    return [line.replace("\u00a0", " ") for line in outline(composed.tree)]


def rows(lines: list[str], title: str) -> list[list[str]]:
    start = next(n for n, line in enumerate(lines) if line.startswith("table: ") and line.endswith(title)) + 1
    end = next((n for n, line in enumerate(lines[start:], start) if not line.startswith("  ")), len(lines))
    return [line.split(": ", 1)[1].split(" | ") for line in lines[start:end] if line.startswith("  row: ")]


def test_the_report_reads_as_its_outline(lines: list[str], golden: Golden) -> None:
    golden(GOLDEN / "отчёт-2026.отчёт.txt", "\n".join(lines) + "\n")


def test_every_number_in_its_sentences(lines: list[str]) -> None:
    """Each sentence with numbers, with the numbers that the raw files give."""
    schools, whole = len(SCHOOLS), REPORT["числа"]["школы-округа"]["дано"]
    programmes, experts = len(SHARES), len({expert for _, expert, _ in SHEETS})
    heads = sum(row["должность"] == "директор" for row in PERSONS)
    able = sum(person_share(row) >= Fraction(60, 100) for row in PERSONS)
    expected = [
        f"команды из {schools} школ: {len(PERSONS)} человек, в их числе {heads} директоров",
        f"остальные {len(PERSONS) - heads} человек",
        f"{able} человек — {percent(Fraction(able, len(PERSONS)))} ({able} из {len(PERSONS)})",
        f"набор данных своей школы ({len(PERSONS)} человек)",
        f"Разработаны {programmes} программ, в них {MEASURES * programmes} мероприяти",
        f"Экспертизу вели {experts} экспертов; они заполнили {len(SHEETS)} экспертных листов",
        f"подготовили {schools} приказов",
        f"рекомендованы {RECOMMENDED} программ; {programmes - RECOMMENDED} — на доработку",
        f"доля рекомендованных программ — {percent(Fraction(RECOMMENDED, programmes))} ({RECOMMENDED} из {programmes})",
        f"составила {percent(Fraction(schools, whole))} ({schools} из {whole})",
    ]
    text = "\n".join(lines)
    assert [one for one in expected if one not in text] == []


def test_one_number_is_the_same_wherever_it_stands(lines: list[str]) -> None:
    counted = Counter(re.findall(r"(\d+) (программ|школ|экспертных листов|эксперт)\w*", "\n".join(lines)))
    said: dict[str, set[str]] = {}
    for number, noun in counted:
        said.setdefault(noun, set()).add(number)
    assert said["школ"] == {str(len(SCHOOLS))}
    assert said["экспертных листов"] == {str(len(SHEETS))}
    assert said["программ"] <= {str(len(SHARES)), str(RECOMMENDED)}


def test_the_ranking(lines: list[str]) -> None:
    order = sorted(SHARES, key=lambda code: (-SHARES[code], APPLIED[code]))
    expected = [
        [str(place), SHORT[code], str(MEANS[code][2]), shown(MEANS[code][0], 2), percent(SHARES[code])]
        for place, code in enumerate(order, 1)
    ]
    assert [row[:5] for row in rows(lines, "Итоги экспертизы программ")] == expected


def weakest() -> list[tuple[str, list[int]]]:
    scores = {key: [given(one)[key] for _, _, one in SHEETS if key in given(one)] for key in CRITERIA}
    order = list(CRITERIA)
    found = sorted(scores.items(), key=lambda pair: (mean(map(Fraction, pair[1])), order.index(pair[0])))
    return found[:5]


def test_the_weakest_criteria(lines: list[str]) -> None:
    expected = [
        [CRITERIA[key][0], str(len(own)), shown(mean(map(Fraction, own)), 2), percent(mean(map(Fraction, own)) / 2)]
        for key, own in weakest()
    ]
    assert rows(lines, "Критерии с наименьшими оценками") == expected


def test_the_charts(checked: Checked) -> None:
    (composed,) = compose_all(checked)
    levels, bands, criteria = (
        block.picture
        for part in composed.tree.parts
        for block in part.blocks
        if isinstance(block, Figure) and isinstance(block.picture, Chart)
    )
    counts = Counter(next(least for least, _ in BANDS if share * 100 >= least) for share in SHARES.values())
    labels = [name.replace("\u00a0", " ") for name in bands.categories]
    assert list(zip(labels, map(int, bands.series[0].values), strict=True)) == [
        (label, counts[least]) for least, label in BANDS
    ]
    least = [int(one["от"].rstrip(" %")) for one in load("диагностика.yaml")["уровни"]]
    reached = Counter(next(one for one in least if person_share(row) * 100 >= one) for row in PERSONS)
    assert [int(value or 0) for value in levels.series[0].values] == [reached[one] for one in least]
    assert [f"{value}".replace(".", ",") for value in criteria.series[0].values] == [
        shown(mean(map(Fraction, own)) * 50, 1) for _, own in weakest()
    ]


def test_every_number_is_listed_with_its_source(lines: list[str]) -> None:
    listed = {row[0]: row[1] for row in rows(lines, "Числа отчёта и их источники")}
    assert listed.keys() == {name.replace("-", " ").capitalize() for name in REPORT["числа"]}
    assert listed["Участники"] == str(len(PERSONS))
    assert listed["Не рекомендованы"] == str(len(SHARES) - RECOMMENDED)


def test_the_manifest_traces_each_number_to_its_lines(checked: Checked) -> None:
    (composed,) = compose_all(checked)
    sources = composed.sheet.sources
    assert sources.keys() >= REPORT["числа"].keys() | {"итоги", "слабые критерии", "уровни диагностики"}
    assert sources["программы"] == {"значение": str(len(SHARES)), "откуда": [f"школы.csv: 2–{len(SCHOOLS) + 1}"]}
    assert sources["участники"]["откуда"] == [f"диагностика.csv: 2–{len(PERSONS) + 1}"]


def test_the_manifest_traces_a_count_by_scores_to_the_sheets(checked: Checked) -> None:
    (composed,) = compose_all(checked)
    sources = composed.sheet.sources
    lines = [line for line, row in enumerate(ROWS, 2) if SHARES[row["программа"]] >= Fraction(60, 100)]
    traced = dict(line.split(": ") for line in sources["рекомендованы"]["откуда"])
    assert traced.keys() == {"школы.csv", "оценки.csv", "лист-школа-троица.yaml"}
    assert _unfolded(traced["оценки.csv"]) == lines
    assert f"оценки.csv: 2–{len(ROWS) + 1}" in sources["итоги"]["откуда"]


def _unfolded(said: str) -> list[int]:
    """The lines of «2–4, 7»."""
    ends = [list(map(int, run.split("–"))) for run in said.split(", ")]
    return [line for run in ends for line in range(run[0], run[-1] + 1)]
