"""Замечания не отработаны

Что проверяет
    - Под низким баллом — меньше половины шкалы — есть замечание или комментарий по этому критерию.
    - Замечаний без критерия и без места в листе не больше одного.
    - Программе, которую рекомендуют с замечаниями или направляют на доработку, хотя бы один эксперт написал замечание,
      комментарий или рекомендацию.
    - У отклонённого замечания есть причина.
    - Когда программу уже рекомендовал протокол и срока доработки в нём нет, открытых замечаний не осталось. Не осталось
      их и тогда, когда программу после этого листа утвердили: срок доработки вышел.

Зачем
    Низкий балл без слова не помогает автору.

Плохо
    вид: экспертная оценка
    баллы:
      замысел: 0
      исполнение: 2

Хорошо
    вид: экспертная оценка
    баллы:
      замысел: 0
      исполнение: 2
    замечания:
      - замечание: Цель нельзя проверить
        критерий: замысел
        место: цель

Настройки
    доля: какой части шкалы, в процентах, хватает, чтобы замечания не было (обычно 50).

Осторожно
    Исправлено ли замечание на самом деле, правило не знает: прежней редакции программы у него нет.

Как исправить
    Напишите, чего не хватило и где: «замечание:», «критерий:», «место:»; у закрытых — «состояние:».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from generator.derive.approval import Approval, approval_of
from generator.derive.decisions import asks_to_mend, decisions_of
from generator.derive.orders import orders_approving
from generator.derive.results import Result, result_of
from generator.derive.score_figures import number
from generator.derive.scoring import Criterion, Sheet
from generator.findings import Related, Severity
from generator.rules.assessed import criteria_of, first_of_its_programme, items_on, own_sheet, programme_name
from generator.rules.draft import Draft, Item, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Date
from generator.workspace.entities import Link

Record = dict[str, Any]
MENDED, DECLINED = "исправлено", "отклонено"
MOST_GENERAL = 1  # remarks of a sheet that are about nothing in particular


def subjects(draft: Draft) -> Sequence[Criterion | Item | Result] | Missing:
    """The criteria of the sheet, its remarks, and at the first sheet of a programme the result of them all."""
    sheets = own_sheet(draft)
    if isinstance(sheets, Missing):
        return sheets
    results = first_of_its_programme(draft)
    assert not isinstance(results, Missing)
    return [*sheets[0].form.criteria.values(), *draft.items("remarks"), *results]


def check(subject: Criterion | Item | Result, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on a low score without a word, on a remark that nobody answers, on a decision upon remarks never made."""
    if isinstance(subject, Result):
        yield from _nothing_to_mend(subject, draft)
    elif isinstance(subject, Criterion):
        sheets = own_sheet(draft)
        assert not isinstance(sheets, Missing)
        yield from _silent(subject, sheets[0], draft, Fraction(options["доля"]) / 100)
    else:
        yield from _remark(subject, draft)


def _silent(criterion: Criterion, sheet: Sheet, draft: Draft, least: Fraction) -> Iterator[Mark]:
    score = sheet.scores[criterion.key]
    if score is None or (score - criterion.least) / (criterion.most - criterion.least) >= least:
        return
    if sheet.comment(criterion) is None and not sheet.remarks(criterion):
        at = next(
            (one["value"] for key, one in draft.record["scores"].items() if sheet.form.find(str(key)) is criterion),
            draft.place,
        )
        message = f"Критерий «{quoted(criterion.text)}»: {number(score)} без замечания"
        hint = f"Напишите под «комментарии:» или «замечания:», чего не хватило: {criterion.key}."
        yield Mark(message, at, hint, f"баллы, {criterion.key}", "silent")


def _nothing_to_mend(result: Result, draft: Draft) -> Iterator[Mark]:
    """A programme is to be mended, and none of its sheets says what."""
    taken, known = result.decision, decisions_of(result.form, draft.workspace.phrases)
    if taken is None or not asks_to_mend(taken, known) or any(_has_words(one) for one in result.sheets):
        return
    name = programme_name(result.programme.record)
    message = f"Программа {name}: решение — «{taken.text}», а замечаний нет ни в одном листе"
    hint = "Напишите хотя бы в одном листе, что доработать: «замечания:», «комментарии:» или «рекомендации:»."
    yield Mark(message, draft.place, hint, "замечания", "nothing")


def _has_words(sheet: Sheet) -> bool:
    record = sheet.record
    said = any(record[name] for name in ("remarks", "comments", "recommendations"))
    return said or any(one["comment"] is not None for one in (record["scores"] or {}).values())


def _remark(item: Item, draft: Draft) -> Iterator[Mark]:
    general = [one for one in draft.items("remarks") if one["criterion"] is None and one["where"] is None]
    if item in general[MOST_GENERAL:]:
        hint = "Добавьте «критерий:» или «место:»."
        yield Mark(f"{item.title}: не сказано, о чём оно и где", item.place, hint, item.path, "general")
    if item["state"] == DECLINED and item["reason"] is None:
        hint = "Добавьте «причина: …»."
        yield Mark(f"{item.title}: отклонено без причины", item.place, hint, item.path, "reason")
    if item["state"] in (MENDED, DECLINED):
        return
    if _is_let_through(draft):
        message = f"{item.title}: открыто, а программа рекомендована"
        hint = "Напишите «состояние: исправлено» или назовите в протоколе срок."
        yield Mark(message, item.place, hint, item.path, "open")
    elif (approval := _approval_after(draft)) is not None:
        message = f"{item.title}: открыто, а программу уже утвердили — {approval.ground}"
        hint = "Напишите «состояние: исправлено» или «отклонено» с причиной."
        yield Mark(message, item.place, hint, item.path, "open", related=(Related(approval.place, "здесь основание"),))


def _is_let_through(draft: Draft) -> bool:
    """Whether a protocol has recommended the programme as it is, with no term to mend it by."""
    programme = draft.record["programme"]
    if not isinstance(programme, Link):
        return False
    for item in items_on(programme.entity.record, draft):
        result = result_of(programme.entity.id, criteria_of(draft.record), draft.workspace)
        decided = result.decision if result is not None else None
        if item["decision"] is None and item["deadline"] is None and decided is not None and decided.is_positive:
            return True
    return False


def _approval_after(draft: Draft) -> Approval | None:
    """The approval of the programme on the day of the sheet or later; None where there is none or a day is not told."""
    programme, said = draft.record["programme"], draft.record["date"]
    if not isinstance(programme, Link) or not isinstance(said, Date) or said.value is None:
        return None
    orders = [one.record for one in draft.workspace.descriptions.values() if one.kind.name == "order"]
    record = programme.entity.record
    found = approval_of(record, orders_approving(record, orders))
    return found if found is not None and found.day >= said.value else None


RULE = Rule(
    code="EVL006",
    name="remark-handling",
    severity=Severity.WARNING,
    criterion="K11",
    manual=__doc__,
    kinds=("evaluation",),
    subjects=subjects,
    check=check,
    options={"доля": 50},
)
