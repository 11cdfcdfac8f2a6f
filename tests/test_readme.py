"""What the README claims is run: its descriptions, its commands, its pages."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from generator.checking.check import check, compose_all
from generator.checking.reviewing import review_all
from generator.cli.main import COMMANDS, main
from generator.reference import reference

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
DESCRIPTIONS = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("вид: программа")]
WHOLE = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("вид:")]


@pytest.mark.parametrize("text", DESCRIPTIONS, ids=range(len(DESCRIPTIONS)))
def test_its_descriptions_print_without_a_fault(text: str, tmp_path: Path) -> None:
    (tmp_path / "описание.yaml").write_text(text, encoding="utf-8")
    (checked,) = check([tmp_path])
    assert compose_all(checked)
    review_all(checked)
    assert checked.findings == []


def test_its_whole_programme_is_ready_for_a_defence(tmp_path: Path) -> None:
    (tmp_path / "программа.yaml").write_text(DESCRIPTIONS[1], encoding="utf-8")
    said = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert "замечаний нет" in said.output
    assert "100 из 100 — готово" in said.output


def test_its_other_descriptions_print_with_its_first_passport(tmp_path: Path) -> None:
    for text in (DESCRIPTIONS[0], *(text for text in WHOLE if not text.startswith("вид: программа"))):
        name = "первый-паспорт" if text is DESCRIPTIONS[0] else text.split()[1]
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (checked,) = check([tmp_path])
    assert {one.paper.name for one in compose_all(checked)} == {
        *("паспорт", "программа", "приказ"),
        *("экспертный-лист", "заключение", "протокол"),
        *("план", "план-факт", "справка", "карта-дефицитов", "отчёт"),
    }
    assert checked.findings == []


def test_the_figures_in_its_table_print_what_it_says(tmp_path: Path) -> None:
    kinds = ("справочник", "дорожная карта", "справка")
    named = {text.split("\n")[0].removeprefix("вид: "): text for text in WHOLE}
    figures = re.search(r"^\| пишу \| печатается \|\n\|---\|---\|\n(\| `<проведено.*?)\n\n", README, re.M | re.S)
    assert figures is not None
    rows = [row.strip("| ").split(" | ") for row in figures[1].split("\n")]
    pairs = [pair for name, said in rows for pair in zip(name.split(" · "), said.split(" · "), strict=True)]
    names = "|".join(name.strip("`") for name, _ in pairs)
    text = named["справка"].replace("    текст: ", f"    текст: {names} — ")
    for kind, word in zip(kinds, (named[kinds[0]], named[kinds[1]], text), strict=True):
        (tmp_path / f"{kind}.yaml").write_text(word, encoding="utf-8")
    (tmp_path / "первый-паспорт.yaml").write_text(DESCRIPTIONS[0], encoding="utf-8")
    (checked,) = check([tmp_path])
    printed = checked.workspace.descriptions["справка"].record["facts"][0]["text"].replace("\u00a0", " ")
    assert printed.split(" — ")[0].split("|") == [said for _, said in pairs]


def test_the_names_in_its_table_print_what_it_says(tmp_path: Path) -> None:
    registry = next(text for text in WHOLE if text.startswith("вид: справочник"))
    (tmp_path / "справочник.yaml").write_text(registry, encoding="utf-8")
    names = "<громов>|<громов дат.>|<громов кратко>|<громов полностью>|<задачи число>|<задачи словом дат.>"
    (tmp_path / "программа.yaml").write_text(f"{DESCRIPTIONS[0]}идея: {names}\n", encoding="utf-8")
    (checked,) = check([tmp_path])
    said = str(checked.workspace.descriptions["программа"].record["idea"]).replace("\u00a0", " ").split("|")
    assert [word for word in said if word not in README] == []


REVIEW = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("проверка:")]


@pytest.mark.parametrize("settings", REVIEW, ids=range(len(REVIEW)))
def test_the_settings_of_the_review_are_understood(settings: str, tmp_path: Path) -> None:
    (tmp_path / "metodist.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "описание.yaml").write_text(DESCRIPTIONS[0], encoding="utf-8")
    (checked,) = check([tmp_path])
    review_all(checked)
    assert [one.code for one in checked.findings if one.place.file.endswith("metodist.yaml")] == [
        "BAS001" for _ in range(settings.count("база:"))
    ]


def test_its_first_passport_is_the_example() -> None:
    assert DESCRIPTIONS[0] == (ROOT / "examples" / "первый-паспорт.yaml").read_text(encoding="utf-8")


def test_every_command_is_told_of() -> None:
    assert {name for name in COMMANDS if f"`metodist {name}" not in README} == set()


def test_its_commands_and_options_exist() -> None:
    for command in set(re.findall(r"metodist ([a-z]+)", README)):
        said = CliRunner().invoke(main, [command, "--help"])
        assert said.exit_code == 0, command
    options = set(re.findall(r"(?<=`)--[a-z]+|(?<= )--(?:to|format|paper)\b", README))
    helps = "".join(CliRunner().invoke(main, [command, "--help"]).output for command in COMMANDS)
    assert {option for option in options if option not in helps} == set()


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def test_it_opens_with_the_two_commands_and_a_picture() -> None:
    start = README[:500]
    assert start.index("make demo") < start.index("make test") < start.index("![")


def test_the_reference_is_fresh() -> None:
    assert (ROOT / "REFERENCE.md").read_text(encoding="utf-8") == reference(), "make reference"


def test_its_charts_are_drawn_in_its_programme(tmp_path: Path) -> None:
    (charts,) = (text for kind, text in BLOCKS if kind == "yaml" and text.startswith("- диаграмма:"))
    sections = next(text[text.index("разделы:") :] for text in DESCRIPTIONS if "код: причины" in text)
    (tmp_path / "описание.yaml").write_text(DESCRIPTIONS[0] + sections + indent(charts, " " * 6), encoding="utf-8")
    (checked,) = check([tmp_path])
    compose_all(checked)
    assert [one.message for one in checked.findings] == []
