"""The points of an order: every kind of point as a sentence, members of groups and sub-points below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.content.spaces import collapse
from generator.language.ends import bare
from generator.language.term_phrases import how_long, when
from generator.papers.context import Desk
from generator.papers.marks import appendices_of, post_of
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.types import Prose
from generator.workspace.entities import Link, capital

Record = dict[str, Any]

OWN_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})?[.)]\s+(?=\D)")
MYSELF = re.compile(r"(?:(?:оставляю|оставить)\s+)?(?:за\s+)?(?:собой|собою|мной|мною|себя)")
UPON = re.compile(r"^(?:возложить\s+)?на\s+", re.IGNORECASE)
SENTENCE = re.compile(r"\s*(?:контроль|ответственность)\s", re.IGNORECASE)  # what begins a sentence of its own
ENDED = tuple("!?…:")  # what ends a sentence or leads in what follows, besides the full stop


class Writer:
    """Writes the points of one order and remembers which short names were introduced already."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.introduced: set[str] = set()
        self.appendices = appendices_of(desk.description.record)

    def point(self, point: Record) -> Record:
        """A point as text with members of a group and sub-points."""
        written = self._written(point)
        subs = [self._sub_point(sub) for sub in point.get("points") or ()]
        return {**written, "points": [*written["points"], *subs]}

    def _sub_point(self, point: Record) -> Record:
        """A sub-point: what would be points below it are entries of a list."""
        written = self._written(point)
        return {**written, "members": [*written["members"], *(one["text"] for one in written["points"])]}

    def _written(self, point: Record) -> Record:
        kind = next(kind for kind in POINTS if point[kind] is not None)
        written = {"members": [], "points": [], **POINTS[kind](self, point[kind])}
        return {**written, "text": _lead_in(written["text"])} if point.get("points") else written

    def _say(self, phrase: str, **values: str) -> str:
        return self.desk.phrases.say(f"приказ.{phrase}", **values)

    def _name(self, reference: Text, case: str = "им", style: str = "") -> str:
        return collapse(str(self.desk.name(reference, case, style)))

    def mention(self, reference: Text, case: str) -> str:
        """A name in a case; a short name is introduced at the first mention and stands alone from then on."""
        entity = reference.entity if isinstance(reference, Link) else None
        short = (
            entity.record.get("short") if entity is not None and entity.kind in ("organisation", "programme") else None
        )
        if entity is None or short is None:
            return self._name(reference, case)
        if entity.id in self.introduced:
            return self._name(reference, case, "кратко")
        self.introduced.add(entity.id)
        return f"{self._name(reference, case)} {self._say('далее', кратко=str(short))}"

    def approve(self, references: list[Text]) -> Record:
        """«Утвердить … согласно приложению № N.», or a sub-point for each of several."""
        if len(references) == 1:
            return {"text": self._approved("утвердить", references[0])}
        points = [{"text": self._approved("утвердить что", one), "members": []} for one in references]
        return {"text": self._say("утвердить много"), "points": points}

    def _approved(self, phrase: str, reference: Text) -> Text:
        what = self.mention(reference, "вин")
        if isinstance(reference, Link):
            attached = "прилагается много" if len(self.appendices) > 1 else "прилагается одно"
            number = str(self.appendices.index(reference.entity.id) + 1)
            what = f"{what} {self._say(attached, номер=number)}"
        return _at(capital(self._say(phrase, что=what)), reference)

    def create_group(self, group: Record) -> Record:
        """«Создать … в составе:» with its members."""
        own = group["lead"]
        text = _lead_in(own) if own else self._say("создать группу", группа=self._group_name(group["name"]))
        return {"text": text, "members": _ended([self._member(one) for one in group["members"] or ()])}

    def _group_name(self, name: Text) -> str:
        return self.desk.words(name.with_value(self._inside(name)), "вин")

    def _member(self, one: Record) -> str:
        printed = self._person(one["person"]) if one["text"] is None else _line(one["text"])
        if one["role"] is not None:
            printed = self._say("член", кто=printed, роль=self._inside(one["role"]))
        if one["by_agreement"] is not None and one["by_agreement"].value:
            printed = f"{printed} {self._say('по согласованию')}"
        return printed

    def _person(self, reference: Text) -> str:
        if not isinstance(reference, Link) or reference.entity.record.get("surname") is None:
            return bare(self._name(reference))
        record = reference.entity.record
        full = self._name(reference, "им", "полностью")
        return f"{full}, {post_of(record)}" if record["post"] else full

    def appoint(self, one: Record) -> Record:
        """«Назначить … ответственным за … на … годы.»"""
        values = {"кого": self._name(one["whom"], "вин"), "кем": self._inside(one["as_whom"])}
        if one["period"] is None:
            return {"text": _at(self._say("назначить", **values), one["whom"])}
        term = how_long(self._inside(one["period"]))
        term = self._say("на срок", срок=term) if _is_deadline(term) else term
        return {"text": _at(self._say("назначить со сроком", срок=term, **values), one["whom"])}

    def instruct(self, one: Record) -> Record:
        """«Методисту … разместить … в срок до …», the term ahead of words that run over several lines."""
        whom = joined([self.mention(reference, "дат") for reference in one["whom"]], self.desk)
        values = {"кому": capital(whom), "что": self.desk.lowered(bare(one["what"]))}
        if one["period"] is None:
            return {"text": _at(self._say("поручить", **values), one["what"])}
        term = when(self._inside(one["period"]))
        term = self._say("в срок", срок=term) if _is_deadline(term) else term
        phrase = "поручить со сроком впереди" if "\n" in values["что"] else "поручить со сроком"
        return {"text": _at(self._say(phrase, срок=term, **values), one["what"])}

    def _inside(self, text: Text) -> str:
        """A text of one line as it goes on a sentence."""
        return self.desk.lowered(_line(text))

    def repeal(self, acts: list[Record]) -> Record:
        """«Признать утратившим силу …», or a list of acts."""
        names = [bare(self._name(one["ref"])) for one in acts]
        if len(names) == 1:
            return {"text": _at(self._say("утратил силу", что=names[0]), acts[0]["ref"])}
        return {"text": self._say("утратили силу"), "members": _ended(names)}

    def publish(self, one: Record) -> Record:
        """«Опубликовать …» with place and term."""
        values = {"что": self._inside(one["what"])}
        if one["where"] is not None:
            values["где"] = self._inside(one["where"])
        if one["period"] is not None:
            values["срок"] = when(self._inside(one["period"]))
        suffix = {(): "", ("где",): " где", ("срок",): " когда", ("где", "срок"): " где и когда"}
        text = self._say(f"опубликовать{suffix[tuple(key for key in ('где', 'срок') if key in values)]}", **values)
        if one["responsible"]:
            named = ", ".join(self._name(person) for person in one["responsible"])
            text = f"{text} {self._say('ответственный', кто=named)}"
        return {"text": _at(text, one["what"])}

    def text(self, text: Prose) -> Record:
        """The author's own words; a number typed before them gives way to the point's own."""
        return {"text": text.with_value(_sentence(OWN_NUMBER.sub("", text)))}

    def control(self, one: Record) -> Record:
        """Control: kept, or laid upon somebody."""
        by = one["by"]
        word = str(self.desk.description.record["word"] or "приказ")
        order = self.desk.workspace.speech.decline("group", word, "род")
        if not isinstance(by, Link):
            if SENTENCE.match(by):
                return self.text(Prose(_line(by), by.place))
            by = by.with_value(UPON.sub("", _line(by)))
            if MYSELF.fullmatch(plain_key(by)):
                return {"text": _at(self._say("контроль за собой", приказа=order), by)}
        return {"text": _at(self._say("контроль возложить", приказа=order, кого=self.mention(by, "вин")), by)}


POINTS: Mapping[str, Callable[[Writer, Any], Record]] = {
    "approve": Writer.approve,
    "create_group": Writer.create_group,
    "appoint": Writer.appoint,
    "instruct": Writer.instruct,
    "repeal": Writer.repeal,
    "publish": Writer.publish,
    "text": Writer.text,
    "control": Writer.control,
}


def joined(words: list[str], desk: Desk) -> str:
    """«одно», «одно и другое», «одно, другое и третье»."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + desk.phrases.say("приказ.и") + words[-1]


def _line(text: Text) -> str:
    """A text of one line as it stands inside a sentence."""
    return collapse(bare(text))


def _is_deadline(term: str) -> bool:
    return term.startswith("до ")


def _sentence(text: str) -> str:
    """A text with the full stop that a point ends with."""
    cut = bare(text)
    return cut if cut.rstrip(' *»“"').endswith((*ENDED, ".")) else f"{cut}."


def _lead_in(text: Text | str) -> Text | str:
    """A text with what follows it below: a colon in place of the full stop that nobody typed."""
    cut = bare(text, ".;,:")
    said = f"{cut}:" if "\n" not in cut else str(text)
    return text.with_value(said) if isinstance(text, Text) else said


def _ended(names: list[str]) -> list[str]:
    """Items of a list with what each ends with."""
    return [*(f"{name};" for name in names[:-1]), *(_sentence(name) for name in names[-1:])]


def _at(text: str, reference: Text) -> Text:
    """A sentence at the place of the author's words: one full stop where words and phrase both bring theirs."""
    doubled = text.endswith("..") and not text.endswith("...")
    return Text(text[:-1] if doubled else text, reference.place)
