"""The readiness of a description from what came of the rules, those that the settings switch off included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.review.choice import HEAVIEST, LIGHTEST, plain_code, read_choice
from generator.review.readiness import Readiness, readiness
from generator.review.rulebook import rulebook
from generator.review.runner import Outcome, Weakened, review
from generator.review.silences import read_silences, silenced
from generator.rules.draft import Draft
from generator.rules.str001_missing_part import waived
from generator.schema.types import Number
from generator.workspace.load import Description, Workspace, shown

OFF = "выключено в metodist.yaml"
PASSPORT = "паспорт на защиту не идёт («профиль: паспорт»)"


def assess(description: Description, workspace: Workspace) -> Readiness:
    """The readiness of a description that has no faults, reviewed as the settings want it."""
    choice, _ = read_choice(workspace.settings)
    outcomes = review(Draft(description, workspace), choice.of(description.kind.name))
    silences, _ = read_silences(shown(description.path))
    return readiness_of(description, silenced(outcomes, silences), workspace)


def readiness_of(
    description: Description, outcomes: Sequence[Outcome], workspace: Workspace, faulty: bool = False
) -> Readiness:
    """The readiness that follows from outcomes; a rule switched off has judged nothing, and the coverage says so."""
    ran, draft = {one.rule.code for one in outcomes}, Draft(description, workspace)
    off = [
        Outcome(rule, rule.severity, missing=OFF if draft.is_whole else PASSPORT, weakened=Weakened.OFF)
        for rule in rulebook().values()
        if rule.code not in ran and description.kind.name in rule.kinds
    ]
    return readiness([*outcomes, *off], faulty, _weights(workspace.settings), len(waived(draft)))


def _weights(settings: Mapping[str, Any]) -> dict[str, float]:
    """A region's own weights of criteria, from the settings."""
    given = (settings["review"] or {}).get("weights") or {}
    return {
        plain_code(code): float(one["weight"].value)
        for code, one in given.items()
        if isinstance(one["weight"], Number) and LIGHTEST <= one["weight"].value <= HEAVIEST
    }
