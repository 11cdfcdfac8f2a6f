"""Sums over rows that nobody around sees: the same, whether they are made of gists or of the rows themselves."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking.check import Checked, check, check_portion, compose_all
from generator.checking.portions import portions
from generator.content.tree import Tree
from generator.derive.collections import COLLECTIONS
from generator.derive.report_numbers import reckoning
from generator.derive.tracing import Sources, sources_of
from generator.workspace.gist import gists
from tests.workspaces import errors, write

DISTRICT = Path(__file__).parents[2] / "examples" / "округ"
BINDING = "протокол.yaml"  # names programmes of rows: what it names is common ground
ABSENT = ("дорожные карты", "справки", "территории", "протоколы")  # what the district lacks without the protocol
WHERE: dict[str, dict[str, str]] = {
    "программы": {"организация.руководитель.фамилия": "заполнено", "экспертиза.доля": "не менее 70"},
    "экспертные листы": {"программа.задачи.срок": "заполнено", "дата": "заполнено"},
    "показатели": {"единица": "%"},
    "мероприятия": {"срок": "заполнено"},
    "замечания": {"текст": "заполнено"},
    "приказы": {"организация": "заполнено"},
    "школы": {"краткое": "заполнено"},
}
Told = tuple[dict[tuple[str, str], Tree], Sources]


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The district of the examples, its report counting all that can be counted."""
    region = shutil.copytree(DISTRICT, tmp_path / "округ")
    file = region / "отчёт.yaml"
    report: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    for number, name in enumerate(COLLECTIONS):
        if name not in ABSENT:
            report["числа"][f"всего-{number}"] = {"считать": name}
            report["числа"][f"часть-{number}"] = {"считать": name, "где": WHERE.get(name, {})}
    report["разделы"][0]["содержание"].append({"вставить": "по территориям"})
    file.write_text(yaml.safe_dump(report, allow_unicode=True, sort_keys=False), "utf-8")
    return region


def told(every: Iterable[Checked]) -> Told:
    """The papers that sum up or rank, and where the numbers of the report come from."""
    trees: dict[tuple[str, str], Tree] = {}
    sources: Sources = {}
    for checked in every:
        assert not checked.faulty, checked.findings[0]
        composed = compose_all(checked, ("отчёт", "заключение"))
        trees |= {(one.description.id, one.paper.name): one.tree for one in composed}
        for one in checked.asked:
            sources |= sources_of(one, checked.workspace) if one.kind.name == "report" else {}
    return trees, sources


def in_portions(region: Path) -> Told:
    return told(check_portion(one) for one in portions([region], bound=1).portions)


def numbers_of(region: Path) -> dict[str, Fraction]:
    (checked,) = check([region])
    assert not checked.faulty, checked.findings[0]
    (report,) = (one for one in checked.asked if one.kind.name == "report")
    return {name: one.value for name, one in reckoning(report, checked.workspace).numbers.items()}


def test_a_report_and_conclusions_are_the_same_of_gists_and_of_rows(region: Path) -> None:
    of_rows = told(check([region]))
    (region / BINDING).unlink()
    of_gists = told(check([region]))
    assert len(of_rows[0]) == 13 and len(of_rows[1]) > 2 * len(WHERE)
    assert of_gists == of_rows
    assert in_portions(region) == of_rows


@pytest.mark.parametrize("name", ["отчёт.yaml", "критерии.yaml"])
def test_a_report_and_criteria_that_are_rows_are_seen_as_files_are(region: Path, name: str) -> None:
    (region / BINDING).unlink()
    numbers = numbers_of(region)
    code = re.search(r"^код: (.+)$", (region / name).read_text("utf-8"), re.MULTILINE)
    assert code is not None
    write(region, {name: (region / name).read_text("utf-8").replace(code[0], "код: <код>\nтаблица: одна.csv")})
    write(region, {"одна.csv": f"код\n{code[1]}\n"})
    assert numbers_of(region) == numbers


def test_a_condition_asks_for_words_as_they_are_written(region: Path) -> None:
    """Before typography sets them, of gists as of whole rows."""
    base = region / "программа.yaml"
    written = 'Программа "повышения" - качества'
    write(region, {base.name: re.sub("^тип: .*", f"тип: {written}", base.read_text("utf-8"), flags=re.MULTILINE)})
    report = (region / "отчёт.yaml").read_text("utf-8")
    asked = f"числа:\n  своего-типа:\n    считать: программы\n    где:\n      тип: {written}\n"
    write(region, {"отчёт.yaml": report.replace("числа:\n", asked, 1)})
    of_rows = numbers_of(region)
    (region / BINDING).unlink()
    assert numbers_of(region)["своего-типа"] == of_rows["своего-типа"] == 12


def test_rows_that_only_a_report_sees_are_known_by_their_gists(region: Path) -> None:
    (region / BINDING).unlink()
    (checked,) = check([region / "отчёт.yaml"])
    seen = checked.workspace.descriptions
    known = checked.workspace.gists
    assert "отчёт-2026" in seen and "программа-школа-1" not in seen and "программа-школа-1" in known
    assert "risks" not in known["программа-школа-1"].record and "tasks" in known["программа-школа-1"].record


def test_a_workspace_that_sums_nothing_up_keeps_no_gists(region: Path) -> None:
    for name in (BINDING, "отчёт.yaml", "оценка.yaml"):
        (region / name).unlink()
    (checked,) = check([region])
    assert not checked.workspace.gists


def test_a_gist_leads_to_gists() -> None:
    """Else one kept sheet would keep a whole programme."""
    (checked,) = check([DISTRICT])
    circle = [one for one in checked.asked if one.kind.name in ("programme", "evaluation")]
    found = {one.id: one for one in gists(circle, {("evaluation", "scores")}, {"руководитель"})}
    sheet = found["лист-школа-1-гордеев"].record
    assert sheet["programme"].entity.record is found["программа-школа-1"].record
    assert (
        sheet["scores"].keys()
        == next(one for one in circle if one.id == "лист-школа-1-гордеев").record["scores"].keys()
    )


SHEET_ROW = "школа-1-гордеев;1;программа-школа-1;гордеев;07.12.2026;1;"


@pytest.mark.parametrize("is_bound", [True, False])
def test_a_fault_of_a_sheet_is_told_once_beside_rows_of_their_own(is_bound: bool, region: Path) -> None:
    """The criterion's name is typeset between the two readings of it: with or without a no-break space."""
    if not is_bound:
        (region / BINDING).unlink()
    table, form = region / "оценки.csv", region / "критерии.yaml"
    faulty = table.read_text("utf-8").replace(SHEET_ROW, SHEET_ROW.removesuffix("1;") + "9;")
    unknown = faulty.replace("программа-школа-2;", "программа-школа-222;", 1)
    named = form.read_text("utf-8").replace("критерий: ", "критерий: Польза и ", 1)
    write(region, {"оценки.csv": unknown, form.name: named})
    assert [one.code for one in errors(region)].count("EXP010") == 1


def test_a_faulty_sheet_bars_the_report_and_places_among_programmes(region: Path) -> None:
    """A place is not known while a sheet of any programme is at fault; what tells of no place is printed."""
    (region / BINDING).unlink()
    table = region / "оценки.csv"
    text = table.read_text("utf-8")
    assert SHEET_ROW in text
    write(region, {"оценки.csv": text.replace(SHEET_ROW, SHEET_ROW.removesuffix("1;") + "9;")})
    assert [one.code for one in errors(region)] == ["EXP010"]
    every = [check_portion(one) for one in portions([region], bound=1).portions]
    composed = [one for checked in every for one in compose_all(checked)]
    printed = {(one.description.id, one.paper.name) for one in composed}
    withheld = [code for checked in every for code in checked.withheld.get("заключение", ())]
    assert {("программа-школа-2", "программа"), ("приказ-школа-2", "приказ")} <= printed
    assert "программа-школа-2" in withheld and "программа-школа-1" not in {code for code, _ in printed}
    assert not {paper for _, paper in printed} & {"отчёт", "заключение"}


def test_a_sheet_whose_code_is_taken_bars_the_places_of_all(region: Path) -> None:
    """One of the two is not read, and nobody knows which is meant."""
    (region / BINDING).unlink()
    rows = (region / "оценки.csv").read_text("utf-8").splitlines()
    again = [rows[0], rows[1].replace(";гордеев;", ";шубина;")]
    base = (region / "оценка.yaml").read_text("utf-8").replace("таблица: оценки.csv", "таблица: ещё.csv")
    write(region, {"ещё.csv": "\n".join(again) + "\n", "ещё.yaml": base})
    assert [one.code for one in errors(region)] == ["REF003"]
    every = [check_portion(one) for one in portions([region], bound=1).portions]
    printed = {one.paper.name for checked in every for one in compose_all(checked, ("отчёт", "заключение"))}
    assert not printed
