"""What a report sums up over the workspace: a table of words and numbers, and the same as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.derive.decisions import Decision, decisions_of
from generator.derive.diagnosing import diagnosis_of
from generator.derive.report_numbers import Reckoned, reckoning
from generator.derive.results import Result, mean, places_of, results, results_of
from generator.derive.said_numbers import bare, grouped
from generator.derive.score_figures import limits_of, percent, place, points
from generator.derive.scoring import Criterion
from generator.findings import Place
from generator.schema.keys import plain_key
from generator.workspace.charts import Plotted
from generator.workspace.entities import Entity, Link
from generator.workspace.load import Description, Workspace
from generator.workspace.speech import name_of

Record = dict[str, Any]
WEAKEST = 5  # criteria that are told; of less than ten half
NONE = "—"


class NoSummary(LookupError):
    """There is nothing to sum up: the message says why; it is empty where that is told elsewhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """A table: phrases of its group name its columns; rows of cells; the columns that a chart shows; what it is of.

    What is drawn is what the cells say. `undrawn` is why there can be no chart of it.
    """

    group: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    drawn: Mapping[str, Sequence[Decimal | None]]
    places: tuple[Place, ...]
    unit: str = ""
    named: int = 0  # the column that names the rows
    undrawn: str = ""


Summarise = Callable[[Description, Workspace], Summary]


def summary(name: str, report: Description, workspace: Workspace) -> Summary | None:
    """What goes by this name; None for a name that is none. Raises `NoSummary`."""
    summarise = SUMMARIES.get(plain_key(name))
    return summarise(report, workspace) if summarise is not None else None


def plotted(found: Summary, workspace: Workspace) -> Plotted:
    """A summary as the numbers of a chart."""
    say = workspace.phrases.say
    series = [(say(f"{found.group}.{name}"), values) for name, values in found.drawn.items()]
    head = say(f"{found.group}.{found.columns[found.named]}")
    return Plotted(head, [row[found.named] for row in found.rows], series, found.unit)


# --- scores -----------------------------------------------------------------------------------------------------------


def _scored(workspace: Workspace) -> list[Result]:
    """The results by the only form there is, best first. Raises `NoSummary`."""
    forms = results(workspace).by_criteria
    if not forms:
        is_told = workspace.every("evaluation")  # they have faults, each with a message of its own
        raise NoSummary("" if is_told else "экспертных листов в рабочей папке нет")
    if len(forms) > 1:
        raise NoSummary(f"программы оценены по разным критериям: {', '.join(forms)}")
    return next(iter(forms.values()))


def _bands(report: Description, workspace: Workspace) -> Summary:
    """How many programmes have which part of the greatest total: by the limits of the decisions."""
    found = _scored(workspace)
    bands = decisions_of(found[0].form, workspace.phrases)
    of = {one.code: [two for two in found if _band(two, bands) is one] for one in bands}
    labels = [_band_label(bands, at, workspace) for at in range(len(bands))]
    counts = [len(of[one.code]) for one in bands]
    rows = [[label, str(n), _share(n, len(found))] for label, n in zip(labels, counts, strict=True)]
    drawn = {"программ": [Decimal(n) for n in counts]}
    return Summary("сводка баллов", ("доля", "программ", "из всех"), rows, drawn, places_of(found))


def _band(result: Result, bands: Sequence[Decision]) -> Decision | None:
    return next((one for one in bands if one.limit.is_met(result.score)), None)


def _band_label(bands: Sequence[Decision], at: int, workspace: Workspace) -> str:
    unit = "%" if bands[at].limit.is_percent else "баллов"
    least = points(bands[at].limit.value)
    if not at:
        return workspace.phrases.say(f"сводка баллов.от {unit}", от=least)
    above = points(bands[at - 1].limit.value)
    phrase = "между" if bands[at].limit.value else "ниже"
    return workspace.phrases.say(f"сводка баллов.{phrase} {unit}", от=least, до=above)


def _decisions(report: Description, workspace: Workspace) -> Summary:
    found = _scored(workspace)
    told = [one.text for one in decisions_of(found[0].form, workspace.phrases)]
    counts = [sum(one.decision is not None and one.decision.text == text for one in found) for text in told]
    kept = [(str(text), n) for text, n in zip(told, counts, strict=True) if n]
    rows = [[text, str(n), _share(n, len(found))] for text, n in kept]
    drawn = {"программ": [Decimal(n) for _, n in kept]}
    return Summary("сводка решений", ("решение", "программ", "из всех"), rows, drawn, places_of(found))


def _weakest(report: Description, workspace: Workspace) -> Summary:
    """The criteria that all sheets together score lowest, the weakest first."""
    found = _scored(workspace)
    scored = [(one, scores) for one in found[0].form.criteria.values() if (scores := _scores(one, found))]
    scored.sort(key=lambda pair: (_part(*pair), pair[0].number))
    weakest = scored[: min(WEAKEST, max(1, len(scored) // 2))]
    rows = [
        [str(one.text), str(len(scores)), points(mean(scores) or Fraction()), percent(_part(one, scores))]
        for one, scores in weakest
    ]
    drawn = {"доля": [_drawn(percent(_part(one, scores))) for one, scores in weakest]}
    columns = ("критерий", "листов", "средний", "доля")
    return Summary("сводка критериев", columns, rows, drawn, places_of(found), "%")


def _scores(criterion: Criterion, found: Iterable[Result]) -> list[Fraction]:
    return [score for one in found for score in one.scores_of(criterion)]


def _part(criterion: Criterion, scores: Sequence[Fraction]) -> Fraction:
    """The mean of scores as a part of the greatest one."""
    return (mean(scores) or Fraction()) / criterion.most


def _ranking(report: Description, workspace: Workspace) -> Summary:
    found = _scored(workspace)
    limits = limits_of(found[0].form, workspace)
    rows = [
        [
            place(one),
            label_of(one.programme, workspace),
            str(len(one.sheets)),
            points(one.score.points, limits),
            percent(one.score.share, limits),
            str(one.decision.text) if one.decision is not None else NONE,
        ]
        for one in found
    ]
    drawn = {"доля": [_drawn(percent(one.score.share, limits)) for one in found]}
    columns = ("место", "программа", "листов", "средний", "доля", "решение")
    return Summary("сводка итогов", columns, rows, drawn, places_of(found), "%", named=1)


def label_of(programme: Entity, workspace: Workspace) -> str:
    """What a programme is known by in a table: its school, else its own name."""
    owner = programme.record.get("organisation")
    if isinstance(owner, Link):
        return name_of(owner.entity, workspace.speech, "им", "кратко")
    return str(programme.record["name"])


# --- diagnostics ------------------------------------------------------------------------------------------------------


def _levels(report: Description, workspace: Workspace) -> Summary:
    """How many participants of the only diagnostics there is are on which level, the highest first."""
    found = [diagnosis_of(one.record) for one in workspace.every("diagnostics")]
    if len(found) != 1 or not found[0].persons:
        is_told = len(found) == 1  # it has no participants without faults, or none at all
        raise NoSummary("" if is_told else f"нужна одна диагностика, а в рабочей папке их {len(found)}")
    (diagnosis,) = found
    counts = [sum(one.level is level for one in diagnosis.persons) for level in diagnosis.scale.levels]
    names = [str(level.text) for level in diagnosis.scale.levels]
    rows = [[name, str(n), _share(n, len(diagnosis.persons))] for name, n in zip(names, counts, strict=True)]
    places = tuple(dict.fromkeys(one.record["who"].place for one in diagnosis.persons))
    drawn = {"участников": [Decimal(n) for n in counts]}
    return Summary("сводка уровней", ("уровень", "участников", "из всех"), rows, drawn, places)


# --- territories ------------------------------------------------------------------------------------------------------


def _by_territory(report: Description, workspace: Workspace) -> Summary:
    """Programmes, sheets and mean shares by territory, in the order of the files.

    A district's own programme is none of its schools': only those of the lowest level there is are counted.
    """
    every = workspace.every("programme")
    told = {str(one.record["level"]) for one in every}
    lowest = next((level for level in LEVELS if level in told), None)
    groups: dict[str, list[Description]] = {}
    for one in every:
        if lowest is None or one.record["level"] == lowest:
            groups.setdefault(territory_of(one, workspace), []).append(one)
    if not groups:
        raise NoSummary("программ в рабочей папке нет")
    rows, shares, scored = [], [], []
    for territory, programmes in groups.items():
        found = [result for one in programmes for result in results_of(one.id, workspace)]
        scored += found
        share = mean([one.score.share for one in found])
        rows.append([territory, *map(str, _counts(programmes, found)), NONE if share is None else percent(share)])
        shares.append(None if share is None else _drawn(percent(share)))
    columns = ("территория", "программ", "листов", "рекомендовано", "доля")
    places = (*(one.place for programmes in groups.values() for one in programmes), *places_of(scored))
    return Summary("сводка территорий", columns, rows, {"доля": shares}, tuple(dict.fromkeys(places)), "%")


def _counts(programmes: Sequence[Description], found: Sequence[Result]) -> tuple[int, int, int]:
    recommended = sum(one.decision is not None and one.decision.is_positive for one in found)
    return len(programmes), sum(len(one.sheets) for one in found), recommended


LEVELS = ("школьная", "муниципальная", "региональная")  # of programmes, the lowest first
TERRITORY_COLUMNS = ("муниципалитет", "территория", "район", "округ")  # of a table of schools


def territory_of(programme: Description, workspace: Workspace) -> str:
    """The territory of a programme: of its school, of its row, its own, else that of the settings."""
    owner = programme.record["organisation"]
    own = owner.entity.record.get("territory") if isinstance(owner, Link) else None
    cell = next((programme.cells[name] for name in TERRITORY_COLUMNS if name in programme.cells), None)
    found = own or cell or programme.record["territory"] or workspace.settings["territory"]
    return (
        name_of(found.entity, workspace.speech)
        if isinstance(found, Link)
        else str(found or workspace.phrases.say("сводка территорий.не указана"))
    )


# --- numbers ----------------------------------------------------------------------------------------------------------


def _numbers(report: Description, workspace: Workspace) -> Summary:
    """The numbers of the report itself, each with where it comes from."""
    made = reckoning(report, workspace).numbers
    entries = {str(name): entry for name, entry in (report.record["numbers"] or {}).items() if str(name) in made}
    if not entries:
        raise NoSummary("у отчёта нет «чисел:»")
    rows = [[_named(name), _value(made[name]), _origin(entry, workspace)] for name, entry in entries.items()]
    places = tuple(dict.fromkeys(place for name in entries for place in made[name].places))
    drawn = {"значение": [_drawn(bare(made[name])) for name in entries]}
    units = {made[name].unit for name in entries}
    undrawn = "среди чисел есть и доли" if len(units) > 1 else ""
    return Summary("сводка чисел", ("число", "значение", "откуда"), rows, drawn, places, units.pop(), undrawn=undrawn)


def _named(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _value(found: Reckoned) -> str:
    return f"{bare(found)}\u00a0%" if found.unit else grouped(bare(found))


def _origin(entry: Record, workspace: Workspace) -> str:
    say = workspace.phrases.say
    if entry["given"] is not None:
        source = entry["source"]
        return name_of(source.entity, workspace.speech) if isinstance(source, Link) else str(source)
    if entry["count"] is not None:
        return say("сводка чисел.сосчитано", что=f"{entry['count']}{_where(entry, workspace)}")
    if entry["part"] is not None:
        return say("сводка чисел.доля", часть=_named(entry["part"]), целое=_named(entry["whole"]))
    sign, names = (" + ", entry["sum"]) if entry["sum"] is not None else (" − ", entry["difference"])
    return sign.join(map(_named, names))


def _where(entry: Record, workspace: Workspace) -> str:
    """The conditions of a count, in words."""
    told = [
        f"{field} — {workspace.phrases.say('сводка чисел.или').join(map(str, condition['wanted'] or ()))}"
        for field, condition in (entry["where"] or {}).items()
    ]
    return workspace.phrases.say("сводка чисел.где", условия="; ".join(told)) if told else ""


# --- all --------------------------------------------------------------------------------------------------------------


def _share(part: int, whole: int) -> str:
    return percent(Fraction(part, whole)) if whole else NONE


def _drawn(said: str) -> Decimal:
    """The number that a cell says."""
    return Decimal(said.removesuffix("%").strip().replace(",", "."))


SUMMARIES: Mapping[str, Summarise] = {
    "распределение баллов": _bands,
    "решения экспертов": _decisions,
    "уровни диагностики": _levels,
    "слабые критерии": _weakest,
    "итоги": _ranking,
    "по территориям": _by_territory,
    "числа отчета": _numbers,
}
