"""Readiness cannot be flattered: mending never lowers it, deleting never beats mending, silence is no pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Place, Severity
from generator.review.readiness import CAP_ERROR, CAP_GATE, Readiness, coverage, readiness, score, share
from generator.review.runner import Judged, Outcome, Weakened
from generator.rules.rule import Confidence, Rule


def rule(code: str = "TRC001", criterion: str = "K5", **facts: object) -> Rule:
    """A rule that says nothing by itself: outcomes are made by hand here."""
    facts = {"severity": Severity.ERROR, **facts}
    return Rule(
        code=code, name="a", criterion=criterion, manual="", subjects=lambda _: [], check=lambda *_: [], **facts
    )  # type: ignore[arg-type]


def judged(subject: int, severity: Severity = Severity.ERROR, code: str = "TRC001", silenced: bool = False) -> Judged:
    reason = "так решено" if silenced else ""
    return Judged(Finding(code, "плохо", Place("а.yaml", subject + 1), severity=severity, silenced=reason), subject)


def outcome(subjects: int, *found: Judged, of: Rule | None = None) -> Outcome:
    of = of or rule()
    return Outcome(of, of.severity, subjects, found)


def test_an_error_counts_by_the_share_of_its_subjects() -> None:
    assert share(outcome(4, judged(0))) == 0.75
    assert share(outcome(4, judged(0), judged(0))) == 0.75


def test_a_milder_sub_check_and_a_silenced_finding_count_in_part() -> None:
    assert share(outcome(1, judged(0, Severity.WARNING))) == pytest.approx(1 - 2 / 5)
    assert share(outcome(1, judged(0, silenced=True))) == 0.75


def test_a_rule_over_text_counts_slips_to_a_thousand_words() -> None:
    spelling = rule("LNG001", "K9", severity=Severity.WARNING, density=5.0)
    found = [judged(n, Severity.WARNING, "LNG001") for n in range(4)]
    assert share(outcome(2000, *found, of=spelling)) == pytest.approx(0.6)
    assert share(outcome(200, *found, of=spelling)) == pytest.approx(0.2)  # measured as a thousand words
    assert share(outcome(200, *found, *found, of=spelling)) == 0.0


def test_an_open_gate_caps_at_59_and_any_other_open_error_at_84() -> None:
    gate = outcome(100, judged(0), of=rule(gate=True))
    assert score([gate]) == CAP_GATE
    assert score([outcome(100, judged(0))]) == CAP_ERROR
    assert score([outcome(100, judged(0, Severity.ADVICE), of=rule(gate=True))]) > CAP_ERROR


def test_a_grave_rule_off_or_milder_counts_as_broken_and_a_narrowed_one_as_a_remark() -> None:
    good = [outcome(3, of=rule(f"TRC{n:03}")) for n in range(2, 9)]
    for how, cap in ((Weakened.OFF, CAP_GATE), (Weakened.MILDER, CAP_GATE), (Weakened.NARROWED, CAP_ERROR)):
        told = readiness([*good, replace(outcome(3, of=rule(gate=True)), weakened=how)])
        assert (told.score, [one.code for one in told.weakened]) == (cap, ["TRC001"])
        assert told.coverage == pytest.approx(7 / 8)
    soft = rule("LNG003", "K9", severity=Severity.ADVICE)
    assert readiness([*good, replace(outcome(3, of=soft), weakened=Weakened.OFF)]).score == 100


def test_many_pardons_keep_the_score_down() -> None:
    silent = outcome(1000, *(judged(n, silenced=True) for n in range(3)))
    assert readiness([outcome(9), outcome(1000, judged(0, silenced=True))], waived=1).score == 100
    assert readiness([outcome(9), silent]).score == CAP_ERROR
    assert readiness([outcome(9), silent], waived=3).score == CAP_GATE


def test_a_criterion_that_no_rule_could_judge_gets_nothing() -> None:
    good = [outcome(3, of=rule(f"TRC{n:03}")) for n in range(2, 9)]
    blind = Outcome(rule("TRC010", "K1"), Severity.ERROR, missing="нет: проблемы")
    assert {one.code: one.mark for one in readiness([*good, blind]).profile} == {"K1": 0, "K5": 2}
    assert readiness([*good, blind]).score == 50


def test_without_data_enough_no_score_is_given() -> None:
    blind = Outcome(rule("IND001", "K7"), Severity.ERROR, missing="нет: показатели")
    given_ = readiness([outcome(3), blind])
    assert (given_.score, given_.band, given_.coverage) == (None, "", 0.5)
    assert [one.missing for one in given_.unjudged] == ["нет: показатели"]
    assert readiness([outcome(3)], faulty=True).score is None


def test_what_cannot_apply_is_no_gap_in_the_coverage() -> None:
    assert coverage([outcome(3), outcome(0)]) == 1.0


def test_a_region_weighs_criteria_its_own_way() -> None:
    poor, good = (
        outcome(1, judged(0, Severity.WARNING, "LNG002"), of=rule("LNG002", "K9", severity=Severity.WARNING)),
        outcome(2),
    )
    assert readiness([poor, good]).score == 50
    assert readiness([poor, good], weights={"K9": 1, "K5": 3}).score == 75


@pytest.mark.parametrize(("found", "band"), [(0, "готово"), (1, "не готово")])
def test_the_band_follows_from_the_score(found: int, band: str) -> None:
    assert readiness([outcome(50, *map(judged, range(found)), of=rule(gate=True))]).band == band


def test_findings_stand_in_order_of_gain_those_of_gates_first() -> None:
    cheap = outcome(10, judged(0, Severity.WARNING, "TRC004"), of=rule("TRC004", "K7", severity=Severity.WARNING))
    dear = outcome(2, judged(0, Severity.WARNING, "RSP004"), of=rule("RSP004", "K4", severity=Severity.WARNING))
    gate = outcome(100, judged(0), of=rule(gate=True))
    assert [gain.finding.code for gain in readiness([cheap, dear, gate]).gains] == ["TRC001", "RSP004", "TRC004"]


SEVERITIES = list(Severity)
RULES = [
    rule("TRC001", "K5", gate=True),
    rule("TRC005", "K1"),
    rule("IND005", "K7", gate=True, confidence=Confidence.MEDIUM),
    rule("RSP004", "K4", severity=Severity.WARNING),
    rule("LNG001", "K9", severity=Severity.WARNING, density=5.0, confidence=Confidence.MEDIUM),
    rule("LNG003", "K9", severity=Severity.ADVICE, density=20.0),
]


@st.composite
def outcomes(draw: st.DrawFn) -> list[Outcome]:
    """What a review may come to: any of the rules, with any findings on any subjects."""
    found = []
    for one in draw(st.lists(st.sampled_from(RULES), min_size=1, unique_by=lambda each: each.code)):
        subjects = draw(st.integers(0, 3000 if one.density else 8))
        marks = st.builds(
            judged, st.integers(0, max(0, subjects - 1)), st.sampled_from(SEVERITIES), st.just(one.code), st.booleans()
        )
        missing = draw(st.sampled_from(["", "", "нет: задачи"]))
        some = draw(st.lists(marks, max_size=8)) if subjects and not missing else []
        found.append(Outcome(one, one.severity, 0 if missing else subjects, tuple(some), missing))
    return found


def scored(found: list[Outcome]) -> float:
    """The score as a number that may be compared: none is less than any."""
    told: Readiness = readiness(found)
    return -1 if told.score is None else told.score


@settings(deadline=None)
@given(outcomes())
def test_mending_a_finding_never_lowers_the_score(found: list[Outcome]) -> None:
    before = scored(found)
    for n, one in enumerate(found):
        for mended in one.judged:
            rest = replace(one, judged=tuple(other for other in one.judged if other is not mended))
            assert scored([*found[:n], rest, *found[n + 1 :]]) >= before


@given(outcomes())
def test_every_gain_is_a_gain_and_every_mark_in_bounds(found: list[Outcome]) -> None:
    told = readiness(found)
    assert all(gain.points >= -1e-9 for gain in told.gains)
    assert all(0 <= one.mark <= 2 for one in told.profile)
    assert told.score is None or 0 <= told.score <= 100


@given(outcomes())
def test_deleting_a_sound_subject_never_raises_and_a_faulty_one_never_beats_mending_it(found: list[Outcome]) -> None:
    before = scored(found)
    for n, one in enumerate(found):
        if one.rule.density or not one.subjects:
            continue
        rest = tuple(other for other in one.judged if other.subject != 0)
        mended = replace(one, judged=rest)
        deleted = replace(mended, subjects=one.subjects - 1)
        best = scored([*found[:n], mended, *found[n + 1 :]])
        assert scored([*found[:n], deleted, *found[n + 1 :]]) <= best
        if rest == one.judged:
            assert best == before
