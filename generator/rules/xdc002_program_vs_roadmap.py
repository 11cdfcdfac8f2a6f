"""Программа и дорожная карта расходятся

Что проверяет
    - Мероприятие, которое карта описала сама, а оно есть и в программе (тот же текст или код), названо с тем же сроком,
      ответственным и продуктом. Если совпало всё, карта повторяет программу: мероприятия программы она берёт сама.
    - Своё мероприятие карты служит задаче или показателю программы (предупреждение).
    - Срок карты лежит внутри срока программы, территория у них одна.

Зачем
    Исполнять будут карту, защищать — программу.

Плохо
    мероприятия:
      - мероприятие: Открыть читательский клуб в школьной библиотеке
        срок: до 01.06.2027
    --- карта
    вид: дорожная карта
    программа: чтение
    мероприятия:
      - мероприятие: Открыть читательский клуб в школьной библиотеке
        срок: до 01.12.2027

Хорошо
    мероприятия:
      - мероприятие: Открыть читательский клуб в школьной библиотеке
        срок: до 01.06.2027
    --- карта
    вид: дорожная карта
    программа: чтение

Осторожно
    Карту на один год сравнивают с мероприятиями программы, которые приходятся на этот год.

Как исправить
    Уберите мероприятие из карты: его печатает программа. Если прав не тот срок, исправьте его в программе.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive.likeness import likeness
from generator.findings import Related, Severity
from generator.language.terms import Interval
from generator.reading.values import Text
from generator.rules.draft import Draft, Item, filled, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.workspace.entities import Link
from generator.workspace.plans import groups_of_programme, programme_of
from generator.workspace.terms import programme_interval

Record = dict[str, Any]
SAME = 0.85  # measures whose words are so alike are one
COMPARED = {
    "period": "срок",
    "begin": "начало",
    "finish": "конец",
    "responsible": "ответственный",
    "product": "продукт",
}


def subjects(draft: Draft) -> Sequence[Item | Draft] | Missing:
    """The map itself and the measures that it tells of its own."""
    if programme_of(draft.record) is None:
        return Missing("карта ни на чём не стоит: нет программы")
    return [draft, *draft.items("measures")]


def check(subject: Item | Draft, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on the term and the territory of the map, on each measure of its own."""
    programme = programme_of(draft.record)
    assert programme is not None
    if isinstance(subject, Item):
        yield from _measure(subject, draft)
    else:
        yield from _term(draft, programme)
        yield from _territory(draft, programme)


def _measure(own: Item, draft: Draft) -> Iterator[Mark]:
    theirs = _of_programme(own, draft)
    if theirs is None:
        if not (own.holds("tasks") or own.holds("indicators")):
            message = f"{own.title}: в программе его нет, и ни одной её задаче оно не служит"
            hint = "Добавьте «задачи:» или «показатели:», либо внесите мероприятие в программу."
            yield Mark(message, own.place, hint, own.path, "extra", Severity.WARNING)
        return
    text = theirs["text"]
    related = (Related(text.at(0, len(text.split("\n")[0])), "здесь мероприятие программы"),)
    differing = [name for name in COMPARED if _told(own[name]) and _told(own[name]) != _told(theirs[name])]
    for name in differing:
        was = _shown(theirs[name]) or "не сказано"
        message = f"{own.title}: {COMPARED[name]} в программе — «{was}», в карте — «{_shown(own[name])}»"
        hint = "Исправьте там, где неверно; лучше убрать мероприятие из карты: его печатает программа."
        yield Mark(message, _first(own[name]), hint, own.path, "differs", related=related)
    if not differing:
        message = f"{own.title}: повторяет мероприятие программы, и в карте оно стоит дважды"
        hint = "Уберите его из карты: мероприятия программы карта берёт сама."
        yield Mark(message, own.place, hint, own.path, "repeats", Severity.WARNING, related)


def _of_programme(own: Item, draft: Draft) -> Record | None:
    """The measure of the programme that one of the map is: of its code, else of its words."""
    known: list[Record] = [one for group in groups_of_programme(draft.record) for one in group["measures"] or ()]
    code = own["code"]
    same = next((one for one in known if code is not None and one["code"] == code), None)
    alike = (one for one in known if one["text"] is not None and likeness(one["text"], own.text) >= SAME)
    return same or next(alike, None)


def _told(value: Any) -> str:
    """What a field says, for comparing: links by where they lead."""
    if isinstance(value, list):
        return " | ".join(sorted(map(_told, value)))
    if isinstance(value, Link):
        return value.entity.id
    return " ".join(str(value).casefold().split()) if filled(value) else ""


def _shown(value: Any) -> str:
    return quoted(", ".join(map(str, value)) if isinstance(value, list) else str(value)) if filled(value) else ""


def _first(value: Any) -> Text:
    first: Text = value[0] if isinstance(value, list) else value
    return first


def _term(draft: Draft, programme: Record) -> Iterator[Mark]:
    period = draft.record["period"]
    own, whole = programme_interval(draft.record), programme_interval(programme)
    if period is None or own is None or whole is None or _within(own, whole):
        return
    message = f"Срок карты «{period}» выходит за срок программы «{programme['period']}»"
    yield Mark(message, period, "Исправьте «срок:» карты или программы.", "срок", "term")


def _within(own: Interval, whole: Interval) -> bool:
    begins = own.begin is None or whole.begin is None or own.begin >= whole.begin
    return begins and (own.end is None or whole.end is None or own.end <= whole.end)


def _territory(draft: Draft, programme: Record) -> Iterator[Mark]:
    own, theirs = draft.record["territory"], programme["territory"]
    if isinstance(own, Link) and isinstance(theirs, Link) and own.entity is not theirs.entity:
        message = f"Территория карты — «{own}», а программы — «{theirs}»"
        yield Mark(message, own, "Исправьте «территория:».", "территория", "territory")


RULE = Rule(
    code="XDC002",
    name="program-vs-roadmap",
    severity=Severity.ERROR,
    criterion="K5",
    manual=__doc__,
    kinds=("roadmap",),
    subjects=subjects,
    check=check,
)
