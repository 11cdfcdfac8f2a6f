"""What an author fills in stands in the programme: every field of a programme, at every depth, one at a time."""

from __future__ import annotations

import pytest

from generator.checking.check import Checked, check
from generator.findings import Severity
from generator.papers.table import PAPERS
from generator.printing import compose
from generator.schema.language import Field, records
from generator.workspace.load import Description
from tests.papers import one_field
from tests.papers.outlines import outline
from tests.papers.test_sections import picture
from tests.workspaces import PROGRAMME, REGISTRY, with_fields, write

BASE = f"""\
{PROGRAMME}    план: {{2027: 70, 2028: 90}}
  - показатель: Доля пишущих учеников
    план: {{2027: 60, 2028: 80}}
мероприятия: [{{группа: Клубы, мероприятия: [Открыть клуб, Открыть кружок]}}]
контроль: Следит совет.
"""
PATHS = {one_field.name(path): path for path in one_field.paths(records()["programme"])}
PRINTED = {name: path for name, path in PATHS.items() if not path[-1].unprinted}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], str]:
    """What the whole programme says, passport and plan in it, by field and by which of its two values it holds."""
    files: dict[str, str | bytes] = {"metodist.yaml": "рамка: gost\nтипографика: нет\n", "справочник.yaml": REGISTRY}
    files[one_field.PICTURE] = picture()
    cases = [(name, which) for name, path in PRINTED.items() for which in (0, 1)[: 2 - one_field.is_word(path[-1])]]
    for number, (name, which) in enumerate(cases):
        path = PRINTED[name]
        fields = one_field.described(path, one_field.values(path[-1])[which])
        files[f"п{number}.yaml"] = with_fields(BASE.replace("код: чтение\n", f"код: п{number}\n"), fields)
    (checked,) = check([write(tmp_path_factory.mktemp("поля"), files)])
    faults = [f"{one.place} {one.message}" for one in checked.findings if one.severity is Severity.ERROR]
    assert "\n".join(faults) == ""
    found = checked.workspace.descriptions
    return {case: _text(found[f"п{number}"], checked) for number, case in enumerate(cases)}


def _text(description: Description, checked: Checked) -> str:
    whole = compose(PAPERS["программа"], description, checked.workspace)
    return "\n".join(outline(whole.tree)).casefold()


def test_every_filled_field_stands_in_the_programme(texts: dict[tuple[str, int], str]) -> None:
    assert [name for name, path in PRINTED.items() if not _is_printed(name, path[-1], texts)] == []


def _is_printed(name: str, spec: Field, texts: dict[tuple[str, int], str]) -> bool:
    if one_field.is_word(spec):
        return one_field.printed_as(spec) in texts[name, 0]
    return texts[name, 0] != texts[name, 1]
