"""The conclusion on readiness as its template sees it: what the review says of a programme, for those who write it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from generator.papers.context import Desk
from generator.papers.cover import quoted
from generator.papers.grids import ruled
from generator.workspace.speech import sort_words

if TYPE_CHECKING:
    from generator.review.readiness import Criterion, Gain, Readiness

Record = dict[str, Any]


def readiness_context(desk: Desk) -> Record:
    """The context `r` of the paper готовность."""
    from generator.reporters.readiness import limits
    from generator.review.assess import assess  # rules are loaded only for this paper

    told = assess(desk.description, desk.workspace)
    record, say = desk.description.record, desk.say
    sort = sort_words(record, desk.phrases)
    rest = [gain for gain in told.gains if not gain.gate]
    return {
        "title": say("готовность.заголовок"),
        "programme": say("имя.программа", программа=sort, название=quoted(record["name"])),
        "verdict": verdict(told, desk),
        "limits": list(limits(told, desk.say)),
        "gates": _findings("готовность.с чего начать", told.gates, desk) if told.gates else None,
        "profile": _profile(told.profile, desk),
        "rest": _findings("готовность.замечания", rest, desk) if rest else None,
        "unjudged": [f"{one.rule.code} {one.rule.page.title} — {one.missing}" for one in told.unjudged],
        "silenced": told.silenced,
    }


def verdict(told: Readiness, desk: Desk) -> str:
    """The sentence with the score, or why there is none."""
    from generator.review.readiness import LEAST_COVERED

    share = percent(told.coverage)
    if told.score is None:
        return desk.say("готовность.без оценки", доля=share, нужно=percent(LEAST_COVERED))
    return desk.say("готовность.оценка", оценка=told.score, вывод=told.band, доля=share)


def percent(share: float) -> str:
    """A share as whole percents, never rounded up."""
    return f"{int(share * 100)}\u00a0%"


def one_decimal(number: float) -> str:
    """A number with one digit after the comma."""
    return f"{number:.1f}".replace(".", ",")


def _findings(title: str, gains: Iterable[Gain], desk: Desk) -> Record:
    rows = [_row(n, gain) for n, gain in enumerate(gains, 1)]
    names = ["номер", "код", "строка", "замечание", "исправить", "баллы"]
    return _table(title, "таблица замечаний", names, rows, {0, 1, 2, 5}, desk)


def _row(number: int, gain: Gain) -> list[str]:
    found = gain.finding
    return [str(number), found.code, str(found.place.line), found.message, found.hint, one_decimal(gain.points)]


def _profile(profile: Sequence[Criterion], desk: Desk) -> Record:
    rows = [
        [
            desk.phrases.say(f"критерий.{one.code}"),
            one_decimal(one.mark),
            "; ".join(dict.fromkeys(f"{found.code} {found.path}".strip() for found in one.worst)) or "—",
        ]
        for one in profile
    ]
    return _table("готовность.профиль", "таблица профиля", ["критерий", "оценка", "замечания"], rows, {1}, desk)


def _table(
    title: str, group: str, names: Sequence[str], rows: Iterable[Sequence[str]], centred: set[int], desk: Desk
) -> Record:
    labels = [desk.phrases.say(f"{group}.{name}") for name in names]
    lines = [
        {
            "group": None,
            "cells": [
                {"shape": "words", "value": text, "align": "center" if n in centred else ""}
                for n, text in enumerate(row)
            ],
        }
        for row in rows
    ]
    return ruled(desk.phrases.say(title), labels, lines, desk)
