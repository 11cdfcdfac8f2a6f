"""One draft read by all chosen rules: what each judged, what it found, or what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.findings import Finding, Severity
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Missing, Options, Rule


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the number of the subject it speaks of (from 0) and the name of the sub-check."""

    finding: Finding
    subject: int
    sub: str = ""

    @property
    def silenced(self) -> bool:
        """Whether the author has silenced it: then it is not shown, but still counts a little in the score."""
        return bool(self.finding.silenced)


class Weakened(StrEnum):
    """How the settings of a workspace make a rule weaker than it is by itself."""

    OFF = "выключено"
    MILDER = "важность снижена"
    NARROWED = "настройки сужены"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one rule: so many subjects judged (or words read, for a rule over text), and what it found.

    `missing` names in Russian what the rule lacks; then it has judged nothing, and nothing has passed. Without
    subjects, and nothing missing, there is nothing the rule could apply to.
    """

    rule: Rule
    severity: Severity
    subjects: int = 0
    judged: tuple[Judged, ...] = ()
    missing: str = ""
    weakened: Weakened | None = None

    @property
    def evaluated(self) -> bool:
        """Whether the rule could say anything at all."""
        return self.subjects > 0 and not self.missing

    @property
    def applies(self) -> bool:
        """Whether the rule should have judged: it did, or it lacks what it needs."""
        return self.subjects > 0 or bool(self.missing)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rule as the settings want it: its severity and options for this kind of description."""

    rule: Rule
    severity: Severity
    options: Options


def usual(rules: Iterable[Rule]) -> list[Chosen]:
    """The rules with their own severities and options."""
    return [Chosen(rule, rule.severity, rule.options) for rule in rules]


# A passport that goes to no defence («профиль: паспорт») is judged by what it says, not by what it leaves out.
OF_WHAT_IS_SAID = ("FIG", "IND003", "LEG002", "LEG003", "LNG", "NAM", "STR005", "TIM001", "XDC")


def review(draft: Draft, chosen: Iterable[Chosen]) -> list[Outcome]:
    """What comes of each of the rules that judge this kind of description."""
    mine = (one for one in chosen if draft.kind in one.rule.kinds)
    return [
        replace(_outcome(draft, one), weakened=_weakened(one))
        for one in mine
        if draft.is_whole or one.rule.code.startswith(OF_WHAT_IS_SAID)
    ]


def _weakened(chosen: Chosen) -> Weakened | None:
    if _is_milder(chosen):
        return Weakened.MILDER
    return Weakened.NARROWED if chosen.rule.is_narrowed(chosen.options) else None


def _is_milder(chosen: Chosen) -> bool:
    order = list(Severity)
    return order.index(chosen.severity) > order.index(chosen.rule.severity)


def _outcome(draft: Draft, chosen: Chosen) -> Outcome:
    rule = chosen.rule
    lacking = [draft.key(name) for name in rule.needs if not draft.holds(name)]
    if lacking:
        return Outcome(rule, chosen.severity, missing=f"нет: {', '.join(lacking)}")
    subjects = rule.subjects(draft)
    if isinstance(subjects, Missing):
        return Outcome(rule, chosen.severity, missing=subjects.what)
    if not subjects:
        return Outcome(rule, chosen.severity)
    judged = tuple(
        Judged(_finding(mark, chosen), number, mark.sub)
        for number, subject in enumerate(subjects)
        for mark in rule.check(subject, draft, chosen.options)
    )
    return Outcome(rule, chosen.severity, draft.words if rule.density else len(subjects), judged)


def _finding(mark: Mark, chosen: Chosen) -> Finding:
    """The mark as a finding; where settings make a rule milder, no sub-check of it is graver than that."""
    finding, order = chosen.rule.finding(mark, chosen.severity), list(Severity)
    if _is_milder(chosen) and order.index(finding.severity) < order.index(chosen.severity):
        return replace(finding, severity=chosen.severity)
    return finding
