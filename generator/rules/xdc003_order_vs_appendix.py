"""Приказ и приложение расходятся

Что проверяет
    - На программе или дорожной карте, которую приказ утверждает, есть отметка о нём: «приложение к:» с кодом приказа
      или «утверждение:» с полем «чем:»; номер и дата в ней — этого приказа. Если её нет, это совет: в приложении
      к приказу она встанет сама, а на бумаге, напечатанной отдельно, её не будет. Протокол в «чем:» приказу не помеха:
      программу принимает педсовет, а утверждает директор.
    - Название в заголовке приказа («о чём:») — то же, что в программе или карте.
    - Подписывает приказ тот, кто работает в организации, которая его издаёт.
    - Приложений столько, сколько названо в тексте приказа.

Зачем
    Приложение без отметки юридически ничьё.

Плохо
    вид: приказ
    о чём: Об утверждении программы «Читаем вслух»
    пункты:
      - утвердить: чтение
      - контроль: за собой

Хорошо
    вид: приказ
    о чём: Об утверждении программы «Читаем вместе»
    пункты:
      - утвердить: чтение
      - контроль: за собой
    --- чтение
    вид: программа
    код: чтение
    уровень: муниципальная
    наименование: Читаем вместе
    срок: 2026–2028 годы
    приложение к: приказ-1
    разработчик: управление
    цель: Каждый ученик читает с пониманием.
    задачи: [Учить чтению]
    показатели: [Доля читающих — 90 %]

Осторожно
    До подписания число и номер приказа могут быть не заполнены: о них напомнит STR005.

Как исправить
    Добавьте в программу «приложение к:» с кодом приказа: отметка с датой и номером встанет сама.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.derive.acts import act_of, plain_number, plain_title
from generator.derive.coverage import led_to
from generator.derive.mentions import mentions
from generator.derive.orders import approved_by, points_in
from generator.findings import Fix, Related, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Options, Rule
from generator.workspace.entities import Entity, Link
from generator.workspace.linking import entities_of
from generator.workspace.load import Description
from generator.workspace.plans import programme_of

Record = dict[str, Any]


# Words before a name in quotes that is the name of an institution.
INSTITUTION = re.compile(
    r"\b(?:[А-ЯЁ]*(?:ОУ|ДО|ОШ|СШ)|(?:школ|гимнази|лице|сад|учреждени|центр|организаци|колледж|техникум|отдел)\w{0,3})"
    r"(?:\s+№\s*\d+)?\s+$"
)


class Words(NamedTuple):
    """What an appendix is called in the cases of messages; `paper` is where its own mark stands."""

    nominative: str
    accusative: str
    prepositional: str
    paper: str


WORDS = {
    "programme": Words("программа", "программу", "программе", "На собственном титуле программы"),
    "roadmap": Words("дорожная карта", "дорожную карту", "дорожной карте", "На отдельно напечатанном плане карты"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Attached:
    """What the order approves or attaches; `is_first` of those, `reference` where the order names it."""

    description: Description
    reference: Text
    is_first: bool

    @property
    def words(self) -> Words:
        """What it is called in messages."""
        return WORDS[self.description.kind.name]

    @property
    def name(self) -> str:
        """Its own name, else its id."""
        return quoted(str(self.description.record["name"] or self.description.id))


def subjects(draft: Draft) -> Sequence[Attached]:
    """The programmes and road maps that the order approves or attaches."""
    named = [one for _, point in points_in(draft.record) for one in point.get("approve") or ()]
    named += draft.record.get("attach") or ()
    found = [(one, draft.workspace.descriptions.get(one.entity.id)) for one in named if isinstance(one, Link)]
    known = [(one, described) for one, described in found if described is not None and described.kind.name in WORDS]
    return [Attached(described, one, number == 0) for number, (one, described) in enumerate(known)]


def check(attached: Attached, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks where the order and one of its appendices disagree."""
    yield from _mark_of_order(attached, draft)
    yield from _title(attached, draft)
    if attached.is_first:
        yield from _signatory(draft)
        yield from _appendices(draft)


def _mark_of_order(attached: Attached, draft: Draft) -> Iterator[Mark]:
    """The appendix must say that it is one of this order, or that this order approves it."""
    record, order = attached.description.record, draft.record
    marks = [record["appendix_to"], *(one["act"] for one in record["approval"] or ())]
    given = [one for one in marks if one is not None and not _is_protocol(one)]
    words, name, id = attached.words, attached.name, attached.description.id
    if not given:
        message = f"{words.paper} «{name}» не будет отметки о приказе {_named(order)}"
        hint = f"Добавьте в {words.accusative} «{id}» строку «приложение к: {draft.description.id}»."
        yield Mark(message, attached.reference, hint, "пункты", "mark", Severity.ADVICE)
    for one in given:
        if not _is_this(one, order):
            told = f"{words.nominative.capitalize()} «{name}» говорит, что её утверждает «{quoted(_told(one))}»"
            message = f"{told}, а это приказ {_named(order)}"
            related = (Related(one.at(0, len(one)), "здесь эта отметка"),)
            hint = f"Исправьте отметку в {words.prepositional} «{id}» или пункт приказа."
            yield Mark(message, attached.reference, hint, "пункты", "mark", related=related)


def _is_protocol(mark: Text) -> bool:
    """Whether a mark names a protocol: a council accepts what an order then approves."""
    if isinstance(mark, Link):
        return "протокол" in act_of(mark.entity.record).sort.casefold()
    return "протокол" in mark.casefold()


def _is_this(reference: Text, order: Record) -> bool:
    """Whether a reference leads to this order, to an act with its date and number, or its words tell nothing else."""
    if any(one is order for one in led_to(reference)):
        return True
    told = act_of(order)
    if isinstance(reference, Link):
        return act_of(reference.entity.record).key == told.key
    number = re.search(r"№\s?([\w/-]+)", reference)
    return number is None or not told.number or plain_number(number[1]) == plain_number(told.number)


def _told(reference: Text) -> str:
    return act_of(reference.entity.record).name if isinstance(reference, Link) else str(reference)


def _named(order: Record) -> str:
    act = act_of(order)
    day = f" от {act.day:%d.%m.%Y}" if act.day else ""
    return f"№ {act.number}{day}"


def _title(attached: Attached, draft: Draft) -> Iterator[Mark]:
    """What the heading of the order names must be named as it names itself."""
    about, name = draft.record["about"], attached.description.record["name"]
    if not isinstance(about, Text) or not isinstance(name, Text):
        return
    quotes = _titles_in(about, draft)
    count = sum(one["name"] is not None for one in approved_by(draft.record))
    programme = (programme_of(attached.description.record) or {}).get("name")
    known = {plain_title(str(one)) for one in (name, programme) if one is not None}
    if len(quotes) != count or any(plain_title(one[1]) in known for one in quotes):
        return
    found, words = quotes[0] if count == 1 else None, attached.words
    place = about.at(found.start(1), len(found[1])) if found else about.at(0, len(about.split("\n")[0]))
    shown = found[1] if found else str(about)
    message = f"Названия расходятся: в приказе «{quoted(shown)}», в {words.prepositional} «{quoted(name)}»"
    related = (Related(name.at(0, len(name)), "здесь её название"),)
    fix = Fix(place, found[1], str(name), safe=False) if found else None
    yield Mark(message, place, f"Назовите {words.accusative} одинаково.", "о чём", "title", related=related, fix=fix)


def _titles_in(about: Text, draft: Draft) -> list[re.Match[str]]:
    """What stands in quotes and may be a title: names of institutions are none."""
    named = [
        one.record for one in entities_of(draft.description, draft.workspace).values() if one.kind == "organisation"
    ]
    names = [str(record[field]) for record in named for field in ("name", "short") if record[field]]
    quotes = re.finditer(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»", about)
    return [
        one
        for one in quotes
        if not INSTITUTION.search(about[: one.start()]) and not any(one[0] in name for name in names)
    ]


def _signatory(draft: Draft) -> Iterator[Mark]:
    """Who signs must work in the organisation that issues the order, as far as the registry tells."""
    by, issuer = (draft.record["signature"] or {}).get("by"), draft.record["organisation"]
    if not isinstance(by, Link) or not isinstance(issuer, Link) or by.entity.kind != "person":
        return
    organisations = [one for one in draft.workspace.entities.values() if one.kind == "organisation"]
    theirs = by.entity.record["organisation"]
    place = theirs.entity if isinstance(theirs, Link) else next((one for one in organisations if _heads(by, one)), None)
    if place is not None and place is not issuer.entity and not _heads(by, issuer.entity):
        message = (
            f"Подписывает «{quoted(_post(by))}» — это «{_short(place)}», а приказ издаёт «{_short(issuer.entity)}»"
        )
        hint = "Назовите руководителя организации, которая издаёт приказ, или исправьте «организация:»."
        yield Mark(message, by, hint, "подписывает", "signatory")


def _heads(person: Link, organisation: Entity) -> bool:
    head = organisation.record.get("head")
    return isinstance(head, Link) and head.entity is person.entity


def _post(person: Link) -> str:
    return str(person.entity.record["post"] or person)


def _short(organisation: Entity) -> str:
    return quoted(str(organisation.record.get("short") or organisation.record.get("name") or organisation.id))


def _appendices(draft: Draft) -> Iterator[Mark]:
    """Appendices that the author's own words count must be there."""
    count = len(approved_by(draft.record))
    for leaf in draft.texts:
        for one in mentions(leaf.value, "appendices"):
            if max(one.numbers, default=0) > count and not re.search(r"\bк\s", one.after[:4]):
                place = leaf.value.at(one.offset, one.length)
                message = f"В приказе названо приложение {max(one.numbers)}, а приложений {count}"
                hint = "Добавьте её код в «утвердить:» или «также приложить:» либо исправьте номер."
                yield Mark(message, place, hint, leaf.path, "count")


RULE = Rule(
    code="XDC003",
    name="order-vs-appendix",
    severity=Severity.ERROR,
    criterion="K10",
    gate=True,
    manual=__doc__,
    kinds=("order",),
    subjects=subjects,
    check=check,
)
