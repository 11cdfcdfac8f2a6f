"""Numbers of reports: how they are made, how names in text print them, what is said of those that cannot be had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import resources
from generator.derive.report_numbers import reckoning
from generator.derive.summaries import summary
from generator.findings import Finding, Severity
from tests.evaluations import CRITERIA, SHEET
from tests.workspaces import PROGRAMME, checked, codes, district, errors, findings

PAGES = yaml.safe_load((resources.SCHEMAS / "codes" / "rep.yaml").read_text("utf-8"))
HEAD = "вид: отчёт\nкод: отчёт\nо чём: о программах\nорганизация: управление\n"
NUMBERS = """\
числа:
  директора:
    дано: 111
    источник: закон
    слово: директор
  заместители:
    дано: 94
    источник: закон
    слово: заместитель директора
  участники:
    сумма: [директора, заместители]
    слово: человек
  не-директора:
    разность: [участники, директора]
  школы:
    дано: 310
    источник: Областной реестр школ на 1 сентября
  доля:
    часть: директора
    всего: школы
"""


def described(folder: Path, fields: str) -> Path:
    return district(folder, отчёт=HEAD + fields)


def sample(folder: Path, text: str) -> Path:
    first, *more = re.split(r"^--- ?(.*)\n", text, flags=re.MULTILINE)
    return district(folder, **{"образец": first, **dict(zip(more[::2], more[1::2], strict=True))})


def conclusion(folder: Path, text: str, numbers: str = NUMBERS) -> str:
    """What a text of a report prints."""
    found = checked(described(folder, f"{numbers}вывод: |\n  {text}\n"))
    assert found.findings == []
    return str(found.workspace.descriptions["отчёт"].record["conclusion"]).replace("\u00a0", " ")


def faults(folder: Path, fields: str) -> list[Finding]:
    return findings(described(folder, fields))


@pytest.mark.parametrize("code", PAGES)
def test_the_bad_sample_gives_the_code(code: str, tmp_path: Path) -> None:
    assert set(codes(sample(tmp_path, PAGES[code]["bad"]))) == {code}


@pytest.mark.parametrize("code", PAGES)
def test_the_good_sample_gives_no_fault(code: str, tmp_path: Path) -> None:
    folder = sample(tmp_path, PAGES[code]["good"])
    assert errors(folder) == []
    assert code not in codes(folder)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Участвовали <участники>.", "Участвовали 205 человек."),
        (
            "Опрошены <участники>: <директора> и <заместители>.",
            "Опрошены 205 человек: 111 директоров и 94 заместителя директора.",
        ),
        ("Для <директора род>.", "Для 111 директоров."),
        ("Карт — <участники число>.", "Карт — 205."),
        ("Составлены <участники карта>.", "Составлены 205 карт."),
        ("Всего <не-директора словом>.", "Всего девяносто четыре человека."),
        ("Доля <доля>.", "Доля 35,8 %."),
        ("Доля <доля полностью>.", "Доля 35,8 % (111 из 310)."),
        ("<доля.часть> из <доля.всего>.", "111 директоров из 310."),
    ],
)
def test_a_name_prints_its_number(text: str, printed: str, tmp_path: Path) -> None:
    assert conclusion(tmp_path, text) == printed


@pytest.mark.parametrize(
    ("part", "whole", "digits", "printed"),
    [
        (111, 111, 1, "100 %"),
        (1, 3, 2, "33,33 %"),
        (9999, 10000, 1, "99,99 %"),
        (1, 10000, 1, "0,01 %"),
        (0, 5, 1, "0 %"),
    ],
)
def test_a_share_rounds_to_all_or_nothing_only_when_it_is(
    part: int, whole: int, digits: int, printed: str, tmp_path: Path
) -> None:
    given = "\n".join(
        f"  {name}:\n    дано: {n}\n    источник: закон" for name, n in (("часть", part), ("целое", whole))
    )
    numbers = f"числа:\n{given}\n  доля:\n    часть: часть\n    всего: целое\n    знаков: {digits}\n"
    assert conclusion(tmp_path, "Доля <доля>.", numbers) == f"Доля {printed}."


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("1,5\n    слово: школа", "1,5 школы"),
        ("0,0001\n    слово: рубль", "0,0001 рубля"),
        ("10,125", "10,125"),
        ("1200,5 тыс. руб.", "1200,5 тыс. руб."),
        ("12500", "12 500"),
        ("1234567\n    слово: рубль", "1 234 567 рублей"),
        ("1" + "0" * 30, "1" + " 000" * 10),
        ("21 школа", "21 школа"),
    ],
)
def test_a_given_number_prints_as_it_is(given: str, printed: str, tmp_path: Path) -> None:
    numbers = f"числа:\n  икс:\n    дано: {given}\n    источник: закон\n"
    assert conclusion(tmp_path, "Всего <икс> по смете.", numbers) == f"Всего {printed} по смете."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("сумма: [тысячи, миллионы]", "Единицы «тысячи» и «миллионы» разные: «тыс. руб.» и «млн руб.»"),
        ("часть: миллионы\n    всего: тысячи", "Единицы «миллионы» и «тысячи» разные"),
        ("сумма: тысячи\n    слово: рубль", "Число — в единицах «тыс. руб.», а «слово:» говорит «рубль»"),
        ("дано: 5 тыс. руб.\n    источник: закон\n    слово: рубль", "Число — в единицах «тыс. руб.»"),
        ("сумма: [тысячи, тысячи]", "Число «тысячи» названо дважды"),
        ("разность: тысячи", "Из «тысячи» ничего не вычитают"),
        ("часть: половина\n    всего: ноль-три", "«половина» — 0,5, «ноль-три» — 0,3"),
    ],
)
def test_numbers_of_other_units_do_not_add_up(fields: str, said: str, tmp_path: Path) -> None:
    given = {"тысячи": "5 тыс. руб.", "миллионы": "3 млн руб.", "половина": "0,5", "ноль-три": "0,3"}
    numbers = "".join(f"  {name}:\n    дано: {value}\n    источник: закон\n" for name, value in given.items())
    (one,) = faults(tmp_path, f"числа:\n{numbers}  икс:\n    {fields}\n")
    assert (one.code, said in one.message) == ("REP006", True), one


def test_numbers_and_shares_are_not_drawn_on_one_chart(tmp_path: Path) -> None:
    chart = "- диаграмма:\n          название: Числа\n          данные: числа отчёта"
    (one,) = faults(tmp_path, f"{NUMBERS}разделы:\n  - раздел: Итоги\n    содержание:\n      {chart}\n")
    assert (one.code, one.message) == ("REP009", "«числа отчёта» не начертить: среди чисел есть и доли")


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("считать: программы", 2),
        ("считать: задачи", 4),
        ("считать: показатели", 2),
        ("считать: приказы", 1),
        ("считать: акты", 1),
        ("считать: программы\n    где:\n      уровень: [муниципальная, школьная]", 2),
        ("считать: программы\n    где:\n      тип: заполнено", 1),
        ("считать: программы\n    где:\n      тип: не заполнено", 1),
        ("считать: программы\n    где:\n      тип: нет", 0),
        ("считать: задачи\n    где:\n      задача: Мерить успехи", 2),
        ("считать: приказы\n    где:\n      подписывает.кто: иванова", 1),
        ("считать: приказы\n    где:\n      организация.руководитель.фамилия: Иванова", 1),
        ("считать: приказы\n    где:\n      номер: не менее 1", 1),
    ],
)
def test_what_is_counted(fields: str, number: int, tmp_path: Path) -> None:
    folder = district(
        tmp_path,
        отчёт=f"{HEAD}числа:\n  всего:\n    {fields}\n",
        вторая=PROGRAMME.replace("код: чтение", "код: вторая\nтип: Программа развития", 1),
    )
    found = checked(folder)
    made = reckoning(found.workspace.descriptions["отчёт"], found.workspace)
    assert [one.value for one in made.numbers.values()] == [number]


SURVEY = """\
вид: диагностика
код: замер
наименование: Замер
профили:
  - профиль: Уроки
    код: уроки
    компетенции:
      - компетенция: Цели урока
        код: цели
        макс: 10
      - компетенция: Вопросы
        макс: 5
уровни:
  - уровень: Высокий
    от: 50 %
  - уровень: Низкий
    от: 0
участники:
  - участник: петров
    школа: школа-7
    баллы:
      цели: 8
      Вопросы: 5
  - участник: Рогова Анна Ильинична
    школа: школа-8
    баллы:
      цели: 5
      Вопросы: 1,5
"""
SCHOOLS = """\
вид: справочник
организации:
  школа-7:
    полное: МБОУ «Средняя школа № 7»
    краткое: школа № 7
    территория: сосновский
  школа-8: МБОУ «Средняя школа № 8»
"""


def survey(folder: Path, where: str, count: str = "участники диагностики") -> Path:
    number = f"числа:\n  всего:\n    считать: {count}\n    где:\n      {where}\n"
    files = {"форма": CRITERIA, "лист": SHEET, "замер": SURVEY, "школы": SCHOOLS}
    return district(folder, отчёт=HEAD + number, **files)


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ("баллы.цели: меньше 5,5", 1),
        ("баллы.цели урока: не менее 8", 1),
        ("балл.цели: не менее 5", 2),
        ("баллы.цели.балл: не менее 5", 2),
        ("баллы.вопросы: 1,5", 1),
        ("балл: не менее 10", 1),
        ("доля: не менее 50", 1),
        ("уровень.уроки: Низкий", 1),
        ("школа: школа-7", 1),
        ("школа: школа № 7", 1),
        ("школа: [школа-7, школа-8]", 2),
        ("школа.территория: сосновский", 1),
        ("участник: петров", 1),
    ],
)
def test_which_participants_are_counted(where: str, number: int, tmp_path: Path) -> None:
    found = checked(survey(tmp_path, where))
    assert found.findings == []
    made = reckoning(found.workspace.descriptions["отчёт"], found.workspace)
    assert [one.value for one in made.numbers.values()] == [number]


def test_sheets_are_counted_by_a_score(tmp_path: Path) -> None:
    found = checked(survey(tmp_path, "баллы.исполнение: меньше 2", "экспертные листы"))
    assert found.findings == []
    made = reckoning(found.workspace.descriptions["отчёт"], found.workspace)
    assert [one.value for one in made.numbers.values()] == [1]


@pytest.mark.parametrize(
    ("where", "column", "hint"),
    [
        ("баллы.цель: меньше 5", 7, "Возможно, «баллы.цели»."),
        ("баллы.дороги: меньше 5", 7, "Можно: баллы.цели, баллы.вопросы."),
        ("баллы: меньше 5", 7, "Допишите через точку, какой из них: баллы.цели, баллы.вопросы."),
        ("доля.урок: меньше 50", 7, "Возможно, «доля.уроки»."),
        ("балы.цели: меньше 5", 7, "Возможно, «баллы.цели»."),
    ],
)
def test_a_condition_on_no_field_shows_which_there_are(where: str, column: int, hint: str, tmp_path: Path) -> None:
    (one,) = findings(survey(tmp_path, where))
    assert (one.code, one.place.column, one.hint) == ("REP007", column, hint)


@pytest.mark.parametrize("where", ["экспертиза.средний балл: 3", "Экспертиза.средний_балл: 3", "экспертиза.место: 1"])
def test_programmes_are_counted_by_what_their_sheets_say(where: str, tmp_path: Path) -> None:
    found = checked(survey(tmp_path, where, "программы"))
    assert found.findings == []
    made = reckoning(found.workspace.descriptions["отчёт"], found.workspace)
    assert [one.value for one in made.numbers.values()] == [1]


@pytest.mark.parametrize(
    ("where", "count", "code", "hint"),
    [
        ("экспертиза.балл: 3", "программы", "REP007", "Возможно, «экспертиза.средний балл»."),
        ("экспертиза.доля: заполнено", "организации", "REP007", "Можно: полное, краткое,"),
        ("экспертиза: не заполнено", "программы", "REP008", "В поле «экспертиза» много частей, допишите через точку: "),
        ("комментарии.замысел: заполнено", "экспертные листы", "REP007", "Поле «комментарии» не заполнено."),
        ("эксперт: сидоров", "экспертные листы", "REP008", "В поле «эксперт» стоит: «Петров"),
    ],
)
def test_a_condition_on_parts_says_what_they_are(where: str, count: str, code: str, hint: str, tmp_path: Path) -> None:
    (one,) = findings(survey(tmp_path, where, count))
    assert (one.code, one.hint[: len(hint)]) == (code, hint)


def test_a_slip_in_a_name_gets_the_nearest_number(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, f"{NUMBERS}вывод: Участвовали <учасники>.\n")
    assert (one.code, one.hint) == ("REF004", "Возможно, «участники».")


def test_a_share_in_words_is_refused(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, f"{NUMBERS}вывод: Доля <доля словом>.\n")
    assert (one.code, one.message) == ("REF009", "«доля» — доля: её пишут цифрами")


def test_one_fault_of_a_number_is_told_once(tmp_path: Path) -> None:
    numbers = "числа:\n  а:\n    дано: 1\n  б:\n    сумма: [а]\nвывод: Всего <б>, <а>.\n"
    assert [one.code for one in faults(tmp_path, numbers)] == ["REP010"]


def test_an_unmet_condition_shows_what_stands_there(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, "числа:\n  все:\n    считать: программы\n    где:\n      уровень: районная\n")
    assert (one.code, one.severity) == ("REP008", Severity.WARNING)
    assert (one.place.line, one.place.column) == (9, 16)
    assert one.hint == "В поле «уровень» стоит: «муниципальная»."


def test_a_summary_that_is_none_gets_the_nearest(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, "разделы:\n  - раздел: Итоги\n    содержание:\n      - вставить: итог\n")
    assert (one.code, one.hint) == ("REP009", "Возможно, «итоги».")


def test_a_slip_in_the_summary_of_a_chart_gets_the_nearest(tmp_path: Path) -> None:
    chart = "- диаграмма:\n          название: Баллы\n          данные: распределение балов"
    (one,) = faults(tmp_path, f"разделы:\n  - раздел: Итоги\n    содержание:\n      {chart}\n")
    assert (one.code, one.hint.startswith("Возможно, «распределение баллов».")) == ("REF001", True)


def test_a_chart_without_its_summary_is_told_once(tmp_path: Path) -> None:
    chart = "- диаграмма:\n          название: Баллы\n          данные: распределение баллов"
    (one,) = faults(tmp_path, f"разделы:\n  - раздел: Итоги\n    содержание:\n      {chart}\n")
    assert one.code == "REP009"


def test_programmes_by_territory_leave_out_the_one_above_the_schools(tmp_path: Path) -> None:
    school = PROGRAMME.replace("код: чтение", "код: школьная").replace("муниципальная", "школьная")
    found = checked(district(tmp_path, отчёт=HEAD, школьная=f"{school}организация: управление\n"))
    told = summary("по территориям", found.workspace.descriptions["отчёт"], found.workspace)
    assert told is not None
    assert [row[:2] for row in told.rows] == [["Территория не указана", "1"]]
