"""The map of deficits as its template sees it: levels, groups, competences, every participant, deficits by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive.diagnosing import (
    FIELDS,
    Competence,
    Diagnosis,
    Level,
    Person,
    Profile,
    called,
    diagnosis_of,
    mean_share,
    most_of,
)
from generator.derive.diagnosis_figures import limits_of, mean_of, part_of, weakest
from generator.derive.score_figures import percent, points
from generator.papers.cells import NOTHING, cell, centred, group, row, strong
from generator.papers.context import Desk
from generator.papers.cover import term
from generator.papers.grids import ruled
from generator.papers.marks import author_lines
from generator.papers.points import joined
from generator.papers.programme import signature
from generator.papers.values import value_of
from generator.reading.values import Text
from generator.workspace.entities import capital

Record = dict[str, Any]
GROUPS = ("должность", "территория", "школа")  # what participants are of, with a table for each
OWN = tuple(name for name in FIELDS if name != "участник")  # columns of the table of participants, where any is told


def diagnosis_context(desk: Desk) -> Record:
    """The context `d` of the paper карта-дефицитов."""
    record = desk.description.record
    map_ = _Map(diagnosis_of(record), desk)
    return {
        "organisation": author_lines(record["organisation"], desk),
        "name": record["name"],
        "facts": list(map_.facts()),
        "intro": record["intro"],
        "levels": map_.levels(),
        "told": list(map_.told()),
        "groups": [found for name in GROUPS if (found := map_.group(name)) is not None],
        "competences": map_.competences(),
        "weakest": map_.weakest(),
        "persons": map_.persons(),
        "deficits": map_.deficits(),
        "conclusion": record["conclusion"],
        "signature": signature(record["signature"], desk),
    }


class _Map:
    """A diagnosis with the desk that words it."""

    def __init__(self, diagnosis: Diagnosis, desk: Desk) -> None:
        self.diagnosis, self.desk = diagnosis, desk
        self.scale, self.every = diagnosis.scale, diagnosis.persons
        self.limits = limits_of(diagnosis.scale)

    def facts(self) -> Iterator[tuple[str, Record]]:
        """What was measured, when, on what ground, how many took part."""
        kind, record = self.desk.description.kind, self.desk.description.record
        for name in ("act", "period", "date", "instrument"):
            spec = kind.fields[name]
            if name == "period" and record[name] is not None:
                yield self._say(spec.key), cell(term(record[name], self.desk, "программа.срок"))
            elif record[name] is not None:
                yield self._say(spec.key), value_of(record[name], spec, self.desk)
        yield self._say("участников"), cell(str(len(self.every)))
        profiles = [self._profile(one) for one in self.scale.profiles]
        if len(profiles) > 1:
            profiles.append(self._say("всего баллов", всего=points(most_of(self.scale.competences.values()))))
        yield self._say("профили"), {"shape": "paragraphs", "value": profiles}
        yield self._say("дефицит"), cell(self._say("порог", порог=percent(self.scale.deficit_below)))

    def levels(self) -> Record:
        """How many are of each level: of all points and of each profile."""
        labels = [self._say(name) for name in ("уровень", "границы", "все баллы")]
        counts = [self.diagnosis.by_level(), *(self.diagnosis.by_level(profile=one) for one in self.scale.profiles)]
        rows = [
            row(cell(level.text), centred(self._bounds(n)), *(centred(self._part(one[level])) for one in counts))
            for n, level in enumerate(self.scale.levels)
        ]
        rows.append(self._total([NOTHING, *(strong(str(one.total()), "center") for one in counts)]))
        return self._table("уровни", [*labels, *(str(one.title) for one in self.scale.profiles)], rows)

    def told(self) -> Iterator[str]:
        """The mean and how many have deficits, in words."""
        lacking, whole = len(self.diagnosis.with_deficits), len(self.every)
        yield self._say("на границе")
        yield self._say("средняя", доля=percent(mean_share([one.share for one in self.every]), self.limits))
        if lacking:
            yield self._say("с дефицитами", часть=str(lacking), всего=str(whole), доля=part_of(lacking, whole))
        else:
            yield self._say("без дефицитов")

    def group(self, name: str) -> Record | None:
        """The participants by a field of theirs; nothing where all are alike."""
        found = self.diagnosis.grouped(FIELDS[name], lambda one: called(one, self.desk.workspace.speech))
        rest = [one for one in self.every if one.told(FIELDS[name]) is None]
        if len(found) + bool(rest) < 2:
            return None
        labels = [self._say(one) for one in (name, "участников", "средняя доля")]
        labels += [*(str(one.text) for one in self.scale.levels), self._say("имеют дефициты")]
        rows = [row(cell(label), *map(centred, self._counts(own))) for label, own in found.items()]
        rows += [row(cell(self._say("не указано")), *map(centred, self._counts(rest)))] if rest else []
        rows.append(self._total([strong(one, "center") for one in self._counts(self.every)]))
        return self._table(f"по полю {name}", labels, rows)

    def competences(self) -> Record:
        """Every competence: the mean of its points and of their shares, for how many it is a deficit."""
        names = ("номер", "компетенция", "наибольший", "средний", "средняя доля", "дефицит у")
        labels = [self._say(one) for one in names]
        rows: list[Record] = []
        for profile in self.scale.profiles:
            rows += [group(self._say("профиль", название=profile.title)), *map(self._competence, profile.competences)]
            mean = percent(mean_of(self.every, profile), self.limits)
            most = strong(points(most_of(profile.competences)), "center")
            average = points(mean_of(self.every, profile) * most_of(profile.competences))
            name = strong(self._say("по профилю"))
            rows.append(row(NOTHING, name, most, strong(average, "center"), strong(mean, "center"), NOTHING))
        return self._table("компетенции", labels, rows)

    def weakest(self) -> str:
        """The weakest competences with their means; nothing where these are all there are."""
        found = weakest(self.diagnosis)
        if len(found) == len(self.scale.competences):
            return ""
        named = [self._say("слабая", компетенция=self.desk.lowered(one.text), доля=self._mean(one)) for one in found]
        return self._say("слабее всего", компетенции=joined(named, self.desk))

    def persons(self) -> Record:
        """Every participant with the share and the level of each profile and of all points."""
        told = [name for name in OWN if any(one.told(FIELDS[name]) is not None for one in self.every)]
        labels = [self._say(one) for one in ("номер", "участник", *told)]
        labels += [*(str(one.title) for one in self.scale.profiles), self._say("все баллы")]
        return self._table("участники", labels, [self._person(n, one, told) for n, one in enumerate(self.every, 1)])

    def deficits(self) -> Record | None:
        """The deficits of each participant who has any."""
        lacking = self.diagnosis.with_deficits
        told = ["школа"] if any(one.told("school") is not None for one in lacking) else []
        labels = [self._say(one) for one in ("номер", "участник", *told, "сколько", "дефициты")]
        rows = [self._deficits(number, one, told) for number, one in enumerate(lacking, 1)]
        return self._table("перечень", labels, rows) if rows else None

    def _say(self, name: str, **values: str) -> str:
        return self.desk.phrases.say(f"карта дефицитов.{name}", **values)

    def _table(self, title: str, labels: Sequence[str], rows: list[Record]) -> Record:
        return ruled(self._say(title), labels, rows, self.desk)

    def _total(self, cells: Sequence[Record]) -> Record:
        return row(strong(self._say("всего")), *cells)

    def _profile(self, profile: Profile) -> str:
        named = "; ".join(
            self._say("компетенция и балл", компетенция=self.desk.lowered(one.text), балл=points(one.most))
            for one in profile.competences
        )
        most = points(most_of(profile.competences))
        return self._say("состав профиля", название=profile.title, компетенции=named, всего=most)

    def _bounds(self, place: int) -> str:
        """The shares of a level: «от 80 %», «от 50 % до 80 %», «до 50 %»."""
        least = percent(self.scale.levels[place].least)
        ends = percent(self.scale.levels[place - 1].least) if place else ""
        if not place:
            return self._say("от", доля=least)
        last = place == len(self.scale.levels) - 1
        return self._say("до", доля=ends) if last else self._say("от и до", от=least, до=ends)

    def _part(self, part: int) -> str:
        return self._say("часть", число=str(part), доля=part_of(part, len(self.every))) if part else "0"

    def _counts(self, persons: Sequence[Person]) -> Iterator[str]:
        """What a row of a group tells: their number and mean, how many of each level, how many with deficits."""
        counts, whole = self.diagnosis.by_level(persons), len(persons)
        yield str(whole)
        yield percent(mean_share([one.share for one in persons]), self.limits)
        for number in (*(counts[one] for one in self.scale.levels), sum(bool(one.deficits) for one in persons)):
            yield self._say("часть", число=str(number), доля=part_of(number, whole)) if number else "0"

    def _competence(self, one: Competence) -> Record:
        mean = self.diagnosis.mean_of(one)
        lacking = self._part(len(self.diagnosis.lacking(one)))
        shown = (points(one.most), points(mean * one.most), self._mean(one), lacking)
        return row(centred(str(one.number)), cell(one.text), *map(centred, shown))

    def _mean(self, competence: Competence) -> str:
        return percent(self.diagnosis.mean_of(competence), self.limits)

    def _person(self, number: int, person: Person, told: Sequence[str]) -> Record:
        own = [self._own(person.told(FIELDS[name])) for name in told]
        shares = [(share := person.share_of(one), self.scale.level_of(share)) for one in self.scale.profiles]
        graded = [self._graded(percent(share, self.limits), level) for share, level in shares]
        total = self._graded(percent(person.share, self.limits), person.level)
        return row(centred(str(number)), self._own(person.record["who"]), *own, *graded, total)

    def _graded(self, share: str, level: Level) -> Record:
        """A share with its level below."""
        told = [("words", share), ("text", level.text)]
        stacked = [{"shape": shape, "value": value, "label": ""} for shape, value in told]
        return {"shape": "stack", "value": stacked, "align": "center"}

    def _own(self, value: Text | None) -> Record:
        if value is None:
            return cell(self._say("не указано"))
        return cell(Text(called(value, self.desk.workspace.speech), value.place))

    def _deficits(self, number: int, person: Person, told: Sequence[str]) -> Record:
        found = person.deficits
        named = [
            self._say(
                "балл из",
                компетенция=self.desk.lowered(one.text),
                балл=points(person.points[one.key]),
                макс=points(one.most),
            )
            for one in found
        ]
        own = [self._own(person.record["who"]), *(self._own(person.told(FIELDS[name])) for name in told)]
        return row(centred(str(number)), *own, centred(str(len(found))), cell(capital("; ".join(named))))
