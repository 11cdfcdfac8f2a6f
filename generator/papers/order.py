"""An order as its template sees it: preamble with joining words, points in full, signature, lists, appendices."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.language.ends import bare
from generator.papers.context import Desk
from generator.papers.marks import appendices_of, author_lines, order_mark, post_of
from generator.papers.programme import programme_context, signature
from generator.reading.values import Text
from generator.schema.keys import plain_key
from generator.schema.types import Prose
from generator.workspace.entities import Link, capital, date_text, signing_name

Record = dict[str, Any]
LINE = "_" * 12  # to sign upon
JOINTS = {
    "grounds": ("на основании", "род"),
    "pursuant": ("во исполнение", "род"),
    "according": ("в соответствии с", "твор"),
}


def order_context(desk: Desk) -> Record:
    """The context `o` of the paper приказ."""
    record, say = desk.description.record, desk.phrases.say
    word = str(record["word"] or "приказ")
    writer = Writer(desk)
    return {
        "organisation": author_lines(record["organisation"], desk),
        "kind": say(f"приказ.{word}"),
        "date": date_text(record["date"], desk.phrases, "словами"),
        "place": record["place"] or "",
        "number": desk.say("приказ.номер", номер=record["number"]),
        "about": record["about"],
        "preamble": record["preamble"] or preamble(record, desk),
        "verb": say(f"приказ.{word} глагол"),
        "points": [writer.point(point) for point in record["points"] or ()],
        "signature": signature(record["signature"], desk),
        "visas": [_visa(one, desk) for one in record["visas"] or ()],
        "with_order": desk.workspace.speech.decline("group", word, "твор"),
        "acquainted": [_acquainted(one, desk) for one in record["acquainted"] or ()],
        "executor": _executor(record["executor"], desk),
        "appendices": [_appendix(code, desk) for code in appendices_of(record)],
    }


def preamble(record: Record, desk: Desk) -> str:
    """Purposes and grounds joined with the right words: «В целях …, на основании …»."""
    parts = []
    if record["purposes"]:
        parts.append(
            desk.phrases.say("приказ.в целях", что=_joined([bare(one["text"]) for one in record["purposes"]], desk))
        )
    for field, (phrase, case) in JOINTS.items():
        named = [desk.name(one, case) for one in record[field] or ()]
        if named:
            parts.append(desk.phrases.say(f"приказ.{phrase}", что=_joined(named, desk)))
    return capital(", ".join(parts))


def _joined(words: list[str], desk: Desk) -> str:
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + desk.phrases.say("приказ.и") + words[-1]


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
        kind = next((kind for kind in POINTS if point[kind] is not None), None)
        return {"members": [], "points": [], **(POINTS[kind](self, point[kind]) if kind else {"text": ""})}

    def mention(self, reference: Text, case: str) -> str:
        """A name in a case; a short name is introduced at the first mention and stands alone from then on."""
        entity = reference.entity if isinstance(reference, Link) else None
        short = (
            entity.record.get("short") if entity is not None and entity.kind in ("organisation", "programme") else None
        )
        if entity is None or short is None:
            return str(self.desk.name(reference, case))
        if entity.id in self.introduced:
            return str(self.desk.name(reference, case, "кратко"))
        self.introduced.add(entity.id)
        return f"{self.desk.name(reference, case)} {self.desk.phrases.say('приказ.далее', кратко=str(short))}"

    def approve(self, references: list[Text]) -> Record:
        """«Утвердить … согласно приложению № N.», or a sub-point for each of several."""
        if len(references) == 1:
            return {"text": self._approved("утвердить", references[0])}
        points = [{"text": self._approved("утвердить что", one), "members": []} for one in references]
        return {"text": self.desk.phrases.say("приказ.утвердить много"), "points": points}

    def _approved(self, phrase: str, reference: Text) -> Text:
        say = self.desk.phrases.say
        what = self.mention(reference, "вин")
        if isinstance(reference, Link):
            attached = "прилагается много" if len(self.appendices) > 1 else "прилагается одно"
            number = str(self.appendices.index(reference.entity.id) + 1)
            what = f"{what} {say(f'приказ.{attached}', номер=number)}"
        return _at(capital(say(f"приказ.{phrase}", что=what)), reference)

    def create_group(self, group: Record) -> Record:
        """«Создать … в составе:» with its members."""
        text = group["lead"] or self.desk.phrases.say("приказ.создать группу", группа=self._group_name(group["name"]))
        return {"text": text, "members": _ended([self._member(one) for one in group["members"] or ()])}

    def _group_name(self, name: Text) -> str:
        return self.desk.words(name.with_value(self.desk.lowered(bare(name))), "вин")

    def _member(self, one: Record) -> str:
        printed = str(one["text"] or "") or self._person(one["person"])
        if one["role"] is not None:
            printed = self.desk.phrases.say("приказ.член", кто=printed, роль=str(one["role"]))
        if one["by_agreement"] is not None and one["by_agreement"].value:
            printed = f"{printed} {self.desk.phrases.say('приказ.по согласованию')}"
        return printed

    def _person(self, reference: Text) -> str:
        if not isinstance(reference, Link) or reference.entity.record.get("surname") is None:
            return str(self.desk.name(reference))
        record = reference.entity.record
        full = str(self.desk.name(reference, "им", "полностью"))
        return f"{full}, {post_of(record)}" if record["post"] else full

    def appoint(self, one: Record) -> Record:
        """«Назначить … ответственным за …»"""
        values = {"кого": str(self.desk.name(one["whom"], "вин")), "кем": bare(one["as_whom"])}
        return {"text": self._with_term("назначить", one["period"], values, one["whom"])}

    def instruct(self, one: Record) -> Record:
        """«Методисту … разместить … в срок …»"""
        whom = _joined([self.mention(reference, "дат") for reference in one["whom"]], self.desk)
        values = {"кому": capital(whom), "что": self.desk.lowered(bare(one["what"]))}
        return {"text": self._with_term("поручить", one["period"], values, one["what"])}

    def _with_term(self, phrase: str, period: Text | None, values: dict[str, str], at: Text) -> Text:
        if period is None:
            return _at(self.desk.phrases.say(f"приказ.{phrase}", **values), at)
        has_list = "\n" in at.strip() and f"приказ.{phrase} со сроком впереди" in self.desk.phrases
        place = " впереди" if has_list else ""
        said = self.desk.phrases.say(f"приказ.{phrase} со сроком{place}", срок=deadline(period), **values)
        return _at(said, at)

    def repeal(self, acts: list[Record]) -> Record:
        """«Признать утратившим силу …», or a list of acts as sub-points."""
        names = [str(self.desk.name(one["ref"])) for one in acts]
        if len(names) == 1:
            return {"text": _at(self.desk.phrases.say("приказ.утратил силу", что=names[0]), acts[0]["ref"])}
        return {"text": self.desk.phrases.say("приказ.утратили силу"), "members": _ended(names)}

    def publish(self, one: Record) -> Record:
        """«Опубликовать …» with place and term as given."""
        given = {"что": one["what"], "где": one["where"], "срок": one["period"]}
        values = {key: bare(text) for key, text in given.items() if text is not None}
        suffix = {(): "", ("где",): " где", ("срок",): " когда", ("где", "срок"): " где и когда"}
        phrase = f"приказ.опубликовать{suffix[tuple(key for key in ('где', 'срок') if key in values)]}"
        text = self.desk.phrases.say(phrase, **values)
        if one["responsible"]:
            named = ", ".join(self.desk.name(person) for person in one["responsible"])
            text = f"{text} {self.desk.phrases.say('приказ.ответственный', кто=named)}"
        return {"text": _at(text, one["what"])}

    def text(self, text: Prose) -> Record:
        """The author's own words; a number typed before them gives way to the point's own."""
        return {"text": text.with_value(re.sub(r"^\s*\d{1,2}(?:\.\d{1,2})?[.)]\s+(?=\D)", "", text))}

    def control(self, one: Record) -> Record:
        """Control: kept, or laid upon somebody."""
        by, say = _laid_upon(one["by"]), self.desk.phrases.say
        word = str(self.desk.description.record["word"] or "приказ")
        order = self.desk.workspace.speech.decline("group", word, "род")
        if not isinstance(by, Link) and plain_key(by) in ("за собой", "собой", "оставляю за собой"):
            return {"text": _at(say("приказ.контроль за собой", приказа=order), by)}
        return {"text": _at(say("приказ.контроль возложить", приказа=order, кого=self.mention(by, "вин")), by)}


def _ended(names: list[str]) -> list[str]:
    """Items of a list with what each ends with."""
    return [f"{name}{'.' if number == len(names) else ';'}" for number, name in enumerate(names, 1)]


def deadline(period: Text) -> str:
    """A term as it stands after «в срок»: a bare date gets its «до»."""
    said = bare(period)
    return (
        f"до {said}" if re.match(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[а-я]+\s+\d{4}", said) else said
    )


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


def _at(text: str, reference: Text) -> Text:
    """A sentence at the place of the author's words: one full stop where words and phrase both bring theirs."""
    doubled = text.endswith("..") and not text.endswith("...")
    return Text(text[:-1] if doubled else text, reference.place)


def _visa(one: Record, desk: Desk) -> Record:
    person, date = one["person"], date_text(one["date"], desk.phrases)
    if not isinstance(person, Link):
        return {"post": person, "name": "", "line": LINE, "date": date}
    record = person.entity.record
    return {"post": capital(post_of(record)), "name": signing_name(record), "line": LINE, "date": date}


def _acquainted(one: Record, desk: Desk) -> Record:
    person = one["person"]
    name = signing_name(person.entity.record) if isinstance(person, Link) else person
    date = date_text(one["date"], desk.phrases) if one["date"] is not None else desk.phrases.say("приказ.линия даты")
    return {"name": name, "line": LINE, "date": date}


def _executor(reference: Text | None, desk: Desk) -> str:
    if reference is None:
        return ""
    if not isinstance(reference, Link):
        return str(reference)
    name, phone = str(desk.name(reference, "им", "полностью")), reference.entity.record["phone"]
    if phone is None:
        return desk.phrases.say("приказ.исполнитель", имя=name)
    return desk.phrases.say("приказ.исполнитель с телефоном", имя=name, телефон=str(phone))


def _appendix(code: str, desk: Desk) -> Record:
    description = desk.workspace.descriptions[code]
    inner = Desk(description, desk.workspace, desk.letterhead, desk.marks, desk.assets, desk.findings)
    context = programme_context(inner)
    if len(appendices_of(desk.description.record)) > 1:  # one contents list would name the headings of all
        context["parts"] = [part for part in context["parts"] if part != "содержание"]
    return {"p": context, "mark": order_mark(desk.description, inner)}


def _laid_upon(by: Text) -> Text:
    """Upon whom control is laid, without the words that the paper says itself."""
    return (
        by if isinstance(by, Link) else by.with_value(re.sub(r"^(?:возложить\s+)?на\s+", "", by, flags=re.IGNORECASE))
    )
