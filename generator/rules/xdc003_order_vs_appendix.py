"""Приказ и приложение расходятся

Что проверяет
    - На программе, которую приказ утверждает, есть отметка о нём: «приложение к:» с кодом приказа или «утверждение:»
      с полем «чем:»; номер и дата в ней — этого приказа. Если её нет, это совет: в приложении к приказу она встанет
      сама, а на титуле программы, напечатанной отдельно, её не будет.
    - Название программы в заголовке приказа («о чём:») — то же, что в программе.
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
from typing import Any

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

Record = dict[str, Any]


# Words before a name in quotes that is the name of an institution.
INSTITUTION = re.compile(
    r"\b(?:[А-ЯЁ]*(?:ОУ|ДО|ОШ|СШ)|(?:школ|гимнази|лице|сад|учреждени|центр|организаци|колледж|техникум|отдел)\w{0,3})"
    r"(?:\s+№\s*\d+)?\s+$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Attached:
    """A programme that the order approves or attaches; `is_first` of those, `reference` where the order names it."""

    programme: Description
    reference: Text
    is_first: bool


def subjects(draft: Draft) -> Sequence[Attached]:
    """The programmes that the order approves or attaches."""
    named = [one for _, point in points_in(draft.record) for one in point.get("approve") or ()]
    named += draft.record.get("attach") or ()
    found = [(one, draft.workspace.descriptions.get(one.entity.id)) for one in named if isinstance(one, Link)]
    known = [
        (one, programme) for one, programme in found if programme is not None and programme.kind.name == "programme"
    ]
    return [Attached(programme, one, number == 0) for number, (one, programme) in enumerate(known)]


def check(attached: Attached, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks where the order and one of its appendices disagree."""
    yield from _mark_of_order(attached, draft)
    yield from _title(attached, draft)
    if attached.is_first:
        yield from _signatory(draft)
        yield from _appendices(draft)


def _mark_of_order(attached: Attached, draft: Draft) -> Iterator[Mark]:
    """The programme must say that it is this order's appendix, or that this order approves it."""
    record, order = attached.programme.record, draft.record
    marks = [record["appendix_to"], *(one["act"] for one in record["approval"] or ())]
    given = [one for one in marks if one is not None]
    name = quoted(str(record["name"] or attached.programme.id))
    if not given:
        message = f"На собственном титуле программы «{name}» не будет отметки о приказе {_named(order)}"
        hint = f"Добавьте в программу «{attached.programme.id}» строку «приложение к: {draft.description.id}»."
        yield Mark(message, attached.reference, hint, "пункты", "mark", Severity.ADVICE)
    for one in given:
        if not _is_this(one, order):
            message = (
                f"Программа «{name}» говорит, что её утверждает «{quoted(_told(one))}», а это приказ {_named(order)}"
            )
            related = (Related(one.at(0, len(one)), "здесь отметка программы"),)
            hint = f"Исправьте отметку в программе «{attached.programme.id}» или пункт приказа."
            yield Mark(message, attached.reference, hint, "пункты", "mark", related=related)


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
    """A programme named in the heading of the order must be named as it names itself."""
    about, name = draft.record["about"], attached.programme.record["name"]
    if not isinstance(about, Text) or not isinstance(name, Text):
        return
    quotes = _titles_in(about, draft)
    count = len(approved_by(draft.record))
    if len(quotes) != count or any(plain_title(one[1]) == plain_title(name) for one in quotes):
        return
    found = quotes[0] if count == 1 else None
    place = about.at(found.start(1), len(found[1])) if found else about.at(0, len(about.split("\n")[0]))
    shown = found[1] if found else str(about)
    message = f"Названия расходятся: в приказе «{quoted(shown)}», в программе «{quoted(name)}»"
    related = (Related(name.at(0, len(name)), "здесь название программы"),)
    fix = Fix(place, found[1], str(name), safe=False) if found else None
    yield Mark(message, place, "Назовите программу одинаково.", "о чём", "title", related=related, fix=fix)


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
                hint = "Добавьте программу в «утвердить:» или «также приложить:» либо исправьте номер."
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
