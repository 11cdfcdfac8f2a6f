"""What the author's own make-up of a programme asks for in vain, and what it leaves out of every paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.findings import Finding, Severity
from generator.papers.makeup import (
    fields_of,
    has_more,
    in_rows,
    inserted,
    is_filled,
    parts,
)
from generator.reading.values import Text
from generator.schema.language import records
from generator.workspace.load import Description

Record = dict[str, Any]

LAYOUT = {"passport", "plan", "parts"}
NAMED = {"sort", "level"}  # they stand in the row of the name
DATES = {"begin", "finish"}  # they print where a measure has no other term
OF_PLAN_FACT = {"text", "period", "planned"}


def idle_parts(description: Description) -> Iterator[Finding]:
    """Parts of a programme that are asked for and absent; a contents list may stand without sections."""
    record = description.record
    for part in record.get("parts") or ():
        name = part["part"]
        if name not in (None, "содержание") and all(record[field] is None for field in fields_of(str(name))):
            hint = f"Добавьте поле «{name}:» или уберите эту часть."
            message = f"Часть «{name}» названа здесь, но в программе её нет"
            yield Finding("SCH022", message, name.at(0, len(name)), "части", hint)


def left_out(description: Description) -> Iterator[Finding]:
    """Advice of what a sound description fills and no paper prints, where its author chose rows, parts or columns."""
    if description.kind.name == "programme":
        yield from _left_out_of_papers(description.record)
    if "plan" in description.kind.fields:
        yield from _left_out_of_plan(description.record)


def _left_out_of_papers(record: Record) -> Iterator[Finding]:
    rows = (record["passport"] or {}).get("rows") or ()
    asked = [text for one in (*(record["parts"] or ()), *rows) for text in one.values() if isinstance(text, Text)]
    lost = list(_lost(record)) if asked else []
    if lost:
        place, path = asked[0].at(0, len(asked[0])), "части" if record["parts"] else "паспорт, строки"
        hint = (
            f"Вставьте в раздел («вставить: {lost[0].removesuffix(' (таблица)')}») или назовите в «части:»; "
            "если так и задумано, ничего не меняйте."
        )
        message = f"Заполнено, но ни в одной бумаге не печатается: {', '.join(lost)}"
        yield Finding("SCH040", message, place, path, hint, Severity.ADVICE)


def _lost(record: Record) -> Iterator[str]:
    """Keys of the filled fields that no paper prints, or not the table that shows them whole."""
    whole = {name for part in parts(record) for name in fields_of(part)} | {"measures", *LAYOUT}
    whole |= inserted({**record, **{name: None for name in ("sections", "appendices") if name not in whole}})
    told = in_rows(record)
    if "name" in told:
        whole |= NAMED
    for name, spec in records()["programme"].fields.items():
        if not spec.unprinted and name not in whole and is_filled(record[name]):
            if name not in told:
                yield spec.key
            elif has_more(name, record):
                yield f"{spec.key} (таблица)"


def _left_out_of_plan(record: Record) -> Iterator[Finding]:
    columns = (record["plan"] or {}).get("columns") or ()
    asked = [text for one in columns for text in one.values() if isinstance(text, Text)]
    lost = list(_lost_of_measures(columns, record)) if asked else []
    if lost:
        hint = "Добавьте столбцы в «план: столбцы:»; если так и задумано, ничего не меняйте."
        message = f"У мероприятий заполнено, но в плане не печатается: {', '.join(lost)}"
        yield Finding("SCH040", message, asked[0].at(0, len(asked[0])), "план, столбцы", hint, Severity.ADVICE)


def _lost_of_measures(columns: Iterable[Record], record: Record) -> Iterator[str]:
    """Keys of the fields that some measure of its own fills, and none of the columns prints.

    What a road map takes from its programme, the programme's plan prints; what was planned, its own plan-fact does.
    """
    kind = records()["measure"]
    printed = {spec.name for one in columns if one["field"] is not None and (spec := kind.find(one["field"]))} | DATES
    printed |= OF_PLAN_FACT if record.get("facts") else set()
    own = [measure for group in record["measures"] or () for measure in group["measures"] or ()]
    for name, spec in kind.fields.items():
        if not spec.unprinted and name not in printed and any(is_filled(one[name]) for one in own):
            yield spec.key
