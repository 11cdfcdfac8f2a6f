"""SARIF: the shape that code hosts and editors read (the whole of it was held once against the OASIS schema)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.findings import Finding, Place
from generator.reporters.sarif import as_sarif
from generator.review.rulebook import pages, rulebook
from tests.reporters.findings import TEXT, found, write_draft

pytestmark = pytest.mark.usefixtures("spare_rule")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The only run of the report on the draft."""
    monkeypatch.chdir(tmp_path)
    report = json.loads(as_sarif(found(write_draft(tmp_path)), pages(), rulebook()))
    assert (report["version"], report["$schema"].endswith("sarif-2.1.0.json")) == ("2.1.0", True)
    (only,) = report["runs"]
    return only


def test_results_come_in_file_order_without_the_old_ones(run: dict[str, Any]) -> None:
    told = [(one["ruleId"], one["level"]) for one in run["results"]]
    assert told == [("TRC004", "note"), ("LNG901", "warning"), ("TRC001", "error"), ("TRC003", "error")]


def test_each_result_leads_to_the_page_of_its_rule(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    (task,) = [rule for rule in rules if rule["id"] == "TRC001"]
    assert task["name"] == "task-without-measure"
    assert task["shortDescription"]["text"] == "Задача без мероприятия"
    assert task["defaultConfiguration"] == {"level": "error"}
    assert task["properties"] == {"gate": True, "confidence": "high", "criterion": "K5"}
    assert "Плохо" in task["help"]["text"] and "```yaml" in task["help"]["markdown"]


def test_places_are_those_of_the_file(run: dict[str, Any]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    slip = next(one for one in run["results"] if one["ruleId"] == "LNG901")["locations"][0]
    region = slip["physicalLocation"]["region"]
    line = TEXT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "чтенее"
    assert unquote(slip["physicalLocation"]["artifactLocation"]["uri"]) == "наш черновик.yaml"
    assert " " not in slip["physicalLocation"]["artifactLocation"]["uri"]
    assert slip["logicalLocations"] == [{"fullyQualifiedName": "идея"}]


def test_a_fix_deletes_a_region_and_inserts_words(run: dict[str, Any]) -> None:
    (fix,) = next(one for one in run["results"] if "fixes" in one)["fixes"]
    (change,) = fix["artifactChanges"][0]["replacements"]
    assert change == {
        "deletedRegion": {"startLine": 3, "startColumn": 20, "endLine": 3, "endColumn": 21},
        "insertedContent": {"text": "и"},
    }


def test_only_a_silenced_finding_is_suppressed(run: dict[str, Any]) -> None:
    suppressed = {one["ruleId"]: one["suppressions"] for one in run["results"]}
    assert suppressed.pop("TRC003") == [{"kind": "inSource", "justification": "так в приказе"}]
    assert set(map(str, suppressed.values())) == {"[]"}


def test_the_other_place_is_told(run: dict[str, Any]) -> None:
    (other,) = next(one for one in run["results"] if one["ruleId"] == "TRC001")["relatedLocations"]
    assert (other["id"], other["message"], other["physicalLocation"]["region"]["startLine"]) == (
        1,
        {"text": "здесь"},
        1,
    )


def test_a_file_of_elsewhere_is_named_by_its_whole_address() -> None:
    report = json.loads(as_sarif([Finding("SCH004", "x", Place("/tmp/а б.yaml"))], pages(), rulebook()))
    (result,) = report["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///tmp/%D0%B0%20")
