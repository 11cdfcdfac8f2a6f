"""The table of a diagnostics -> its participants: one person a row, points in columns named as the competences are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.findings import Finding, has_errors
from generator.reading.files import shown
from generator.reading.tables import Table
from generator.reading.values import List, Map, Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import RecordType, records
from generator.schema.validate import validate_record
from generator.workspace.bases import Chain, without, written
from generator.workspace.columns import ORDINAL, Column, Step, Unread, Use
from generator.workspace.headings import Needed, used_columns
from generator.workspace.keyed import Key, but_unread, keyed
from generator.workspace.load import Workspace
from generator.workspace.rows import put
from generator.workspace.tables import ITEMS_OF, no_rows, wanted_table

KIND = "diagnosed_person"


@dataclass(frozen=True)
class Answers:
    """What headings of a table of participants mean: `known` are codes and words of competences by all their names."""

    known: Mapping[str, tuple[str, str]]

    @property
    def who(self) -> str:
        """The key of the participant's name."""
        return records()[KIND].fields["who"].key

    @property
    def scores(self) -> str:
        """The key of the participant's points."""
        return records()[KIND].fields["scores"].key

    @property
    def key(self) -> Key:
        """What tells the rows apart."""
        return Key(self.who, "В строке не назван участник", "Впишите имя или шифр участника", "участником")

    @property
    def needed(self) -> list[Needed]:
        """The columns of the name and of each competence."""
        words = frozenset(map(plain_key, records()[KIND].fields["who"].taught))
        hint = f"Добавьте столбец «{self.who}»: имя или шифр человека."
        found = [Needed((self.who,), words, f"В таблице нет столбца «{self.who}»", hint)]
        for code, text in dict.fromkeys(self.known.values()):
            hint = f"Назовите столбец с баллами «{code}» или «{text}»."
            words = frozenset({plain_key(code), plain_key(text)})
            message = f"В таблице нет столбца компетенции «{text}»"
            found.append(Needed((self.scores, code), words, message, hint))
        return found

    def columns(self, headings: Sequence[Text]) -> dict[int, Column | Unread]:
        """What each heading means, by the number of its column."""
        return {number: self._column(number, heading) for number, heading in enumerate(headings) if heading}

    def _column(self, number: int, heading: Text) -> Column | Unread:
        person = records()[KIND]
        first, _, rest = heading.partition(".")
        is_path = bool(rest) and person.find(first) is person.fields["scores"]
        word = rest.strip() if is_path else str(heading)
        if (found := self.known.get(plain_key(word))) is not None:
            steps = (Step(heading.with_value(self.scores)), Step(heading.with_value(found[0])))
            return Column(number, heading, Use.FIELD, steps, target=(self.scores, found[0]))
        spec = person.find(heading)
        if spec is not None and spec.name != "scores":
            return Column(number, heading, Use.FIELD, (Step(heading.with_value(spec.key)),), target=(spec.key,))
        return self._unread(heading, word)

    def _unread(self, heading: Text, word: str) -> Unread:
        fields = [key for spec in records()[KIND].fields.values() if spec.name != "scores" for key in spec.taught]
        names = [name for code, text in self.known.values() for name in (code, text) if not name.isdigit()]
        near = None if ORDINAL.fullmatch(heading) else nearest(word, [*fields, *names])
        aside = "Столбцы, которых нет среди полей участника и компетенций, в бумаги не попадают."
        if word != heading:
            aside = f"Есть компетенции: {', '.join(dict.fromkeys(code for code, _ in self.known.values()))}."
        return Unread(word, near, aside)


def filled(chain: Chain, instead: Path | None, workspace: Workspace) -> Chain:
    """The chain of a diagnostics with the rows of its table as participants; any other chain as it is.

    `instead` stands in place of the table it names. What is wrong with the table joins the findings.
    """
    kind, own = chain.kind, chain.own.value
    item = written(own, "table")
    if kind is None or kind.name not in ITEMS_OF or own is None or (item is None and instead is None):
        return chain
    wanted = wanted_table(chain, item, instead, workspace.findings)
    if wanted is None:
        return chain
    workspace.tables[chain.own.path] = shown(wanted.path)
    table = wanted.read()
    if not table.headings:
        workspace.findings += table.findings
        return chain
    rows = list(_rows(table, Answers(_competences(chain, kind))))
    if not rows and not has_errors(table.findings):
        table.findings += no_rows(table, "человека")
    workspace.findings += but_unread(table.findings)
    spec = kind.fields[ITEMS_OF[kind.name]]
    value, key = without(own, "table"), next((key for key in own if kind.find(key) is spec), None)
    given = value.get(key) if key is not None else None
    listed = List(own.place)
    listed += [*(given if isinstance(given, List) else [given] if given is not None else []), *rows]
    if listed:
        value[key if key is not None else Text(spec.key, own.place)] = listed
    return replace(chain, links=(replace(chain.own, value=value), *chain.links[1:]))


def _competences(chain: Chain, kind: RecordType) -> Mapping[str, tuple[str, str]]:
    """Codes and words of the competences, by all they are known as; a competence without a code goes by its number."""
    record: dict[str, Any] = validate_record(chain.whole([]), kind)[0]
    known: dict[str, tuple[str, str]] = {}
    every = [one for profile in record["profiles"] or () for one in profile["competences"] or () if one["text"]]
    for number, one in enumerate(every, 1):
        code = str(one["code"] or number)
        known |= dict.fromkeys((str(number), plain_key(one["text"]), plain_key(code)), (code, str(one["text"])))
    return known


def _rows(table: Table, answers: Answers) -> Iterator[Map]:
    """The participants of a table; under headings that are no good there are none, but faults of cells."""
    used = used_columns(table, [answers], answers.needed)
    columns = used[0] if used is not None else []
    who = next((one for one in columns if one.target == (answers.who,)), None)
    if who is None:
        return
    is_good = bool(answers.known) and not has_errors(one for one in table.findings if one.code in ("TAB002", "TAB003"))
    for name, cells in keyed(table.rows, who.number, answers.key, table.findings):
        person = _participant(name, cells, columns, answers, table.findings)
        if is_good:
            yield person


def _participant(
    name: Text, cells: Sequence[Text], columns: Sequence[Column], answers: Answers, findings: list[Finding]
) -> Map:
    """A row as a participant is written; an empty cell of points is a fault, any other says nothing."""
    found = Map(name.place)
    found[name.with_value(answers.scores)] = Map(name.place)
    for column in columns:
        cell = cells[column.number]
        if cell:
            put(found, column.steps, cell)
        elif column.target[0] == answers.scores:
            hint = "Впишите балл; если ничего не набрано — 0. Кто работу не писал, того строку уберите."
            message = f"Нет балла в столбце «{column.heading}» у участника «{name}»"
            findings.append(Finding("TAB004", message, cell.place, str(column.heading), hint))
    return found
