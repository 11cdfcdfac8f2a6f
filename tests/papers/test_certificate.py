"""The certificate: what a real one consists of, figures named in its texts, a conclusion from the facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.papers.outlines import outline
from tests.workspaces import district, errors, findings

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
# What an analytic certificate of a district consists of, line by line, and how the example says it.
INVENTORY = {
    "title": ["kind: АНАЛИТИЧЕСКАЯ СПРАВКА"],
    "object: the road map": ["about: О выполнении мероприятий дорожной карты реализации муниципальной программы"],
    "territory": ["Методический центр Заречного муниципального района"],
    "three schools, a canonical name each": [
        "«Средняя школа № 4» (далее — МБОУ «СШ № 4»)",
        "«Троицкая средняя школа» (далее — МБОУ «Троицкая СШ»)",
        "«Ключевская основная школа» (далее — МБОУ «Ключевская ОШ»)",
    ],
    "the organisation that analysed": ["муниципальным бюджетным учреждением «Методический центр", "проведён анализ"],
    "period": ["за 2026/27 учебный год"],
    "links to a project, to the quality system, to the control within schools": [
        "проекте «500+»",
        "планы внутришкольного контроля",
        "системой оценки качества образования района",
    ],
    "four aims of the preamble": [
        "В целях оценки того, как дорожная карта помогла школам",
        "проверки, меняются ли планы школ",
        "уточнения адресной помощи управленческим командам",
        "прогноза результатов школ",
    ],
    "three purpose paragraphs": [
        "body: Анализ нужен прежде всего самим школам",
        "body: Управление образования по его итогам решает",
        "body: Выводы служат основой пересмотра планов",
    ],
    "findings": [
        "В ходе анализа установлено:",
        "команды школ научились отделять причину",
        "помощь учителю строится от его собственных дефицитов",
        "планы внутришкольного контроля трёх школ согласованы",
    ],
    "model and mechanisms": ["body: Помощь школам построена на площадке", "Помощь школам держится на трёх механизмах:"],
    "three curators: name, post, organisation, schools": [
        "Лапина Ольга Николаевна, методист отдела оценки качества образования методического центра — МБОУ «СШ № 4»",
        "Белкин Андрей Юрьевич, директор МБОУ «СШ № 1» — МБОУ «Троицкая СШ»",
        "Абрамова Светлана Ивановна, директор МБОУ «Липовская СШ» — МБОУ «Ключевская ОШ»",
    ],
    "6 seminars, 6 webinars, 4 meetings": ["проведено 6 семинаров и 6 вебинаров", "4 заседания рабочей группы"],
    "a school for heads": ["В Школе управленческих команд проведено 5 занятий"],
    "share of the training plan and its provider": [
        "План повышения квалификации на базе института развития образования выполнен на 100 % (16 из 16)"
    ],
    "four topics of practical classes": [
        "Практические занятия тьюторов проведены по темам:",
        "– «Урок, на котором понятно, что исправить»",
        "– «Объективная отметка»",
        "– «Цифровая среда на уроке»",
        "– «Задание на применение знаний»",
    ],
    "three modules": [
        "Занятия Школы построены из трёх модулей:",
        "– «Профиль школы»",
        "– «Причина и решение»",
        "– «Измеримая цель»",
    ],
    "subjects of the tutors' help": ["– русского языка и литературы", "– математики", "– биологии", "– химии"],
    "instruments": [
        "– тьюторский пункт",
        "– наставнический центр",
        "– персонифицированные планы",
        "– консалтинг",
        "– методические сессии",
        "– рекомендации краевой инновационной площадки",
    ],
    "consulting": ["Муниципальный консалтинг прошёл"],
    "personal plans": ["составлено 63 индивидуальных маршрута"],
    "visits of tutors": ["Тьюторы вышли в школы: за год было 24 выездных дня и 52 консультации"],
    "periods of analysis": ["По итогам каждой четверти и полугодия результаты школ разобраны"],
    "control items": ["На контроле остаются:", "пересмотр планов внутришкольного контроля школ МБОУ «СШ № 4»"],
    "share done by direction": ["Выполнение по направлениям", "row: Помощь учителям | 4 | 4 | 4 | 100 % (4 из 4)"],
    "overdue measures with causes": ["Просроченные мероприятия", "Две школы не свели данные за первое полугодие"],
    "conclusion": ["Таким образом, мероприятия дорожной карты выполнены частично: 22 из 24 мероприятий"],
    "recommendations": ["По итогам анализа рекомендовано:", "внести в планы изменения по итогам учебного года"],
    "signature": ["signature: Директор методического центра |  | И.М. Тарасов"],
    "number, date, place, addressee": [
        "requisites: 5 июля 2027 г. | пгт Заречный | № 14",
        "mark: Начальнику управления образования Орловой В.И.",
    ],
}


@pytest.fixture(scope="module")
def example() -> str:
    district_of_examples, *_ = check([EXAMPLES])
    workspace = district_of_examples.workspace
    found = compose(PAPERS["справка"], workspace.descriptions["справка-2027"], workspace)
    return "\n".join(outline(found.tree)).replace("\u00a0", " ")


@pytest.mark.parametrize("line", INVENTORY)
def test_the_example_holds_all_that_a_real_certificate_does(line: str, example: str) -> None:
    assert [piece for piece in INVENTORY[line] if piece not in example] == []


MAP = """\
вид: дорожная карта
код: карта
наименование: Читаем вместе
мероприятия:
  - мероприятие: Цикл семинаров
    код: семинары
    срок: май 2027
    намечено: {семинар: 4}
  - мероприятие: Вебинары
    код: вебинары
    срок: май – июнь 2027
  - мероприятие: Конкурс чтецов
    код: конкурс
    срок: октябрь 2027
на дату: 30.06.2027
факты:
  семинары:
    статус: выполнено
    проведено: {семинар: 3}
    участники: 40
  вебинары:
    статус: выполнено
    проведено: {вебинар: 1, семинар: 1}
"""
CERTIFICATE = """\
вид: справка
код: итоги
организация: управление
дорожная карта: карта
срок: 2027
подписывает: иванова
"""


def printed(folder: Path, fields: str = "", roadmap: str = MAP, settings: str = "") -> list[str]:
    """The outline of a certificate over a small road map."""
    where = district(folder, карта=roadmap, итоги=CERTIFICATE + fields)
    (folder / "metodist.yaml").write_text(f"рамка: gost\nтипографика: нет\n{settings}", encoding="utf-8")
    assert [one.message for one in errors(where)] == []
    (found,) = check([where])
    composed = compose(PAPERS["справка"], found.workspace.descriptions["итоги"], found.workspace)
    assert list(composed.findings) == []
    return [line.replace("\u00a0", " ") for line in outline(composed.tree)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("проведено.семинар", "3 семинара"),
        ("проведено.семинар род", "3 семинаров"),
        ("проведено.семинар словом", "три семинара"),
        ("проведено.семинар полностью", "проведено 3 семинара"),
        ("намечено.семинар", "4 семинара"),
        ("проведено.участники", "40 человек"),
        ("доля.семинар", "75 % (3 из 4)"),
        ("доля", "100 % (1 из 1)"),
        ("мероприятия", "1 мероприятие"),
        ("мероприятия.выполнено", "1 мероприятие"),
        ("всего.семинар", "4 семинара"),
        ("всего.проведено.семинар", "4 семинара"),
        ("всего.мероприятия.запланировано", "1 мероприятие"),
        ("всего.доля", "100 % (2 из 2)"),
    ],
)
def test_a_figure_counts_the_measures_of_its_direction(name: str, said: str, tmp_path: Path) -> None:
    fields = f"факты:\n  - мероприятия: [семинары]\n    текст: Было <{name}> всего.\n"
    assert f"body: Было {said} всего." in printed(tmp_path, fields)


def test_outside_of_directions_all_measures_are_counted(tmp_path: Path) -> None:
    assert "body: Прошло 4 семинара и 1 вебинар." in printed(
        tmp_path, "модель: Прошло <проведено.семинар> и <проведено.вебинар>.\n"
    )


def test_a_noun_that_was_not_counted_names_the_nearest(tmp_path: Path) -> None:
    fields = "модель: Было <проведено.семинра>.\n"
    (one,) = findings(district(tmp_path, карта=MAP, итоги=CERTIFICATE + fields))
    assert (one.code, one.hint) == ("REF004", "Возможно, «проведено.семинар».")


def test_a_figure_of_one_measure_is_named_by_its_direction(tmp_path: Path) -> None:
    fields = "модель: Пришли <семинары.участники>.\n"
    (one,) = findings(district(tmp_path, карта=MAP, итоги=CERTIFICATE + fields))
    assert (one.code, one.hint) == (
        "REF004",
        "Числа факта называют без кода: <проведено.участники> — в направлении с «мероприятия: [семинары]».",
    )


def test_a_road_map_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    fields = "факты:\n  - мероприятия: [семинары]\n    текст: Было <проведено.семинар>, <доля>.\n"
    fields += "вывод: Сделано <вывод.оценка>, всего <всего.мероприятия>.\n"
    certificate = CERTIFICATE.replace("карта: карта", "карта: карто")
    (one,) = findings(district(tmp_path, карта=MAP, итоги=certificate + fields))
    assert (one.code, one.hint) == ("REF001", "Возможно, «карта».")


def test_a_direction_without_measures_has_nothing_to_count(tmp_path: Path) -> None:
    fields = "факты:\n  - текст: Было <проведено.семинар>.\n"
    (one,) = findings(district(tmp_path, карта=MAP, итоги=CERTIFICATE + fields))
    assert one.code == "REF009"
    assert "<всего.проведено.семинар>" in one.hint


def test_the_conclusion_follows_from_what_is_due(tmp_path: Path) -> None:
    assert printed(tmp_path)[-2] == (
        "body: Таким образом, мероприятия дорожной карты «Читаем вместе» выполнены в полном объёме в той части, "
        "срок которой наступил к 30 июня 2027 года."
    )


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("выполнено", "в полном объёме"),
        ("{статус: отменено, причина: ремонт}", "частично: 2 из 3 мероприятий"),
        ("{статус: просрочено, причина: ремонт}", "частично: 2 из 3 мероприятий"),
    ],
)
def test_each_measure_counts_once_its_time_has_come(fact: str, said: str, tmp_path: Path) -> None:
    roadmap = MAP.replace("октябрь 2027", "май 2027") + f"  конкурс: {fact}\n"
    assert printed(tmp_path, "вывод: Сделано <вывод.оценка>.\n", roadmap)[-2].endswith(f": Сделано {said}.")


EARLY = MAP + "  конкурс:\n    статус: выполнено\n    проведено: {конкурс: 1}\n"
AHEAD = EARLY.replace("на дату:", "  - мероприятие: Чтения\n    код: чтения\n    срок: ноябрь 2027\nна дату:")
LATE = AHEAD.replace("факты:\n", "факты:\n  чтения: запланировано\n").replace("октябрь 2027", "май 2027")


def test_what_was_done_before_its_term_is_not_said_to_be_due(tmp_path: Path) -> None:
    assert printed(tmp_path / "досрочно", "", AHEAD)[-2].endswith(
        "в полном объёме в той части, срок которой к 30 июня 2027 года наступил или итог которой уже известен."
    )
    failed = AHEAD.replace(
        "  вебинары:\n    статус: выполнено", "  вебинары:\n    статус: просрочено\n    причина: Ремонт"
    )
    assert printed(tmp_path / "частично", "", failed)[-2].endswith(
        "частично: 2 из 3 мероприятий, срок которых к 30 июня 2027 года наступил или итог которых уже известен."
    )
    assert printed(tmp_path / "в срок", "", LATE)[-2].endswith(
        "в той части, срок которой наступил к 30 июня 2027 года."
    )


def test_the_certificate_and_the_plan_fact_tell_one_share(tmp_path: Path) -> None:
    fields = "факты:\n  - мероприятия: [семинары, чтения]\n  - мероприятия: [вебинары, конкурс]\n"
    where = district(tmp_path, карта=AHEAD, итоги=CERTIFICATE + fields)
    (found,) = check([where])
    both = {"итоги": "справка", "карта": "план-факт"}
    told = {}
    for code, paper in both.items():
        tree = compose(PAPERS[paper], found.workspace.descriptions[code], found.workspace).tree
        lines = [line.replace("\u00a0", " ") for line in outline(tree)]
        heads = [line.split(" | ") for line in lines if "Доля выполненных" in line]
        total = next(line.split(" | ") for line in lines if line.startswith(("  row: Все мероприятия", "  row: Всего")))
        told[paper] = [(head[-1], total[-1], head.index("Срок наступил или итог известен") > 0) for head in heads]
    assert told["справка"] == told["план-факт"] == [("Доля выполненных", "100 % (3 из 3)", True)]


def test_settings_say_what_counts_and_which_words_it_gets(tmp_path: Path) -> None:
    roadmap = MAP + "  конкурс: идёт по графику\n"
    settings = """\
правила вывода:
  считать выполненными: [выполнено, идёт по графику]
  ступени:
    - от: 100 %
      слова: полностью и в срок
    - от: 0
      слова: с отставанием
"""
    assert printed(tmp_path / "общие", "", roadmap, settings)[-2].endswith("выполнены полностью и в срок.")
    own = "правила вывода:\n  считать выполненными: отменено\n  не учитывать: [выполнено, идёт по графику]\n"
    assert "не наступил" in printed(tmp_path / "свои", own, roadmap, settings)[-2]


def test_an_own_verdict_is_printed_with_its_reason(tmp_path: Path) -> None:
    fields = "вывод:\n  оценка: с отклонением\n  почему: Две школы присоединились в мае.\n"
    lines = printed(tmp_path, fields)
    assert lines[-3].endswith("выполнены с отклонением.")
    assert lines[-2] == "body: Две школы присоединились в мае."


def test_shares_can_be_told_in_words_or_not_at_all(tmp_path: Path) -> None:
    two = "факты:\n  - направление: Семинары\n    мероприятия: [семинары]\n  - мероприятия: [вебинары, конкурс]\n"
    assert "table: Выполнение по направлениям" in printed(tmp_path / "таблица", two)
    words = printed(tmp_path / "слова", f"{two}доли: текст\n")
    assert "body: Доля выполненных мероприятий направления — 100 % (1 из 1)." in words
    silent = printed(tmp_path / "нет", f"{two}доли: нет\n")
    assert not any(line.startswith("table: Выполнение") for line in (*words, *silent))


def test_purposes_go_on_their_sentence(tmp_path: Path) -> None:
    fields = "в целях:\n  - Оценка работы школ\n  - В целях помощи учителям\nанализ провели: [петров]\n"
    told = printed(tmp_path, fields)
    assert any("В целях оценки работы школ и помощи учителям" in line for line in told)


SECOND = MAP.replace("код: карта", "код: вторая").replace("Читаем вместе", "Считаем вместе")
TWO = CERTIFICATE.replace("дорожная карта: карта", "дорожная карта: [карта, вторая]")
NAMED = "факты:\n  - мероприятия: [{}]\n"
DIRECTION = NAMED + "    текст: Было <проведено.вебинар>.\n"


def test_a_code_that_two_road_maps_bear_is_refused_with_both_places(tmp_path: Path) -> None:
    (one,) = errors(district(tmp_path, карта=MAP, вторая=SECOND, итоги=TWO + NAMED.format("вебинары")))
    assert one.code == "RMP013"
    assert one.hint == "Напишите «карта.вебинары» или «вторая.вебинары»."
    assert [Path(other.place.file).name for other in one.related] == ["карта.yaml", "вторая.yaml"]


@pytest.mark.parametrize("named", ["вторая.вебинары", "вторая.2"])
def test_a_code_or_a_number_with_its_road_map_is_that_ones(named: str, tmp_path: Path) -> None:
    second = SECOND.replace("{вебинар: 1, семинар: 1}", "{вебинар: 5}")
    where = district(tmp_path, карта=MAP, вторая=second, итоги=TWO + DIRECTION.format(named))
    assert errors(where) == []
    (found,) = check([where])
    composed = compose(PAPERS["справка"], found.workspace.descriptions["итоги"], found.workspace)
    assert "body: Было 5 вебинаров." in [line.replace("\u00a0", " ") for line in outline(composed.tree)]


def test_the_map_before_a_code_must_have_it(tmp_path: Path) -> None:
    (one,) = errors(district(tmp_path, карта=MAP, вторая=SECOND, итоги=TWO + NAMED.format("вторая.вебинар")))
    assert (one.code, one.hint) == ("REF001", "Возможно, «вторая.вебинары».")
