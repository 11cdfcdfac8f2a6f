"""What all sheets of a programme say together: means, spreads, verdict, its place among those of the same criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, groupby
from typing import Any
from weakref import WeakKeyDictionary

from generator.content.phrases import Phrasebook
from generator.derive.decisions import Decision, Score, barred_by, decide, threshold_met
from generator.derive.meetings import is_one_person
from generator.derive.scoring import Criterion, Form, Sheet, form_of, fraction, sheet_of
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.types import Date
from generator.workspace.entities import Entity, Link
from generator.workspace.load import DOUBLE, Description, Workspace

Record = dict[str, Any]
APART = Fraction(1, 4)  # of the greatest total: experts whose totals differ by more disagree
EVALUATION, ENDS = "evaluation", ("programme", "criteria")  # the kind of sheets, what they score and by what
ENOUGH = 3  # sheets that settle a disagreement; so many alike may be copies
BY_DATE, BY_ALPHABET = "дата заявки", "по алфавиту"


@dataclass(eq=False)
class Result:
    """A programme with the sheets that score it by one form, in the order of their files.

    `left_out` is how many sheets have faults and are not among them, `origins` is where those that are stand.
    """

    programme: Entity
    criteria: str
    form: Form
    sheets: list[Sheet]
    phrases: Phrasebook
    left_out: int = 0
    origins: list[Place] = field(default_factory=list)
    places: tuple[int, int] = (1, 1)
    among: int = 1
    ties: bool = False

    @cached_property
    def score(self) -> Score:
        """The mean of the totals, and of the greatest totals."""
        number = len(self.sheets)
        return Score(sum(self.totals, Fraction()) / number, sum((one.most for one in self.sheets), Fraction()) / number)

    @property
    def totals(self) -> list[Fraction]:
        """The totals of the sheets."""
        return [one.total for one in self.sheets]

    @cached_property
    def decision(self) -> Decision | None:
        """The decision that follows."""
        return decide(self.form, self.sheets, self.score, self.phrases)

    @property
    def passed(self) -> bool | None:
        """Whether the threshold is passed; None where there is none."""
        return threshold_met(self.form, self.sheets, self.score)

    @property
    def barred(self) -> list[Criterion]:
        """The decisive criteria that bar a recommendation."""
        return [self.form.criteria[key] for key in barred_by(self.form, self.sheets)]

    def scores_of(self, criterion: Criterion) -> list[Fraction]:
        """The scores of a criterion, of those experts for whom it applies."""
        return [score for one in self.sheets if (score := one.scores[criterion.key]) is not None]

    def disagrees_on(self, criterion: Criterion) -> bool:
        """Whether the scores of a criterion differ by more than the form allows, usually by half of the scale."""
        own = fraction(self.form.record["disagreement"])
        allowed = own if own is not None else (criterion.most - criterion.least) / 2
        return spread(self.scores_of(criterion)) > allowed

    @property
    def disagrees(self) -> bool:
        """Whether the totals differ by more than the form allows, usually by a quarter of the greatest total."""
        own = fraction(self.form.record["disagreement_of_totals"])
        return spread(self.totals) > (own / 100 if own is not None else APART) * self.score.most


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The arithmetic mean; None of nothing."""
    return sum(values, Fraction()) / len(values) if values else None


def spread(values: Sequence[Fraction]) -> Fraction:
    """The greatest less the least."""
    return max(values) - min(values) if values else Fraction()


@dataclass(eq=False)
class Results:
    """All results of a workspace, by programme and by form, best first in each form.

    `sheets` are all evaluations, sound or not, by what they score and by what they score it with; `doubtful` are forms
    some of whose sheets are not read, or counted twice: no score by them is to be told.
    """

    by_criteria: dict[str, list[Result]] = field(default_factory=dict)
    by_programme: dict[str, list[Result]] = field(default_factory=dict)
    sheets: dict[str, list[Description]] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)


_KNOWN: WeakKeyDictionary[Workspace, Results] = WeakKeyDictionary()


def results(workspace: Workspace) -> Results:
    """The results of a workspace whose links are made; read once, sheets with faults left out."""
    while workspace.ground is not None and all(one.kind.name != "evaluation" for one in workspace.own):
        workspace = workspace.ground
    if workspace not in _KNOWN:
        _KNOWN[workspace] = _read(workspace)
    return _KNOWN[workspace]


def results_of(programme: str, workspace: Workspace) -> list[Result]:
    """The results of a programme, one for each form it was scored by."""
    return results(workspace).by_programme.get(programme, [])


def places_of(found: Iterable[Result]) -> tuple[Place, ...]:
    """The places of the programmes and of the sheets that score them, each once."""
    return tuple(dict.fromkeys(spot for one in found for spot in (one.programme.place, *one.origins)))


def result_of(programme: str, criteria: str, workspace: Workspace) -> Result | None:
    """The result of a programme by one form; by its only one, where the form is not told."""
    found = [one for one in results_of(programme, workspace) if criteria in ("", one.criteria)]
    return found[0] if len(found) == 1 else None


def form_by(result: Result | None, criteria: Text | None) -> Form | None:
    """The form of a result, else that of the criteria; None where neither is known."""
    if result is not None:
        return result.form
    return form_of(criteria.entity.record) if isinstance(criteria, Link) else None


def evaluations(workspace: Workspace) -> list[Description]:
    """The evaluations whose programme and criteria are known."""
    return [one for one in workspace.descriptions.values() if is_led(one)]


def is_led(description: Description) -> bool:
    """Whether it is an evaluation whose programme and criteria are known."""
    record = description.record
    return description.kind.name == EVALUATION and all(isinstance(record[end], Link) for end in ENDS)


def _read(workspace: Workspace) -> Results:
    """The results of a workspace; one that stands on a ground has its places from there, where all are ranked."""
    if workspace.ground is not None:
        found = _results_by((one for one in workspace.descriptions.values() if one.kind.name == EVALUATION), workspace)
        for one in chain.from_iterable(found.by_programme.values()):
            if (ranked := result_of(one.programme.id, one.criteria, workspace.ground)) is not None:
                one.places, one.among, one.ties = ranked.places, ranked.among, ranked.ties
        found.by_criteria = results(workspace.ground).by_criteria
        found.doubtful = results(workspace.ground).doubtful
        return found
    found = _results_by(workspace.every(EVALUATION), workspace)
    every = sorted(chain.from_iterable(found.by_programme.values()), key=lambda one: one.criteria)
    found.by_criteria = {code: _ranked(group) for code, group in groupby(every, key=lambda one: one.criteria)}
    return found


def _results_by(sheets: Iterable[Description], workspace: Workspace) -> Results:
    """The results of sheets, not ranked as yet."""
    forms: dict[str, Form] = {}
    found: dict[tuple[str, str], Result] = {}
    every = Results()
    for description in sheets:
        for entity in _scored(description):
            every.sheets.setdefault(entity.id, []).append(description)
        if not is_led(description):
            continue
        programme, criteria = _scored(description)
        form = forms[criteria.id] if criteria.id in forms else forms.setdefault(criteria.id, form_of(criteria.record))
        blank = Result(programme, criteria.id, form, [], workspace.phrases)
        result = found.setdefault((criteria.id, programme.id), blank)
        if (sheet := sheet_of(description.record, form)) is not None:
            result.sheets.append(sheet)
            result.origins.append(description.entity.place)
        else:
            result.left_out += 1
    for result in found.values():
        if result.sheets:
            every.by_programme.setdefault(result.programme.id, []).append(result)
    every.doubtful = {code for code, form in forms.items() if _is_doubtful(every.sheets[code], form, workspace)}
    return every


def _scored(sheet: Description) -> list[Entity]:
    """The programme and the criteria of a sheet, as far as they are known."""
    return [end.entity for name in ENDS if isinstance(end := sheet.record[name], Link)]


def _is_doubtful(sheets: Sequence[Description], form: Form, workspace: Workspace) -> bool:
    """Whether sheets of a form are not read: their rows, files, programmes, scores, codes; or an expert has two."""
    if EVALUATION in workspace.unread.values() or any(one.line is not None and one.line.lost for one in sheets):
        return True
    if any(not is_led(one) or sheet_of(one.record, form) is None for one in sheets):
        return True
    every = (*workspace.findings, *chain.from_iterable(workspace.shaken.values()))
    taken = [one for one in every if one.code == DOUBLE]
    if any(sheet.bears(fault) for fault in taken for sheet in sheets):
        return True
    experts: dict[str, list[Text]] = {}
    for one in sheets:
        if isinstance(one.record["expert"], Text):
            experts.setdefault(_scored(one)[0].id, []).append(one.record["expert"])
    return any(is_one_person(*pair) for judges in experts.values() for pair in combinations(judges, 2))


def _ranked(group: Iterable[Result]) -> list[Result]:
    """Results of one form with their places; equal ones share theirs unless the form has a rule for them."""
    keyed = [(_key(one), one) for one in group]
    keyed.sort(key=lambda pair: (pair[0], title_of(pair[1].programme)))
    above = 0
    for _, tied in groupby(keyed, key=lambda pair: pair[0]):
        ours = [one for _, one in tied]
        for one in ours:
            one.places, one.among = (above + 1, above + len(ours)), len(keyed)
        above += len(ours)
    equal = Counter(one.score.share for _, one in keyed)
    for _, one in keyed:
        one.ties = equal[one.score.share] > 1
    return [one for _, one in keyed]


def _key(result: Result) -> tuple[Any, ...]:
    rule = str(result.form.record["ranking"] or "")
    applied = result.programme.record.get("applied")
    day = applied.value if isinstance(applied, Date) and applied.value else date.max
    tie = {BY_DATE: (day,), BY_ALPHABET: (title_of(result.programme),)}.get(rule, ())
    return (-result.score.share, *tie)


def title_of(programme: Entity) -> str:
    """What a programme is known by among others: whose it is and what it is called."""
    owner = programme.record.get("organisation")
    named = owner.entity.record if isinstance(owner, Link) else {}
    whose = str(named.get("short") or named.get("name") or "")
    return f"{whose} {programme.record['name']}".strip().casefold()
