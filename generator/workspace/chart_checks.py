"""Charts that cannot be drawn from their numbers, or could not be read: too much in them, the wrong kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from generator.findings import Finding
from generator.workspace.charts import USUAL, Plot, Plotted, charts_of
from generator.workspace.load import Description

MOST_DIGITS = 12
LIMITS: Mapping[str, tuple[int, int]] = {  # categories and series that are still told apart
    "столбцы": (30, 6),
    "столбцы с накоплением": (12, 6),
    "полосы": (30, 6),
    "линии": (24, 4),
    "круг": (8, 1),
}
PERCENT_SLACK = 1  # by which rounded shares may miss a hundred


def charts_are_sound(description: Description) -> Iterator[Finding]:
    """What is wrong with the charts of a description."""
    if "sections" not in description.kind.fields:
        return
    for chart in charts_of(description.record):
        plot = Plot(chart, description.record, given=description.summaries)
        plotted = plot.read()
        if plotted is not None and (wrong := wrong_with(plotted, str(chart["sort"] or USUAL))):
            code, message, hint = wrong
            plot.report(code, message, (chart["data"] or chart["lines"][0][0]).place, "", hint)
        yield from plot.findings


Wrong = tuple[str, str, str] | None  # code, message, hint


def wrong_with(plotted: Plotted, kind: str) -> Wrong:
    """Why a chart of this kind, an author's word, cannot show these numbers; None where it can."""
    return next((wrong for check in CHECKS.get(kind, ()) if (wrong := check(plotted, kind))), None)


def _all_is_named(plotted: Plotted, kind: str) -> Wrong:
    if all(plotted.categories) and all(name for name, _ in plotted.series):
        return None
    return "SCH031", "У строки или ряда диаграммы нет названия", "Впишите его: без названия число ничего не говорит."


def _series_differ(plotted: Plotted, kind: str) -> Wrong:
    names = [name.casefold() for name, _ in plotted.series]
    twice = next((name for at, (name, _) in enumerate(plotted.series) if name.casefold() in names[:at]), None)
    if twice is None:
        return None
    return "SCH031", f"Два ряда диаграммы зовутся «{twice}»", "Назовите их по-разному: ряды различают по названиям."


def _says_something(plotted: Plotted, kind: str) -> Wrong:
    if any(value is not None for _, values in plotted.series for value in values):
        return None
    return "SCH031", "На диаграмме нет ни одного числа", "Впишите числа или уберите диаграмму, пока их нет."


def _is_not_crowded(plotted: Plotted, kind: str) -> Wrong:
    categories, series = LIMITS[kind]
    if len(plotted.series) > series:
        hint = "Круг показывает части одного целого: оставьте один ряд." if kind == "круг" else CROWDED
        return "SCH032", f"Рядов на диаграмме «{kind}»: {len(plotted.series)}, можно до {series}", hint
    if len(plotted.categories) > categories:
        hint = "Мелкие доли сложите в «прочие»." if kind == "круг" else CROWDED
        return "SCH032", f"Строк у диаграммы «{kind}»: {len(plotted.categories)}, можно до {categories}", hint
    return None


CROWDED = "Оставьте главное, разделите диаграмму на две или напечатайте таблицу."


def _numbers_are_short(plotted: Plotted, kind: str) -> Wrong:
    for _, values in plotted.series:
        for value in values:
            if value is not None and len(f"{abs(value):f}".replace(".", "")) > MOST_DIGITS:
                hint = "Возьмите единицу крупнее — «тыс. руб.», «млн руб.» — и округлите."
                return "SCH032", f"Число {value:f} слишком длинное для диаграммы".replace(".", ","), hint
    return None


def _is_not_negative(plotted: Plotted, kind: str) -> Wrong:
    every = (
        (name, value) for _, values in plotted.series for name, value in zip(plotted.categories, values, strict=False)
    )
    below = next((name for name, value in every if value is not None and value < 0), None)
    if below is None:
        return None
    what = "Доля круга" if kind == "круг" else "Часть столбца"
    return (
        "SCH031",
        f"{what} не бывает отрицательной: «{below}»",
        "Отрицательные числа показывают «столбцы», «полосы», «линии».",
    )


def _is_a_line(plotted: Plotted, kind: str) -> Wrong:
    if any(sum(value is not None for value in values) > 1 for _, values in plotted.series):
        return None
    return "SCH031", "Линии не провести через одну точку", "Добавьте строки или возьмите «вид: столбцы»."


def _is_a_whole(plotted: Plotted, kind: str) -> Wrong:
    """Sectors of a pie: each has a number, together they are something, shares in per cent make a hundred."""
    (_, values) = plotted.series[0]
    if None in values:
        name = plotted.categories[values.index(None)]
        return "SCH031", f"У доли «{name}» нет числа", "В круге число нужно каждой доле."
    total = sum(filter(None, values), Decimal())
    if not total:
        return "SCH031", "Все доли круга равны нулю", "Уберите диаграмму или исправьте числа."
    if plotted.unit == "%" and abs(total - 100) > PERCENT_SLACK:
        said = f"{total.normalize():f}".replace(".", ",")
        return (
            "SCH031",
            f"Доли круга дают вместе {said} %, а не 100 %",
            "Добавьте «прочие» или возьмите «вид: столбцы».",
        )
    return None


Check = Callable[[Plotted, str], Wrong]

_ALL: tuple[Check, ...] = (_all_is_named, _says_something, _is_not_crowded, _series_differ, _numbers_are_short)
CHECKS: Mapping[str, tuple[Check, ...]] = {
    "столбцы": _ALL,
    "столбцы с накоплением": (*_ALL, _is_not_negative),
    "полосы": _ALL,
    "линии": (*_ALL, _is_a_line),
    "круг": (*_ALL, _is_not_negative, _is_a_whole),
}
