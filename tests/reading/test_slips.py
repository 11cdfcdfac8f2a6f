"""Hints for slips that only the schema can see."""

from __future__ import annotations

import pytest

from generator.reading.slips import colon_slip, space_slip
from generator.reading.values import Map, Text, Value
from generator.reading.yaml_reader import read_yaml


def first(text: str) -> tuple[Text, Value]:
    value, findings = read_yaml(text.encode(), "a.yaml")
    assert isinstance(value, Map) and not findings
    return next(iter(value.items()))


def test_a_sentence_cut_at_its_colon_is_shown_whole() -> None:
    key, value = first("работу, в том числе: диагностику\n")
    hint = colon_slip(key, value)
    assert hint and hint.endswith('"работу, в том числе: диагностику"')
    assert (colon_slip(key) or "").endswith('"работу, в том числе: …"')


def test_items_under_a_sentence_become_a_text() -> None:
    key, value = first("Проводятся мониторинги:\n  - знаний\n  - условий\n")
    hint = colon_slip(key, value)
    assert hint
    assert [line.strip() for line in hint.splitlines()[1:]] == [
        "текст: |",
        "Проводятся мониторинги:",
        "- знаний",
        "- условий",
    ]


@pytest.mark.parametrize("name", ["источник даных", "Срок", "в целях", "признать утратившим силу", "источник, год"])
def test_a_misspelt_field_is_no_sentence(name: str) -> None:
    key, value = first(f"{name}: мониторинг\n")
    assert (colon_slip(key, value) is None) is ("," not in name)


def test_where_a_text_is_expected_any_key_is_a_slip() -> None:
    key, value = first("Итог: 5 школ\n")
    assert colon_slip(key, value) is None
    assert (colon_slip(key, value, text_expected=True) or "").endswith('"Итог: 5 школ"')


def test_a_field_without_its_space_is_told_from_a_text() -> None:
    _, text = first('пункты: "x"\n')
    assert isinstance(text, Text) and space_slip(text) is None
    _, text = first("пункты: код:данные\n")
    assert isinstance(text, Text) and (space_slip(text) or "").endswith("код: данные")
    _, text = first("пункты: http://школа.рф\n")
    assert isinstance(text, Text) and space_slip(text) is None
