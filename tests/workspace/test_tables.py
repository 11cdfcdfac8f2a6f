"""One slip in a table of schools, of expert sheets, of participants: the same code, at the cell where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Severity
from tests.books import book
from tests.derive.test_diagnosis_faults import OWN
from tests.evaluations import CRITERIA
from tests.workspace.test_bases import TABLE
from tests.workspaces import district, findings

Rows = list[list[Any]]
SHEETS = "вид: экспертная оценка\nтаблица: ответы.xlsx\nкритерии: форма\nбез личного интереса: да\nдата: 01.06.2026\n"
# A description with a table, its rows, what its second column is for. The last column has to be filled in each.
WORKS: dict[str, tuple[dict[str, str], Rows]] = {
    "schools": (
        {"описание": TABLE.replace("школы.csv", "ответы.xlsx")},
        [["код", "полное", "краткое", "дети"], ["а", "Школа № 1", "школа № 1", 120], ["б", "Лицей", "лицей", 80]],
    ),
    "sheets": (
        {"описание": SHEETS, "форма": CRITERIA},
        [
            ["код", "программа", "эксперт", "баллы.замысел", "баллы.исполнение"],
            ["а", "чтение", "петров", 2, 1],
            ["б", "чтение", "иванова", "1", 0],
        ],
    ),
    "participants": (
        {"описание": OWN + "таблица: ответы.xlsx\n"},
        [
            ["участник", "должность", "школа", "цели", "вопросы"],
            ["Ивлева Анна Петровна", "учитель", "Школа № 1", 8, 5],
            ["Громов Пётр Ильич", "директор", "Школа № 2", "4,5", 0],
        ],
    ),
}


def found(work: str, folder: Path, change: Callable[[Rows], Rows | bytes], name: str = "ответы.xlsx") -> list[Finding]:
    """What is found once the rows are changed, in a book or in the bytes of a table of another name."""
    files, rows = WORKS[work]
    table = change([list(row) for row in rows])
    (folder / name).write_bytes(table if isinstance(table, bytes) else book(table, "Ответы"))
    district(folder, **{key: text.replace("ответы.xlsx", name) for key, text in files.items()})
    return findings(folder / "описание.yaml")


def put(row: int, column: int, value: Any) -> Callable[[Rows], Rows]:
    def change(rows: Rows) -> Rows:
        rows[row][column] = value
        return rows

    return change


def under(*above: list[Any]) -> Callable[[Rows], Rows]:
    return lambda rows: [*above, *rows]


def over(*cells: Any) -> Callable[[Rows], Rows]:
    return lambda rows: [*rows, [*cells[:-1], *[None] * (len(rows[0]) - len(cells)), cells[-1]]]


def beside(*cells: Any) -> Callable[[Rows], Rows]:
    return lambda rows: [[*row, cell] for row, cell in zip(rows, cells, strict=True)]


def csv(sign: str, encoding: str, above: str = "") -> Callable[[Rows], bytes]:
    return lambda rows: "\n".join([above, *(sign.join(map(str, row)) for row in rows)]).strip("\n").encode(encoding)


FAULTS: dict[str, tuple[Callable[[Rows], Rows | bytes], list[tuple[str, str]]]] = {
    "nothing": (lambda rows: rows, []),
    "a title": (under(["Ответы за 2026 год"]), [("TAB002", "A1")]),
    "a title of three rows": (under(["Ответы"], ["за 2026 год", "Сосновка"], []), [("TAB002", "A1")]),
    "no row of headings": (lambda rows: rows[1:], [("TAB002", "A1")]),
    "headings only": (lambda rows: rows[:1], [("TAB001", "A1")]),
    "no column of keys": (lambda rows: [row[1:] for row in rows], [("TAB002", "A1")]),
    "totals": (over("Итого", 2), [("TAB004", "A4")]),
    "totals beside an empty key": (over(None, "Всего:", 2), [("TAB004", "B4")]),
    "an average": (over("Средний балл", 2), [("TAB004", "A4")]),
    "numbers of columns": (lambda rows: [rows[0], list(range(1, len(rows[0]) + 1)), *rows[1:]], [("TAB004", "A2")]),
    "a slip in a heading": (lambda rows: [[rows[0][0] + "ы", *rows[0][1:]], *rows[1:]], [("TAB003", "A1")]),
    "a doubled heading": (lambda rows: [[*row, row[1]] for row in rows], [("TAB002", "column")]),
    "a heading in capitals, with «ё»": (
        lambda rows: [[one.upper().replace("Е", "Ё") for one in rows[0]], *rows[1:]],
        [],
    ),
    "a column for people": (beside("Заметки для себя", "а", "б"), [("TAB003", "column")]),
    "a column of numbers": (beside("№ п/п", 1, 2), [("TAB003", "column")]),
    "a column without heading": (beside(None, "а", "б"), [("TAB002", "beside")]),
    "no key": (put(2, 0, None), [("TAB004", "A3")]),
    "nothing in a cell": (put(2, -1, None), [("TAB004", "last")]),
    "a formula never counted": (put(2, -1, "=1+1"), [("TAB005", "last")]),
    "a formula for a key": (put(2, 0, "=A2"), [("TAB005", "A3")]),
    "an error of Excel": (put(2, -1, "#DIV/0!"), [("TAB005", "last")]),
    "merged cells": (lambda rows: book(rows, "Ответы", merged="B2:B3"), [("TAB006", "B2")]),
    "hidden rows": (lambda rows: book(rows, "Ответы", hidden=(2, 3)), [("TAB008", "A2")]),
    "a number as a text with spaces": (put(2, -1, " 0\u00a0"), []),
}
CELLS = {"schools": ("D3", "E1", "E2"), "sheets": ("E3", "F1", "F2"), "participants": ("E3", "F1", "F2")}


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_alike_in_any_table(case: str, work: str, tmp_path: Path) -> None:
    change, expected = FAULTS[case]
    named = dict(zip(("last", "column", "beside"), CELLS[work], strict=True))
    told = [(one.code, one.place.cell) for one in found(work, tmp_path, change) if one.code != "TAB010"]
    assert told == [(code, named.get(cell, cell)) for code, cell in expected]


FORMS = {
    "semicolons": (csv(";", "utf-8"), []),
    "tabs": (csv("\t", "utf-8"), []),
    "commas": (lambda rows: csv(",", "utf-8")([*rows[:2], [str(one).replace(",", ".") for one in rows[2]]]), []),
    "in the signs of Windows": (csv(";", "cp1251"), [("TAB009", "A1")]),
    "a title of one cell": (csv(";", "utf-8", "Ответы школ, 2026 год"), [("TAB002", "A1")]),
    "a title of many cells": (csv(";", "utf-8", "Ответы;;"), [("TAB002", "A1")]),
    "in UTF-16": (csv(";", "utf-16"), [("TAB001", "A1")]),
}


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("form", FORMS)
def test_a_csv_of_any_form_is_read_or_told_of_once(form: str, work: str, tmp_path: Path) -> None:
    change, expected = FORMS[form]
    told = [(one.code, one.place.cell) for one in found(work, tmp_path, change, "ответы.csv")]
    assert told == expected


def test_what_a_slip_was_meant_to_be_is_named(tmp_path: Path) -> None:
    (fault,) = found("participants", tmp_path, put(0, -1, "вопроссы"))
    assert (fault.code, fault.place.cell, fault.hint.split(";")[0]) == ("TAB003", "E1", "Возможно, «Вопросы»")


SCORES = [
    ("sheets", put(2, -1, 3), "EXP010", "E3"),
    ("sheets", put(2, -1, "хорошо"), "SCH009", "E3"),
    ("sheets", put(2, -1, "-"), "EXP010", "E3"),
    ("sheets", put(0, -1, "баллы.исполненние"), "EXP011", "E1"),
    ("sheets", put(0, -1, "исполнение"), "EXP012", "A1"),
    ("sheets", put(2, 2, "петров"), "EXP014", "C3"),
    ("participants", put(2, -1, 6), "DGN004", "E3"),
    ("participants", put(2, -1, "хорошо"), "SCH009", "E3"),
    ("participants", lambda rows: [rows[0], rows[1], rows[1]], "DGN005", "A3"),
]


@pytest.mark.parametrize(("work", "change", "code", "cell"), SCORES)
def test_a_wrong_score_is_told_once_at_its_cell(
    work: str, change: Callable[[Rows], Rows], code: str, cell: str, tmp_path: Path
) -> None:
    told = [one for one in found(work, tmp_path, change) if one.severity is Severity.ERROR]
    assert [(one.code, one.place.cell) for one in told] == [(code, cell)]


def test_a_number_that_excel_made_a_day_is_told_so(tmp_path: Path) -> None:
    (fault,) = found("participants", tmp_path, put(2, -1, date(2026, 5, 1)))
    assert (fault.code, fault.place.cell, "за дату" in fault.hint) == ("SCH009", "E3", True)


def test_a_column_of_scores_not_named_so_is_told_how(tmp_path: Path) -> None:
    (advice,) = (one for one in found("sheets", tmp_path, put(0, -1, "исполнение")) if one.code == "TAB003")
    assert "«баллы.исполнение»" in advice.hint
