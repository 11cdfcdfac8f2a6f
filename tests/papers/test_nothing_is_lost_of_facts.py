"""What an author fills in of a road map or a certificate stands in its papers: every field, one at a time."""

from __future__ import annotations

import pytest

from generator.checking.check import Checked, check
from generator.findings import Severity
from generator.papers.table import papers_of
from generator.printing import compose
from generator.schema.language import records
from generator.workspace.load import Description
from tests.papers import one_field
from tests.papers.outlines import outline
from tests.workspaces import REGISTRY, with_fields, write

PROGRAMME = """\
вид: программа
код: чтение
уровень: муниципальная
наименование: Читаем вместе
срок: 2026–2028
разработчик: управление
цель: Каждый ученик читает с пониманием.
задачи: [Учить чтению, Мерить успехи]
показатели:
  - показатель: Доля читающих
    план: {2027: 70, 2028: 90}
  - показатель: Доля пишущих
    план: {2027: 60, 2028: 80}
"""
BASES = {
    "roadmap": """\
вид: дорожная карта
код: карта
программа: чтение
мероприятия: [{группа: Клубы, мероприятия: [Открыть клуб, Открыть кружок]}]
на дату: 31.12.2027
факты: {1: выполнено}
""",
    "certificate": """\
вид: справка
код: карта
организация: управление
дорожная карта: общая
срок: 2027
подписывает: иванова
""",
}
LED = {  # fields that lead to other descriptions or need a reason beside them have tests of their own
    "roadmap": {"программа"},
    "certificate": {"дорожная карта", "вывод, оценка"},
}
STEM = one_field.WORD[:-1]  # the words may stand in any case
DAYS = {"17.03.2027": ("17 марта 2027",)}
PATHS = {
    (kind, one_field.name(path)): path
    for kind in BASES
    for path in one_field.paths(records()[kind])
    if not path[-1].unprinted and one_field.name(path) not in LED[kind]
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, int], str]:
    """What the papers of a description say, by kind, field and which of its two values it holds."""
    files = {"metodist.yaml": "рамка: gost\nтипографика: нет\n", "справочник.yaml": REGISTRY, "чтение.yaml": PROGRAMME}
    files["общая.yaml"] = BASES["roadmap"].replace("код: карта", "код: общая")
    cases = [(*key, n) for key, path in PATHS.items() for n in (0, 1)[: 2 - one_field.is_word(path[-1])]]
    for number, (kind, name, which) in enumerate(cases):
        path = PATHS[kind, name]
        fields = one_field.described(path, one_field.values(path[-1])[which])
        files[f"п{number}.yaml"] = with_fields(BASES[kind].replace("код: карта", f"код: п{number}"), fields)
    (checked,) = check([write(tmp_path_factory.mktemp("поля"), files)])
    faults = [f"{one.place} {one.message}" for one in checked.findings if one.severity is Severity.ERROR]
    assert "\n".join(faults) == ""
    return {case: _text(checked.workspace.descriptions[f"п{number}"], checked) for number, case in enumerate(cases)}


def _text(description: Description, checked: Checked) -> str:
    found = [compose(paper, description, checked.workspace) for paper in papers_of(description.kind.name)]
    return "\n".join(line for one in found for line in outline(one.tree)).casefold()


@pytest.mark.parametrize("kind", BASES)
def test_every_filled_field_stands_in_the_papers(kind: str, texts: dict[tuple[str, str, int], str]) -> None:
    assert [name for own, name in PATHS if own == kind and not _is_printed(kind, name, texts)] == []


def _is_printed(kind: str, name: str, texts: dict[tuple[str, str, int], str]) -> bool:
    spec = PATHS[kind, name][-1]
    if one_field.is_word(spec):
        said = one_field.printed_as(spec).replace(one_field.WORD, STEM)
        return any(one in texts[kind, name, 0] for one in (said, *DAYS.get(said, ())))
    return texts[kind, name, 0] != texts[kind, name, 1]
