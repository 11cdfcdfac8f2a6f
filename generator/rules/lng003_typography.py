"""Знаки и форматы

Что проверяет
    - Пробелы: перед запятой и внутри скобок и кавычек, «и /или», после запятой и точки между словами.
    - Даты: «01.09. 2024» с пробелом; один вид дат в тексте и один — в реквизитах актов.
    - Тире и дефис: «школа- семья», «организационно – методические».
    - Ё: одни и те же слова не пишут то с «ё», то с «е»; верным считается то, чего больше.
    - Обратная черта вместо косой: «и\\или».
    - Если типографика выключена («типографика: нет») — ещё и то, что она исправила бы при печати: прямые кавычки,
      дефис вместо тире, «№12», «85%», пробелы в инициалах. Включённая исправляет это сама.

Зачем
    Единый вид — это культура оформления.

Плохо
    идея: Приказ №12 от 01.09. 2024 , доля — 85%

Хорошо
    идея: Приказ № 12 от 01.09.2024, доля — 85 %

Настройки
    тире: тире, дефисы и промежутки
    номер: знак № и пробел после него
    процент: пробел перед знаком %
    даты: вид дат
    кавычки: прямые кавычки
    пробелы: пробелы у знаков препинания
    ё: буква «ё»
    инициалы: пробелы в инициалах
    черта: обратная черта

Осторожно
    Названия в кавычках пишут как в самом документе, поэтому «ё» в них не проверяется. Каждую проверку можно выключить:
    «ё: нет». Одинаковых замечаний показано не больше пяти, в последнем сказано, сколько ещё.

Как исправить
    metodist check --fix исправит всё, кроме тире между словами: там прочтите, что стоит, и решите сами.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from generator.findings import Fix, Severity
from generator.language.date_forms import FIGURES, WORDS, WrittenDate, dates_in
from generator.language.pairs import marks_of
from generator.language.slips import Slip, slips
from generator.language.typography_rules import NBSP
from generator.language.untypeset import untypeset
from generator.language.yo import YoWord, yo_words
from generator.rules.draft import Draft
from generator.rules.folding import folded
from generator.rules.rule import Mark, Options, Rule, whole
from generator.schema.walk import Leaf
from generator.workspace.setting import house_style, is_set

# Names of the sub-checks, and of the options that switch them.
SWITCHES = {
    "dash": "тире",
    "number-sign": "номер",
    "percent-space": "процент",
    "date-format": "даты",
    "quotes": "кавычки",
    "space-punct": "пробелы",
    "yo": "ё",
    "initials": "инициалы",
    "slash": "черта",
}
HINTS = {
    "dash": "Между словами — тире с пробелами, внутри слова — дефис без них.",
    "number-sign": "Между № и числом ставят пробел.",
    "percent-space": "Между числом и % ставят пробел.",
    "date-format": "Пишите даты одинаково и без пробелов внутри.",
    "quotes": "Кавычки — «», внутри них — „“.",
    "space-punct": "Пробел ставят после знака препинания, а не перед ним.",
    "yo": "Пишите «ё» везде или нигде.",
    "initials": "Инициалы пишите во всём документе одинаково.",
    "slash": "Ставьте косую черту: «и/или».",
}
SENTENCE = 6  # words from which a text is a sentence, not a cell
CELL = "cell"
RANGE = re.compile(r"[\d\s.,–—-]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A slip in a text of the draft; `share` tells how often each form occurs, when that decides."""

    leaf: Leaf
    slip: Slip
    share: str = ""


def check(draft: Draft, _: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each slip of the sorts that are not switched off, of one sort no more than a few."""
    found = [*_slips(draft), *_dates(draft), *_yo(draft)]
    yield from folded(_marked(one) for one in found if options[SWITCHES[one.slip.kind]])


def _marked(found: Found) -> tuple[Hashable, Mark]:
    slip = found.slip
    shown, right = (words.replace(NBSP, " ").replace("\n", " ") for words in (slip.shown, slip.right))
    place = found.leaf.value.at(slip.offset, len(slip.shown))
    fix = Fix(place, slip.shown, right, safe=slip.kind != "dash" or bool(RANGE.fullmatch(shown)))
    share = f" ({found.share})" if found.share else ""
    mark = Mark(f"«{shown}» → «{right}»{share}", place, HINTS[slip.kind], found.leaf.path, slip.kind, fix=fix)
    return (slip.kind, shown.lower(), right.lower()), mark


def _slips(draft: Draft) -> Iterator[Found]:
    """What is wrong wherever it stands."""
    settings = draft.workspace.settings
    style = None if is_set(settings) else house_style(settings)
    for leaf in draft.texts:
        yield from (Found(leaf, slip) for slip in slips(leaf.value))
        if style is not None:
            yield from (Found(leaf, slip) for slip in untypeset(leaf.value, style))


def _dates(draft: Draft) -> Iterator[Found]:
    """Dates written otherwise than most of their sort: of acts, in sentences, in cells and before a clause."""
    groups: dict[str, list[tuple[Leaf, WrittenDate]]] = {}
    for leaf in draft.texts:
        for one in dates_in(leaf.value):
            is_told = one.offset > 0 and len(leaf.value.split()) > SENTENCE
            sort = "act" if one.in_act else "sentence" if is_told else CELL
            if sort == CELL and WORDS in one.forms:
                continue  # a cell may be short for want of room
            groups.setdefault(sort, []).append((leaf, one))
    for group in groups.values():
        yield from _odd_dates(group)


def _odd_dates(group: list[tuple[Leaf, WrittenDate]]) -> Iterator[Found]:
    counts = Counter(form for _, one in group for form in one.forms)
    usual = max((WORDS, FIGURES, *counts), key=lambda form: counts[form])
    for leaf, one in group:
        if usual not in one.forms:
            share = f"в тексте так написано дат: {counts[one.forms[0]]}, а как предложено: {counts[usual]}"
            yield Found(leaf, Slip("date-format", one.offset, one.shown, one.written(usual)), share)


def _yo(draft: Draft) -> Iterator[Found]:
    """Words whose letter is the rarer one; ё where both are as many. Words in quotes are not ours."""
    words = [(leaf, one) for leaf in draft.texts for one in _unquoted(leaf.value)]
    dotted = sum(one.has_yo for _, one in words)
    plain = len(words) - dotted
    share = f"в тексте слов с «ё»: {dotted}, с «е» вместо неё: {plain}"
    if not dotted or not plain:
        return
    for leaf, one in words:
        if one.has_yo == (dotted < plain):
            yield Found(leaf, Slip("yo", one.offset, one.word, one.other), share)


def _unquoted(text: str) -> list[YoWord]:
    quoted = list(marks_of(text)) if "«" in text else []
    return [one for one in yo_words(text) if not any(start < one.offset < end for start, end in quoted)]


RULE = Rule(
    code="LNG003",
    name="typography",
    severity=Severity.ADVICE,
    criterion="K9",
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "criteria", "evaluation", "protocol", "report"),
    subjects=whole,
    check=check,
    density=20.0,
    options=MappingProxyType(dict.fromkeys(SWITCHES.values(), True)),
)
