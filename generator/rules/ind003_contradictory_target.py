"""Целевое значение противоречит себе

Что проверяет
    - Значения идут в одну сторону: показатель, который должен расти, не падает ни ниже базы, ни от года к году;
      снижаемый — наоборот. Сторону задаёт порог («не менее», «не более»), первое слово («Снижение …») или сам ряд.
    - Доля лежит между 0 и 100 %.
    - План последнего года равен порогу и не равен базе.
    - Единицы базы, плана и порога одни и те же: 0,82 среди процентов — это 82 % или 0,82 %? А 58 — это 58 %?
    - Доля возможна для числа, названного в «совокупности»: у «10 школ района» бывает 40 %, но не 42 %.

Зачем
    Эксперт проверяет ряд значений первым делом.

Плохо
    показатели:
      - показатель: Доля читающих учеников — не менее 70 %
        код: доля
        база: 62 % (2025)
        план:
          2026: 60 %
          2027: 65 %
          2028: 70 %

Хорошо
    показатели:
      - показатель: Доля читающих учеников — не менее 70 %
        код: доля
        база: 62 % (2025)
        план:
          2026: 64 %
          2027: 67 %
          2028: 70 %

Осторожно
    Значение, которое надо не увеличить, а удержать, отметьте: «удержать: да». Предел (100 % роста, 0 снижения) в этом
    не нуждается. План с порогом «не менее» или «не более» сам считается порогом: 85 % от 10 школ тогда значит «не
    меньше девяти школ».

Как исправить
    Исправьте значение, которое выбивается из ряда, или порог.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from generator.derive.targets import Direction, Series, Threshold, Value, series_of
from generator.findings import Related, Severity
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Flag
from generator.workspace.thresholds import Bound, same_unit


def subjects(draft: Draft) -> list[Item] | Missing:
    """The indicators that have a base or a plan; a bare threshold has nothing to contradict."""
    found = [(one, series_of(one.record)) for one in draft.items("indicators")]
    return [one for one, series in found if series.base or series.targets] or Missing("у показателей нет базы и плана")


def check(indicator: Item, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of all contradictions in one indicator's values, each at the value."""
    series = series_of(indicator.record)
    if odd := [one for one in _all(series) if not same_unit(one.unit, series.unit)]:
        yield from (_other_unit(indicator, one, series) for one in odd)
        return  # numbers of different units are not to be compared
    if parts := _parts_of_one(series):
        yield from (_part_of_one(indicator, one, series) for one in parts)
        return
    for part in PARTS:
        yield from part(indicator, series)


def _all(series: Series) -> list[Value]:
    return [one for one in (series.base, *series.targets, *series.facts) if one]


def _other_unit(indicator: Item, value: Value, series: Series) -> Mark:
    message = f"{_name(indicator)}: {_what(value, series)} — «{value.said}», а единица показателя «{series.unit}»"
    return Mark(message, value.said, "Пишите все значения показателя в одной единице.", indicator.path, "unit")


def _parts_of_one(series: Series) -> list[Value]:
    """Shares without their sign of percent that are less than 1 beside others in percent: 0,82 for 82 %."""
    every = _all(series) if series.is_share else []
    parts = [one for one in every if not one.unit and 0 < one.number < 1]
    return parts if any(one.number > 1 for one in every) else []


def _part_of_one(indicator: Item, value: Value, series: Series) -> Mark:
    percent = f"{(value.number * 100).normalize():f}".replace(".", ",")
    message = f"{_name(indicator)}: {_what(value, series)} — «{value.said}», а другие значения в процентах"
    hint = f"Если это доля от единицы, напишите «{percent} %», а если и вправду столько — «{value.said} %»."
    return Mark(message, value.said, hint, indicator.path, "part")


def _bare(indicator: Item, series: Series) -> Iterator[Mark]:
    """Numbers without the sign of percent that their neighbours have, and no unit said for all: 58 for 58 %."""
    every = _all(series) if indicator["unit"] is None else []
    for value in every if any(one.unit == "%" for one in every) else ():
        if not value.unit and value.number >= 1:
            message = f"{_name(indicator)}: {_what(value, series)} — «{value.said}» без знака процента"
            hint = "Другие значения показателя в процентах: поставьте «%» и здесь."
            yield Mark(message, value.said, hint, indicator.path, "bare", Severity.WARNING)


def _limits(indicator: Item, series: Series) -> Iterator[Mark]:
    """A share lies between 0 and 100."""
    for value in _all(series) if series.is_share else ():
        if not 0 <= value.number <= 100:
            message = f"{_name(indicator)}: {_what(value, series)} — «{value.said}», а доля бывает от 0 до 100 %"
            yield Mark(message, value.said, "Исправьте значение или единицу.", indicator.path, "share")


def _way(indicator: Item, series: Series) -> Iterator[Mark]:
    """Values go one way, from the base and from year to year."""
    if series.direction is None:
        return
    known = [one for one in (series.base, *series.targets) if one]
    for before, after in pairwise(known):
        if _backwards(before, after, series.direction):
            turn = "меньше" if series.direction is Direction.UP else "больше"
            which = f"базы ({before.said})" if before is series.base else f"плана на {before.year} год ({before.said})"
            message = f"{_name(indicator)}: план на {after.year} год «{after.said}» {turn} {which}"
            hint = f"{NEEDED[series.direction]}: исправьте значение, а если сторона не та — «не менее» или «не более»."
            yield Mark(message, after.said, hint, indicator.path, "way", related=(_related(before),))


NEEDED = {Direction.UP: "Нужен рост", Direction.DOWN: "Нужно снижение"}


def _backwards(before: Value, after: Value, direction: Direction) -> bool:
    return after.number < before.number if direction is Direction.UP else after.number > before.number


def _end(indicator: Item, series: Series) -> Iterator[Mark]:
    """The last target is the threshold."""
    last, threshold = series.last, series.threshold
    if last is None or threshold is None or last.number == threshold.number:
        return
    if threshold.bound is Bound.EXACTLY and threshold.in_words and not same_unit(threshold.unit or "?", last.unit):
        return
    promised = f"«{_promise(threshold)}»"
    hint = "Сведите порог и план последнего года к одному числу."
    message = f"{_name(indicator)}: план на {last.year} год «{last.said}», а порог {promised}"
    severity = None if _falls_short(last, threshold) else Severity.WARNING
    at = Related(threshold.said.place, f"здесь порог {promised}")
    yield Mark(message, last.said, hint, indicator.path, "end", severity, (at,))


def _promise(threshold: Threshold) -> str:
    number = f"{threshold.number.normalize():f}".replace(".", ",")
    bound = "" if threshold.bound is Bound.EXACTLY else f"{threshold.bound} "
    return f"{bound}{number} {threshold.unit}".strip()


def _falls_short(last: Value, threshold: Threshold) -> bool:
    worse = {Bound.AT_LEAST: last.number < threshold.number, Bound.AT_MOST: last.number > threshold.number}
    return worse.get(threshold.bound, True)


def _stands_still(indicator: Item, series: Series) -> Iterator[Mark]:
    """The last target differs from the base, unless the value is to be kept, or has nowhere to go."""
    base, last = series.base, series.last
    if base is None or last is None or base.number != last.number or _is_kept(indicator, series, base):
        return
    message = f"{_name(indicator)}: план на {last.year} год «{last.said}» равен базе — ничего не изменится"
    hint = "Назовите другое значение или отметьте «удержать: да»."
    yield Mark(message, last.said, hint, indicator.path, "still", related=(_related(base),))


def _is_kept(indicator: Item, series: Series, base: Value) -> bool:
    keep = indicator["keep"]
    said = (isinstance(keep, Flag) and keep.value) or re.match(r"\s*(?:сохран|удерж)", indicator.text, re.IGNORECASE)
    at_limit = base.number == 0 or (series.is_share and base.number == 100)
    return bool(said) or at_limit


def _reachable(indicator: Item, series: Series) -> Iterator[Mark]:
    """A share of a named number of things is that of a whole number of them."""
    population = re.match(r"\s*(\d{1,4})\s+[^\W\d_]", indicator["population"] or "")
    if not series.is_share or not population or re.search(r"\bв (?:год|месяц)\b", indicator["population"]):
        return
    total = int(population[1])
    is_bound = series.threshold is not None and series.threshold.bound is not Bound.EXACTLY
    measured = [one for one in (series.base, *series.facts) if one]
    for value in measured if is_bound else [*measured, *series.targets]:
        if total and 0 <= value.number <= 100 and not _is_share_of(value, total):
            yield _unreachable(indicator, series, value, total)


def _is_share_of(value: Value, total: int) -> bool:
    """Whether some whole number of the total gives the share, to half a unit of its last digit."""
    near = (value.number * total / 100).to_integral_value(ROUND_HALF_UP)
    half = Decimal(1).scaleb(int(value.number.as_tuple().exponent)) / 2
    return abs(near * 100 / total - value.number) <= half


def _unreachable(indicator: Item, series: Series, value: Value, total: int) -> Mark:
    below = int(value.number * total / 100)
    near = [f"{number} — это {_percent(number, total)} %" for number in (below, below + 1) if number <= total]
    message = f"{_name(indicator)}: {_what(value, series)} — «{value.said}», такой доли от {total} не бывает"
    severity = Severity.WARNING if value in series.targets else None
    hint = f"Ближайшие: {', '.join(near)}. План можно назвать порогом: «не менее»."
    return Mark(message, value.said, hint, indicator.path, "reachable", severity)


def _percent(number: int, total: int) -> str:
    share = (Decimal(number) * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share.normalize():f}".replace(".", ",")


def _name(indicator: Item) -> str:
    return f"Показатель {indicator.number} «{quoted(indicator.text)}»"


def _what(value: Value, series: Series) -> str:
    if value is series.base:
        return "база"
    return f"{'факт' if value in series.facts else 'план'} на {value.year} год"


def _related(value: Value) -> Related:
    return Related(value.said.at(0, len(value.said)), f"здесь {value.said}")


PARTS: tuple[Callable[[Item, Series], Iterator[Mark]], ...] = (_bare, _limits, _way, _end, _stands_still, _reachable)

RULE = Rule(
    code="IND003",
    name="contradictory-target",
    severity=Severity.ERROR,
    criterion="K4",
    manual=__doc__,
    needs=("indicators",),
    subjects=subjects,
    check=check,
)
