"""Кавычки и скобки не закрыты

Что проверяет
    У каждой кавычки «», „“, “” и каждой скобки (), [] в абзаце, пункте или ячейке есть пара. Кавычки «…» внутри таких
    же «…» — тоже замечание, если типографика выключена: внутренние — „“.

Зачем
    Незакрытая кавычка обрывает название.

Плохо
    идея: Семинар проводят МБОУ «Школа № 3, МБОУ «Школа № 4».

Хорошо
    идея: Семинар проводят МБОУ «Школа № 3», МБОУ «Школа № 4».

Осторожно
    Номера пунктов «1)» и «а)» парой не считаются. Цитата в несколько абзацев закрывается в последнем.

Как исправить
    Поставьте вторую кавычку или скобку там, где кончается название. Название внутри названия: «Центр „Парус“».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings import Severity
from generator.language.pairs import around, unpaired
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Options, Rule
from generator.schema.walk import Leaf

ALONE = "Поставьте вторую или уберите эту."
NESTED = "Внутри «» ставят „“: «Центр „Парус“»."


def subjects(draft: Draft) -> Sequence[Leaf]:
    """All words of the author."""
    return draft.texts


def check(leaf: Leaf, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each quotation mark or bracket without its pair, and on quotes inside the same quotes."""
    for one in unpaired(leaf.value):
        place, shown = leaf.value.at(one.offset), around(leaf.value, one.offset)
        if one.is_nested:
            yield Mark(f"Кавычки внутри таких же кавычек: {shown}", place, NESTED, leaf.path, "nested")
        else:
            yield Mark(f"Знак {one.sign} без пары: {shown}", place, ALONE, leaf.path)


RULE = Rule(
    code="LNG002",
    name="pairs",
    severity=Severity.WARNING,
    criterion="K9",
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "criteria", "evaluation", "protocol", "report"),
    subjects=subjects,
    check=check,
    density=10.0,
)
