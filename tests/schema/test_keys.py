"""Keys as people type them: what is forgiven, what is named."""

from __future__ import annotations

import pytest

from generator.schema.keys import SURELY_MEANT, is_mixed, latin_letters, likeness, nearest, plain_key, unmixed
from generator.schema.language import RecordType, kinds, listing_of, records


@pytest.mark.parametrize(
    "typed",
    [
        "срок реализации",
        "Срок Реализации",
        "срок_реализации",
        "срок  реализации",
        "срок\u00a0реализации",
        " срок реализации ",
    ],
)
def test_case_and_spaces_make_no_difference(typed: str) -> None:
    assert plain_key(typed) == "срок реализации"


def test_yo_is_e() -> None:
    assert plain_key("О чём") == plain_key("о чем")


@pytest.mark.parametrize(("typed", "letters"), [("мecто", "ec"), ("cрoк", "co"), ("TЕМА", "T")])
def test_latin_look_alikes_are_named_and_replaced(typed: str, letters: str) -> None:
    assert is_mixed(typed)
    assert latin_letters(typed) == letters
    assert not is_mixed(unmixed(typed))


@pytest.mark.parametrize("typed", ["срок", "goal", "e-mail", "2027"])
def test_a_key_of_one_alphabet_is_not_mixed(typed: str) -> None:
    assert not is_mixed(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("источник даных", "источник данных"),
        ("отвественный", "ответственный"),
        ("реализации срок", "срок реализации"),
        ("погода", None),
    ],
)
def test_the_nearest_key_is_found_where_one_is_near(typed: str, meant: str | None) -> None:
    known = ["источник", "источник данных", "ответственный", "срок реализации", "цель"]
    assert nearest(typed, known) == meant


def test_one_slip_of_the_finger_is_surely_meant() -> None:
    assert likeness("показатили", "показатели") >= SURELY_MEANT
    assert likeness("программа", "проблема") < SURELY_MEANT


@pytest.mark.parametrize("record", records().values(), ids=lambda record: record.name)
def test_every_field_answers_to_all_its_names(record: RecordType) -> None:
    for field in record.fields.values():
        for key in field.known_as:
            assert record.find(key.upper()) is field


def test_kinds_are_known_by_their_russian_words() -> None:
    assert {"программа", "приказ", "справочник"} <= set(kinds())


def test_a_listing_holds_entries_of_its_own_record() -> None:
    entries = listing_of("task").find("пункты")
    assert entries is not None
    assert (entries.shape, entries.of) == ("list", "task")
