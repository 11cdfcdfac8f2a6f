"""Options of the rules over text, and what their fixes leave in an author's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.review.fixes import mend
from generator.review.rulebook import rulebook
from generator.review.runner import Chosen, review
from generator.rules.draft import Draft
from tests.workspaces import district, write

SCHOOLS = """\
вид: справочник
организации:
  школа-2:
    полное: Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 2»
    краткое: МБОУ «СШ № 2»
"""


def messages(folder: Path, code: str, fields: str, **options: object) -> list[str]:
    """What the rule says of the small district's programme with these fields."""
    (checked,) = check([district(folder, fields)])
    rule = rulebook()[code]
    chosen = Chosen(rule, rule.severity, {**rule.options, **options})
    draft = Draft(checked.workspace.descriptions["чтение"], checked.workspace)
    return [judged.finding.message for one in review(draft, [chosen]) for judged in one.judged]


def test_words_of_the_settings_are_known_in_all_forms(tmp_path: Path) -> None:
    fields = "идея: В учереждениях мало приемственности.\n"
    assert len(messages(tmp_path, "LNG001", fields)) == 2
    assert messages(tmp_path, "LNG001", fields, слова=("приемственность", "учереждение")) == []


@pytest.mark.parametrize(("switched", "count"), [("пробелы", 1), ("процент", 1), ("ё", 2)])
def test_a_sort_of_signs_may_be_switched_off(switched: str, count: int, tmp_path: Path) -> None:
    assert len(messages(tmp_path, "LNG003", "идея: Доля 85% , не более.\n", **{switched: False})) == count


@pytest.mark.parametrize("named", ["Озёрский район", "сосед"])
def test_neighbours_of_the_settings_are_no_strangers(named: str, tmp_path: Path) -> None:
    fields = "территория: сосновский\nидея: Помогают школы Озёрского района.\n"
    write(tmp_path, {"соседи.yaml": "вид: справочник\nтерритории:\n  сосед: Озёрский район\n"})
    assert len(messages(tmp_path, "NAM005", fields)) == 1
    assert messages(tmp_path, "NAM005", fields, соседи=(named,)) == []


def test_alike_remarks_are_told_five_times(tmp_path: Path) -> None:
    found = messages(tmp_path, "LNG001", f"идея: {' '.join(['Мало методичиских приёмов.'] * 9)}\n")
    assert len(found) == 5
    assert found[-1] == "«методичиских» → «методических»? (и ещё 4 таких ниже)"


def test_fixes_are_made_in_words_as_typed(tmp_path: Path) -> None:
    idea = "идея: МБОУ-СШ №2 с 14.08. 2026 ведёт учёт , а расчет - завуч, согласно приказа.\n"
    settings = {"metodist.yaml": "рамка: gost\n", "школы.yaml": SCHOOLS}
    folder = write(district(tmp_path, idea), settings)
    (checked,) = check([folder / "чтение.yaml"])
    review_all(checked)
    fixed = [one for one in checked.findings if one.code[:3] in ("LNG", "NAM") and one.fix]
    (mended,), refused = mend(fixed, {checked.asked[0].place.file})
    assert not refused
    assert "идея: МБОУ «СШ № 2» с 14.08.2026 ведёт учёт, а расчёт - завуч, согласно приказу.\n" in mended.after.text
