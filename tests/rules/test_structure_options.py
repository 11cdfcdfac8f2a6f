"""Options of the rules of structure and traceability that change the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.review.rulebook import rulebook
from generator.review.runner import Chosen, review
from generator.rules.draft import Draft
from tests.workspaces import district

ONE_MEASURE = "мероприятия:\n  - мероприятие: Урок\n    срок: 2027\n    задачи: [учить, мерить]\n"


def messages(folder: Path, code: str, **options: object) -> list[str]:
    """What the rule says of the small district's programme with one measure."""
    (checked,) = check([district(folder, ONE_MEASURE)])
    rule = rulebook()[code]
    chosen = Chosen(rule, rule.severity, {**rule.options, **options})
    draft = Draft(checked.workspace.descriptions["чтение"], checked.workspace)
    return [judged.finding.message for one in review(draft, [chosen]) for judged in one.judged]


def test_only_the_chosen_parts_are_wanted(tmp_path: Path) -> None:
    assert messages(tmp_path, "STR001", части=("задачи", "риски")) == ["В программе нет части «риски»"]


@pytest.mark.parametrize(("least", "count"), [(1, 0), (2, 2)])
def test_a_task_may_need_several_measures(least: int, count: int, tmp_path: Path) -> None:
    assert len(messages(tmp_path, "TRC001", минимум=least)) == count
