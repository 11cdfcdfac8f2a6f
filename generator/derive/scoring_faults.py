"""What is wrong with criteria and expert sheets beyond their fields: scales, bands, scores, experts named twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from generator.derive.decisions import decision_named, decisions_of, limit_of
from generator.derive.ladders import Wording, ladder_faults
from generator.derive.meetings import is_one_person
from generator.derive.results import EVALUATION, evaluations
from generator.derive.score_figures import NBSP, number
from generator.derive.scoring import PERCENT, Criterion, Form, form_of, fraction, is_true
from generator.findings import Finding, Place, Related
from generator.language.morphology import readings
from generator.reading.values import Text
from generator.schema.keys import nearest
from generator.schema.translation import whole
from generator.schema.types import Inapplicable, Number, Reference, to_number
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]
DECISIONS = Wording(
    code="EXP003",
    list="решения",
    step="решение",
    of="решения",
    whose="баллов",
    joint="Уберите «до:»: решение действует, пока не начнётся следующее.",
    lowest="Самое низкое решение начинается с 0: «от: 0».",
    top="Уберите «до:» у самого высокого решения.",
)


def scoring_faults(workspace: Workspace) -> Iterator[Finding]:
    """The faults of all criteria and all sheets of a workspace's own; those of its ground are told there."""
    own = set(workspace.own)
    for description in workspace.own:
        if description.kind.name == "criteria":
            yield from _form_faults(form_of(description.record))
        elif description.kind.name == "evaluation":
            yield from not_a_code(description.record["criteria"], "критерии", "критерии")
            yield from not_a_code(description.record["programme"], "программа", "программа")
    scored: dict[tuple[str, str], list[Description]] = {}
    forms: dict[str, Form] = {}
    for sheet in evaluations(workspace):
        record = sheet.record
        criteria = record["criteria"].entity
        form = forms[criteria.id] if criteria.id in forms else forms.setdefault(criteria.id, form_of(criteria.record))
        if sheet in own:
            yield from _score_faults(sheet, form) if form.is_sound else ()
            yield from _named_criteria(record, form)
            yield from _verdict_faults(record, form, workspace)
        if isinstance(record["expert"], Text):
            others = scored.setdefault((record["programme"].entity.id, criteria.id), [])
            same = (one for one in others if is_one_person(one.record["expert"], record["expert"]))
            if (other := next(same, None)) is not None:
                yield _second_sheet(sheet, other)
            others.append(sheet)
    yield from _unread_sheets({one.record["criteria"].entity.id: one for one in evaluations(workspace)}, workspace)


def _unread_sheets(by_form: Mapping[str, Description], workspace: Workspace) -> Iterator[Finding]:
    """A fault at a sheet of each form where others are not read: nothing scored by it is to be printed."""
    unread = ", ".join(file for file, kind in workspace.unread.items() if kind == EVALUATION)
    for sheet in by_form.values() if unread else ():
        message = f"Прочитаны не все листы экспертов: не читается {unread}"
        hint = "Исправьте этот файл: баллы, места и решения считаются по всем листам."
        yield Finding("EXP017", message, sheet.place, "", hint)


def not_a_code(value: Text | None, path: str, word: str) -> Iterator[Finding]:
    """The fault of words where only a description of the workspace will do."""
    if isinstance(value, Reference) and not value.is_id:
        hint = f"Нужно описание в этой папке («вид: {word}»); назовите здесь его код: имя файла или поле «код:»."
        yield Finding("EXP016", f"«{value}» — слова, а здесь нужен код", whole(value), path, hint)


def _form_faults(form: Form) -> Iterator[Finding]:
    for criterion in form.criteria.values():
        yield from _scale_faults(criterion, form) if not criterion.is_sound else _meaning_faults(criterion)
    yield from _band_faults(form)
    yield from _limit_faults(form)


def _scale_faults(criterion: Criterion, form: Form) -> Iterator[Finding]:
    if min(criterion.least, criterion.most, criterion.step, criterion.weight) < 0:
        return  # the schema has told it
    if not criterion.weight:
        message = f"Вес критерия «{criterion.text}» — 0: его баллы ничего не значат"
        hint = "Дайте критерию вес или уберите его."
        yield Finding("EXP001", message, whole(criterion.record["weight"]), "критерий, вес", hint)
        return
    own = [record[name] for record in (criterion.record, form.record) for name in ("step", "least", "most")]
    at = next((one for one in own if isinstance(one, Text)), criterion.text)
    message = f"Шкала критерия «{criterion.text}» не складывается: {_scale(criterion)}"
    hint = "Наибольший балл больше наименьшего, и шаг укладывается между ними целое число раз."
    yield Finding("EXP001", message, whole(at), "критерий", hint)


def _meaning_faults(criterion: Criterion) -> Iterator[Finding]:
    """Scores whose meaning is told must be on the scale."""
    for key in criterion.record["scores"] or ():
        score = fraction(to_number(key))
        if score is not None and not criterion.takes(score):
            message = f"Описан балл {key}, а критерий «{criterion.text}» ставят {_scale(criterion)}"
            yield Finding("EXP002", message, whole(key), "описание баллов", "Исправьте балл или «макс:» критерия.")


def _scale(criterion: Criterion) -> str:
    step = f" через {number(criterion.step)}" if criterion.step != 1 else ""
    return f"от {number(criterion.least)} до {number(criterion.most)}{step}"


def _band_faults(form: Form) -> Iterator[Finding]:
    """Bands must cover all scores from the least on, each once; `до:` may repeat where the next one begins."""
    bands = [one for one in form.record["decisions"] or () if isinstance(one["from"], Number)]
    told = [one["from"] for one in bands if one["from"].value]  # nought is nought in percent and in points
    units = {one.unit == PERCENT for one in told}
    if len(units) > 1:
        at = next(one for one in told if (one.unit == PERCENT) != (told[0].unit == PERCENT))
        hint = "Пишите все пороги в процентах или все в баллах."
        yield Finding("EXP003", "Одни решения даны в процентах, другие в баллах", whole(at), "решения, от", hint)
        return
    most = Fraction(100) if units == {True} else form.most
    yield from ladder_faults(bands, most, DECISIONS)
    for one in told:
        if form.is_sound and one.value > most:
            message = f"Решение начинается с {one}, а набрать можно {_most(form, one.unit == PERCENT)}"
            yield Finding("EXP003", message, whole(one), "решения, от", "Исправьте «от:»: до него никто не дойдёт.")


def _most(form: Form, is_percent: bool) -> str:
    return f"100{NBSP}%" if is_percent else number(form.most)


def _limit_faults(form: Form) -> Iterator[Finding]:
    for name, key in (("threshold", "порог"), ("threshold_of_each", "порог каждого эксперта")):
        value, limit = form.record[name], limit_of(form.record[name])
        if limit is None:
            continue
        if limit.value > (100 if limit.is_percent else form.most):
            message = f"Порог {value} больше наибольшего балла: набрать можно {_most(form, limit.is_percent)}"
            yield Finding("EXP004", message, whole(value), key, "Уменьшите порог или проверьте баллы и веса критериев.")
        yield from _nothing_recommends(form, whole(value), f"Порог {value} дан")
    decisive = next((one for one in form.criteria.values() if one.is_decisive), None)
    if decisive is not None:
        yield from _nothing_recommends(form, whole(decisive.record["decisive"]), "Решающий критерий дан")


def _nothing_recommends(form: Form, place: Place, what: str) -> Iterator[Finding]:
    own = form.record["decisions"] or ()
    if own and not any(is_true(one["positive"]) for one in own):
        message = f"{what}, а какие решения он закрывает, не сказано"
        hint = "Напишите «рекомендует: да» у решений, которые пускают программу дальше."
        yield Finding("EXP004", message, place, "решения", hint)


def _score_faults(sheet: Description, form: Form) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for key, one in (sheet.record["scores"] or {}).items():
        criterion = form.find(str(key))
        if criterion is None:
            yield unknown_criterion(key, form, "баллы")
            continue
        if (other := first.setdefault(criterion.key, key)) is not key:
            message = f"Критерий «{criterion.text}» оценён дважды: «{other}» и «{key}»"
            related = (Related(whole(other), "первый раз"),)
            yield Finding("EXP013", message, whole(key), "баллы", "Оставьте один балл.", related=related)
        yield from _off_scale(one["value"], criterion)
    blanks = [form.find(name) for name in _empty_cells(sheet)]  # told of where they stand
    missing = [one for one in form.criteria.values() if one.key not in first and one not in blanks]
    if missing and len(first) == len(sheet.record["scores"] or ()):  # an unknown one may be the one that is missing
        yield _no_column(missing, sheet.line.head) if sheet.line is not None else _no_score(missing, first, sheet)


def _empty_cells(sheet: Description) -> Iterator[str]:
    """The criteria whose cells are empty, in a table, as their columns name them."""
    for field, *names in sheet.line.blanks if sheet.line is not None else ():
        if sheet.kind.find(field) is sheet.kind.fields["scores"]:
            yield from names


def _no_score(missing: Sequence[Criterion], first: Mapping[str, Text], sheet: Description) -> Finding:
    named = ", ".join(f"«{one.key}»" for one in missing)
    some = next(iter(first.values()), None)
    hint = f"Допишите под «баллы:»: {missing[0].key}: {number(missing[0].least)}–{number(missing[0].most)}"
    hint += " или «не применимо»." if is_true(missing[0].record["may_not_apply"]) else "."
    place = some.place if some is not None and not some.place.in_table else sheet.place
    return Finding("EXP012", f"Нет балла по критериям: {named}", place, "баллы", hint)


def _no_column(missing: Sequence[Criterion], head: Text) -> Finding:
    """The same for all rows of a table, which nothing gives the scores."""
    named = ", ".join(f"«{one.key}»" for one in missing)
    hint = f"Добавьте столбец «баллы.{missing[0].key}»: от {number(missing[0].least)} до {number(missing[0].most)}."
    return Finding("EXP012", f"В таблице нет столбца с баллами по критериям: {named}", head.place, "баллы", hint)


def _off_scale(value: Text | None, criterion: Criterion) -> Iterator[Finding]:
    score, path = fraction(value), f"баллы, {criterion.key}"
    if isinstance(value, Inapplicable) and not is_true(criterion.record["may_not_apply"]):
        message = f"Критерий «{criterion.text}» применим всегда, а стоит «{value}»"
        hint = (
            "Поставьте балл; если критерий и правда может не подойти, напишите в критериях «может не применяться: да»."
        )
        yield Finding("EXP010", message, whole(value), path, hint)
    elif score is not None and value is not None and not criterion.takes(score):
        inside = criterion.least <= score <= criterion.most
        wrong = "такого балла нет" if inside else "он вне шкалы"
        message = f"Балл {value} по критерию «{criterion.text}»: {wrong}"
        yield Finding("EXP010", message, whole(value), path, _takes(criterion, inside))


def _takes(criterion: Criterion, inside: bool) -> str:
    """Which scores a criterion takes; of one between two of them, how the form would allow it."""
    if not inside:
        return f"Ставят {_scale(criterion)}."
    step = number(criterion.step)
    ends = f"от {number(criterion.least)} до {number(criterion.most)}"
    return (
        f"Ставят {ends} через {step}; если можно и дробнее, напишите в критериях «шаг: {number(criterion.step / 2)}»."
    )


def unknown_criterion(word: Text, form: Form, path: str) -> Finding:
    """The fault of a criterion that the form does not have, with the nearest one."""
    near = nearest(word, form.criteria)
    hint = f"Возможно, «{near}»." if near else f"В критериях есть: {', '.join(form.criteria)}."
    return Finding("EXP011", f"Неизвестный критерий «{word}»", whole(word), path, hint)


def _named_criteria(record: Record, form: Form) -> Iterator[Finding]:
    words = [(key, "комментарии") for key in record["comments"] or ()]
    for number_, one in enumerate((record["remarks"] or {}).get("entries", ()), 1):
        if one["criterion"] is not None:
            words.append((one["criterion"], f"замечания, {number_}, критерий"))
    for word, path in words:
        if form.find(str(word)) is None:
            yield unknown_criterion(word, form, path)


def _verdict_faults(record: Record, form: Form, workspace: Workspace) -> Iterator[Finding]:
    if isinstance(record["verdict"], Text):
        yield from unknown_decision(record["verdict"], form, workspace, "вывод")


def unknown_decision(word: Text, form: Form | None, workspace: Workspace, path: str) -> Iterator[Finding]:
    """The fault of a decision that the form does not have; where no form is known, words with a verb will do."""
    known = decisions_of(form, workspace.phrases)
    names = [str(one.text) if one.code.isdecimal() else one.code for one in known]
    near = nearest(word, names)
    is_slip = near is not None and " " not in word
    if decision_named(word, known) is not None or (form is None and not is_slip and _says_what_to_do(word)):
        return
    guess = f"Возможно, «{near}». " if near else ""
    own = (
        OWN_WORDS[path.rpartition(", ")[2]]
        if form is not None
        else "Свои слова — с глаголом: «направить на доработку»."
    )
    hint = f"{guess}Есть решения: {', '.join(names)}. {own}"
    yield Finding("EXP015", f"Неизвестное решение «{word}»", whole(word), path, hint)


OWN_WORDS = {  # where words that are no decision of the form belong
    "вывод": "Другое сначала опишите в критериях: «решения:».",
    "решение": "Другое сначала опишите в критериях («решения:»), поручения пишут в «решили:».",
}


def _says_what_to_do(words: str) -> bool:
    return any(one.part == "INFN" for word in words.split() for one in readings(word.strip(",.;:").lower()))


def _second_sheet(sheet: Description, first: Description) -> Finding:
    expert = sheet.record["expert"]
    message = f"Эксперт «{expert}» уже оценил эту программу по этим критериям: {first.place}"
    related = (Related(first.place, "первый лист"),)
    return Finding("EXP014", message, whole(expert), "эксперт", "Оставьте один лист эксперта.", related=related)
