"""When measures happen, and how many events they give in a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.derive.intervals import events_in, intervals_of, is_whole, recurrence_of, written_days
from generator.language.terms import Interval
from generator.workspace.terms import programme_interval
from tests.workspaces import district

YEAR = Interval(date(2027, 1, 1), date(2027, 12, 31))


def measure(folder: Path, fields: str):  # type: ignore[no-untyped-def]
    text = f"срок: 2026–2028\nмероприятия:\n  - мероприятие: Дело\n    {fields}\n"
    (checked,) = check([district(folder, text)])
    record = checked.workspace.descriptions["чтение"].record
    return record["measures"][0]["measures"][0], programme_interval(record)


@pytest.mark.parametrize(
    ("fields", "events"),
    [
        ("срок: октябрь, февраль ежегодно", 2),
        ("срок: октябрь – май ежегодно", 1),
        ("срок: ежеквартально", 4),
        ("срок: ежемесячно с июля 2027", 6),
        ("срок: март 2027", 1),
        ("срок: март 2026", 0),
        ("срок: до 15.09.2027", 1),
        ("срок: 2026–2028", 0),
        ("срок: постоянно", 0),
        ("срок: 2026–2028\n    вехи: [01.03.2027 — черновик, 01.03.2028 — издание]", 1),
        ("начало: 01.10.2027\n    конец: 02.10.2027", 1),
    ],
)
def test_a_measure_gives_so_many_events_in_2027(fields: str, events: int, tmp_path: Path) -> None:
    found, _ = measure(tmp_path, fields)
    assert events_in(found, YEAR) == events


@pytest.mark.parametrize(
    ("term", "whole", "recurs"),
    [("2026–2028", True, False), ("постоянно", True, False), ("ежемесячно", True, True), ("2027–2028", False, False)],
)
def test_a_measure_of_the_whole_term_is_told_from_one_that_recurs(
    term: str, whole: bool, recurs: bool, tmp_path: Path
) -> None:
    found, programme = measure(tmp_path, f"срок: {term}")
    assert programme is not None
    assert (is_whole(found, programme), recurrence_of(found) is not None) == (whole, recurs)


def test_a_term_that_is_not_known_gives_no_interval(tmp_path: Path) -> None:
    assert intervals_of(measure(tmp_path, "срок: по мере необходимости")[0]) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15.03.2027 — планы изменены", date(2027, 3, 15)),
        ("май 2027 – собраны отзывы", date(2027, 5, 31)),
        ("Черновик готов 01.03.2027", date(2027, 3, 1)),
        ("Черновик готов", None),
    ],
)
def test_a_milestone_tells_its_day(text: str, day: date | None) -> None:
    found = written_days(text)
    assert (found.end if found else None) == day
