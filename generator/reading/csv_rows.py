"""Rows of a CSV file: UTF-8 with or without its mark, or what Excel saves in Russia; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings import Finding, Place, Severity
from generator.reading.decoding import guess_encoding
from generator.reading.numbers import listed

SIGNS = ";,\t"
SAMPLE, LINES = 20_000, 20  # characters and lines by which the sign between cells is told
HINT = "В Excel: «Сохранить как» — «CSV UTF-8 (разделитель — запятая)»."


def csv_rows(path: Path, name: str, sheet: str, findings: list[Finding]) -> Iterator[tuple[Place, list[str]]]:
    """The rows of the file that hold anything, with their places; faults join the findings.

    Each has as many cells as the first that fills two; those above it are no more than a title.
    """
    text = _decoded(path.read_bytes(), name, findings)
    if text is None:
        return
    width, uneven = 0, dict[int, list[int]]()
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, ""), delimiter=_sign(text), strict=True), 1):
            cells = [cell.strip() for cell in cells]
            filled = sum(map(bool, cells))
            width = width or (len(cells) if filled > 1 else 0)
            if filled and width and len(cells) != width:
                uneven.setdefault(len(cells), []).append(number)
            elif filled:
                yield Place(name, number), cells
    except csv.Error as error:
        is_quote = "expected" in str(error) or "unexpected end" in str(error)
        reason = ": кавычка не закрыта или стоит посреди ячейки" if is_quote else ""
        message = f"Таблица «{name}» не читается{reason}"
        findings.append(Finding("TAB001", message, Place(name), hint=HINT))
    findings += [_uneven(found, width, rows, name) for found, rows in uneven.items()]


def _decoded(data: bytes, name: str, findings: list[Finding]) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:1000] or guess_encoding(data) != "cp1251":
        findings.append(Finding("TAB001", f"Таблица «{name}» сохранена не в UTF-8", Place(name), hint=HINT))
        return None
    message = f"Таблица «{name}» прочитана в кодировке Windows (cp1251)"
    hint = f"Посмотрите, верно ли прочитаны слова. Надёжнее UTF-8. {HINT}"
    findings.append(Finding("TAB009", message, Place(name), hint=hint, severity=Severity.ADVICE))
    return data.decode("cp1251")


def _sign(text: str) -> str:
    """The sign between cells: that of them which most of the first lines have equally often, outside quotes."""
    outside = "".join(text[:SAMPLE].split('"')[::2])
    lines = [line for line in outside.splitlines() if line.strip()][:LINES]
    return max(SIGNS, key=lambda sign: _regularity(sign, lines))


def _regularity(sign: str, lines: Sequence[str]) -> tuple[int, int]:
    """How many lines have a sign equally often, and how often."""
    counted = Counter(number for line in lines if (number := line.count(sign)))
    return max(((alike, number) for number, alike in counted.items()), default=(0, 0))


def _uneven(found: int, wanted: int, rows: Sequence[int], name: str) -> Finding:
    where = f"В строке {rows[0]}" if len(rows) == 1 else f"В строках {listed(rows)}"
    message = f"{where} ячеек: {found}, а столбцов: {wanted}"
    hint = "Ячейку, в которой стоит знак-разделитель, берут в кавычки; пустую не пропускают; название есть у всех."
    return Finding("TAB007", message, Place(name, rows[0]), hint=hint)
