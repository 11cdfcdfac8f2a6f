"""Pages of codes: all are listed under their families, a rule tells what it is worth and how it is set."""

from __future__ import annotations

from pathlib import Path

from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.codes import FAMILIES
from generator.reporters.pages import contents, page_text, rules_reference, settings_of
from generator.review.rulebook import pages, rulebook
from tests.workspaces import district

ROOT = Path(__file__).parents[2]


def test_every_code_stands_under_the_name_of_its_family() -> None:
    assert {page.family for page in pages().values()} <= FAMILIES.keys()
    lines = list(contents(pages().values(), rulebook()))
    assert [line[2:8] for line in lines if line.startswith("  ")] == [
        code for family in FAMILIES for code in pages() if code.startswith(family)
    ]
    assert "TRC · Прослеживаемость" in lines
    assert "  TRC001  ошибка          Задача без мероприятия" in lines


def test_the_page_of_a_rule_says_all_of_it() -> None:
    text = page_text(pages()["TRC001"], rulebook()["TRC001"])
    heads = ["TRC001. ", "ошибка; с ним на защиту нельзя; уверенность высокая", "Зачем. ", "Плохо:", "Хорошо:"]
    heads += ["Настройки. ", "Осторожно. ", "Как исправить. ", "В metodist.yaml:", "# metodist: ignore[TRC001] причина"]
    assert sorted(heads, key=text.index) == heads


def test_the_page_of_a_fault_has_no_settings() -> None:
    text = page_text(pages()["SCH004"])
    assert "Как исправить. " in text
    assert "metodist: ignore" not in text and "проверка:" not in text


def test_the_settings_that_pages_show_are_understood(tmp_path: Path) -> None:
    head, *rest = (settings_of(rule) for rule in rulebook().values())
    more = ["\n".join(text.split("\n")[2:]) for text in rest]
    folder = district(tmp_path)
    (folder / "metodist.yaml").write_text("\n".join([head, *more]), "utf-8")
    (checked,) = check([folder])
    review_all(checked)
    assert [one for one in checked.findings if one.place.file.endswith("metodist.yaml")] == []


def test_the_reference_of_codes_is_fresh() -> None:
    assert (ROOT / "RULES.md").read_text("utf-8") == rules_reference(pages().values(), rulebook()), "make reference"
