"""The numbers of a report: given, counted, summed, shared; each with the places that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Any
from weakref import WeakKeyDictionary

from generator.derive.collections import COLLECTIONS, Counted, collection
from generator.derive.conditions import NoField, meets, said_values, scored_for, told_by_none
from generator.derive.results import places_of, results_of
from generator.derive.score_figures import number
from generator.findings import Finding, Place, Severity
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.translation import whole
from generator.schema.types import Number, WrongText
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace
from generator.workspace.thresholds import plain_unit, same_unit

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Reckoned:
    """A number: its exact value, the noun it counts, and where it comes from.

    A share has `part` and `whole`, and its value is in per cent; `digits` are those after the comma, at most.
    `scale` is what a given number is counted in, «тыс» or «млн».
    """

    value: Fraction
    noun: str
    unit: str
    digits: int
    places: tuple[Place, ...]
    scale: str = ""
    part: Reckoned | None = None
    whole: Reckoned | None = None


@dataclass(slots=True)
class Reckoning:
    """The numbers of a report by name, and what is wrong with the others."""

    numbers: dict[str, Reckoned] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class Unfounded(ValueError):
    """A number that cannot be had; holds the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


_KNOWN: WeakKeyDictionary[Description, Reckoning] = WeakKeyDictionary()


def reckoning(report: Description, workspace: Workspace) -> Reckoning:
    """The numbers of a report, reckoned once; links of the workspace must be made."""
    if report not in _KNOWN:
        _KNOWN[report] = _reckon(report, workspace)
    return _KNOWN[report]


def _reckon(report: Description, workspace: Workspace) -> Reckoning:
    entries = {str(name): (name, entry) for name, entry in (report.record["numbers"] or {}).items()}
    found = Reckoning()
    for name in _in_order(entries, found.findings):
        key, entry = entries[name]
        work = Work(key, entry, found.numbers, entries.keys(), workspace, found.findings)
        if any(str(one) in entries and str(one) not in found.numbers for one in named_by(entry)):
            continue  # what it is made of is at fault, and that is told
        try:
            found.numbers[name] = next(WAYS[way](work) for way in WAYS if entry[way] is not None)
        except Unfounded as fault:
            found.findings.append(fault.finding)
        except StopIteration:
            continue  # the schema has told it
    return found


def named_by(entry: Record) -> list[Text]:
    """The names of other numbers that a number is made of."""
    return [*(entry["sum"] or ()), *(entry["difference"] or ()), *filter(None, (entry["part"], entry["whole"]))]


def _in_order(entries: Mapping[str, tuple[Text, Record]], findings: list[Finding]) -> list[str]:
    """The names so that each follows those it is made of; those in a circle are told and left out."""
    graph = {name: [str(one) for one in named_by(entry) if str(one) in entries] for name, (_, entry) in entries.items()}
    while True:
        try:
            return [name for name in TopologicalSorter(graph).static_order() if name in graph]
        except CycleError as error:
            circle: list[str] = error.args[1]
            way = " → ".join(f"«{one}»" for one in reversed(circle))
            key = entries[min(circle, key=list(entries).index)][0]
            hint = "Хотя бы одно из них должно быть дано или сосчитано."
            findings.append(Finding("REP003", f"Числа ведут по кругу: {way}", whole(key), f"числа, {key}", hint))
            graph = {name: below for name, below in graph.items() if name not in circle}


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """One number in the making: its name, its entry, the numbers made before it, the names of all."""

    name: Text
    entry: Record
    made: Mapping[str, Reckoned]
    known: Iterable[str]
    workspace: Workspace
    findings: list[Finding]

    def fault(self, code: str, message: str, at: Text, key: str, hint: str) -> Unfounded:
        """Why there is no number."""
        return Unfounded(Finding(code, message, whole(at), f"числа, {self.name}, {key}", hint))

    def named(self, name: Text, key: str) -> Reckoned:
        """Another number by its name. Raises `Unfounded`."""
        if str(name) in self.made:
            return self.made[str(name)]
        near = nearest(name, self.known)
        hint = f"Возможно, «{near}»." if near else f"Здесь есть числа: {', '.join(self.known)}."
        raise self.fault("REP002", f"Нет числа «{name}»", name, key, hint)

    def made_of(self, value: Fraction, parts: Sequence[Reckoned], noun: str) -> Reckoned:
        """A number made of others of one scale. Raises `Unfounded`."""
        first, places = parts[0], (place for one in parts for place in one.places)
        own = self.entry["noun"]
        if own is not None and first.scale:
            raise self.two_units(first.noun, own)
        digits = max(one.digits for one in parts)
        return Reckoned(value, str(own or noun), first.unit, digits, tuple(dict.fromkeys(places)), first.scale)

    def two_units(self, unit: str, noun: Text) -> Unfounded:
        """Why a number cannot be called by a word: it is in units of its own."""
        hint = f"Уберите «слово:»: напечатается «{unit}», как дано." if unit != "%" else "Уберите «слово:» или знак %."
        return self.fault("REP006", f"Число — в единицах «{unit}», а «слово:» говорит «{noun}»", noun, "слово", hint)


def _given(work: Work) -> Reckoned:
    given, source = work.entry["given"], work.entry["source"]
    if source is None:
        hint = "Добавьте «источник:» — код акта или описания либо слова, откуда число взято."
        raise work.fault("REP010", f"Не сказано, откуда число {given}", given, "дано", hint)
    origin = [source.entity.place] if isinstance(source, Link) else [source.place]
    noun, places = work.entry["noun"], tuple(dict.fromkeys([given.place, *origin]))
    if noun is not None and not same_unit(given.unit, noun):
        raise work.two_units(given.unit, noun)
    unit = given.unit if given.unit == "%" else ""
    digits = max(USUAL_DIGITS, -int(given.value.as_tuple().exponent))
    said = "" if unit else str(noun or given.unit)
    return Reckoned(Fraction(given.value), said, unit, digits, places, _scale(given.unit))


def _scale(unit: str) -> str:
    """What a unit counts in: «тыс» of «тыс. руб.»; nothing of a unit of ones."""
    return next((scale for words, scale in SCALES.items() if plain_unit(unit).startswith(words)), "")


SCALES: Mapping[str, str] = {
    "тыс": "тыс",
    "млн": "млн",
    "миллион": "млн",
    "млрд": "млрд",
    "миллиард": "млрд",
    "трлн": "трлн",
    "триллион": "трлн",
}
USUAL_DIGITS = 2  # after the comma; a given number keeps all of its own


def _count(work: Work) -> Reckoned:
    name = work.entry["count"]
    gather = collection(name)
    if gather is None:
        near = nearest(name, COLLECTIONS)
        hint = f"Возможно, «{near}»." if near else f"Можно: {', '.join(COLLECTIONS)}."
        raise work.fault("REP001", f"Неизвестно, как считать «{name}»", name, "считать", hint)
    things = list(gather(work.workspace))
    if not things:
        hint = "Проверьте, что описания лежат в этой папке, или дайте число с источником: «дано:»."
        raise work.fault("REP005", f"Считать нечего: «{name}» в рабочей папке нет", name, "считать", hint)
    found = _meeting(things, work)
    work.findings.extend(_idle_values(things, work))
    places = tuple(dict.fromkeys(place for one in found for place in _places(one, work)))
    return Reckoned(Fraction(len(found)), str(work.entry["noun"] or ""), "", USUAL_DIGITS, places)


def _places(one: Counted, work: Work) -> Iterator[Place]:
    """Where a counted thing stands, and the sheets whose scores let it be counted."""
    yield one.entity.place
    for entity in scored_for(one, work.entry["where"] or (), work.workspace):
        yield from places_of(results_of(entity.id, work.workspace))


def _meeting(things: list[Counted], work: Work) -> list[Counted]:
    where = work.entry["where"] or {}
    try:
        for name in where:
            if (lack := told_by_none(things, name, work.workspace)) is not None:
                raise lack
        return [one for one in things if meets(one, where, work.workspace)]
    except NoField as unknown:
        fields = [name for name in where if unknown.word in map(plain_key, name.split("."))]
        at = fields[0] if fields else work.entry["count"]
        raise work.fault("REP007", f"Нет поля «{unknown.word}»", at, "где", unknown.hint) from unknown
    except WrongText as wrong:
        first = next(value for one in where.values() for value in one["wanted"] or ())
        raise work.fault("REP007", wrong.message, first, "где", "Например: не менее 80.") from wrong


def _idle_values(things: list[Counted], work: Work) -> Iterator[Finding]:
    """Values of conditions that nothing has: a slip in one reads just so."""
    for name, condition in (work.entry["where"] or {}).items():
        for value in condition["wanted"] or ():
            if any(meets(one, {name: {"wanted": [value]}}, work.workspace) for one in things):
                continue
            hint = said_values(things, name, work.workspace)
            message = f"Под «{value}» не подошло ничего: «{work.entry['count']}» — {len(things)}"
            yield Finding("REP008", message, whole(value), f"числа, {work.name}, где", hint, Severity.WARNING)


def _sum(work: Work) -> Reckoned:
    parts = _each_once(work, work.entry["sum"], "сумма")
    return work.made_of(sum((one.value for one in parts), Fraction()), parts, _noun_of(parts))


def _difference(work: Work) -> Reckoned:
    names = work.entry["difference"]
    first, *others = _each_once(work, names, "разность")
    if not others:
        hint = "Назовите и то, что вычитают: «разность: [целое, часть]»."
        raise work.fault("REP006", f"Из «{names[0]}» ничего не вычитают", names[0], "разность", hint)
    value = first.value - sum((one.value for one in others), Fraction())
    if value < 0:
        hint = "Первым стоит то, из чего вычитают."
        raise work.fault("REP006", f"Разность «{work.name}» меньше нуля", names[0], "разность", hint)
    return work.made_of(value, (first, *others), first.noun)


def _each_once(work: Work, names: list[Text], key: str) -> list[Reckoned]:
    """The numbers of these names, none of them named twice. Raises `Unfounded`."""
    twice = next((name for at, name in enumerate(names) if str(name) in map(str, names[:at])), None)
    if twice is not None:
        raise work.fault("REP006", f"Число «{twice}» названо дважды", twice, key, "Оставьте его один раз.")
    return _alike(work, names, key)


def _alike(work: Work, names: list[Text], key: str) -> list[Reckoned]:
    """The numbers of these names, all of one unit: shares are not added to counts, nor to each other."""
    found = [work.named(name, key) for name in names]
    odd = next((name for name, one in zip(names, found, strict=True) if one.unit), None)
    if odd is not None:
        hint = "Складывают и вычитают сами числа, а долю берут от суммы."
        raise work.fault("REP006", f"«{odd}» — доля, а доли не складывают", odd, key, hint)
    other = next((name for name, one in zip(names, found, strict=True) if one.scale != found[0].scale), None)
    if other is not None:
        said = " и ".join(f"«{one.noun}»" if one.noun else "без единицы" for one in (found[0], work.named(other, key)))
        hint = "Дайте оба числа в одних единицах."
        raise work.fault("REP006", f"Единицы «{names[0]}» и «{other}» разные: {said}", other, key, hint)
    return found


def _noun_of(parts: list[Reckoned]) -> str:
    """The noun that all parts count, where they count the same."""
    nouns = {one.noun for one in parts}
    return nouns.pop() if len(nouns) == 1 else ""


def _share(work: Work) -> Reckoned:
    part_name, whole_name = work.entry["part"], work.entry["whole"]
    if whole_name is None:
        raise work.fault("REP004", "У доли нет целого", part_name, "часть", "Добавьте «всего:» — имя числа-целого.")
    part, whole = work.named(part_name, "часть"), work.named(whole_name, "всего")
    _alike(work, [part_name, whole_name], "часть")
    if not whole.value:
        hint = "Проверьте условия «где:» у целого: под них ничего не подошло."
        raise work.fault("REP004", f"Доля от нуля: «{whole_name}» — 0", whole_name, "всего", hint)
    if part.value > whole.value:
        shown = [number(one.value, one.digits) for one in (part, whole)]
        message = f"Часть больше целого: «{part_name}» — {shown[0]}, «{whole_name}» — {shown[1]}"
        raise work.fault("REP006", message, part_name, "часть", "Поменяйте их местами или исправьте условия.")
    digits = work.entry["digits"]
    places = tuple(dict.fromkeys((*part.places, *whole.places)))
    kept = int(digits.value) if isinstance(digits, Number) else 1
    return Reckoned(part.value * 100 / whole.value, "", "%", kept, places, part=part, whole=whole)


WAYS: Mapping[str, Callable[[Work], Reckoned]] = {
    "given": _given,
    "count": _count,
    "sum": _sum,
    "difference": _difference,
    "part": _share,
}
