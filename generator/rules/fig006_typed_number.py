"""Число набрано, а не названо

Что проверяет
    Число в тексте отчёта, набранное цифрами или словом, стоит рядом с тем же словом, что и одно из его «чисел:»
    («205 человек», «сто одиннадцать директоров»). Если такого числа с этим словом в отчёте нет — предупреждение: одно
    из двух неверно. Если есть — совет назвать его именем, чтобы они не разошлись потом. Доли сверяются так же, но
    лишь советом: проценты бывают о разном. Предупреждение — о доле сразу за именем её части («остались <остались>,
    это 65 %»).

Зачем
    Набранное число не меняется, когда меняются данные: в условиях остаётся 205, а в итогах уже 207.

Плохо
    --- отчёт
    вид: отчёт
    о чём: о программах
    организация: управление
    числа:
      участники:
        дано: 205
        слово: человек
        источник: закон
    вывод: В диагностике участвовали 207 человек.

Хорошо
    --- отчёт
    вид: отчёт
    о чём: о программах
    организация: управление
    числа:
      участники:
        дано: 205
        слово: человек
        источник: закон
    вывод: В диагностике участвовали <участники> из 12 школ.

Осторожно
    Сравнивается слово сразу за числом в том же предложении и его прилагательные; о чём предложение, правило не знает.
    «Группы по 12 человек» при 205 участниках — не ошибка: дайте такому числу имя в «числах:» или поставьте пометку.

Как исправить
    Поставьте на место числа его имя: <участники>. Другое число того же слова добавьте в «числа:» с источником.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.names import parse_names, without_names
from generator.derive.counts import Group, Token, group_at, sentences, tokens_of
from generator.derive.report_numbers import Reckoned, reckoning
from generator.derive.said_numbers import bare
from generator.findings import Place, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft
from generator.rules.rule import Confidence, Mark, Missing, Options, Rule
from generator.schema.keys import plain_key
from generator.workspace.naming import typed

PERCENT = "%"


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """A number that an author typed, what it counts (None for per cent), the text it stands in, its offset there.

    `told` is the name of the number that it gives the share of: «остались <остались>, это 65 %».
    """

    token: Token
    group: Group | None
    text: Text
    offset: int
    path: str
    told: str = ""


def subjects(draft: Draft) -> Sequence[Typed] | Missing:
    """The numbers with a noun or in per cent that stand in the author's own words."""
    if not reckoning(draft.description, draft.workspace).numbers:
        return Missing("нет «чисел:»")
    return [one for leaf in draft.texts for one in _typed_in(typed(leaf.value), leaf.path)]


def _typed_in(text: Text, path: str) -> Iterator[Typed]:
    for start, sentence in sentences(without_names(str(text))):
        tokens = tokens_of(sentence)
        for index, token in enumerate(tokens):
            if token.number is None:
                continue
            group = group_at(tokens, index + 1)
            is_share = tokens[index + 1 : index + 2] and tokens[index + 1].said == PERCENT
            if group is not None or is_share:
                yield Typed(token, group, text, start + token.start, path, _told_before(text, start + token.start))


def _told_before(text: str, offset: int) -> str:
    """The number named right before an offset, with nothing but «, это» between; empty where there is none."""
    found = [name for name in parse_names(text) if _JOINT.fullmatch(text, name.offset + name.length, offset)]
    return found[0].dotted if found else ""


_JOINT = re.compile(r"\s*[,(–—]?\s*(?:(?:а\s+)?это|или|что\s+составляет|то\s+есть|т\.\s*е\.)?\s*")


def check(one: Typed, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of a number that contradicts those of its noun, or that could be called by its name."""
    numbers = reckoning(draft.description, draft.workspace).numbers
    alike = {name: number for name, number in numbers.items() if _is_of(number, one.group)}
    equal = next((name for name, number in alike.items() if _is_same(number, one.token)), None)
    place = one.text.at(one.offset, len(one.token.said))
    if equal is not None:
        message = f"Число {one.token.said} набрано, а у него есть имя"
        hint = f"Напишите <{equal}>: число не разойдётся с данными."
        yield Mark(message, place, hint, one.path, severity=Severity.ADVICE)
    elif alike and one.group is None:
        yield from _other_share(one, numbers, place)
    elif alike:
        known = ", ".join(f"«{name}» — {bare(number)}" for name, number in alike.items())
        hint = "Поставьте имя числа или добавьте это число в «числа:» под своим именем."
        yield Mark(f"Набрано {one.token.said}, а в отчёте {known}", place, hint, one.path)


def _other_share(one: Typed, numbers: Mapping[str, Reckoned], place: Place) -> Iterator[Mark]:
    """A mark of a typed share that stands at its part and is not what the report reckons."""
    part = next((number for name, number in numbers.items() if plain_key(name) == plain_key(one.told)), None)
    own = {name: share for name, share in numbers.items() if part is not None and share.part is part}
    if own:
        known = ", ".join(f"«{name}» — {bare(share)} %" for name, share in own.items())
        hint = f"Напишите <{next(iter(own))}>: доля посчитается сама."
        yield Mark(f"Набрано {one.token.said} %, а в отчёте {known}", place, hint, one.path)


def _is_of(number: Reckoned, group: Group | None) -> bool:
    """Whether a number counts what the noun names; without a noun, whether it is a share."""
    if group is None or not number.noun:
        return group is None and bool(number.unit)
    own = group_at(tokens_of(number.noun), 0)
    return own is not None and own.head == group.head and set(own.attributes) <= set(group.attributes)


def _is_same(number: Reckoned, token: Token) -> bool:
    if number.unit:
        return bare(number) == token.said.replace(".", ",")
    return number.value == token.number


RULE = Rule(
    code="FIG006",
    name="typed-number",
    severity=Severity.WARNING,
    criterion="K9",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    kinds=("report",),
    subjects=subjects,
    check=check,
)
