"""Every code has a page and every page its code; the samples of the pages about fields and links tell the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import resources
from generator.review.rulebook import pages
from tests.workspaces import codes, district, errors

FIELDS = ("title", "what", "why", "bad", "good", "fix")
SOURCES = [path.read_text("utf-8") for path in sorted(resources.PACKAGE.rglob("*.py"))]
USED = {code for source in SOURCES for code in re.findall(r'"([A-Z]{3}\d{3})"', source)}
TYPED = {
    code: page
    for family in ("sch", "ref")
    for code, page in yaml.safe_load((resources.SCHEMAS / "codes" / f"{family}.yaml").read_text("utf-8")).items()
}
# A sample of a few lines stands in the pages as a block; the others are told in words.
SAMPLES = [code for code, page in TYPED.items() if page["bad"].endswith("\n")]


def test_each_code_has_a_page_and_no_page_is_idle() -> None:
    assert pages().keys() == USED


@pytest.mark.parametrize("code", pages())
def test_a_page_says_all_that_a_reader_needs(code: str) -> None:
    page = pages()[code]
    assert all(getattr(page, field).strip() for field in FIELDS)


@pytest.mark.parametrize("code", SAMPLES)
def test_the_bad_sample_gives_the_code(code: str, tmp_path: Path) -> None:
    assert set(codes(district(tmp_path, pages()[code].bad))) == {code}


@pytest.mark.parametrize("code", SAMPLES)
def test_the_good_sample_gives_no_fault(code: str, tmp_path: Path) -> None:
    folder = district(tmp_path, pages()[code].good)
    assert errors(folder) == []
    assert code not in codes(folder)
