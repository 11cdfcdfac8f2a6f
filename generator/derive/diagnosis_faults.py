"""What is wrong with a diagnostics beyond its fields: levels with gaps, points off the scale, one person twice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from generator.derive.diagnosing import Scale, called, scale_of
from generator.derive.ladders import Wording, ladder_faults
from generator.derive.score_figures import number
from generator.derive.scoring import fraction
from generator.findings import Finding, Related
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.translation import whole
from generator.schema.types import Inapplicable, Number
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]
KIND = "diagnostics"
ABSENT = "Кто работу не писал, того в диагностике нет: нули сделали бы из него дефицит."
LEVELS = Wording(
    code="DGN001",
    list="уровни",
    step="уровень",
    of="уровня",
    whose="долей",
    joint="Уберите «до:»: уровень действует, пока не начнётся следующий.",
    lowest="Самый низкий уровень начинается с 0: «от: 0».",
    top="Уберите «до:» у самого высокого уровня или напишите 100 %.",
)


def diagnosis_faults(workspace: Workspace) -> Iterator[Finding]:
    """The faults of the workspace's own diagnostics."""
    for description in workspace.own:
        if description.kind.name == KIND:
            yield from faults_of(description, workspace)


def faults_of(description: Description, workspace: Workspace) -> Iterator[Finding]:
    """The faults of one diagnostics."""
    yield from _level_faults(description.record)
    yield from _scale_faults(description.record)
    yield from _participant_faults(description, workspace)


def _level_faults(record: Record) -> Iterator[Finding]:
    """Levels cover all shares from 0 to 100 %, each once."""
    levels = [one for one in record["levels"] or () if isinstance(one["from"], Number)]
    for one in levels:
        if isinstance(one["to"], Number) and one["to"].value < one["from"].value:
            message = f"Уровень «{one['text']}» кончается на {one['to']}, раньше, чем начинается: от {one['from']}"
            yield Finding("DGN001", message, whole(one["to"]), "уровни, до", "Исправьте «от:» или «до:».")
    yield from ladder_faults(levels, Fraction(100), LEVELS)
    first: dict[str, Text] = {}
    for text in (one["text"] for one in levels if isinstance(one["text"], Text)):
        if (other := first.setdefault(plain_key(text), text)) is not text:
            related = (Related(whole(other), "первый из них"),)
            hint = "Назовите их по-разному."
            yield Finding("DGN001", f"Два уровня зовутся «{text}»", whole(text), "уровни", hint, related=related)


def _scale_faults(record: Record) -> Iterator[Finding]:
    """A competence that nobody can have points for, and two that go by one name."""
    first: dict[str, Text] = {}
    for profile in record["profiles"] or ():
        for one in profile["competences"] or ():
            if isinstance(one["text"], Text):
                yield from _competence_faults(one, first)


def _competence_faults(one: Record, first: dict[str, Text]) -> Iterator[Finding]:
    text = one["text"]
    if fraction(one["most"]) == 0:
        message = f"Наибольший балл компетенции «{text}» — 0"
        hint = "Напишите, сколько баллов она приносит: «макс: 10»."
        yield Finding("DGN002", message, whole(one["most"]), "компетенции, макс", hint)
    if (other := first.setdefault(plain_key(text), text)) is not text:
        message, hint = f"Компетенция «{text}» названа дважды", "Уберите лишнюю или назовите их по-разному."
        related = (Related(whole(other), "первая из них"),)
        yield Finding("DGN002", message, whole(text), "компетенции", hint, related=related)


def _participant_faults(description: Description, workspace: Workspace) -> Iterator[Finding]:
    record, first = description.record, dict[tuple[str, str], Text]()
    scale = scale_of(record)
    if not record["participants"] and not description.rows_of:
        hint = "Перечислите их в «участники:» или дайте таблицу: «таблица: ответы.csv»."
        yield Finding("DGN006", "В диагностике нет участников", description.place, "участники", hint)
    for one in record["participants"] or ():
        who = one["who"]
        if not isinstance(who, Text):
            continue
        school = called(one["school"], workspace.speech) if one["school"] is not None else ""
        if (other := first.setdefault((plain_key(called(who, workspace.speech)), plain_key(school)), who)) is not who:
            yield _second(who, other)
        yield from _points_faults(one, who, scale) if _is_sound(scale, record) else ()


def _is_sound(scale: Scale, record: Record) -> bool:
    """Whether points can be read by a scale: each competence has a key of its own and points to have."""
    written = sum(len(profile["competences"] or ()) for profile in record["profiles"] or ())
    return written == len(scale.competences) and all(one.most > 0 for one in scale.competences.values())


def _second(who: Text, other: Text) -> Finding:
    message = f"Участник «{who}» назван дважды"
    hint = "Оставьте одну запись; однофамильцев одной школы различите: добавьте отчество или шифр."
    return Finding("DGN005", message, whole(who), "участники", hint, related=(Related(whole(other), "первый раз"),))


def _points_faults(participant: Record, who: Text, scale: Scale) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for key, one in (participant["scores"] or {}).items():
        competence, value = scale.find(str(key)), one["value"]
        if competence is None:
            near = nearest(key, scale.competences)
            hint = f"Возможно, «{near}»." if near else f"В диагностике есть: {', '.join(scale.competences)}."
            yield Finding("DGN003", f"Неизвестная компетенция «{key}»", whole(key), "баллы", hint)
            continue
        if (other := first.setdefault(competence.key, key)) is not key:
            message = f"Балл за «{competence.text}» дан дважды: «{other}» и «{key}»"
            related = (Related(whole(other), "первый раз"),)
            yield Finding("DGN004", message, whole(key), "баллы", "Оставьте один балл.", related=related)
        points = fraction(value)
        if isinstance(value, Inapplicable):
            message = f"У участника «{who}» за «{competence.text}» вместо балла «{value}»"
            yield Finding("DGN004", message, whole(value), f"баллы, {key}", f"Поставьте балл. {ABSENT}")
        elif isinstance(value, Number) and (points is None or not 0 <= points <= competence.most):
            message = f"Балл {value} за «{competence.text}» у участника «{who}» вне шкалы"
            hint = f"Ставят от 0 до {number(competence.most)}."
            yield Finding("DGN004", message, whole(value), f"баллы, {key}", hint)
    missing = [one for one in scale.competences.values() if one.key not in first]
    is_named = all(scale.find(str(key)) is not None for key in participant["scores"] or {})
    if missing and is_named and not who.place.in_table:  # an empty cell is named where it stands
        named = ", ".join(f"«{one.text}»" for one in missing)
        hint = f"Впишите балл; если за компетенцию ничего не набрано — 0. {ABSENT}"
        yield Finding("DGN004", f"У участника «{who}» нет балла: {named}", whole(who), "участники, баллы", hint)
