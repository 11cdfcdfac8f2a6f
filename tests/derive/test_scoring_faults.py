"""Criteria, sheets and protocols with one thing wrong: a message at its place, and nothing printed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.request import Making, Request
from generator.batch.run import build
from generator.checking.check import check
from generator.checking.reviewing import review_all
from generator.findings import Finding, Severity
from generator.schema.language import kinds
from tests.evaluations import CRITERIA, PROTOCOL, SHEET, defence
from tests.schema.test_validate import SHAPES
from tests.workspaces import PROGRAMME, district, errors, with_fields, write


def faults(folder: Path, **files: str) -> list[Finding]:
    return errors(defence(folder, **files))


def test_nothing_is_wrong_with_the_usual_defence(tmp_path: Path) -> None:
    assert [str(one) for one in faults(tmp_path)] == []


NONE = ("EXP015", "рекомендовать-с-замечаниями, доработать, отклонить", 13)
FAULTS = {
    "an unknown criterion has the nearest one": ("лист", "замысел: 2", "замысл: 2", "EXP011", "замысел", 6),
    "a score off the scale": ("лист", "замысел: 2", "замысел: 3", "EXP010", "от 0 до 2", 6),
    "a score off the step": ("лист", "замысел: 2", "замысел: 1,5", "EXP010", "через 1; если можно", 6),
    "a score in words": ("лист", "замысел: 2", "замысел: отлично", "SCH009", "не балл: это не число", 6),
    "a dash where the criterion always applies": ("лист", "замысел: 2", "замысел: —", "EXP010", "стоит «—»", 6),
    "a criterion that always applies": ("лист", "замысел: 2", "замысел: не применимо", "EXP010", "применим всегда", 6),
    "a missing criterion": ("лист", "  замысел: 2\n", "", "EXP012", "«замысел»", 6),
    "one criterion by code and by number": ("лист", "исполнение: 1", "исполнение: 1\n  1: 2", "EXP013", "дважды", 8),
    "an unknown programme": ("лист", "программа: чтение", "программа: чтенье", "REF001", "чтение", 3),
    "criteria that are none": ("лист", "критерии: форма", "критерии: чтение", "REF002", "критерии", 2),
    "a programme in words": ("лист", "программа: чтение", "программа: Читаем вместе", "EXP016", "нужен код", 3),
    "criteria in words": ("лист", "критерии: форма", "критерии: Наши критерии", "EXP016", "нужен код", 2),
    "a defence of words": ("протокол", "программа: чтение", "программа: Читаем вместе", "EXP016", "нужен код", 12),
    "an unknown verdict": ("лист", "дата:", "вывод: дораотать\nдата:", "EXP015", "доработать", 8),
    "a remark on nothing": (
        *("лист", "дата:", "замечания:\n  - замечание: Мало данных\n    критерий: замыселл\nдата:"),
        *("EXP011", "замысел", 10),
    ),
    "a scale upside down": ("форма", "код: исполнение", "код: исполнение\n    мин: 5", "EXP001", "не складывается", 9),
    "a scale below nought": ("форма", "код: исполнение", "код: исполнение\n    мин: -2", "SCH009", "не меньше 0", 9),
    "a weight of nothing": ("форма", "код: исполнение", "код: исполнение\n    вес: 0", "EXP001", "Вес критерия", 9),
    "a weight below nought": ("форма", "код: исполнение", "код: исполнение\n    вес: -1", "SCH009", "не меньше 0", 9),
    "a score with words beside it": ("лист", "замысел: 2", "замысел: 2 (почти)", "SCH009", "(почти)", 6),
    "a step that does not fit": ("форма", "код: исполнение", "код: исполнение\n    шаг: 3", "EXP001", "через 3", 9),
    "a meaning of no score": (
        *("форма", "код: исполнение", "код: исполнение\n    описание баллов:\n      3: отлично"),
        *("EXP002", "балл 3", 10),
    ),
    "two criteria of one code": ("форма", "код: исполнение", "код: замысел", "REF003", "уже занят", 8),
    "a threshold nobody reaches": (
        "форма",
        "наименование:",
        "порог: 5\nнаименование:",
        "EXP004",
        "больше наибольшего",
        3,
    ),
    "no quorum": ("протокол", "отсутствуют: [г]", "отсутствуют: [б, в, г]", "EXP020", "2 из 5", 9),
    "votes that do not add up": ("протокол", "за: 3", "за: 2", "EXP021", "голосующих 4", 14),
    "a vote of the recused": (
        "протокол",
        "голосование:",
        "не голосуют: б\n    голосование:",
        "EXP021",
        "голосующих 3",
        15,
    ),
    "a stranger who was absent": (
        "протокол",
        "отсутствуют: [г]",
        "отсутствуют: Ильин П.П.",
        "EXP022",
        "не из состава",
        9,
    ),
    "a chair who is a member too": ("протокол", "члены: [б, в, г]", "члены: [иванова, б, в, г]", "EXP022", "дважды", 8),
    "a chair who was not there": ("протокол", "[г]", "[иванова]", "EXP024", "председатель", 6),
    "words of one who was not there": (
        *("протокол", "голосование:", "выступили:\n      - кто: г\n        текст: Хорошо\n    голосование:"),
        *("EXP024", "выступает", 14),
    ),
    "nobody to vote": (
        *(
            "протокол",
            "голосование:\n      за: 3\n      против: 1",
            "не голосуют: [иванова, петров, б, в]\n    голосование: единогласно",
        ),
        *("EXP021", "Голосовать некому", 14),
    ),
    "a body without a vote": (
        *("протокол", "кворум: 2/3", "без голоса: [иванова, петров, б, в, г]"),
        *("EXP020", "0 из 0", 9),
    ),
    "a vote that is no number": ("протокол", "за: 3", "за: трое", "SCH009", "не читается как число", 14),
    "a vote in a line": (
        *("протокол", "голосование:\n      за: 3\n      против: 1", "голосование: за 3, против 1"),
        *("SCH011", "с новых строк ниже, с отступом: «за: 4»", 13),
    ),
    "a vote on nothing": (
        *("протокол", "повестка:", "повестка:\n  - вопрос: О разном\n    голосование: единогласно"),
        *("EXP023", "О разном", 12),
    ),
    "an unknown decision": (
        "протокол",
        "голосование:",
        "решение: отклнить\n    голосование:",
        "EXP015",
        "отклонить",
        13,
    ),
    "a decision in words of its own": (
        "протокол",
        "голосование:",
        "решение: отправить в архив\n    голосование:",
        *NONE,
    ),
    "a decision without a verb": ("протокол", "голосование:", "решение: На доработку\n    голосование:", *NONE),
    "a verdict in words of its own": ("лист", "дата:", "вывод: Всё хорошо\nдата:", "EXP015", "Есть решения", 8),
    "a sheet later than the meeting": ("лист", "01.06.2026", "16.06.2026", "EXP025", "позже заседания: 15.06.2026", 8),
    "a meeting before the sheets": ("протокол", "15.06.2026", "31.05.2026", "EXP025", "от 01.06.2026 — позже", 8),
    "a term that is over": ("протокол", "до 01.09.2026", "до 01.02.2026", "EXP025", "раньше заседания", 16),
    "a term over in words": ("протокол", "до 01.09.2026", "до 1 марта 2026 года", "EXP025", "раньше заседания", 16),
    "one of the roster in other words": (
        "протокол",
        "г]\nотсутствуют: [г]",
        "'Рогов Е.Л., учитель']\nотсутствуют: [Рогов Е.Л.]",
        *("EXP022", "«Рогов Е.Л., учитель», напишите его здесь слово в слово", 9),
    ),
    "one programme twice": (
        "протокол",
        "повестка:",
        "повестка:\n  - программа: чтение",
        "EXP023",
        "дважды",
        13,
    ),
}


@pytest.mark.parametrize("case", FAULTS, ids=str)
def test_each_fault_is_one_message_at_its_place(case: str, tmp_path: Path) -> None:
    name, before, after, code, said, line = FAULTS[case]
    text = {"лист": SHEET, "форма": CRITERIA, "протокол": PROTOCOL}[name]
    assert before in text
    found = faults(tmp_path, **{name: text.replace(before, after, 1)})
    assert [(one.code, one.place.line) for one in found] == [(code, line)], [str(one) for one in found]
    assert said in f"{found[0].message} {found[0].hint}"
    assert found[0].hint


BANDS = {
    "a gap": ("80 %", "40 %", "до: 60 %", "Между 60 % и 80 %"),
    "an overlap": ("80 %", "40 %", "до: 90 %", "действуют два решения"),
    "two of one beginning": ("40 %", "40 %", "", "начинаются с 40 %"),
    "percents and points": ("80 %", "2", "", "в баллах"),
}


@pytest.mark.parametrize("case", BANDS)
def test_decisions_cover_all_scores_once(case: str, tmp_path: Path) -> None:
    high, low, end, said = BANDS[case]
    lines = f"решения:\n  - решение: принять\n    от: {high}\n  - решение: вернуть\n    от: {low}\n    {end}\n"
    lines += "  - решение: отказать\n    от: 0 %\n"
    (found,) = faults(tmp_path, форма=CRITERIA + lines)
    assert (found.code, said in found.message) == ("EXP003", True), found


def test_nought_is_nought_in_percent_and_in_points(tmp_path: Path) -> None:
    lines = "решения:\n  - решение: принять\n    от: 60 %\n  - решение: отказать\n    от: 0\n"
    assert faults(tmp_path, форма=CRITERIA + lines) == []


def test_a_decision_that_nobody_reaches_is_a_fault(tmp_path: Path) -> None:
    lines = "решения:\n  - решение: принять\n    от: 5\n  - решение: отказать\n    от: 0\n"
    (found,) = faults(tmp_path, форма=CRITERIA + lines)
    assert (found.code, found.message) == ("EXP003", "Решение начинается с 5, а набрать можно 4")


def test_a_threshold_in_percent_is_told_in_percent(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, форма=f"{CRITERIA}порог: 110 %\n")
    assert found.message.endswith("набрать можно 100\u00a0%")


def test_a_form_says_what_is_below_its_lowest_decision(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, форма=f"{CRITERIA}решения:\n  - решение: принять\n    от: 50 %\n")
    assert (found.code, found.message) == ("EXP003", "Для баллов ниже 50 % решения нет")


def test_a_vote_of_nobody_is_reviewed_without_a_slip(tmp_path: Path) -> None:
    everyone = "не голосуют: [иванова, петров, б, в]\n    голосование: единогласно"
    protocol = PROTOCOL.replace("голосование:\n      за: 3\n      против: 1", everyone)
    (found,) = check([defence(tmp_path, протокол=protocol)])
    review_all(found)
    assert [one.code for review in found.reviews for one in review.findings if one.code == "EVL005"] == []


def test_sheets_by_other_criteria_decide_nothing(tmp_path: Path) -> None:
    other = CRITERIA.replace("код: форма", "код: другая")
    (found,) = faults(tmp_path, другая=other, протокол=f"{PROTOCOL}критерии: другая\n")
    assert (found.code, "по критериям «другая»" in found.message) == ("EXP023", True)


def test_a_protocol_says_which_of_two_forms(tmp_path: Path) -> None:
    files = {"другая": CRITERIA.replace("код: форма", "код: другая"), "лист2": SHEET.replace("форма", "другая")}
    (found,) = faults(tmp_path, **files)
    assert (found.code, found.hint) == ("EXP023", "Назовите «критерии:» протокола.")


def test_an_expert_scores_a_programme_once(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, лист2=SHEET.replace("эксперт: петров", "эксперт: петров"))
    assert found.code == "EXP014"
    assert found.related[0].place.file.endswith("лист.yaml")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ларина", "Ларина О.В., методист", True),
        ("ларина", "методист О. В. Ларина", True),
        ("Ларина О.В.", "Ларина Ольга Викторовна", True),
        ("Ларина О.В.", "Ларина О.И.", False),
        ("Ларина О.В.", "Ларин О.В.", False),
        ("Эксперт № 1", "Эксперт № 2", False),
    ],
)
def test_an_expert_is_one_however_spelled(one: str, other: str, same: bool, tmp_path: Path) -> None:
    person = "вид: справочник\nлица:\n  ларина:\n    фамилия: Ларина\n    имя: Ольга\n    отчество: Викторовна\n"
    sheets = {name: SHEET.replace("петров", who) for name, who in (("лист", one), ("лист2", other))}
    assert [found.code for found in faults(tmp_path, ларина=person, **sheets)] == ["EXP014"] * same


def test_a_sheet_with_a_fault_is_still_the_sheet_of_an_expert(tmp_path: Path) -> None:
    faulty = SHEET.replace("петров", "иванова").replace("замысел: 2", "замысел: 3")
    (found,) = check([defence(tmp_path, лист2=faulty)])
    review_all(found)
    noticed = [one.code for review in found.reviews for one in review.findings]
    assert "EVL001" not in noticed


def test_a_report_does_not_say_that_there_are_no_sheets_when_they_have_faults(tmp_path: Path) -> None:
    report = "вид: отчёт\nо чём: о чтении\nорганизация: управление\nразделы:\n  - раздел: Итоги\n    содержание:\n"
    files = {"лист": SHEET.replace("замысел: 2", "замысел: 3"), "отчёт": f"{report}      - вставить: итоги\n"}
    assert [one.code for one in faults(tmp_path, **files)] == ["EXP010"]


KINDS = {"критерии": CRITERIA, "экспертная оценка": SHEET, "протокол": PROTOCOL}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_at_a_field_is_told_and_reviewed(kind: str, tmp_path: Path) -> None:
    files = {
        f"{number}-{field.name}": with_fields(KINDS[kind], f"{field.key}: {shape}\n")
        for field in kinds()[kind].fields.values()
        for number, shape in enumerate(SHAPES[::4])
        if field.name not in ("kind", "base", "table")
    }
    (found,) = check([defence(tmp_path, **files)])
    review_all(found)
    assert all(one.hint or one.severity is not Severity.ERROR for one in found.findings)


UNSCORED = PROTOCOL.replace("программа: чтение", "программа: чтение\n    решение: {}")


@pytest.mark.parametrize("words", ["На доработку", "отложена", "дораотать"])
def test_a_decision_on_what_was_not_scored_says_what_to_do(words: str, tmp_path: Path) -> None:
    (found,) = faults(tmp_path, протокол=UNSCORED.format(words), лист=CRITERIA.replace("форма", "вторая"))
    assert (found.code, found.place.line) == ("EXP015", 13)


@pytest.mark.parametrize("words", ["направить на доработку", "Принять к сведению", "рекомендовать с замечаниями"])
def test_words_with_a_verb_do_for_what_was_not_scored(words: str, tmp_path: Path) -> None:
    assert faults(tmp_path, протокол=UNSCORED.format(words), лист=CRITERIA.replace("форма", "вторая")) == []


@pytest.mark.parametrize("words", ["рекомендовать-с-замечаниями", "Рекомендовать с замечаниями"])
def test_a_decision_is_named_with_hyphens_or_spaces(words: str, tmp_path: Path) -> None:
    assert faults(tmp_path, протокол=UNSCORED.format(words), лист=f"{SHEET}вывод: {words}\n") == []


# What is told of scores while some sheets have faults

TABLE = """\
код;программа;эксперт;баллы.замысел;баллы.исполнение
л-1;чтение;петров;2;1
л-2;чтение;иванова;1;2
л-3;письмо;б;1;2
"""
SHEETS = "вид: экспертная оценка\nтаблица: листы.csv\nкритерии: форма\nбез личного интереса: да\nдата: 01.06.2026\n"
NAMES = """\
вид: приказ
организация: управление
место: с. Сосновка
дата: 28.08.2026
номер: 2
о чём: О чтении
пункты:
  - текст: Средний балл <чтение.экспертиза.средний_балл>.
  - контроль: за собой
подписывает: иванова
"""
REPORT = """\
вид: отчёт
о чём: о листах
организация: управление
числа:
  листы:
    считать: экспертные листы
    слово: лист
вывод: |
  Всего <листы>.
подписывает: иванова
"""
LEANING = {"чтение/заключение.docx", "письмо/заключение.docx", "протокол/протокол.docx", "отчёт/отчёт.docx"}
NAMING = "приказ-2/приказ.docx"
AMISS = {
    "nothing": ("", "", {}),
    "a score off its scale": ("иванова;1;2", "иванова;1;7", {}),
    "no score": ("иванова;1;2", "иванова;1;", {}),
    "a score that is no number": ("иванова;1;2", "иванова;1;хорошо", {}),
    "a programme that is none": ("л-2;чтение", "л-2;чтенье", {}),
    "a row without a code": ("л-2;", ";", {}),
    "a row of too many cells": ("иванова;1;2", "иванова;1;2;3", {}),
    "two sheets of one expert": ("иванова", "петров", {}),
    "a slip in the heading of a criterion": ("баллы.исполнение", "баллы.исполненние", {}),
    "a code that another sheet has": ("", "", {"л-2": SHEET.replace("чтение", "письмо")}),
    "a sheet in a file that is not read": ("", "", {"лист-4": "вид: экспертная оценка\nбаллы: [\n"}),
}


@pytest.mark.parametrize("case", AMISS)
def test_no_score_is_told_while_a_sheet_is_amiss(case: str, tmp_path: Path) -> None:
    old, new, more = AMISS[case]
    other = PROGRAMME.replace("код: чтение", "код: письмо").replace("Читаем", "Пишем")
    files = {"лист": SHEETS, "письмо": other, "приказ-2": NAMES, "отчёт": REPORT, **more}
    folder = write(defence(tmp_path / "в", **files), {"листы.csv": TABLE.replace(old, new, 1)})
    named = {one.code for one in errors(folder / "приказ-2.yaml")}
    printed = set(build(Request((folder,), tmp_path / "out", Making(formats=("docx",)), keep_going=True)).files)
    assert "приказ-1/приказ.docx" in printed
    if case == "nothing":
        assert not named
        assert {*LEANING, NAMING} <= printed
    else:
        assert named & {"REF016", "REF004"}
        assert not {*LEANING, NAMING} & printed


def test_a_report_does_not_count_a_table_with_a_row_lost(tmp_path: Path) -> None:
    counted = REPORT.replace("экспертные листы", "программы").replace("<листы>", "<листы число>")
    schools = PROGRAMME.replace("код: чтение\n", "код: программа-<код>\nтаблица: школы.csv\n")
    rows = "код;полное\nшкола-1;Школа № 1\n;Школа № 2\n"
    folder = write(district(tmp_path / "в", отчёт=counted, школы=schools), {"школы.csv": rows})
    printed = set(build(Request((folder,), tmp_path / "out", Making(formats=("docx",)), keep_going=True)).files)
    assert "программа-школа-1/паспорт.docx" in printed
    assert "отчёт/отчёт.docx" not in printed


def test_a_chart_draws_what_the_table_beside_it_says(tmp_path: Path) -> None:
    bands = "решения:\n  - решение: принять\n    от: 66,7 %\n  - решение: вернуть\n    от: 0 %\n"
    report = "вид: отчёт\nкод: отчёт\nо чём: о чтении\nорганизация: управление\n"
    chart = "разделы:\n  - раздел: Итоги\n    содержание:\n"
    chart += "      - диаграмма:\n          название: Итоги\n          данные: итоги\n"
    scores = {"лист": ("петров", 0), "лист2": ("иванова", 1), "лист3": ("б", 1)}
    sheets = {
        name: SHEET.replace("петров", who).replace("исполнение: 1", f"исполнение: {n}")
        for name, (who, n) in scores.items()
    }
    (found,) = check([defence(tmp_path, форма=CRITERIA + bands, отчёт=report + chart, **sheets)])
    plotted = found.workspace.descriptions["отчёт"].summaries["итоги"]
    assert plotted is not None
    assert [list(map(str, values)) for _, values in plotted.series] == [["66.67"]]


def test_a_missing_score_of_what_may_not_apply_offers_the_words(tmp_path: Path) -> None:
    form = f"{CRITERIA}    может не применяться: да\n"
    (one,) = faults(tmp_path, форма=form, лист=SHEET.replace("  исполнение: 1\n", ""))
    assert one.hint == "Допишите под «баллы:»: исполнение: 0–2 или «не применимо»."


def test_a_dash_stands_for_a_criterion_that_does_not_apply(tmp_path: Path) -> None:
    form = f"{CRITERIA}    может не применяться: да\n"
    assert faults(tmp_path, форма=form, лист=SHEET.replace("исполнение: 1", "исполнение: —")) == []


def test_a_weight_in_percent_beside_a_number_is_the_odd_one(tmp_path: Path) -> None:
    form = CRITERIA.replace("код: замысел", "код: замысел\n    вес: 2") + "    вес: 50 %\n"
    (found,) = check([defence(tmp_path, форма=form)])
    review_all(found)
    (one,) = [one for one in found.findings if one.code == "EVL004"]
    assert (one.place.line, one.hint.startswith("Одни веса в процентах, другие — числами")) == (10, True)


def test_a_meeting_before_all_its_sheets_is_told_once(tmp_path: Path) -> None:
    protocol = PROTOCOL.replace("15.06.2026", "31.05.2026")
    (one,) = faults(tmp_path, протокол=protocol, второй=SHEET.replace("петров", "б"))
    assert (one.code, one.place.line, "их 2" in one.message) == ("EXP025", 4, True)
