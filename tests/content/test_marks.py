from __future__ import annotations

import pytest

from generator.content.marks import PlaceMarks, StrayMark, without_marks
from generator.errors import FaultyDescription
from tests.content.texts import FILE, typed


def test_it_takes_off_what_it_has_put_on_and_keeps_the_place() -> None:
    marks = PlaceMarks()
    marked = f"«{marks.wrap(typed('Школа', 3))}» и {marks.wrap(typed('сад', 7))}"
    assert marks.strip(marked) == "«Школа» и сад"
    assert [(text, place.line) for text, place in marks.split(marked) if place] == [("Школа", 3), ("сад", 7)]


def test_a_plain_string_stays_as_it_is() -> None:
    assert PlaceMarks().wrap("Школа") == "Школа"


def test_a_place_is_found_by_its_index() -> None:
    marks = PlaceMarks()
    marks.wrap(typed("Школа", 3))
    assert marks[0].line == 3


@pytest.mark.parametrize("cut", ["\ue0000\ue001Школа", "Школа\ue002", "\ue0007\ue001Школа\ue002"])
def test_a_mark_without_its_pair_or_place_is_refused(cut: str) -> None:
    with pytest.raises(StrayMark):
        PlaceMarks().strip(cut)


def test_a_message_shows_no_marks_whatever_is_left_of_them() -> None:
    assert without_marks("\ue0000\ue001Школа\ue002, сад\ue002") == "Школа, сад"


def test_a_mark_character_in_the_authors_own_text_is_his_fault_with_its_place() -> None:
    with pytest.raises(FaultyDescription) as caught:
        PlaceMarks().wrap(typed("Школа\n№ 4\ue001", 3))
    assert (caught.value.finding.code, caught.value.finding.place.line) == ("TPL010", 4)
    assert (caught.value.finding.place.file, caught.value.finding.place.column) == (FILE, 8)
