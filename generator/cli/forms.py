"""`metodist forms`: every declined form that the papers use, for a person to read through once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.base import Command, paths
from generator.errors import Exit
from generator.workspace.speech import Used

HELP = "Все склонённые слова, которые попадут в бумаги: перечитать один раз. Сомнительные отмечены «?»."


@click.command("forms", cls=Command, help=HELP, examples=("metodist forms программа.yaml",))
@paths
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...]) -> None:
    """List the declined forms of the papers."""
    from generator.checking.check import check, compose_all
    from generator.reporters.text import as_text

    faulty = False
    for checked in check(paths or (Path(),)):
        if not checked.faulty:
            compose_all(checked)
        if checked.faulty:
            click.echo(as_text(checked.findings), err=True)
            faulty = True
        for line in form_lines(list(checked.workspace.speech.used.values())):
            click.echo(line)
    context.exit(Exit.FAULTS if faulty else Exit.DONE)


def form_lines(used: Sequence[Used]) -> list[str]:
    """A block for each phrase: the phrase, then its forms by case, with doubts and what the registry gave."""
    lines = []
    for of in sorted({one.of for one in used}, key=str.casefold):
        lines.append(of)
        for one in sorted((one for one in used if one.of == of), key=lambda one: CASES.index(one.case)):
            mark = "?" if one.doubts else " "
            notes = [*one.doubts, *(["из справочника"] if one.given else [])]
            lines.append(f"  {mark} {one.case:<6}{one.form}" + (f"  ({'; '.join(notes)})" if notes else ""))
    return lines


CASES = ("им", "род", "дат", "вин", "твор", "предл")
