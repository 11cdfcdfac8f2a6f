"""The protocol of a defence as its template sees it: who met, agenda, what was heard, decided, how they voted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive.decisions import Decision, decision_named, decisions_of
from generator.derive.meetings import USUAL_QUORUM, Meeting, meeting_of, votes_of
from generator.derive.results import Result, form_by, result_of
from generator.derive.score_figures import limits_of, percent, place, points
from generator.language.ends import bare
from generator.language.term_phrases import by_when
from generator.papers.cells import cell, centred
from generator.papers.conclusion import place_told
from generator.papers.context import Desk
from generator.papers.cover import term
from generator.papers.marks import author_lines, post_of
from generator.papers.programme import signature
from generator.papers.sheets import counted_points, numbered, signed_by
from generator.reading.values import Text
from generator.schema.types import Said
from generator.workspace.entities import Link, capital, date_text

Record = dict[str, Any]


def protocol_context(desk: Desk) -> Record:
    """The context `m` of the paper протокол."""
    record, say = desk.description.record, desk.say
    meeting = meeting_of(record)
    items = [_Item(one, meeting, desk) for one in record["agenda"]]
    return {
        "organisation": author_lines(record["organisation"], desk),
        "body": say("протокол.заседания", орган=record["body"]),
        "date": date_text(record["date"], desk.phrases, "словами"),
        "place": record["place"] or "",
        "number": say("приказ.номер", номер=record["number"]),
        "people": list(_people(meeting, desk)),
        "quorum": _quorum(meeting, desk),
        "agenda": [one.title for one in items],
        "items": [one.context() for one in items],
        "results": _results(items, desk),
        "signatures": list(_signatures(record, desk)),
    }


def _people(meeting: Meeting, desk: Desk) -> Iterator[tuple[str, list[str]]]:
    """Who was there by their roles, then who was not and who was invited."""
    record, say = meeting.record, desk.phrases.say
    present = meeting.present
    for name, role in (("chair", "председатель"), ("secretary", "секретарь")):
        if record[name] in present:
            yield say(f"протокол.{role}"), [_named(record[name], desk)]
    members = [one for one in present if one not in (record["chair"], record["secretary"])]
    for role, people in (("члены", members), ("отсутствовали", meeting.absent)):
        if people:
            yield say(f"протокол.{role}"), [_named(one, desk) for one in people]
    if record["invited"]:
        yield say("протокол.приглашены"), [str(one["text"] or _named(one["ref"], desk)) for one in record["invited"]]


def _named(person: Text, desk: Desk) -> str:
    """A person as in a list, with a capital: surname with initials, then the post."""
    return capital(_in_line(person, desk))


def _in_line(person: Text, desk: Desk) -> str:
    """A person amid a sentence: surname with initials, then the post; words of the author as they are."""
    if not isinstance(person, Link) or person.entity.kind != "person" or person.entity.record["surname"] is None:
        return str(desk.name(person))
    told = (str(desk.name(person, "им", "кратко")), post_of(person.entity.record))
    return ", ".join(one for one in told if one)


def _quorum(meeting: Meeting, desk: Desk) -> str:
    part = meeting.quorum
    share = str(part) if part is not None else f"{USUAL_QUORUM.numerator}/{USUAL_QUORUM.denominator}"
    return desk.say(
        "протокол.кворум",
        состав=desk.counted(len(meeting.roster), "человек"),
        голосов=str(len(meeting.voting(meeting.roster))),
        присутствуют=str(len(meeting.voting(meeting.present))),
        доля=share,
        нужно=desk.counted(meeting.needed, "человек"),
    )


class _Item:
    """One item of the agenda: its programme, the result of that programme, the decision."""

    def __init__(self, record: Record, meeting: Meeting, desk: Desk) -> None:
        self.record, self.meeting, self.desk = record, meeting, desk
        self.programme = record["programme"] if isinstance(record["programme"], Link) else None
        criteria = desk.description.record["criteria"]
        code = criteria.entity.id if isinstance(criteria, Link) else ""
        self.result = result_of(self.programme.entity.id, code, desk.workspace) if self.programme is not None else None
        self.form = form_by(self.result, criteria)

    @property
    def title(self) -> str:
        """What the agenda calls it."""
        if self.programme is None:
            return self._say("протокол.вопрос", вопрос=self.record["text"])
        return self._say("протокол.о защите", программы=self.desk.name(self.programme, "род") + self._owner())

    @property
    def decision(self) -> Decision | None:
        """The decision that is named, else the one that follows from the sheets."""
        word = self.record["decision"]
        if word is None:
            return self.result.decision if self.result is not None else None
        return decision_named(word, decisions_of(self.form, self.desk.phrases))

    @property
    def decided(self) -> Text | str | None:
        """The words of the decision."""
        return self.decision.text if self.decision is not None else self.record["decision"]

    def context(self) -> Record:
        """What the template prints of it."""
        record = self.record
        return {
            "told": list(self._told()),
            "heard": record["heard"],
            "questions": [one["text"] for one in record["questions"] or ()],
            "spoke": [self._speech(one) for one in record["spoke"] or ()],
            "decided": list(self._decided()),
            "resolved": [one["text"] for one in record["resolved"] or ()],
            "votes": list(self._votes()),
        }

    def _say(self, phrase: str, **values: Any) -> str:
        return self.desk.say(phrase, **values)

    def _owner(self) -> str:
        assert self.programme is not None
        owner = self.programme.entity.record["organisation"]
        return f" ({self.desk.name(owner, 'им', 'кратко')})" if owner is not None else ""

    def _told(self) -> Iterator[str]:
        yield self.title
        if self.record["speaker"] is not None:
            yield self._say("протокол.докладчик", кто=_in_line(self.record["speaker"], self.desk))
        if self.programme is not None:
            period = self.programme.entity.record["period"]
            if period is not None and not isinstance(period, Said):
                yield self._say("протокол.срок", срок=term(period, self.desk, "программа.срок"))
        if self.result is not None:
            yield self._scores(self.result)
            if self.result.among > 1:
                yield place_told(self.result, self.desk)

    def _scores(self, result: Result) -> str:
        limits = limits_of(result.form, self.desk.workspace)
        return self._say(
            "протокол.оценки" if len(result.sheets) > 1 else "протокол.оценка",
            листов=str(len(result.sheets)),
            балл=counted_points(result.score.points, self.desk, limits),
            максимум=points(result.score.most),
            доля=percent(result.score.share, limits),
        )

    def _speech(self, one: Record) -> Text:
        text: Text = one["text"]
        if one["who"] is None:
            return text
        return text.with_value(
            self.desk.phrases.say("протокол.выступление", кто=_named(one["who"], self.desk), текст=text)
        )

    def _decided(self) -> Iterator[str]:
        if self.programme is not None and self.decided is not None:
            programme = capital(str(self.desk.name(self.programme, "вин"))) + self._owner()
            said = {"программу": programme, "решение": self.decided}
            if self.record["reason"] is not None:
                reason = self.desk.lowered(self.record["reason"])
                yield self._say("протокол.решение вопреки", причина=reason, **said)
            else:
                yield self._say("протокол.решение", **said)
        if self.record["deadline"] is not None:
            yield self._deadline(by_when(self.desk.lowered(bare(self.record["deadline"]))))

    def _deadline(self, words: str) -> str:
        words = self._say("приказ.в срок", срок=words) if words.startswith(("до ", "до\u00a0")) else words
        people = self.record["responsible"]
        if not people:
            return self._say("протокол.доработать", срок=words)
        return self._say("протокол.доработать с ответственным", срок=words, кто=self.desk.names(people))

    def _votes(self) -> Iterator[str]:
        if votes := votes_of(self.record, self.meeting):
            said = {"за": votes["in_favour"], "против": votes["against"], "воздержались": votes["abstained"]}
            phrase = "голоса" if said["против"] or said["воздержались"] else "единогласно"
            yield self._say(f"протокол.{phrase}", **{key: str(number) for key, number in said.items()})
        if self.record["recused"]:
            yield self._say("протокол.не голосовали", кто=self.desk.names(self.record["recused"]))


def _results(items: Iterable[_Item], desk: Desk) -> Record | None:
    """The table of results: the programmes of the agenda, the best first."""
    scored = [(one.result, one) for one in items if one.result is not None]
    if len(scored) < 2:
        return None
    scored.sort(key=lambda pair: pair[0].places)
    rows = [_result_row(result, one, desk) for result, one in scored]
    names = ["программа", "экспертов", "балл", "доля", "место", "решение"]
    return {**numbered("таблица итогов", names, rows, desk), "number": None, "label": None}


def _result_row(result: Result, item: _Item, desk: Desk) -> list[Record]:
    limits = limits_of(result.form, desk.workspace)
    owner = result.programme.record["organisation"]
    title = desk.name(result.programme, "им", "кратко")
    whose = f"{desk.name(owner, 'им', 'кратко')}, {title}" if owner is not None else title
    return [
        cell(whose),
        centred(str(len(result.sheets))),
        centred(points(result.score.points, limits)),
        centred(percent(result.score.share, limits)),
        centred(place(result)),
        cell(item.decided),
    ]


def _signatures(record: Record, desk: Desk) -> Iterator[Record]:
    own = signature(record["signature"], desk)
    yield own or {"post": desk.say("протокол.председатель"), "name": signed_by(record["chair"], desk)}
    yield {"post": desk.say("протокол.секретарь"), "name": signed_by(record["secretary"], desk)}
