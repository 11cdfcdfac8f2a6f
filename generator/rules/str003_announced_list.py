"""Объявленный перечень не равен описанному

Что проверяет
    Когда текст объявляет перечень («по трём направлениям: …», «этапы программы:» и список) и те же названия стоят
    дальше заголовками, группами мероприятий или этапами, оба перечня сравниваются: ничего не пропало, не добавилось,
    не слито и не названо иначе. Порядок и укороченные заголовки — только совет.

    Сравниваются лишь те перечни, где совпала хотя бы половина названий: иначе это разные перечни.

Зачем
    Эксперт считает пункты. Лишний или пропавший виден сразу.

Плохо
    идея: 'Программа идёт по двум направлениям: чтение, математика.'
    мероприятия:
      - группа: Чтение
        мероприятия:
          - мероприятие: Уроки чтения
            срок: 2027
      - группа: Математика
        мероприятия:
          - мероприятие: Уроки математики
            срок: 2027
      - группа: Олимпиады
        мероприятия:
          - мероприятие: Районная олимпиада
            срок: 2027

Хорошо
    идея: 'Программа идёт по трём направлениям: чтение, математика, олимпиады.'
    мероприятия:
      - группа: Чтение
        мероприятия:
          - мероприятие: Уроки чтения
            срок: 2027
      - группа: Математика
        мероприятия:
          - мероприятие: Уроки математики
            срок: 2027
      - группа: Олимпиады
        мероприятия:
          - мероприятие: Районная олимпиада
            срок: 2027

Осторожно
    Организационная группа плана, которой нет среди направлений, лишней не считается. Названия сравниваются по
    словам до тире, двоеточия или скобки.

Как исправить
    Сделайте объявленный перечень и заголовки одинаковыми: допишите пропавшее, назовите одинаково.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.agreeing_lists import Agreement, Announced, Name, agreement, announced_in, name_of
from generator.findings import Related, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Options, Rule

# Groups and headings that serve the whole and are announced by nobody.
SERVICE = re.compile(r"организаци|управлен|мониторинг|нормативн|правов|\bобщ|контрол|итог|вывод", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """Titles that follow each other; `is_whole` when nothing else but one list stands among them."""

    titles: tuple[Text, ...]
    names: tuple[Name, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A list that is announced and the titles that describe it."""

    announced: Announced
    path: str
    described: Described
    agreement: Agreement


def subjects(draft: Draft) -> Sequence[Pair]:
    """The announced lists with what describes them."""
    found = []
    for announced, path in _announced(draft):
        pairs = [
            Pair(announced, path, described, compared)
            for described in _described(draft, announced.noun)
            if _is_the_same_list(announced, described, compared := agreement(announced.names, described.names))
        ]
        is_told = any(not pair.agreement.missing for pair in pairs)  # then a row of other titles may tell a part
        found += [pair for pair in pairs if pair.described.is_whole or not (is_told and pair.agreement.missing)]
    return found


def check(pair: Pair, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on an announced list that is not the described one: all differences in one."""
    found, extra = pair.agreement, _extra(pair)
    grave = [
        _listed("Нет описания", found.missing),
        _listed("Не объявлено", extra),
        _listed("Слито в одно", found.merged),
    ]
    renamed = [f"Названо иначе: «{one.said}» и «{other.said}»" for one, other in found.renamed]
    light = [f"Заголовок короче или длиннее: «{one.said}» и «{other.said}»" for one, other in found.shortened]
    light += [] if found.is_in_order else ["Порядок другой"]
    said = [words for words in (*grave, *renamed, *light) if words]
    if not said:
        return
    total = len(pair.described.names) - len(found.extra) + len(extra)
    sub, severity = _weight(bool(found.missing or extra or found.merged), bool(renamed))
    first = pair.described.titles[0]
    yield Mark(
        f"Объявлено {len(pair.announced.names)}, описано {total}. {'. '.join(said)}",
        pair.announced.text.at(pair.announced.offset),
        "Сделайте объявленный перечень и заголовки одинаковыми.",
        pair.path,
        sub,
        severity,
        (Related(first.at(0, len(first)), "здесь начинается описание"),),
    )


def _weight(is_grave: bool, is_renamed: bool) -> tuple[str, Severity | None]:
    if is_grave:
        return "missing", None
    return ("renamed", Severity.WARNING) if is_renamed else ("order", Severity.ADVICE)


def _listed(head: str, names: list[Name]) -> str:
    return f"{head}: {', '.join(f'«{name.said}»' for name in names)}" if names else ""


def _extra(pair: Pair) -> list[Name]:
    """What is described without being announced; in a mixed row of titles, only between those announced."""
    places = [there for _, there in pair.agreement.matched]
    names = pair.described.names
    return [
        names[number]
        for number in pair.agreement.extra
        if (pair.described.is_whole or min(places) < number < max(places)) and not SERVICE.search(names[number].said)
    ]


def _is_the_same_list(announced: Announced, described: Described, compared: Agreement) -> bool:
    matched, here = len(compared.matched), len(announced.names)
    is_half = 2 * matched >= here and (not described.is_whole or 2 * matched >= len(described.names))
    return matched > 1 and is_half


def _announced(draft: Draft) -> Iterator[tuple[Announced, str]]:
    for leaf in draft.texts:
        if leaf.field.of == "prose":
            yield from ((one, leaf.path) for one in announced_in(leaf.value))
    for section in draft.record["sections"] or ():
        for listing in (block["listing"] for block in section["content"] or () if block["listing"] is not None):
            lead, entries = listing["lead"], [entry["text"] for entry in listing["entries"] if entry["text"]]
            names = tuple(name_of(text) for text in entries)
            if lead is not None and len(names) > 1:
                yield Announced(lead.casefold(), lead, 0, names), "разделы, перечень"
    mechanisms = [item.text for item in draft.items("mechanisms")]
    if len(mechanisms) > 1:
        yield Announced("механизм", mechanisms[0], 0, tuple(map(name_of, mechanisms))), draft.key("mechanisms")


def _described(draft: Draft, noun: str) -> Iterator[Described]:
    yield from _row((item["title"] for item in draft.items("groups")), is_whole=True)
    if noun.startswith("этап"):
        yield from _row((item.text for item in draft.items("stages")), is_whole=True)
    sections = draft.record["sections"] or ()
    yield from _row((section["title"] for section in sections), is_whole=False)
    for section in sections:
        is_whole = noun.split()[0][:6] in section["title"].casefold()
        yield from _row((block["heading"] for block in section["content"] or ()), is_whole)


def _row(titles: Iterator[Text | None], is_whole: bool) -> Iterator[Described]:
    found = tuple(title for title in titles if title)
    if len(found) > 1:
        yield Described(found, tuple(map(name_of, found)), is_whole)


RULE = Rule(
    code="STR003",
    name="announced-list",
    severity=Severity.ERROR,
    criterion="K5",
    manual=__doc__,
    subjects=subjects,
    check=check,
)
