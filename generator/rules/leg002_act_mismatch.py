"""Реквизиты акта расходятся с реестром

Что проверяет
    Название акта с этой датой и номером — такое же, как в справочнике рабочей папки или в реестре известных актов;
    у акта с этим названием — те же дата и номер. Смотрит основания, справочник и все тексты. Кавычки, «№» и «N»,
    «ё», «РФ» и пробелы не важны; длинное название можно оборвать.

Зачем
    Неточное название закона видно юристу с первого взгляда.

Плохо
    разделы:
      - раздел: Основания
        содержание:
          - Закон от 29.12.2012 № 273-ФЗ «Об образовании в России» даёт школе выбор.

Хорошо
    разделы:
      - раздел: Основания
        содержание:
          - Закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации» даёт школе выбор.

Осторожно
    Актов, которых нет ни в справочнике, ни в реестре, правило не судит. Реестр идёт вместе с программой; у каждой
    его строки назван источник.

Как исправить
    Возьмите название из подсказки; если верен ваш номер, а не название, исправьте номер.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.acts import Act, act_of, mentions_of_acts, plain_number, plain_title, same_title
from generator.derive.grounds import grounds_of
from generator.findings import Fix, Related, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.known_acts import is_titled, known, titled
from generator.rules.rule import Mark, Options, Rule
from generator.workspace.entities import Entity

ALIKE = 0.5  # of the words of a title that a misnamed one must share to be mended without asking


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An act as told in one place: its details, its title as written, the path; the entity where it is described."""

    act: Act
    title: Text
    title_at: int
    path: str
    entity: Entity | None = None


def subjects(draft: Draft) -> Sequence[Told]:
    """The acts with a title and with a date or number that a register knows, as the draft tells them."""
    return [told for told in _told(draft) if _registered(told, draft) or _namesake(told)]


def _told(draft: Draft) -> Iterator[Told]:
    entities = [ground.entity for ground in grounds_of(draft.record) if ground.entity is not None]
    for entity in entities:
        name = entity.record.get("name")
        if entity.kind == "act" and isinstance(name, Text):
            yield Told(act_of(entity.record), name, 0, f"акты, {entity.id}, название", entity)
    for leaf in draft.texts:
        for one in mentions_of_acts(leaf.value):
            if one.title_at >= 0 and (one.act.day or one.act.number):
                yield Told(one.act, leaf.value, one.title_at, leaf.path)


def _registered(told: Told, draft: Draft) -> tuple[Act, Entity | None] | None:
    """The act of this date and number as the workspace's registry knows it, else as ours does."""
    if not told.act.day or not told.act.number:
        return None
    if told.entity is None:
        for entity in draft.workspace.entities.values():
            if entity.kind == "act" and (act := act_of(entity.record)).key == told.act.key and act.title:
                return act, entity
    found = known(told.act)
    return (found, None) if found is not None else None


def _namesake(told: Told) -> Act | None:
    """The only known act of this title that has either its date or its number, but not both."""
    found = titled(told.act.title)
    number = plain_number(told.act.number)
    near = [one for one in found if (one.day == told.act.day) or (plain_number(one.number) == number)]
    return near[0] if len(near) == 1 and near[0].key != told.act.key and known(told.act) is None else None


def check(told: Told, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on a title, date or number that differs from the register's."""
    if (registered := _registered(told, draft)) is not None:
        right, entity = registered
        ours = same_title(told.act.title, right.title) if entity else is_titled(right, told.act.title)
        if not ours:
            yield _misnamed(told, right, entity)
    elif (right_one := _namesake(told)) is not None and told.act.day and told.act.number:
        at = told.title.at(told.title_at, len(told.act.title))
        message = f"«{quoted(told.act.title)}» — это {right_one.name}, а здесь {told.act.name}"
        yield Mark(message, at, "Исправьте дату или номер.", told.path, "details")


def _misnamed(told: Told, right: Act, entity: Entity | None) -> Mark:
    shown, where = told.act.title, "в справочнике" if entity else "в реестре"
    place = told.title.at(told.title_at, len(shown))
    words, others = set(plain_title(shown).split()), set(plain_title(right.title).split())
    is_alike = len(words & others) >= ALIKE * max(len(words), len(others))
    related = (Related(entity.place, "здесь акт описан"),) if entity else ()
    message = f"{right.name}: написано «{quoted(shown, 160)}», {where} «{quoted(right.title, 160)}»"
    hint = f"Пишите «{quoted(right.title, 240)}»." if is_alike else "Проверьте номер и дату: название совсем другое."
    fix = Fix(place, shown, right.title) if is_alike else None
    return Mark(message, place, hint, told.path, "title", related=related, fix=fix)


RULE = Rule(
    code="LEG002",
    name="act-mismatch",
    severity=Severity.ERROR,
    criterion="K10",
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
