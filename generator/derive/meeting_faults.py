"""What is wrong with a protocol beyond its fields: no quorum, votes that do not add up, people of no roster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.derive.deadlines import last_day_said
from generator.derive.meetings import Meeting, is_one_person, keys, meeting_of, person_key, votes_of
from generator.derive.results import evaluations, form_by, result_of, results, results_of
from generator.derive.scoring_faults import not_a_code, unknown_decision
from generator.findings import Finding, Related, Severity
from generator.reading.values import Text
from generator.schema.translation import whole
from generator.schema.types import Date, Number
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]


def meeting_faults(workspace: Workspace) -> Iterator[Finding]:
    """The faults of a workspace's own protocols; those of its ground are told there."""
    for description in workspace.own:
        if description.kind.name == "protocol":
            yield from _faults(description, workspace)


def _faults(protocol: Description, workspace: Workspace) -> Iterator[Finding]:
    meeting = meeting_of(protocol.record)
    strangers = list(_roster_faults(meeting))
    yield from strangers
    if not strangers:
        yield from _quorum_faults(meeting, protocol)
        yield from _absent_faults(meeting)
    yield from not_a_code(protocol.record["criteria"], "критерии", "критерии")
    yield from _later_sheets(protocol, workspace)
    first: dict[str, Text] = {}
    for number, item in enumerate(protocol.record["agenda"] or (), 1):
        path = f"повестка, {number}"
        yield from _past_deadline(item, protocol, path)
        if not strangers and meeting.has_quorum:  # votes are counted once it is clear who was there
            yield from _votes_faults(item, meeting, path)
        yield from not_a_code(item["programme"], f"{path}, программа", "программа")
        if isinstance(item["programme"], Link):
            yield from _twice(item["programme"], first, path)
            yield from _undecided(item, protocol, workspace, path)
        elif isinstance(item["text"], Text) and item["resolved"] is None:
            severity = Severity.ERROR if item["votes"] is not None else Severity.WARNING  # it may be yet to come
            message = f"Что решили по вопросу «{item['text']}», не сказано"
            hint = "Напишите «решили:»; если решать нечего — «решили: Принять к сведению»."
            yield Finding("EXP023", message, whole(item["text"]), path, hint, severity)


def _quorum_faults(meeting: Meeting, protocol: Description) -> Iterator[Finding]:
    if meeting.has_quorum:
        return
    came, all_of_them = len(meeting.voting(meeting.present)), len(meeting.voting(meeting.roster))
    at = meeting.record["present"] or meeting.record["absent"] or [meeting.record["chair"] or protocol.place]
    place = whole(at[0]) if isinstance(at[0], Text) else at[0]
    message = f"Кворума нет: присутствуют {came} из {all_of_them} с правом голоса, а нужно {meeting.needed}"
    hint = "Проверьте «присутствуют:» или «отсутствуют:»; своя доля — «кворум: более половины»."
    yield Finding("EXP020", message, place, "кворум", hint)


def _roster_faults(meeting: Meeting) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for one in meeting.roster:
        other = next((two for two in seen.values() if is_one_person(two, one)), None)
        seen.setdefault(person_key(one), one)
        if other is not None:
            message = f"«{one}» в составе дважды"
            hint = "Председателя и секретаря среди членов не повторяют."
            yield Finding("EXP022", message, whole(one), "члены", hint, related=(Related(whole(other), "первый раз"),))
    named = {"отсутствуют": "absent", "присутствуют": "present", "без голоса": "without_vote"}
    lists = [(key, meeting.record[field]) for key, field in named.items()]
    agenda = enumerate(meeting.record["agenda"] or (), 1)
    lists += [(f"повестка, {number}, не голосуют", item["recused"]) for number, item in agenda]
    for path, people in lists:
        for one in people or ():
            if person_key(one) not in seen:
                message = f"«{one}» — не из состава: ни председатель, ни секретарь, ни член"
                same = next((two for two in seen.values() if is_one_person(two, one)), None)
                hint = "Добавьте в «члены:» или исправьте; гостей пишут в «приглашены:»."
                hint = f"Если это «{same}», напишите его здесь слово в слово так же." if same is not None else hint
                yield Finding("EXP022", message, whole(one), path, hint)


def _absent_faults(meeting: Meeting) -> Iterator[Finding]:
    """Those who lead the meeting or speak at it must be there."""
    record, away = meeting.record, keys(meeting.absent)
    hint = "Исправьте, кого не было, или назовите того, кто вёл заседание."
    for role, name in (("председатель", "chair"), ("секретарь", "secretary")):
        if isinstance(record[name], Text) and person_key(record[name]) in away:
            message = f"«{record[name]}» — {role}, а среди присутствующих его нет"
            yield Finding("EXP024", message, whole(record[name]), role, hint)
    for number, item in enumerate(record["agenda"] or (), 1):
        for speech in item["spoke"] or ():
            if isinstance(speech["who"], Text) and person_key(speech["who"]) in away:
                message = f"«{speech['who']}» выступает, а среди присутствующих его нет"
                path = f"повестка, {number}, выступили"
                yield Finding(
                    "EXP024", message, whole(speech["who"]), path, "Исправьте, кто выступил или кого не было."
                )


def _votes_faults(item: Record, meeting: Meeting, path: str) -> Iterator[Finding]:
    votes, voters = votes_of(item, meeting), len(meeting.voters(item))
    given = [one for one in (item["votes"] or {}).values() if isinstance(one, Text)]
    if not given:
        return
    told = given[0]
    if not voters:
        hint = "Исправьте «без голоса:», «не голосуют:» или уберите голосование."
        yield Finding("EXP021", "Голосовать некому", whole(told), f"{path}, голосование", hint)
        return
    is_read = all(isinstance(one, Number) for one in given)
    if not is_read or sum(votes.values()) == voters:
        return  # a vote that is no number is told by the schema
    counted = " + ".join(str(one) for one in votes.values())
    message = f"Голоса не сходятся: {counted} = {sum(votes.values())}, а голосующих {voters}"
    away = len(meeting.voting(meeting.present)) - voters
    recused = f", из них не голосуют по этому вопросу {away}" if away else ""
    hint = f"Присутствуют с правом голоса {voters + away}{recused}. Исправьте голоса или состав."
    yield Finding("EXP021", message, whole(told), f"{path}, голосование", hint)


def _twice(programme: Link, first: dict[str, Text], path: str) -> Iterator[Finding]:
    if (other := first.setdefault(programme.entity.id, programme)) is not programme:
        message = f"Программа «{programme}» стоит в повестке дважды"
        related = (Related(whole(other), "первый раз"),)
        yield Finding("EXP023", message, whole(programme), path, "Оставьте один вопрос.", related=related)


def _later_sheets(protocol: Description, workspace: Workspace) -> Iterator[Finding]:
    """Scores that the meeting could not know of: their sheets are of a later day; the meeting's own, if all are."""
    day = protocol.record["date"]
    sheets = list(_scored_at(protocol, workspace))
    later = [one for one in sheets if _is_before(day, one["date"])]
    if len(later) == len(sheets) > 1:
        message = f"Заседание {day} раньше всех листов экспертов, по которым оно решало: их {len(sheets)}"
        related = (Related(whole(later[0]["date"]), "первый лист"),)
        yield Finding("EXP025", message, whole(day), "дата", "Исправьте дату протокола или листов.", related=related)
        return
    for one in later:
        message = f"Лист эксперта по программе «{one['programme']}» от {one['date']} — позже заседания: {day}"
        related = (Related(whole(day), "дата протокола"),)
        yield Finding("EXP025", message, whole(one["date"]), "дата", "Исправьте дату.", related=related)


def _scored_at(protocol: Description, workspace: Workspace) -> Iterator[Record]:
    """The sheets of all programmes of the agenda, by the protocol's criteria where it names them."""
    criteria, sheets = protocol.record["criteria"], results(workspace).sheets
    for item in protocol.record["agenda"] or ():
        if isinstance(item["programme"], Link):
            for one in sheets.get(item["programme"].entity.id, ()):
                if not isinstance(criteria, Link) or one.record["criteria"].entity is criteria.entity:
                    yield one.record


def _past_deadline(item: Record, protocol: Description, path: str) -> Iterator[Finding]:
    """A term that was over when it was set."""
    day, deadline = protocol.record["date"], item["deadline"]
    if not isinstance(deadline, Text) or not isinstance(day, Date) or day.value is None:
        return
    last = last_day_said(deadline)
    if last is not None and last < day.value:
        message = f"Срок «{deadline}» кончается раньше заседания: {day}"
        related = (Related(whole(day), "дата протокола"),)
        yield Finding("EXP025", message, whole(deadline), f"{path}, срок", "Исправьте год или день.", related=related)


def _is_before(one: Text | None, other: Text | None) -> bool:
    """Whether both are known days, the first before the second."""
    days = [told.value for told in (one, other) if isinstance(told, Date) and told.value is not None]
    return len(days) == 2 and days[0] < days[1]


def _undecided(item: Record, protocol: Description, workspace: Workspace, path: str) -> Iterator[Finding]:
    """A programme without a score needs a decision in words; one that is named must be of the form."""
    programme, criteria = item["programme"], protocol.record["criteria"]
    result = result_of(programme.entity.id, criteria.entity.id if isinstance(criteria, Link) else "", workspace)
    if isinstance(item["decision"], Text):
        yield from unknown_decision(item["decision"], form_by(result, criteria), workspace, f"{path}, решение")
    if result is None and item["decision"] is None and item["resolved"] is None:
        yield from _unscored(programme, criteria, workspace, path)


def _unscored(programme: Link, criteria: Text | None, workspace: Workspace, path: str) -> Iterator[Finding]:
    """Why nothing follows for a programme: it has no sheets, or those of several forms; faulty ones are told."""
    if criteria is None and len(results_of(programme.entity.id, workspace)) > 1:
        message, hint = f"Программа «{programme}» оценена по разным критериям", "Назовите «критерии:» протокола."
        yield Finding("EXP023", message, whole(programme), path, hint)
    elif not _may_be_scored(programme, criteria, workspace):
        by = f" по критериям «{criteria}»" if isinstance(criteria, Link) else ""
        message = f"Решения по программе «{programme}» нет: экспертных листов{by} у неё нет"
        hint = "Добавьте экспертные листы или напишите «решение:» либо «решили:» словами."
        yield Finding("EXP023", message, whole(programme), path, hint)


def _may_be_scored(programme: Link, criteria: Text | None, workspace: Workspace) -> bool:
    """Whether a programme has sheets by the criteria, be they faulty, or there are some that lead nowhere."""
    known = evaluations(workspace)
    every = sum(one.kind.name == "evaluation" for one in workspace.descriptions.values())
    asked = criteria.entity if isinstance(criteria, Link) else None
    return len(known) < every or any(
        one.record["programme"].entity is programme.entity and asked in (None, one.record["criteria"].entity)
        for one in known
    )
