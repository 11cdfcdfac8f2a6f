"""Риск без ответа

Что проверяет
    У каждого риска есть мера, ответственный, вероятность и влияние; мера опирается на мероприятие плана (поле
    «мероприятия») или сказано, когда она вступает в дело («если …», «при …»). Рисков не меньше трёх. Чего нет ни
    у одного риска, названо один раз.

Зачем
    Названный риск без ответа — признание, а не управление.

Плохо
    риски:
      - Уход наставников
      - Перегрузка учителей
      - Сокращение средств

Хорошо
    мероприятия:
      - группа: Наставники
        мероприятия:
          - мероприятие: Закрепление наставников парами
            код: пары
            срок: 2027
    риски:
      - риск: Уход наставников
        вероятность: средняя
        влияние: сильное
        мера: У каждого наставника есть заместитель
        мероприятия: [пары]
        ответственный: петров
      - риск: Перегрузка учителей
        вероятность: высокая
        влияние: среднее
        мера: Если отчётов больше двух в месяц, часть данных собирает управление
        ответственный: иванова
      - риск: Сокращение средств
        вероятность: низкая
        влияние: сильное
        мера: При сокращении выездные занятия заменяются дистанционными
        ответственный: иванова

Настройки
    минимум: сколько рисков нужно программе (обычно 3).

Осторожно
    Часть, которой у риска нет по делу, снимают словами «мера: нет (причина)».

Как исправить
    Добавьте риску поля, которые названы в замечании; в «мероприятия» — коды мероприятий, которые на него отвечают.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.derive.emptiness import reason_for
from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.rule import Mark, Missing, Options, Rule

PARTS = {
    "response": "меры",
    "responsible": "ответственного",
    "probability": "оценки вероятности",
    "impact": "оценки влияния",
    "measures": "мероприятия плана или условия, при котором мера вступает в дело",
}
TRIGGER = re.compile(
    r"\b(?:если|когда|при|(?:в|на)\s+случа\w+|в\s+(?:дни|период|недел\w+)|на\s+время|после\s+того|как\s+только|"
    r"до\s+начала|заранее|запасн\w+|резервн\w+|ежемесячн\w+|ежеквартальн\w+|ежегодн\w+|с\s+первого|раз\s+в)\b",
    re.IGNORECASE,
)
FIELDS = {
    "response": "«мера:»",
    "responsible": "«ответственный:»",
    "probability": "«вероятность:»",
    "impact": "«влияние:»",
    "measures": "«мероприятия:» с кодами или скажите в мере «если …», «при …»",
}
FEW = "Назовите риски, которые сорвут программу вернее всего: люди, деньги, время, доверие семей."
Subject = Item | Draft


def subjects(draft: Draft) -> Sequence[Subject] | Missing:
    """The risks; the draft alone when none of them has something that all must."""
    risks = draft.items("risks")
    if draft.holds("risks") and not risks:
        return Missing(f"{draft.key('risks')} — текст без пунктов")
    return [draft] if _nowhere(risks) else risks


def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on what a risk lacks, on what all lack, and on too few risks."""
    risks = draft.items("risks")
    if isinstance(subject, Draft):
        nowhere = _nowhere(risks)
        names = ", ".join(PARTS[name] for name in nowhere)
        yield Mark(f"Ни у одного риска нет {names}", risks[0].place, _hint(nowhere), risks[0].field.key)
        for risk in risks:
            yield from _bare(risk, without=nowhere)
    else:
        yield from _bare(subject)
    if (isinstance(subject, Draft) or subject is risks[0]) and len(risks) < options["минимум"]:
        message = f"Рисков {len(risks)}, а обычно их не меньше {options['минимум']}"
        yield Mark(message, risks[0].place, FEW, risks[0].field.key, "few", Severity.ADVICE)


def _bare(risk: Item, without: Sequence[str] = ()) -> Iterator[Mark]:
    if lacking := [name for name in PARTS if name not in without and _lacks(risk, name)]:
        words = ", ".join(PARTS[name] for name in lacking)
        yield Mark(f"{risk.title}: нет {words}", risk.place, _hint(lacking), risk.path)


def _hint(lacking: Iterable[str]) -> str:
    return f"Добавьте риску {', '.join(FIELDS[name] for name in lacking)}."


def _nowhere(risks: Sequence[Item]) -> list[str]:
    """The parts that none of several risks has."""
    return [name for name in PARTS if len(risks) > 1 and all(_lacks(risk, name) for risk in risks)]


def _lacks(risk: Item, name: str) -> bool:
    if risk.holds(name) or reason_for(risk.record, name):
        return False
    if name == "measures":  # a risk without an answer lacks that one first
        return risk.holds("response") and not TRIGGER.search(str(risk["response"]))
    return True


RULE = Rule(
    code="RSP004",
    name="bare-risk",
    severity=Severity.WARNING,
    criterion="K4",
    manual=__doc__,
    needs=("risks",),
    subjects=subjects,
    check=check,
    options={"минимум": 3},
)
