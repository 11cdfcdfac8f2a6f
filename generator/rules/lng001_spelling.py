"""Опечатка

Что проверяет
    - Слово, которого не знают словарь языка, справочник и словарь отрасли, если в одной букве от него есть известное
      слово или если оно распадается на два: «методичиских», «школаи».
    - Частые ошибки из верных слов: «в течении года», «согласно приказа», «учебные года», «не достаточно».

Зачем
    Опечатка на первой странице стоит балла.

Плохо
    идея: Учителям не хватает методичиских приёмов.

Хорошо
    идея: Учителям не хватает методических приёмов.

Настройки
    слова: слова, которые пишутся верно, хотя словарь их не знает; любая их форма тоже

Осторожно
    Фамилии, названия мест и новые слова отрасли словарь знает не все; имена из справочника известны. Верное слово
    допишите в настройку «слова».

Как исправить
    Исправьте слово. Правка, которую предлагает проверка, — догадка по ближайшему слову: прочтите её.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from generator.findings import Fix, Severity
from generator.language.confusions import confusions
from generator.language.words import unknown_words
from generator.rules.draft import Draft
from generator.rules.folding import folded
from generator.rules.rule import Confidence, Mark, Options, Rule, whole
from generator.schema.language import records
from generator.schema.walk import Leaf, leaves
from generator.workspace.load import Workspace

NAMES = ("organisation", "person", "territory")  # what of the registry holds names that no dictionary knows
WORD = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*")
NAMED = re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?([А-ЯЁ][а-яё]+)|\b([А-ЯЁ][а-яё]+)\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")
WRONG = "Исправьте слово; если оно верно, допишите его в настройку «слова» правила LNG001."
CONFUSED = "Так пишут по правилам; проверьте по смыслу."


def check(draft: Draft, _: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each word that is probably misspelt, of one word no more than a few."""
    known = _known(draft.workspace) | _surnames(draft) | frozenset(options["слова"])
    found = [slip for leaf in draft.texts for slip in _slips(leaf, known)]
    yield from folded(
        ((shown.lower(), right), _mark(leaf, offset, shown, right, hint)) for leaf, offset, shown, right, hint in found
    )


def _slips(leaf: Leaf, known: frozenset[str]) -> Iterator[tuple[Leaf, int, str, str, str]]:
    """The leaf, the offset, the words typed, the right ones, the hint."""
    for word in unknown_words(leaf.value, known):
        if word.near and not _is_only_yo(word.word, word.near):
            yield leaf, word.offset, word.word, _like(word.word, word.near), WRONG
    for words in confusions(leaf.value):
        yield leaf, words.offset, words.words, words.right, CONFUSED


def _is_only_yo(word: str, near: str) -> bool:
    """«Заозёрье» is no slip for «Заозерье»: of ё and е speaks another rule."""
    return word.lower().replace("ё", "е") == near.lower().replace("ё", "е")


def _mark(leaf: Leaf, offset: int, shown: str, right: str, hint: str) -> Mark:
    place = leaf.value.at(offset, len(shown))
    fix = Fix(place, shown, right, safe=False)
    return Mark(f"«{shown}» → «{right}»?", place, hint, leaf.path, fix=fix)


def _like(word: str, right: str) -> str:
    """The right word with the capitals of the one typed."""
    if word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _known(workspace: Workspace) -> frozenset[str]:
    """Names of the registry: all capitalised words of what it says of organisations, persons and places."""
    texts = [
        leaf.value
        for entity in workspace.entities.values()
        if entity.kind in NAMES
        for leaf in leaves(entity.record, records()[entity.kind])
    ]
    return workspace.proper_names | frozenset(word for text in texts for word in WORD.findall(text))


def _surnames(draft: Draft) -> frozenset[str]:
    """Surnames that stand beside initials anywhere in the draft."""
    return frozenset(name for leaf in draft.texts for found in NAMED.findall(leaf.value) for name in found if name)


RULE = Rule(
    code="LNG001",
    name="spelling",
    severity=Severity.WARNING,
    criterion="K9",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "criteria", "evaluation", "protocol", "report"),
    subjects=whole,
    check=check,
    density=5.0,
    options=MappingProxyType({"слова": ()}),
)
