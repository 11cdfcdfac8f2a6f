"""Texts of papers that go on their sentences: doubled openings fall away, a plain nominative takes the case it needs.

What is put into another case is a warning with the form that prints; what the language is not sure of stays as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.findings import Finding, Severity
from generator.language.act_kinds import is_common_kind
from generator.language.cases import Case
from generator.language.dates import MONTHS_GENITIVE, full_year
from generator.language.groups import Declined, decline_group, decline_post
from generator.language.lowering import lowered
from generator.language.morphology import readings
from generator.reading.values import Text
from generator.schema.types import Reference
from generator.schema.walk import Leaf, leaves
from generator.workspace.entities import CASE_NAMES, Link
from generator.workspace.load import Workspace
from generator.workspace.speech import Used

WORD = re.compile(r"\**([А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*)")
PERSONAL = frozenset({"Surn", "Name", "Patr"})
ABOUT = re.compile(r"\s*(?:о|об|обо)\s", re.IGNORECASE)
ADDRESS = re.compile(r"\s*(?:https?://\S|[\w-]+(?:\.[\w-]+)*\.[a-zрф]{2,}\b)", re.IGNORECASE)
UPON = {  # places of publication by the preposition that they stand with
    "на": frozenset({"сайт", "страница", "страничка", "портал", "стенд", "доска", "платформа", "ресурс", "канал"}),
    "в": frozenset({"газета", "журнал", "группа", "сообщество", "чат", "мессенджер", "соцсеть", "сеть", "интернет"}),
}
SHORT_YEAR = re.compile(
    rf"(?P<day>\b\d{{1,2}}(?:[ \u00a0](?:{'|'.join(MONTHS_GENITIVE)})[ \u00a0]|\.\d{{1,2}}\.))(?P<year>\d\d)"
    r"(?=[ \u00a0]?(?:г\.|года\b|[,;)]|$)|\s*[-–—])",
    re.IGNORECASE,
)

Declining = Callable[[str, Case], Declined]


@dataclass(frozen=True, slots=True)
class Joint:
    """What a field goes on: the words before it, which may be typed doubled, and the case they need."""

    words: str
    case: Case
    opening: str = ""  # a pattern; empty: the words themselves
    decline: Declining = decline_group

    def without_opening(self, text: str) -> str:
        """The text without the words that the paper says itself."""
        opening = self.opening or re.escape(self.words)
        return re.sub(rf"\A\s*(?:{opening})\s+(?=\S)", "", text, flags=re.IGNORECASE)


APPROVE = Joint("Утвердить", Case.ACCUSATIVE)
JOINTS: Mapping[tuple[str, str], Joint] = {
    ("line", "text"): Joint("в целях", Case.GENITIVE, "в целях|с целью"),
    ("order", "grounds"): Joint("на основании", Case.GENITIVE),
    ("order", "pursuant"): Joint("во исполнение", Case.GENITIVE),
    ("order", "according"): Joint("в соответствии с", Case.INSTRUMENTAL, "в соответствии со?"),
    ("point", "approve"): APPROVE,
    ("subpoint", "approve"): APPROVE,
    ("repealed", "ref"): Joint("Признать утратившим силу", Case.ACCUSATIVE, "признать утратившими? силу"),
    ("appointment", "whom"): Joint("Назначить", Case.ACCUSATIVE, decline=decline_post),
    ("appointment", "as_whom"): Joint("Назначить …", Case.INSTRUMENTAL, "назначить", decline_post),
    ("instruction", "whom"): Joint("Поручить", Case.DATIVE, decline=decline_post),
    ("certificate", "addressee"): Joint("кому", Case.DATIVE, decline=decline_post),
    ("certificate", "analysts"): Joint("проведён", Case.INSTRUMENTAL, decline=decline_post),
    ("certificate", "grounds"): Joint("на основании", Case.GENITIVE),
    ("publishing", "what"): Joint("Опубликовать", Case.ACCUSATIVE, "опубликовать|разместить"),
    ("control", "by"): Joint("возложить на", Case.ACCUSATIVE, decline=decline_post),
}
LOWERED = frozenset({"line"})  # records whose text is small at once; other papers lower theirs where they stand
PREAMBLE = ("addressee", "purposes", "grounds", "analysts")
GROUNDS = frozenset({"grounds", "pursuant", "according"})
ISSUERS = {"registry": ("issuer", "чей это акт?"), "protocol": ("body", "чьё это заседание?")}  # printed as typed


def continue_sentences(workspace: Workspace) -> None:
    """Put the texts of all orders as their sentences need them; each word put into another case is a warning.

    Of a certificate these are the texts of its preamble.
    """
    for description in workspace.own:
        kind = description.kind
        preamble = {kind.fields[name].key for name in PREAMBLE} if kind.name == "certificate" else set()
        if kind.name == "order" or preamble:
            for leaf in leaves(description.record, kind):
                if not _is_code(leaf.value) and (not preamble or leaf.words[0] in preamble):
                    workspace.findings += _continue(leaf, workspace)


def warn_of_issuers(workspace: Workspace) -> None:
    """Warn of who issued an act, or whose meeting it is, where it stands in the nominative: it is printed as typed."""
    for description in workspace.own:
        field, question = ISSUERS.get(description.kind.name, ("", ""))
        for leaf in leaves(description.record, description.kind) if field else ():
            if leaf.field.name == field and not _is_code(leaf.value):
                workspace.findings += _issuer(leaf, question)


def _issuer(leaf: Leaf, question: str) -> Iterator[Finding]:
    typed = str(leaf.value)
    found = decline_group(typed, Case.GENITIVE)
    if found.sure and found.text != typed and _starts_in_nominative(typed):
        hint = f"Пишите в родительном падеже: «{leaf.field.key}: {found.text}»."
        message = f"«{leaf.field.key}» отвечает на вопрос «{question}», а здесь «{typed}»"
        yield Finding("SCH030", message, leaf.value.at(0, len(typed)), leaf.path, hint, Severity.WARNING)


def _starts_in_nominative(text: str) -> bool:
    """Whether the first noun may be a nominative singular: «области» may be none, whatever stands before it."""
    found = (readings(word.lower()) for word in WORD.findall(text))
    noun = next((each for each in found if any(one.part == "NOUN" for one in each)), ())
    return any(one.part == "NOUN" and {"nomn", "sing"} <= one.tags for one in noun)


def _is_code(value: Text) -> bool:
    """Whether a value names a record; one that was not found is reported already, or its file could not be read."""
    return isinstance(value, Link) or (isinstance(value, Reference) and value.is_id)


def _continue(leaf: Leaf, workspace: Workspace) -> Iterator[Finding]:
    key, before = (leaf.record.name, leaf.field.name), leaf.value
    joint = JOINTS.get(key)
    if joint is not None:
        yield from _joined(leaf, joint, workspace)
    elif key == ("order", "about"):
        yield from _about(leaf, workspace)
    elif key == ("publishing", "where"):
        yield from _where(leaf, workspace)
    elif leaf.field.name == "period":
        _put(leaf, SHORT_YEAR.sub(lambda found: f"{found['day']}{full_year(found['year'])}", before))


def _joined(leaf: Leaf, joint: Joint, workspace: Workspace) -> Iterator[Finding]:
    typed = joint.without_opening(leaf.value)
    form = _in_case(typed, joint.case, joint.decline, workspace)
    said = form or typed
    is_small = leaf.record.name in LOWERED or (leaf.field.name in GROUNDS and is_common_kind(said))
    if form or is_small:
        said = lowered(said, workspace.proper_names)
    if form:
        case = CASE_NAMES[str(joint.case)]
        yield _warning(leaf, f"После слов «{joint.words}» нужна форма {case} падежа", said)
    _put(leaf, said)


def _about(leaf: Leaf, workspace: Workspace) -> Iterator[Finding]:
    """The heading of an order answers «о чём?»."""
    if ABOUT.match(leaf.value):
        return
    form = _in_case(leaf.value, Case.PREPOSITIONAL, decline_group, workspace)
    if form:
        said = lowered(form, workspace.proper_names)
        said = f"{'Об' if said.lower().startswith(tuple('аиоуэ')) else 'О'} {said}"
        yield _warning(leaf, "Заголовок приказа отвечает на вопрос «о чём?»", said)
        _put(leaf, said)


def _where(leaf: Leaf, workspace: Workspace) -> Iterator[Finding]:
    """A place of publication gets the preposition that it stands with."""
    word = WORD.match(leaf.value)
    found = readings(word[1].lower()) if word else ()
    if ADDRESS.match(leaf.value):
        said = f"по адресу {leaf.value}"
    elif found and found[0].part in ("NOUN", "ADJF"):
        form = _in_case(leaf.value, Case.PREPOSITIONAL, decline_group, workspace)
        preposition = _preposition(leaf.value)
        if not preposition:
            return
        said = f"{preposition} {lowered(form or str(leaf.value), workspace.proper_names)}"
    else:
        return
    yield _warning(leaf, "Место публикации отвечает на вопрос «где?»", said)
    _put(leaf, said)


def _preposition(text: str) -> str:
    """The preposition of the first noun of a text, where it is known."""
    words = (readings(word.lower()) for word in WORD.findall(text))
    noun = next((each for each in words if each[0].part == "NOUN"), ())
    lemmas = {each.lemma for each in noun}
    return next((preposition for preposition, places in UPON.items() if lemmas & places), "")


def _in_case(text: str, case: Case, decline: Declining, workspace: Workspace) -> str:
    """A text that stands surely in the nominative, in the case; empty where it does not, or is so already."""
    word = WORD.match(text)
    if word is None or any(each.tags & PERSONAL for each in readings(word[1].lower())):
        return ""  # «Иванова» may be right as it stands
    found = decline(text, case)
    if not found.sure or found.text == text:
        return ""
    workspace.speech.note(Used(text, str(case), found.text))
    return found.text


def _put(leaf: Leaf, said: str) -> None:
    if said != leaf.value:
        leaf.replace(leaf.value.rewritten(said))


def _warning(leaf: Leaf, message: str, said: str) -> Finding:
    place = leaf.value.at(0, len(leaf.value.split("\n")[0]))
    hint = f"Напечатается «{said}»: так и напишите."
    return Finding("SCH030", f"{message}, а здесь «{leaf.value}»", place, leaf.path, hint, Severity.WARNING)
