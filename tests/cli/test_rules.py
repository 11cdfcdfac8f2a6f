"""`metodist rules`: the list of all codes, a family, a page."""

from __future__ import annotations

import pytest

from tests.cli.running import Metodist


def test_all_codes_are_listed_by_families(metodist: Metodist) -> None:
    ran = metodist("rules")
    assert ran.code == 0
    assert "TRC · Прослеживаемость" in ran.out
    assert "YML · Текст файла" in ran.out
    assert ran.out.splitlines()[-1].startswith("Страница кода: metodist rules")


@pytest.mark.parametrize("word", ["TRC", "trc", "ТРС"])
def test_a_family_is_listed_alone(metodist: Metodist, word: str) -> None:
    codes = [line[2:8] for line in metodist("rules", word).out.splitlines() if line.startswith("  ")]
    assert codes[0] == "TRC001"
    assert {code[:3] for code in codes} == {"TRC"}


@pytest.mark.parametrize(("word", "start"), [("TRC001", "TRC001. Задача"), ("sch004", "SCH004. Неизвестное")])
def test_a_code_opens_its_page(metodist: Metodist, word: str, start: str) -> None:
    ran = metodist("rules", word)
    assert ran.code == 0
    assert ran.out.startswith(start)


def test_an_unknown_code_gets_the_nearest(metodist: Metodist) -> None:
    ran = metodist("rules", "TRC0001")
    assert ran.code == 2
    assert "Нет кода «TRC0001». Возможно, TRC001." in ran.err
