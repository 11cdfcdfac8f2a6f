import pytest

from generator.word.hyphens import held


@pytest.mark.parametrize(
    "text",
    [
        "№ 273~ФЗ",
        "№\u00a05~ОЗ.",
        "№01~12/345~р, далее",
        "от 29.12.2012 № 273~ФЗ «Об образовании»",
        "закон 273~ФЗ",
        "учеников 5–9~х классов",
        "к 10~му дню",
        "директор Мышь~Гнедич А.П.",
        "Ростов-на-Дону, Учебно-методический центр",
        "научно-методический, 2018-2019, 5-классник, 5-6",
        "№ 7 научно-методического совета",
        "№ - нет",
    ],
)
def test_only_numbers_of_acts_endings_after_figures_and_surnames_hold_the_line_together(text: str) -> None:
    assert held(text.replace("~", "-")) == text.replace("~", "\u2011")
