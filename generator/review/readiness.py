"""Readiness before a defence: a score from what the rules judged, never from what they could not.

The method is the catalogue's: a share for each rule, weights by severity and confidence, a mark of 0–2 for each
criterion, caps for open errors, and no score at all where too little could be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.findings import Finding, Severity
from generator.review.runner import Judged, Outcome, Weakened
from generator.rules.rule import Confidence, Rule

WEIGHTS = MappingProxyType({Severity.ERROR: 5.0, Severity.WARNING: 2.0, Severity.ADVICE: 0.5})
CONFIDENCE = MappingProxyType({Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.7, Confidence.LOW: 0.3})
SILENCED = 0.25  # what a silenced finding still counts, until a second person confirms it
LEAST_COVERED = 0.8
SHORTEST = 1000  # words: a shorter text is measured as one of this length, or one slip would sink it
CAP_GATE, CAP_ERROR, BEST = 59, 84, 100
PARDONS = ((5, CAP_GATE), (2, CAP_ERROR))  # more errors silenced and parts waived than this need a second person
BANDS = ((85, "готово"), (70, "готово с замечаниями"), (60, "доработать"), (0, "не готово"))
WORST = 3
OTHER_CRITERION = "K11"  # the evaluation's own, not the programme's


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the profile: its mark from 0 to 2, and the findings that cost it most, dearest first."""

    code: str
    mark: float
    worst: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """An open finding with the points that mending it alone returns before caps; whether it closes the gate."""

    finding: Finding
    points: float
    gate: bool


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not judge, and what it lacks."""

    rule: Rule
    missing: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a programme is. `score` is None where none is given: `coverage` (0–1) is too low, or it has faults.

    `weakened` are grave rules that settings switch off or soften, `pardons` errors silenced and required parts waived;
    both keep the score down.
    """

    score: int | None
    coverage: float
    profile: tuple[Criterion, ...]
    gains: tuple[Gain, ...]
    silenced: int
    unjudged: tuple[Unjudged, ...]
    faulty: bool = False
    weakened: tuple[Rule, ...] = ()
    pardons: int = 0

    @property
    def band(self) -> str:
        """The verdict in words, empty without a score."""
        return "" if self.score is None else next(word for least, word in BANDS if self.score >= least)

    @property
    def gates(self) -> list[Gain]:
        """The findings that keep the programme from its defence."""
        return [gain for gain in self.gains if gain.gate]


def readiness(
    outcomes: Sequence[Outcome],
    faulty: bool = False,
    weights: Mapping[str, float] = MappingProxyType({}),
    waived: int = 0,
) -> Readiness:
    """The readiness of one description.

    `weights` are a region's own weights of criteria (1 each by default), `waived` so many required parts that the
    author says there are none of, with a reason.
    """
    mine = [one for one in outcomes if one.rule.criterion != OTHER_CRITERION]
    covered, pardons = coverage(mine), waived + _silenced_errors(mine)
    is_scored = not faulty and covered >= LEAST_COVERED
    return Readiness(
        score=round(score(mine, weights, pardons)) if is_scored else None,
        coverage=covered,
        profile=_profile(mine),
        gains=_gains(mine, weights),
        silenced=sum(judged.silenced for one in mine for judged in one.judged),
        unjudged=tuple(Unjudged(one.rule, one.missing) for one in mine if one.missing),
        faulty=faulty,
        weakened=tuple(one.rule for one in mine if one.weakened and _cap_of_weakened(one) < BEST),
        pardons=pardons,
    )


def coverage(outcomes: Iterable[Outcome]) -> float:
    """The weight of the rules that judged in full against the weight of those that apply, 0–1."""
    applying = [one for one in outcomes if one.applies]
    whole = sum(map(_weight, applying))
    return sum(_weight(one) for one in applying if one.evaluated and not one.weakened) / whole if whole else 0.0


def score(outcomes: Sequence[Outcome], weights: Mapping[str, float] = MappingProxyType({}), pardons: int = 0) -> float:
    """Points of 100 with the caps of open errors, of weakened rules and of pardons."""
    return min(_points(outcomes, weights), _cap(outcomes), cap_of_pardons(pardons))


def _points(outcomes: Sequence[Outcome], weights: Mapping[str, float]) -> float:
    marks = {code: _mark(ours) for code, ours in _by_criterion(outcomes).items()}
    whole = sum(weights.get(code, 1.0) for code in marks)
    return 50 * sum(weights.get(code, 1.0) * mark for code, mark in marks.items()) / whole if whole else 0.0


def _cap(outcomes: Sequence[Outcome]) -> int:
    errors = [(one.rule, judged) for one in outcomes for judged in one.judged if _is_open_error(judged)]
    caps = [CAP_GATE if rule.gate else CAP_ERROR for rule, _ in errors]
    return min([*caps, *map(_cap_of_weakened, outcomes)], default=BEST)


def _cap_of_weakened(outcome: Outcome) -> int:
    """A grave rule switched off or made milder counts as broken; one with narrowed options as a remark at least."""
    if outcome.weakened is None or outcome.rule.severity is not Severity.ERROR:
        return BEST
    is_gate = outcome.rule.gate and outcome.weakened is not Weakened.NARROWED
    return CAP_GATE if is_gate else CAP_ERROR


def cap_of_pardons(number: int) -> int:
    """The highest score with so many errors silenced and parts waived, until a second person confirms them."""
    return next((cap for least, cap in PARDONS if number > least), BEST)


def least_pardoned(cap: int) -> int:
    """Over how many pardons the score is kept to this cap."""
    return next(least for least, most in PARDONS if most == cap)


def _silenced_errors(outcomes: Iterable[Outcome]) -> int:
    every = [judged for one in outcomes for judged in one.judged]
    return sum(judged.silenced and judged.finding.severity is Severity.ERROR for judged in every)


def _is_open_error(judged: Judged) -> bool:
    return judged.finding.severity is Severity.ERROR and not judged.silenced


def _by_criterion(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes by criterion; one that rules of it should have judged, but none could, is there too."""
    found: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if one.applies:
            found.setdefault(one.rule.criterion, []).append(one)
    return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))


def _mark(outcomes: Sequence[Outcome]) -> float:
    """The mark from 0 to 2; nothing where no rule could judge, for an expert gives nothing for what is not there."""
    judging = [one for one in outcomes if one.evaluated]
    return 2 * sum(_weight(one) * share(one) for one in judging) / sum(map(_weight, judging)) if judging else 0.0


def _weight(outcome: Outcome) -> float:
    """The weight of a rule as it is by itself: settings make its findings milder, not the rule lighter."""
    return WEIGHTS[outcome.rule.severity] * CONFIDENCE[outcome.rule.confidence]


def share(outcome: Outcome) -> float:
    """How far a rule is kept, 0–1: by subjects, or by findings to a thousand words."""
    if outcome.rule.density:
        slips = sum(_cost(judged, outcome) for judged in outcome.judged)
        return max(0.0, 1 - 1000 * slips / max(outcome.subjects, SHORTEST) / outcome.rule.density)
    broken: dict[int, float] = {}
    for judged in outcome.judged:
        broken[judged.subject] = max(broken.get(judged.subject, 0.0), _cost(judged, outcome))
    return 1 - sum(broken.values()) / outcome.subjects


def _cost(judged: Judged, outcome: Outcome) -> float:
    """What a finding costs its subject: whole where it is as grave as the rule, less where its sub-check is milder."""
    grave = min(1.0, WEIGHTS[judged.finding.severity] / WEIGHTS[outcome.severity])
    return grave * (SILENCED if judged.silenced else 1.0)


def _profile(outcomes: Sequence[Outcome]) -> tuple[Criterion, ...]:
    gains = _gains(outcomes, MappingProxyType({}))
    criteria = {one.rule.code: one.rule.criterion for one in outcomes}
    return tuple(
        Criterion(code, _mark(ours), tuple(g.finding for g in gains if criteria[g.finding.code] == code)[:WORST])
        for code, ours in _by_criterion(outcomes).items()
    )


def _gains(outcomes: Sequence[Outcome], weights: Mapping[str, float]) -> tuple[Gain, ...]:
    """Open findings, those of gates first, then by the points that mending each would return."""
    now = _points(outcomes, weights)
    found = []
    for number, one in enumerate(outcomes):
        for judged in one.judged:
            if not judged.silenced:
                rest = replace(one, judged=tuple(other for other in one.judged if other is not judged))
                points = _points([*outcomes[:number], rest, *outcomes[number + 1 :]], weights) - now
                found.append(Gain(judged.finding, points, one.rule.gate and _is_open_error(judged)))
    return tuple(sorted(found, key=lambda gain: (not gain.gate, -gain.points, gain.finding.place)))
