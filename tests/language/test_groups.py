"""Noun groups: the labelled rows, the pitfalls named one by one, and no surprises on any text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cases import Case
from generator.language.groups import (
    Declined,
    decline_group,
    decline_organisation,
    decline_post,
    decline_territory,
)
from tests.language.score_groups import SCORERS

ROWS = Path(__file__).parent.parent / "russian"
DECLINERS = (decline_post, decline_organisation, decline_territory, decline_group)
SCRAPS = st.sampled_from(
    ["директор", "и", "специалисты", ",", "–", "-", "(", ")", "«", "»", '"', "№", "5", "МБОУ", "город", "Армавир"]
)
ODD_SCRAPS = st.sampled_from(["заведующая", "школа-сад", "1-й", "с.", "Усть-", "-на-", "и.о.", "(школа)", "Матвеев"])


def _rows() -> list[object]:
    found: list[object] = []
    for folder in (ROWS, ROWS / "more"):
        for name in SCORERS:
            with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                found += [pytest.param(name, row, id=row["id"]) for row in rows]
    return found


@pytest.mark.parametrize(("name", "row"), _rows())
def test_it_declines_the_labelled_rows(name: str, row: dict[str, str]) -> None:
    assert SCORERS[name](row)


def test_the_nominative_is_the_text_itself() -> None:
    assert decline_post("директор  школы", Case.NOMINATIVE) == Declined("директор  школы")


def test_spaces_and_no_break_spaces_stay() -> None:
    assert str(decline_organisation("школа № 5  «Луч»", Case.GENITIVE)) == "школы № 5  «Луч»"


def test_a_quotation_mark_never_closed_guards_the_rest() -> None:
    assert str(decline_organisation("центр «Росток, школа", Case.DATIVE)) == "центру «Росток, школа"


def test_the_source_spelling_without_yo_is_kept() -> None:
    assert str(decline_post("ученый секретарь", Case.DATIVE)) == "ученому секретарю"


def test_no_break_hyphens_stay() -> None:
    assert str(decline_post("педагог‑психолог", Case.DATIVE)) == "педагогу‑психологу"


def test_a_workspace_names_its_own_persons() -> None:
    assert str(decline_group("квизмейстер клуба", Case.ACCUSATIVE, persons=["квизмейстер"])) == "квизмейстера клуба"


def test_an_unknown_head_of_a_post_is_a_person_and_is_doubted() -> None:
    declined = decline_post("квизмейстер клуба", Case.ACCUSATIVE)
    assert declined.text == "квизмейстера клуба"
    assert declined.doubts == ("слова «квизмейстер» нет в словаре",)


def test_what_has_no_nominative_is_left_and_doubted() -> None:
    declined = decline_organisation("по делам школы", Case.GENITIVE)
    assert declined.text == "по делам школы"
    assert not declined.sure


def test_a_plural_that_looks_like_a_genitive_is_doubted() -> None:
    assert decline_post("директора школ", Case.DATIVE).text == "директорам школ"
    assert not decline_post("директора школ", Case.DATIVE).sure
    assert decline_post("новые директора школ", Case.DATIVE).sure


def test_the_name_of_a_person_after_a_post_is_left_and_doubted() -> None:
    declined = decline_post("методист центра, Кукушкина Злата", Case.DATIVE)
    assert declined.text == "методисту центра, Кукушкина Злата"
    assert not declined.sure


@pytest.mark.parametrize("text", ["МБОУ СОШ № 5", "врио директора", "и.о. директора", "Минпросвещения России"])
def test_what_never_changes_is_sure(text: str) -> None:
    assert decline_organisation(text, Case.DATIVE) == Declined(text)


@pytest.mark.parametrize("decline", DECLINERS)
@given(
    text=st.one_of(st.text(max_size=40), st.lists(SCRAPS | ODD_SCRAPS, max_size=12).map(" ".join)),
    case=st.sampled_from(Case),
)
def test_any_text_is_answered(decline: object, text: str, case: Case) -> None:
    assert callable(decline)
    assert isinstance(decline(text, case).text, str)


def test_long_texts_take_no_recursion() -> None:
    assert str(decline_group("новый " * 3000 + "план", Case.GENITIVE)).endswith("нового плана")


@pytest.mark.parametrize("decline", [decline_organisation, decline_territory, decline_group])
@pytest.mark.parametrize("text", ["Лужской области", "Новгородской городской школы", "второй смены"])
def test_a_genitive_is_not_declined_again_but_doubted(text: str, decline: Callable[..., Declined]) -> None:
    found = decline(text, Case.GENITIVE)
    assert (str(found), found.sure) == (text, False)


@pytest.mark.parametrize(
    ("text", "form"), [("звеньевой бригады", "звеньевого бригады"), ("рулевой яхты", "рулевого яхты")]
)
def test_a_person_named_by_an_adjective_is_declined_before_a_genitive(text: str, form: str) -> None:
    assert str(decline_post(text, Case.GENITIVE)) == form
