"""Small drafts whose only rule is the spare one: what it finds, where, and what is said of silences and settings."""

from __future__ import annotations

from pathlib import Path

from generator.checking.check import Checked, check
from generator.checking.reviewing import review_all
from generator.findings import Finding
from generator.review.baseline import Baseline
from tests.workspaces import PROGRAMME, write

ONLY = "проверка:\n  только: LNG901\n"


def reviewed(folder: Path, fields: str, settings: str = ONLY, baseline: Baseline | None = None) -> Checked:
    """The workspace of one programme with these fields more, checked and reviewed."""
    write(folder, {"metodist.yaml": settings, "чтение.yaml": PROGRAMME.replace("управление", "Школа") + fields})
    (checked,) = check([folder])
    review_all(checked, baseline)
    return checked


def told(checked: Checked) -> list[str]:
    """The open findings as «КОД строка», lines counted from the first of the added fields."""
    first = PROGRAMME.count("\n")
    return [f"{one.code} {one.place.line - first}" for one in opened(checked)]


def opened(checked: Checked) -> list[Finding]:
    return [one for one in checked.findings if one.open]
