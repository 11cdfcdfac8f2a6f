"""Slips of one line do not hide those below them; what follows from a slip is not told as one."""

from __future__ import annotations

import pytest

from generator.reading.yaml_reader import read_yaml


def told(text: str) -> list[tuple[str, int]]:
    """Codes and lines of all findings; nothing of such a file is taken for a description."""
    value, findings = read_yaml(text.encode(), "a.yaml")
    assert value is None
    return [(one.code, one.place.line) for one in findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("цель: Школа: для всех\nидея: %50 роста\nместо: с. Луг: центр\n", "YML017 1, YML019 2, YML017 3"),
        ("цель: Школа: для\n  всех: и каждого\nидея: Река: класс\n", "YML017 1, YML017 3"),
        ("задачи:\n  - задача: Учить: всех\n    код: учить\n  - задача: Мерить: всё\n", "YML017 2, YML017 4"),
        ("идея: %50\nзадачи:\n– учить\n– мерить\nцель: Школа: дом\n", "YML019 1, YML031 3, YML017 5"),
        ("цель: Школа: дом\nидея: | Река\n  класс: двор\nместо: @луг\n", "YML017 1, YML019 2, YML019 4"),
        ('цель: Школа: дом\nидея: "Река\nместо: @луг\n', "YML017 1"),
        ("задачи:\n\t- учить\nцель: Школа: дом\n", "YML006 2, YML017 3"),
    ],
)
def test_slips_of_a_file_are_told_together(text: str, found: str) -> None:
    assert ", ".join(f"{code} {line}" for code, line in told(text)) == found
