"""Одно имя — разные числа

Что проверяет
    Группа людей или школ, названная целиком, всюду насчитывает одно число: «все педагоги (45)», «каждая из 10 школ
    района», число участников, число в начале «совокупности» показателя. Число, которое больше объявленного числа
    участников, — тоже противоречие: часть не больше целого.

Зачем
    Одна группа людей не может насчитывать и 45, и 60 человек.

Плохо
    идея: |
      Карту получает каждый педагог (60).

      По маршрутам учатся все педагоги (45).

Хорошо
    идея: |
      Карту получает каждый педагог (60).

      По маршрутам учатся все учителя (45).

      На семинары приходят все педагоги (60).

Осторожно
    Сравниваются только группы с одинаковыми именами, у которых в предложении названы одни и те же даты и школы (или
    никаких). Часть группы («две школы адресной поддержки») не считается ошибкой.

Как исправить
    Оставьте верное число или назовите группы по-разному: «все педагоги», «все учителя».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.populations import Mention, by_name, declared, larger, told
from generator.findings import Place, Related, Severity
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Confidence, Mark, Options, Rule


def subjects(draft: Draft) -> Sequence[list[Mention]]:
    """The groups that are counted at least twice."""
    known = list(declared(draft.record)) if draft.kind == "programme" else []
    texts = [leaf.value for leaf in draft.texts]
    found = by_name([*known, *(one for text in texts for one in told(text))])
    for one in (one for text in texts for one in larger(text, known)):
        found[one.name].append(one)
    return [group for group in found.values() if len(group) > 1]


def check(group: list[Mention], draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of the first mention that differs from an earlier one of the same time."""
    for index, one in enumerate(group):
        other = next((two for two in group[:index] if two.number != one.number and two.when == one.when), None)
        if other is not None:
            message = f"«{quoted(one.said)}»: {other.number} и {one.number}"
            hint = "Оставьте верное число или назовите группы по-разному."
            yield Mark(message, _place(one), hint, related=(Related(_place(other), f"здесь {other.number}"),))
            return


def _place(mention: Mention) -> Place:
    return mention.text.at(mention.offset, mention.length)


RULE = Rule(
    code="FIG004",
    name="one-name-many-values",
    severity=Severity.ERROR,
    criterion="K9",
    confidence=Confidence.MEDIUM,
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
