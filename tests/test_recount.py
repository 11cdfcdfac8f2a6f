"""Every number of the plan-fact and of the certificate of the examples, counted again from the YAML by code of its own.

Nothing of the package counts here: PyYAML reads the files, a dozen lines add up. What it cannot know is typed: which
measure lies beyond the map's term, forms of nouns.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking.check import check
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.papers.outlines import outline

EXAMPLES = Path(__file__).parent.parent / "examples"
BEYOND = {"итоги"}  # a measure of 2029
STATUSES = ("запланировано", "идёт по графику", "выполнено", "просрочено", "отменено")
SETTLED = ("выполнено", "просрочено", "отменено")
FORMS = {  # after 1, after 2–4, after 5; genitive plural is the last
    "выезд": ("выезд", "выезда", "выездов"),
    "выездной день": ("выездной день", "выездных дня", "выездных дней"),
    "занятие": ("занятие", "занятия", "занятий"),
    "заседание": ("заседание", "заседания", "заседаний"),
    "защита": ("защита", "защиты", "защит"),
    "вебинар": ("вебинар", "вебинара", "вебинаров"),
    "индивидуальный маршрут": ("индивидуальный маршрут", "индивидуальных маршрута", "индивидуальных маршрутов"),
    "консультация": ("консультация", "консультации", "консультаций"),
    "кружок": ("кружок", "кружка", "кружков"),
    "личный план": ("личный план", "личных плана", "личных планов"),
    "мастерская": ("мастерская", "мастерские", "мастерских"),
    "мероприятие": ("мероприятие", "мероприятия", "мероприятий"),
    "наставническая пара": ("наставническая пара", "наставнические пары", "наставнических пар"),
    "посещение": ("посещение", "посещения", "посещений"),
    "семинар": ("семинар", "семинара", "семинаров"),
    "сетевой урок": ("сетевой урок", "сетевых урока", "сетевых уроков"),
    "стажировка": ("стажировка", "стажировки", "стажировок"),
    "удостоверение": ("удостоверение", "удостоверения", "удостоверений"),
    "задание": ("задание", "задания", "заданий"),
    "человек": ("человек", "человека", "человек"),
}
Raw = dict[str, Any]


def raw(name: str) -> Raw:
    loaded: Raw = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text("utf-8"))
    return loaded


PROGRAMME, MAP, CERTIFICATE = raw("качество-2026"), raw("карта-2027"), raw("справка-2027")
GROUPS = [
    (group["группа"], [one for one in group["мероприятия"] if one["код"] not in BEYOND])
    for group in [*PROGRAMME["мероприятия"], *MAP["мероприятия"]]
]
MEASURES = {one["код"]: one for _, measures in GROUPS for one in measures}
ALL = [one["код"] for group in [*PROGRAMME["мероприятия"], *MAP["мероприятия"]] for one in group["мероприятия"]]


def fact(code: str) -> Raw:
    told = MAP["факты"].get(code, "запланировано")
    return told if isinstance(told, dict) else {"статус": told}


def held(code: str, sort: str = "проведено") -> Counter[str]:
    told = fact(code).get(sort) or (MEASURES[code].get(sort) if sort == "намечено" else {}) or {}
    return Counter({noun: len(one) if isinstance(one, list) else int(one) for noun, one in told.items()})


def participants(code: str) -> int:
    own = fact(code).get("участники")
    if own is not None:
        return int(own)
    events = [one for told in (fact(code).get("проведено") or {}).values() if isinstance(told, list) for one in told]
    return sum(int(one["участники"]) for one in events)


def total(codes: list[str], sort: str = "проведено") -> Counter[str]:
    found: Counter[str] = Counter()
    for code in codes:
        found.update(held(code, sort))
    return found


def agreed(number: int, noun: str, genitive: bool = False) -> str:
    one, few, many = FORMS[noun]
    last = number % 10 if number % 100 // 10 != 1 else 0
    said = one if last == 1 else few if last in (2, 3, 4) else many
    return f"{number} {many if genitive and last != 1 else said}"


def share(part: int, whole: int) -> str:
    exact = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{str(exact).removesuffix('.0').replace('.', ',')} % ({part} из {whole})"


def statuses(codes: list[str]) -> Counter[str]:
    return Counter(fact(code)["статус"] for code in codes)


def counts(codes: list[str]) -> list[int]:
    return [statuses(codes)[one] for one in STATUSES]


@pytest.fixture(scope="module")
def printed() -> dict[str, list[str]]:
    """The outlines of the papers, with plain spaces."""
    (checked, *_) = check([EXAMPLES])
    workspace = checked.workspace
    papers = (("карта-2027", "план-факт"), ("справка-2027", "справка"))
    return {
        paper: [
            line.replace("\u00a0", " ")
            for line in outline(compose(PAPERS[paper], workspace.descriptions[code], workspace).tree)
        ]
        for code, paper in papers
    }


def cells(lines: list[str], title: str) -> list[list[str]]:
    """The rows of a table by its title."""
    start = lines.index(f"table: {title}") + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("  "):
            break
        if line.startswith("  row: "):
            rows.append(line.removeprefix("  row: ").split(" | "))
    return rows


def test_the_summary_counts_each_group_and_all(printed: dict[str, list[str]]) -> None:
    expected = [*((name, [one["код"] for one in measures]) for name, measures in GROUPS), ("Всего", list(MEASURES))]
    assert cells(printed["план-факт"], "Сводка") == [
        [name, *map(str, (len(codes), *counts(codes), settled(codes)[1])), share(*settled(codes))]
        for name, codes in expected
    ]
    assert all(counts(list(MEASURES)))


def test_each_measure_tells_its_number_status_and_counts(printed: dict[str, list[str]]) -> None:
    rows = cells(printed["план-факт"], "Мероприятия")
    assert [row[0] for row in rows] == [str(ALL.index(code) + 1) for code in MEASURES]
    for code, row in zip(MEASURES, rows, strict=True):
        told = fact(code)
        day = told.get("дата")
        assert row[3] == (f"{told['статус']} / {day}" if day else told["статус"])
        assert row[4].split(" / ")[0] == ", ".join(done(code))


def done(code: str) -> list[str]:
    found, planned = held(code), held(code, "намечено")
    said = [
        f"{agreed(found[noun], noun)} при плане {planned[noun]}"
        if noun in planned and found[noun] > planned[noun]
        else f"{found[noun]} из {agreed(planned[noun], noun, genitive=True)}"
        if noun in planned
        else agreed(found[noun], noun)
        for noun in {**planned, **found}
    ]
    return said + ([agreed(participants(code), "человек")] if participants(code) else [])


def test_each_indicator_is_measured_against_the_plan_of_the_year(printed: dict[str, list[str]]) -> None:
    rows = cells(printed["план-факт"], "Показатели")
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(PROGRAMME["показатели"]) + 1)]
    for indicator, row in zip(PROGRAMME["показатели"], rows, strict=True):
        told = MAP["факты показателей"].get(indicator["код"])
        value = told["значение"] if isinstance(told, dict) else told
        plan, base = number(indicator["план"][2027]), number(indicator["база"])
        last = number(indicator["план"][2029])
        if value is None:
            assert row[4:7] == ["—", "—", "—"]
            continue
        gap = number(value) - plan
        is_down = last < base
        assert number(row[3]) == plan
        assert number(row[4]) == number(value)
        assert number(row[5].replace("−", "-").replace("+", "")) == gap
        assert row[6] == ("достигнут" if (gap <= 0 if is_down else gap >= 0) else "не достигнут")


def number(said: Any) -> Decimal:
    found = re.match(r"-?\d+(?:[.,]\d+)?", str(said))
    assert found is not None
    return Decimal(found[0].replace(",", "."))


def late(printed: list[str], title: str) -> list[str]:
    return [row[0] for row in cells(printed, title)]


@pytest.mark.parametrize("paper", ["план-факт", "справка"])
def test_what_is_late_or_cancelled_is_listed_whole(paper: str, printed: dict[str, list[str]]) -> None:
    for title, status in (("Просроченные мероприятия", "просрочено"), ("Отменённые мероприятия", "отменено")):
        expected = [str(ALL.index(code) + 1) for code in MEASURES if fact(code)["статус"] == status]
        assert late(printed[paper], title) == expected


def settled(codes: list[str]) -> tuple[int, int]:
    """How many are done, of how many whose time has come; what goes on ends after the map's day."""
    found = statuses(codes)
    return found["выполнено"], sum(found[one] for one in SETTLED)


def test_the_shares_of_the_directions_add_up(printed: dict[str, list[str]]) -> None:
    expected = [(one["направление"], one["мероприятия"]) for one in CERTIFICATE["факты"]]
    assert cells(printed["справка"], "Выполнение по направлениям") == [
        [name, str(len(codes)), str(settled(codes)[1]), str(settled(codes)[0]), share(*settled(codes))]
        for name, codes in [*expected, ("Все мероприятия", list(MEASURES))]
    ]


def said(name: str, codes: list[str]) -> str:
    """What a name of a figure prints."""
    path, form = (*name.split(" "), "")[:2]
    sort, _, noun = path.partition(".")
    noun = noun.replace("_", " ")
    if path == "вывод.оценка":
        part, whole = settled(list(MEASURES))
        counted = agreed(whole, "мероприятие", True)
        return f"частично: {part} из {counted}, срок которых наступил к 30 июня 2027 года"
    if noun == "участники":
        return agreed(sum(map(participants, codes)), "человек")
    if sort == "мероприятия":
        return agreed(statuses(codes)[noun], "мероприятие")
    if sort == "доля":
        return share(total(codes)[noun], total(codes, "намечено")[noun])
    if form == "предл":
        return {"4 защиты": "4 защитах"}[agreed(total(codes)[noun], noun)]
    return ("проведено " if form == "полностью" else "") + agreed(total(codes, sort)[noun], noun)


FIGURE = re.compile(r"<((?:проведено|намечено|мероприятия|доля|вывод)(?:\.[^ >]+)?(?: [^>]+)?)>")


def test_every_number_in_the_text_is_the_counted_one(printed: dict[str, list[str]]) -> None:
    texts = [(one["текст"], one["мероприятия"]) for one in CERTIFICATE["факты"]]
    texts.append((CERTIFICATE["вывод"], list(MEASURES)))
    names = 0
    for text, codes in texts:
        names += len(FIGURE.findall(text))
        expected = FIGURE.sub(lambda found, codes=codes: said(found[1], codes), text.strip())  # type: ignore[misc]
        expected = expected.replace("<иро род кратко>", "института развития образования")
        assert f"body: {expected}" in printed["справка"]
    assert names >= 14
    assert len(re.findall("<", "".join(text for text, _ in texts))) == names + 1
