"""Акт или документ без реквизитов

Что проверяет
    У каждого основания названы вид, кто принял, дата, номер и название — в справочнике или прямо в тексте. Документ,
    который назван одним видом («план», «положение», «другие акты»), — тоже замечание. В остальных текстах при первом
    упоминании акта названы дата и номер.

Зачем
    Без даты и номера документ нельзя найти.

Плохо
    основания:
      - Приказ управления № 14

Хорошо
    основания:
      - Приказ управления образования Сосновского района от 12.02.2024 № 14 «О сети наставников»
      - закон

Осторожно
    Конституция, кодексы, конвенции и устав школы реквизитов не требуют; не требует их и второе упоминание акта,
    который назван полностью в основаниях или выше.

Как исправить
    Опишите акт в справочнике (вид, орган, дата, номер, название) и назовите его код; в тексте пишите <код>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.acts import Act, Mention, act_of, mentions_of_acts, plain_number, plain_title
from generator.derive.grounds import Ground, grounds_of
from generator.findings import Fix, Severity
from generator.rules.draft import Draft, quoted
from generator.rules.known_acts import titled
from generator.rules.rule import Mark, Options, Rule
from generator.schema.walk import Leaf
from generator.workspace.entities import Entity

FREE = re.compile(r"конституци|кодекс|конвенци|декларац|\bустав", re.IGNORECASE)  # what needs no details
ISSUED = re.compile(r"федеральн\w+\s+закон|президент|правительств|министерств|верховн|областн|краев", re.IGNORECASE)
IN_PROSE = re.compile(r"федеральн|закон|указ|постановлени|распоряжени|приказ", re.IGNORECASE)
DETAILS = {"day": "даты", "number": "номера", "title": "названия"}


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """An act at its first mention in one of the author's texts."""

    leaf: Leaf
    mention: Mention


def subjects(draft: Draft) -> Sequence[Ground | Named]:
    """The grounds, and the acts that the texts name for the first time."""
    grounds = grounds_of(draft.record)
    told = [ground.act for ground in grounds]
    told += [act_of(one.record) for one in draft.workspace.entities.values() if one.kind == "order"]
    found: list[Ground | Named] = [*grounds]
    for leaf in draft.texts:
        if leaf.words[0] not in ("основания", "преамбула", *("на основании", "во исполнение", "в соответствии с")):
            for mention in mentions_of_acts(leaf.value):
                if IN_PROSE.match(mention.act.sort) and not any(_is_same(mention.act, one) for one in told):
                    found.append(Named(leaf, mention))
                told.append(mention.act)
    return found


def _is_same(one: Act, other: Act) -> bool:
    """Whether two mentions may name one act: nothing they both tell differs, and they share a number, day or title."""
    number = plain_number(one.number) == plain_number(other.number)
    title = plain_title(one.title) == plain_title(other.title)
    differs = (
        (one.day and other.day and one.day != other.day)
        or (one.number and other.number and not number)
        or (one.title and other.title and not title and not one.number)
    )
    shares = (one.number and number) or (one.title and title) or (one.day is not None and one.day == other.day)
    return bool(shares) and not differs


def check(subject: Ground | Named, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark that names the details an act lacks."""
    if isinstance(subject, Named):
        yield from _in_text(subject, draft)
    elif subject.entity is None:
        yield from _in_words(subject, draft)
    elif subject.entity.kind == "act" and not FREE.search(f"{subject.act.sort} {subject.act.title}"):
        yield from _in_registry(subject)


def _in_text(named: Named, draft: Draft) -> Iterator[Mark]:
    act, mention, text = named.mention.act, named.mention, named.leaf.value
    lacking = [DETAILS[name] for name in ("day", "number") if not getattr(act, name)]
    if lacking and (act.number or act.title):
        words = quoted(text[mention.offset : mention.offset + mention.length])
        code = next((one.id for one in _fitting(act, draft)), "")
        hint = f"Пишите <{code}>: реквизиты встанут сами." if code else "Опишите акт в справочнике и пишите <код>."
        place = text.at(mention.offset, mention.length)
        yield Mark(f"«{words}»: нет {' и '.join(lacking)}", place, hint, named.leaf.path, "text")


def _in_words(ground: Ground, draft: Draft) -> Iterator[Mark]:
    if FREE.search(re.sub(r"«.*»", "", ground.said)) and not ground.act.number:
        return
    lacking = _lacking(ground.act)
    if lacking:
        new = _in_full(ground.act, draft)
        fix = Fix(ground.at, str(ground.said), new) if new and "\n" not in ground.said.strip() else None
        known = f"Это «{quoted(new, 90)}»." if new else ""
        hint = known or "Опишите акт в справочнике (вид, орган, дата, номер, название) и назовите здесь его код."
        yield Mark(f"«{quoted(ground.said)}»: нет {', '.join(lacking)}", ground.at, hint, ground.path, "words", fix=fix)


def _in_registry(ground: Ground) -> Iterator[Mark]:
    assert ground.entity is not None
    if lacking := _lacking(ground.act):
        known = [one for one in titled(ground.act.title) if ground.act.title]
        tip = f"Известен {known[0].name}." if len(known) == 1 else f"Акт описан здесь: {ground.entity.place}."
        message = f"Акт «{ground.entity.id}» («{quoted(ground.name)}»): нет {', '.join(lacking)}"
        yield Mark(message, ground.at, f"Добавьте это в справочник. {tip}", ground.path, "registry")


def _lacking(act: Act) -> list[str]:
    lacking = [words for name, words in DETAILS.items() if not getattr(act, name)]
    return lacking if act.issuer or ISSUED.search(act.sort) else ["органа", *lacking]


def _in_full(act: Act, draft: Draft) -> str:
    """What should stand in place of the words: the code of the only act that fits, or the citation of a known one."""
    if len(fitting := _fitting(act, draft)) == 1:
        return fitting[0].id
    known = [one for one in titled(act.title) if not act.day or one.day == act.day] if act.title else []
    same = [one for one in known if not act.number or plain_number(one.number) == plain_number(act.number)]
    return same[0].citation if len(same) == 1 else ""


def _fitting(act: Act, draft: Draft) -> list[Entity]:
    """The acts and orders of the workspace that the words may name: of the same kind, with their number or title."""
    found = [one for one in draft.workspace.entities.values() if one.kind in ("act", "order")]
    return [
        one
        for one in found
        if (told := act_of(one.record))
        and (act.number or act.title)
        and _is_same(act, told)
        and _kind(told.sort) == _kind(act.sort)
    ]


def _kind(sort: str) -> str:
    return sort.split()[-1][:5].casefold() if sort.split() else ""


RULE = Rule(
    code="LEG001",
    name="act-without-details",
    severity=Severity.WARNING,
    criterion="K10",
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
