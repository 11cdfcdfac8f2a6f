"""Rows of a table with their keys: the code of a description, the name of a participant; rows of totals are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Place
from generator.reading.values import Text
from generator.schema.types import WrongText, to_id
from generator.workspace.columns import CODE

TOTALS = re.compile(
    r"(?:итого|всего|в среднем|среднее|сумма|(?:максимум|минимум|(?:средн|максимальн|минимальн|наибольш|наименьш)\w+"
    r" (?:балл|бал|дол|процент|значени|результат)\w*)|макс\.|мин\.)(?![\w-])",
    re.IGNORECASE,
)
FEWEST = 4  # numbers of columns in a row, below the headings, that are no values


@dataclass(frozen=True)
class Key:
    """What tells the rows of a table apart: the heading of its column, what a row becomes, what to write in a cell."""

    word: str
    lack: str
    hint: str
    becomes: str


CODED = Key(CODE, "В строке нет кода", "Впишите код: строчные буквы, цифры и дефис", "описанием")


def keyed(
    rows: Iterable[list[Text]], number: int, key: Key, findings: list[Finding]
) -> Iterator[tuple[Text, list[Text]]]:
    """The rows with their keys, which stand in the column of this number; one without, or of totals, is a fault."""
    for at, cells in enumerate(rows):
        own = cells[number]
        if at == 0 and _are_numbers(cells):
            message, hint = "В строке стоят номера столбцов", f"Удалите её: каждая строка становится {key.becomes}."
            findings.append(Finding("TAB004", message, own.place, key.word, hint))
        elif (total := _total(own, cells)) is not None:
            message = f"Строка «{total}» похожа на итоги"
            hint = f"Удалите её из таблицы: каждая строка становится {key.becomes}."
            findings.append(Finding("TAB004", message, total.place, key.word, hint))
        elif not own:
            hint = f"{key.hint}; лишнюю строку удалите."
            findings.append(Finding("TAB004", key.lack, own.place, key.word, hint))
        else:
            yield own, cells


def coded(rows: Iterable[list[Text]], number: int, findings: list[Finding]) -> Iterator[tuple[Text, list[Text]]]:
    """The rows with their codes; one that has no code of its own is a fault."""
    taken: dict[str, Text] = {}
    for code, cells in keyed(rows, number, CODED, findings):
        try:
            if (first := taken.setdefault(to_id(code), code)) is not code:
                message = f"Код «{code}» уже дан в {first.place.cell}"
                hint = "Дайте одной из двух строк другой код или удалите лишнюю."
                findings.append(Finding("TAB004", message, code.place, CODE, hint))
            else:
                yield code, cells
        except WrongText as wrong:
            findings.append(Finding(wrong.code, wrong.message, code.place, CODE, wrong.hint))


def but_unread(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of cells that are empty only since their values could not be read, or are merged."""
    unread = {one.place for one in findings if one.code == "TAB005"}
    merged = [(one.place, to.place) for one in findings if one.code == "TAB006" for to in one.related]
    return [
        one
        for one in findings
        if one.code != "TAB004" or not (one.place in unread or any(_within(one.place, *each) for each in merged))
    ]


def _within(place: Place, first: Place, last: Place) -> bool:
    """Whether a cell is one of those between two corners."""
    return first.line <= place.line <= last.line and first.column <= place.column <= last.column


def _are_numbers(cells: Sequence[Text]) -> bool:
    """Whether the cells are the numbers of their columns: 1, 2, 3, 4."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= FEWEST and all(cell == str(cell.place.column) for cell in filled)


def _total(key: Text, cells: Sequence[Text]) -> Text | None:
    """The word for totals that stands for a key, or before figures in a row without one."""
    return next((cell for cell in ([key] if key else cells) if TOTALS.match(cell)), None)
