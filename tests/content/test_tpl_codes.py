"""The pages of the TPL codes tell the truth: each code has one, and its samples do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import resources
from generator.content.environment import render
from generator.content.html import build_tree
from generator.content.marks import PlaceMarks
from generator.errors import BadTemplate
from tests.content.texts import page, typed

PAGES: dict[str, dict[str, str]] = yaml.safe_load((resources.SCHEMAS / "codes" / "tpl.yaml").read_text("utf-8"))
FIELDS = ["title", "what", "why", "bad", "good", "fix"]
SAMPLES = [(code, key) for code, texts in PAGES.items() for key in ("bad", "good") if texts[key].endswith("\n")]


def test_each_code_of_the_package_has_a_page_and_no_page_is_idle() -> None:
    sources = (path.read_text("utf-8") for path in resources.PACKAGE.rglob("*.py"))
    assert {code for source in sources for code in re.findall(r'"(TPL\d{3})"', source)} == PAGES.keys()


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_all_that_a_reader_needs(code: str) -> None:
    assert list(PAGES[code]) == FIELDS
    assert all(isinstance(text, str) and text.strip() for text in PAGES[code].values())


@pytest.mark.parametrize(("code", "key"), SAMPLES)
def test_a_sample_does_what_its_page_says(code: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "подписи.html.j2").write_text("<p>Подпись</p>", encoding="utf-8")
    (tmp_path / "бумага.html.j2").write_text(page(PAGES[code][key]), encoding="utf-8")
    assert outcome(tmp_path) == (code if key == "bad" else "")


def outcome(folder: Path) -> str:
    """The code that printing the paper ends with, "" when it prints."""
    marks = PlaceMarks()
    try:
        html = render("бумага.html.j2", {"цель": typed("Школа")}, marks, folder)
        build_tree(html, template="бумага.html.j2", assets={}, marks=marks)
    except BadTemplate as error:
        return error.finding.code
    return ""
