"""What the papers of a programme are made of: rows, columns and parts, as the description asks or as usual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.derive.progress import measures_shown
from generator.papers.defaults import defaults
from generator.reading.values import Text
from generator.schema.language import Field, records
from generator.schema.types import Said
from generator.workspace.numbering import TABLES, blocks_of

Record = dict[str, Any]

# Parts that are no single field of the programme, with the fields they print, of which one must be filled.
COMPOUND = {
    "титул": ("name", "sort", "level", "period", "organisation", "appendix_to", "approval", "agreed", "place", "year"),
    "содержание": ("sections",),
    "паспорт": ("name",),
    "разделы": ("sections",),
    "план": ("measures",),
    "приложения": ("appendices",),
    "контроль": ("control", "signature"),
}
# What a list too says of its entries; the other columns of their tables stand nowhere else.
LISTED = {"risks": {"response", "responsible"}, "monitoring": {"form", "periodicity"}}


def passport_rows(record: Record) -> list[Record]:
    """Rows of the passport: those that are asked for, else the usual ones and what is said not to be."""
    if rows := (record["passport"] or {}).get("rows"):
        return list(rows)
    usual = defaults()["паспорт"]["строки"]
    said = [key for key in (*defaults()["части"], "мероприятия") if _said(key, record) is not None]
    return [_row(key) for key in (*usual, *(key for key in said if key not in usual))]


def plan_columns(record: Record) -> list[Record]:
    """Columns of the plan, each with the fields that stand under its own in a cell (`under`).

    Usual columns are joined by those that any measure fills.
    """
    if columns := (record["plan"] or {}).get("columns"):
        return [{**one, "under": ()} for one in columns]
    usual = defaults()["план"]
    under = {key: tuple(usual["под ними"].get(key, ())) for key in (*usual["столбцы"], *usual["если есть"])}
    shown = [one.measure for one in measures_shown(record)]
    filled = [key for key in usual["если есть"] if any(_says((key, *under[key]), one) for one in shown)]
    return [{**_row(key), "under": under[key]} for key in (*usual["столбцы"], *filled)]


def _says(keys: Iterable[str], measure: Record) -> bool:
    """Whether a measure fills any of the fields, be it by saying that there is nothing."""
    names = [_measure(key).name for key in keys]
    return any(is_filled(measure[name]) or name in measure["empty"] for name in names)


def parts(record: Record) -> list[str]:
    """Parts of the programme in order: those that are asked for, else the usual ones that have something to say."""
    if record["parts"]:
        return [str(part["part"]) for part in record["parts"]]
    return [part for part in defaults()["части"] if _stands(part, record)]


def titles(record: Record) -> dict[str, Text]:
    """The headings that the author gave to parts."""
    return {str(part["part"]): part["title"] for part in record["parts"] or () if part["title"] is not None}


def is_filled(value: Any) -> bool:
    """Whether a field says something, be it in one entry of a list."""
    if isinstance(value, dict) and "entries" in value:
        return bool(value["entries"] or value["text"])
    return value not in (None, [], {}) and not isinstance(value, Said)


def _row(key: str) -> Record:
    return {"field": key, "title": None, "text": None}


def _measure(key: str) -> Field:
    spec = records()["measure"].find(key)
    assert spec is not None
    return spec


def _said(key: str, record: Record) -> Any:
    spec = records()["programme"].find(key)
    if key in COMPOUND or spec is None:
        return None
    value = record[spec.name]
    return value["said"] if spec.shape == "listing" and value is not None else record["empty"].get(spec.name)


def _stands(part: str, record: Record) -> bool:
    """Whether a usual part has anything to say that neither the passport nor a section says."""
    fields = fields_of(part)
    filled = any(is_filled(record[name]) for name in fields)
    if part in COMPOUND:
        return filled and not (part == "план" and "measures" in inserted(record))
    told = fields[0] in in_rows(record) and not has_more(fields[0], record)
    return filled and not told and fields[0] not in inserted(record)


def fields_of(part: str) -> tuple[str, ...]:
    """The fields that a part prints."""
    spec = records()["programme"].find(part)
    return COMPOUND.get(part, (spec.name,) if spec is not None else ())


def has_more(field: str, record: Record) -> bool:
    """Whether the entries of a field hold what only a table shows."""
    columns = {column for table in TABLES.get(field, {}).values() for column in table} - LISTED.get(field, set())
    entries = (record[field] or {}).get("entries", ()) if columns else ()
    return any(is_filled(entry[one]) for entry in entries for one in columns)


def in_rows(record: Record) -> set[str]:
    """Fields whose values stand in rows of the passport."""
    found = (records()["programme"].find(row["field"]) for row in passport_rows(record) if row["text"] is None)
    return {spec.name for spec in found if spec is not None}


def inserted(record: Record) -> set[str]:
    """Fields that are put into sections and appendices; the plan is what it is made of."""
    found = (records()["programme"].find(block["insert"]) for block in blocks_of(record) if block["insert"] is not None)
    names = {spec.name for spec in found if spec is not None}
    return names | {"measures"} if "plan" in names else names
