"""What the rules on evaluation read: a sheet with its form and the result it belongs to, the items of protocols."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive.results import Result, result_of
from generator.derive.scoring import Sheet
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Missing
from generator.workspace.entities import Link

Record = dict[str, Any]
NO_SHEET = Missing("нет программы или критериев, либо в листе есть ошибки")


def result_with(draft: Draft) -> Result | None:
    """The result that the sheet under review belongs to; None for one with faults."""
    programme, criteria = draft.record["programme"], draft.record["criteria"]
    if not isinstance(programme, Link) or not isinstance(criteria, Link):
        return None
    result = result_of(programme.entity.id, criteria.entity.id, draft.workspace)
    return result if result is not None and sheet_in(result, draft) is not None else None


def sheet_in(result: Result, draft: Draft) -> Sheet | None:
    """The sheet under review among those of a result."""
    return next((one for one in result.sheets if one.record is draft.record), None)


def first_of_its_programme(draft: Draft) -> Sequence[Result] | Missing:
    """The result, at its first sheet: what is wrong with all of them is said there once."""
    result = result_with(draft)
    if result is None:
        return NO_SHEET
    return [result] if result.sheets[0].record is draft.record else []


def own_sheet(draft: Draft) -> Sequence[Sheet] | Missing:
    """The sheet under review."""
    result = result_with(draft)
    sheet = sheet_in(result, draft) if result is not None else None
    return [sheet] if sheet is not None else NO_SHEET


def programme_name(programme: Record) -> str:
    """A programme as messages name it."""
    return f"«{quoted(programme['name'])}»"


def criteria_of(protocol: Record) -> str:
    """The id of the criteria that a protocol names, or nothing."""
    return protocol["criteria"].entity.id if isinstance(protocol["criteria"], Link) else ""


def items_on(programme: Record, draft: Draft) -> Iterator[Record]:
    """The items of all protocols that a programme stands in."""
    for one in draft.workspace.descriptions.values():
        if one.kind.name == "protocol":
            for item in one.record["agenda"] or ():
                if isinstance(item["programme"], Link) and item["programme"].entity.record is programme:
                    yield item
