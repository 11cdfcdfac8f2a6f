"""`metodist check`: faults of descriptions, all at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.base import Command, Word
from generator.errors import Exit

STYLES = ("text", "json")


@click.command(
    "check",
    cls=Command,
    help="Проверить описания, ничего не печатая: поля, ссылки, имена, состав бумаг. Без пути — в текущей папке.",
)
@click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", metavar="ВИД", default="text", type=Word(STYLES), help="Вид отчёта: text, json.")
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], style: str) -> None:
    """Check descriptions."""
    from generator.findings import has_errors
    from generator.reporters.json import as_json
    from generator.reporters.text import as_text, summary
    from generator.review import compose_all, review

    reviews = review(paths or (Path(),))
    for reviewed in reviews:
        if not reviewed.faulty:
            compose_all(reviewed)
    findings = [finding for reviewed in reviews for finding in reviewed.findings]
    if style == "json":
        click.echo(as_json(findings).encode())  # bytes: JSON is UTF-8, whatever the output's encoding
    else:
        click.echo(as_text(findings), nl=bool(findings))
        click.echo(f"Проверено описаний: {sum(one.files for one in reviews)}; {summary(findings)}.")
    context.exit(Exit.FAULTS if has_errors(findings) else Exit.DONE)
