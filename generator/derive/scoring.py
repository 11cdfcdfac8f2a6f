"""Criteria and expert sheets as numbers: scales, weights, what one expert gave. Exact fractions, rounded nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.types import Flag, Inapplicable, Number

Record = dict[str, Any]
LEAST, MOST, STEP = Fraction(0), Fraction(2), Fraction(1)  # the usual scale of a criterion
PERCENT = "%"


@dataclass(frozen=True, eq=False)
class Criterion:
    """One criterion with its scale; `key` is its code, else its number among all of the form."""

    key: str
    number: int
    record: Record
    least: Fraction
    most: Fraction
    step: Fraction
    weight: Fraction

    @property
    def text(self) -> Text:
        """Its name."""
        text: Text = self.record["text"]
        return text

    @property
    def worth(self) -> Fraction:
        """The most that it brings to a total."""
        return self.most * self.weight

    @property
    def is_decisive(self) -> bool:
        """Whether the least score bars a recommendation."""
        return is_true(self.record["decisive"])

    @property
    def is_sound(self) -> bool:
        """Whether its scale has scores, none below nought and whole steps apart, that count for the total."""
        has_scores = 0 <= self.least < self.most and self.step > 0
        return has_scores and self.weight > 0 and (self.most - self.least) % self.step == 0

    def takes(self, score: Fraction) -> bool:
        """Whether a score is on the scale."""
        return self.least <= score <= self.most and (score - self.least) % self.step == 0


@dataclass(frozen=True, eq=False)
class Group:
    """Criteria that stand together; a group may have no title."""

    record: Record
    criteria: tuple[Criterion, ...]

    @property
    def title(self) -> Text | None:
        """Its title."""
        title: Text | None = self.record["title"]
        return title


@dataclass(frozen=True, eq=False)
class Form:
    """The form of an expert sheet."""

    record: Record
    groups: tuple[Group, ...]

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """All criteria by key, in order."""
        return {one.key: one for group in self.groups for one in group.criteria}

    @property
    def most(self) -> Fraction:
        """The greatest total."""
        return sum((one.worth for one in self.criteria.values()), Fraction())

    @property
    def is_sound(self) -> bool:
        """Whether sheets can be read by it: each criterion has a key of its own and a sound scale."""
        number = sum(len(group.criteria) for group in self.groups)
        return number == len(self.criteria) and all(one.is_sound for one in self.criteria.values())

    @property
    def is_weighted(self) -> bool:
        """Whether some criteria weigh more than others."""
        return any(one.record["weight"] is not None for one in self.criteria.values())

    def find(self, word: str) -> Criterion | None:
        """The criterion that a sheet names: by code, by number or by its own words."""
        plain = plain_key(word)
        known = (one for one in self.criteria.values() if plain in (plain_key(one.key), plain_key(one.text)))
        return next(known, next((one for one in self.criteria.values() if plain == str(one.number)), None))


def form_of(criteria: Record) -> Form:
    """The form that a record of criteria makes; what its author left out is as usual."""
    usual = [fraction(criteria[name]) for name in ("least", "most", "step")]
    scale = [given if given is not None else own for given, own in zip(usual, (LEAST, MOST, STEP), strict=True)]
    number = 0
    groups = []
    for group in criteria["groups"] or ():
        found = []
        for record in group["criteria"] or ():
            if isinstance(record["text"], Text):
                number += 1
                found.append(_criterion(record, number, scale))
        groups.append(Group(group, tuple(found)))
    return Form(criteria, tuple(groups))


def _criterion(record: Record, number: int, scale: Sequence[Fraction]) -> Criterion:
    own = [fraction(record[name]) for name in ("least", "most", "step")]
    least, most, step = (given if given is not None else usual for given, usual in zip(own, scale, strict=True))
    key = str(record["code"] or number)
    return Criterion(key, number, record, least, most, step, weight_of(record["weight"]))


def weight_of(value: Text | None) -> Fraction:
    """A weight as a factor: `2`, `0,3`, `30 %`; 1 where none is given."""
    number = fraction(value)
    if number is None:
        return Fraction(1)
    return number / 100 if isinstance(value, Number) and value.unit == PERCENT else number


def fraction(value: Text | None) -> Fraction | None:
    """A number of a description exactly; None for what is none."""
    return Fraction(value.value) if isinstance(value, Number) else None


def is_true(value: Text | None) -> bool:
    """Whether a flag is there and says yes."""
    return isinstance(value, Flag) and value.value


@dataclass(frozen=True, eq=False)
class Sheet:
    """What one expert gave: scores by criterion, None where a criterion does not apply."""

    record: Record
    form: Form
    scores: Mapping[str, Fraction | None]

    @property
    def total(self) -> Fraction:
        """The weighted sum."""
        return self.total_of(self.form.criteria.values())

    @property
    def most(self) -> Fraction:
        """The greatest sum, over the criteria that apply."""
        return self.most_of(self.form.criteria.values())

    @property
    def share(self) -> Fraction:
        """The total as a part of the greatest one, 0–1; 0 where nothing applies."""
        return self.total / self.most if self.most else Fraction()

    def total_of(self, criteria: Iterable[Criterion]) -> Fraction:
        """The weighted sum over some criteria."""
        return sum((one.weight * score for one in criteria if (score := self.scores[one.key]) is not None), Fraction())

    def most_of(self, criteria: Iterable[Criterion]) -> Fraction:
        """The greatest sum over those of some criteria that apply."""
        return sum((one.worth for one in criteria if self.scores[one.key] is not None), Fraction())

    def comment(self, criterion: Criterion) -> Text | None:
        """What the expert says of a criterion."""
        for key, one in (self.record["scores"] or {}).items():
            if one["comment"] is not None and self.form.find(str(key)) is criterion:
                comment: Text = one["comment"]
                return comment
        return next(
            (
                one["text"]
                for key, one in (self.record["comments"] or {}).items()
                if self.form.find(str(key)) is criterion
            ),
            None,
        )

    def remarks(self, criterion: Criterion | None) -> list[Record]:
        """The remarks on a criterion; those on none, for None."""
        entries = (self.record["remarks"] or {}).get("entries", ())
        return [
            one for one in entries if (self.form.find(str(one["criterion"])) if one["criterion"] else None) is criterion
        ]


def sheet_of(evaluation: Record, form: Form) -> Sheet | None:
    """The sheet of an evaluation; None where a score is missing, unknown or off its scale."""
    if not form.is_sound:
        return None
    scores: dict[str, Fraction | None] = {}
    for key, one in (evaluation["scores"] or {}).items():
        criterion, value = form.find(str(key)), one["value"]
        score = fraction(value)
        if criterion is None or criterion.key in scores or (score is None and not isinstance(value, Inapplicable)):
            return None
        if score is not None and not criterion.takes(score):
            return None
        scores[criterion.key] = score
    return Sheet(evaluation, form, scores) if scores.keys() == form.criteria.keys() else None
