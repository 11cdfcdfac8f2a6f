"""What is remembered of a text is what reading it anew tells, whatever the rules did with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.derive.acts import mentions_of_acts
from generator.derive.named import named_in
from generator.language.place_names import places_in
from generator.language.slips import slips
from generator.language.terms import TermError, read_term
from generator.language.typography import changes
from generator.language.words import doubtful_words
from generator.schema.walk import leaves

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REMEMBERING = (changes, doubtful_words, mentions_of_acts, named_in, places_in, read_term, slips)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """A slip, then all texts of a table of schools and of a weak draft, after their review."""
    found = {"Рабочая группа по профилактике трудностей , и / или методический совет.": None}
    for checked in check([EXAMPLES / "округ", EXAMPLES / "накануне"]):
        review_all(checked)
        for one in checked.asked:
            found |= dict.fromkeys(str(leaf.value) for leaf in leaves(one.record, one.kind))
    return list(found)


@pytest.mark.parametrize("function", REMEMBERING, ids=lambda one: one.__name__)
def test_what_is_remembered_is_what_is_read_anew(function: Any, texts: list[str]) -> None:
    told = list(_told(function, texts))
    assert function.cache_info().hits
    assert told == list(_told(function.__wrapped__, texts))
    assert any(told)


def _told(function: Any, texts: list[str]) -> Iterator[Any]:
    for text in texts:
        try:
            yield function(text)
        except TermError as error:
            yield error.offset, error.length, error.message
