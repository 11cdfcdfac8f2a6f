"""JSON tells every finding but the old ones, with exact fixes and the reasons of silences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.findings import Finding, Fix, Place
from generator.reporters.json import as_json
from tests.reporters.findings import found, write_draft


@pytest.fixture(autouse=True)
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return write_draft(tmp_path)


def test_findings_come_in_file_order_without_the_old_ones(draft: str) -> None:
    told = json.loads(as_json(found(draft)))["findings"]
    assert [one["code"] for one in told] == ["TRC004", "LNG901", "TRC001", "TRC003"]
    assert [one["silenced"] for one in told] == [None, None, None, "так в приказе"]


def test_a_fix_says_what_stands_there_and_what_comes(draft: str) -> None:
    (fix,) = [one["fix"] for one in json.loads(as_json(found(draft)))["findings"] if one["fix"]]
    ends = {"line": 3, "column": 20, "end_line": 3, "end_column": 21}  # only the letter that changes
    assert fix == {"file": draft, **ends, "old": "е", "new": "и", "safe": True}


def test_a_fix_that_cannot_be_made_is_none(draft: str) -> None:
    place = Place(draft, 3, 7)
    (told,) = json.loads(as_json([Finding("LNG901", "x", place, fix=Fix(place, "нет этого", "и"))]))["findings"]
    assert told["fix"] is None


def test_further_parts_stand_beside() -> None:
    assert json.loads(as_json([], readiness=[{"score": 90}])) == {"findings": [], "readiness": [{"score": 90}]}
