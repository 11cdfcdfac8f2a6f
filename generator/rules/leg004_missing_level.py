"""Нет акта нужного уровня

Что проверяет
    Основания муниципальной программы включают федеральный, региональный и муниципальный акты, школьной — ещё
    и локальный, региональной — федеральный и региональный. Среди оснований приказа есть хотя бы один акт. Уровень
    виден по тому, кто принял акт; если хоть у одного основания он не виден, правило молчит.

Зачем
    Муниципальный документ без региональной опоры повисает.

Плохо
    основания:
      - Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»

Хорошо
    основания:
      - Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»
      - закон
      - Постановление администрации Сосновского района от 20.11.2025 № 88 «О стратегии развития образования»

Настройки
    школьная: какие уровни нужны школьной программе.
    муниципальная: какие уровни нужны муниципальной программе.
    региональная: какие уровни нужны региональной программе.

Осторожно
    Где местных актов нет по делу, уберите уровень в настройках.

Как исправить
    Добавьте акт названного уровня: опишите его в справочнике с полем «орган» и назовите код в основаниях.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.acts import FEDERAL, LEVELS, LOCAL, MUNICIPAL, REGIONAL
from generator.derive.grounds import OF_ORDER, grounds_of
from generator.findings import Severity
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Missing, Options, Rule

GENITIVE = {
    FEDERAL: "федерального",
    REGIONAL: "регионального",
    MUNICIPAL: "муниципального",
    LOCAL: "локального (школьного)",
}
HINT = "Опишите акт в справочнике с полем «орган» и назовите его код в основаниях."


def subjects(draft: Draft) -> Sequence[Draft] | Missing:
    """The draft, when it has grounds of which something can be told."""
    if draft.kind == "order":
        return [draft] if any(draft.holds(name) for name in (*OF_ORDER, "preamble")) else Missing("нет оснований")
    grounds = grounds_of(draft.record)
    if not grounds:
        return Missing("нет оснований с реквизитами")
    unclear = [one for one in grounds if not one.level]
    return Missing(f"не видно, чей это акт: «{unclear[0].name}»") if unclear else [draft]


def check(draft: Draft, whole: Draft, options: Options) -> Iterator[Mark]:
    """A mark that names the levels without an act."""
    grounds = grounds_of(draft.record)
    if draft.kind == "order":
        if not grounds:
            preamble = draft.record.get("preamble")
            hint = "Назовите акт: «на основании: код», «во исполнение: код»."
            yield Mark("В преамбуле приказа нет ни одного акта", preamble or draft.place, hint, "преамбула")
        return
    held = {one.level for one in grounds}
    wanted = options.get(str(draft.record.get("level") or ""), ())
    if lacking := [level for level in LEVELS if level in wanted and level not in held]:
        levels = ", ".join(GENITIVE[level] for level in lacking)
        yield Mark(f"В основаниях нет акта {levels} уровня", grounds[0].at, HINT, "основания")


RULE = Rule(
    code="LEG004",
    name="missing-level",
    severity=Severity.WARNING,
    criterion="K10",
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
    options={
        "школьная": (FEDERAL, REGIONAL, MUNICIPAL, LOCAL),
        "муниципальная": (FEDERAL, REGIONAL, MUNICIPAL),
        "региональная": (FEDERAL, REGIONAL),
    },
    words=dict.fromkeys(("школьная", "муниципальная", "региональная"), LEVELS),
)
