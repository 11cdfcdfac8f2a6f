"""Описка пера

Что проверяет
    В тексте нет слов «чтенее», «дети» и «ребята», нужных только испытаниям самой программы.

Зачем
    На этом правиле испытываются исправления, пометки и настройки.

Плохо
    идея: Семейное чтенее

Хорошо
    идея: Семейное чтение

Настройки
    слова: какие описки искать (обычно все три).
    не больше: сколько описок прощать (обычно 0).

Как исправить
    Исправьте слово.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.findings import Fix, Severity
from generator.rules.draft import Draft
from generator.rules.rule import Confidence, Mark, Options, Rule
from generator.schema.walk import Leaf

FIXES = {"чтенее": Fix, "дети": partial(Fix, safe=False), "ребята": Fix}
RIGHT = {"чтенее": "чтение", "дети": "учащиеся", "ребята": "ученики"}
MILD = "ребята"  # a sub-check of its own severity


@dataclass(frozen=True)
class Slip:
    leaf: Leaf
    start: int
    word: str


def subjects(draft: Draft) -> list[Slip]:
    found = [(leaf, match) for leaf in draft.texts for match in re.finditer("|".join(RIGHT), leaf.value)]
    return [Slip(leaf, match.start(), match[0]) for leaf, match in found]


def check(slip: Slip, draft: Draft, options: Options) -> Iterator[Mark]:
    place = slip.leaf.value.at(slip.start, len(slip.word))
    if slip.word in options["слова"] and len(subjects(draft)) > options["не больше"]:
        fix = FIXES[slip.word](place, slip.word, RIGHT[slip.word])
        hint, severity = f"Пишут «{RIGHT[slip.word]}».", Severity.WARNING if slip.word == MILD else None
        yield Mark(f"Описка «{slip.word}»", place, hint, slip.leaf.path, severity=severity, fix=fix)


RULE = Rule(
    code="LNG901",
    name="slips-of-the-pen",
    severity=Severity.ERROR,
    criterion="K9",
    confidence=Confidence.LOW,
    manual=__doc__,
    subjects=subjects,
    check=check,
    kinds=("programme", "order"),
    options={"слова": tuple(RIGHT), "не больше": 0},
)
