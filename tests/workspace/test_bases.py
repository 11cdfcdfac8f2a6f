"""One description, many schools: a base under a file, a base under the rows of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import Checked, check
from generator.checking.reviewing import review_all
from generator.findings import Severity
from generator.workspace.load import Description
from tests.books import book
from tests.workspaces import PROGRAMME, REGISTRY, checked, codes, district, errors, findings, write

BASE = PROGRAMME.replace("код: чтение\n", "").replace("  - показатель: Доля", "  - показатель: Доля", 1)
TABLE = BASE + "таблица: школы.csv\nидея: Учатся <дети> учеников, <организация.краткое>.\n"
ROWS = "код;полное;краткое;дети\nшкола-1;Первая школа;школа № 1;120\nшкола-2;Вторая школа;школа № 2;80\n"


def only(found: Checked) -> Description:
    (one,) = found.asked
    return one


def over(own: str, base: str, folder: Path) -> Description:
    """The programme that these fields make over this base."""
    write(
        folder,
        {"metodist.yaml": "типографика: нет\n", "типовая.yaml": base, "своя.yaml": own + "основа: типовая.yaml\n"},
    )
    write(folder, {"справочник.yaml": REGISTRY})
    found = checked(folder / "своя.yaml")
    assert [one.message for one in found.findings if one.severity is Severity.ERROR] == []
    return only(found)


def many(folder: Path, base: str = TABLE, rows: str = ROWS, **more: str | bytes) -> Path:
    """A workspace of a base with a table."""
    files: dict[str, str | bytes] = {"metodist.yaml": "типографика: нет\n", "справочник.yaml": REGISTRY}
    return write(folder, {**files, "типовая.yaml": base, "школы.csv": rows, **more})


# A base under a file


def test_a_file_has_the_fields_of_its_base_and_its_own_above_them(tmp_path: Path) -> None:
    one = over("Наименование программы: Читаем дома\nидея: Дома.\n", BASE, tmp_path)
    assert (one.id, str(one.record["name"]), str(one.record["idea"])) == ("своя", "Читаем дома", "Дома.")
    assert str(one.record["period"]) == "2026–2028 годы"


def test_each_value_keeps_the_place_it_came_from(tmp_path: Path) -> None:
    one = over("показатель:\n  - код: доля\n    база: 40 %\n", BASE, tmp_path)
    (indicator,) = one.record["indicators"]["entries"]
    assert (Path(indicator["text"].place.file).name, Path(indicator["base"].place.file).name) == (
        "типовая.yaml",
        "своя.yaml",
    )
    assert (indicator["base"].place.line, indicator["base"].place.column) == (3, 11)


@pytest.mark.parametrize(
    ("own", "texts"),
    [
        ("задачи:\n  - код: мерить\n    задача: Считать\n", ["Учить чтению", "Считать"]),
        ("задачи:\n  - задача: Радовать\n", ["Учить чтению", "Мерить успехи", "Радовать"]),
        ("задачи:\n  - Радовать\n", ["Радовать"]),
        ("задачи:\n  вводная: Надо\n", ["Учить чтению", "Мерить успехи"]),
        ("задачи:\n  пункты:\n    - код: учить\n      задача: Читать\n", ["Читать", "Мерить успехи"]),
    ],
)
def test_lists_of_records_merge_by_code_and_others_replace(own: str, texts: list[str], tmp_path: Path) -> None:
    one = over(own, BASE, tmp_path)
    assert [str(task["text"]) for task in one.record["tasks"]["entries"]] == texts


def test_a_measure_is_found_by_its_code_within_its_group(tmp_path: Path) -> None:
    base = BASE + (
        "мероприятия:\n  - группа: Дело\n    мероприятия:\n"
        "      - мероприятие: Урок\n        код: урок\n        срок: май 2027\n"
    )
    one = over("мероприятия:\n  - код: урок\n    срок: июнь 2027\n", base, tmp_path)
    ((group,),) = (one.record["measures"],)
    assert [(str(item["text"]), str(item["period"])) for item in group["measures"]] == [("Урок", "июнь 2027")]


def test_maps_merge_and_a_rival_of_the_base_gives_way(tmp_path: Path) -> None:
    base = BASE.replace(
        "    код: доля", "    код: доля\n    не менее: 90 %\n    план:\n      2026: 50 %\n      2027: 60 %"
    )
    own = "показатели:\n  - код: доля\n    показатель: Доля молчащих\n    не более: 5 %\n    план:\n      2027: 70 %\n"
    (indicator,) = over(own, base, tmp_path).record["indicators"]["entries"]
    assert indicator["at_least"] is None
    assert {str(year): str(one["value"]) for year, one in indicator["targets"].items()} == {
        "2026": "50 %",
        "2027": "70 %",
    }


def test_an_unknown_code_is_added_with_advice(tmp_path: Path) -> None:
    one = "основа: типовая.yaml\nзадачи:\n  - код: мерит\n    задача: Мерить\n"
    folder = write(district(tmp_path), {"типовая.yaml": BASE, "своя.yaml": one})
    (advice,) = findings(folder / "своя.yaml")
    assert (advice.code, advice.severity, "«мерить»" in advice.hint) == ("REF014", Severity.ADVICE, True)


def test_a_base_may_have_a_base(tmp_path: Path) -> None:
    write(tmp_path, {"дно.yaml": BASE})
    one = over("", "основа: дно.yaml\nидея: Сверху.\n", tmp_path)
    assert (str(one.record["goal"]), str(one.record["idea"])) == ("Каждый ученик читает с пониманием.", "Сверху.")
    assert [path.name for path in one.bases] == ["типовая.yaml", "дно.yaml"]


def test_a_base_is_no_description_of_its_own(tmp_path: Path) -> None:
    base = BASE.replace("наименование: Читаем вместе\n", "")
    own = {f"школа-{n}.yaml": f"основа: типовая.yaml\nназвание: Программа {n}\n" for n in range(3)}
    folder = write(district(tmp_path), {"типовая.yaml": base, **own})
    assert errors(folder) == []
    assert "типовая" not in [one.id for one in checked(folder).asked]
    assert [one.id for one in checked(folder / "типовая.yaml").asked] == ["школа-0", "школа-1", "школа-2"]


def test_a_fault_of_a_base_is_told_once_and_where_it_is(tmp_path: Path) -> None:
    own = {f"школа-{n}.yaml": "основа: типовая.yaml\n" for n in range(3)}
    folder = write(district(tmp_path), {"типовая.yaml": BASE + "погода: ясная\nисполнители: управленне\n", **own})
    found = errors(folder)
    assert [one.code for one in found] == ["SCH004", "REF001"]
    assert {Path(one.place.file).name for one in found} == {"типовая.yaml"}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"своя.yaml": "основа: типова.yaml\n", "типовая.yaml": PROGRAMME}, "Нет основы «типова.yaml»"),
        ({"своя.yaml": "основа: своя.yaml\n"}, "Основа ведёт к самой себе: своя.yaml → своя.yaml"),
        ({"своя.yaml": "основа: б.yaml\n", "б.yaml": "основа: своя.yaml\n"}, "б.yaml → своя.yaml → б.yaml"),
        ({"своя.yaml": "основа: б.yaml\n", "б.yaml": "основа: в.yaml\n"}, "Нет основы «в.yaml»"),
        ({"своя.yaml": "основа: справочник.yaml\n"}, "справочник, а не описание"),
        (
            {"своя.yaml": "вид: программа\nоснова: приказ-1.yaml\n"},
            "«приказ-1.yaml» — приказ, а это описание — программа",
        ),
        ({"своя.yaml": "основа: [а, б]\n"}, "нужно имя файла"),
    ],
)
def test_a_base_that_is_none_is_one_clear_fault(files: dict[str, str], said: str, tmp_path: Path) -> None:
    folder = write(district(tmp_path), files)
    found = errors(folder / "своя.yaml")
    assert [one.code for one in found] == ["REF013"]
    assert said in found[0].message


def test_a_base_that_cannot_be_read_stops_what_stands_on_it(tmp_path: Path) -> None:
    folder = write(district(tmp_path), {"своя.yaml": "основа: типовая.yaml\n", "типовая.yaml": BASE + "идея: [а\n"})
    (fault,) = errors(folder / "своя.yaml")
    assert (fault.code, Path(fault.place.file).name) == ("YML026", "типовая.yaml")


# A base under the rows of a table


def test_each_row_is_a_description_with_the_words_of_its_row(tmp_path: Path) -> None:
    found = checked(many(tmp_path))
    assert [one.severity for one in found.findings] == []
    rows = [one for one in found.asked if one.kind.name == "programme"]
    assert {one.id: str(one.record["idea"]) for one in rows} == {
        "школа-1": "Учатся 120 учеников, школа № 1.",
        "школа-2": "Учатся 80 учеников, школа № 2.",
    }


@pytest.mark.parametrize(
    ("column", "cell", "text", "said"),
    [
        ("краткое", "гимназия «Луч»", "<организация.краткое род>", "гимназии «Луч»"),
        ("организация.краткое", "гимназия «Луч»", "<школа кратко дат>", "гимназии «Луч»"),
        ("руководитель", "Орлова Вера Ильинична", "<руководитель дат>", "Орловой В.И."),
        ("завуч.фамилия", "Орлова", "<завуч.фамилия>", "Орлова"),
        ("номер школы", "5", "<номер_школы>", "5"),
        ("задачи.учить.задача", "Учить письму", "<задачи.учить>", "Учить письму"),
        ("цель", "Читать.", "<цель>", "Читать."),
    ],
)
def test_a_column_fills_what_its_heading_names(column: str, cell: str, text: str, said: str, tmp_path: Path) -> None:
    base = BASE + f"таблица: школы.csv\nидея: Слова «{text}» здесь.\n"
    rows = f"код;полное;пол;{column}\nшкола-1;Школа;;{cell}\n".replace("пол;", "").replace("Школа;;", "Школа;")
    found = checked(many(tmp_path, base, rows))
    assert [one.message for one in found.findings] == []
    (one,) = (one for one in found.asked if one.kind.name == "programme")
    assert str(one.record["idea"]).replace("\u00a0", " ") == f"Слова «{said}» здесь."


def test_an_empty_cell_leaves_what_the_base_says(tmp_path: Path) -> None:
    rows = "код;цель\nшкола-1;Своя цель.\nшкола-2;\n"
    found = checked(many(tmp_path, BASE + "таблица: школы.csv\n", rows))
    goals = [str(one.record["goal"]) for one in found.asked if one.kind.name == "programme"]
    assert goals == ["Своя цель.", "Каждый ученик читает с пониманием."]


ORDER = """\
вид: приказ
код: приказ-<код>
таблица: школы.csv
место: с. Сосновка
о чём: О чтении
пункты:
  - утвердить: программа-<код>
  - контроль: за собой
подписывает: руководитель
"""


def test_rows_over_two_bases_find_each_other(tmp_path: Path) -> None:
    rows = "код;полное;руководитель;должность;дата;номер\nшкола-1;Первая школа;Орлова Вера Ильинична;;28.08.2026;5\n"
    rows = rows.replace("должность", "руководитель.должность").replace("Ильинична;;", "Ильинична;директор;")
    base = "код: программа-<код>\nприложение к: приказ-<код>\nтаблица: школы.csv\n" + BASE
    found = checked(many(tmp_path, base, rows, **{"приказ.yaml": ORDER}))
    assert [one.message for one in found.findings] == []
    assert [one.id for one in found.asked if one.kind.name != "registry"] == ["приказ-школа-1", "программа-школа-1"]


@pytest.mark.parametrize(
    ("head", "number", "told"),
    [
        ("Орлова", "5", [("C2", "инициалов")]),
        ("Орлова Вера Ильинична", "девяносто восемь", [("F2", "словами")]),
        ("Орлова Вера", "б/н", []),
    ],
)
def test_a_doubtful_cell_is_warned_of(head: str, number: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    rows = f"код;полное;руководитель;руководитель.должность;дата;номер\nа;Школа;{head};директор;28.08.2026;{number}\n"
    base = "код: программа-<код>\nприложение к: приказ-<код>\nтаблица: школы.csv\n" + BASE
    found = findings(many(tmp_path, base, rows, **{"приказ.yaml": ORDER}))
    doubted = [one for one in found if one.code == "TAB011"]
    assert [one.place.cell for one in doubted] == [cell for cell, _ in told]
    assert all(said in one.message for one, (_, said) in zip(doubted, told, strict=True))
    assert all(one.severity is Severity.WARNING for one in doubted)


def test_a_table_of_the_command_line_replaces_that_of_the_base(tmp_path: Path) -> None:
    folder = many(tmp_path, **{"другие.csv": ROWS.replace("школа-", "лицей-")})
    (found,) = check([folder / "типовая.yaml"], folder / "другие.csv")
    assert [one.id for one in found.asked] == ["лицей-1", "лицей-2"]


BAD_ROWS: dict[str, tuple[str, str, str, str]] = {
    "no column of codes": ("полное;краткое;дети\nа;б;3\n", "TAB002", "A1", "нет столбца «код»"),
    "two columns of one field": (
        "код;полное;название;организация.полное;дети\nа;б;в;г;1\n",
        "TAB002",
        "D1",
        "Два столбца",
    ),
    "a heading with a slip": ("код;полное;краткое;дети;показатели.дол.база\nа;б;в;1;5\n", "TAB003", "E1", "«дол»"),
    "no code in a row": ("код;полное;краткое;дети\n;Школа;в;5\n", "TAB004", "A2", "нет кода"),
    "a code that is none": ("код;полное;краткое;дети\nШкола 1;б;в;5\n", "SCH012", "A2", "не годится как код"),
    "one code twice": (ROWS + "школа-1;Третья;в;3\n", "TAB004", "A4", "уже дан в A2"),
    "totals for a code": (ROWS + "ИТОГО:;;;200\n", "TAB004", "A4", "похожа на итоги"),
    "totals and no code": (ROWS + ";Всего по школам;;200\n", "TAB004", "B4", "Удалите её"),
    "nothing for a name": ("код;полное;краткое;дети\nа;Школа;в;\n", "TAB004", "D2", "«<дети>»"),
    "a wrong value": ("код;полное;краткое;дети;уровень\nа;Школа;в;3;сельская\n", "SCH011", "E2", "сельская"),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_what_is_wrong_in_a_row_is_told_with_its_cell(case: str, tmp_path: Path) -> None:
    rows, code, cell, said = BAD_ROWS[case]
    (fault,) = errors(many(tmp_path, rows=rows))
    assert (fault.code, fault.place.cell, Path(fault.place.file).name) == (code, cell, "школы.csv")
    assert said in f"{fault.message} {fault.hint}"


def test_all_faults_of_all_rows_come_at_once(tmp_path: Path) -> None:
    rows = [["код", "полное", "краткое", "дети", "начало"], ["а", "Школа", "ш", 5, "завтра"], ["а", "Школа", "ш", 5]]
    rows += [["б", "Школа", "ш", None], ["в", "Школа", "ш", 7, "31.02.2027"]]
    folder = many(tmp_path, TABLE.replace(".csv", ".xlsx"), **{"школы.xlsx": book(rows)})
    told = [(one.code, one.place.cell) for one in errors(folder)]
    assert told == [("SCH008", "E2"), ("TAB004", "A3"), ("TAB004", "D4"), ("SCH008", "E5")]


def test_faults_of_headings_do_not_hide_those_of_rows(tmp_path: Path) -> None:
    rows = "код;полное;краткое;дети;цел\nа;Школа;ш;5;\nа;Школа;ш;6;\nб;Школа;ш;;\n"
    told = [(one.code, one.place.cell) for one in errors(many(tmp_path, rows=rows))]
    assert told == [("TAB003", "E1"), ("TAB004", "A3"), ("TAB004", "D4")]


def test_a_title_above_the_headings_is_one_fault(tmp_path: Path) -> None:
    rows = [["Школы района", None, None], *(line.split(";") for line in ROWS.splitlines())]
    folder = many(tmp_path, TABLE.replace(".csv", ".xlsx"), **{"школы.xlsx": book(rows, merged="A1:D1")})
    (fault,) = errors(folder)
    assert (fault.code, fault.place.cell) == ("TAB002", "A1")
    assert "Удалите строку 1" in fault.hint


def test_a_formula_never_counted_is_no_empty_cell(tmp_path: Path) -> None:
    rows = [["код", "полное", "краткое", "дети"], ["а", "Школа", "ш", "=1+1"], ["=A2", "Школа", "ш", 1]]
    folder = many(tmp_path, TABLE.replace(".csv", ".xlsx"), **{"школы.xlsx": book(rows)})
    assert [(one.code, one.place.cell) for one in errors(folder)] == [("TAB005", "D2"), ("TAB005", "A3")]


@pytest.mark.parametrize("base", ["<читают> % (2026)", "<читают>"])
def test_an_empty_cell_has_no_echo_in_the_base(base: str, tmp_path: Path) -> None:
    text = BASE.replace("    код: доля\n", f"    код: доля\n    база: {base}\n") + "таблица: школы.csv\n"
    found = errors(many(tmp_path, text, "код;читают\nшкола-1;38 %\nшкола-2;\n".replace(" %", "")))
    assert [(one.code, one.place.cell) for one in found] == [("TAB004", "B3")]


def test_a_cell_is_never_mended(tmp_path: Path) -> None:
    folder = many(tmp_path, BASE + "таблица: школы.csv\n", "код;идея\nшкола-1;Читать , понимать\n")
    (found,) = check([folder])
    review_all(found)
    (slip,) = (one for one in found.findings if one.code == "LNG003")
    assert (slip.place.cell, slip.fix) == ("B2", None)


def test_what_no_row_gives_is_a_fault_of_the_base(tmp_path: Path) -> None:
    (fault,) = errors(many(tmp_path, TABLE.replace("наименование: Читаем вместе\n", "")))
    assert (fault.code, Path(fault.place.file).name) == ("SCH002", "типовая.yaml")


def test_a_column_for_people_is_advice(tmp_path: Path) -> None:
    (advice,) = findings(many(tmp_path, rows="код;полное;краткое;дети;№ п/п\nа;Школа;ш;3;1\n"))
    assert (advice.code, advice.severity) == ("TAB003", Severity.ADVICE)


def test_a_column_that_no_text_names_is_told_how_it_is_named(tmp_path: Path) -> None:
    (advice,) = findings(many(tmp_path, rows="код;полное;краткое;дети;Всего педагогов\nа;Школа;ш;3;1\n"))
    assert "<Всего_педагогов>" in advice.hint


def test_a_number_sign_in_a_heading_is_the_word_for_it(tmp_path: Path) -> None:
    found = errors(many(tmp_path, ORDER, "код;№ приказа\nа;5\n"))
    assert ("TAB003", "Возможно, «номер»;") in [(one.code, one.hint[:18]) for one in found]


@pytest.mark.parametrize(("code", "slip"), [("доля", "доял"), ("впр", "врп")])
def test_a_slip_in_a_path_is_named_by_the_base_that_knows_its_beginning(code: str, slip: str, tmp_path: Path) -> None:
    rows = f"код;полное;краткое;дети;показатели.{slip}.база\nа;Школа;ш;1;5\n"
    base = TABLE.replace("код: доля", f"код: {code}")
    (fault,) = (one for one in errors(many(tmp_path, base, rows, **{"а.yaml": ORDER})) if one.code == "TAB003")
    assert f"не найдено «{slip}»" in fault.message
    assert fault.hint == f"Возможно, «показатели.{code}.база»."


def test_a_name_with_spaces_is_told_its_underscores(tmp_path: Path) -> None:
    base = TABLE.replace("<дети> учеников", "<Всего учеников>, срок <срок реализации>")
    found = findings(many(tmp_path, base, "код;полное;краткое;Всего учеников\nа;Школа;ш;3\nб;Школа;ш;3\n"))
    assert [one.code for one in found] == ["REF009", "REF009"]
    assert "<Всего_учеников>" in found[0].hint
    assert "<срок_реализации>" in found[1].hint


@pytest.mark.parametrize("line", ["таблица: нет-такой.csv", "таблица: [а]", "таблица:\n  лист: Школы"])
def test_a_table_that_is_none_is_a_fault_of_its_line(line: str, tmp_path: Path) -> None:
    (fault,) = errors(many(tmp_path, TABLE.replace("таблица: школы.csv", line)))
    assert Path(fault.place.file).name == "типовая.yaml"
    assert fault.code in ("REF006", "SCH006", "SCH002")


def test_faults_of_a_table_do_not_hide_behind_other_files(tmp_path: Path) -> None:
    folder = many(tmp_path, rows="полное\nа\n")
    write(folder, {"чтение.yaml": PROGRAMME})
    assert "TAB002" not in codes(folder / "чтение.yaml")
    assert "TAB002" in codes(folder / "типовая.yaml")


# Numbers of a table with their nouns

COUNTED = "код;Всего учеников\nшкола-1;151\nшкола-2;22\nшкола-3;1 200\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Это <всего_учеников ученик>.", ["Это 151 ученик.", "Это 22 ученика.", "Это 1 200 учеников."]),
        ("Из <Всего_учеников ученик род>", ["Из 151 ученика", "Из 22 учеников", "Из 1 200 учеников"]),
    ],
)
def test_a_number_of_a_table_prints_with_its_noun_agreed(typed: str, said: list[str], tmp_path: Path) -> None:
    base = TABLE.replace("Учатся <дети> учеников, <организация.краткое>.", typed)
    found = checked(many(tmp_path, base, COUNTED))
    assert [one.message for one in found.findings] == []
    assert [
        str(one.record["idea"]) for one in found.workspace.descriptions.values() if one.kind.name != "registry"
    ] == said


@pytest.mark.parametrize(
    ("cell", "code", "message"),
    [("много", "REF009", "не число, а «много»"), ("", "TAB004", "Пустая ячейка"), ("10 %", "REF009", "не число")],
)
def test_a_noun_wants_a_number_in_the_cell(cell: str, code: str, message: str, tmp_path: Path) -> None:
    base = TABLE.replace("<дети> учеников, <организация.краткое>", "<дети ученик>")
    first, *_ = errors(many(tmp_path, base, f"код;дети\nшкола-1;{cell}\n"))
    assert first.code == code
    assert message in first.message


def test_a_noun_that_does_not_agree_with_a_number_of_the_table_is_told_once(tmp_path: Path) -> None:
    base = TABLE.replace("Учатся <дети> учеников", "Учатся <дети> ученика")
    (warning,) = findings(many(tmp_path, base))
    assert (warning.code, warning.severity) == ("TAB010", Severity.WARNING)
    assert "<дети ученик>" in warning.hint


# What the review says of rows


def reviewed(folder: Path) -> list[tuple[str, str, str]]:
    """What the rules found: code, place, message."""
    (found,) = check([folder])
    review_all(found)
    return [(one.code, str(one.place).removeprefix(f"{folder}/"), one.message) for one in found.findings]


MEASURED = BASE.replace(
    "Доля читающих учеников — не менее 90 %\n", "Доля читающих\n    план:\n      2027: 70 %\n      2028: 80 %\n"
)


def test_a_contradiction_of_a_row_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = "код;показатели.доля.база;показатели.доля.план.2028\nшкола-1;60 % (2026);0,82\nшкола-2;95 % (2026);96 %\n"
    found = [one[1:] for one in reviewed(many(tmp_path, MEASURED + "таблица: школы.csv\n", rows)) if one[0] == "IND003"]
    assert [place for place, _ in found] == ["школы.csv, C2", "школы.csv, B3"]
    assert "план на 2028 год — «0,82», а другие значения в процентах" in found[0][1]
    assert "план на 2027 год «70 %» меньше базы (95 % (2026))" in found[1][1]


def test_a_number_without_percent_is_warned_of_at_its_cell(tmp_path: Path) -> None:
    rows = "код;показатели.доля.база\nшкола-1;60 % (2026)\nшкола-2;58\n"
    found = [one[1:] for one in reviewed(many(tmp_path, MEASURED + "таблица: школы.csv\n", rows)) if one[0] == "IND003"]
    assert [place for place, _ in found] == ["школы.csv, B3"]
    assert "«58» без знака процента" in found[0][1]


def test_what_only_some_rows_lack_names_them(tmp_path: Path) -> None:
    rows = "код;публикация\nшкола-1;\nшкола-2;Отчёт на сайте\nшкола-3;\n"
    found = reviewed(many(tmp_path, BASE + "таблица: школы.csv\n", rows))
    told = [message for code, _, message in found if code == "STR001"]
    assert "В программе нет части «публикация» — школа-1, школа-3" in told
    assert "В программе нет части «проблемы»" in told
