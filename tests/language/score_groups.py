"""Scores of the noun groups' rows: posts, organisations, territories."""

from __future__ import annotations

from collections.abc import Callable

from generator.language.cases import Case
from generator.language.groups import Declined, decline_organisation, decline_post, decline_territory

Row = dict[str, str]


def _scorer(decline: Callable[[str, Case], Declined]) -> Callable[[Row], bool]:
    def is_right(row: Row) -> bool:
        answer = decline(row["input"], Case.read(row["case"])).text
        return _plain(answer) in {_plain(each) for each in row["expected"].split(" || ")}

    return is_right


def _plain(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")


SCORERS: dict[str, Callable[[Row], bool]] = {
    "positions": _scorer(decline_post),
    "orgs": _scorer(decline_organisation),
    "municipalities": _scorer(decline_territory),
}
