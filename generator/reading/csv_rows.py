"""Rows of a CSV file: UTF-8 with or without its mark, or what Excel saves in Russia; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding, Place, Severity
from generator.reading.decoding import guess_encoding

SIGNS = ";,\t"
HINT = "В Excel: «Сохранить как» — «CSV UTF-8 (разделитель — запятая)»."


def csv_rows(path: Path, name: str, sheet: str, findings: list[Finding]) -> Iterator[tuple[Place, list[str]]]:
    """The rows of the file with their places, each with as many cells as the first; faults join the findings."""
    text = _decoded(path.read_bytes(), name, findings)
    if text is None:
        return
    width = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, ""), delimiter=_sign(text), strict=True), 1):
            cells = [cell.strip() for cell in cells]
            if any(cells):
                width = width or len(cells)
                if len(cells) != width:
                    findings.append(_uneven(len(cells), width, Place(name, number)))
                    continue
            yield Place(name, number), cells
    except csv.Error as error:
        is_quote = "expected" in str(error) or "unexpected end" in str(error)
        reason = ": кавычка не закрыта или стоит посреди ячейки" if is_quote else ""
        message = f"Таблица «{name}» не читается{reason}"
        findings.append(Finding("TAB001", message, Place(name), hint=HINT))


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
    """The sign between cells: that of them which the first line has most often outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    counted = Counter(sign for sign in outside if sign in SIGNS)
    return counted.most_common(1)[0][0] if counted else SIGNS[0]


def _uneven(found: int, wanted: int, place: Place) -> Finding:
    message = f"В строке {place.line} ячеек: {found}, а столбцов: {wanted}"
    hint = "Ячейку, в которой стоит знак-разделитель, берут в кавычки; пустую не пропускают."
    return Finding("TAB007", message, place, hint=hint)
