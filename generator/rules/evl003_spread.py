"""Оценки экспертов расходятся

Что проверяет
    - Итоги экспертов по одной программе различаются больше, чем допускают критерии: «расхождение итогов», обычно
      четверть наибольшего балла.
    - Баллы по одному критерию различаются больше, чем на «расхождение», обычно больше половины шкалы.
    - Трое и больше поставили одни и те же баллы по каждому критерию (совет: не списаны ли листы).

    Замечания нет, если есть третий лист или протокол, где решение по этой программе объяснено («почему:») или
    написано словами («решили:»).

Зачем
    Среднее двух противоположных мнений никого не представляет.

Плохо
    вид: экспертная оценка
    баллы:
      замысел: 0
      исполнение: 0
    --- лист-2
    вид: экспертная оценка
    критерии: форма
    программа: чтение
    эксперт: иванова
    баллы:
      замысел: 2
      исполнение: 2

Хорошо
    вид: экспертная оценка
    баллы:
      замысел: 1
      исполнение: 2
    --- лист-2
    вид: экспертная оценка
    критерии: форма
    программа: чтение
    эксперт: иванова
    баллы:
      замысел: 2
      исполнение: 2

Осторожно
    На коротких шкалах, от 0 до 1, разность в балл — обычное дело: задайте «расхождение» в критериях.

Как исправить
    Добавьте лист третьего эксперта или согласуйте оценки на заседании и запишите это в протокол.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.results import ENOUGH, Result
from generator.derive.score_figures import percent, points
from generator.findings import Severity
from generator.rules.assessed import first_of_its_programme, items_on, programme_name
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Options, Rule

HINT = "Нужен лист третьего эксперта или согласование на заседании, записанное в протокол."


def check(result: Result, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on totals and on criteria that disagree, or agree too well."""
    at, name = draft.record["programme"], programme_name(result.programme.record)
    if len(result.sheets) >= ENOUGH:
        if all(one.scores == result.sheets[0].scores for one in result.sheets):
            message = f"Программа {name}: все листы ({len(result.sheets)}) совпадают до балла"
            hint = "Проверьте, что эксперты оценивали независимо."
            yield Mark(message, at, hint, "баллы", "copied", Severity.ADVICE)
        return
    apart_on = [one for one in result.form.criteria.values() if result.disagrees_on(one)]
    if not (result.disagrees or apart_on) or _is_settled(result, draft):
        return
    if result.disagrees:
        told = " и ".join(points(one) for one in result.totals)
        apart = percent((max(result.totals) - min(result.totals)) / result.score.most)
        yield Mark(f"Программа {name}: итоги экспертов {told}, разброс {apart}", at, HINT, "баллы", "totals")
    for criterion in apart_on:
        told = " и ".join(points(one) for one in result.scores_of(criterion))
        message = f"Программа {name}: по критерию «{quoted(criterion.text)}» баллы {told}"
        yield Mark(message, at, HINT, f"баллы, {criterion.key}", "criterion")


def _is_settled(result: Result, draft: Draft) -> bool:
    """Whether a protocol explains what was decided on the programme, or says it in words of its own."""
    return any(item["reason"] or item["resolved"] for item in items_on(result.programme.record, draft))


RULE = Rule(
    code="EVL003",
    name="spread",
    severity=Severity.WARNING,
    criterion="K11",
    manual=__doc__,
    kinds=("evaluation",),
    subjects=first_of_its_programme,
    check=check,
)
