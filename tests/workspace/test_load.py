"""What belongs to a workspace: its root, its files, strangers beside them, settings, phrases of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.errors import UnreadablePath
from generator.findings import Finding
from generator.workspace.files import find_root
from tests.workspaces import PROGRAMME, REGISTRY, checked, codes, district, findings, write

ALONE = PROGRAMME.replace("разработчик: управление", "разработчик: Отдел образования")


def only(*paths: Path) -> Finding:
    (finding,) = findings(*paths)
    return finding


def test_the_nearest_folder_with_settings_is_the_root(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"metodist.yaml": "", "школы/metodist.yaml": "", "школы/4/программа.yaml": ALONE, "программа.yaml": ALONE},
    )
    assert find_root(tmp_path / "школы" / "4" / "программа.yaml") == tmp_path / "школы"
    assert find_root(tmp_path / "школы" / "4") == tmp_path / "школы"
    assert find_root(tmp_path / "программа.yaml") == tmp_path


def test_without_settings_the_root_is_the_folder_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"программы/чтение.yaml": ALONE})
    assert find_root(tmp_path / "программы" / "чтение.yaml") == tmp_path / "программы"


def test_a_workspace_knows_the_files_of_its_folders(tmp_path: Path) -> None:
    folder = write(tmp_path, {"metodist.yaml": "", "общее/лица.yaml": REGISTRY, "школы/4/чтение.yml": PROGRAMME})
    assert findings(folder / "школы" / "4" / "чтение.yml") == []
    assert [one.id for one in checked(folder).asked] == ["лица", "чтение"]


def test_hidden_files_ready_papers_and_linked_folders_are_none_of_its_files(tmp_path: Path) -> None:
    names = (".git/чтение.yaml", "_черновик.yaml", "_старое/чтение.yaml", "out/чтение.yaml")
    folder = write(
        tmp_path, {"metodist.yaml": "", "чтение.yaml": ALONE, "out/manifest.json": "{}"} | dict.fromkeys(names, ALONE)
    )
    (folder / "по-кругу").symlink_to(folder)
    assert [one.path.name for one in checked(folder).workspace.descriptions.values()] == ["чтение.yaml"]
    assert codes(folder) == []


def test_a_workspace_inside_a_folder_is_reviewed_by_itself(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"metodist.yaml": "", "чтение.yaml": ALONE, "школа/metodist.yaml": "", "школа/чтение.yaml": ALONE}
    )
    outer, inner = check([folder])
    assert (outer.workspace.root, inner.workspace.root) == (folder, folder / "школа")
    assert [one.path.parent for one in (*outer.asked, *inner.asked)] == [folder, folder / "школа"]


def test_other_yaml_files_beside_a_single_file_are_no_faults(tmp_path: Path) -> None:
    strangers = {"compose.yaml": "services:\n  web: [\n", "chart.yml": "kind: Deployment\n", "пусто.yaml": ""}
    folder = write(tmp_path, {"чтение.yaml": ALONE, "другая.yaml": "вид: программа\n"} | strangers)
    assert findings(folder / "чтение.yaml") == []


def test_a_registry_beside_a_single_file_is_used_and_checked(tmp_path: Path) -> None:
    folder = write(tmp_path, {"чтение.yaml": PROGRAMME, "справочник.yaml": REGISTRY})
    assert findings(folder / "чтение.yaml") == []
    write(folder, {"справочник.yaml": REGISTRY + "погода: ясная\n"})
    assert Path(only(folder / "чтение.yaml").place.file).name == "справочник.yaml"


def test_a_stranger_in_a_folder_that_is_checked_whole_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"чтение.yaml": ALONE, "compose.yaml": "services: нет\n"})
    assert (only(folder).code, Path(only(folder).place.file).name) == ("SCH001", "compose.yaml")


@pytest.mark.parametrize("files", [{}, {"письмо.txt": "Здравствуйте!"}, {"metodist.yaml": "рамка: gost\n"}])
def test_a_folder_without_descriptions_is_refused(files: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UnreadablePath) as raised:
        check([write(tmp_path, files)])
    assert raised.value.finding.code == "CLI002"


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePath) as raised:
        check([tmp_path / "чтение.yaml"])
    assert raised.value.finding.code == "CLI001"


@pytest.mark.parametrize(
    "settings", ["", "# пока пусто\n", "рамка: gost\nтерритория: сосновский\nорганизация: управление\n"]
)
def test_settings_may_be_empty(settings: str, tmp_path: Path) -> None:
    assert findings(write(district(tmp_path), {"metodist.yaml": settings})) == []


@pytest.mark.parametrize(
    ("settings", "code", "said"),
    [
        ("рамкка: gost", "SCH004", "Возможно, «рамка»"),
        ("рамка:", "SCH007", "После «рамка:» ничего нет"),
        ("- рамка", "YML014", "рамка: gost"),
        ("рамка: [gost", "YML026", ""),
        ("территория: сосновка", "REF001", "Возможно, «сосновский»"),
        ("организация: иванова", "REF002", "это лицо, а здесь нужно: организация"),
        ("рамки:\n  прказ: blank", "SCH011", "Возможно, «приказ»"),
        ("фразы: слова.yaml", "REF006", "слова.yaml"),
        ("шрифты: шрифты", "REF006", "Нет папки шрифтов"),
        (f"фразы: {'ы' * 300}", "REF006", "Нет файла фраз"),
        (f"шрифты: {'ы' * 300}", "REF006", "Нет папки шрифтов"),
    ],
)
def test_a_fault_of_the_settings_is_found_whatever_is_checked(
    settings: str, code: str, said: str, tmp_path: Path
) -> None:
    folder = write(district(tmp_path), {"metodist.yaml": settings + "\n"})
    fault = only(folder / "чтение.yaml")
    assert (fault.code, Path(fault.place.file).name) == (code, "metodist.yaml")
    assert said in f"{fault.message} {fault.hint}"


def test_phrases_of_the_workspace_replace_those_of_the_package(tmp_path: Path) -> None:
    phrases = "паспорт:\n  цель: Зачем всё это\nгриф:\n  утверждаю: ''\n"
    folder = write(district(tmp_path), {"metodist.yaml": "фразы: слова.yaml\n", "слова.yaml": phrases})
    found = checked(folder)
    assert found.findings == []
    book = found.workspace.phrases
    assert book.say("паспорт.цель") == "Зачем всё это"
    assert book.say("гриф.утверждаю") == ""
    assert book.say("паспорт.задачи") == "Задачи программы"


@pytest.mark.parametrize(
    ("phrases", "code", "said"),
    [
        ("паспорт:\n  целль: Зачем", "TPL101", "Возможно, «паспорт.цель»"),
        ("погода: ясная", "TPL101", "Нет такой фразы: «погода»"),
        ("приказ:\n  номер: № {номр}", "TPL102", "Можно: {номер}"),
        ("паспорт:\n  цель: Цель на {срок}", "TPL102", "подстановок нет"),
        ("паспорт:\n  цель: [Зачем]", "TPL101", "стоит перечень"),
        ("паспорт: [", "YML026", ""),
    ],
)
def test_a_fault_of_the_phrases_is_found_whatever_is_checked(
    phrases: str, code: str, said: str, tmp_path: Path
) -> None:
    folder = write(district(tmp_path), {"metodist.yaml": "фразы: слова.yaml\n", "слова.yaml": phrases + "\n"})
    fault = only(folder / "чтение.yaml")
    assert (fault.code, Path(fault.place.file).name) == (code, "слова.yaml")
    assert said in f"{fault.message} {fault.hint}"
