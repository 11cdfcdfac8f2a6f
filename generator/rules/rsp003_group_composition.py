"""Состав группы неполон

Что проверяет
    В группе, которую создаёт приказ, есть руководитель (председатель), секретарь и не меньше трёх названных людей.
    «Представители родителей» и другие члены во множественном числе людьми не считаются.

Зачем
    Группа без головы и секретаря не собирается.

Плохо
    вид: приказ
    пункты:
      - создать группу:
          название: рабочая группа по чтению
          состав:
            - лицо: иванова
            - лицо: петров
      - контроль: за собой

Хорошо
    вид: приказ
    пункты:
      - создать группу:
          название: рабочая группа по чтению
          состав:
            - лицо: иванова
              роль: председатель
            - лицо: петров
              роль: секретарь
            - текст: Сергеева М.А., школьный библиотекарь
      - контроль: за собой

Настройки
    минимум: сколько названных людей нужно в группе (обычно 3).

Осторожно
    Если состав утверждает отдельный приказ, пометьте это место с указанием его номера.

Как исправить
    Дайте членам группы «роль: председатель» и «роль: секретарь», назовите людей по фамилии.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.orders import points_in
from generator.derive.persons import is_named
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Options, Rule
from generator.workspace.entities import Link

Record = dict[str, Any]
ROLES = {
    "председателя или руководителя": r"(?:со)?председатель|руководитель|начальник|координатор|глава|командир",
    "секретаря": r"(?:ответственн\w+\s+)?секретарь",
}


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """A group that an order creates, with the path of its point."""

    record: Record
    path: str


def subjects(draft: Draft) -> Sequence[Group]:
    """The groups that the order creates."""
    return [
        Group(point["create_group"], f"{path}, создать группу")
        for path, point in points_in(draft.record)
        if point.get("create_group")
    ]


def check(group: Group, draft: Draft, options: Options) -> Iterator[Mark]:
    """One mark that names all the group lacks."""
    members = group.record["members"] or []
    lacking = [name for name, words in ROLES.items() if not any(_plays(one, words) for one in members)]
    named, least = sum(_is_named(one) for one in members), options["минимум"]
    if named < least:
        lacking.append(f"{least} названных людей (их {named})")
    name = group.record["name"]
    if lacking and isinstance(name, Text):
        hint = "Назовите людей по фамилии и дайте им «роль:» — председатель, секретарь."
        yield Mark(f"Группа «{quoted(name)}»: нет {', '.join(lacking)}", name, hint, group.path)


def _plays(member: Record, words: str) -> bool:
    return bool(re.match(rf"\s*(?:{words})", str(member["role"] or ""), re.IGNORECASE))


def _is_named(member: Record) -> bool:
    """Whether the member is one person: from the registry, or a text with a surname."""
    person, text = member["person"], member["text"]
    return isinstance(person, Link) or any(is_named(one) for one in (person, text) if one is not None)


RULE = Rule(
    code="RSP003",
    name="group-composition",
    severity=Severity.WARNING,
    criterion="K6",
    manual=__doc__,
    kinds=("order",),
    subjects=subjects,
    check=check,
    options={"минимум": 3},
)
