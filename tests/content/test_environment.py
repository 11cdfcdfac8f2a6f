from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.content.environment import make_environment, render
from generator.content.marks import PlaceMarks
from generator.content.tree import Paragraph, Run
from generator.errors import BadTemplate, FaultyDescription
from generator.findings import Finding
from generator.language.cases import LanguageError
from tests.content.texts import blocks, typed

Printer = Callable[..., str]


@pytest.fixture
def printed(tmp_path: Path) -> Printer:
    """Renders a template given as text, with others beside it, and takes the marks off."""

    def run(source: str, others: dict[str, str] | None = None, **context: Any) -> str:
        for name, text in {"бумага.html.j2": source, **(others or {})}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        marks = PlaceMarks()
        return marks.strip(render("бумага.html.j2", context, marks, tmp_path))

    return run


@pytest.fixture
def fault(printed: Printer) -> Callable[..., Finding]:
    """The fault that a template ends with."""

    def run(source: str, others: dict[str, str] | None = None, **context: Any) -> Finding:
        with pytest.raises(BadTemplate) as caught:
            printed(source, others, **context)
        return caught.value.finding

    return run


@pytest.mark.parametrize("text", ["{{ x }} {% if %} {# y #}", "<b>", "&amp; & \" '", "]]>", "a*b*c", "_{_{ x }_}"])
def test_an_authors_text_is_printed_literally(printed: Printer, text: str) -> None:
    for way in ("<p>{{ text }}</p>", "<p>{{ text|inline }}</p>", "{{ text|prose }}"):
        (block,) = blocks(printed(way, text=typed(text)))
        assert isinstance(block, Paragraph)
        assert block.text == text


def test_an_authors_text_keeps_its_place_through_the_template(tmp_path: Path) -> None:
    (tmp_path / "а.html.j2").write_text("<p>{{ goal }}: {{ goal|inline }}</p>{{ goal|prose }}", encoding="utf-8")
    marks = PlaceMarks()
    html = render("а.html.j2", {"goal": typed("Школа", 42)}, marks, tmp_path)
    runs = [run for block in blocks(html, marks=marks) if isinstance(block, Paragraph) for run in block.inlines]
    assert [(run.text, run.place.line if run.place else 0) for run in runs if isinstance(run, Run)] == [
        ("Школа", 42),
        (": ", 0),
        ("Школа", 42),
        ("Школа", 42),
    ]


def test_macros_of_another_template_mark_texts_too(printed: Printer) -> None:
    others = {"части.html.j2": "{% macro cell(text) %}<td>{{ text }}</td>{% endmacro %}"}
    source = '{% import "части.html.j2" as parts %}{{ parts.cell(text) }}'
    for word in ("а", "б"):
        assert printed(source, others, text=typed(word)) == f"<td>{word}</td>"


def test_numbers_and_markup_print_as_they_are(printed: Printer) -> None:
    assert printed("{{ 2 + 3 }} {{ 0.5 }} {% set x %}<b>{{ t }}</b>{% endset %}{{ x }}", t="<") == "5 0.5 <b>&lt;</b>"


def test_block_tags_leave_no_lines_of_their_own(printed: Printer) -> None:
    assert printed("<ul>\n  {% for x in [1, 2] %}\n  <li>{{ x }}</li>\n  {% endfor %}\n</ul>") == (
        "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>"
    )


@pytest.mark.parametrize(
    ("code", "source", "said"),
    [
        ("TPL001", '\n{% include "нет.html.j2" %}', "нет.html.j2"),
        ("TPL002", "\n{% if x %}", "Шаблон не разобрать"),
        ("TPL002", "\n{{ x }", "Шаблон не разобрать"),
        ("TPL003", "\n{{ missing }}", "Нет имени «missing»"),
        ("TPL003", "\n{{ goal.missing }}", "Нет поля «missing»"),
        ("TPL003", "\n{% if missing %}{% endif %}", "Нет имени «missing»"),
        ("TPL003", "\n{{ missing|prose }}", "Нет имени «missing»"),
        ("TPL004", "\n{{ none }}", "{{ none }}"),
        ("TPL004", "\n{{ none|inline }}", "NoneType"),
        ("TPL004", "\n{{ true }}", "bool"),
        ("TPL004", "\n{{ [1] }}", "list"),
        ("TPL004", "\n{{ {} }}", "dict"),
        ("TPL004", "\n{{ goal.upper }}", "не текст"),
        ("TPL005", "\n{{ goal.__class__ }}", "Шаблону сюда нельзя"),
        ("TPL005", "\n{{ cycler.__init__.__globals__ }}", "Шаблону сюда нельзя"),
        ("TPL005", "\n{{ [].append(1) }}", "Шаблону сюда нельзя"),
        ("TPL002", "\n{% autoescape false %}{{ goal }}{% endautoescape %}", "autoescape"),
        ("TPL006", "\n{{ goal|safe }}", "safe"),
        ("TPL006", "\n{{ goal|нет }}", ""),
        ("TPL006", "\n{{ goal is strange }}", "strange"),
        ("TPL007", "\n{{ 1 / 0 }}", "1 / 0"),
        ("TPL007", "\n{{ goal + 1 }}", "goal + 1"),
        ("TPL007", "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ""),
    ],
)
def test_an_error_of_the_template_names_its_line(
    fault: Callable[..., Finding], code: str, source: str, said: str
) -> None:
    found = fault(source, goal=typed("Школа"))
    assert (found.code, found.place.file, found.place.line) == (code, "бумага.html.j2", 2)
    assert said in f"{found.message} {found.hint}"


def test_an_error_in_an_included_template_names_that_template(fault: Callable[..., Finding]) -> None:
    found = fault('{% include "часть.html.j2" %}', {"часть.html.j2": "<p>\n\n{{ none }}</p>"})
    assert (found.place.file, found.place.line) == ("часть.html.j2", 3)


def test_the_line_is_that_of_the_expression_not_of_the_first_output(fault: Callable[..., Finding]) -> None:
    assert fault("<p>{{ 1 }}\n{{ 2 }}\n{{ none }}\n{{ 3 }}</p>").place.line == 3


def test_a_template_that_is_not_there_or_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "старый.html.j2").write_bytes("Школа".encode("cp1251"))
    for name, code in {"нет.html.j2": "TPL001", "старый.html.j2": "TPL002", "../x": "TPL001"}.items():
        with pytest.raises(BadTemplate) as caught:
            render(name, {}, PlaceMarks(), tmp_path)
        assert (caught.value.finding.code, caught.value.finding.place.file) == (code, name)


def test_a_fault_of_the_description_goes_through_unchanged(printed: Printer) -> None:
    with pytest.raises(FaultyDescription):
        printed("{{ text }}", text=typed("а\ue000"))


def test_the_environment_is_made_once(tmp_path: Path) -> None:
    assert make_environment(tmp_path) is make_environment(tmp_path)


def test_a_case_that_is_none_names_the_template_line_and_the_values_place(fault: Callable[..., Finding]) -> None:
    def name(value: str, case: str) -> str:
        raise LanguageError(f"Неизвестный падеж «{case}» (значение — {typed(value).place})", "Можно: им, род.")

    said = fault('<p>раз</p>\n<p>{{ name("Орлова", "двойственный") }}</p>', name=name)
    assert (said.code, said.place.line) == ("TPL008", 2)
    assert "значение" in said.message


def test_a_field_that_is_called_as_a_method_of_dicts_is_asked_for_by_brackets(printed: Printer) -> None:
    fields = {"items": "поле", "title": "название"}
    assert printed("{{ f.title }} {{ f['items'] }} {{ f.items() | length }}", f=fields) == "название поле 2"
