"""The registry of acts that travels with the package is whole: each row has its details, its source, its place."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.checking.check import check
from generator.derive.acts import FEDERAL, level_told, mentions_of_acts
from generator.review.rulebook import rulebook
from generator.review.runner import review, usual
from generator.rules.draft import Draft
from generator.rules.known_acts import DATES, FILE, WORDS, known, known_acts, rows, successors, titled
from tests.workspaces import district

ALLOWED = {*WORDS.values(), *DATES.values(), "также", "заменён", "источник"}


@pytest.mark.parametrize("key", rows())
def test_a_row_has_all_details_and_a_source(key: str) -> None:
    row = rows()[key]
    assert set(row) <= ALLOWED
    assert all(row.get(name) for name in ("вид", "дата", "номер", "название", "источник"))
    assert row.get("орган") or row["вид"] == "Федеральный закон"
    assert re.match(r"https?://\S+$|Собрание законодательства РФ, \d{4}, № \d+, ст\. \d+$", row["источник"])
    assert level_told(known_acts()[key]) == FEDERAL


def test_the_file_tells_the_day_it_was_compiled() -> None:
    assert datetime.strptime(yaml.safe_load(FILE.read_text("utf-8"))["составлен"], "%d.%m.%Y")


def test_no_two_rows_are_one_act() -> None:
    assert len({act.key for act in known_acts().values()}) == len(known_acts())


def test_what_replaces_an_act_is_in_the_registry_and_later() -> None:
    replaced = [[act, *successors(act)] for act in known_acts().values() if successors(act)]
    assert replaced
    assert all(old.day < new.day for chain in replaced for old, new in pairwise(chain) if old.day and new.day)


@pytest.mark.parametrize("key", known_acts())
def test_a_full_citation_is_read_back(key: str) -> None:
    act = known_acts()[key]
    (mention,) = mentions_of_acts(f"Программа опирается на {act.citation}.")
    assert known(mention.act) == act
    assert act in titled(mention.act.title)


@pytest.mark.parametrize(
    ("ground", "new"),
    [
        ("Закон № 5-ОЗ", "закон"),
        (
            "Федеральный закон «О персональных данных»",
            "Федеральный закон от 27.07.2006 № 152-ФЗ «О персональных данных»",
        ),
        ("Федеральный закон № 44-ФЗ", None),
    ],
)
def test_details_that_the_registry_knows_are_mended(ground: str, new: str | None, tmp_path: Path) -> None:
    (checked,) = check([district(tmp_path, f"основания:\n  - {ground}\n")])
    draft = Draft(checked.workspace.descriptions["чтение"], checked.workspace)
    (outcome,) = review(draft, usual([rulebook()["LEG001"]]))
    (judged,) = outcome.judged
    assert (judged.finding.fix.new if judged.finding.fix else None) == new
