"""Scores as they print, and as names in text lead to them: `<программа-1.экспертиза.средний_балл>`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from generator.derive.decisions import Limit, decisions_of, limit_of
from generator.derive.results import Result, results, spread
from generator.derive.scoring import Form
from generator.reading.values import Text
from generator.workspace.load import Workspace
from generator.workspace.naming import SCORES

POINTS, PERCENTS, MOST_DIGITS = 2, 1, 6  # digits after the comma
NBSP = "\u00a0"


def number(value: Fraction, digits: int = POINTS, limits: Iterable[Fraction] = ()) -> str:
    """The number with so many digits after the comma at most, zeros at the end left out.

    A number that rounding would carry over a limit prints more digits: 79,96 against 80 is not 80.
    """
    limits = list(limits)
    while digits < MOST_DIGITS and any((_rounded(value, digits) >= one) != (value >= one) for one in limits):
        digits += 1
    whole, parts = divmod(abs(_rounded(value, digits)), 1)
    text = f"{whole},{int(parts * 10**digits):0{digits}}" if parts else str(whole)
    return f"{'-' * (value < 0)}{text.rstrip('0') if parts else text}"


def _rounded(value: Fraction, digits: int) -> Fraction:
    """The number to so many digits, a half away from nought; exact, however long."""
    nearest = floor(abs(value) * 10**digits + Fraction(1, 2))
    return Fraction(nearest if value >= 0 else -nearest, 10**digits)


def limits_of(form: Form, workspace: Workspace) -> list[Limit]:
    """All limits that a score of a form is held against."""
    own = (limit_of(form.record[name]) for name in ("threshold", "threshold_of_each"))
    bands = [one.limit for one in decisions_of(form, workspace.phrases)]
    return [*bands, *(one for one in own if one is not None)]


def points(value: Fraction, limits: Iterable[Limit] = ()) -> str:
    """Points in print, never on the wrong side of a limit."""
    return number(value, POINTS, (one.value for one in limits if not one.is_percent))


def percent(share: Fraction, limits: Iterable[Limit] = ()) -> str:
    """A share in percent, never on the wrong side of a limit."""
    return f"{number(share * 100, PERCENTS, (one.value for one in limits if one.is_percent))}{NBSP}%"


def place(result: Result) -> str:
    """The place of a programme: «3», or «2–3» where it shares it."""
    first, last = result.places
    return str(first) if first == last else f"{first}–{last}"


def name_scores(workspace: Workspace) -> None:
    """Let names in text lead to the scores of every programme that has sheets, once all sheets are read."""
    every = results(workspace)
    for code, found in every.by_programme.items():
        if len(found) == 1:
            if found[0].criteria in every.doubtful:
                workspace.unreckoned.add(code)
            workspace.figures.setdefault(code, {})[SCORES] = _figures(found[0], workspace)


def _figures(result: Result, workspace: Workspace) -> Mapping[str, Text]:
    limits = limits_of(result.form, workspace)
    told = {
        "средний_балл": points(result.score.points, limits),
        "максимум": points(result.score.most),
        "доля": percent(result.score.share, limits),
        "разброс": points(spread(result.totals)),
        "экспертов": workspace.speech.counted(len(result.sheets), "эксперт"),
        "место": place(result),
        "из": str(result.among),
        "решение": str(result.decision.text) if result.decision is not None else "",
    }
    return {key: Text(value, result.programme.place) for key, value in told.items() if value}
