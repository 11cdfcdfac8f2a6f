"""Акт не действует в срок программы

Что проверяет
    - Основание не кончается раньше программы: по полю «действует до», по реестру известных актов или по годам
      в названии («на 2020–2025 годы», «до 2025 года»).
    - Основание не утратило силу до утверждения программы.
    - Если о том же принят более поздний акт (поле «заменён» или реестр), он тоже назван в основаниях — это совет.

Зачем
    Программу нельзя опереть на то, что кончится раньше неё.

Плохо
    срок: 2026–2028 годы
    основания: стратегия
    --- ещё-справочник
    вид: справочник
    акты:
      стратегия:
        вид: постановление
        орган: администрации Сосновского района
        дата: 03.02.2020
        номер: 58
        название: О поддержке чтения на 2020–2025 годы

Хорошо
    срок: 2026–2028 годы
    основания: стратегия
    --- ещё-справочник
    вид: справочник
    акты:
      стратегия:
        вид: постановление
        орган: администрации Сосновского района
        дата: 03.02.2025
        номер: 58
        название: О поддержке чтения до 2030 года

Осторожно
    Акт, который дал программе исходные данные, а не основание, помечают в справочнике: «роль: история».

Как исправить
    Замените акт действующим или уберите его из оснований.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.acts import Act, act_of, last_year
from generator.derive.grounds import Ground, grounds_of
from generator.findings import Severity
from generator.rules.draft import Draft, quoted
from generator.rules.known_acts import known, successors
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.types import Date, Years
from generator.workspace.entities import Link


@dataclass(frozen=True, slots=True)
class Term:
    """When a draft is in force: the day of its approval (or its first one), and its last day; None where unknown."""

    since: date | None
    until: date | None


def subjects(draft: Draft) -> Sequence[Ground] | Missing:
    """The grounds that are told well enough to know their term."""
    grounds = grounds_of(draft.record)
    found = [one for one in grounds if (one.act.day or last_year(_title(one))) and not _is_history(one)]
    return found if found or not draft.is_whole else Missing("нет оснований с датой или сроком")


def _title(ground: Ground) -> str:
    """The title of an act; of a ground that is no act, all its words."""
    return ground.act.title or ("" if ground.act.number else str(ground.said))


def _is_history(ground: Ground) -> bool:
    return ground.entity is not None and str(ground.entity.record.get("role") or "") == "история"


def check(ground: Ground, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on a ground that ends too early, is repealed, or has a successor that is not named."""
    act, other, term = ground.act, known(ground.act), _term(draft)
    repealed = act.repealed or (other.repealed if other else None)
    ends = act.ends or (other.ends if other else None) or _by_title(ground)
    if repealed and term.since and repealed <= term.since:
        message = f"{_name(ground)} утратил силу {repealed:%d.%m.%Y}{_newer_words(ground)}"
        yield Mark(message, ground.at, "Замените акт действующим.", ground.path, "repealed")
    elif ends and term.until and ends < term.until:
        name = _name(ground)
        message = f"{name[:1].upper()}{name[1:]} действует до {ends:%d.%m.%Y}, программа — до {term.until:%d.%m.%Y}"
        hint = "Назовите акт на весь срок; если он дал лишь исходные данные — «роль: история» в справочнике."
        yield Mark(message, ground.at, hint, ground.path, "expired")
    elif newer := _missed(ground, draft, term):
        message = f"После акта {_name(ground)} принят другой о том же: {newer.name} «{quoted(newer.title)}»"
        hint = "Добавьте его в основания или замените им прежний."
        yield Mark(message, ground.at, hint, ground.path, "superseded", Severity.ADVICE)


def _name(ground: Ground) -> str:
    if not ground.act.name:
        return f"«{quoted(ground.said)}»"
    title = f" «{quoted(ground.act.title)}»" if ground.act.title and (ground.act.day or ground.act.number) else ""
    return f"{ground.act.name}{title}"


def _by_title(ground: Ground) -> date | None:
    year = last_year(_title(ground))
    return date(year, 12, 31) if year else None


def _term(draft: Draft) -> Term:
    if draft.kind == "order":
        return Term(_day(draft.record.get("date")), None)
    approval, period = draft.approval, draft.record.get("period")
    years = period if isinstance(period, Years) else None
    begin = _day(draft.record.get("begin")) or (date(years.first, 1, 1) if years and years.first else None)
    end = _day(draft.record.get("finish")) or (date(years.last, 12, 31) if years and years.last else None)
    return Term(approval.day if approval else begin, end)


def _day(value: object) -> date | None:
    return value.value if isinstance(value, Date) else None


def _newer(ground: Ground) -> list[Act]:
    """The later acts on the same matter, as the workspace's registry tells, else as ours does."""
    record = ground.entity.record if ground.entity is not None else {}
    named = record.get("replaced_by")
    if isinstance(named, Link):
        return [act_of(named.entity.record)]
    other = known(ground.act)
    return successors(other) if other else []


def _newer_words(ground: Ground) -> str:
    newer = _newer(ground)
    return f", вместо него {newer[-1].name}" if newer else ""


def _missed(ground: Ground, draft: Draft, term: Term) -> Act | None:
    """The latest of the later acts that was in force at the approval, when no ground names it or one after it."""
    named = {one.act.key for one in grounds_of(draft.record)}
    newer = _newer(ground)
    if any(one.key in named for one in newer) or term.since is None:
        return None
    known_then = [one for one in newer if (since := one.begins or one.day) and since <= term.since]
    return known_then[-1] if known_then else None


RULE = Rule(
    code="LEG003",
    name="act-not-in-force",
    severity=Severity.ERROR,
    criterion="K10",
    gate=True,
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
