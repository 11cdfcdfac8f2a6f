"""Показатель описан не полностью

Что проверяет
    У каждого показателя есть единица, база с датой, план на каждый год срока, источник, метод расчёта, периодичность
    и совокупность. Недостающее перечисляется одним замечанием на показатель. Год, к которому относится база, плана не
    требует, как и первый год, если программа началась во второй его половине.

Зачем
    «Не менее 90 %» без исходного значения не показывает, что изменится, а без источника — откуда взять число.

Плохо
    показатели:
      - показатель: Доля школ с планом наставничества — не менее 90 %
        код: планы

Хорошо
    показатели:
      - показатель: Доля школ с планом наставничества — не менее 90 %
        код: планы
        единица: '%'
        база: 40 % (2025)
        план:
          2026: 60 %
          2027: 75 %
          2028: 90 %
        источник: мониторинг школьных сайтов
        метод: школы с планом / все школы × 100
        периодичность: 1 раз в год
        совокупность: 20 школ района

Настройки
    обязательные: что должно быть у показателя; слова — единица, база, план, источник, метод, периодичность,
    совокупность.
    в кратком профиле: то же для программы, которая говорит о себе «профиль: краткий» (обычно единица, база, план).

Осторожно
    У нового дела исходного значения нет. Напишите это с причиной: «база: нет (первое измерение в ноябре 2026 года)».

Как исправить
    Допишите названные поля. Единицу можно не повторять, если она стоит у чисел: «40 %».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.derive.emptiness import reason_for
from generator.derive.intervals import days_in, year_within, years_of
from generator.derive.targets import Series, series_of
from generator.findings import Related, Severity
from generator.rules.draft import Draft, Item
from generator.rules.rule import Mark, Options, Rule
from generator.workspace.terms import programme_interval


def check(indicator: Item, draft: Draft, options: Options) -> Iterator[Mark]:
    """One mark that names all that the indicator lacks."""
    series = series_of(indicator.record)
    demanded = options["в кратком профиле" if draft.record.get("profile") == "краткий" else "обязательные"]
    found = (LACKS[name](indicator, series, draft) for name in LACKS if name in demanded)
    lacking = [words for words in found if words]
    if lacking:
        undated = series.base if series.base is not None and lacking == [BASE_DATE] else None
        related = (Related(undated.said.place, f"здесь база: {undated.said}"),) if undated else ()
        hint = f"Назовите её в скобках: {undated.said} (2026)." if undated else HINT
        message = f"{indicator.title}: нет {', '.join(lacking)}"
        yield Mark(message, indicator.place, hint, indicator.path, related=related)


BASE_DATE = "даты базы"
HINT = "Допишите эти поля показателя; если исходного значения ещё нет — «база: нет (причина и когда измерят)»."


def _unit(indicator: Item, series: Series, _: Draft) -> str:
    return "" if series.unit else "единицы"


def _base(indicator: Item, series: Series, _: Draft) -> str:
    if series.base is None:
        return "" if reason_for(indicator.record, "base") else "базы"
    return "" if series.base.year else BASE_DATE


def _plan(indicator: Item, series: Series, draft: Draft) -> str:
    if not series.targets:
        return "плана по годам"
    planned = {one.year for one in series.targets}
    missing = [str(year) for year in _years_to_plan(series, draft) if year not in planned]
    return f"плана на {', '.join(missing)}" if missing else ""


def _years_to_plan(series: Series, draft: Draft) -> list[int]:
    """The years of the term that need a target: all after the base, but a first one of less than half a year."""
    whole = programme_interval(draft.record)
    if whole is None:
        return []
    first, *later = years_of(whole)
    part = year_within(first, whole)
    years = [first, *later] if (part and days_in(part) >= HALF_A_YEAR) or not later else later
    since = series.base.year if series.base and series.base.year else 0
    return [year for year in years if year > since]


HALF_A_YEAR = 181  # days


def _field(name: str, words: str) -> Callable[[Item, Series, Draft], str]:
    return lambda indicator, series, draft: "" if indicator.holds(name) else words


LACKS: Mapping[str, Callable[[Item, Series, Draft], str]] = {
    "единица": _unit,
    "база": _base,
    "план": _plan,
    "источник": _field("source", "источника"),
    "метод": _field("method", "метода расчёта"),
    "периодичность": _field("periodicity", "периодичности"),
    "совокупность": _field("population", "совокупности"),
}

RULE = Rule(
    code="IND001",
    name="incomplete-indicator",
    severity=Severity.ERROR,
    criterion="K7",
    gate=True,
    manual=__doc__,
    needs=("indicators",),
    subjects=lambda draft: draft.items("indicators"),
    check=check,
    options={"обязательные": tuple(LACKS), "в кратком профиле": ("единица", "база", "план")},
    words={"обязательные": tuple(LACKS), "в кратком профиле": tuple(LACKS)},
)
