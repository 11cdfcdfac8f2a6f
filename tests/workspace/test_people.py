"""Persons of the registry: their fields tell which word is which, and one name tells one gender."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding
from tests.workspaces import checked, district, findings

PERSON = "вид: справочник\nкод: люди\nлица:\n  кто:\n    должность: методист\n{fields}"


def person(fields: str) -> str:
    return PERSON.format(fields="".join(f"    {field.strip()}\n" for field in fields.split(";")))


@pytest.mark.parametrize(
    ("fields", "name", "printed"),
    [
        ("фамилия: Ким; имя: Ен; отчество: Сук; пол: м", "<кто кратко>", "Ким Е.С."),
        ("фамилия: Ким; имя: Ен Сук; пол: м", "<кто дат. полностью>", "Ким Ен Суку"),
        ("фамилия: Ким; имя: Ен Сук; пол: ж", "<кто дат.>", "методисту Ким Е.С."),
        ("фамилия: Ильина; имя: А.; отчество: Юрьевна", "<кто кратко>", "Ильина А.Ю."),
        ("фамилия: Ильина; имя: А.; отчество: Юрьевна", "<кто дат. полностью>", "Ильиной А. Юрьевне"),
        ("фамилия: Ильина; имя: Анна; отчество: Ю.", "<кто род. кратко>", "Ильиной А.Ю."),
        ("фамилия: Ильина; имя: Анна Мария", "<кто кратко>", "Ильина А.М."),
        ("фамилия: Ильина; имя: Анна Мария; отчество: Юрьевна", "<кто твор.>", "методистом Ильиной А.М.Ю."),
        ("фамилия: Роман; имя: Пётр; отчество: Ильич", "<кто род. полностью>", "Романа Петра Ильича"),
        ("фамилия: Мамедов; имя: Рашид; отчество: Ахмед оглы", "<кто кратко>", "Мамедов Р.А."),
        ("фамилия: Smith; имя: John", "<кто кратко>", "Smith J."),
    ],
)
def test_the_fields_tell_which_word_is_which(fields: str, name: str, printed: str, tmp_path: Path) -> None:
    found = checked(district(tmp_path, f"идея: {name}\n", люди=person(fields)))
    assert [one.message for one in found.findings] == []
    assert str(found.workspace.descriptions["чтение"].record["idea"]).replace("\u00a0", " ") == printed


@pytest.mark.parametrize("gender", ["женский", "с"])
def test_a_word_that_is_no_gender_is_told_once(gender: str, tmp_path: Path) -> None:
    person_of = person(f"фамилия: Ткач; имя: Саша; пол: {gender}")
    assert [one.code for one in findings(district(tmp_path, "идея: <кто дат.>\n", люди=person_of))] == ["SCH011"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("фамилия: Ильина; имя: Анна; отчество: Петрович", "отчество «Петрович» мужское, а имя «Анна» женское"),
        ("фамилия: Ильина; имя: Анна; отчество: Петрович; пол: ж", ""),
        ("фамилия: Иванов; имя: Анна", "фамилия «Иванов» мужская, а имя «Анна» женское"),
        ("фамилия: Долина; имя: Пётр; отчество: Ильич", ""),
    ],
)
def test_words_of_one_name_tell_one_gender_or_it_is_asked_for(fields: str, said: str, tmp_path: Path) -> None:
    faults: list[Finding] = findings(district(tmp_path, "идея: <кто дат.>\n", люди=person(fields)))
    assert [one.code for one in faults] == (["SCH025"] if said else [])
    for one in faults:
        assert said in one.message
        assert "пол: ж" in one.hint
