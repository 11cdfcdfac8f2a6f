"""Typography of descriptions: prose is set, codes and closed words are not, places stay true."""

from __future__ import annotations

from pathlib import Path

from generator.checking import check
from generator.workspace.load import Workspace
from tests.workspaces import PROGRAMME, with_fields, write

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


def test_the_settings_choose_the_dash(tmp_path: Path) -> None:
    assert " – так" in idea(workspace(tmp_path, "тире: –\n")).replace("\u00a0", " ")
