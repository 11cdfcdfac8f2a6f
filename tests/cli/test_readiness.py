"""`metodist check` tells how ready a programme is: one line always, the whole profile when asked, data for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import Metodist
from tests.workspaces import district


def test_one_line_tells_the_score_or_why_there_is_none(metodist: Metodist, tmp_path: Path) -> None:
    told = metodist("check", district(tmp_path)).out
    assert "Готовность «Читаем вместе» (чтение): " in told
    assert "metodist check --readiness" in told


def test_the_profile_names_criteria_gates_and_gains(metodist: Metodist, tmp_path: Path) -> None:
    told = metodist("check", "--readiness", district(tmp_path)).out
    assert "К защите не пускают" in told
    assert "По критериям (0–2):" in told
    assert "Контролируемость" in told


def test_a_description_with_faults_has_no_score(metodist: Metodist, tmp_path: Path) -> None:
    told = metodist("check", district(tmp_path, "начало: 31.02.2027\n")).out
    assert "оценка не выставлена — сначала исправьте ошибки описания" in told


def test_json_holds_the_score_and_the_gains(metodist: Metodist, tmp_path: Path) -> None:
    (ready,) = json.loads(metodist("check", "--format", "json", district(tmp_path)).out)["readiness"]
    assert ready["description"] == "чтение"
    assert 0 < ready["coverage"] <= 1
    assert {"code", "file", "line", "points", "gate"} <= ready["gains"][0].keys()


def test_a_short_profile_is_told(metodist: Metodist, tmp_path: Path) -> None:
    told = metodist("check", district(tmp_path, "профиль: краткий\n")).out
    assert "Готовность «Читаем вместе» (чтение, краткий профиль): " in told
