"""Fixes: changes that findings propose, made in the authors' own files so that all else stays byte for byte."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from generator.findings import Finding
from generator.reading.edits import Edit, Source, edit_of
from generator.reading.values import List, Map, Value
from generator.reading.yaml_reader import read_yaml

ELSEWHERE = "место в файле, который сейчас не проверяется"
MOVED = "на этом месте стоит другой текст"
BREAKS = "с ним файл перестал бы читаться"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after, and the findings whose fixes were made in it."""

    file: str
    before: Source
    after: Source
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A finding whose fix was not made, and why, in Russian."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class _Planned:
    finding: Finding
    edit: Edit


def mend(findings: Iterable[Finding], files: Collection[str]) -> tuple[list[Mended], list[Refused]]:
    """These files with the fixes of the findings made, and the fixes refused; nothing is written.

    Of fixes that meet the first is made: the next run makes the others.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_file.setdefault(finding.fix.place.file, []).append(finding)
    mended: list[Mended] = []
    refused: list[Refused] = []
    for file, ours in by_file.items():
        source = Source.read(file) if file in files else None
        if source is None:
            refused += [Refused(one, ELSEWHERE) for one in ours]
            continue
        planned = _planned(ours, source)
        refused += [Refused(one, MOVED) for one in ours if not any(one is other.finding for other in planned)]
        made = _sound(_apart(planned), source, file)
        refused += [Refused(one.finding, BREAKS) for one in _apart(planned) if one not in made]
        if made:
            mended.append(Mended(file, source, _after(made, source), tuple(one.finding for one in made)))
    return mended, refused


def difference(mended: Mended) -> str:
    """What mending changes in a file, as a unified diff."""
    before, after = (one.text.splitlines(keepends=True) for one in (mended.before, mended.after))
    lines = unified_diff(before, after, mended.file, f"{mended.file} (исправлено)")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _planned(findings: Iterable[Finding], source: Source) -> list[_Planned]:
    """The fixes whose words stand at their places, in the order of the file; equal ones are made once."""
    found = [_Planned(one, edit) for one in findings if one.fix and (edit := edit_of(one.fix, source))]
    return sorted(found, key=lambda one: one.edit)


def _apart(planned: Iterable[_Planned]) -> list[_Planned]:
    """Those of the fixes that do not meet one before them; equal ones stay together."""
    kept: list[_Planned] = []
    for one in planned:
        if not kept or one.edit == kept[-1].edit or not one.edit.meets(kept[-1].edit):
            kept.append(one)
    return kept


def _sound(planned: list[_Planned], source: Source, file: str) -> list[_Planned]:
    """Those of the fixes after which the file reads as before: all, or they are tried one by one."""
    value, faults = read_yaml(source.data, file)

    def reads(some: Sequence[_Planned]) -> bool:
        after, more = read_yaml(_after(some, source).data, file)
        return len(more) <= len(faults) and _same_shape(value, after)

    if reads(planned):
        return planned
    kept: list[_Planned] = []
    for one in planned:
        if reads([*kept, one]):
            kept.append(one)
    return kept


def _after(planned: Iterable[_Planned], source: Source) -> Source:
    return source.changed(list(dict.fromkeys(one.edit for one in planned)))


def _same_shape(one: Value | None, other: Value | None) -> bool:
    """Whether two values hold the same fields and as many entries; their words may differ, but not be lost."""
    if isinstance(one, Map) and isinstance(other, Map):
        return list(one) == list(other) and all(map(_same_shape, one.values(), other.values()))
    if isinstance(one, List) and isinstance(other, List):
        return len(one) == len(other) and all(map(_same_shape, one, other))
    return type(one) is type(other) and bool(one) == bool(other)
