"""What is wrong with a protocol beyond its fields: no quorum, votes that do not add up, people of no roster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.derive.meetings import Meeting, is_one_person, meeting_of, person_key, votes_of
from generator.derive.results import evaluations, form_by, result_of
from generator.derive.scoring_faults import not_a_code, unknown_decision
from generator.findings import Finding, Related
from generator.reading.values import Text
from generator.schema.translation import whole
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]


def meeting_faults(workspace: Workspace) -> Iterator[Finding]:
    """The faults of all protocols of a workspace."""
    for description in workspace.descriptions.values():
        if description.kind.name == "protocol":
            yield from _faults(description, workspace)


def _faults(protocol: Description, workspace: Workspace) -> Iterator[Finding]:
    meeting = meeting_of(protocol.record)
    strangers = list(_roster_faults(meeting))
    yield from strangers
    if not strangers and not meeting.has_quorum:
        came, all_of_them = len(meeting.voting(meeting.present)), len(meeting.voting(meeting.roster))
        at = meeting.record["present"] or meeting.record["absent"] or [meeting.record["chair"] or protocol.place]
        place = whole(at[0]) if isinstance(at[0], Text) else at[0]
        message = f"Кворума нет: присутствуют {came} из {all_of_them} с правом голоса, а нужно {meeting.needed}"
        hint = "Проверьте «присутствуют:» или «отсутствуют:»; своя доля — «кворум: более половины»."
        yield Finding("EXP020", message, place, "кворум", hint)
    yield from not_a_code(protocol.record["criteria"], "критерии", "критерии")
    first: dict[str, Text] = {}
    for number, item in enumerate(protocol.record["agenda"] or (), 1):
        path = f"повестка, {number}"
        if not strangers and meeting.has_quorum:  # votes are counted once it is clear who was there
            yield from _votes_faults(item, meeting, path)
        yield from not_a_code(item["programme"], f"{path}, программа", "программа")
        if isinstance(item["programme"], Link):
            yield from _twice(item["programme"], first, path)
            yield from _undecided(item, protocol, workspace, path)


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
                hint = "Добавьте в «члены:» или исправьте; гостей пишут в «приглашены:»."
                yield Finding("EXP022", message, whole(one), path, hint)


def _votes_faults(item: Record, meeting: Meeting, path: str) -> Iterator[Finding]:
    votes, voters = votes_of(item, meeting), len(meeting.voters(item))
    told = item["votes"]["in_favour"] if item["votes"] is not None else None
    if not isinstance(told, Text) or sum(votes.values()) == voters:
        return
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


def _undecided(item: Record, protocol: Description, workspace: Workspace, path: str) -> Iterator[Finding]:
    """A programme without a score needs a decision in words; one that is named must be of the form."""
    programme, criteria = item["programme"], protocol.record["criteria"]
    result = result_of(programme.entity.id, criteria.entity.id if isinstance(criteria, Link) else "", workspace)
    if isinstance(item["decision"], Text):
        yield from unknown_decision(item["decision"], form_by(result, criteria), workspace, f"{path}, решение")
    if (
        result is None
        and item["decision"] is None
        and item["resolved"] is None
        and not _may_be_scored(programme, workspace)
    ):
        message = f"Решения по программе «{programme}» нет: экспертных листов у неё нет"
        hint = "Добавьте экспертные листы или напишите «решение:» либо «решили:» словами."
        yield Finding("EXP023", message, whole(programme), path, hint)


def _may_be_scored(programme: Link, workspace: Workspace) -> bool:
    """Whether a programme has sheets, be they faulty, or there are some that lead nowhere."""
    known = evaluations(workspace)
    every = sum(one.kind.name == "evaluation" for one in workspace.descriptions.values())
    return len(known) < every or any(one.record["programme"].entity is programme.entity for one in known)
