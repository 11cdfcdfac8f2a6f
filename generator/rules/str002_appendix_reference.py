"""Ссылка на приложение не ведёт к нужному

Что проверяет
    Каждое «приложение N» в тексте программы есть среди её приложений; если рядом сказано, что в нём (план, таблица,
    перечень, форма, схема), то это в нём и стоит; каждое приложение хотя бы раз упомянуто. Единственное приложение
    печатается без номера, и ссылаются на него без номера. Приложение не стоит внутри раздела и раньше разделов.

Зачем
    Читатель открывает приложение и находит не то, что обещано.

Плохо
    приложения:
      - приложение: Состав классов
        содержание:
          - Классы перечислены ниже.
      - приложение: Форма отчёта школы
        содержание:
          - Отчёт занимает две страницы.
    разделы:
      - раздел: Механизмы
        содержание:
          - План работы школ дан в приложении 2, состав классов — в приложении 1.

Хорошо
    приложения:
      - приложение: Состав классов
        код: классы
        содержание:
          - Классы перечислены ниже.
      - приложение: План работы школ
        код: план-школ
        содержание:
          - План один на все школы.
    разделы:
      - раздел: Механизмы
        содержание:
          - План работы школ дан в приложении <№ план-школ>, состав классов — в приложении <№ классы>.

Осторожно
    Приложения чужих документов («приложение 1 к приказу № 12») не проверяются: рядом назван акт.

Как исправить
    Дайте приложению код и ссылайтесь кодом: «<№ план-школ>», номер встанет сам.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.headings import headings
from generator.derive.mentions import Mention, mentions
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Options, Rule
from generator.schema.walk import Leaf
from generator.workspace.numbering import blocks_of, exhibits_of

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A mention of appendices with numbers in one of the author's texts."""

    leaf: Leaf
    mention: Mention


@dataclass(frozen=True, slots=True, eq=False)
class Appendix:
    """An appendix of the programme with the number it prints under, and whether a text speaks of it."""

    number: int
    record: Record
    is_named: bool


@dataclass(frozen=True, slots=True, eq=False)
class Misplaced:
    """A title «Приложение N» that stands inside a section, or a part out of its order."""

    title: Text
    message: str


# A line that is a title in itself.
LINE = re.compile(r"\s*приложение[\s№]*\d*\s*\.?\s*", re.IGNORECASE)

Subject = Reference | Appendix | Misplaced


def subjects(draft: Draft) -> Sequence[Subject]:
    """What speaks of appendices, and the appendices themselves."""
    found, total = list(_mentions(draft)), len(draft.record["appendices"] or ())
    return [
        *(Reference(leaf, one) for leaf, one in found if one.numbers and not one.is_of_other),
        *(
            Appendix(number, one, any(_means(leaf, mention, number, total, draft) for leaf, mention in found))
            for number, one in enumerate(draft.record["appendices"] or (), 1)
        ),
        *{one.message: one for one in _misplaced(draft)}.values(),
    ]


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on a reference that leads nowhere or elsewhere, on an appendix nobody names, on one out of place."""
    if isinstance(subject, Reference):
        yield from _reference(subject, draft)
    elif isinstance(subject, Appendix):
        yield from _unnamed(subject, draft)
    else:
        hint = "Перенесите его в поле «приложения:»: место и номер оно получит само."
        yield Mark(subject.message, subject.title, hint, "приложения", "inside", Severity.WARNING)


def _mentions(draft: Draft) -> Iterator[tuple[Leaf, Mention]]:
    for leaf in draft.texts:
        if leaf.field.name != "title" and leaf.field.name != "label":
            for mention in () if LINE.fullmatch(leaf.value) else mentions(leaf.value, "appendices"):
                yield leaf, mention


def _reference(reference: Reference, draft: Draft) -> Iterator[Mark]:
    leaf, mention = reference.leaf, reference.mention
    place, found = leaf.value.at(mention.offset, mention.length), draft.record["appendices"] or []
    by_hand = {number for title in _all_titles(draft) for number in _own_number(title)}
    if unknown := [number for number in mention.numbers if number > len(found) and number not in by_hand]:
        count = f"приложений в программе {len(found)}" if found else "приложений у программы нет"
        hint = "Исправьте номер или добавьте приложение; ссылайтесь его кодом: «приложение <№ код>»."
        yield Mark(f"В тексте «приложение {unknown[0]}», а {count}", place, hint, leaf.path)
    elif len(found) == 1 and not by_hand:
        hint = "Уберите номер: «в приложении»."
        message = f"В тексте «{_words(leaf, mention)}», а приложение одно и печатается без номера"
        yield Mark(message, place, hint, leaf.path, "alone", Severity.WARNING)
    elif len(mention.numbers) == 1 and mention.numbers[0] <= len(found):
        appendix = found[mention.numbers[0] - 1]
        if promised := _promised(mention, appendix):
            there = quoted(appendix["title"])
            message = f"Текст обещает в приложении {mention.numbers[0]} «{promised}», а там «{there}»"
            hint = "Сошлитесь на нужное приложение по коду: «<№ код>»."
            yield Mark(message, place, hint, leaf.path, "kind")


def _words(leaf: Leaf, mention: Mention) -> str:
    return leaf.value[mention.offset : mention.offset + mention.length].replace("\u00a0", " ")


def _promised(mention: Mention, appendix: Record) -> str:
    """The kind of thing that the words nearest to the mention promise and the appendix is not; empty when it may be."""
    said = _kinds(re.split(r"[;,]|приложени\w+ \d+", mention.before)[-1]) or _kinds(
        re.split(r"[;,]|приложени", mention.after)[0]
    )
    given = _kinds(appendix["title"]) | {kind for block in appendix["content"] or () for kind in _holds(block)}
    is_other = said and not said & given and (_kinds(appendix["title"]) or said <= {"таблица", "схема"})
    return min(said) if is_other else ""


def _kinds(words: str | None) -> set[str]:
    return {kind for kind, pattern in KINDS.items() if re.search(pattern, words or "", re.IGNORECASE)}


def _holds(block: Record) -> Iterator[str]:
    """What a block of an appendix can be called."""
    if block["table"] is not None:
        yield from ("таблица", "план", "перечень", "форма")
    if block["figure"] is not None or block["chart"] is not None:
        yield "схема"
    if block["insert"] is not None:
        yield from ("план", "таблица", "перечень")
    if block["listing"] is not None or re.search(r"^\s*(?:[-–—•]|\d+[.)])\s", block["prose"] or "", re.MULTILINE):
        yield "перечень"
    if block["heading"] is not None:
        yield from _kinds(block["heading"])


def _unnamed(appendix: Appendix, draft: Draft) -> Iterator[Mark]:
    if appendix.is_named or appendix.record["title"] is None:
        return
    title, is_one = appendix.record["title"], len(draft.record["appendices"]) == 1
    name = "Приложение" if is_one else f"Приложение {appendix.number}"
    hint = "Сошлитесь на него: «в приложении»." if is_one else "Сошлитесь на него в тексте: «приложение <№ код>»."
    path = f"{draft.key('appendices')}, {appendix.number}"
    yield Mark(f"{name} «{quoted(title)}» нигде не упомянуто", title, hint, path, "unnamed")


def _means(leaf: Leaf, mention: Mention, number: int, total: int, draft: Draft) -> bool:
    """Whether a mention outside the appendix itself speaks of it."""
    is_meant = number in mention.numbers or (not mention.numbers and _means_all(leaf, mention, total))
    return is_meant and leaf.words[:2] != (draft.key("appendices"), str(number))


def _means_all(leaf: Leaf, mention: Mention, total: int) -> bool:
    """Whether a mention without a number speaks of our appendices: of the only one, or of all."""
    word = _words(leaf, mention).casefold()
    is_application = re.search(r"мобильн|компьютерн|скача|установи", mention.sentence, re.IGNORECASE)
    return not mention.is_of_other and not is_application and (total == 1 or word.endswith(("иях", "иями", "ий")))


def _all_titles(draft: Draft) -> list[Text]:
    items = [item for block in blocks_of(draft.record) for _, item in exhibits_of(block)]
    tables = [item[name] for item in items for name in ("title", "label") if item[name] is not None]
    lines = [block["prose"] for block in blocks_of(draft.record) if block["prose"] and LINE.fullmatch(block["prose"])]
    return [*headings(draft.record), *tables, *lines]


def _own_number(title: str) -> list[int]:
    found = re.match(r"\s*приложение\s*№?\s*(\d{1,2})\b", title.replace("\u00a0", " "), re.IGNORECASE)
    return [int(found[1])] if found else []


def _misplaced(draft: Draft) -> Iterator[Misplaced]:
    for section in draft.record["sections"] or ():
        blocks = section["content"] or ()
        items = [item for block in blocks for _, item in exhibits_of(block)]
        titles = [section["title"], *(block["heading"] for block in blocks), *(item["title"] for item in items)]
        titles += [block["prose"] for block in blocks if LINE.fullmatch(block["prose"] or "")]
        for title in filter(None, titles):
            if re.match(r"\s*приложение\b(?!\s+к\b)", title, re.IGNORECASE):
                yield Misplaced(title, f"«{quoted(title)}» стоит внутри раздела «{quoted(section['title'])}»")
    order = [part["part"] for part in draft.record["parts"] or ()]
    names = [str(part) for part in order]
    if {"приложения", "разделы"} <= set(names) and names.index("приложения") < names.index("разделы"):
        yield Misplaced(order[names.index("приложения")], "Приложения стоят раньше разделов")


KINDS = {
    "план": r"\bплан(?!иру|ов[ыоа])|дорожн\w+ карт|график|мероприяти",
    "таблица": r"\bтаблиц",
    "перечень": r"\bпереч(?:ень|н)|\bспис(?:ок|к)|\bсостав(?:а|е|ом)?\b|\bреестр",
    "форма": r"\bформ(?:а|ы|е|у|ой|ах|ами)?\b(?!\w)|\bбланк|\bанкет|\bобраз(?:ец|цы|ца)|\bшаблон|\bлист(?:а|ы)?\b",
    "схема": r"\bсхем|\bрисун|\bдиаграмм|\bмодел",
}

RULE = Rule(
    code="STR002",
    name="appendix-reference",
    severity=Severity.ERROR,
    criterion="K5",
    manual=__doc__,
    subjects=subjects,
    check=check,
)
