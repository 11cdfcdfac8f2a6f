"""What a schema cannot say: two fields that must agree, a name that must lead to a field, rows that fill a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from typing import Any

from generator.findings import Finding, Place, Related
from generator.language.cases import LanguageError
from generator.language.gender import conflict
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.language import RecordType, records
from generator.schema.types import Date, Number
from generator.schema.unknown import fields_hint
from generator.workspace.approvals import approvals
from generator.workspace.chart_checks import charts_are_sound
from generator.workspace.doubled_words import doubled_words
from generator.workspace.doubles import doubled_codes
from generator.workspace.entities import NAME_PARTS, full_name
from generator.workspace.load import Description, Workspace
from generator.workspace.text_checks import check_text
from generator.workspace.thresholds import FIELDS, Bound, same_unit, spoken_thresholds

Record = dict[str, Any]
LANGUAGE_VERSION = 1


def check_workspace(workspace: Workspace) -> None:
    """Add the findings of all checks to the workspace."""
    for description in workspace.own:
        for check in CHECKS:
            workspace.findings += check(description)
        workspace.findings += doubled_words(description, workspace)
        for leaf in description.leaves():
            workspace.findings += check_text(leaf)
    workspace.findings += approvals(workspace)


def _version(description: Description) -> Iterator[Finding]:
    version = description.record.get("version")
    if isinstance(version, Number) and version.value > LANGUAGE_VERSION:
        message = f"Описание написано на версии языка {version}, а здесь понимают {LANGUAGE_VERSION}"
        yield Finding("SCH018", message, version.place, "версия", "Обновите metodist: pip install --upgrade metodist.")


def _dates_in_order(description: Description) -> Iterator[Finding]:
    for record in _records(description.record):
        begin, finish = record.get("begin"), record.get("finish")
        if (
            isinstance(begin, Date)
            and isinstance(finish, Date)
            and begin.value
            and finish.value
            and finish.value < begin.value
        ):
            yield Finding(
                "SCH014",
                f"Конец «{finish}» раньше начала «{begin}»",
                finish.place,
                "конец",
                "Исправьте одну из дат.",
                related=(Related(begin.place, "здесь начало"),),
            )


def _records(value: Any) -> Iterator[Record]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _records(item)
    elif isinstance(value, list):
        for item in value:
            yield from _records(item)


def _indicators_agree(description: Description) -> Iterator[Finding]:
    """An indicator's value is said once; where words and keys both say it, they must agree (language, §4)."""
    for number, entry in enumerate((description.record.get("indicators") or {}).get("entries", ()), 1):
        for bound in (Bound.AT_LEAST, Bound.AT_MOST):
            value = entry[FIELDS[bound]]
            if isinstance(value, Number) and (said := _otherwise(entry["text"] or "", bound, value)):
                hint = f"Оставьте порог в одном месте: в словах или в поле «{bound}»."
                message = f"В словах показателя «{said}», а в поле «{bound}» стоит {value}"
                yield Finding("SCH017", message, value.place, f"показатели, {number}, {bound}", hint)


def _otherwise(text: str, bound: Bound, value: Number) -> str:
    """The threshold that the words tell in the same unit, when none of theirs is the field's; else nothing."""
    spoken = [one for one in spoken_thresholds(text) if same_unit(one.unit, value.unit)]
    agreed = any(one.bound is bound and one.value == value.value for one in spoken)
    return spoken[-1].said if spoken and not agreed else ""


def _tables_are_full(description: Description) -> Iterator[Finding]:
    for table in (record["table"] for record in _records(description.record) if isinstance(record.get("table"), dict)):
        width = len(table["columns"] or ())
        place = next((value.place for value in table.values() if isinstance(value, Text)), description.place)
        if not width:
            yield Finding("SCH007", "У таблицы нет столбцов", place, "таблица, столбцы", "Назовите их через « | ».")
        for line in table["lines"] or ():
            if width and len(line) != width:
                message = f"В строке таблицы ячеек: {len(line)}, а столбцов: {width}"
                yield Finding(
                    "SCH021",
                    message,
                    line[0].place if line else place,
                    "таблица, строки",
                    "Ячейки разделяет « | »; пустая ячейка — пустое место между двумя « | ».",
                )
        if table["widths"] and width and len(table["widths"]) != width:
            message = f"Ширин: {len(table['widths'])}, а столбцов: {width}"
            yield Finding(
                "SCH021", message, table["widths"][0].place, "таблица, ширина", "Дайте по числу на столбец через « | »."
            )
        for share in table["widths"] or ():
            if not re.fullmatch(r"\d{1,3}(?:[.,]\d+)? ?%?", share) or float(share.rstrip(" %").replace(",", ".")) <= 0:
                yield Finding(
                    "SCH009",
                    f"«{share}» не ширина столбца",
                    share.place,
                    "таблица, ширина",
                    "Ширина — число процентов: 60 | 40.",
                )


def _countable_nouns_have_three_forms(description: Description) -> Iterator[Finding]:
    for noun, one in (description.record.get("countable") or {}).items():
        forms = one["forms"]
        if forms is not None and len(forms) != 3:
            place = forms[0].place if forms else noun.place
            message = f"У слова «{noun}» форм: {len(forms)}, а нужно три — для 1, для 2–4 и для 5"
            yield Finding("SCH021", message, place, "счётные", "Например: сутки: сутки | суток | суток.")


def _names_tell_one_gender(description: Description) -> Iterator[Finding]:
    """Words of one name that tell different genders are a slip, unless `пол:` says whose name it is."""
    own = {code: one.record for code, one in description.own.items() if one.kind == "person"}
    for code, person in ((description.record.get("persons") or {}) | own).items():
        if person["surname"] is None or person["gender"] is not None:
            continue
        try:
            told = conflict(full_name(person))
        except LanguageError:
            continue  # no name by the rules: said where a paper wants its cases
        if told is not None:
            word = next(person[part] for part in reversed(NAME_PARTS) if person[part] is not None)
            yield Finding("SCH025", told.message, word.at(0, len(word)), f"лица, {code}", told.hint)


def _groups_are_named(description: Description) -> Iterator[Finding]:
    """Numbers by groups are made of the group's own: measures without a named group have none."""
    numbering = (description.record.get("plan") or {}).get("numbering")
    if numbering is None or plain_key(numbering) != "по группам":
        return
    nameless = [group for group in description.record["measures"] or () if group["title"] is None]
    first = next((one["text"] for group in nameless for one in group["measures"] or ()), None)
    if first is not None:
        hint = "Дайте группе название («группа: …») или поставьте «нумерация: сквозная»."
        related = (Related(first.place, "это мероприятие без названной группы"),)
        message = "Нумерация «по группам», а у мероприятий есть группа без названия"
        yield Finding("SCH029", message, numbering.at(0, len(numbering)), "план, нумерация", hint, related=related)


def _named_fields_exist(description: Description) -> Iterator[Finding]:
    """Rows of the passport and parts put in must name fields that are there."""
    record = description.record
    if description.kind.name != "programme":
        return
    programme = records()["programme"]
    for row in (record["passport"] or {}).get("rows") or ():
        if row["field"] is not None:
            yield from _named(row["field"], programme, record, "паспорт, строки")
        elif row["text"] is None or row["title"] is None:
            yield Finding(
                "SCH022",
                "Строке паспорта нужны «название» и «текст» или имя поля",
                _first_place(row, description),
                "паспорт, строки",
                "Например: «- показатели: Основные показатели».",
            )
    for part in record["parts"] or ():
        if part["title"] is not None and str(part["part"]) in UNTITLED:
            message, hint = f"У части «{part['part']}» нет своего заголовка", "Уберите название, оставьте имя части."
            yield Finding("SCH022", message, part["title"].place, "части", hint)
    for block in _records([record["sections"], record["appendices"]]):
        if isinstance(name := block.get("insert"), Text):
            with_plan = {**record, "plan": record["measures"], "empty": {}}
            yield from _named(name, programme, with_plan, "разделы, вставить", UNPRINTED - {"plan"})


def _columns_of_the_plan_exist(description: Description) -> Iterator[Finding]:
    """Columns of a plan, be it a programme's or a road map's, name fields of measures or bear a title of their own."""
    for column in (description.record.get("plan") or {}).get("columns") or ():
        if column["field"] is None and column["title"] is None:
            hint = "Например: «- название: Отметка о выполнении»."
            place = _first_place(column, description)
            yield Finding("SCH022", "Столбцу плана нужно «название»", place, "план, столбцы", hint)
        elif column["field"] is not None and plain_key(column["field"]) != "номер":
            yield from _named(column["field"], records()["measure"], None, "план, столбцы")


def _first_place(record: Record, description: Description) -> Place:
    """Where the first text of a record stands, emptiness that is said counted as one."""
    values = [*record.values(), *record["empty"].values()]
    return next((value.place for value in values if isinstance(value, Text)), description.place)


UNTITLED = ("титул", "разделы", "приложения")  # parts of a programme without a heading of their own

# Fields of a programme that say how to print, not what.
UNPRINTED = frozenset({"kind", "version", "code", "base", "table", "passport", "plan", "parts", "forms"})


def _named(
    name: Text, kind: RecordType, record: Record | None, path: str, unprinted: Set[str] = UNPRINTED
) -> Iterator[Finding]:
    spec, place = kind.find(name), name.at(0, len(name))
    if spec is None:
        near = nearest(name, [key for field in kind.fields.values() for key in field.taught])
        hint = f"Возможно, «{near}»." if near else fields_hint(name, kind)
        yield Finding("SCH022", f"Нет поля «{name}»", place, path, hint)
    elif record is not None and spec.name in unprinted:
        yield Finding("SCH022", f"Поле «{name}» само не печатается", place, path, "Назовите поле с содержанием.")
    elif record is not None and record[spec.name] is None and spec.name not in record["empty"]:
        yield Finding(
            "SCH022",
            f"Поле «{name}» названо здесь, но в программе его нет",
            place,
            path,
            f"Добавьте поле «{spec.key}:» или уберите эту строку.",
        )


Check = Callable[[Description], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    _version,
    doubled_codes,
    _dates_in_order,
    _indicators_agree,
    _tables_are_full,
    charts_are_sound,
    _countable_nouns_have_three_forms,
    _groups_are_named,
    _names_tell_one_gender,
    _named_fields_exist,
    _columns_of_the_plan_exist,
)
