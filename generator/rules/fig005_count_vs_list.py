"""Число не равно перечню

Что проверяет
    - «Три причины:», «пять занятий:» — и столько же пунктов в перечне за двоеточием: в строках под ним, в том же
      предложении или в части программы, которую туда вставили.
    - «Программа выделяет шесть проблем» во вводной — и столько же записей в поле.
    - Число школ — против их перечня: «четыре школы: № 1, № 2, № 4 и № 6»; «число» участника — против перечисленных
      в нём школ.

Зачем
    Пропавшая из перечня школа обычно сидит в зале.

Плохо
    идея: |
      Учителя назвали четыре причины:

      - мало времени на ошибку;
      - пропуски уроков;
      - новые ученики.

Хорошо
    идея: |
      Учителя назвали три причины:

      - мало времени на ошибку;
      - пропуски уроков;
      - новые ученики.

Осторожно
    Перечни с «например» и из целых предложений не считаются. В «физика, химия и биология, география» союз может стоять
    внутри названия: считаются оба прочтения.

Как исправить
    Исправьте число или перечень.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.derive.list_counts import ListCount, counted_elsewhere, counted_lists, organisations_in
from generator.findings import Fix, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, entries_of, quoted
from generator.rules.rule import Confidence, Mark, Options, Rule
from generator.schema.types import Number

Subject = tuple[ListCount, str]


def subjects(draft: Draft) -> Sequence[Subject]:
    """All announcements of lists by their number, with their paths."""
    found = [(one, leaf.path) for leaf in draft.texts for one in counted_lists(leaf.value, NOUNS, ORGANISATIONS)]
    found += [*_leads(draft), *_inserts(draft), *_participants(draft)]
    return found


def _leads(draft: Draft) -> Iterator[Subject]:
    """«По итогам анализа программа выделяет шесть проблем» before the entries of a field."""
    for name, spec in draft.description.kind.fields.items():
        value = draft.record.get(name)
        if spec.shape == "listing" and isinstance(value, dict) and isinstance(value.get("lead"), Text):
            items = len(entries_of(value))
            yield from (
                (one, f"{spec.key}, вводная") for one in counted_elsewhere(value["lead"], items, NOUNS, colon=False)
            )


def _inserts(draft: Draft) -> Iterator[Subject]:
    """A paragraph that ends with «четыре группы:» before a part of the programme put in there."""
    for field in ("sections", "appendices"):
        for part in draft.record.get(field) or ():
            blocks = part["content"] or ()
            for block, following in pairwise(blocks):
                items = _items(following, draft)
                if items and isinstance(block["prose"], Text):
                    yield from ((one, draft.key(field)) for one in counted_elsewhere(block["prose"], items, NOUNS))


def _items(block: dict[str, Any], draft: Draft) -> int:
    if isinstance(block["insert"], Text):
        spec = draft.description.kind.find(block["insert"])
        return len(entries_of(draft.record.get(spec.name))) if spec else 0
    return len(entries_of(block["listing"]))


def _participants(draft: Draft) -> Iterator[Subject]:
    for one in draft.items("participants"):
        number, named = one["number"], organisations_in(one.text)
        if isinstance(number, Number) and named:
            yield ListCount(number, 0, str(number), int(number.value), named, named), one.path


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of a list that is longer or shorter than it was announced."""
    announced, path = subject
    if announced.agrees:
        return
    listed = str(announced.least) if announced.least == announced.most else f"{announced.least}–{announced.most}"
    message = f"Объявлено «{quoted(announced.said)}», перечислено {listed}"
    at = announced.text.at(announced.offset, len(announced.said.split("\n")[0]))
    digits = announced.said.split()[0]
    is_sure = announced.least == announced.most and digits.isdigit()
    fix = Fix(announced.text.at(announced.offset, len(digits)), digits, listed, safe=False) if is_sure else None
    yield Mark(message, at, "Исправьте число или перечень.", path, fix=fix)


NOUNS = (  # what is counted before a list
    *("блок", "вид", "вопрос", "вывод", "группа", "действие", "документ", "задача", "занятие", "источник", "категория"),
    *("компонент", "критерий", "линия", "мера", "механизм", "модуль", "направление", "обстоятельство", "показатель"),
    *("правило", "предположение", "признак", "принцип", "причина", "проблема", "раздел", "результат", "риск", "способ"),
    *(
        "стадия",
        "тип",
        "трудность",
        "умение",
        "уровень",
        "условие",
        "фаза",
        "фактор",
        "форма",
        "функция",
        "цель",
        "часть",
        "шаг",
        "этап",
    ),
)

ORGANISATIONS = ("школа", "гимназия", "лицей", "организация", "учреждение")  # counted before a list of their names

RULE = Rule(
    code="FIG005",
    name="count-vs-list",
    severity=Severity.WARNING,
    criterion="K5",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "report"),
    subjects=subjects,
    check=check,
)
