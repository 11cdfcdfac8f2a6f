"""Reviews of generated drafts: no rule crashes on anything, mending never costs points, deleting is no mending.

The drafts are the programme of the eve of a defence, as its school sent it and as it was mended, with fields and
entries taken out, emptied or muddled.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.checking.check import Checked, check
from generator.checking.reviewing import review_all
from generator.review.assess import readiness_of
from generator.review.readiness import Readiness, readiness
from generator.review.rulebook import rulebook
from generator.review.runner import Outcome

EVE = Path(__file__).resolve().parents[2] / "examples" / "накануне"
SOUND, WEAK = "школа-2-2026.yaml", "черновик.yaml"
Way: TypeAlias = tuple[str | int, ...]
QUICK = settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # a draft takes 0.1 s
MUDDLES = (
    "нет",
    "нет (причина)",
    "31.02.2027",
    "не менее 120 %",
    "2030",
    "«",
    "МБОУ СШ №7",
    "<код>",
    "_____",
    "5 школ",
)


@cache
def source(name: str) -> dict[str, Any]:
    """A description of the example as plain maps, lists and texts."""
    loaded: dict[str, Any] = yaml.load((EVE / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def ways(name: str) -> list[Way]:
    """The way to every field and entry of a description but those that it cannot do without."""
    return [way for way in _ways(source(name), ()) if way not in {("вид",), ("код",), ("уровень",)}]


def _ways(value: Any, before: Way) -> Iterator[Way]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield (*before, key)
        yield from _ways(item, (*before, key))


def without(description: dict[str, Any], *out: Way) -> dict[str, Any]:
    """The description with what stands at these ways taken out."""
    changed = deepcopy(description)
    for way in sorted(out, key=lambda one: [str(step) for step in one], reverse=True):
        holder = _at(changed, way[:-1])
        if isinstance(holder, dict):
            holder.pop(way[-1], None)
        elif isinstance(holder, list) and isinstance(way[-1], int) and way[-1] < len(holder):
            del holder[way[-1]]
    return changed


def _at(value: Any, way: Way) -> Any:
    for step in way:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def reviewed(description: dict[str, Any] | str, more: str = "") -> Checked:
    """The description among the other files of its workspace, with more settings, checked and reviewed."""
    with TemporaryDirectory() as folder:
        for name in ("metodist.yaml", "справочник.yaml"):
            shutil.copy(EVE / name, folder)
        path = Path(folder, "черновик.yaml")
        with Path(folder, "metodist.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
        if not isinstance(description, str):
            description = yaml.dump(description, allow_unicode=True, sort_keys=False)
        path.write_text(description, encoding="utf-8")
        (checked,) = check([path])
        review_all(checked)
    return checked


def told(checked: Checked) -> Readiness:
    (review,) = checked.reviews
    mine = review.description
    return readiness_of(mine, review.outcomes, checked.workspace, checked.is_faulty(mine))


def points(ready: Readiness) -> int:
    """The score as a number that may be compared: none is less than any."""
    return -1 if ready.score is None else ready.score


@QUICK
@given(st.data())
def test_no_rule_crashes_whatever_is_missing_or_muddled(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([SOUND, WEAK]))
    changed = without(source(name), *data.draw(st.lists(st.sampled_from(ways(name)), max_size=6)))
    for way in data.draw(st.lists(st.sampled_from(ways(name)), max_size=4)):
        holder = _at(changed, way[:-1])
        if isinstance(_at(changed, way), str) and holder is not None:
            holder[way[-1]] = data.draw(st.sampled_from(MUDDLES))
    for review in reviewed(changed).reviews:
        readiness(review.outcomes)


LINKS = ("ответственный", "источник", "база", "подтверждение", "мера", "задачи", "показатели", "критерии отбора", "вид")


def _defects() -> list[Way]:
    """Ways to fields of single entries whose absence an expert would mark."""
    return [way for way in ways(SOUND) if len(way) >= 3 and way[-1] in LINKS]


@QUICK
@given(st.data())
def test_mending_what_was_taken_out_never_lowers_the_score(data: st.DataObject) -> None:
    out = data.draw(st.lists(st.sampled_from(_defects()), min_size=1, max_size=4, unique=True))
    mended = data.draw(st.sampled_from(out))
    rest = [way for way in out if way != mended]
    assert points(told(reviewed(without(source(SOUND), *rest)))) >= points(told(reviewed(without(source(SOUND), *out))))


@QUICK
@given(st.data())
def test_deleting_an_entry_never_does_better_than_mending_it(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([SOUND, WEAK]))
    way = data.draw(st.sampled_from([one for one in ways(name) if isinstance(one[-1], int) and len(one) in (2, 4)]))
    before, after = reviewed(source(name)), reviewed(without(source(name), way))
    best = readiness(_mended(before, after))
    assert points(told(after)) <= points(best)


def _mended(before: Checked, after: Checked) -> list[Outcome]:
    """What came of the whole draft, without the findings that went away with the deleted entry."""
    (first,), (second,) = before.reviews, after.reviews
    left = {(one.code, one.message) for one in second.findings}
    return [
        replace(one, judged=tuple(j for j in one.judged if (j.finding.code, j.finding.message) in left))
        for one in first.outcomes
    ]


def test_an_empty_programme_is_the_least_ready_of_all() -> None:
    bare = {key: value for key, value in source(SOUND).items() if key in {"вид", "код", "уровень", "наименование"}}
    assert points(told(reviewed(bare))) == -1


@pytest.mark.parametrize(
    "settings_",
    [
        "нет",
        "{только: LNG}",
        "{кроме: [STR001, IND001, TRC]}",
        "{правила: {IND001: {важность: совет}, STR001: {важность: нет}}}",
        "{правила: {STR: {важность: совет}, IND: {важность: предупреждение}, TRC: {важность: совет}}}",
        "{правила: {STR001: {части: [срок]}, IND001: {обязательные: [единица]}}}",
    ],
)
def test_settings_never_make_a_draft_readier_than_it_is(settings_: str) -> None:
    broken = source(SOUND) | {
        "показатели": [{k: v for k, v in one.items() if k != "источник"} for one in source(SOUND)["показатели"]]
    }
    assert points(told(reviewed(broken, f"проверка: {settings_}\n"))) < 85


def test_a_programme_whose_parts_are_waived_one_by_one_is_not_ready() -> None:
    waived = dict.fromkeys(("участники", "ресурсы", "риски", "мониторинг", "публикация", "утверждение"), "нет (так)")
    assert points(told(reviewed(source(SOUND) | waived))) <= 59


def test_a_draft_whose_every_finding_is_silenced_is_not_ready() -> None:
    marks = f"# metodist: ignore[{', '.join(rulebook())}] так надо\n"
    silent = re.sub(r"(?m)^(?=[а-яё][а-яё ]*:)", marks, (EVE / WEAK).read_text("utf-8"))
    checked = reviewed(silent)
    assert [one for one in checked.findings if one.open and one.code in rulebook()] == []
    assert points(told(checked)) <= 59
