"""The summary conclusion of a programme as its template sees it: what the sheets of all its experts say together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from markupsafe import Markup, escape

from generator.derive.decisions import Limit
from generator.derive.results import ENOUGH, Result, mean, results_of, spread
from generator.derive.score_figures import limits_of, percent, place, points
from generator.derive.scoring import Criterion, Sheet
from generator.language.ends import bare
from generator.papers.cells import NOTHING, cell, centred, group, lines, row, strong
from generator.papers.context import Desk
from generator.papers.grids import ruled
from generator.papers.marks import author_lines
from generator.papers.programme import signature
from generator.papers.sheets import (
    counted_points,
    expert_line,
    numbered,
    programme_facts,
    signed_by,
    state_told,
    verdict_words,
)
from generator.reading.values import Text
from generator.workspace.entities import capital, date_text, link
from generator.workspace.load import Description, Workspace

Record = dict[str, Any]
MOST_COLUMNS = 4  # experts that have a column each; of more, the least and the greatest score


def has_sheets(description: Description, workspace: Workspace) -> bool:
    """Whether a programme has expert sheets."""
    return bool(results_of(description.id, workspace))


def conclusion_context(desk: Desk) -> list[Record]:
    """The context `conclusions` of the paper заключение: one for each form by which the programme was scored."""
    return [_conclusion(one, desk) for one in results_of(desk.description.id, desk.workspace)]


def _conclusion(result: Result, desk: Desk) -> Record:
    limits = limits_of(result.form, desk.workspace)
    form = result.form.record
    return {
        "organisation": author_lines(form["organisation"], desk),
        "date": desk.phrases.say("приказ.линия даты"),
        "place": form["place"] or "",
        "number": desk.phrases.say("заключение.номер от руки"),
        "facts": list(_facts(result, desk)),
        "experts": _experts(result, limits, desk),
        "told": list(_told(result, limits, desk)),
        "criteria": _criteria(result, desk),
        "apart": list(_apart(result, desk)),
        "remarks": _remarks(result, desk),
        "lists": [found for name in ("strengths", "recommendations") if (found := _merged(name, result, desk))[1]],
        "verdict": list(_verdict(result, desk)),
        "signatures": list(_signatures(result, desk)),
    }


def _facts(result: Result, desk: Desk) -> Iterator[tuple[str, Record]]:
    say, form = desk.say, result.form.record
    reference = link(Text(result.programme.id, desk.description.place), result.programme)
    yield from programme_facts(reference, desk)
    name: Any = form["name"]
    if form["act"] is not None:
        name = say("заключение.утверждены", название=name, чем=desk.name(form["act"]))
    yield say("заключение.критерии"), cell(name)
    yield say("заключение.экспертов"), cell(str(len(result.sheets)))


def _experts(result: Result, limits: list[Limit], desk: Desk) -> Record:
    names = ["номер", "эксперт", "дата", "балл", "доля", "вывод"]
    rows = [_expert_row(number, one, result, limits, desk) for number, one in enumerate(result.sheets, 1)]
    if len(rows) > 1:
        score = result.score
        mean_told = _of_most(points(score.points, limits), score.most, result, desk)
        total = strong(mean_told, "center"), strong(percent(score.share, limits), "center")
        rows.append(row(NOTHING, strong(desk.phrases.say("заключение.средний")), NOTHING, *total, NOTHING))
    labels = [desk.phrases.say(f"таблица экспертов.{name}") for name in names]
    return ruled(desk.phrases.say("таблица экспертов.название"), labels, rows, desk)


def _expert_row(number: int, sheet: Sheet, result: Result, limits: list[Limit], desk: Desk) -> Record:
    return row(
        centred(str(number)),
        cell(expert_line(sheet.record["expert"], desk)),
        centred(date_text(sheet.record["date"], desk.phrases)),
        centred(_of_most(points(sheet.total, limits), sheet.most, result, desk)),
        centred(percent(sheet.share, limits)),
        cell(verdict_words(sheet, desk)),
    )


def _of_most(told: str, most: Fraction, result: Result, desk: Desk) -> str:
    """Points with the greatest number of them, where that is not the same for all sheets."""
    return desk.phrases.say("заключение.из", балл=told, максимум=points(most)) if _leaves_out(result) else told


def _leaves_out(result: Result) -> bool:
    """Whether a criterion does not apply to some expert, so that sheets have other greatest totals than the form."""
    return any(sheet.most != result.form.most for sheet in result.sheets)


def _told(result: Result, limits: list[Limit], desk: Desk) -> Iterator[str]:
    """Mean, spread, threshold and place in words."""
    say, score, totals = desk.say, result.score, result.totals
    mean_told = {
        "баллы": counted_points(score.points, desk, limits),
        "максимум": points(score.most),
        "доля": percent(score.share, limits),
    }
    if len(totals) == 1:
        yield say("заключение.один эксперт", **mean_told)
    else:
        yield say("заключение.средний балл", **mean_told)
        apart = counted_points(spread(totals), desk)
        yield say("заключение.разброс", мин=points(min(totals)), макс=points(max(totals)), разброс=apart)
        if result.disagrees:
            yield say(f"заключение.расхождение {'многих' if len(totals) >= ENOUGH else 'итогов'}")
    if _leaves_out(result):
        yield say("заключение.не применимо")
    if result.passed is not None:
        each = result.form.record["threshold_of_each"]
        phrase = f"порог{' каждого' if each is not None else ''}{'' if result.passed else ' не'} пройден"
        yield say(f"заключение.{phrase}", порог=desk.amount(each or result.form.record["threshold"]))
    if result.among > 1:
        yield place_told(result, desk)


def place_told(result: Result, desk: Desk) -> str:
    """The place of a programme; where it ties with others, by which rule."""
    values = {"место": place(result), "всего": str(result.among)}
    if not result.ties:
        return desk.say("заключение.место", **values)
    rule = desk.phrases.say(f"заключение.правило {result.form.record['ranking'] or 'общее место'}")
    return desk.say("заключение.место с правилом", правило=rule, **values)


def _criteria(result: Result, desk: Desk) -> Record:
    """Scores by criterion: each expert's where they are few, their mean, their spread."""
    number = len(result.sheets)
    each = 1 < number <= MOST_COLUMNS
    say = desk.phrases.say
    labels = [say("таблица средних.номер"), say("таблица средних.критерий"), say("таблица средних.наибольший")]
    labels += [say("таблица средних.вес")] if result.form.is_weighted else []
    labels += [say("таблица средних.эксперт", номер=str(n + 1)) for n in range(number)] if each else []
    labels += [say("таблица средних.от и до")] if number > MOST_COLUMNS else []
    labels += [say(f"таблица средних.{'средний' if number > 1 else 'единственный'}")]
    labels += [say("таблица средних.разброс")] if number > 1 else []
    rows = []
    for one in result.form.groups:
        rows += [group(one.title)] if one.title is not None else []
        rows += [_criterion_row(criterion, result, desk) for criterion in one.criteria]
    return ruled(say("заключение.оценки по критериям"), labels, rows, desk)


def _criterion_row(criterion: Criterion, result: Result, desk: Desk) -> Record:
    scores, number = result.scores_of(criterion), len(result.sheets)
    cells = [centred(str(criterion.number)), cell(criterion.text), centred(points(criterion.most))]
    if result.form.is_weighted:
        cells.append(centred(str(criterion.record["weight"] or "1")))
    if 1 < number <= MOST_COLUMNS:
        cells += [centred(_shown(one.scores[criterion.key], desk)) for one in result.sheets]
    elif number > 1:
        ends = {"мин": points(min(scores)), "макс": points(max(scores))} if scores else {}
        cells.append(centred(desk.phrases.say("оценка.шкала", **ends) if ends else "—"))
    cells.append(centred(_shown(mean(scores), desk)))
    if number > 1:
        shown = points(spread(scores))
        apart = desk.phrases.say("таблица средних.расходятся", разброс=shown)
        cells.append(centred(apart if result.disagrees_on(criterion) else shown))
    return row(*cells)


def _shown(score: Fraction | None, desk: Desk) -> str:
    return points(score) if score is not None else desk.phrases.say("оценка.не применимо")


def _apart(result: Result, desk: Desk) -> Iterator[str]:
    """The criteria on which experts disagree."""
    named = [str(one.text) for one in result.form.criteria.values() if result.disagrees_on(one)]
    if named:
        yield desk.say("заключение.расхождение по критериям", критерии=", ".join(map(desk.lowered, named)))


def _remarks(result: Result, desk: Desk) -> Record | None:
    """Remarks of all experts by criterion, with their comments upon scores; each said once."""
    rows = []
    for criterion in (*result.form.criteria.values(), None):
        said = [text for sheet in result.sheets for text in _said_of(criterion, sheet, desk)]
        if said:
            name = criterion.text if criterion is not None else desk.phrases.say("оценка.общее")
            average = _shown(mean(result.scores_of(criterion)), desk) if criterion is not None else ""
            rows.append([cell(name), centred(average), lines([_capital(one) for one in _once(said, desk)])])
    if not rows:
        return None
    return numbered("таблица сводных замечаний", ["критерий", "средний", "замечания"], rows, desk)


def _said_of(criterion: Criterion | None, sheet: Sheet, desk: Desk) -> Iterator[Text]:
    for one in sheet.remarks(criterion):
        text = one["text"].with_value(bare(one["text"]))
        beside = "; ".join(filter(None, (str(one["where"] or ""), state_told(one, desk))))
        yield text.with_value(desk.phrases.say("заключение.где", текст=text, место=beside)) if beside else text
    comment = sheet.comment(criterion) if criterion is not None else None
    if comment is not None:
        yield comment.with_value(bare(comment))


def _once(said: list[Text], desk: Desk) -> list[Text]:
    """Each text once, with how many experts said it when they are several."""
    first: dict[str, list[Text]] = {}
    for text in said:
        first.setdefault(" ".join(text.split()).casefold(), []).append(text)
    return [same[0] if len(same) == 1 else same[0].with_value(_told_by(same, desk)) for same in first.values()]


def _capital(text: Text) -> Text:
    return text.with_value(capital(text))


def _told_by(same: list[Text], desk: Desk) -> str:
    return desk.phrases.say("заключение.отметили", текст=same[0], сколько=desk.counted(len(same), "эксперт"))


def _merged(name: str, result: Result, desk: Desk) -> tuple[str, list[Markup]]:
    """The entries of a list of all sheets, each once, under its title."""
    said = [
        one["text"].with_value(bare(one["text"]))
        for sheet in result.sheets
        for one in (sheet.record[name] or {}).get("entries", ())
    ]
    key = {"strengths": "сильные стороны", "recommendations": "рекомендации"}[name]
    return desk.phrases.say(f"лист.{key}"), [Markup(escape(desk.marks.wrap(one))) for one in _once(said, desk)]


def _verdict(result: Result, desk: Desk) -> Iterator[str]:
    if result.barred:
        named = ", ".join(desk.lowered(str(one.text)) for one in result.barred)
        yield desk.say("заключение.решающий", критерии=named)
    if result.decision is None:
        yield desk.say("заключение.без решения")
        return
    programme = desk.name(result.programme, "вин")
    yield desk.say("заключение.решение", программу=programme, решение=result.decision.text)


def _signatures(result: Result, desk: Desk) -> Iterator[Record]:
    """Who signs: the one that the criteria name, then the experts."""
    if (chief := signature(result.form.record["signature"], desk)) is not None:
        yield chief
    for one in result.sheets:
        yield {"post": desk.say("заключение.подпись эксперта"), "name": signed_by(one.record["expert"], desk)}
