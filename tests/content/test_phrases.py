"""The phrasebook: phrases with their placeholders, and what a template is told when it asks for another."""

from __future__ import annotations

import re

import pytest

from generator import resources
from generator.content.phrases import Phrasebook, built_in
from generator.errors import BadTemplate
from generator.findings import Place
from generator.reading.values import Text

BOOK = Phrasebook(
    {"приказ.номер": Text("№ {номер}", Place("слова.yaml", 2, 10)), "приказ.и": Text("и", Place("слова.yaml"))}
)


def test_a_phrase_is_said_with_its_placeholders_filled() -> None:
    assert BOOK.say("приказ.номер", номер="7") == "№ 7"
    assert BOOK.say("приказ.номер", номер="{номер}") == "№ {номер}"


def test_what_a_phrase_does_not_ask_for_is_left_out() -> None:
    assert BOOK.say("приказ.и", номер="7") == "и"


def test_a_phrase_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(BadTemplate) as raised:
        BOOK.say("приказ.номр")
    assert raised.value.finding.code == "TPL101"
    assert "«приказ.номер»" in raised.value.finding.hint
    assert "приказ.номр" not in BOOK


def test_a_placeholder_that_nobody_fills_is_named_with_its_place() -> None:
    with pytest.raises(BadTemplate) as raised:
        BOOK.say("приказ.номер", дата="1 мая")
    assert raised.value.finding.code == "TPL102"
    assert str(raised.value.finding.place) == "слова.yaml:2:10"
    assert "{дата}" in raised.value.finding.hint


def test_every_phrase_that_the_papers_name_in_full_is_in_the_book() -> None:
    sources = [*resources.PACKAGE.rglob("papers/*.py"), *resources.TEMPLATES.glob("*.j2")]
    named = {name for path in sources for name in re.findall(r'say\("([^"{}]+?\.[^"{}]+?)"', path.read_text("utf-8"))}
    assert named
    assert [name for name in sorted(named) if name not in built_in()] == []


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("приказ.прилагается много", "согласно приложению №~7"),
        ("приказ.далее", "(далее~— школа)"),
        ("дата.словами", "28~августа 2026~г."),
        ("программа.на годы", "на 2026–2028~годы"),
        ("таблица показателей.год", "2026 год"),
    ],
)
def test_no_line_ends_inside_a_number_a_date_or_before_a_dash(phrase: str, said: str) -> None:
    values = {"номер": "7", "кратко": "школа", "день": "28", "месяц": "августа", "первый": "2026", "последний": "2028"}
    assert built_in().say(phrase, год="2026", **values).replace("\u00a0", "~") == said
