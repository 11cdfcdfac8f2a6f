"""What follows of a certificate from the facts of its road maps: shares, and the words for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.derive.counted_facts import counted_states
from generator.derive.coverage import led_to
from generator.derive.progress import Share, State, Status, measures_shown
from generator.schema.keys import plain_key
from generator.schema.types import Number
from generator.workspace.plans import roadmaps_of

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Band:
    """Words that a share of so many per cent and more is called by."""

    least: Decimal
    words: str


# From which share which words of the phrasebook, when nobody sets bands of their own.
USUAL = ((Decimal(100), "полностью"), (Decimal("0.01"), "частично"), (Decimal(0), "нет"))


@dataclass(frozen=True, slots=True)
class VerdictRules:
    """Which statuses count as done, which measures are left out, which words a share gets; the highest band first."""

    done: frozenset[Status]
    left_out: frozenset[Status]
    bands: tuple[Band, ...]

    def is_counted(self, state: State) -> bool:
        """Whether a measure belongs to the whole of a share: its term has come, or its outcome is known."""
        return state.status not in self.left_out and (state.is_due or state.status in self.done)

    def share_of(self, states: Iterable[State]) -> Share:
        """How many are done of the measures whose term has come or whose outcome is known."""
        counted = [state for state in states if self.is_counted(state)]
        return Share(sum(state.status in self.done for state in counted), len(counted))

    def is_any_early(self, states: Iterable[State]) -> bool:
        """Whether the outcome of some that are counted is known before their term has come."""
        return any(self.is_counted(state) and state.is_early for state in states)

    def words_for(self, share: Share) -> str:
        """The words of a share; empty where there is nothing to judge."""
        if not share.whole:
            return ""
        per_cent = Decimal(100 * share.part) / share.whole
        return next((band.words for band in self.bands if band.least <= per_cent), self.bands[-1].words)

    def rank(self, words: str) -> int | None:
        """How far from the strongest words these are, 0 for the strongest; None for words of no band."""
        known = [plain_key(band.words) for band in self.bands]
        return known.index(plain_key(words)) if plain_key(words) in known else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words that follow from the facts, the share they follow from, how many measures are still to come.

    `is_any_early` says that some of the share were settled before their term had come.
    """

    words: str
    share: Share
    ahead: int
    is_any_early: bool


def rules_of(description: Record, settings: Record, usual: Iterable[Band]) -> VerdictRules:
    """The rules of a certificate: its own, else those of the settings, else the usual ones; field by field.

    A road map has none of its own.
    """
    own, common = description.get("verdict") or {}, settings["verdict"] or {}
    told = {name: own.get(name) or common.get(name) for name in ("done", "left_out", "bands")}
    bands = [band for one in told["bands"] or () if (band := _band(one)) is not None]
    return VerdictRules(
        _statuses(told["done"]) or frozenset({Status.DONE}),
        _statuses(told["left_out"]),
        tuple(sorted(bands or usual, key=lambda band: -band.least)),
    )


def _band(record: Record) -> Band | None:
    least, words = record["least"], record["words"]
    return Band(least.value, str(words)) if isinstance(least, Number) and words is not None else None


def _statuses(words: Iterable[str] | None) -> frozenset[Status]:
    return frozenset(Status(str(word)) for word in words or () if word in tuple(Status))


def states_in(certificate: Record) -> list[State]:
    """The measures of all road maps of a certificate, as they stand on its day."""
    return [state for roadmap in roadmaps_of(certificate) for state in counted_states(certificate, roadmap)]


def is_beside_term(certificate: Record) -> bool:
    """Whether road maps of a certificate have measures and none of them is of its term."""
    return not states_in(certificate) and any(measures_shown(one) for one in roadmaps_of(certificate))


def states_of_direction(direction: Record, states: Iterable[State]) -> list[State]:
    """Those of the measures that a direction of the certificate names."""
    named = [id(measure) for measure in led_to(direction["measures"])]
    return [state for state in states if id(state.measure) in named]


def verdict_of(certificate: Record, rules: VerdictRules) -> Verdict:
    """What the facts of all road maps of a certificate say."""
    states = states_in(certificate)
    share = rules.share_of(states)
    ahead = sum(not rules.is_counted(state) and state.status not in rules.left_out for state in states)
    return Verdict(rules.words_for(share), share, ahead, rules.is_any_early(states))
