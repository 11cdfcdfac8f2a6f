"""A diagnostics as numbers: profiles, competences, levels, what each participant has. Exact fractions, rounded nowhere.

`diagnosis_of` reads a description; `Diagnosis.persons` are its participants, and `row_of` makes of each a flat record
for reports that count them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from generator.derive.scoring import fraction
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.workspace.entities import Entity, Link
from generator.workspace.speech import Speech, name_of

Record = dict[str, Any]
DEFICIT_BELOW = Fraction(60, 100)  # of the most points: the usual threshold, a practice, no norm


@dataclass(frozen=True, eq=False)
class Competence:
    """One competence; `key` is its code, else its number among all of the diagnostics."""

    key: str
    number: int
    text: Text
    most: Fraction


@dataclass(frozen=True, eq=False)
class Profile:
    """Competences that stand together; `key` is its code, else its number."""

    key: str
    title: Text
    competences: tuple[Competence, ...]


@dataclass(frozen=True, eq=False)
class Level:
    """A level: shares from `least` (0–1) up to where the next one begins; `key` is its code, else its number."""

    key: str
    text: Text
    least: Fraction


@dataclass(frozen=True, eq=False)
class Scale:
    """What a diagnostics measures and how: profiles in their order, levels from the highest, the deficit threshold."""

    profiles: tuple[Profile, ...]
    levels: tuple[Level, ...]
    deficit_below: Fraction

    @cached_property
    def competences(self) -> Mapping[str, Competence]:
        """All competences by key, in order."""
        return {one.key: one for profile in self.profiles for one in profile.competences}

    @cached_property
    def named(self) -> Mapping[str, Competence]:
        """All competences by what they go by in points: code, own words, number."""
        found = {str(one.number): one for one in self.competences.values()}
        found |= {plain_key(one.text): one for one in self.competences.values()}
        return found | {plain_key(one.key): one for one in self.competences.values()}

    def find(self, word: str) -> Competence | None:
        """The competence that points or a column name: by code, by its own words or by number."""
        return self.named.get(plain_key(word))

    def level_of(self, share: Fraction) -> Level:
        """The level of a share; one on the border of two levels is of the higher."""
        return next((one for one in self.levels if share >= one.least), self.levels[-1])


@dataclass(frozen=True, eq=False)
class Person:
    """A participant with points for every competence."""

    record: Record
    scale: Scale
    points: Mapping[str, Fraction]

    def total(self, competences: Iterable[Competence]) -> Fraction:
        """The points for some competences."""
        return sum((self.points[one.key] for one in competences), Fraction())

    def share_of(self, profile: Profile) -> Fraction:
        """The points of a profile as a part of the most, 0–1."""
        return self.total(profile.competences) / most_of(profile.competences)

    @cached_property
    def share(self) -> Fraction:
        """All points as a part of the most, 0–1."""
        every = self.scale.competences.values()
        return self.total(every) / most_of(every)

    @property
    def level(self) -> Level:
        """The level of all points."""
        return self.scale.level_of(self.share)

    def told(self, field: str) -> Text | None:
        """What is told of a field: the participant's own, else what the registry knows of the person or the school."""
        own: Text | None = self.record[field]
        if own is not None:
            return own
        if field == "territory":
            return _known(self.told("school"), "organisation", "territory")
        known_as = {"post": "post", "school": "organisation"}.get(field)
        return _known(self.record["who"], "person", known_as) if known_as else None

    def lacks(self, competence: Competence) -> bool:
        """Whether a competence is a deficit: its share is below the threshold."""
        return self.points[competence.key] / competence.most < self.scale.deficit_below

    @property
    def deficits(self) -> list[Competence]:
        """The competences that are deficits, in order."""
        return [one for one in self.scale.competences.values() if self.lacks(one)]


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """A diagnostics with its participants in the order written."""

    record: Record
    scale: Scale
    persons: Sequence[Person]

    def by_level(self, persons: Iterable[Person] | None = None, profile: Profile | None = None) -> Counter[Level]:
        """How many of the persons (all) are of each level: of all points, or of a profile."""
        asked = self.persons if persons is None else persons
        return Counter(one.level if profile is None else self.scale.level_of(one.share_of(profile)) for one in asked)

    def grouped(self, field: str, say: Callable[[Any], str]) -> dict[str, list[Person]]:
        """The persons by what `say` calls a field of theirs, by the alphabet; those without it are left out.

        Spellings that differ in capitals, quotes, spaces and the like are one: as the registry has it, else the usual.
        """
        found: dict[str, list[tuple[Text, Person]]] = {}
        for one in self.persons:
            if (told := one.told(field)) is not None:
                found.setdefault(_letters(say(told)), []).append((told, one))
        named = {_usual([told for told, _ in own], say): [one for _, one in own] for own in found.values()}
        return {name: named[name] for name in sorted(named, key=_in_order)}

    def lacking(self, competence: Competence) -> list[Person]:
        """The persons for whom a competence is a deficit."""
        return [one for one in self.persons if one.lacks(competence)]

    def mean_of(self, competence: Competence) -> Fraction:
        """The mean of the shares of a competence, 0–1."""
        return mean_share([one.points[competence.key] / competence.most for one in self.persons])

    @property
    def with_deficits(self) -> list[Person]:
        """The persons who have deficits."""
        return [one for one in self.persons if one.deficits]


def mean_share(shares: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean of shares, 0 of none."""
    return sum(shares, Fraction()) / len(shares) if shares else Fraction()


def most_of(competences: Iterable[Competence]) -> Fraction:
    """The most points for some competences."""
    return sum((one.most for one in competences), Fraction())


def _known(reference: Text | None, kind: str, field: str) -> Text | None:
    """What the registry knows of a linked entity of this kind."""
    if not isinstance(reference, Link) or reference.entity.kind != kind:
        return None
    found: Text | None = reference.entity.record[field]
    return found


def _letters(name: str) -> str:
    """The letters and figures of a name: what is left when it is spelt carelessly."""
    return re.sub(r"[\W_]", "", plain_key(name)) or name


def _usual(spelt: Sequence[Text], say: Callable[[Any], str]) -> str:
    """The name of the registry, where any leads there; else the most usual spelling, the first of equal ones."""
    linked = [one for one in spelt if isinstance(one, Link)]
    return Counter(map(say, linked or spelt)).most_common(1)[0][0]


def _in_order(name: str) -> list[str]:
    """Numbers within names in their order: «№ 2» before «№ 10»."""
    words = name.casefold().replace("ё", "е").split()
    return [f"{int(word):09}" if word.isdecimal() else word for word in words]


def scale_of(record: Record) -> Scale:
    """The scale of a description; what its author left out or wrote wrong is not in it."""
    number, profiles = 0, []
    for place, profile in enumerate(record["profiles"] or (), 1):
        found = []
        for one in profile["competences"] or ():
            most = fraction(one["most"])
            if isinstance(one["text"], Text):
                number += 1
                if most:
                    found.append(Competence(str(one["code"] or number), number, one["text"], most))
        if found and isinstance(profile["title"], Text):
            profiles.append(Profile(str(profile["code"] or place), profile["title"], tuple(found)))
    levels = [
        Level(str(one["code"] or place), one["text"], least / 100)
        for place, one in enumerate(record["levels"] or (), 1)
        if (least := fraction(one["from"])) is not None and isinstance(one["text"], Text)
    ]
    limit = fraction(record["deficit_below"])
    below = DEFICIT_BELOW if limit is None else limit / 100
    return Scale(tuple(profiles), tuple(sorted(levels, key=lambda one: -one.least)), below)


def diagnosis_of(record: Record) -> Diagnosis:
    """The diagnosis of a description; participants whose points have faults are left out."""
    scale = scale_of(record)
    persons = [Person(one, scale, points) for one in record["participants"] or () if (points := _points(one, scale))]
    return Diagnosis(record, scale, persons)


def _points(participant: Record, scale: Scale) -> Mapping[str, Fraction] | None:
    found: dict[str, Fraction] = {}
    for key, one in (participant["scores"] or {}).items():
        competence, points = scale.find(str(key)), fraction(one["value"])
        if competence is None or points is None or not 0 <= points <= competence.most:
            return None
        found[competence.key] = points
    return found if found.keys() == scale.competences.keys() else None


def called(value: Text, speech: Speech) -> str:
    """What a field of a participant is called where participants are told apart: a link by its short name."""
    if not isinstance(value, Link):
        return " ".join(value.split())
    entity: Entity = value.entity
    return str(name_of(entity, speech, "им", "полностью" if entity.kind == "person" else "кратко"))


FIELDS = {  # of a participant, by the name that a report knows them by
    "участник": "who",
    "должность": "post",
    "школа": "school",
    "территория": "territory",
    "предмет": "subject",
    "категория": "category",
    "стаж": "experience",
}


def row_of(person: Person, speech: Speech) -> dict[str, str | int | Fraction]:
    """A participant as a flat record for counting: `{"должность": "директор", "уровень": "Базовый", "доля": 13/20, …}`.

    Texts, empty where not told: участник, должность, школа, территория, предмет, категория, стаж, уровень (the words of
    the level), `уровень.КОД` for each profile. Fractions 0–1: доля (of all points), `доля.КОД` for each profile.
    Exact points: балл, `балл.КОД` for each competence. A whole number: дефицитов. КОД is the code of the profile or
    the competence, else its number.
    """
    scale = person.scale
    found: dict[str, str | int | Fraction] = {
        name: called(told, speech) if (told := person.told(field)) is not None else "" for name, field in FIELDS.items()
    }
    found |= {"уровень": str(person.level.text), "доля": person.share, "дефицитов": len(person.deficits)}
    found["балл"] = person.total(scale.competences.values())
    for profile in scale.profiles:
        share = person.share_of(profile)
        found |= {f"доля.{profile.key}": share, f"уровень.{profile.key}": str(scale.level_of(share).text)}
    return found | {f"балл.{key}": points for key, points in person.points.items()}


def rows_of(record: Record, speech: Speech) -> list[dict[str, str | int | Fraction]]:
    """The participants of a diagnostics as flat records: see `row_of`."""
    return [row_of(one, speech) for one in diagnosis_of(record).persons]
