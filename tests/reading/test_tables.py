"""Tables of Excel and CSV: what a person sees in a cell, where it stands, what is wrong with it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.reading.cells import seen
from generator.reading.tables import Table, read_table
from tests.books import SCHOOLS, book

HEADS = ["код", "краткое", "номер"]


def table_of(data: bytes, folder: Path, name: str) -> tuple[list[list[str]], list[Finding]]:
    """The rows of a table of these bytes, its headings first, and the findings."""
    (folder / name).write_bytes(data)
    table: Table = read_table(folder / name, name)
    rows = [list(map(str, table.headings)), *([str(cell) for cell in row] for row in table.rows)]
    return rows, table.findings


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (7, "General", "7"),
        (7, "000", "007"),
        (38.5, "General", "38,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.385, "0.0%", "38,5 %"),
        (0.385, "0%", "39 %"),
        (1234567.5, "#,##0.00", "1\u00a0234\u00a0567,50"),
        (1.5, "0.00", "1,50"),
        (-3, "0;[Red]-0", "-3"),
        (date(2026, 8, 28), "mm-dd-yy", "28.08.2026"),
        (datetime(2026, 8, 28, 14, 5), "General", "28.08.2026 14:05"),
        (True, "General", "да"),
        ("  школа ", "@", "школа"),
        (None, "General", ""),
    ],
)
def test_a_cell_reads_as_a_person_sees_it(value: Any, number_format: str, shown: str) -> None:
    assert seen(value, number_format) == shown


def test_a_book_and_a_csv_of_the_same_table_read_the_same() -> None:
    one, other = (read_table(SCHOOLS.with_suffix(suffix), "школы") for suffix in (".csv", ".xlsx"))
    assert one.headings == other.headings
    assert list(one.rows) == list(other.rows)
    assert one.findings == other.findings == []


def test_a_cell_of_a_book_knows_its_file_its_sheet_and_its_address(tmp_path: Path) -> None:
    (tmp_path / "школы.xlsx").write_bytes(book([HEADS, ["а", "Школа", 5]]))
    table = read_table(tmp_path / "школы.xlsx", "школы.xlsx")
    (row,) = table.rows
    assert str(row[2].place) == "школы.xlsx, лист «Школы», C2"
    assert str(row[1].at(3)) == "школы.xlsx, лист «Школы», B2"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_may_have_any_usual_sign_between_cells(sign: str, encoding: str, tmp_path: Path) -> None:
    rows = [HEADS, ["а", f'"Школа{sign} ""Луч"""', "5"]]
    text = "\r\n".join(sign.join(row) for row in rows)
    assert table_of(text.encode(encoding), tmp_path, "т.csv") == ([HEADS, ["а", f'Школа{sign} "Луч"', "5"]], [])


def test_a_csv_of_windows_is_read_with_a_note(tmp_path: Path) -> None:
    rows, (note,) = table_of("код;краткое\nа;Школа № 1".encode("cp1251"), tmp_path, "т.csv")
    assert rows[1] == ["а", "Школа № 1"]
    assert (note.code, note.severity) == ("TAB009", Severity.ADVICE)


def test_empty_rows_are_left_out_however_many_there_are(tmp_path: Path) -> None:
    rows = [HEADS, [], ["а", "Школа", 5], *[[None, "", None]] * 3000, ["б"]]
    assert table_of(book(rows), tmp_path, "т.xlsx") == ([HEADS, ["а", "Школа", "5"], ["б", "", ""]], [])


def test_a_row_far_below_the_others_is_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for number, row in ((1, HEADS), (2, ["а", "Школа", 5]), (50_000, ["б", "Лицей", 6])):
        for column, value in enumerate(row, 1):
            page.cell(number, column, value)
    workbook.save(tmp_path / "т.xlsx")
    table = read_table(tmp_path / "т.xlsx", "т.xlsx")
    assert [row[0].place.cell for row in table.rows] == ["A2", "A50000"]
    assert table.findings == []


def test_a_lonely_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.append(HEADS)
    page.append(["а", "Школа", 5])
    page["XFD1048576"] = " "
    workbook.save(tmp_path / "т.xlsx")
    assert [str(cell) for cell in next(read_table(tmp_path / "т.xlsx", "т.xlsx").rows)] == ["а", "Школа", "5"]


BAD: dict[str, tuple[str, bytes, str, str]] = {
    "no table by its name": ("т.xls", b"", "TAB001", "не таблица"),
    "an empty csv": ("т.csv", b"\n\n", "TAB001", "пуста"),
    "an empty book": ("т.xlsx", book([]), "TAB001", "пуста"),
    "no book at all": ("т.xlsx", b"PK\x03\x04 and no more", "TAB001", "не целая книга"),
    "a quote that is not closed": ("т.csv", 'код;краткое\nа;"Школа'.encode(), "TAB001", "кавычка"),
    "a csv in UTF-16": ("т.csv", "код;краткое\nа;б".encode("utf-16"), "TAB001", "не в UTF-8"),
    "a row of fewer cells": ("т.csv", "код;краткое\nа".encode(), "TAB007", "ячеек: 1, а столбцов: 2"),
    "rows of other numbers of cells": (
        *("т.csv", "код;краткое\nа;б;в\nб;в\nв;б;г\nг;б;д\n".encode()),
        *("TAB007", "В строках 2, 4–5 ячеек: 3, а столбцов: 2"),
    ),
    "a row of more cells": ("т.csv", "код;краткое\nа;б;в".encode(), "TAB007", "ячеек: 3, а столбцов: 2"),
    "a value without heading": ("т.xlsx", book([["код"], ["а", "Школа"]]), "TAB002", "Над «Школа»"),
    "a formula never counted": ("т.xlsx", book([HEADS, ["а", "б", "=1+1"]]), "TAB005", "формула"),
    "merged cells": ("т.xlsx", book([HEADS, ["а", "б"]], merged="B2:C3"), "TAB006", "B2:C3"),
    "a control character": ("т.csv", "код;краткое\nа;б\x07".encode(), "YML005", "U+0007"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_with_its_cell(case: str, tmp_path: Path) -> None:
    name, data, code, said = BAD[case]
    _, found = table_of(data, tmp_path, name)
    assert [one.code for one in found] == [code]
    assert said in found[0].message


def test_all_faults_of_a_table_come_at_once(tmp_path: Path) -> None:
    rows = [HEADS, ["а", "=A1"], ["б", "=A2", 3, "лишнее"], ["в", "г"]]
    _, found = table_of(book(rows, merged="B4:C4"), tmp_path, "т.xlsx")
    told = {(one.code, one.place.cell) for one in found}
    assert told == {("TAB005", "B2"), ("TAB005", "B3"), ("TAB002", "D3"), ("TAB006", "B4")}


def test_a_bomb_in_a_book_is_refused(tmp_path: Path) -> None:
    entities = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;">]>'
    whole = tmp_path / "цел.xlsx"
    whole.write_bytes(book([HEADS]))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(tmp_path / "т.xlsx", "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<worksheet", entities.encode() + b"<worksheet", 1)
            target.writestr(part, data)
    table = read_table(tmp_path / "т.xlsx", "т.xlsx")
    assert [one.code for one in table.findings] == ["TAB001"]
    assert table.headings == []
