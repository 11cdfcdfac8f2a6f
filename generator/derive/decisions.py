"""Which decision a score leads to: bands, thresholds, criteria that bar a recommendation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from generator.content.phrases import Phrasebook
from generator.derive.scoring import PERCENT, Form, Sheet, fraction, is_true
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.types import Number

# The usual decisions: the least share of points in percent, and whether a programme passes. A practice, no norm.
USUAL: Mapping[str, tuple[int, bool]] = MappingProxyType(
    {
        "рекомендовать": (80, True),
        "рекомендовать-с-замечаниями": (60, True),
        "доработать": (40, False),
        "отклонить": (0, False),
    }
)


@dataclass(frozen=True, slots=True)
class Score:
    """Points and the greatest number of them: of one sheet, or the mean of several."""

    points: Fraction
    most: Fraction

    @property
    def share(self) -> Fraction:
        """The points as a part of the greatest number, 0–1."""
        return self.points / self.most if self.most else Fraction()


@dataclass(frozen=True, slots=True)
class Limit:
    """The least score of something, in points or in percent of the most."""

    value: Fraction
    is_percent: bool

    def is_met(self, score: Score) -> bool:
        """Whether a score is not below."""
        return (score.share * 100 if self.is_percent else score.points) >= self.value


@dataclass(frozen=True, eq=False)
class Decision:
    """One decision: its code, its words, from which score, whether it lets a programme pass."""

    code: str
    text: str
    limit: Limit
    is_positive: bool


def limit_of(value: Text | None) -> Limit | None:
    """A limit as typed: `60 %`, `18`, `18 баллов`."""
    number = fraction(value)
    if number is None or not isinstance(value, Number):
        return None
    return Limit(number, value.unit == PERCENT)


def decisions_of(form: Form | None, phrases: Phrasebook) -> list[Decision]:
    """The decisions of a form, the highest first; the usual ones where it has none of its own, or there is no form."""
    own = form.record["decisions"] if form is not None else None
    if not own:
        return [
            Decision(code, phrases.say(f"решение.{code}"), Limit(Fraction(least), True), passes)
            for code, (least, passes) in USUAL.items()
        ]
    found = [
        Decision(str(one["code"] or number), one["text"], limit, is_true(one["positive"]))
        for number, one in enumerate(own, 1)
        if (limit := limit_of(one["from"])) is not None and one["text"] is not None
    ]
    return sorted(found, key=lambda one: -one.limit.value)


def decision_named(word: str, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that a sheet or a protocol names by its code (hyphens or spaces alike) or by its words."""
    plain = _unhyphened(word)
    return next((one for one in decisions if plain in (_unhyphened(one.code), _unhyphened(one.text))), None)


def asks_to_mend(decision: Decision, decisions: Sequence[Decision]) -> bool:
    """Whether something is to be mended: the decision stands between the best of those known and the worst."""
    return decision.code not in (decisions[0].code, decisions[-1].code)


def _unhyphened(words: str) -> str:
    return plain_key(words.replace("-", " "))


def threshold_met(form: Form, sheets: Sequence[Sheet], score: Score) -> bool | None:
    """Whether the threshold is passed: by the mean, or by at least one expert's sheet; None where there is none."""
    if (limit := limit_of(form.record["threshold"])) is not None:
        return limit.is_met(score)
    if (limit := limit_of(form.record["threshold_of_each"])) is not None:
        return any(limit.is_met(Score(one.total, one.most)) for one in sheets)
    return None


def barred_by(form: Form, sheets: Sequence[Sheet]) -> list[str]:
    """Keys of decisive criteria for which every expert gave the least score."""
    return [
        key
        for key, one in form.criteria.items()
        if one.is_decisive and sheets and all(sheet.scores[key] == one.least for sheet in sheets)
    ]


def decide(form: Form, sheets: Sequence[Sheet], score: Score, phrases: Phrasebook) -> Decision | None:
    """The decision that a score leads to.

    Below the threshold, or barred by a decisive criterion, it is the highest of those that recommend nothing.
    """
    reached = [one for one in decisions_of(form, phrases) if one.limit.is_met(score)]
    if threshold_met(form, sheets, score) is False or barred_by(form, sheets):
        return next((one for one in reached if not one.is_positive), None)
    return reached[0] if reached else None
