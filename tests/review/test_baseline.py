"""The baseline: old findings stay out of sight wherever they move, new ones do not hide behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Exit, UnreadablePath
from generator.review.baseline import baseline_text, read_baseline
from tests.review.drafts import ONLY, opened, reviewed, told

pytestmark = pytest.mark.usefixtures("spare_rule")
OLD = "результаты:\n  - Семейное чтенее\n  - Школьное чтенее\n"


def saved(folder: Path, fields: str = OLD) -> Path:
    """The baseline of a draft with these fields, beside it."""
    path = folder / "прежние.json"
    path.write_text(baseline_text(opened(reviewed(folder, fields)), path), "utf-8")
    return path


@pytest.mark.parametrize(
    ("fields", "left"),
    {
        "as it was": (OLD, []),
        "moved down": (f"# примечание\n\n{OLD}", []),
        "with an entry above": (OLD.replace(":\n", ":\n  - Олимпиада\n", 1), []),
        "with the entries in another order": ("результаты:\n  - Школьное чтенее\n  - Семейное чтенее\n", []),
        "one mended": ("результаты:\n  - Семейное чтение\n  - Школьное чтенее\n", []),
        "one more of the same": (f"{OLD}  - Школьное чтенее\n", ["LNG901 4"]),
        "with other words around": (OLD.replace("Школьное", "Районное"), ["LNG901 3"]),
        "in another field": (f"{OLD}идея: Семейное чтенее\n", ["LNG901 4"]),
    }.values(),
)
def test_old_findings_are_known_again(tmp_path: Path, fields: str, left: list[str]) -> None:
    known = read_baseline(saved(tmp_path))
    checked = reviewed(tmp_path, fields, baseline=known)
    assert told(checked) == left
    assert len([one for one in checked.findings if one.old]) == sum(
        "чтенее" in row for row in fields.split("\n")
    ) - len(left)


def test_an_old_finding_stays_in_the_outcome(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, OLD, baseline=read_baseline(saved(tmp_path)))
    assert [one.old for review in checked.reviews for one in review.findings] == [True, True]
    assert not checked.faulty


def test_settings_name_the_baseline_of_their_workspace(tmp_path: Path) -> None:
    saved(tmp_path)
    assert told(reviewed(tmp_path, OLD, f"{ONLY}  база: прежние.json\n")) == []


def test_the_file_is_the_same_whatever_the_order_and_the_folder(tmp_path: Path) -> None:
    one, two = saved(tmp_path / "а"), saved(tmp_path / "б")
    assert one.read_bytes() == two.read_bytes()
    assert '"text": "- Семейное чтенее"' in one.read_text("utf-8")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 1}', '{"version": 2, "findings": []}', '{"findings": [{}]}', "[" * 100_000]
)
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "прежние.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadablePath) as caught:
        read_baseline(path)
    assert caught.value.exit_code is Exit.USAGE
    assert caught.value.finding.code == "BAS001"
    assert "--save-baseline" in caught.value.finding.hint


def test_a_baseline_of_the_settings_that_is_not_there_is_a_fault_at_its_name(tmp_path: Path) -> None:
    checked = reviewed(tmp_path, OLD, f"{ONLY}  база: прежние.json\n")
    fault = next(one for one in checked.findings if one.code == "BAS001")
    assert (fault.place.line, fault.place.column, fault.path) == (3, 9, "проверка, база")
    assert told(checked)[1:] == ["LNG901 2", "LNG901 3"]
