"""The table of a diagnostics -> its participants: one person a row, points in columns named as the competences are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from os.path import normpath
from pathlib import Path
from typing import Any

from generator.findings import Finding, Related, Severity, has_errors
from generator.reading.files import is_file, shown
from generator.reading.tables import Table, read_table
from generator.reading.values import List, Map, Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import Field, RecordType, records
from generator.schema.translation import whole
from generator.schema.validate import validate_record
from generator.workspace.bases import Chain, without, written
from generator.workspace.load import Workspace
from generator.workspace.tables import ITEMS_OF, asked_for


@dataclass(frozen=True)
class Column:
    """A column that is used: a field of the participant, or else the competence whose points it holds."""

    number: int
    heading: Text
    field: Field | None
    competence: str = ""

    @property
    def target(self) -> str:
        """The same for two headings that mean one thing."""
        return self.field.name if self.field is not None else f"баллы.{self.competence}"


def filled(chain: Chain, instead: Path | None, workspace: Workspace) -> Chain:
    """The chain of a diagnostics with the rows of its table as participants; any other chain as it is.

    `instead` stands in place of the table it names. What is wrong with the table joins the findings.
    """
    kind, own = chain.kind, chain.own.value
    item = written(own, "table")
    if kind is None or kind.name not in ITEMS_OF or own is None or (item is None and instead is None):
        return chain
    name, sheet = asked_for(item, workspace.findings)
    path = instead or (Path(normpath(chain.own.path.parent / name.strip())) if name else None)
    if path is None:
        return chain
    workspace.tables[chain.own.path] = shown(path)
    if instead is None and name is not None and not is_file(path):
        hint = f"Она ожидается здесь: {shown(path)}."
        workspace.findings.append(Finding("REF006", f"Нет таблицы «{name}»", whole(name), "таблица", hint))
        return chain
    table = read_table(path, shown(path), sheet)
    rows = list(_rows(table, _competences(chain, kind)))
    workspace.findings += [*table.findings, *([] if has_errors(table.findings) else _no_rows(rows, table))]
    spec = kind.fields[ITEMS_OF[kind.name]]
    value, key = without(own, "table"), next((key for key in own if kind.find(key) is spec), None)
    given = value.get(key) if key is not None else None
    listed = List(own.place)
    listed += [*(given if isinstance(given, List) else [given] if given is not None else []), *rows]
    if listed:
        value[key if key is not None else Text(spec.key, own.place)] = listed
    return replace(chain, links=(replace(chain.own, value=value), *chain.links[1:]))


def _no_rows(rows: Sequence[Map], table: Table) -> list[Finding]:
    """The fault of a table that holds headings only."""
    if rows or not table.headings:
        return []
    hint = "Под названиями столбцов нужно по строке на человека."
    return [Finding("TAB001", "В таблице нет ни одного участника", table.headings[0].place, hint=hint)]


def _competences(chain: Chain, kind: RecordType) -> Mapping[str, tuple[str, str]]:
    """Codes and words of the competences, by all they are known as; a competence without a code goes by its number."""
    record: dict[str, Any] = validate_record(chain.whole([]), kind)[0]
    known: dict[str, tuple[str, str]] = {}
    every = [one for profile in record["profiles"] or () for one in profile["competences"] or () if one["text"]]
    for number, one in enumerate(every, 1):
        code = str(one["code"] or number)
        known |= dict.fromkeys((str(number), plain_key(one["text"]), plain_key(code)), (code, str(one["text"])))
    return known


def _rows(table: Table, known: Mapping[str, tuple[str, str]]) -> Iterator[Map]:
    """The participants of a table; under headings that are no good there are none."""
    if not table.headings:
        return
    columns = list(_columns(table, known))
    sound = _are_sound(columns, table, known) if known else False
    who = next((one for one in columns if one.field is not None and one.field.name == "who"), None)
    for cells in table.rows:
        if sound and who is not None:
            if not cells[who.number]:
                hint = "Впишите имя или шифр участника; пустую строку удалите."
                place = cells[who.number].place
                table.findings.append(Finding("TAB004", "В строке не назван участник", place, who.heading, hint))
            else:
                yield _participant(cells, who, columns, table.findings)


def _columns(table: Table, known: Mapping[str, tuple[str, str]]) -> Iterator[Column]:
    person = records()["diagnosed_person"]
    prefixes = {plain_key(word) for word in person.fields["scores"].taught}
    for number, heading in enumerate(table.headings):
        first, _, rest = heading.partition(".")
        word = rest if rest and plain_key(first) in prefixes else str(heading)
        found, spec = known.get(plain_key(word)), person.find(heading)
        if found is not None:
            yield Column(number, heading, None, found[0])
        elif spec is not None and spec.name != "scores":
            yield Column(number, heading, spec)
        elif heading:
            table.findings.append(_unknown(heading, word, known))


def _unknown(heading: Text, word: str, known: Mapping[str, tuple[str, str]]) -> Finding:
    """A heading like one that is known is a slip; any other is a column for people, left alone."""
    person = records()["diagnosed_person"]
    fields = [key for spec in person.fields.values() if spec.name != "scores" for key in spec.taught]
    codes = {code: None for code, _ in known.values()}
    near = nearest(word, [*fields, *codes, *(text for _, text in known.values())])
    if near is not None or word != heading:
        hint = f"Возможно, «{near}»." if near else f"Есть компетенции: {', '.join(codes)}."
        return Finding("TAB003", f"Неизвестный столбец «{heading}»", heading.place, "", hint)
    hint = "Столбцы, которых нет среди полей участника и компетенций, в бумаги не попадают."
    return Finding("TAB003", f"Столбец «{heading}» не читается", heading.place, "", hint, Severity.ADVICE)


def _are_sound(columns: Sequence[Column], table: Table, known: Mapping[str, tuple[str, str]]) -> bool:
    """Whether every column needed is there once; what is wrong joins the findings of the table."""
    before, first = len(table.findings), dict[str, Column]()
    for column in columns:
        if (other := first.setdefault(column.target, column)) is not column:
            message = f"Два столбца об одном: «{other.heading}» ({other.heading.place.cell}) и «{column.heading}»"
            related = (Related(other.heading.place, "первый из них"),)
            table.findings.append(
                Finding("TAB002", message, column.heading.place, hint="Оставьте один.", related=related)
            )
    start = table.headings[0].place
    if "who" not in first:
        hint = "Добавьте столбец «участник»: имя или шифр человека."
        table.findings.append(Finding("TAB002", "В таблице нет столбца «участник»", start, hint=hint))
    missing = {code: text for code, text in known.values() if f"баллы.{code}" not in first}
    for code, text in missing.items():
        hint = f"Назовите столбец с баллами «{code}» или «{text}»."
        table.findings.append(Finding("TAB002", f"В таблице нет столбца компетенции «{text}»", start, hint=hint))
    return not has_errors(table.findings[before:])


def _participant(cells: Sequence[Text], who: Column, columns: Sequence[Column], findings: list[Finding]) -> Map:
    """A row as a participant is written; an empty cell of points is a fault, any other says nothing."""
    name = cells[who.number]
    found, scores = Map(name.place), Map(name.place)
    for column in columns:
        cell = cells[column.number]
        if column.field is not None:
            if cell:
                found[cell.with_value(column.field.key)] = cell
        elif cell:
            scores[cell.with_value(column.competence)] = cell
        else:
            hint = "Впишите балл; если ничего не набрано — 0."
            message = f"Нет балла в столбце «{column.heading}» у участника «{name}»"
            findings.append(Finding("TAB004", message, cell.place, str(column.heading), hint))
    found[name.with_value(records()["diagnosed_person"].fields["scores"].key)] = scores
    return found
