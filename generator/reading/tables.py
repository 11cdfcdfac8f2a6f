"""A table of Excel or CSV -> headings and rows of texts that know their cells; what is wrong with it -> findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from generator.findings import Finding, Place
from generator.reading.csv_rows import csv_rows
from generator.reading.files import is_file
from generator.reading.scan import ILLEGAL, character_fault, legal
from generator.reading.sheet_rows import sheet_rows
from generator.reading.values import Text

AHEAD = 5  # rows that are looked at before they are read: headings may stand there, under a title
MOST_BYTES = 50_000_000

Cells = tuple[Place, list[str]]  # where a row begins, and what its cells show
Reader = Callable[[Path, str, str, list[Finding]], Iterator[Cells]]
READERS: Mapping[str, Reader] = {".xlsx": sheet_rows, ".xlsm": sheet_rows, ".csv": csv_rows}


@dataclass
class Table:
    """A table: its headings, an empty text for a column without, and its rows, read one by one.

    Each row has as many cells as there are headings; rows without any text are left out. `findings` grow as rows
    are read. `ahead` are the first rows, however wide: headings stand among them under a title.
    """

    headings: list[Text] = field(default_factory=list)
    ahead: list[list[Text]] = field(default_factory=list)
    rows: Iterator[list[Text]] = field(default_factory=lambda: iter(()))
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A row kept small: where it begins, and the texts of its cells."""

    place: Place
    texts: tuple[str, ...]

    @property
    def cells(self) -> list[Text]:
        """The cells with their places, as they were read."""
        return [Text(text, _cell(self.place, number)) for number, text in enumerate(self.texts, 1)]


def packed(cells: Sequence[Text]) -> Packed:
    """The cells of a row, to be kept while many rows wait."""
    return Packed(replace(cells[0].place, column=1), tuple(map(str, cells)))


def read_table(path: Path, name: str, sheet: str = "") -> Table:
    """The table of a file; `name` is the file as messages call it, `sheet` the sheet wanted, else the first one."""
    table = Table()
    fault = _unreadable(path, name)
    if fault is not None:
        table.findings.append(fault)
        return table
    rows = READERS[path.suffix.lower()](path, name, sheet, table.findings)
    filled = ((place, cells) for place, cells in rows if any(cells))
    place, first = next(filled, (Place(name), []))
    if not first:
        if not table.findings:
            hint = "В первой строке нужны названия столбцов, под ними — по строке на школу, лист или участника."
            table.findings.append(Finding("TAB001", f"Таблица «{name}» пуста", Place(name), hint=hint))
        return table
    table.headings = [_text(value, _cell(place, n), table) for n, value in enumerate(first, 1)]
    ahead = list(islice(filled, AHEAD))
    table.ahead = [[Text(value, _cell(under, n)) for n, value in enumerate(cells, 1)] for under, cells in ahead]
    table.rows = _rows(chain(ahead, filled), table)
    return table


def _unreadable(path: Path, name: str) -> Finding | None:
    if path.suffix.lower() not in READERS:
        hint = "Сохраните таблицу как книгу Excel (.xlsx) или как CSV UTF-8 (.csv)."
        return Finding("TAB001", f"«{name}» не таблица: нужен файл .xlsx или .csv", Place(name), hint=hint)
    if not is_file(path):
        return Finding("TAB001", f"Нет таблицы «{name}»", Place(name), hint=f"Она ожидается здесь: {path}.")
    try:
        size = path.stat().st_size
        path.open("rb").close()
    except OSError:
        hint = "Откройте доступ к файлу; если он открыт в Excel, закройте его там."
        return Finding("TAB001", f"Таблица «{name}» не читается: нет прав", Place(name), hint=hint)
    if size > MOST_BYTES:
        hint = "Оставьте в файле один лист с этой таблицей."
        return Finding("TAB001", f"Таблица «{name}» больше {MOST_BYTES // 1_000_000} МБ", Place(name), hint=hint)
    return None


def _rows(filled: Iterator[Cells], table: Table) -> Iterator[list[Text]]:
    width, headless = len(table.headings), set[int]()
    for place, cells in filled:
        cells = cells + [""] * (width - len(cells))
        row = [_text(value, _cell(place, n), table) for n, value in enumerate(cells, 1)]
        for n, text in enumerate(row):
            if text and (n >= width or not table.headings[n]) and n not in headless:
                headless.add(n)
                hint = "Назовите столбец в первой строке таблицы или уберите его."
                table.findings.append(Finding("TAB002", f"Над «{text}» нет названия столбца", text.place, hint=hint))
        yield row[:width]


def _cell(row: Place, column: int) -> Place:
    return Place(row.file, row.line, column, sheet=row.sheet)


def _text(value: str, place: Place, table: Table) -> Text:
    if bad := ILLEGAL.search(value):
        table.findings.append(character_fault(bad[0], place))
        value = legal(value)
    return Text(value, place)
