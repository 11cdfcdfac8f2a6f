"""Facts of road maps that cannot be right: each page's samples, and where the message points."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import resources
from generator.findings import Finding
from tests.workspaces import codes, district, errors, findings

PAGES = yaml.safe_load((resources.SCHEMAS / "codes" / "rmp.yaml").read_text("utf-8"))
MEASURES = """\
мероприятия:
  - мероприятие: Цикл семинаров
    код: семинары
    срок: май 2027
  - мероприятие: Конкурс чтецов
    код: конкурс
    срок: сентябрь – октябрь 2027
"""


def described(folder: Path, sample: str) -> Path:
    """The workspace of the small district with the descriptions of a sample."""
    first, *more = re.split(r"^--- ?(.*)\n", sample, flags=re.MULTILINE)
    return district(folder, **{"образец": first, **dict(zip(more[::2], more[1::2], strict=True))})


def found(folder: Path, fields: str) -> list[Finding]:
    return findings(described(folder, f"вид: дорожная карта\nкод: карта\n{MEASURES}{fields}"))


@pytest.mark.parametrize("code", PAGES)
def test_the_bad_sample_gives_the_code(code: str, tmp_path: Path) -> None:
    assert set(codes(described(tmp_path, PAGES[code]["bad"]))) == {code}


@pytest.mark.parametrize("code", PAGES)
def test_the_good_sample_gives_no_fault(code: str, tmp_path: Path) -> None:
    folder = described(tmp_path, PAGES[code]["good"])
    assert errors(folder) == []
    assert code not in codes(folder)


def test_a_fact_of_no_measure_names_the_nearest(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "на дату: 30.04.2027\nфакты:\n  семинры: запланировано\n")
    assert (one.code, one.hint, one.place.column) == ("REF001", "Возможно, «семинары».", 3)


def test_a_number_beyond_the_last_measure_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "на дату: 30.04.2027\nфакты:\n  7: запланировано\n")
    assert (one.code, one.hint) == ("REF001", "Номера идут от 1 до 2.")


def test_an_event_before_the_measure_is_a_fault_at_its_date(tmp_path: Path) -> None:
    facts = "на дату: 30.06.2027\nфакты:\n  семинары:\n    статус: выполнено\n    проведено:\n      семинар:\n"
    (one,) = found(tmp_path, f"{facts}        - дата: 30.04.2027\n          тема: Чтение\n")
    assert one.code == "RMP004"
    assert one.message == "Факт от 30.04.2027 раньше срока мероприятия: он начинается 01.05.2027"


def test_what_is_overdue_without_a_fact_is_said_once(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "на дату: 30.12.2027\nфакты:\n  семинары: выполнено\n")
    assert one.message == "Срок прошёл, а факта нет у мероприятия 2: напечатаются как просроченные"


def test_words_are_not_numbers(tmp_path: Path) -> None:
    facts = "на дату: 30.06.2027\nфакты:\n  1:\n    статус: выполнено\n    проведено: {семинар: шесть}\n"
    (one,) = found(tmp_path, facts)
    assert (one.code, one.path) == ("SCH009", "факты, 1, проведено, семинар")


def test_a_status_is_forgiven_its_letters(tmp_path: Path) -> None:
    assert found(tmp_path, "на дату: 10.05.2027\nфакты:\n  1: Идет по графику\n") == []
    (one,) = found(tmp_path / "иной", "на дату: 10.05.2027\nфакты:\n  1: сделано\n")
    assert one.code == "SCH011"


def test_the_opposite_of_a_status_is_not_offered(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "на дату: 10.05.2027\nфакты:\n  1: не выполнено\n")
    assert "Возможно" not in one.hint


def test_a_column_of_no_field_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "план: {столбцы: [номер, мероприяте]}\n")
    assert (one.code, one.hint) == ("SCH022", "Возможно, «мероприятие».")


PLANNED = """\
вид: программа
код: чтецы
уровень: школьная
наименование: Чтецы
срок: 2026–2028 годы
разработчик: управление
цель: Каждый читает.
задачи: [Учить чтению]
показатели:
  - показатель: {0} обученных наставников
    код: обучены
    единица: человек
    база: 6 (2026)
    план:
      2027: 18
--- карта
вид: дорожная карта
программа: чтецы
мероприятия: [Цикл семинаров]
на дату: 30.06.2027
факты показателей:
  обучены: {1}
"""


@pytest.mark.parametrize(
    ("noun", "fact", "expected"),
    [
        ("Число", "18", []),
        ("Число", "17", ["RMP006"]),
        ("Число", "{значение: 17, причина: Болели}", []),
        ("Число", "18,5", ["RMP015"]),
        ("Среднее число", "18,5", []),
    ],
)
def test_a_fact_of_an_indicator_is_explained_and_of_whole_people(
    noun: str, fact: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(described(tmp_path, PLANNED.format(noun, fact))) == expected


EVENTS = "  1:\n    статус: выполнено\n    участники: {0}\n    проведено:\n      семинар:\n{1}"


@pytest.mark.parametrize(
    ("whole", "events", "expected"),
    [
        (25, ("участники: 6", "участники: 5"), ["RMP014"]),
        (11, ("участники: 6", "участники: 5"), []),
        (8, ("участники: 6", "участники: 5"), []),
        (25, ("участники: 6", "тема: Чтение"), []),
    ],
)
def test_participants_are_no_more_than_came(
    whole: int, events: tuple[str, str], expected: list[str], tmp_path: Path
) -> None:
    listed = "".join(f"        - дата: 1{n}.05.2027\n          {one}\n" for n, one in enumerate(events))
    facts = f"на дату: 31.05.2027\nфакты:\n{EVENTS.format(whole, listed)}"
    assert [one.code for one in found(tmp_path, facts)] == expected
