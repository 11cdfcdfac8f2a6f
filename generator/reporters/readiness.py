"""Readiness as a person reads it on a terminal: score, what bars the way, profile, where mending returns most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.review.readiness import (
    BANDS,
    BEST,
    LEAST_COVERED,
    Criterion,
    Gain,
    Readiness,
    cap_of_pardons,
    least_pardoned,
)

Say = Callable[..., str]
MOST = 10  # findings listed by gain
FEW = 3  # descriptions named where there are many


def as_data(code: str, told: Readiness) -> dict[str, Any]:
    """The readiness of the description `code` for other programs: score (null without one), band, coverage, profile."""
    return {
        "description": code,
        "score": told.score,
        "band": told.band,
        "coverage": round(told.coverage, 3),
        "silenced": told.silenced,
        "weakened": [one.code for one in told.weakened],
        "pardons": told.pardons,
        "criteria": {one.code: round(one.mark, 2) for one in told.profile},
        "gains": [
            {"code": one.finding.code, "file": one.finding.place.file, "line": one.finding.place.line}
            | {"points": round(one.points, 2), "gate": one.gate}
            for one in told.gains
        ],
        "unjudged": {one.rule.code: one.missing for one in told.unjudged},
    }


def as_text(name: str, told: Readiness, say: Say) -> str:
    """The readiness of a description as `name` calls it, «Название» (код); `say` gives phrases, criteria among them."""
    return "\n".join(_lines(name, told, say))


def headline(name: str, told: Readiness) -> str:
    """One line: the score and its verdict, or why there is none."""
    share = f"проверено {_percent(told.coverage)}"
    if told.faulty:
        return f"Готовность {name}: оценка не выставлена — сначала исправьте ошибки описания."
    if told.score is None:
        return f"Готовность {name}: оценка не выставлена — {share}, нужно {_percent(LEAST_COVERED)}."
    return f"Готовность {name}: {told.score} из 100 — {told.band} ({share})."


def overview(every: Sequence[tuple[str, Readiness]]) -> Iterator[str]:
    """Of many descriptions, by their names: how many deserve each verdict, then the lowest of the unready."""
    bands = Counter(told.band or "оценка не выставлена" for _, told in every)
    shares = "; ".join(f"{band} — {number}" for band, number in bands.most_common())
    yield f"Готовность программ ({len(every)}): {shares}."
    unready = [one for one in every if one[1].band != BANDS[0][1]]
    lowest = sorted(unready, key=lambda one: -1 if one[1].score is None else one[1].score)[:FEW]
    yield from ["Ниже всех:"] if lowest else []
    yield from (f"  {headline(name, told).removeprefix('Готовность ')}" for name, told in lowest)


def _lines(name: str, told: Readiness, say: Say) -> Iterator[str]:
    yield headline(name, told)
    yield from (f"  {words}" for words in limits(told, say))
    if told.gates:
        yield f"  К защите не пускают ({len(told.gates)}):"
        yield from (f"    {_finding(gain)}" for gain in told.gates[:MOST])
        yield from _more(len(told.gates))
    yield "  По критериям (0–2):"
    yield from (f"    {_criterion(one, say)}" for one in told.profile)
    rest = [gain for gain in told.gains if not gain.gate and gain.points > 0]
    if rest:
        yield "  Что ещё исправить, сначала самое дорогое:"
        yield from (f"    +{_comma(gain.points)}  {_finding(gain)}" for gain in rest[:MOST])
        yield from _more(len(rest))
    if told.unjudged:
        yield "  Не оценивалось:"
        yield from (f"    {one.rule.code} {one.rule.page.title} — {one.missing}" for one in told.unjudged)
    if told.silenced:
        yield f"  Замечаний, заглушённых автором: {told.silenced}; в оценке каждое считается за четверть."


def limits(told: Readiness, say: Say) -> Iterator[str]:
    """What keeps the score down beside open findings: rules made weaker, parts waived, errors silenced."""
    if told.weakened:
        yield say("готовность.ослаблено", правила=", ".join(one.code for one in told.weakened))
    if (most := cap_of_pardons(told.pardons)) < BEST:
        many = str(least_pardoned(most))
        yield say("готовность.оговорки", число=str(told.pardons), много=many, потолок=str(most))


def _more(number: int) -> Iterator[str]:
    if number > MOST:
        yield f"    … и ещё {number - MOST}"


def _finding(gain: Gain) -> str:
    finding = gain.finding
    return f"{finding.code} {finding.place}  {finding.message}"


def _criterion(one: Criterion, say: Say) -> str:
    worst = ", ".join(dict.fromkeys(finding.code for finding in one.worst))
    return f"{_comma(one.mark)}  {say(f'критерий.{one.code}')}" + (f" — {worst}" if worst else "")


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{int(share * 100)} %"
