"""Figures of a diagnostics as they print, and as names in text lead to them: `<диагностика.уровни.высокий>`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from generator.derive.decisions import Limit
from generator.derive.diagnosing import (
    Competence,
    Diagnosis,
    Level,
    Person,
    Profile,
    Scale,
    called,
    diagnosis_of,
    mean_share,
)
from generator.derive.diagnosis_faults import KIND, faults_of
from generator.derive.score_figures import percent
from generator.findings import Finding, Severity
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.load import Description, Workspace
from generator.workspace.speech import Speech

WEAKEST = 3  # competences that are named as the weakest, of less than six half; more where the last of them are equal


def limits_of(scale: Scale) -> list[Limit]:
    """All limits that a share is held against: levels and the deficit threshold."""
    return [Limit(one * 100, True) for one in (*(level.least for level in scale.levels), scale.deficit_below)]


def part_of(part: int, whole: int) -> str:
    """A part of a whole in percent; a dash of nothing."""
    return percent(Fraction(part, whole)) if whole else "—"


def weakest(diagnosis: Diagnosis) -> list[Competence]:
    """The competences of the least mean shares, the weakest first."""
    ranked = sorted(diagnosis.scale.competences.values(), key=diagnosis.mean_of)
    last = diagnosis.mean_of(ranked[min(WEAKEST, max(1, len(ranked) // 2)) - 1])
    return [one for one in ranked if diagnosis.mean_of(one) <= last]


def name_diagnoses(workspace: Workspace) -> None:
    """Let names in text lead to the figures of every diagnostics of the workspace's own."""
    for one in workspace.own:
        if one.kind.name == KIND:
            diagnosis = diagnosis_of(one.record)
            if any(fault.severity is Severity.ERROR and one.holds(fault.place) for fault in _faults(one, workspace)):
                workspace.unreckoned.add(one.id)
            if diagnosis.scale.levels and diagnosis.scale.competences:
                told = _figures(diagnosis, workspace.speech)
                found = {
                    name: {plain_key(key): Text(value, one.place) for key, value in figures} for name, figures in told
                }
                workspace.figures.setdefault(one.id, {}).update(found)


def _faults(description: Description, workspace: Workspace) -> Iterator[Finding]:
    """What was found until now, and what will be found in the diagnostics itself."""
    yield from workspace.findings
    yield from faults_of(description, workspace)


Figures = Iterator[tuple[str, str]]


def _figures(diagnosis: Diagnosis, speech: Speech) -> Sequence[tuple[str, Figures]]:
    return (
        ("итоги", _totals(diagnosis, speech)),
        ("уровни", _levels(diagnosis)),
        ("средние", _means(diagnosis)),
        ("дефициты", _deficits(diagnosis)),
    )


def _totals(diagnosis: Diagnosis, speech: Speech) -> Figures:
    number, lacking = len(diagnosis.persons), len(diagnosis.with_deficits)
    yield "участников", str(number)
    yield "школ", str(len(diagnosis.grouped("school", lambda one: called(one, speech))))
    yield "территорий", str(len(diagnosis.grouped("territory", lambda one: called(one, speech))))
    yield "с_дефицитами", str(lacking)
    yield "доля_с_дефицитами", part_of(lacking, number)
    yield "без_дефицитов", str(number - lacking)
    yield "средняя_доля", percent(mean_share([one.share for one in diagnosis.persons]), limits_of(diagnosis.scale))
    yield "слабее_всего", str(weakest(diagnosis)[0].text)


def _levels(diagnosis: Diagnosis) -> Figures:
    counts: Mapping[Level, int] = diagnosis.by_level()
    for level in diagnosis.scale.levels:
        for word in dict.fromkeys((level.key, str(level.text).replace(" ", "_"))):
            yield word, str(counts[level])
            yield f"доля_{word}", part_of(counts[level], len(diagnosis.persons))


def _means(diagnosis: Diagnosis) -> Figures:
    limits = limits_of(diagnosis.scale)
    for profile in diagnosis.scale.profiles:
        yield profile.key, percent(mean_of(diagnosis.persons, profile), limits)
    for key, competence in diagnosis.scale.competences.items():
        yield key, percent(diagnosis.mean_of(competence), limits)


def _deficits(diagnosis: Diagnosis) -> Figures:
    for key, competence in diagnosis.scale.competences.items():
        number = len(diagnosis.lacking(competence))
        yield key, str(number)
        yield f"доля_{key}", part_of(number, len(diagnosis.persons))


def mean_of(persons: Sequence[Person], profile: Profile) -> Fraction:
    """The mean of the shares of a profile, 0–1."""
    return mean_share([one.share_of(profile) for one in persons])
