"""Typography of descriptions: prose is set, codes and closed words are not, places stay true."""

from __future__ import annotations

import re
from pathlib import Path

from generator.checking.check import check
from generator.workspace.load import Workspace
from tests.papers.outlines import paper
from tests.workspaces import PROGRAMME, district, with_fields, write

FIELDS = """\
разработчик: Школа № 4
идея: |
  Школа "Рост" работает в 2026-2028 гг. - так решил совет.
  Приказ № 597-а от 12.04.2021, тел. 8 (84500) 2-14-36, ящик a-b@mail.example, в 12:30.
план:
  нумерация: по группам
"""


def workspace(folder: Path, settings: str = "") -> Workspace:
    write(folder, {"metodist.yaml": settings or "рамка: gost\n", "чтение.yaml": with_fields(PROGRAMME, FIELDS)})
    (found,) = check([folder])
    return found.workspace


def idea(found: Workspace) -> str:
    return str(found.descriptions["чтение"].record["idea"])


def test_prose_is_set(tmp_path: Path) -> None:
    assert "«Рост»" in idea(workspace(tmp_path))
    assert "2026–2028\u00a0гг." in idea(workspace(tmp_path))
    assert " — так" in idea(workspace(tmp_path)).replace("\u00a0", " ")


def test_numbers_phones_and_addresses_are_left_alone(tmp_path: Path) -> None:
    plain = idea(workspace(tmp_path)).replace("\u00a0", " ")
    for typed in ("№ 597-а", "12.04.2021", "8 (84500) 2-14-36", "a-b@mail.example", "12:30"):
        assert typed in plain


def test_a_word_of_a_closed_list_stays_that_word(tmp_path: Path) -> None:
    assert workspace(tmp_path).descriptions["чтение"].record["plan"]["numbering"] == "по группам"


def test_a_workspace_may_have_it_as_typed(tmp_path: Path) -> None:
    assert '"Рост"' in idea(workspace(tmp_path, "типографика: нет\n"))


def test_places_lead_to_the_characters_typed(tmp_path: Path) -> None:
    text = workspace(tmp_path).descriptions["чтение"].record["idea"]
    lines = (tmp_path / "чтение.yaml").read_text(encoding="utf-8").split("\n")
    for word in ("Школа", "Рост", "совет", "597-а", "mail.example", "12:30"):
        place = text.at(text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_spaced_initials_are_spaced_wherever_a_name_is_made_of_the_registry(tmp_path: Path) -> None:
    approval = "утверждение: [{кем: иванова}]\nцель: <иванова дат. кратко> и Ивановой А.П.\nподписывает: управление\n"
    order = (
        "пункты: [{поручить: {кому: петров, что: читать}}, {контроль: иванова}]\nвизы: иванова\nознакомлены: иванова\n"
    )
    folder = write(district(tmp_path, approval, order), {"metodist.yaml": "рамка: gost\nпробел в инициалах: да\n"})
    text = "\n".join(line for name in ("программа", "приказ") for line in paper(name, folder))
    names = re.findall("Иванов[а-я]+ А.{1,2}П|А.{1,2}П. Иванова", text)
    assert [name for name in names if "А. П" not in name] == []
    assert len(names) >= 7


def test_the_settings_choose_the_dash(tmp_path: Path) -> None:
    assert " – так" in idea(workspace(tmp_path, "тире: –\n")).replace("\u00a0", " ")
