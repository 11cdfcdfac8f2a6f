"""`metodist check`: faults of descriptions, all at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.base import Command, Word, paths
from generator.errors import Exit

STYLES = ("text", "json")


@click.command(
    "check",
    cls=Command,
    help="Проверить описания, ничего не печатая: поля, ссылки, имена, состав бумаг. Путь — файл .yaml или папка; "
    "без пути — текущая папка.",
    examples=("metodist check программа.yaml", "metodist check --format json"),
)
@paths
@click.option(
    "--format",
    "style",
    metavar="ВИД",
    default="text",
    type=Word(STYLES),
    help="Вид отчёта: text — читать глазами, json — для других программ.",
)
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], style: str) -> None:
    """Check descriptions."""
    from generator.checking import check, compose_all
    from generator.findings import has_errors
    from generator.reporters.json import as_json
    from generator.reporters.text import as_text, summary

    every = check(paths or (Path(),))
    for checked in every:
        if not checked.faulty:
            compose_all(checked)
    findings = [finding for checked in every for finding in checked.findings]
    if style == "json":
        click.echo(as_json(findings).encode())  # bytes: JSON is UTF-8, whatever the output's encoding
    else:
        click.echo(as_text(findings), nl=bool(findings))
        click.echo(f"Проверено описаний: {sum(one.files for one in every)}; {summary(findings)}.")
    context.exit(Exit.FAULTS if has_errors(findings) else Exit.DONE)
