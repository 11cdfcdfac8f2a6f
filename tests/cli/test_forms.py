"""`metodist forms`: all declined words of the papers on one page, the unsure ones marked."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli.forms import form_lines
from generator.cli.main import main
from generator.workspace.speech import Used

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def test_the_examples_decline_what_their_papers_need() -> None:
    said = CliRunner().invoke(main, ["forms", str(EXAMPLES)])
    assert said.exit_code == 0
    assert "рабочую группу по исполнению программы" in said.output.replace("\u00a0", " ")
    assert "?" not in said.output


def test_unsure_forms_are_marked_with_the_reason() -> None:
    lines = form_lines([Used("тьюторант", "род", "тьюторанта", doubts=("слова нет в словаре",))])
    assert lines == ["тьюторант", "  ? род   тьюторанта  (слова нет в словаре)"]


def test_given_forms_say_so_and_cases_stand_in_order() -> None:
    used = [Used("центр", "дат", "центру"), Used("центр", "род", "Центра", given=True)]
    assert form_lines(used) == ["центр", "    род   Центра  (из справочника)", "    дат   центру"]
