"""Эксперт связан с программой или не из состава

Что проверяет
    - Эксперт не назван в программе: он не разработчик, не исполнитель, не ответственный, не подписывает её.
    - Он не работает в организации, чья это программа, и не у её учредителя: по справочнику и по своей должности.
    - Он есть в «эксперты:» критериев, если этот состав назван.
    - Лист не раньше документа, который утвердил критерии.
    - В листе сказано «без личного интереса: да» (совет).
    - В протоколе за программу своей школы никто не голосует: такой член комиссии назван в «не голосуют:».

Зачем
    Оценка своего куратора не считается.

Плохо
    разработчик: г
    --- лист
    вид: экспертная оценка
    критерии: форма
    программа: чтение
    эксперт: г
    без личного интереса: да
    баллы:
      замысел: 2
      исполнение: 2

Хорошо
    разработчик: г
    --- лист
    вид: экспертная оценка
    критерии: форма
    программа: чтение
    эксперт: б
    без личного интереса: да
    баллы:
      замысел: 2
      исполнение: 2

Осторожно
    В небольшом районе без знакомых не обойтись: такой эксперт берёт самоотвод при голосовании, а лист помечают
    с причиной.

Как исправить
    Замените эксперта или назовите члена комиссии в «не голосуют:».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.meetings import keys, meeting_of, person_key
from generator.derive.scoring import is_true
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.assessed import programme_name
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.language import records
from generator.schema.types import Date
from generator.schema.walk import leaves
from generator.workspace.entities import Entity, Link, short_name

Record = dict[str, Any]
MARKS_OF_APPROVAL = ("утверждение", "согласовано")  # who approves a programme has not written it


@dataclass(frozen=True, eq=False, slots=True)
class Judge:
    """One who judges a programme: an expert by a sheet, a member of the body by a vote on an item of a protocol."""

    person: Text
    programme: Record
    item: Record | None = None


def subjects(draft: Draft) -> Sequence[Judge] | Missing:
    """The expert of a sheet; all who vote on the programmes of a protocol."""
    if draft.kind == "protocol":
        meeting = meeting_of(draft.record)
        items = [one for one in draft.record["agenda"] or () if isinstance(one["programme"], Link)]
        return [Judge(one, item["programme"].entity.record, item) for item in items for one in meeting.voters(item)]
    if not isinstance(draft.record["programme"], Link) or draft.record["expert"] is None:
        return Missing("нет программы или эксперта")
    return [Judge(draft.record["expert"], draft.record["programme"].entity.record)]


def check(judge: Judge, draft: Draft, options: Options) -> Iterator[Mark]:
    """What ties a judge to the programme; of an expert also whether the sheet is in order."""
    tie = _tie(judge)
    name = programme_name(judge.programme)
    if tie and judge.item is not None:
        programme = judge.item["programme"]
        message = f"«{judge.person}» голосует за программу {name}, а {tie}"
        hint = f"Назовите в этом вопросе: «не голосуют: [{_in_list(judge.person)}]»."
        yield Mark(message, programme, hint, "повестка", "vote")
    elif tie:
        message = f"Эксперт «{judge.person}» связан с программой {name}: {tie}"
        hint = "Замените эксперта, а если заменить некем, пометьте лист с причиной."
        yield Mark(message, judge.person, hint, "эксперт", "tie")
    if judge.item is None:
        yield from _sheet(judge, draft)


def _in_list(person: Text) -> str:
    """A person as an entry between brackets: words with a comma in quotes, or they would be two."""
    return f"'{person}'" if re.search(r"[,\[\]{}:#]", person) else str(person)


def _tie(judge: Judge) -> str:
    """How a judge is tied to a programme, in words; empty where nothing is known."""
    person = judge.person.entity if isinstance(judge.person, Link) else None
    kind = records()["programme"]
    for leaf in leaves(judge.programme, kind):
        if isinstance(leaf.value, Link) and leaf.words[0] not in MARKS_OF_APPROVAL and _same(leaf.value.entity, judge):
            return f"назван в ней ({', '.join(leaf.words)})"
    own = judge.programme["organisation"]
    if not isinstance(own, Link):
        return ""
    founder = own.entity.record["founder"]
    theirs = [own.entity, *([founder.entity] if isinstance(founder, Link) else [])]
    work = person.record["organisation"] if person is not None and person.kind == "person" else None
    for one in theirs:
        told = str(one.record["short"] or one.record["name"])
        if isinstance(one.record["head"], Link) and _same(one.record["head"].entity, judge):
            return f"руководит организацией «{quoted(told)}»"
        if isinstance(work, Link) and _names(work.entity) & _names(one):
            return f"работает в организации «{quoted(told)}»"
        if any(_stands_in(name, judge.person) for name in _names(one)):
            return f"по должности работает в организации «{quoted(told)}»"
    return ""


def _same(entity: Entity, judge: Judge) -> bool:
    """Whether an entity is the judge: the same record, or a person of the same name in a row of a table."""
    if entity.kind != "person":
        return False
    if isinstance(judge.person, Link):
        other = judge.person.entity
        if entity is other or not (entity.record["surname"] and other.record.get("surname")):
            return entity is other
        return short_name(entity.record) == short_name(other.record)
    return bool(entity.record["surname"]) and _plain(short_name(entity.record)) in _plain(judge.person)


def _names(entity: Entity) -> set[str]:
    return {_plain(str(entity.record[name])) for name in ("name", "short") if entity.record[name]}


def _stands_in(name: str, person: Text) -> bool:
    post = person.entity.record.get("post") if isinstance(person, Link) else person
    return name in _plain(str(post or ""))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("ё", "е")))


def _sheet(judge: Judge, draft: Draft) -> Iterator[Mark]:
    criteria, record = draft.record["criteria"], draft.record
    form = criteria.entity.record if isinstance(criteria, Link) else None
    if form is not None and form["experts"] and person_key(judge.person) not in keys(form["experts"]):
        message = f"Эксперта «{judge.person}» нет в составе, который утверждён критериями"
        hint = "Добавьте его в «эксперты:» критериев или замените."
        yield Mark(message, judge.person, hint, "эксперт", "roster")
    act = form["act"] if form is not None else None
    ground = act.entity.record["date"] if isinstance(act, Link) else None
    if _day(record["date"]) and _day(ground) and _day(record["date"]) < _day(ground):
        message = f"Лист от {record['date']} раньше документа, который утвердил критерии: {ground}"
        yield Mark(message, record["date"], "Исправьте дату листа или документа.", "дата", "date")
    if not is_true(record["no_interest"]):
        hint = "Когда эксперт заявил это, напишите в листе «без личного интереса: да»."
        message = f"Эксперт «{judge.person}» не заявил, что не связан с программой"
        yield Mark(message, judge.person, hint, "эксперт", "declaration", Severity.ADVICE)


def _day(value: Any) -> Any:
    return value.value if isinstance(value, Date) else None


RULE = Rule(
    code="EVL002",
    name="conflict-of-interest",
    severity=Severity.ERROR,
    criterion="K11",
    gate=True,
    manual=__doc__,
    kinds=("evaluation", "protocol"),
    subjects=subjects,
    check=check,
)
