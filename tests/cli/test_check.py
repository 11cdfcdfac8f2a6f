"""`metodist check`: what it reads, whatever the path looks like, and how it reports."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, NO_REVIEW, PROGRAMME, Metodist

SLIP = "вид: программа\nнаименованье: Чтение\n"


@pytest.mark.parametrize(
    ("paths", "count"),
    [
        ([], 3),
        (["."], 3),
        (["а б/чтение (1).yaml"], 1),
        (["а б"], 2),
        (["./а б/../а б/чтение (1).yaml"], 1),
        (["программа.yaml", "программа.yaml", "./программа.yaml"], 1),
        (["программа.yaml", "а б/письмо.yml"], 2),
        (["программа.yaml", "."], 3),
    ],
    ids=str,
)
@pytest.mark.parametrize("workspace", [True, False], ids=["metodist.yaml", "folder"])
def test_it_reads_what_the_paths_name_and_each_file_once(
    metodist: Metodist, desk: Path, paths: list[str], count: int, workspace: bool
) -> None:
    (desk / "а б").mkdir()
    shutil.copy(PROGRAMME, desk / "а б" / "чтение (1).yaml")
    shutil.copy(PROGRAMME, desk / "а б" / "письмо.yml")
    if workspace:
        (desk / "metodist.yaml").write_text("рамка: gost\n", "utf-8")
    ran = metodist("check", *paths)
    assert ran.err == ""
    assert ran.counts.startswith(f"Проверено описаний: {count}; ")


def test_settings_named_as_a_path_mean_their_workspace(metodist: Metodist, desk: Path) -> None:
    (desk / "metodist.yaml").write_text("рамка: gost\n", "utf-8")
    assert metodist("check", "metodist.yaml") == metodist("check", "программа.yaml")


def test_a_folder_inside_the_workspace_knows_the_rest_of_it(metodist: Metodist, desk: Path) -> None:
    shutil.copytree(EXAMPLES, desk / "район")
    (desk / "район" / "приказы").mkdir()
    (desk / "район" / "приказ-97.yaml").rename(desk / "район" / "приказы" / "приказ-97.yaml")
    ran = metodist("check", "район/приказы")
    assert ran.code == 0, ran.out
    assert "Проверено описаний: 1;" in ran.out


@pytest.mark.parametrize("absolute", [True, False], ids=["absolute", "from above"])
def test_places_are_named_from_the_current_folder(
    metodist: Metodist, desk: Path, absolute: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "школа").mkdir()
    (desk / "школа" / "черновик.yaml").write_text(SLIP, "utf-8")
    out = metodist("check", (desk if absolute else Path()) / "школа").out
    assert out.removeprefix("Мешает печатать:\n\n").startswith("школа/черновик.yaml:")
    (desk / "другая").mkdir()
    monkeypatch.chdir(desk / "другая")
    assert f"\n{desk}/школа/черновик.yaml:" in metodist("check", desk / "школа").out


def test_a_finding_shows_its_line_the_way_to_mend_it_and_its_page(metodist: Metodist, desk: Path) -> None:
    (desk / "черновик.yaml").write_text(SLIP, "utf-8")
    out = metodist("check", "черновик.yaml").out
    start = out.index("черновик.yaml:2:1: ошибка SCH")
    lines = out[start:].splitlines()
    assert lines[1:3] == ["    2 | наименованье: Чтение", "      | ^^^^^^^^^^^^"]
    assert any("Подробнее: metodist rules SCH" in line for line in lines)


def test_of_a_long_line_it_shows_the_part_around_the_caret(metodist: Metodist, desk: Path) -> None:
    (desk / "черновик.yaml").write_text(f"вид: программа\nцель: {'слово ' * 50}<кто это> {'ещё ' * 50}\n", "utf-8")
    lines = metodist("check", "черновик.yaml").out.splitlines()
    (line, caret) = next(pair for pair in pairwise(lines) if "<кто" in pair[0])
    assert line.startswith("    2 | …") and line.endswith("…") and len(line) < 120
    assert line[caret.index("^") :].startswith(("<", "кто"))


def test_after_fifty_it_says_how_many_more(metodist: Metodist, desk: Path) -> None:
    (desk / "черновик.yaml").write_text(SLIP + "".join(f"поле{n}: да\n" for n in range(60)), "utf-8")
    ran = metodist("check", "черновик.yaml")
    everything = json.loads(metodist("check", "черновик.yaml", "--format", "json").out)["findings"]
    assert ran.code == 1
    assert len(re.findall(r"^черновик.yaml:\d+:\d+: ", ran.out, re.MULTILINE)) == 50
    assert f"… и ещё {len(everything) - 50}. Меньше сразу: --severity ошибка; все: --format json" in ran.out
    assert f"{len(everything)} ошиб" in ran.counts


def test_json_tells_the_same_findings_field_by_field(metodist: Metodist, desk: Path) -> None:
    shutil.copy(PROGRAMME, "вторая.yaml")
    for name in ("программа.yaml", "вторая.yaml"):
        path = desk / name
        path.write_text("код: чтение\n" + path.read_text("utf-8") + "цел: x\n", "utf-8")
    ran = metodist("check", "--format", "json")
    findings = json.loads(ran.out)["findings"]
    assert (ran.code, ran.err) == (1, "")
    keys = ["code", "severity", "file", "line", "column", "path", "message", "hint", "related", "fix", "silenced"]
    assert all(list(one) == keys for one in findings)
    assert [(one["file"], one["line"]) for one in findings] == sorted((one["file"], one["line"]) for one in findings)
    (double,) = [one for one in findings if one["code"] == "REF003"]
    assert double["severity"] == "error"
    (other,) = double["related"]
    assert {double["file"], other["file"]} == {"вторая.yaml", "программа.yaml"}
    assert sorted(other) == ["column", "file", "line", "message"]


def test_json_of_clean_descriptions_is_an_empty_list(metodist: Metodist, desk: Path) -> None:
    text = (desk / "программа.yaml").read_text("utf-8")
    (desk / "программа.yaml").write_text(text[: text.index("разделы:")], "utf-8")
    (desk / "metodist.yaml").write_text(NO_REVIEW, "utf-8")
    ran = metodist("check", "--format", "json")
    assert (ran.code, json.loads(ran.out)["findings"]) == (0, [])
