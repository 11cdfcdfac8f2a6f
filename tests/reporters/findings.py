"""A description with findings of every sort, for the reports to tell."""

from __future__ import annotations

from pathlib import Path

from generator.findings import Finding, Fix, Place, Related, Severity

TEXT = 'вид: программа\nнаименование: Школа "Парус"\nидея: Семейное чтенее\nцель: Читать\n'


def write_draft(folder: Path) -> str:
    """The draft's file as messages name it."""
    path = folder / "наш черновик.yaml"
    path.write_text(TEXT, "utf-8")
    return path.name


def found(file: str) -> list[Finding]:
    """An error with the other place, a warning with a fix, advice, one silenced, one old; not in the file's order."""
    slip = Place(file, 3, 16, 6)
    return [
        Finding(
            "LNG901",
            "Описка «чтенее»",
            slip,
            "идея",
            "Пишут «чтение».",
            Severity.WARNING,
            fix=Fix(slip, "чтенее", "чтение"),
        ),
        Finding(
            "TRC001",
            "Нет мероприятия",
            Place(file, 4, 7, 6),
            "цель",
            "Добавьте.",
            related=(Related(Place(file, 1), "здесь"),),
        ),
        Finding("TRC004", "Ни к чему", Place(file, 1, 6, 9), severity=Severity.ADVICE),
        Finding("TRC003", "Без показателя", Place(file, 4, 7, 6), silenced="так в приказе"),
        Finding("TRC005", "Без задачи", Place(file, 4, 7, 6), old=True),
    ]
