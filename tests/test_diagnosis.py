"""Every number of the map of deficits of the example, reckoned anew from the raw table by code of this module alone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking.check import Checked, check
from generator.derive.diagnosing import rows_of
from generator.papers.table import PAPERS
from generator.printing import compose, write
from tests.conftest import Golden
from tests.outline import outline
from tests.papers import outlines

DISTRICT = Path(__file__).parent.parent / "examples" / "округ"
GOLDEN = Path(__file__).parent / "golden"
CODE, PAPER = "диагностика-2026", "карта-дефицитов"
RAW: dict[str, Any] = yaml.safe_load((DISTRICT / "диагностика.yaml").read_text("utf-8"))
PEOPLE = list(csv.DictReader((DISTRICT / "диагностика.csv").read_text("utf-8").splitlines(), delimiter=";"))
PROFILES = [(one["профиль"], {c["код"]: c["макс"] for c in one["компетенции"]}) for one in RAW["профили"]]
NAMES = {c["код"]: c["компетенция"] for one in RAW["профили"] for c in one["компетенции"]}
MOST = {code: most for _, codes in PROFILES for code, most in codes.items()}
LEVELS = [(one["уровень"], int(one["от"].split()[0])) for one in RAW["уровни"]]
BELOW = int(RAW["порог дефицита"].split()[0])
Person = dict[str, str]


def shown(value: Fraction | int, digits: int = 2) -> str:
    exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(share: Fraction) -> str:
    return f"{shown(share * 100, 1)} %"


def share(person: Person, codes: list[str]) -> Fraction:
    return Fraction(sum(int(person[code]) for code in codes), sum(MOST[code] for code in codes))


def whole(person: Person) -> Fraction:
    return share(person, list(MOST))


def level(value: Fraction) -> str:
    return next(name for name, least in LEVELS if value * 100 >= least)


def deficits(person: Person) -> list[str]:
    return [code for code, most in MOST.items() if int(person[code]) * 100 < BELOW * most]


def mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def part(number: int, among: int) -> str:
    return f"{number} ({percent(Fraction(number, among))})" if number else "0"


def counted(people: list[Person]) -> list[str]:
    """What a row of a group says of its people."""
    levels = [sum(level(whole(one)) == name for one in people) for name, _ in LEVELS]
    lacking = sum(bool(deficits(one)) for one in people)
    numbers = [part(number, len(people)) for number in (*levels, lacking)]
    return [str(len(people)), percent(mean([whole(one) for one in people])), *numbers]


@pytest.fixture(scope="module")
def checked() -> Checked:
    (found,) = check([DISTRICT / "диагностика.yaml"])
    return found


@pytest.fixture(scope="module")
def printed(checked: Checked) -> list[str]:
    composed = compose(PAPERS[PAPER], checked.workspace.descriptions[CODE], checked.workspace)
    return outlines.outline(composed.tree)


def rows(found: list[str], table: str) -> list[list[str]]:
    """The rows of a table by its title, heads and groups left out."""
    start = found.index(f"table: {table}") + 1
    end = next(n for n, line in enumerate(found[start:], start) if not line.startswith("  "))
    return [line.removeprefix("  row: ").split(" | ") for line in found[start:end] if line.startswith("  row: ")]


def test_levels(printed: list[str]) -> None:
    shares: list[Callable[[Person], Fraction]] = [whole]
    shares += [lambda one, codes=list(codes): share(one, codes) for _, codes in PROFILES]  # type: ignore[misc]
    counts = [[sum(level(of(one)) == name for one in PEOPLE) for of in shares] for name, _ in LEVELS]
    table = rows(printed, "Участники по уровням")
    assert [row[2:] for row in table[:-1]] == [[part(number, len(PEOPLE)) for number in row] for row in counts]
    assert table[-1] == ["Всего", "", *[str(len(PEOPLE))] * 3]
    assert [row[1] for row in table] == ["от 80 %", "от 60 %, ниже 80 %", "от 40 %, ниже 60 %", "ниже 40 %", ""]


@pytest.mark.parametrize(
    ("column", "title"), [("должность", "должностям"), ("территория", "территориям"), ("школа", "организациям")]
)
def test_groups(column: str, title: str, printed: list[str]) -> None:
    names = {one[column] for one in PEOPLE}
    table = rows(printed, f"Участники по {title}")
    own = {name: counted([one for one in PEOPLE if one[column] == name]) for name in names}
    assert {row[0]: row[1:] for row in table} == {**own, "Всего": counted(PEOPLE)}
    assert sum(int(row[1]) for row in table[:-1]) == len(PEOPLE) == 40


def test_competences(printed: list[str]) -> None:
    expected = []
    for _, codes in PROFILES:
        for code, most in codes.items():
            average = mean([Fraction(int(one[code])) for one in PEOPLE])
            lacking = sum(code in deficits(one) for one in PEOPLE)
            number = list(MOST).index(code) + 1
            shares = [shown(average), percent(average / most), part(lacking, len(PEOPLE))]
            expected.append([str(number), NAMES[code], str(most), *shares])
        most = sum(codes.values())
        average = mean([share(one, list(codes)) for one in PEOPLE])
        expected.append(["", "По профилю", str(most), shown(average * most), percent(average), ""])
    assert rows(printed, "Компетенции") == expected


def test_words(printed: list[str]) -> None:
    said = "\n".join(printed)
    lacking = [one for one in PEOPLE if deficits(one)]
    means = {code: mean([Fraction(int(one[code]), MOST[code]) for one in PEOPLE]) for code in MOST}
    weak = sorted(MOST, key=lambda code: means[code])
    told = [f"{NAMES[code][0].lower()}{NAMES[code][1:]} — {percent(means[code])}" for code in weak[:3]]
    assert f"есть у {len(lacking)} из 40 участников ({percent(Fraction(len(lacking), 40))})" in said
    assert f"Средняя доля набранных баллов — {percent(mean([whole(one) for one in PEOPLE]))}." in said
    assert f"по компетенциям: {told[0]}, {told[1]} и {told[2]}." in said
    assert f"всего — {sum(PROFILES[0][1].values())} / Личностно-деловой" in said
    high, low = (sum(level(whole(one)) == LEVELS[n][0] for one in PEOPLE) for n in (0, -1))
    assert f"40 человек из {len({one['школа'] for one in PEOPLE})} школ" in said
    assert f"показали {high} участников ({percent(Fraction(high, 40))}), низкий — {low} участника." in said
    assert f"«{NAMES[weak[0]]}»: её средняя доля — {percent(means[weak[0]])}" in said
    assert f"дефицит — у {sum(weak[0] in deficits(one) for one in PEOPLE)} участников" in said


def test_participants(printed: list[str]) -> None:
    expected = []
    for number, one in enumerate(PEOPLE, 1):
        shares = [*(share(one, list(codes)) for _, codes in PROFILES), whole(one)]
        own = [one[column] for column in ("участник", "должность", "школа", "территория")]
        expected.append([str(number), *own, *(f"{percent(value)} / {level(value)}" for value in shares)])
    assert rows(printed, "Участники диагностики") == expected


def test_deficits(printed: list[str]) -> None:
    expected = []
    for one in filter(deficits, PEOPLE):
        named = [f"{NAMES[code].lower()} — {one[code]} из {MOST[code]}" for code in deficits(one)]
        own = [one["участник"], one["школа"], str(len(named))]
        expected.append([str(len(expected) + 1), *own, "; ".join(named).capitalize()])
    assert rows(printed, "Дефициты участников") == expected


def test_reports_count_its_participants_as_flat_records(checked: Checked) -> None:
    found = rows_of(checked.workspace.descriptions[CODE].record, checked.workspace.speech)
    directors = [one for one in found if one["должность"] == "директор"]
    assert len(directors) == sum(one["должность"] == "директор" for one in PEOPLE)
    assert [(one["доля"], one["уровень"]) for one in found] == [(whole(one), level(whole(one))) for one in PEOPLE]
    assert [one["доля.личностный"] for one in found] == [share(one, list(PROFILES[1][1])) for one in PEOPLE]


def test_the_map_reads_as_its_outline(checked: Checked, golden: Golden) -> None:
    composed = compose(PAPERS[PAPER], checked.workspace.descriptions[CODE], checked.workspace)
    assert composed.findings == ()
    written = write(composed.sheet, ("docx", "pdf"))  # parity is kept by the writing itself
    golden(GOLDEN / f"{CODE}.{PAPER}.txt", outline(written["docx"]))
