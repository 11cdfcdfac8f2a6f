"""Terms of measures become intervals within the programme's term; what is not understood is said, not guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.findings import Severity
from tests.workspaces import PROGRAMME, with_fields, write

MEASURES = """\
срок: 2026–2028
разработчик: Школа № 4
мероприятия:
  - группа: Работа
    мероприятия:
      - мероприятие: Семинар
        срок: {term}
"""


def read(folder: Path, term: str):  # type: ignore[no-untyped-def]
    write(folder, {"чтение.yaml": with_fields(PROGRAMME, MEASURES.format(term=term))})
    (found,) = check([folder])
    (group,) = found.workspace.descriptions["чтение"].record["measures"]
    return group["measures"][0]["period"], found.findings


@pytest.mark.parametrize(
    ("term", "intervals"),
    [
        ("октябрь 2026", [(date(2026, 10, 1), date(2026, 10, 31))]),
        ("2026–2027", [(date(2026, 1, 1), date(2027, 12, 31))]),
        ("до 15.09.2026", [(None, date(2026, 9, 15))]),
        ("в течение всего срока реализации программы", [(date(2026, 1, 1), date(2028, 12, 31))]),
    ],
)
def test_a_term_has_its_intervals(term: str, intervals: list[tuple[date | None, date]], tmp_path: Path) -> None:
    period, findings = read(tmp_path, term)
    assert findings == []
    assert [(one.begin, one.end) for one in period.term.intervals] == intervals


def test_a_term_that_cannot_be_read_is_a_warning_at_its_piece(tmp_path: Path) -> None:
    period, (fault,) = read(tmp_path, "когда растает снег")
    assert (fault.code, fault.severity) == ("SCH024", Severity.WARNING)
    assert "начало" in fault.hint
    assert period == "когда растает снег"
    assert period.term is None


def test_a_programme_tells_its_own_term_in_words(tmp_path: Path) -> None:
    spoken = with_fields(PROGRAMME, MEASURES.format(term="весь срок реализации программы"))
    write(tmp_path, {"чтение.yaml": spoken.replace("срок: 2026–2028", "срок: сентябрь 2026 – май 2028", 1)})
    (found,) = check([tmp_path])
    (group,) = found.workspace.descriptions["чтение"].record["measures"]
    (interval,) = group["measures"][0]["period"].term.intervals
    assert (interval.begin, interval.end) == (date(2026, 9, 1), date(2028, 5, 31))


def test_dates_beside_it_say_what_words_cannot(tmp_path: Path) -> None:
    dates = "когда растает снег\n        начало: 01.04.2027\n        конец: 30.04.2027"
    period, findings = read(tmp_path, dates)
    assert findings == []
    assert period.term.intervals[0].end == date(2027, 4, 30)


def test_the_settings_choose_the_conventions(tmp_path: Path) -> None:
    write(tmp_path, {"metodist.yaml": "сроки:\n  неделя: семидневка\n"})
    period, findings = read(tmp_path, "2 неделя сентября 2026")
    assert findings == []
    assert period.term.intervals[0].begin == date(2026, 9, 8)


def test_the_school_year_and_its_quarters_are_the_offices_own(tmp_path: Path) -> None:
    quarters = "".join(f"    - {one}\n" for one in ("01.09–25.10", "05.11–28.12", "10.01–22.03", "01.04–25.05"))
    write(tmp_path, {"metodist.yaml": f"сроки:\n  учебный год: 01.09–25.05\n  четверти:\n{quarters}"})
    period, findings = read(tmp_path, "2 четверть 2026/27 учебного года")
    assert findings == []
    assert (period.term.intervals[0].begin, period.term.intervals[0].end) == (date(2026, 11, 5), date(2026, 12, 28))


def test_a_day_that_is_none_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"metodist.yaml": "сроки:\n  учебный год: 31.02–25.05\n"})
    _, (fault,) = read(tmp_path, "октябрь 2026")
    assert (fault.code, fault.path, fault.place.line) == ("SCH008", "сроки", 2)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ("срок: до 31 февраля 2027", "срок"),
        ("срок: до 31 февраля 2027\nначало: 01.09.2026\nконец: 01.03.2027", "срок"),
        ("срок: 2026–2027\nзадачи:\n  - задача: Учить\n    срок: 31.02.2027", "задачи, 1, срок"),
        ("срок: 2026–2027\nэтапы:\n  - этап: Первый\n    срок: 5 квартал 2027", "этапы, 1, срок"),
        ("срок: 2026–2027\nмероприятия:\n  - мероприятие: Семинар\n    срок: 13.2027", "мероприятия, 1, срок"),
        ("срок: 2026–2027\nпубликация:\n  - что: Отчёт\n    срок: 30 февраля", "публикация, 1, срок"),
    ],
)
def test_a_day_that_the_calendar_has_not_is_a_fault_wherever_it_stands(fields: str, path: str, tmp_path: Path) -> None:
    write(tmp_path, {"чтение.yaml": with_fields(PROGRAMME, f"{fields}\nразработчик: Школа № 4\n")})
    (found,) = check([tmp_path])
    (fault,) = found.findings
    assert (fault.code, fault.severity) == ("SCH008", Severity.ERROR)
    assert fault.path.startswith(path.split(", ")[0]) and fault.path.endswith("срок")
    assert "Нет так" in fault.message


def test_the_term_of_a_programme_is_read_as_any_other(tmp_path: Path) -> None:
    write(tmp_path, {"чтение.yaml": with_fields(PROGRAMME, MEASURES.format(term="весь период"))})
    text = (tmp_path / "чтение.yaml").read_text("utf-8").replace("срок: 2026–2028", "срок: сентябрь 2026 – май 2029")
    write(tmp_path, {"чтение.yaml": text})
    (found,) = check([tmp_path])
    assert found.findings == []
    record = found.workspace.descriptions["чтение"].record
    (interval,) = record["period"].term.intervals
    assert (interval.begin, interval.end) == (date(2026, 9, 1), date(2029, 5, 31))
    assert record["measures"][0]["measures"][0]["period"].term.intervals == (interval,)


def test_a_term_of_a_programme_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    fields = "срок: на время действия гранта\nразработчик: Школа № 4\n"
    write(tmp_path, {"чтение.yaml": with_fields(PROGRAMME, fields)})
    (found,) = check([tmp_path])
    assert [(one.code, one.severity, one.path) for one in found.findings] == [("SCH024", Severity.WARNING, "срок")]
