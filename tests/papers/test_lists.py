"""Lists with a lead-in: their parts, labels, and the ends of entries that nobody types."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.ends import bare
from tests.papers.outlines import after, paper, programme
from tests.workspaces import district

SECTION = "разделы: [{раздел: О задачах, содержание: [{вставить: задачи}]}]\n"


def tasks(folder: Path, typed: str) -> list[str]:
    """How the tasks print in a section."""
    lines = programme(folder, f"задачи:\n{typed}{SECTION}")
    return lines[lines.index("heading1: Раздел 1. О задачах") + 1 :]


@pytest.mark.parametrize(
    ("entries", "printed"),
    [
        (["учить", "мерить"], ["– учить;", "– мерить."]),
        (["учить;", "мерить."], ["– учить;", "– мерить."]),
        (["учить.", "мерить;"], ["– учить;", "– мерить."]),
        (["Учить", "Мерить"], ["– Учить.", "– Мерить."]),
        (["Учить;", "Мерить,"], ["– Учить.", "– Мерить."]),
        (["Учить", "мерить"], ["– Учить;", "– мерить."]),
        (["учить. Всегда.", "мерить"], ["– учить. Всегда;", "– мерить."]),
        (["читать!", "как?", "и так далее…"], ["– читать!", "– как?", "– и так далее…"]),
        (["звать Иванову А.П.", "звать Петрова О."], ["– звать Иванову А.П.;", "– звать Петрова О."]),
        (["до 2028 г.", "собрать 5 тыс. руб.", "и т. д."], ["– до 2028 г.;", "– собрать 5 тыс. руб.;", "– и т. д."]),
        (["80 % читают", "Каждый мерит", "Семьи помогают"], ["– 80 % читают.", "– Каждый мерит.", "– Семьи помогают."]),
        (["5 школ", "каждый класс"], ["– 5 школ;", "– каждый класс."]),
        (["5 школ", "7 клубов"], ["– 5 школ;", "– 7 клубов."]),
        (["«Мы» — журнал", "Учить"], ["– «Мы» — журнал.", "– Учить."]),
        (["журнал «Мы»", "кружок «Читай!»"], ["– журнал «Мы»;", "– кружок «Читай!»"]),
    ],
)
def test_entries_end_as_the_office_wants(entries: list[str], printed: list[str], tmp_path: Path) -> None:
    typed = "".join(f"  - '{entry}'\n" for entry in entries)
    assert tasks(tmp_path, typed) == [f"bullet1: {line}" for line in printed]


@pytest.mark.parametrize(
    ("numbering", "printed"),
    [
        ("тире", ["bullet1: – учить;", "bullet1: – мерить."]),
        ("цифры", ["number1: 1. учить.", "number1: 2. мерить."]),
        ("скобка", ["bracket1: 1. учить;", "bracket1: 2. мерить."]),
        ("буквы", ["letter1: 1. учить;", "letter1: 2. мерить."]),
        ("нет", ["body: учить.", "body: мерить."]),
    ],
)
def test_labels_are_chosen_by_a_word(numbering: str, printed: list[str], tmp_path: Path) -> None:
    assert tasks(tmp_path, f"  нумерация: {numbering}\n  пункты:\n    - учить\n    - мерить\n") == printed


LISTING = """\
  заголовок: Задачи кружка
  введение: |
    Задачи обсудили.

    Обсудили **дважды**.
  вводная: Предстоит
  пункты:
    - учить
    - |
      Собирать книги:
      - сказки;
      - стихи

      Книги хранит школа.
  затем: Порядок утверждает директор.
"""


def test_a_list_prints_with_all_its_parts_in_a_section(tmp_path: Path) -> None:
    assert tasks(tmp_path, LISTING) == [
        "body: Задачи кружка",
        "body: Задачи обсудили.",
        "body: Обсудили дважды.",
        "body: Предстоит:",
        "bullet1: – учить;",
        "bullet1: – Собирать книги:",
        "bullet2: – – сказки;",
        "bullet2: – – стихи",
        "body: Книги хранит школа.",
        "body: Порядок утверждает директор.",
    ]


def test_a_list_prints_with_all_its_parts_in_a_cell(tmp_path: Path) -> None:
    row = after(programme(tmp_path, f"задачи:\n{LISTING}паспорт: [задачи]\n", "паспорт"), "  head")
    assert row == [
        "  row: Задачи программы | Задачи кружка / Задачи обсудили. / Обсудили дважды. / Предстоит: / – учить; / "
        "– Собирать книги: / – – сказки; / – – стихи / Книги хранит школа. / Порядок утверждает директор."
    ]


def test_prose_stands_in_place_of_entries(tmp_path: Path) -> None:
    assert tasks(tmp_path, "  вводная: нет\n  текст: |\n    Задач немного.\n\n    Все названы.\n") == [
        "body: Задач немного.",
        "body: Все названы.",
    ]


def test_emptiness_said_of_entries_prints_as_said(tmp_path: Path) -> None:
    assert tasks(tmp_path, "  вводная: Предстоит\n  пункты: нет (всё сделано)\n") == ["body: Нет (всё сделано)."]


def test_a_single_entry_is_a_sentence(tmp_path: Path) -> None:
    assert tasks(tmp_path, "  - учить чтению\n") == ["body: Учить чтению."]


def test_the_lead_in_of_the_phrasebook_gives_way_to_none(tmp_path: Path) -> None:
    phrases = "вводная:\n  задачи: 'Надлежит:'\n"
    folder = district(tmp_path, f"задачи: [учить, мерить]\n{SECTION}", слова=phrases)
    (folder / "metodist.yaml").write_text("фразы: слова.yaml\n", "utf-8")
    assert after(paper("программа", folder), "heading1: Раздел 1.") == ["body: Надлежит:"]
    without = f"задачи:\n  вводная: нет\n  пункты: [учить, мерить]\n{SECTION}"
    folder = district(tmp_path, without, слова=phrases)
    (folder / "metodist.yaml").write_text("фразы: слова.yaml\n", "utf-8")
    assert after(paper("программа", folder), "heading1: Раздел 1.") == ["bullet1: – учить;"]


def test_names_of_a_list_end_like_entries(tmp_path: Path) -> None:
    section = "разделы: [{раздел: Кто, содержание: [{вставить: исполнители}]}]\n"
    fields = f"исполнители: [управление, Школы района., иванова]\n{section}"
    assert after(programme(tmp_path, fields), "heading1: Раздел 1.", 3) == [
        "bullet1: – Управление образования Сосновского района;",
        "bullet1: – Школы района;",
        "bullet1: – начальник управления образования Иванова А.П.",
    ]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("учить.", "учить"),
        ("учить ;", "учить"),
        ("учить.,;", "учить"),
        ("учить...", "учить..."),
        ("Иванов И.", "Иванов И."),
        ("в 2028 г.;", "в 2028 г."),
        ("и др.", "и др."),
        ("читать сам.", "читать сам"),
        ("", ""),
    ],
)
def test_what_belongs_to_a_word_is_no_end(typed: str, left: str) -> None:
    assert bare(typed) == left
