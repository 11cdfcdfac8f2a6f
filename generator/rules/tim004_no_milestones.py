"""Мероприятие на весь срок без точек

Что проверяет
    У мероприятия, которое идёт почти весь срок программы, есть вехи с датами или повторение в сроке («ежемесячно»,
    «2 раза в год»). «Постоянно» повторением не считается. Если таких мероприятий больше трети плана, об этом
    говорится ещё и один раз для всего плана.

Зачем
    «2026–2028» не даёт проверить ход: до последнего дня нельзя сказать, отстали вы или нет.

Плохо
    мероприятия:
      - мероприятие: Издание сборника уроков
        срок: 2026–2028
      - мероприятие: Неделя чтения
        срок: март 2027

Хорошо
    мероприятия:
      - мероприятие: Издание сборника уроков
        срок: 2026–2028
        вехи:
          - 01.03.2027 — готов черновик
          - 01.03.2028 — сборник издан
      - мероприятие: Неделя чтения
        срок: март 2027

Настройки
    наибольшая доля: какая часть плана может идти без точек без замечания всему плану (обычно 0,3).
    часть срока: какую часть срока программы занимает «весь срок» (обычно 0,9).

Осторожно
    Постоянной службе (горячей линии, консультациям) дайте не вехи, а повторение: «еженедельно».

Как исправить
    Добавьте вехи — дата и что к ней готово — или запишите в сроке, как часто это происходит.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.intervals import intervals_of, is_whole, milestones_of, recurrence_of
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.workspace.terms import programme_interval

Subject = Item | Draft


def subjects(draft: Draft) -> Sequence[Subject] | Missing:
    """The measures whose time is known, and the plan as a whole."""
    if programme_interval(draft.record) is None:
        return Missing("срок программы не прочитан")
    dated = [one for one in draft.items("measures") if intervals_of(one.record)]
    return [*dated, draft] if dated else Missing("у мероприятий нет сроков")


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark of a measure that goes on all the time unchecked, and of a plan with many of them."""
    if isinstance(subject, Item):
        if _goes_unchecked(subject, draft, options):
            message = f"{subject.title} идёт весь срок без контрольных точек"
            hint = "Добавьте «вехи:» с датами или запишите в сроке повторение: «ежемесячно», «2 раза в год»."
            yield Mark(message, subject["period"] or subject.place, hint, subject.path, "measure")
        return
    measures = draft.items("measures")
    unchecked = [one for one in measures if _goes_unchecked(one, draft, options)]
    if len(unchecked) > float(options["наибольшая доля"]) * len(measures):
        share = round(100 * len(unchecked) / len(measures))
        message = f"Без контрольных точек весь срок идут {len(unchecked)} из {len(measures)} мероприятий ({share} %)"
        hint = "Дайте вехи или повторение хотя бы главным из них."
        yield Mark(message, draft.place, hint, draft.key("measures"), "plan")


def _goes_unchecked(measure: Item, draft: Draft, options: Options) -> bool:
    whole = programme_interval(draft.record)
    if whole is None or not is_whole(measure.record, whole, float(options["часть срока"])):
        return False
    dated = any(interval for _, interval in milestones_of(measure.record, whole))
    return not dated and recurrence_of(measure.record) is None


RULE = Rule(
    code="TIM004",
    name="no-milestones",
    severity=Severity.WARNING,
    criterion="K6",
    manual=__doc__,
    needs=("measures",),
    subjects=subjects,
    check=check,
    options={"наибольшая доля": 0.3, "часть срока": 0.9},
    milder=("наибольшая доля", "часть срока"),
)
