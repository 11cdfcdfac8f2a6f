"""The fault of a text whose first character means something to YAML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.mending import mended, text_end, with_quotes

_MEANINGS = {
    "*": "ссылка на другое место",
    "&": "метка для ссылок",
    "!": "тип данных",
    "|": "начало текста из многих строк",
    ">": "начало текста из многих строк",
    "%": "указание для программы",
    "@": "занятый знак",
    "`": "занятый знак",
    '"': "начало текста, который кончится второй кавычкой",
    "'": "начало текста, который кончится второй кавычкой",
    "[": "начало списка в скобках",
    "]": "конец списка в скобках",
    "{": "начало набора полей в скобках",
    "}": "конец набора полей в скобках",
    ",": "разделитель в скобках",
    "?": "начало составного поля",
    ":": "знак после имени поля",
    "-": "начало пункта списка",
    "#": "начало примечания",
}
_MOST_ROWS = 3
_DASH_ADVICE = "Если значения нет, так и напишите: «нет» (вместо балла — «не применимо»); прочерк возьмите в кавычки"
_QUOTE_ADVICE = "Возьмите весь текст в кавычки (или внутри текста ставьте «ёлочки»)"
_BLOCK_ADVICE = "Возьмите текст в кавычки (или начните его со следующей строки, а после «{sign}» ничего не пишите)"


def special_fault(lines: Sequence[str], number: int, column: int, file: str, flow: bool = False) -> Finding:
    """The finding for the character at this line and column (from 0); `flow`: it stands inside `{…}` or `[…]`."""
    line = lines[number]
    sign = line[column : column + 1]
    end = text_end(line, column, flow)
    quotes = mended(_advice(sign, line[column:].strip()), with_quotes(line, column, end).strip())
    return Finding(
        Yml.FIRST_CHARACTER,
        f"Текст начинается со знака «{sign}», а для YAML это {_MEANINGS.get(sign, 'служебный знак')}",
        Place(file, number + 1, column + 1),
        hint=_block(lines, number, column) or quotes,
    )


def _block(lines: Sequence[str], number: int, column: int) -> str:
    """How a text that stands on the line of its «|» is written; "" when the sign is rather a part of the text."""
    line = lines[number]
    lead, rest = line[: column + 1].strip(), line[column + 1 :].strip()
    if line[column : column + 1] not in ("|", ">") or not rest[:1].isalpha() or not lead.rstrip("|>").strip():
        return ""
    if "|" in rest:
        cells = f"{lead[:-1]}{rest.rstrip('| ')}"
        return mended("Ячейки разделяет « | », а в начале и в конце строки его не ставят", cells)
    margin = len(line) - len(line.lstrip())
    more = takewhile(lambda row: len(row) - len(row.lstrip()) > margin and row.strip(), lines[number + 1 :])
    rows = [rest, *(row.strip() for row in islice(more, _MOST_ROWS))]
    return mended(f"После «{lead[-1]}» текст начинают со следующей строки", lead, *(f"  {row}" for row in rows))


def _advice(sign: str, text: str) -> str:
    if text in ("-", "- "):
        return _DASH_ADVICE
    if sign in "\"'":
        return _QUOTE_ADVICE
    return _BLOCK_ADVICE.format(sign=sign) if sign in "|>" else "Возьмите текст в кавычки"
