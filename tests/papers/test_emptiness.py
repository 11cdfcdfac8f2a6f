"""Emptiness that is said, over every field of the language: the folder `полное` fills each of them.

An optional field said to be empty is as though absent; a required one is a fault at its place; «нет» prints only
where a cell of a table stands for the field alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from generator.checking import check
from generator.papers.table import papers_of
from generator.printing import compose
from generator.reading.values import Map
from generator.reading.yaml_reader import read_yaml
from generator.schema.language import Field, RecordType, inner, records
from generator.schema.validate import validate_record
from tests.papers.outlines import outline

HERE = Path(__file__).parent / "полное"
KINDS = {"metodist": "settings", "справочник": "registry", "программа": "programme", "приказ": "order"}
SAID = ("нет", "нет (ещё решают)")
# What stands nowhere in the folder: a field that others exclude, text in place of entries, files.
ELSEWHERE = {("order", "preamble"), ("listing", "text"), ("settings", "fonts"), ("settings", "phrases")}
WHOLE = {("listing", "entries"), ("listing", "text")}  # emptiness of the whole list is said of them


class Case(NamedTuple):
    """A field somewhere in a description: the keys that lead to its record, its own key, its field and record."""

    file: str
    path: tuple[str | int, ...]
    key: str
    field: Field
    record: RecordType

    def __str__(self) -> str:
        return f"{self.file}: {'.'.join(map(str, (*self.path, self.key)))}"


def load(file: str) -> Any:
    return yaml.load((HERE / f"{file}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def cases() -> list[Case]:
    """The first of each field of each record of the language."""
    found: dict[tuple[str, str], Case] = {}
    for file, kind in KINDS.items():
        for case in _fields(load(file), records()[kind], file, ()):
            found.setdefault((case.record.name, case.field.name), case)
    return list(found.values())


def _fields(value: Any, record: RecordType, file: str, path: tuple[str | int, ...]) -> Iterator[Case]:
    for key, item in value.items() if isinstance(value, dict) else ():
        spec = record.find(key)
        if spec is None:
            continue
        yield Case(file, path, key, spec, record)
        within = inner(spec)
        if within is None:
            continue
        if spec.shape == "entries":
            steps = [((key, name), one) for name, one in item.items()]
        elif isinstance(item, list):
            steps = [((key, number), one) for number, one in enumerate(item)]
            within = records()[spec.of]
        else:
            is_entry = spec.shape == "listing" and not (isinstance(item, dict) and "пункты" in item)
            within = records()[spec.of] if is_entry else within
            steps = [((key,), item)]
        for step, one in steps:
            yield from _fields(one, within, file, (*path, *step))


CASES = cases()


def is_needed(case: Case) -> bool:
    return case.field.required or case.field.name in case.record.one_of


def is_left_out(case: Case) -> bool:
    """Whether a field that is said to be empty is as though absent."""
    is_whole = (case.record.name, case.field.name) in WHOLE
    return not (is_needed(case) or is_whole or case.field.holds_emptiness)


def changed(case: Case, value: str | None) -> Any:
    """The description of a case with its field as `value`, or without it."""
    whole = load(case.file)
    holder = whole
    for step in case.path:
        holder = holder[step]
    if value is None:
        del holder[case.key]
    else:
        holder[case.key] = value
    return whole


def read(description: Any, kind: RecordType) -> tuple[dict[str, Any], list[Any]]:
    text = yaml.safe_dump(description, allow_unicode=True, sort_keys=False, width=10**6)
    value, faults = read_yaml(text.encode(), "а.yaml")
    assert isinstance(value, Map) and not faults
    return validate_record(value, kind)


def without_emptiness(value: Any) -> Any:
    """A record without what it remembers of said emptiness."""
    if isinstance(value, dict):
        return {key: without_emptiness(item) for key, item in value.items() if key != "empty"}
    return [without_emptiness(item) for item in value] if isinstance(value, list) else value


def test_the_folder_fills_every_field() -> None:
    every = {
        (record.name, field.name)
        for record in records().values()
        for field in record.fields.values()
        if (record.name, field.name) not in ELSEWHERE and record.name != "subpoint"
    }
    assert every - {(case.record.name, case.field.name) for case in CASES} == set()


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("case", filter(is_left_out, CASES), ids=str)
def test_an_optional_field_said_to_be_empty_is_as_though_absent(case: Case, said: str) -> None:
    kind = records()[KINDS[case.file]]
    record, faults = read(changed(case, said), kind)
    bare, _ = read(changed(case, None), kind)
    assert faults == []
    assert without_emptiness(record) == without_emptiness(bare)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("case", [one for one in CASES if not one.field.holds_emptiness and is_needed(one)], ids=str)
def test_a_needed_field_said_to_be_empty_is_one_fault_at_its_place(case: Case, said: str) -> None:
    if (case.field.name, case.record.main) == ("kind", ""):
        return  # says what the description is: spoken of before any field
    _, faults = read(changed(case, said), records()[KINDS[case.file]])
    (fault,) = faults
    assert fault.code == "SCH007"
    assert f"«{said}»" in fault.message
    assert fault.hint
    lines = yaml.safe_dump(changed(case, said), allow_unicode=True, sort_keys=False, width=10**6).splitlines()
    assert lines[fault.place.line - 1][fault.place.column - 1 :].startswith(said)


def groups() -> list[list[Case]]:
    """Fields of one record that may all be said to be empty at once."""
    found: dict[str, list[Case]] = {}
    for case in CASES:
        if is_left_out(case) and case.field.name != "code":
            found.setdefault(f"{case.file}: {'.'.join(map(str, case.path))} ({case.record.name})", []).append(case)
    return [group for group in found.values() if group[0].file != "metodist"]


def papers(folder: Path, file: str, description: Any) -> tuple[list[str], list[list[str]]]:
    """What is found in the folder with one description changed, and the outlines of its papers."""
    shutil.copytree(HERE, folder)
    text = yaml.safe_dump(description, allow_unicode=True, sort_keys=False, width=10**6)
    (folder / f"{file}.yaml").write_text(text, "utf-8")
    (found,) = check([folder])
    told = [f"{one.code} {one.message}" for one in found.findings]
    if found.faulty:
        return told, []
    composed = [
        compose(paper, description, found.workspace)
        for description in found.workspace.descriptions.values()
        for paper in papers_of(description.kind.name)
    ]
    told += [f"{one.code} {one.message}" for paper in composed for one in paper.findings]
    return told, [outline(paper.tree) for paper in composed]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("group", groups(), ids=lambda group: f"{group[0].file}: {group[0].record.name}")
def test_said_emptiness_prints_in_cells_alone(group: list[Case], said: str, tmp_path: Path) -> None:
    full, bare = load(group[0].file), load(group[0].file)
    for case in group:
        for whole, value in ((full, said), (bare, None)):
            holder = whole
            for step in case.path:
                holder = holder[step]
            if value is None:
                del holder[case.key]
            else:
                holder[case.key] = value
    told, printed = papers(tmp_path / "сказано", group[0].file, full)
    usual, absent = papers(tmp_path / "нет", group[0].file, deepcopy(bare))
    assert told == usual
    for one, other in zip(printed, absent, strict=True):
        rows = [line for line in one if line.startswith("  ")]
        assert [line for line in one if line not in rows] == [line for line in other if not line.startswith("  ")]
        cells = [cell for line in rows for cell in line.partition(": ")[2].split(" | ")]
        assert all(cell == said for cell in cells if "нет" in cell.split())
