"""Emptiness that is said, over every field of the language.

An optional field said to be empty is as though absent; a needed one is a fault at its place; «нет» prints only where
a cell of a table stands for the field alone. The folder `полное` fills the fields of the papers.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from generator.checking.check import check
from generator.findings import Finding
from generator.papers.table import papers_of
from generator.printing import compose
from generator.reading.values import Map
from generator.reading.yaml_reader import read_yaml
from generator.schema.language import Field, RecordType, inner, records
from generator.schema.validate import validate_record
from tests.papers.outlines import outline

FULL = Path(__file__).parent / "полное"
KINDS = {"справочник": "registry", "программа": "programme", "приказ": "order"}
PAPERS = ("паспорт", "программа", "план", "приказ")  # what says the description, not what the review thinks of it
SAID = ("нет", "нет (ещё решают)")
OF_THE_WHOLE = {("listing", "entries"), ("listing", "text")}  # said of these, it is said of the list

FIELDS = [(record, field) for record in records().values() for field in record.fields.values()]


def is_needed(record: RecordType, field: Field) -> bool:
    return field.required or field.name in record.one_of


def is_left_out(record: RecordType, field: Field) -> bool:
    """Whether a field that is said to be empty is as though absent."""
    return not (is_needed(record, field) or field.holds_emptiness or (record.name, field.name) in OF_THE_WHOLE)


def read(text: str, record: RecordType) -> tuple[dict[str, Any], list[Finding]]:
    value, faults = read_yaml(text.encode(), "а.yaml")
    assert isinstance(value, Map) and not faults
    return validate_record(value, record)


def without_emptiness(value: Any) -> Any:
    """A record without what it remembers of said emptiness."""
    if isinstance(value, dict):
        return {key: without_emptiness(item) for key, item in value.items() if key != "empty"}
    return [without_emptiness(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("said", SAID)
def test_an_optional_field_said_to_be_empty_is_as_though_absent(said: str) -> None:
    for record, field in FIELDS:
        if is_left_out(record, field):
            found, faults = read(f"{field.key}: {said}\n", record)
            absent, usual = read("{}\n", record)
            known = [one.message for one in usual if one.code != "SCH013"]  # «не сказано, что это»
            assert [one.message for one in faults if one.code != "SCH013"] == known, (record.name, field.key)
            assert without_emptiness(found) == without_emptiness(absent)
            assert found["empty"] == {field.name: said}


@pytest.mark.parametrize("said", SAID)
def test_a_needed_field_said_to_be_empty_is_a_fault_at_its_place(said: str) -> None:
    for record, field in FIELDS:
        if is_needed(record, field) and not field.holds_emptiness:
            _, faults = read(f"{field.key}: {said}\n", record)
            (fault,) = [one for one in faults if one.code == "SCH007"]
            assert (fault.place.line, fault.place.column) == (1, len(field.key) + 3)
            assert f"«{field.key}»" in fault.message and f"«{said}»" in fault.message and fault.hint


class Held(NamedTuple):
    """Fields of one record somewhere in a description that may be said to be empty at once."""

    file: str
    path: tuple[str | int, ...]
    record: RecordType
    keys: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.record.name}"

    def filled(self, said: str | None) -> Any:
        """The description with these fields said to be empty, or without them."""
        whole = load(self.file)
        holder = whole
        for step in self.path:
            holder = holder[step]
        for key in self.keys:
            if said is None:
                del holder[key]
            else:
                holder[key] = said
        return whole


def load(file: str) -> Any:
    return yaml.load((FULL / f"{file}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def held() -> list[Held]:
    """The first of each record of the folder; without codes, for others are told of them."""
    found: dict[str, Held] = {}
    for file, kind in KINDS.items():
        for path, record, value in _records(load(file), records()[kind], ()):
            fields = {key: record.find(key) for key in value}
            keys = [key for key, one in fields.items() if one and one.name != "code" and is_left_out(record, one)]
            if keys:
                found.setdefault(record.name, Held(file, path, record, tuple(keys)))
    return list(found.values())


Path_ = tuple[str | int, ...]


def _records(value: Any, record: RecordType, path: Path_) -> Iterator[tuple[Path_, RecordType, Any]]:
    if not isinstance(value, dict):
        return
    yield path, record, value
    for key, item in value.items():
        spec = record.find(key)
        within = inner(spec) if spec is not None else None
        if spec is None or within is None:
            continue
        if isinstance(item, list) or spec.shape == "entries":
            steps = enumerate(item) if isinstance(item, list) else item.items()
            for step, one in steps:
                yield from _records(one, records()[spec.of], (*path, key, step))
        else:
            yield from _records(item, within, (*path, key))


def printed(folder: Path, file: str, description: Any) -> tuple[list[str], list[list[str]]]:
    """What is found in the folder with one description changed, and the outlines of its papers."""
    shutil.copytree(FULL, folder)
    (folder / f"{file}.yaml").write_text(yaml.safe_dump(description, allow_unicode=True, sort_keys=False), "utf-8")
    (found,) = check([folder])
    told = [f"{one.code} {one.message}" for one in found.findings if one.code.startswith(("SCH", "REF"))]
    papers = [
        compose(paper, one, found.workspace)
        for one in found.workspace.descriptions.values()
        for paper in papers_of(one.kind.name)
        if not found.faulty and paper.name in PAPERS
    ]
    return told, [outline(paper.tree) for paper in papers]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("case", held(), ids=str)
def test_said_emptiness_prints_in_cells_alone(case: Held, said: str, tmp_path: Path) -> None:
    told, papers = printed(tmp_path / "сказано", case.file, case.filled(said))
    usual, absent = printed(tmp_path / "нет", case.file, case.filled(None))
    assert told == usual
    for lines, others in zip(papers, absent, strict=True):
        assert [one for one in lines if not one.startswith("  ")] == [one for one in others if not one.startswith("  ")]
        cells = [cell for one in lines if one.startswith("  ") for cell in one.partition(": ")[2].split(" | ")]
        assert all(cell == said for cell in cells if "нет" in cell.split())
