"""Names of files that every file system takes."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.names import LONGEST, RESERVED, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("паспорт", "паспорт"),
        ("Программа «Ступени», 2026–2028", "Программа «Ступени», 2026–2028"),
        ("приказ № 97/1: о школе?", "приказ № 97-1- о школе"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\отчёт", "C-отчёт"),
        ("план. ", "план"),
        (" .скрытый", "скрытый"),
        ("две\nстроки\tи  пробелы", "две строки и пробелы"),
        ("справа\u202eналево\u200b\u0007", "справаналево"),
        ("", "бумага"),
        ("///", "бумага"),
        ("con", "con-"),
        ("NUL.txt", "NUL.txt-"),
        ("COM¹", "COM¹-"),
        ("lpt9 .x", "lpt9 .x-"),
        ("конь", "конь"),
    ],
)
def test_a_text_becomes_a_name(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_two_long_names_stay_two_and_short() -> None:
    long = "ш" * 200
    names = {safe_name(long), safe_name(long + "1"), safe_name(long + "2")}
    assert len(names) == 3
    assert all(len(name.encode()) <= LONGEST and name.startswith("ш" * 50) for name in names)


def test_one_text_in_two_notations_is_one_name() -> None:
    assert safe_name(normalize("NFD", "отчёт й")) == safe_name("отчёт й") == "отчёт й"


@given(st.text())
def test_any_text_gives_a_safe_name(text: str) -> None:
    name = safe_name(text)
    assert name and len(name.encode()) <= LONGEST + 1
    assert not set(name) & set('<>:"/\\|?*\x00\n\r\t')
    assert name.strip(" .") == name
    assert name.split(".")[0].strip().casefold() not in RESERVED
    assert safe_name(name) == name
