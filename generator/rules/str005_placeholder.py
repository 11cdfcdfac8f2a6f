"""Пустое место в тексте

Что проверяет
    Во всех словах описания нет незаполненного: подчёркиваний «____», пустых кавычек «», «ХХ» вместо числа, «??»,
    TODO, «(уточнить)», «(указать …)», «(ФИО)», многоточия в скобках. Дата, которую ещё не знают (__.__.2026),
    допустима у приказа и в грифе до подписи — о ней напомнит совет; в других местах это ошибка.

Зачем
    Незаполненный бланк на защите означает неготовый документ.

Плохо
    идея: Школа № __ работает по программе (указать название)

Хорошо
    идея: Школа № 4 работает по программе «Читаем вместе»

Осторожно
    Формы, которые заполняют от руки, не проверяются: раздел, приложение или таблица со словами «форма», «бланк»,
    «анкета», «образец», «шаблон», «лист» в названии.

Как исправить
    Впишите то, чего не хватает, или уберите это место.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Options, Rule
from generator.schema.types import Date
from generator.schema.walk import Leaf

PLACEHOLDERS = re.compile(
    r"_{2,}"
    r"|«[\s_]*»"
    r"|№\s*[XХ]{2,}|\b20[XХ]{2}\b|\b[XХ]{2}\.[XХ]{2}\b|\b[XХ]{4,}\b|\b[XХ]{2,}\s*%"  # XX век is a number, not a gap
    r"|\b[XХ]{2}(?=\s+(?:человек|педагог|учител|учени|обучающ|дет|школ|класс|час|мест|раз|руб|тыс|млн|балл|процент)\w{0,4}\b)"
    r"|\?{2,}"
    r"|[(\[]\s*(?:уточнить|вписать|указать|укажите|впишите|дописать|заполнить|вставить)\b[^()\[\]]*[)\]]"
    r"|\(\s*(?:уточняется|Ф\.?\s?И\.?\s?О\.?)\s*\)"
    r"|\.{6,}",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\b(?:TODO|УТОЧНИТЬ|ВПИСАТЬ|ДОПИСАТЬ)\b")
LONE_DOTS = re.compile(r"[(\[]\s*(?:…|\.{3})\s*[)\]]")
ONLY = re.compile(
    r"\s*(?:уточнить|уточняется|вписать|указать|заполнить|дописать|потом|ФИО|Ф\.И\.О\.)\.?\s*", re.IGNORECASE
)
FORM = re.compile(r"\b(?:форм[аы]|бланк|анкет|образ(?:ец|цы)|шаблон|лист|макет|карточк)", re.IGNORECASE)
NEAR = 6
AROUND = 24  # signs on each side that a message shows beside a short placeholder

# Fields of a date or number that are known only when the paper is signed, by record.
SIGNED_LATER = {"approval": ("date",), "order": ("date", "number"), "visa": ("date",)}


def subjects(draft: Draft) -> Sequence[Leaf]:
    """The words of the author, and the dates and numbers of papers, those of forms left out."""
    forms = _in_forms(draft)
    dated = [leaf for leaf in draft.leaves if leaf.field.of in ("date", "number_sign")]
    return [leaf for leaf in [*draft.texts, *dated] if id(leaf.value) not in forms]


def check(leaf: Leaf, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each place left empty."""
    text = leaf.value
    if leaf.field.of in ("date", "number_sign"):
        yield from _blank(leaf)
        return
    if ONLY.fullmatch(text):
        yield _mark(leaf, 0, len(text))
        return
    plain = text.replace("\u00a0", " ")
    found = [match.span() for pattern in (PLACEHOLDERS, SHOUTED) for match in pattern.finditer(plain)]
    found += [match.span() for match in LONE_DOTS.finditer(plain) if not _is_quoted(plain, match.start())]
    for start, end in _joined(sorted(found)):
        yield _mark(leaf, start, end)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gaps a few signs apart are one: «___» ______ 2026 г."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= NEAR:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _mark(leaf: Leaf, start: int, end: int) -> Mark:
    place = leaf.value.at(start, end - start)
    message = f"Не заполнено: «{_fragment(leaf.value, start, end)}»"
    severity = Severity.ADVICE if leaf.record.name in SIGNED_LATER and leaf.record.name != "order" else None
    return Mark(message, place, "Впишите значение или уберите это место.", leaf.path, severity=severity)


def _fragment(text: str, start: int, end: int) -> str:
    """What stands there with a few words around, on one line."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    before = before.partition(" ")[2] if start > AROUND else before
    after = after.rpartition(" ")[0] if end + AROUND < len(text) else after
    return " ".join((before + text[start:end] + after).split())


def _is_quoted(text: str, offset: int) -> bool:
    """Whether the place stands inside quotes, where dots in brackets leave out words of another."""
    return text.count("«", 0, offset) > text.count("»", 0, offset)


def _blank(leaf: Leaf) -> Iterator[Mark]:
    is_date = isinstance(leaf.value, Date)
    if leaf.value.value is not None if isinstance(leaf.value, Date) else "__" not in leaf.value:
        return
    what, place = "дата" if is_date else "номер", leaf.value.at(0, len(leaf.value))
    if leaf.field.name in SIGNED_LATER.get(leaf.record.name, ()):
        message = f"Ещё не проставлено: {what} «{leaf.value}»"
        yield Mark(message, place, "Впишите после подписания.", leaf.path, "unsigned", Severity.ADVICE)
    else:
        yield Mark(f"Не заполнено: {what} «{leaf.value}»", place, "Впишите значение.", leaf.path)


def _in_forms(draft: Draft) -> set[int]:
    """The texts that stand in forms made to be filled in by hand."""
    parts = [one for name in ("sections", "appendices") for one in draft.record.get(name) or ()]
    tables = [block["table"] for part in parts for block in part["content"] or () if block["table"] is not None]
    return {id(text) for one in [*parts, *tables] if FORM.search(one["title"] or "") for text in _texts(one)}


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


RULE = Rule(
    code="STR005",
    name="placeholder",
    severity=Severity.ERROR,
    criterion="K9",
    gate=True,
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "criteria", "evaluation", "protocol", "report"),
    subjects=subjects,
    check=check,
    density=10.0,
)
