from __future__ import annotations

import pytest

from generator.content.names import Forms, Name, parse_names, substitute
from tests.content.texts import typed


def only(text: str) -> Name:
    (name,) = parse_names(text)
    return name


@pytest.mark.parametrize(
    ("text", "path", "forms"),
    [
        ("<организация.краткое>", ("организация", "краткое"), Forms()),
        ("<участники род.>", ("участники",), Forms("род")),
        ("<приказ-919 твор. кратко>", ("приказ-919",), Forms("твор", short=True)),
        ("<приказ-919 кратко тв>", ("приказ-919",), Forms("твор", short=True)),
        ("<школы пр>", ("школы",), Forms("предл")),
        ("<школы Дат.>", ("школы",), Forms("дат")),
        ("<семинары число>", ("семинары",), Forms(number=True)),
        ("<семинары вин словом>", ("семинары",), Forms("вин", words=True)),
        ("<управление полностью>", ("управление",), Forms(full=True)),
        ("<в_целях>", ("в_целях",), Forms()),
        ("<показатели.2\nим.>", ("показатели", "2"), Forms("им")),
    ],
)
def test_a_name_has_a_path_and_a_form(text: str, path: tuple[str, ...], forms: Forms) -> None:
    assert only(text) == Name(0, len(text), path, forms)


def test_a_number_sign_asks_for_the_number_of_a_table_or_figure() -> None:
    name = only("в приложении <№ факторы>")
    assert (name.kind, name.dotted, name.offset, name.length) == ("№", "факторы", 13, 11)


@pytest.mark.parametrize(
    "text", ["<b>", "< 5", "<https://школа.рф>", "<>", "x<y и y>z", "<школа", "<имя, отчество>", "<-школа>", "<5 кл>"]
)
def test_what_is_no_cyrillic_name_is_text(text: str) -> None:
    assert parse_names(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<школы рад.>", "«рад.»; возможно, «род»"),
        ("<указать фамилию>", "неизвестная форма «фамилию»"),
        ("<школы род. дат.>", "два падежа"),
        ("<школы кратко полностью>", "«кратко» и «полностью»"),
        ("<школы число словом>", "«число» и «словом»"),
        ("<№ факторы род.>", "форм не бывает"),
        ("<cеминары>", "латинские — «c»"),
    ],
)
def test_a_wrong_form_is_a_problem_of_the_name_in_words(text: str, said: str) -> None:
    assert said in only(text).problem


def test_substitution_replaces_sound_names_and_leaves_the_rest_as_typed() -> None:
    text = typed("Для <школы род.> и <b> <указать что>")
    assert substitute(text, lambda name: f"[{name.dotted}]") == "Для [школы] и <b> <указать что>"


def test_what_a_name_stands_for_is_not_read_again() -> None:
    assert substitute(typed("<а>"), lambda name: "<б>") == "<б>"


def test_the_text_after_a_name_keeps_its_place() -> None:
    text = typed("Для <школы род.> района\nи <сады> рядом", line=20, column=3)
    changed = substitute(text, lambda name: "очень длинное название")
    for word in ("Для", "района", "и ", "рядом"):
        assert changed.at(changed.index(word)) == text.at(text.index(word)), word


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("<всего ученик>", Forms(noun="ученик")),
        ("<всего педагогический работник род.>", Forms("род", noun="педагогический работник")),
        ("<всего год словом>", Forms(words=True, noun="год")),
    ],
)
def test_a_noun_after_a_name_is_what_a_number_counts(text: str, forms: Forms) -> None:
    assert only(text).forms == forms


def test_a_noun_in_another_form_is_told_how_it_is_counted() -> None:
    assert "<всего ученик>" in only("<всего учеников>").problem
