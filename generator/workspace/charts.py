"""The numbers of a chart: typed beside it, or taken from an indicator or a table of the same description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from generator.findings import Finding, Place
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import records
from generator.schema.types import Number, WrongText, to_number
from generator.workspace.numbering import blocks_of

Record = dict[str, Any]
USUAL = "столбцы"
NOTHING = frozenset({"", "—", "–", "-"})  # cells without a number
Values: TypeAlias = Mapping[str, Number]  # of an indicator, by year
TOTAL = re.compile(r"(?:итого|всего)\b", re.IGNORECASE)


@dataclass(slots=True)
class Plotted:
    """Categories and series in order; `head` says what the categories are, `unit` what is counted.

    A value is None where there is none.
    """

    head: str
    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[Decimal | None]]]
    unit: str = ""


def _name(phrase: str, **values: str) -> str:
    """What stands for a phrase where only the numbers matter."""
    return phrase


@dataclass(slots=True)
class Plot:
    """Reads the numbers of one chart; what is wrong with them becomes `findings`. `say` gives phrases for names."""

    chart: Record
    record: Record
    say: Callable[..., str] = _name
    given: Mapping[str, Plotted | None] = field(default_factory=dict)  # numbers that others are summed up in, by name
    findings: list[Finding] = field(default_factory=list)
    units: dict[str, Text] = field(default_factory=dict)

    def read(self) -> Plotted | None:
        """The numbers, or None with findings where they cannot be read."""
        if (self.chart["data"] is None) == (self.chart["lines"] is None):
            return None  # the schema has told it
        plotted = self._of_data(self.chart["data"]) if self.chart["data"] is not None else self._typed()
        if plotted is not None:
            plotted.unit = self._unit() or plotted.unit
        return None if self.findings else plotted

    @property
    def place(self) -> Place:
        """Where the chart stands."""
        return next(value.place for value in self.chart.values() if isinstance(value, Text))

    def report(self, code: str, message: str, place: Place, fields: str, hint: str) -> None:
        """One more finding."""
        self.findings.append(Finding(code, message, place, ", ".join(filter(None, ("диаграмма", fields))), hint))

    # typed beside the chart

    def _typed(self) -> Plotted | None:
        columns, lines = self.chart["columns"] or [], self.chart["lines"]
        if len(columns) < 2:
            place = columns[0].place if columns else self.place
            self.report("SCH007", "У диаграммы нет рядов", place, "столбцы", "Например: «столбцы: Год | План | Факт».")
        elif not lines:
            self.report("SCH007", "У диаграммы нет строк", self.place, "строки", "Например: «- 2027 | 60 | 63».")
        else:
            return self._grid(columns, lines)
        return None

    def _grid(self, columns: Sequence[Text], lines: Sequence[Sequence[Text]]) -> Plotted:
        for line in lines:
            if len(line) != len(columns):
                message = f"В строке диаграммы ячеек: {len(line)}, а столбцов: {len(columns)}"
                hint = "Ячейки разделяет « | »; где числа нет, поставьте тире."
                self.report("SCH021", message, line[0].place if line else self.place, "строки", hint)
        whole = [line for line in lines if len(line) == len(columns)]
        series = [(str(name), [self._value(line[at]) for line in whole]) for at, name in enumerate(columns) if at]
        return Plotted(columns[0], [line[0] for line in whole], series)

    def _value(self, cell: Text) -> Decimal | None:
        if cell in NOTHING:
            return None
        try:
            number = to_number(cell)
        except WrongText as wrong:
            hint = "Пишите число, запятая отделяет дробь: 35,8. Где числа нет, поставьте тире."
            self.report(wrong.code, wrong.message, cell.at(0, len(cell)), "строки", hint)
            return None
        assert isinstance(number, Number)
        if number.note:
            hint = "Уберите скобки, а пояснение дайте в тексте рядом."
            message = f"На диаграмме «{cell}» не напечатать: пояснению в скобках нет места"
            self.report("SCH031", message, cell.at(0, len(cell)), "строки", hint)
        self.units.setdefault(number.unit, cell)
        return number.value

    def _unit(self) -> str:
        """The unit of the chart: its own, else the one that its numbers bear; they may not disagree."""
        own, said = self.chart["unit"], [unit for unit in self.units if unit]
        if said and own is None and "" in self.units and self.chart["data"] is None:
            cell, hint = self.units[said[0]], "Назовите единицу один раз — полем «единица:»."
            message = f"Единица «{said[0]}» стоит не у всех чисел диаграммы: у других её нет"
            self.report("SCH031", message, cell.at(0, len(cell)), "единица", hint)
        other = next((unit for unit in said if unit != (own or said[0])), None)
        if other is not None:
            cell = self.units[other]
            message = f"Единицы диаграммы разные: «{own or said[0]}» и «{other}»"
            hint = "Диаграмма показывает числа одной единицы: разделите её на две."
            self.report("SCH031", message, cell.at(0, len(cell)), "единица", hint)
        return str(own or next(iter(said), ""))

    # taken from elsewhere in the description

    def _of_data(self, source: Text) -> Plotted | None:
        if columns := self.chart["columns"]:
            hint = "Уберите «столбцы:» или впишите под ними «строки:» вместо «данные:»."
            self.report("SCH013", "Вместе стоят «столбцы» и «данные»", columns[0].place, "", hint)
            return None
        if plain_key(source) in self.given:
            return self.given[plain_key(source)]
        name, _, code = source.partition(".")
        spec = records()["programme"].find(name) if code else None
        if spec is not None and spec.name == "indicators":
            return self._indicator(source, code)
        tables = {str(block["table"]["code"]): block["table"] for block in blocks_of(self.record) if block["table"]}
        if table := tables.get(str(source)):
            return self._table(table, source)
        near = nearest(source, [*(code for code in tables if code != "None"), *self.given])
        guess = f"Возможно, «{near}». " if near else ""
        ways = "сводку или" if self.given else "показатель — «показатели.2», «показатели.код» — или"
        hint = f"{guess}Назовите {ways} код таблицы этого описания."
        self.report("REF001", f"Неоткуда взять числа: «{source}»", source.at(0, len(source)), "данные", hint)
        return None

    def _indicator(self, source: Text, code: str) -> Plotted | None:
        entries = (self.record.get("indicators") or {}).get("entries", ())
        own = next((one for n, one in enumerate(entries, 1) if code in (str(n), str(one["code"]))), None)
        place = source.at(0, len(source))
        if own is None:
            self.report(
                "REF001",
                f"Нет показателя «{code}»",
                place,
                "данные",
                f"Показателей: {len(entries)}; назовите номер или код.",
            )
            return None
        plan, fact = _by_year(own["targets"]), _by_year(own["facts"])
        base = {_base_year(own["base"]): own["base"]} if isinstance(own["base"], Number) else {}
        self.units = {one.unit: one for one in (*base.values(), *plan.values(), *fact.values())}
        years = sorted({*base, *plan, *fact})
        if len(years) < 2:
            hint = "Дайте показателю базу и значения по годам: «план:», «факт:»."
            self.report("SCH031", f"У показателя «{code}» нечего показать: значений меньше двух", place, "данные", hint)
            return None
        series = self._told(base, plan, fact)
        labels = {year: year for year in years}
        if base and not fact:
            labels |= {year: self.say("год базы", год=year) if year else self.say("база") for year in base}
        return Plotted(
            self.say("год"),
            [Text(labels[year], source.place) for year in years],
            [(self.say(name), [_number(of.get(year)) for year in years]) for name, of in series if of],
            str(own["unit"] or ""),
        )

    def _told(self, base: Values, plan: Values, fact: Values) -> list[tuple[str, Values]]:
        """The series of an indicator by their names: its base is the first of the facts, else of the plan."""
        if fact:
            return [("план", plan), ("база и факт" if base else "факт", {**base, **fact})]
        return [("база и план" if base else "план", {**base, **plan})]

    def _table(self, table: Record, source: Text) -> Plotted | None:
        columns = table["columns"] or []
        lines = [line for line in table["lines"] or () if len(line) == len(columns) and not TOTAL.match(line[0])]
        kept = [at for at in range(1, len(columns)) if lines and _is_numeric([line[at] for line in lines])]
        if not kept:
            place, hint = source.at(0, len(source)), "Числа в таблице стоят в столбцах после первого."
            self.report("SCH031", f"В таблице «{source}» нет столбца чисел", place, "данные", hint)
            return None
        return self._grid([columns[at] for at in (0, *kept)], [[line[at] for at in (0, *kept)] for line in lines])


def _by_year(entries: Record | None) -> Values:
    values = ((str(year), entry["value"]) for year, entry in (entries or {}).items() if entry)
    return {year: value for year, value in values if isinstance(value, Number)}


def _base_year(base: Number) -> str:
    """The year that the note of a base names, else nothing, which comes before all years."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", base.note)
    return found[0] if found else ""


def _number(value: Number | None) -> Decimal | None:
    return None if value is None else value.value


def _is_numeric(cells: Sequence[Text]) -> bool:
    said = [cell for cell in cells if cell not in NOTHING]
    return bool(said) and all(_reads(cell) for cell in said)


def _reads(cell: Text) -> bool:
    try:
        return bool(to_number(cell))
    except WrongText:
        return False


def charts_of(record: Record) -> Iterator[Record]:
    """All charts of a description, in the order they print."""
    return (block["chart"] for block in blocks_of(record) if block["chart"] is not None)
