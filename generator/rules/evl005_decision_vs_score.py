"""Решение не отвечает баллу

Что проверяет
    - Вывод эксперта таков, какой следует из баллов его листа, а решение протокола — из среднего всех листов:
      с порогом и решающими критериями. Иначе сказано «почему:».
    - Если программу рекомендуют с замечаниями или направляют на доработку, назван срок.
    - За решение проголосовало больше половины тех, кто голосует.

Зачем
    Решение без опоры на баллы обжалуют.

Плохо
    вид: экспертная оценка
    баллы:
      замысел: 1
      исполнение: 0
    вывод: рекомендовать

Хорошо
    вид: экспертная оценка
    баллы:
      замысел: 1
      исполнение: 0
    вывод: отклонить

Осторожно
    Комиссия вправе решить иначе, если объяснит это: «почему: …». Решение, которого нет в критериях, называет EXP015.

Как исправить
    Исправьте решение или баллы, напишите «почему:», «срок:».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.decisions import Decision, Score, asks_to_mend, decide, decision_named, decisions_of
from generator.derive.meetings import meeting_of, votes_of
from generator.derive.results import result_of
from generator.derive.score_figures import limits_of, percent, points
from generator.derive.scoring import Form
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.assessed import criteria_of, own_sheet, programme_name
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.workspace.entities import Link

Record = dict[str, Any]


@dataclass(frozen=True, eq=False, slots=True)
class Verdict:
    """What was decided on a programme, by one expert or by a body (with its item), and what its score leads to."""

    programme: Link
    form: Form
    score: Score
    right: Decision | None
    word: Text | None
    reason: Text | None
    item: Record | None = None


def subjects(draft: Draft) -> Sequence[Verdict] | Missing:
    """The verdict of a sheet; the decisions of a protocol on programmes that have sheets."""
    if draft.kind == "protocol":
        return [found for item in draft.record["agenda"] or () if (found := _of_item(item, draft)) is not None]
    sheets = own_sheet(draft)
    if isinstance(sheets, Missing):
        return sheets
    (sheet,) = sheets
    score = Score(sheet.total, sheet.most)
    right = decide(sheet.form, [sheet], score, draft.workspace.phrases)
    record = draft.record
    return [Verdict(record["programme"], sheet.form, score, right, record["verdict"], record["reason"])]


def _of_item(item: Record, draft: Draft) -> Verdict | None:
    programme = item["programme"]
    if not isinstance(programme, Link):
        return None
    result = result_of(programme.entity.id, criteria_of(draft.record), draft.workspace)
    if result is None:
        return None
    return Verdict(programme, result.form, result.score, result.decision, item["decision"], item["reason"], item)


def check(verdict: Verdict, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on the decision, and of a protocol on its term and votes."""
    known = decisions_of(verdict.form, draft.workspace.phrases)
    taken = decision_named(verdict.word, known) if verdict.word is not None else verdict.right
    if verdict.word is not None and taken is not None and verdict.reason is None and _differ(taken, verdict.right):
        yield _departs(verdict, taken, draft)
    if verdict.item is not None:
        yield from _term(verdict, verdict.item, taken, known)
        yield from _majority(verdict, verdict.item, draft)


def _differ(taken: Decision, right: Decision | None) -> bool:
    return right is None or taken.code != right.code


def _departs(verdict: Verdict, taken: Decision, draft: Draft) -> Mark:
    limits = limits_of(verdict.form, draft.workspace)
    score = f"{points(verdict.score.points, limits)} из {points(verdict.score.most)}"
    share = percent(verdict.score.share, limits)
    right = f"«{verdict.right.text}»" if verdict.right is not None else "ни одного решения"
    name = programme_name(verdict.programme.entity.record)
    message = f"Программа {name}: {score} ({share}) — это {right}, а записано «{taken.text}»"
    hint = "Исправьте решение или объясните его: «почему: …»."
    assert verdict.word is not None
    return Mark(message, verdict.word, hint, "решение" if verdict.item is not None else "вывод", "score")


def _term(verdict: Verdict, item: Record, taken: Decision | None, known: Sequence[Decision]) -> Iterator[Mark]:
    """What is to be mended is mended by a day."""
    if taken is None or item["deadline"] is not None or not asks_to_mend(taken, known):
        return
    message = f"Программа {programme_name(verdict.programme.entity.record)}: «{taken.text}», а срок не назван"
    yield Mark(message, verdict.programme, "Добавьте к вопросу «срок: до 20.01.2027».", "повестка, срок", "term")


def _majority(verdict: Verdict, item: Record, draft: Draft) -> Iterator[Mark]:
    meeting = meeting_of(draft.record)
    votes, voters = votes_of(item, meeting), len(meeting.voters(item))
    if voters and sum(votes.values()) == voters and 2 * votes["in_favour"] <= voters:
        name = programme_name(verdict.programme.entity.record)
        message = f"Программа {name}: за решение {votes['in_favour']} из {voters}, большинства нет"
        hint = "Запишите решение, за которое проголосовало больше половины."
        yield Mark(message, item["votes"]["in_favour"], hint, "повестка, голосование", "majority")


RULE = Rule(
    code="EVL005",
    name="decision-vs-score",
    severity=Severity.ERROR,
    criterion="K11",
    manual=__doc__,
    kinds=("evaluation", "protocol"),
    subjects=subjects,
    check=check,
)
