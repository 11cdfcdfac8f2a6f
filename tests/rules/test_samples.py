"""The pages of the rules tell the truth: the bad sample is found, the good one is judged and passes.

A sample is fields of the programme (or of the order, when it begins with `вид: приказ`) put in place of those of the
small district; one that begins with the kind of a defence (`вид: экспертная оценка`, `вид: протокол`, `вид: критерии`)
is put over the usual one. Further descriptions stand after lines «--- имя». Longer cases are files, written the same
way: `fails/КОД*.yaml` and `passes/КОД*.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.findings import Severity
from generator.review.rulebook import rulebook
from generator.review.runner import Outcome, review, usual
from generator.rules.draft import Draft
from generator.rules.rule import PARTS
from tests.evaluations import CRITERIA, PROTOCOL, SHEET, defence
from tests.workspaces import district, with_fields

HERE = Path(__file__).parent
OPTIONAL = {"settings", "caution"}
DEFENCE = {"критерии": ("форма", CRITERIA), "экспертная оценка": ("лист", SHEET), "протокол": ("протокол", PROTOCOL)}


def outcomes(sample: str, code: str, folder: Path) -> list[Outcome]:
    """What the rule makes of all descriptions of the sample's workspace that it judges."""
    first, *more = re.split(r"^--- ?(.*)\n", sample, flags=re.MULTILINE)
    files = dict(zip(more[::2], more[1::2], strict=True))
    kind = re.match(r"вид: (.*)\n", first)
    if kind and kind[1] in DEFENCE:
        name, base = DEFENCE[kind[1]]
        files, first = {name: with_fields(base, first), **files}, ""
    is_order = first.startswith("вид: приказ")
    programme, order = ("", first) if is_order else (first, files.pop("приказ", ""))
    place = defence if (kind and kind[1] in DEFENCE) or "лист" in files else district
    (checked,) = check([place(folder, programme, order, **files)])
    assert [one for one in checked.findings if one.severity is Severity.ERROR] == []
    drafts = [Draft(one, checked.workspace) for one in checked.asked if one.kind.name != "registry"]
    return [one for draft in drafts for one in review(draft, usual([rulebook()[code]]))]


def samples(part: str, folder: str) -> Iterator[tuple[str, str]]:
    """The code and the text of each sample of the pages and of the folder."""
    for code, rule in rulebook().items():
        yield code, getattr(rule.page, part)
    for path in sorted((HERE / folder).glob("*.yaml")):
        yield path.name[:6], path.read_text("utf-8")


@pytest.mark.parametrize("code", rulebook())
def test_a_rule_has_a_whole_page(code: str) -> None:
    page = rulebook()[code].page
    assert [name for name in PARTS.values() if name not in OPTIONAL and not getattr(page, name)] == []
    assert all(name in page.settings for name in rulebook()[code].options)


@pytest.mark.parametrize(("code", "sample"), list(samples("bad", "fails")))
def test_a_bad_sample_is_found(code: str, sample: str, tmp_path: Path) -> None:
    found = [judged.finding for one in outcomes(sample, code, tmp_path) for judged in one.judged]
    assert {one.code for one in found} == {code}
    assert all(one.hint for one in found)


@pytest.mark.parametrize(("code", "sample"), list(samples("good", "passes")))
def test_a_good_sample_is_judged_and_passes(code: str, sample: str, tmp_path: Path) -> None:
    every = outcomes(sample, code, tmp_path)
    assert any(one.evaluated for one in every)
    assert [judged.finding for one in every for judged in one.judged] == []
