"""Safe fixes from the registry: made in the file, they leave nothing of their rule behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.review.fixes import mend
from tests.workspaces import district

MEASURES = "мероприятия:\n  - мероприятие: Уроки чтения\n    срок: май 2027\n    ответственный: {}\n"
SECTION = "разделы:\n  - раздел: Основания\n    содержание:\n      - |\n        {}\n"
WRONG = "Закон от 29.12.2012 № 273-ФЗ «Об образовании\n        в России» даёт школе выбор."


@pytest.mark.parametrize(
    ("code", "fields", "mended"),
    [
        ("RSP002", MEASURES.format("Петров О."), "ответственный: петров"),
        ("RSP002", MEASURES.format("[иванова, О. Петров]"), "ответственный: [иванова, петров]"),
        ("RSP002", MEASURES.format("Нач. управления образования Иванова А. П."), "ответственный: иванова"),
        ("LEG001", "основания:\n  - Закон № 5-ОЗ\n", "  - закон"),
        ("LEG002", SECTION.format(WRONG), "в Российской Федерации» даёт школе выбор."),
    ],
)
def test_a_safe_fix_mends_its_finding(code: str, fields: str, mended: str, tmp_path: Path) -> None:
    folder = district(tmp_path, fields)
    (file,) = _mended(folder, code)
    assert mended in file
    (folder / "чтение.yaml").write_text(file, "utf-8")
    assert _mended(folder, code) == []


def _mended(folder: Path, code: str) -> list[str]:
    (checked,) = check([folder])
    review_all(checked)
    ours = [one for one in checked.findings if one.code == code and one.fix is not None and one.fix.safe]
    mended, refused = mend(ours, {str(folder / "чтение.yaml")})
    assert refused == []
    return [one.after.text for one in mended]
