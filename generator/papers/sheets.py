"""An expert sheet as its template sees it: filled from an evaluation, or empty from criteria, to be filled by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from generator.derive.decisions import Decision, Limit, Score, decide, decision_named, decisions_of
from generator.derive.score_figures import limits_of, number, percent, points
from generator.derive.scoring import Criterion, Form, Sheet, form_of, is_true, sheet_of
from generator.language.ends import bare
from generator.language.units import unit_after
from generator.papers.cells import NOTHING, cell, centred, group, row, strong
from generator.papers.context import Desk
from generator.papers.cover import term
from generator.papers.grids import ruled
from generator.papers.marks import post_of
from generator.papers.values import value_of
from generator.reading.values import Text
from generator.schema.types import Said
from generator.workspace.entities import Link, capital, date_text

Record = dict[str, Any]
TABLE = "таблица оценок"


def sheet_context(desk: Desk) -> Record:
    """The context `s` of the paper экспертный-лист, from an evaluation or from criteria."""
    return _blank(desk) if desk.description.kind.name == "criteria" else _filled(desk)


def _filled(desk: Desk) -> Record:
    record, say = desk.description.record, desk.say
    form = form_of(record["criteria"].entity.record)
    sheet = sheet_of(record, form)
    assert sheet is not None  # a sheet with faults is not printed
    limits = limits_of(form, desk.workspace)
    return {
        "title": say("лист.заголовок с номером", номер=record["number"]) if record["number"] else say("лист.заголовок"),
        "form": say("лист.по критериям", название=form.record["name"]),
        "facts": [
            *programme_facts(record["programme"], desk),
            (say("лист.эксперт"), cell(expert_line(record["expert"], desk))),
            (say("лист.дата"), cell(date_text(record["date"], desk.phrases))),
        ],
        "table": _table(form, sheet, desk),
        "total": say(
            "лист.сумма",
            баллы=counted_points(sheet.total, desk),
            максимум=points(sheet.most),
            доля=percent(sheet.share, limits),
        ),
        "note": "",
        "hand": [],
        "strengths": _listing("strengths", desk),
        "remarks": _remarks(form, sheet, desk),
        "recommendations": _listing("recommendations", desk),
        "verdict": say("лист.вывод", вывод=verdict_words(sheet, desk)),
        "said": list(_said(record, desk)),
        "signature": {"post": say("лист.подпись"), "name": signed_by(record["expert"], desk)},
    }


def _said(record: Record, desk: Desk) -> Iterator[str]:
    """What follows the verdict: why it is so, that the expert has no interest in it."""
    if record["reason"] is not None:
        yield desk.say("лист.почему", причина=desk.lowered(record["reason"]))
    if is_true(record["no_interest"]):
        yield desk.say("лист.без интереса")


def _blank(desk: Desk) -> Record:
    record, say = desk.description.record, desk.say
    form = form_of(record)
    labels = ("программа", "организация", "срок", "эксперт", "дата")
    words = ", ".join(str(one.text) for one in decisions_of(form, desk.phrases))
    by_hand = ("сильные стороны", "замечания", "рекомендации")
    return {
        "title": say("лист.заголовок"),
        "form": say("лист.по критериям", название=record["name"]),
        "facts": [(say(f"лист.{one}"), NOTHING) for one in labels],
        "table": _table(form, None, desk),
        "total": say("лист.сумма от руки", максимум=points(form.most)),
        "note": say("лист.не применимо от руки") if any(map(_may_not_apply, form.criteria.values())) else "",
        "hand": [(say(f"лист.{one}"), desk.phrases.say("лист.строка")) for one in by_hand],
        "strengths": None,
        "remarks": None,
        "recommendations": None,
        "said": [say("лист.без интереса от руки")],
        "verdict": say("лист.вывод от руки", решения=words),
        "signature": {"post": say("лист.подпись"), "name": desk.phrases.say("лист.имя от руки")},
    }


def programme_facts(programme: Text, desk: Desk) -> Iterator[tuple[str, Record]]:
    """What is scored: the programme, whose it is, its term."""
    say, record = desk.say, programme.entity.record if isinstance(programme, Link) else {}
    yield say("лист.программа"), cell(capital(str(desk.name(programme))))
    if record.get("organisation") is not None:
        yield say("лист.организация"), cell(capital(str(desk.name(record["organisation"]))))
    if record.get("period") is not None and not isinstance(record["period"], Said):
        yield say("лист.срок"), cell(term(record["period"], desk, "программа.срок"))


def expert_line(expert: Text, desk: Desk) -> str:
    """Full name, post and degree of an expert."""
    if not isinstance(expert, Link) or expert.entity.record["surname"] is None:
        return capital(str(desk.name(expert)))
    record = expert.entity.record
    told = (desk.name(expert, "им", "полностью"), post_of(record), str(record["degree"] or ""))
    return ", ".join(one for one in map(str, told) if one)


def signed_by(expert: Text, desk: Desk) -> str:
    """The name of an expert as under a paper."""
    signing = desk.signing(expert.entity.record) if isinstance(expert, Link) else desk.signatory(expert)[0]
    return signing or capital(str(desk.name(expert)))


def counted_points(value: Fraction, desk: Desk, limits: Iterable[Limit] = ()) -> str:
    """Points with their noun: «22 балла», «21,67 балла»."""
    shown = points(value, limits)
    noun = unit_after(_as_printed(shown), "балл", forms=desk.workspace.speech.countable)
    return f"{shown}\u00a0{noun}"


def _as_printed(shown: str) -> int | float:
    return int(shown) if "," not in shown else float(shown.replace(",", "."))


def decision_of(sheet: Sheet, desk: Desk) -> Decision | None:
    """The decision that a sheet names, else the one that follows from its score; None for the expert's own words."""
    word, form = sheet.record["verdict"], sheet.form
    if word is not None:
        return decision_named(word, decisions_of(form, desk.phrases))
    return decide(form, [sheet], Score(sheet.total, sheet.most), desk.phrases)


def verdict_words(sheet: Sheet, desk: Desk) -> str:
    """What the expert concludes."""
    decision = decision_of(sheet, desk)
    if decision is not None:
        return decision.text
    return sheet.record["verdict"] or desk.phrases.say("лист.вывода нет")


def _table(form: Form, sheet: Sheet | None, desk: Desk) -> Record:
    """The criteria with scores and comments; without a sheet, with room for them."""
    commented = sheet is None or any(sheet.comment(one) is not None for one in form.criteria.values())
    names = ["номер", "критерий", "балл", "наибольший" if sheet is not None else "шкала"]
    names += ["вес", "с весом"] if form.is_weighted else []
    names += ["комментарий"] if commented else []
    rows: list[Record] = []
    several = sum(one.title is not None for one in form.groups) > 1
    for one in form.groups:
        if one.title is not None:
            rows.append(group(one.title))
        rows += [_criterion_row(criterion, sheet, names, desk) for criterion in one.criteria]
        if several and one.title is not None:
            rows.append(_total_row("оценка.итого по группе", one.criteria, sheet, names, desk))
    rows.append(_total_row("оценка.итого", list(form.criteria.values()), sheet, names, desk))
    labels = [desk.phrases.say(f"{TABLE}.{name}") for name in names]
    return ruled(desk.phrases.say("лист.оценки"), labels, rows, desk)


def _criterion_row(criterion: Criterion, sheet: Sheet | None, names: list[str], desk: Desk) -> Record:
    score = sheet.scores[criterion.key] if sheet is not None else None
    applies = sheet is None or score is not None
    weighted = number(criterion.weight * score) if score is not None else ""
    cells = {
        "номер": centred(str(criterion.number)),
        "критерий": _criterion_cell(criterion, sheet is None, desk),
        "балл": centred(
            number(score) if score is not None else desk.phrases.say("оценка.не применимо") * (not applies)
        ),
        "наибольший": centred(number(criterion.most) if applies else "—"),
        "шкала": centred(desk.phrases.say("оценка.шкала", мин=number(criterion.least), макс=number(criterion.most))),
        "вес": centred(str(criterion.record["weight"] or "1")),
        "с весом": centred(weighted),
        "комментарий": cell(sheet.comment(criterion) if sheet is not None else None),
    }
    return row(*(cells[name] for name in names))


def _criterion_cell(criterion: Criterion, whole: bool, desk: Desk) -> Record:
    """The name of a criterion; in an empty form also what it means and what each score does."""
    record = criterion.record
    if not whole or not (record["about"] or record["scores"] or _may_not_apply(criterion)):
        return cell(criterion.text)
    say = desk.say
    told = [{"shape": "text", "value": criterion.text, "label": ""}]
    if record["about"]:
        told.append({"shape": "text", "value": record["about"], "label": ""})
    for key, one in (record["scores"] or {}).items():
        told.append({"shape": "words", "value": say("оценка.описание балла", балл=key, текст=one["text"]), "label": ""})
    if _may_not_apply(criterion):
        told.append({"shape": "words", "value": say("оценка.может не применяться"), "label": ""})
    return {"shape": "stack", "value": told, "align": ""}


def _may_not_apply(criterion: Criterion) -> bool:
    return is_true(criterion.record["may_not_apply"])


def _total_row(phrase: str, criteria: Iterable[Criterion], sheet: Sheet | None, names: list[str], desk: Desk) -> Record:
    ours = list(criteria)
    total = points(sheet.total_of(ours)) if sheet is not None else ""
    most = points(sheet.most_of(ours) if sheet is not None else sum((one.worth for one in ours), Fraction()))
    least = points(sum((one.weight * one.least for one in ours), Fraction()))
    weighted = "с весом" in names
    by_hand = desk.phrases.say("оценка.из от руки", максимум=most)
    out_of = desk.phrases.say("оценка.из", балл=total, максимум=most) if sheet is not None else by_hand
    cells = {
        "номер": NOTHING,
        "критерий": strong(desk.phrases.say(phrase)),
        "балл": NOTHING if weighted else strong(total, "center"),
        "наибольший": NOTHING if weighted else strong(most, "center"),
        "шкала": NOTHING if weighted else strong(desk.phrases.say("оценка.шкала", мин=least, макс=most), "center"),
        "вес": NOTHING,
        "с весом": strong(out_of, "center"),
        "комментарий": NOTHING,
    }
    return row(*(cells[name] for name in names))


def _listing(name: str, desk: Desk) -> Record | None:
    """A list under a heading of its own, which stands in place of the usual lead-in."""
    spec, record = desk.description.kind.fields[name], desk.description.record[name]
    if record is None:
        return None
    found = value_of(record, spec, desk)
    if record["lead"] is None:
        found["value"]["lead"] = None
    return {"title": desk.phrases.say(f"лист.{spec.key}"), "value": found}


def _remarks(form: Form, sheet: Sheet, desk: Desk) -> Record | None:
    """The remarks by criterion, those on none last."""
    rows = []
    for criterion in (*form.criteria.values(), None):
        for one in sheet.remarks(criterion):
            name = criterion.text if criterion is not None else desk.phrases.say("оценка.общее")
            text = {"shape": "prose", "value": one["text"], "align": ""}
            rows.append([cell(name), text, cell(one["where"]), cell(state_told(one, desk))])
    if not rows:
        return None
    return numbered("таблица замечаний экспертов", ["критерий", "замечание", "место", "состояние"], rows, desk)


def state_told(remark: Record, desk: Desk) -> str:
    """What has become of a remark, and why; nothing where its author does not say."""
    if remark["state"] is None:
        return ""
    told = desk.phrases.say(f"замечание.{remark['state']}")
    if remark["reason"] is None:
        return told
    return desk.phrases.say("замечание.с причиной", состояние=told, причина=desk.lowered(bare(remark["reason"])))


def numbered(group_name: str, names: list[str], rows: list[list[Record]], desk: Desk) -> Record:
    """A table with numbered rows; columns that stay empty are left out."""
    kept = [n for n in range(len(names)) if any(one[n]["shape"] != "nothing" for one in rows)]
    labels = [desk.phrases.say(f"{group_name}.{name}") for name in ("номер", *(names[n] for n in kept))]
    lines = [row(centred(str(number)), *(one[n] for n in kept)) for number, one in enumerate(rows, 1)]
    return ruled(desk.phrases.say(f"{group_name}.название"), labels, lines, desk)
