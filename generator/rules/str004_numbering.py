"""Нумерация и подписи

Что проверяет
    Номера разделов, приложений, таблиц и рисунков ставит программа: набранный руками номер напечатался бы дважды.
    На каждую таблицу и рисунок с номером есть ссылка в тексте; «таблица 7» ведёт к таблице, которая есть;
    номера, которые набраны в подзаголовках и группах мероприятий, стоят у всех и идут подряд.

Зачем
    На защите ссылаются на номер. Без номера ссылаться не на что.

Плохо
    разделы:
      - раздел: Раздел 1. Риски
        содержание:
          - Риски названы ниже.

Хорошо
    разделы:
      - раздел: Риски
        содержание:
          - Риски названы в таблице <№ риски>.
          - таблица:
              код: риски
              название: Риски программы
              столбцы: Риск | Мера
              строки:
                - Уход наставника | Замена наставника

Осторожно
    Таблица, о которой говорит соседний абзац («таблица ниже»), считается упомянутой; таблицы приложений читатель
    находит по приложению. Номера чужих документов не проверяются: рядом назван акт.

Как исправить
    Уберите набранный номер; дайте таблице или рисунку код и сошлитесь на него: «таблица <№ код>».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.mentions import Mention, mentions
from generator.findings import Fix, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Confidence, Mark, Options, Rule
from generator.schema.walk import Leaf
from generator.workspace.numbering import blocks_of, exhibits_of, is_numbered, numbered

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """A title or an entry that gets its number from us: what kind of thing it names."""

    kind: str
    text: Text
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Exhibit:
    """A table or a figure of a section with its number, None without one; `is_named`: a text speaks of it."""

    kind: str
    record: Record
    number: int | None
    is_named: bool
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A table or a figure that a text names by number; there are `total` of them."""

    kind: str
    leaf: Leaf
    mention: Mention
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Titles of one level that get no number from us: all or none should bear one, in order."""

    what: str
    titles: tuple[Text, ...]
    pattern: str
    path: str


Subject = Title | Exhibit | Reference | Series


def subjects(draft: Draft) -> Sequence[Subject]:
    """All that has a number, or speaks of one."""
    references = list(_references(draft))
    return [*_titles(draft), *_exhibits(draft, references), *references, *_series(draft)]


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on one subject, by its kind."""
    if isinstance(subject, Title):
        yield from _typed(subject)
    elif isinstance(subject, Exhibit):
        yield from _exhibit(subject, draft)
    elif isinstance(subject, Reference):
        yield from _reference(subject, draft)
    else:
        yield from _out_of_order(subject)


def _titles(draft: Draft) -> Iterator[Title]:
    for field, kind in (("sections", "раздел"), ("appendices", "приложение")):
        for number, item in enumerate(draft.record[field] or (), 1):
            if item["title"] is not None:
                yield Title(kind, item["title"], f"{draft.key(field)}, {number}")
    for block in blocks_of(draft.record):
        for name, item in exhibits_of(block):
            if item["title"] is not None:
                yield Title(EXHIBITS[name], item["title"], f"{EXHIBITS[name]}, название")
    for name in LISTS:
        for item in draft.items(name):
            yield Title("пункт", item.text, item.path)


def _typed(title: Title) -> Iterator[Mark]:
    found = re.match(TYPED[title.kind], title.text.replace("\u00a0", " "), re.IGNORECASE)
    if not found:
        return
    rest, length = title.text[found.end() :], found.end()
    hint = "Уберите номер: программа поставит его сама."
    is_exact = bool(re.match(r"[А-ЯЁ«]", rest))
    fix = Fix(title.text.at(0, length), found[0], "") if is_exact else None
    message = f"Номер набран руками: «{quoted(title.text)}»"
    yield Mark(message, title.text.at(0, length), hint, title.path, "typed", fix=fix)


def _exhibits(draft: Draft, references: list[Reference]) -> Iterator[Exhibit]:
    named = {(one.kind, number) for one in references for number in one.mention.numbers}
    numbers = {id(item): number for _, item, number in numbered(draft.record) if item is not None}
    for number, section in enumerate(draft.record["sections"] or (), 1):
        blocks = section["content"] or ()
        for at, block in enumerate(blocks):
            beside = " ".join(str(one["prose"] or "") for one in blocks[max(0, at - 1) : at + 2])
            for name, item in exhibits_of(block):
                if item["title"] is not None:
                    kind, given = EXHIBITS[name], numbers.get(id(item))
                    path = f"{draft.key('sections')}, {number}, содержание, {at + 1}, {kind}"
                    is_beside = any(not mention.numbers for mention in mentions(beside, STEMS[kind]))
                    yield Exhibit(kind, item, given, is_beside or (kind, given) in named, path)


def _exhibit(exhibit: Exhibit, draft: Draft) -> Iterator[Mark]:
    title, kind = exhibit.record["title"], exhibit.kind
    if exhibit.number is None:
        others = [item for name, item, _ in numbered(draft.record) if EXHIBITS[name] == kind and item is not None]
        if others and exhibit.record["label"] is None and not is_numbered(exhibit.record):
            hint = "Уберите «номер: нет» или назовите её иначе полем «подпись:»."
            message = f"{kind.capitalize()} «{quoted(title)}» без номера, а другие — с номерами"
            yield Mark(message, title, hint, exhibit.path, "unnumbered", Severity.ADVICE)
    elif not exhibit.is_named:
        ending = "а" if kind == "таблица" else ""
        message = f"{kind.capitalize()} {exhibit.number} «{quoted(title)}» нигде в тексте не упомянут{ending}"
        code = exhibit.record["code"]
        given = "Сошлитесь" if code else f"Дайте {PRONOUN[kind]} код и сошлитесь"
        hint = f"{given} в тексте: «{kind} <№ {code or 'код'}>»."
        yield Mark(message, title, hint, exhibit.path, "unnamed")


def _references(draft: Draft) -> Iterator[Reference]:
    totals = Counter(EXHIBITS[name] for name, _, _ in numbered(draft.record))
    for leaf in draft.texts:
        for kind, stem in STEMS.items() if leaf.field.name not in ("title", "label") else ():
            for mention in mentions(leaf.value, stem):
                if mention.numbers:
                    yield Reference(kind, leaf, mention, totals[kind])


def _reference(reference: Reference, draft: Draft) -> Iterator[Mark]:
    kind, leaf, mention, total = reference.kind, reference.leaf, reference.mention, reference.total
    by_hand = re.compile(rf"^\s*{kind}\s*№?\s*{max(mention.numbers)}\b", re.IGNORECASE | re.MULTILINE)
    is_ours = max(mention.numbers) <= total or mention.is_of_other
    if not is_ours and not any(by_hand.search(one.value) for one in draft.texts):
        count = f"{MANY[kind]} с номерами в программе {total}" if total else f"{MANY[kind]} с номерами в программе нет"
        hint = f"Сошлитесь по коду: «{kind} <№ код>»."
        place = leaf.value.at(mention.offset, mention.length)
        yield Mark(f"В тексте «{kind} {max(mention.numbers)}», а {count}", place, hint, leaf.path, "unknown")


def _series(draft: Draft) -> Iterator[Series]:
    groups = tuple(item["title"] for item in draft.items("groups") if item["title"] is not None)
    yield Series("групп мероприятий", groups, r"(?:раздел|направление|блок)?\s*(\d{1,2}|[IVX]+)[.)]\s", "мероприятия")
    for number, section in enumerate(draft.record["sections"] or (), 1):
        titles = tuple(block["heading"] for block in section["content"] or () if block["heading"] is not None)
        pattern = rf"{number}\.(\d{{1,2}})[.)]?\s|(\d{{1,2}}\.\d{{1,2}})[.)]?\s"
        yield Series("подзаголовков", titles, pattern, f"{draft.key('sections')}, {number}")


def _out_of_order(series: Series) -> Iterator[Mark]:
    found = [re.match(series.pattern, title.replace("\u00a0", " "), re.IGNORECASE) for title in series.titles]
    given = [match[0].strip() for match in found if match]
    if not given:
        return
    bare = [title for title, match in zip(series.titles, found, strict=True) if not match]
    hint = "Дайте номера всем по порядку или уберите их."
    if bare:
        message = f"Среди {series.what} с номерами «{quoted(bare[0])}» — без номера"
        yield Mark(message, bare[0], hint, series.path, "mixed")
    elif [_value(match) for match in found if match] != list(range(1, len(given) + 1)):
        message = f"Номера {series.what} идут не подряд: {', '.join(given)}"
        yield Mark(message, series.titles[0], hint, series.path, "order")


def _value(match: re.Match[str]) -> int:
    """The last number typed in a title; a wrong first one makes it no number at all."""
    last = match[1]
    if last is None:
        return 0
    return int(last) if last.isdigit() else ROMAN.get(last.upper(), 0)


EXHIBITS = {"table": "таблица", "figure": "рисунок"}
STEMS = {"таблица": "tables", "рисунок": "figures"}
MANY = {"таблица": "таблиц", "рисунок": "рисунков"}
PRONOUN = {"таблица": "ей", "рисунок": "ему"}
LISTS = ("problems", "tasks", "indicators", "stages", "mechanisms", "results", "methods", "risks", "measures")
ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
ENDS = r"(?:\s*[.:)–—-]+\s*|\s+)"

# Numbers as people type them before a title.
TYPED = {
    "раздел": rf"(?:раздел|глава|часть)\s+(?:\d+|[IVX]+){ENDS}|\d{{1,2}}(?:\.\d{{1,2}})*[.)]\s+|[IVX]+[.)]\s+",
    "приложение": rf"приложение\s*(?:№\s*)?\d+{ENDS}|приложение\s*[.:]\s*",
    "таблица": rf"(?:таблица|табл\.)\s*(?:№\s*)?\d+{ENDS}",
    "рисунок": rf"(?:рисунок|рис\.)\s*(?:№\s*)?\d+{ENDS}",
    "пункт": r"\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\D)",
}

RULE = Rule(
    code="STR004",
    name="numbering",
    severity=Severity.WARNING,
    criterion="K9",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    subjects=subjects,
    check=check,
)
