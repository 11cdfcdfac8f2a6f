"""What is wrong with facts of a road map: of no measure, told twice, too early, without a cause, not to be counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from generator.derive.attainment import attainments_of
from generator.derive.intervals import intervals_of
from generator.derive.progress import State, Status, day_of, events_of, states_of
from generator.findings import Finding, Related, Severity
from generator.language.cases import LanguageError
from generator.reading.values import Text
from generator.schema.keys import nearest
from generator.schema.translation import whole
from generator.schema.types import Date, Number, Reference
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace
from generator.workspace.naming import by_code_and_number
from generator.workspace.plans import indicators_in, measures_in

Record = dict[str, Any]


def roadmap_faults(workspace: Workspace) -> Iterator[Finding]:
    """The findings of all road maps of a workspace, and of all counts that measures plan; terms must be read."""
    for description in workspace.own:
        yield from uncountable(description, workspace)
        if description.kind.name == "roadmap":
            for check in CHECKS:
                yield from check(description)


def _has_measures(roadmap: Description) -> Iterator[Finding]:
    record = roadmap.record
    named = record["programme"]
    if isinstance(named, Reference) and not named.is_id:
        hint = "Напишите код программы: имя её файла без «.yaml» или её «код:»."
        yield Finding("RMP001", f"«{named}» — не код программы", whole(named), "программа", hint)
    elif named is None and not record["measures"]:
        hint = "Добавьте «программа: код» или «мероприятия:»."
        yield Finding("RMP001", "У дорожной карты нет мероприятий", roadmap.place, "", hint)


# --- which measure, which indicator ----------------------------------------------------------------------------------


def _keys_lead_somewhere(roadmap: Description) -> Iterator[Finding]:
    record = roadmap.record
    if record["programme"] is not None and not isinstance(record["programme"], Link):
        return  # what it would lead to is not known; that is said already
    yield from _keys("факты", "мероприятие", record["facts"], measures_in(record))
    yield from _keys("факты показателей", "показатель", record["indicator_facts"], indicators_in(record))


def _keys(path: str, word: str, facts: Record | None, items: list[Record]) -> Iterator[Finding]:
    known = by_code_and_number(items)
    first: dict[int, Text] = {}
    for key in facts or {}:
        assert isinstance(key, Text)
        found = known.get(str(key))
        if found is None:
            yield Finding("REF001", f"Неизвестный код «{key}»", whole(key), f"{path}, {key}", _meant(key, known, word))
            continue
        other = first.setdefault(id(found), key)
        if other is not key:
            message = f"Факт «{key}» — о том же, что факт «{other}»: {word} одно"
            related = (Related(other.place, f"здесь «{other}»"),)
            yield Finding("RMP002", message, whole(key), f"{path}, {key}", "Оставьте один из двух.", related=related)


def _meant(key: Text, known: Record, word: str) -> str:
    if not known:
        return f"Назвать нечего: записей «{word}» нет ни у карты, ни у её программы."
    if key.isdigit():
        return f"Номера идут от 1 до {sum(one.isdigit() for one in known)}."
    coded = [one for one in known if not one.isdigit()]
    near = nearest(key, coded)
    if near:
        return f"Возможно, «{near}»."
    return f"Есть коды: {', '.join(coded[:12])}." if coded else f"У мероприятий нет «код:»: назовите {word} номером."


# --- when ------------------------------------------------------------------------------------------------------------


def _day_is_told(roadmap: Description) -> Iterator[Finding]:
    facts = roadmap.record["facts"] or roadmap.record["indicator_facts"]
    if facts and day_of(roadmap.record) is None:
        first = next(iter(facts))
        hint = "Добавьте строку «на дату: 30.06.2027»: на этот день считаются статусы и просрочка."
        yield Finding("RMP003", "Факты есть, а на какой день — не сказано", first.place, "на дату", hint)


def _days_are_right(roadmap: Description) -> Iterator[Finding]:
    day = day_of(roadmap.record)
    for key, state in _told(roadmap):
        begin = _first_day(state.measure)
        for said, where in _days(state.fact):
            assert said.value is not None
            path = f"факты, {key}, {where}"
            if begin is not None and said.value < begin:
                message = f"Факт от {said.value:%d.%m.%Y} раньше срока мероприятия: он начинается {begin:%d.%m.%Y}"
                related = _term_place(state.measure)
                yield Finding("RMP004", message, whole(said), path, "Исправьте дату или срок.", related=related)
            elif day is not None and said.value > day:
                message = f"Факт от {said.value:%d.%m.%Y} позже дня, на который составлена карта, — {day:%d.%m.%Y}"
                yield Finding("RMP005", message, whole(said), path, "Исправьте дату факта или «на дату:».")


def _told(roadmap: Description) -> list[tuple[Text, State]]:
    """The states that have a fact, with the key it stands under."""
    keys = {id(fact): key for key, fact in (roadmap.record["facts"] or {}).items()}
    return [(keys[id(one.fact)], one) for one in states_of(roadmap.record) if one.fact is not None]


def _days(fact: Record | None) -> list[tuple[Date, str]]:
    found = [(fact["date"], "дата")] if fact is not None else []
    found += [(event["date"], "проведено, дата") for event in events_of(fact)]
    return [(said, where) for said, where in found if isinstance(said, Date) and said.value is not None]


def _first_day(measure: Record) -> date | None:
    """The day a measure begins; None where its term leaves that open."""
    found = intervals_of(measure)
    days = [one.begin for one in found if one.begin is not None]
    return min(days) if days and len(days) == len(found) else None


def _term_place(measure: Record) -> tuple[Related, ...]:
    said = next((measure[name] for name in ("begin", "period") if measure[name] is not None), None)
    return (Related(said.place, "здесь срок"),) if said is not None else ()


# --- why -------------------------------------------------------------------------------------------------------------


def _causes_are_told(roadmap: Description) -> Iterator[Finding]:
    for key, state in _told(roadmap):
        assert state.fact is not None
        status = state.fact["status"]
        if state.status in (Status.OVERDUE, Status.CANCELLED) and state.fact["cause"] is None and status is not None:
            hint = "Добавьте «причина:», а если знаете, что дальше, — «решение:»."
            message = f"Мероприятие {state.which.number} {state.status}, а почему — не сказано"
            yield Finding("RMP006", message, whole(status), f"факты, {key}", hint, Severity.WARNING)


def _shortfalls_are_explained(roadmap: Description) -> Iterator[Finding]:
    """Indicators that have missed the plan of their year, by a fact that tells no cause."""
    for one in attainments_of(roadmap.record):
        if one.is_reached is False and one.told is not None and one.told["cause"] is None:
            message = (
                f"Показатель {one.number} не достиг плана ({one.fact} при плане {one.target}), а почему — не сказано"
            )
            hint = f"Напишите под кодом показателя «значение: {one.fact}» и «причина: …»."
            yield Finding("RMP006", message, whole(one.told["value"]), "факты показателей", hint, Severity.WARNING)


def _statuses_fit_terms(roadmap: Description) -> Iterator[Finding]:
    """Measures whose term is over: without a fact, or as though it were not."""
    states = states_of(roadmap.record)
    day = roadmap.record["state_on"]
    late = [one for one in states if one.fact is None and one.status is Status.OVERDUE]
    if late and roadmap.record["facts"]:
        numbers = ", ".join(str(one.which.number) for one in late)
        word = "мероприятия" if len(late) == 1 else "мероприятий"
        message = f"Срок прошёл, а факта нет у {word} {numbers}: напечатаются как просроченные"
        hint = "Добавьте факты; если и правда не сделано — «статус: просрочено» и «причина:»."
        yield Finding("RMP007", message, whole(day), "факты", hint, Severity.WARNING)
    for key, state in _told(roadmap):
        assert state.fact is not None
        if state.is_past and state.status in (Status.PLANNED, Status.GOING):
            message = f"Срок мероприятия {state.which.number} кончился {state.due:%d.%m.%Y}, а оно «{state.status}»"
            hint = "Скажите, что с ним на день карты: выполнено, просрочено или отменено."
            place = whole(state.fact["status"])
            yield Finding("RMP007", message, place, f"факты, {key}, статус", hint, Severity.WARNING)


# --- how many --------------------------------------------------------------------------------------------------------


def _participants_add_up(roadmap: Description) -> Iterator[Finding]:
    """More participants in all than came to the events, where all of these are listed and tell theirs."""
    for key, state in _told(roadmap):
        fact = state.fact or {}
        held = list((fact.get("done") or {}).values())
        came = [one["participants"] for one in events_of(fact)]
        told = fact["participants"]
        if not isinstance(told, Number) or any(one["number"] is not None for one in held):
            continue
        if (
            came
            and all(isinstance(one, Number) for one in came)
            and told.value > (most := sum(one.value for one in came))
        ):
            message = f"Участников {told}, а по событиям вместе — {most}"
            hint = "Исправьте число или событие; без «участники:» сумму посчитает бумага."
            yield Finding("RMP014", message, whole(told), f"факты, {key}, участники", hint)


def _people_are_whole(roadmap: Description) -> Iterator[Finding]:
    """A part of a person among the facts of indicators, where it is no mean."""
    for one in attainments_of(roadmap.record):
        if one.told is None or not isinstance(fact := one.told["value"], Number) or fact.value == int(fact.value):
            continue
        unit = fact.unit or str(one.indicator["unit"] or "")
        if PEOPLE.fullmatch(unit) and not MEAN.search(one.indicator["text"]):
            message = f"Показатель {one.number}: «{fact}» — дробное число людей"
            hint = "Исправьте число; если это среднее, скажите так в названии показателя."
            yield Finding("RMP015", message, whole(fact), "факты показателей", hint, Severity.WARNING)


PEOPLE = re.compile(r"человека?|чел\.?", re.IGNORECASE)
MEAN = re.compile(r"\bсредн|\bна одн|\bв расч[её]те", re.IGNORECASE)


def uncountable(description: Description, workspace: Workspace) -> Iterator[Finding]:
    """Nouns that counts stand under and that no rule can count."""
    for path, noun in _nouns(description):
        try:
            for number in (1, 5):
                workspace.speech.counted(number, str(noun))
        except LanguageError as refused:
            hint = (
                "Пишите в единственном числе: «семинар: 6»; слово, которого нет в словаре, — в «счётные:» справочника."
            )
            yield Finding("RMP008", f"«{noun}» не сосчитать: {refused.message}", whole(noun), path, hint)


def _nouns(description: Description) -> Iterator[tuple[str, Text]]:
    if not {"measures", "facts"} & description.kind.fields.keys():
        return
    for number, measure in enumerate(_own_measures(description.record), 1):
        for noun in measure["planned"] or {}:
            yield f"мероприятие {number}, намечено, {noun}", noun
    facts = description.record.get("facts")
    for key, fact in facts.items() if isinstance(facts, dict) else ():
        for name, word in (("planned", "намечено"), ("done", "проведено")):
            for noun in fact[name] or {}:
                yield f"факты, {key}, {word}, {noun}", noun


def _own_measures(record: Record) -> Iterable[Record]:
    return (measure for group in record.get("measures") or () for measure in group["measures"] or ())


CHECKS: tuple[Callable[[Description], Iterator[Finding]], ...] = (
    _has_measures,
    _keys_lead_somewhere,
    _day_is_told,
    _days_are_right,
    _causes_are_told,
    _shortfalls_are_explained,
    _statuses_fit_terms,
    _participants_add_up,
    _people_are_whole,
)
